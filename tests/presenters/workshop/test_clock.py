from datetime import UTC, datetime, timedelta

import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import clock

STARTED = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "said", "share"),
    [
        (timedelta(), "10:00 left", 0.0),
        (timedelta(seconds=1), "9:59 left", 1 / 600),
        (timedelta(minutes=9, seconds=55), "0:05 left", 595 / 600),
        (timedelta(minutes=10), "0:00 over", 1.0),
        (timedelta(minutes=75, seconds=9), "65:09 over", 1.0),
        (timedelta(seconds=-3), "10:03 left", 0.0),
    ],
)
def test_a_step_has_so_much_time_left_or_is_so_much_over_it(passed, said, share):
    now = STARTED + passed

    assert clock.left(STARTED, 10, now, Words("en")) == said
    assert clock.share(STARTED, 10, now) == pytest.approx(share)


def test_a_step_without_minutes_is_over_at_once():
    assert clock.share(STARTED, 0, STARTED) == 1.0
