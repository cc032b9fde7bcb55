"""What has happened since a day: beyond chance, and who owns what."""

from datetime import date

import pytest

from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.presenters.overview import since
from cxdash.services.reads import remembering
from cxdash.store import database
from tests.pages.stores import made

DAY = date(2026, 11, 30)
LOST = "Get connected lost its owner."
WENT = "Get help went to Customer director."


def told(address: str, start: date, *, on: date = DAY, period: str = DEFAULT_PERIOD) -> tuple[str, dict[str, str]]:
    """Return the heading, and what is said of each place."""
    with database.reading(database.open_store(address)) as connection, remembering(connection):
        tab = since.present(connection, View("", period, ""), "en", on, start)
    return tab.heading, dict(tab.listed)


@pytest.mark.parametrize(
    ("on", "start"),
    [(DAY, date(2026, 10, 1)), (date(2026, 11, 1), date(2026, 10, 1)), (date(2027, 1, 5), date(2026, 12, 1))],
)
def test_without_a_day_it_is_the_first_of_the_month_before(on, start):
    assert since.default(on) == start


def test_only_what_is_in_another_state_than_before_that_day_has_moved(demo_file):
    heading, moved = told(f"sqlite:///{demo_file}", date(2026, 10, 1))

    assert heading == "Since Oct 1, 2026 this has moved beyond chance or changed hands."
    assert moved == {
        "Chat": "unusually low in the last month",
        "Notice of a new price": "below its level since Mar 2026",
    }


@pytest.mark.parametrize(
    ("start", "owners"),
    [
        (date(2026, 1, 1), {LOST, WENT}),
        (date(2026, 1, 2), {WENT}),
        (date(2026, 3, 1), {WENT}),
        (date(2026, 3, 2), set()),
    ],
)
def test_a_stage_that_changed_hands_on_the_day_or_after_it_is_named(start, owners, demo_file):
    _, moved = told(f"sqlite:///{demo_file}", start)

    assert {place for place in moved if place.endswith(".")} == owners


def test_what_has_not_happened_by_the_day_shown_is_left_out(demo_file):
    _, moved = told(f"sqlite:///{demo_file}", date(2025, 12, 1), on=date(2026, 1, 31))

    assert LOST in moved
    assert WENT not in moved
    assert not [said for said in moved.values() if "2026" in said and "Feb" in said]


def test_where_no_answers_have_come_since_it_says_so(demo_file, run_folder):
    later = date(2026, 11, 1)

    assert told(f"sqlite:///{demo_file}", later) == ("Nobody has answered since Nov 1, 2026.", {})
    assert told(made(run_folder, "minimal"), later) == ("Nobody has answered since Nov 1, 2026.", {})


def test_where_months_are_too_few_it_does_not_say_that_nothing_moved(demo_file):
    heading, moved = told(f"sqlite:///{demo_file}", date(2025, 3, 1), on=date(2025, 4, 10), period="2024-11..2025-03")

    assert "too few months have answers" in heading
    assert moved == {}
