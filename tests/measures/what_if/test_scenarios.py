"""What is kept of a choice, and whether the figures it started from still stand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.what_if import scenarios
from cxdash.measures.what_if.comparison import compare
from cxdash.measures.what_if.levers import Levers
from tests.measures.choices import ASSUMED, BASE

CHOICE = Levers(retention_budget=0.2, gaps=(("connect", 0.5),), gap_cost=4e6)
MADE = datetime(2026, 11, 1, tzinfo=UTC)


def kept():
    """Return the choice as it is read again after it was kept."""
    stored = scenarios.texts(compare(BASE, ASSUMED, CHOICE), ASSUMED)
    named = {"key": "mend", "name": "Mend", "journey": "", "period": "12m", "segment": "home", "made_at": MADE}
    return scenarios.of_row({**named, **stored})


@pytest.mark.parametrize(
    ("base", "changed"),
    [
        (replace(BASE), False),
        (replace(BASE, won=BASE.won + 1), True),
        (replace(BASE, broken=frozenset()), True),
        (replace(BASE, let_downs=BASE.let_downs[:2]), True),
        (None, True),
    ],
)
def test_a_kept_choice_has_changed_once_any_figure_it_started_from_has_or_is_gone(base, changed):
    assert kept().changed(base) is changed


def test_what_was_kept_is_read_as_it_was():
    found = kept()

    assert (found.view, found.levers, found.made_at) == (View(segment="home", period="12m"), CHOICE, MADE)
    assert found.assumptions == ASSUMED
