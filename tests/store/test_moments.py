from collections import defaultdict

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.people import admin
from cxdash.store.count_tables import moment, moment_all
from cxdash.store.read import history
from cxdash.store.read.checks import differing_cells
from cxdash.store.write import changes, removing, undoing
from tests.builders import load
from tests.company import take

ANSWERS = [
    ("a", "shop", "CSAT", 5, "2026-01-15", "home"),
    ("a", "shop", "EXPECTATION", 4, "2026-01-15", "home"),
    ("b", "shop", "CSAT", 1, "2026-01-15", "home", "", 0.5, 3),
    ("b", "shop", "EXPECTATION", 5, "2026-01-15", "home", "", 0.5, 3),
    ("c", "shop", "CSAT", 4, "2026-01-20"),
    ("d", "", "NPS", 10, "2026-02-01", "home"),
]


def moments_of(store: Engine) -> dict[tuple, tuple]:
    """Return n, Σw·x, Σw·x², Σw at the top and at the low end, by segment ('all' = all of them), about and month."""
    with store.connect() as connection:
        return {
            (segment, row.about, row.month): (row.n, row.wx, row.wx2, row.top, row.low)
            for table in (moment, moment_all)
            for row in connection.execute(select(table))
            for segment in [row.segment if table is moment else "all"]
        }


def by_hand(answers: list[tuple]) -> dict[tuple, tuple]:
    """Add the answers up one by one; only the respondents with both answers make a gap."""
    tops, lows = {"CSAT": 4, "EXPECTATION": 4, "NPS": 9}, {"CSAT": 2, "EXPECTATION": 2, "NPS": 6}
    sums: dict[tuple, list[float]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    given = {(who, measure): score for who, _, measure, score, *_ in answers}
    for who, _, measure, score, day, *rest in answers:
        segment, _need, weight, count = [*rest, *["", "", 1.0, 1][len(rest) :]]
        found = [(measure, score, score >= tops[measure], score <= lows[measure])]
        if measure == "CSAT" and (who, "EXPECTATION") in given:
            gap = score - given[who, "EXPECTATION"]
            found.append(("CSAT×EXPECTATION", gap, gap > 0, gap < 0))
        for about, x, top, low in found:
            for one in (segment, "all"):
                w = weight * count
                more = (count, w * x, w * x * x, w * top, w * low)
                sums[one, about, day[:7]] = [a + b for a, b in zip(sums[one, about, day[:7]], more, strict=True)]
    return {key: tuple(added) for key, added in sums.items()}


def test_moments_are_what_the_answers_add_up_to(store: Engine):
    load(store, ANSWERS)

    assert moments_of(store) == by_hand(ANSWERS)


def test_moments_follow_more_answers_a_correction_a_removal_and_what_is_undone(store: Engine):
    load(store, ANSWERS[:3])
    load(store, ANSWERS[3:])
    assert moments_of(store) == by_hand(ANSWERS)

    load(store, ANSWERS[2:], replaces="spring", key="spring")
    assert moments_of(store) == by_hand(ANSWERS[2:])

    with store.connect() as connection:
        last = history.changes(connection)[0]
    undoing.undo(store, admin("test"), last.number)
    assert moments_of(store) == by_hand(ANSWERS)

    with changes.writing(store, admin("test")) as change:
        removing.remove_survey(change, "spring")
    assert moments_of(store) == {}


def test_boxes_that_a_company_sets_are_counted_anew_from_the_counts_and_back_when_undone(store: Engine):
    load(store, ANSWERS)
    before = moments_of(store)

    take(store, {"scales": [["measure", "scale", "top_from", "low_to"], ["CSAT", "1-5", 5, 3]]})
    after = moments_of(store)
    with store.connect() as connection:
        assert differing_cells(connection) == {}
        last = history.changes(connection)[0]
    undoing.undo(store, admin("test"), last.number)

    assert (before["all", "CSAT", "2026-01"][3:], after["all", "CSAT", "2026-01"][3:]) == ((2, 1.5), (1, 1.5))
    assert moments_of(store) == before


@pytest.mark.parametrize("table", [moment, moment_all])
def test_a_check_finds_moments_that_are_not_those_of_the_counts(store: Engine, table):
    load(store, ANSWERS)
    with store.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {table.name} SET wx = wx + 1 WHERE about = 'NPS'")

    with store.connect() as connection:
        assert differing_cells(connection) == {table.name: 1}
