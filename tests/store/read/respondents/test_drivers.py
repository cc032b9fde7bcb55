import numpy as np
import pytest
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.periods import Period
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read.respondents import drivers
from cxdash.store.write import changes
from tests.builders import load

JANUARY, FEBRUARY = "2026-01-15", "2026-02-01"


@pytest.fixture
def answered(store: Engine) -> Engine:
    """A store of two touchpoints; ann answered both and the whole, twice at the shop; ben one; cat not the whole."""
    load(
        store,
        [
            ("ann", "shop", "CSAT", 5, JANUARY, "home"),
            ("ann", "shop", "CSAT", 2, FEBRUARY, "home"),
            ("ann", "help", "CSAT", 3, JANUARY, "home"),
            ("ann", "help", "EXPECTATION", 5, JANUARY, "home"),
            ("ann", "", "CSAT", 4, JANUARY, "home"),
            ("ben", "shop", "CSAT", 1, JANUARY, "office", "", 0.5, 4),
            ("ben", "", "CSAT", 2, JANUARY, "office", "", 0.5, 4),
            ("ben", "", "NPS", 9, JANUARY, "office"),
            ("cat", "shop", "CSAT", 1, JANUARY, "home"),
        ],
    )
    return store


def asked(store, view, period=None, measure="CSAT"):
    with database.reading(store) as connection:
        return drivers.answered(connection, view, measure, period)


def rows(found):
    return [[None if np.isnan(value) else value for value in row] for row in found.matrix]


def test_whoever_was_asked_of_the_whole_has_a_row_with_the_mean_of_each_touchpoint(answered):
    found = asked(answered, View())

    assert (found.keys, found.asked) == (["shop", "help"], "CSAT")
    assert rows(found) == [[3.5, 3], [1, None]]
    assert (found.outcome.tolist(), found.weights.tolist()) == ([4, 2], [1, 2])


def test_a_segment_and_a_period_narrow_both(answered):
    assert rows(asked(answered, View(segment="home"))) == [[3.5, 3]]
    assert rows(asked(answered, View(), Period("2026-01", "2026-01"))) == [[5, 3], [1, None]]
    assert rows(asked(answered, View(), Period("2026-02", "2026-02"))) == []


def test_a_measure_nobody_was_asked_gives_no_touchpoints(answered):
    found = asked(answered, View(), measure="CES")

    assert (found.keys, found.matrix.shape) == ([], (0, 0))


def test_without_a_question_of_the_whole_there_is_no_outcome(store):
    load(store, [("ann", "shop", "CSAT", 5, JANUARY)])

    found = asked(store, View())

    assert (found.asked, found.keys, len(found.outcome)) == ("", ["shop"], 0)


def test_importance_is_told_where_it_is_stated(answered):
    with changes.writing(answered, admin("test")) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"importance": 8})

    with database.reading(answered) as connection:
        assert drivers.importance(connection, View()) == {"shop": 8.0}
