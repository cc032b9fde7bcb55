"""What is promised, what was expected and got there, by whose hand, and what stands behind it."""

import pandas as pd
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import let_downs, promises
from tests.measures.tables import NOW, make_tables

FINE, NEARLY, BROKEN = {(5, 5): 60, (4, 4): 40}, {(4, 5): 30, (5, 5): 70}, {(2, 5): 50, (2, 4): 50}
"""Pairs of what was got and expected."""

PLACES = [
    ("ours", "start", "direct", 100),
    ("theirs", "start", "direct", 300),
    ("extra", "start", "direct", 100),
    ("more", "start", "direct", 100),
    ("chat", "help", "direct", 100),
    ("phone", "help", "direct", 100),
    ("ad", "find", "indirect", 100),
]
HANDS = {"theirs": "Kvist AB"}
NO_ANNOYANCES = pd.DataFrame(columns=["touchpoint", "cause", "kind", "status", "customers_per_year"])


def make_ledger(pairs, own=("ours", "theirs"), stages=(), annoyances=NO_ANNOYANCES, places=PLACES):
    """Make the ledger of *pairs* by touchpoint; *own*: with a promise of their own; *stages*: with one."""
    answers = [
        (key, measure, [sum(n for pair, n in counts.items() if pair[at] == score) for score in range(1, 6)])
        for key, counts in pairs.items()
        for at, measure in enumerate(("CSAT", "EXPECTATION"))
    ]
    tables = make_tables(answers, list(pairs.items()), places)
    tables = type(tables)(
        **{
            **vars(tables),
            "stages": tables.stages.assign(
                promise=["All will be well" if key in stages else "" for key in tables.stages.key]
            ),
        }
    )
    places = tables.touchpoints.rename(columns={"key": "touchpoint"}).assign(
        delivered_by=[HANDS.get(key, "own") for key in tables.touchpoints.key],
        promise=["Live in ten days" if key in own else None for key in tables.touchpoints.key],
        promise_nb=None,
        promise_sv=None,
    )
    found = satisfaction.compute(tables, View(period=NOW))
    counted = let_downs.compute(tables.stages, tables.touchpoints, found)
    return promises.compute(tables, places, found, counted, annoyances)


def test_one_promise_stands_with_what_was_expected_and_got_at_each_touchpoint_that_keeps_it():
    (one,) = make_ledger({"ours": FINE, "theirs": BROKEN}).promises

    rows = one.rows[["touchpoint", "expected", "got", "gap"]].round(2).to_numpy().tolist()
    assert rows == [["ours", 4.6, 4.6, 0], ["theirs", 4.5, 2, -2.5]]
    assert one.expected == pytest.approx((4.6 * 100 + 4.5 * 300) / 400)
    assert (one.kept, one.broken, one.worse) == (("ours",), ("theirs",), ("theirs",))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (100, 300, (4.6 * 1 + 4.5 * 3) / 4),
        (0, 1, 4.5),
        (0, 0, (4.6 + 4.5) / 2),
        (None, 300, (4.6 + 4.5) / 2),
        (float("inf"), 300, (4.6 + 4.5) / 2),
    ],
)
def test_what_a_promise_makes_people_expect_is_weighed_by_customers_or_alike_where_those_are_not_known(
    ours, theirs, expected
):
    places = [("ours", "start", "direct", ours), ("theirs", "start", "direct", theirs)]

    (one,) = make_ledger({"ours": FINE, "theirs": BROKEN}, places=places).promises

    assert one.expected == pytest.approx(expected)


@pytest.mark.parametrize(
    ("pairs", "worse"),
    [
        ({"ours": NEARLY, "theirs": BROKEN}, ("theirs",)),  # both break, the partner by far
        ({"ours": BROKEN, "theirs": BROKEN}, ()),
        ({"ours": BROKEN, "theirs": FINE}, ()),
        ({"theirs": BROKEN}, ()),  # nothing of our own to compare with
    ],
)
def test_a_partner_is_named_where_it_clearly_falls_shorter_than_our_own_hand(pairs, worse):
    (one,) = make_ledger(pairs).promises

    assert one.worse == worse


def test_the_widest_gap_stands_first_and_a_promise_of_the_stage_is_kept_by_its_touchpoints():
    found = make_ledger({"ours": NEARLY, "chat": BROKEN, "phone": FINE}, stages=("help",))

    assert [list(one.rows.touchpoint) for one in found.promises] == [["phone", "chat"], ["ours"]]
    assert found.rows.set_index("touchpoint").own_words.to_dict() == {
        "ours": True,
        "theirs": True,
        "chat": False,
        "phone": False,
    }


def test_touchpoints_without_a_written_promise_are_counted():
    found = make_ledger({"ours": FINE}, stages=("help",))

    assert (found.touchpoints, found.unwritten) == (7, ("extra", "more", "chat", "phone", "ad"))
    assert found.without == ("extra", "more", "ad")


def test_without_answers_or_with_a_kept_promise_nothing_is_broken():
    assert make_ledger({"ours": FINE}).broken == make_ledger({}).promises == ()
    assert len(make_ledger({}).rows) == 2


def test_the_cause_is_that_of_most_who_are_annoyed_there_and_not_mended():
    annoyances = pd.DataFrame(
        [
            ("theirs", "slow process", "annoyance", "open", 300.0),
            ("theirs", "overpromise", "annoyance", "open", 200.0),
            ("theirs", "overpromise", "annoyance", "doing", 200.0),
            ("theirs", "not ready", "annoyance", "done", 900.0),
            ("theirs", "other", "idea", "open", 900.0),
        ],
        columns=NO_ANNOYANCES.columns,
    )

    rows = make_ledger({"theirs": BROKEN}, annoyances=annoyances).rows.set_index("touchpoint")
    assert (rows.cause["theirs"], rows.customers_annoyed["theirs"], rows.cause["ours"]) == ("overpromise", 400, "")
    assert rows.let_downs["theirs"] == 300
