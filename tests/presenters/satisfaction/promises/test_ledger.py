"""What is said of promises follows the ledger."""

import pandas as pd
import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.economics.extra_work import OverPromised
from cxdash.measures.stats.intervals import Estimate
from cxdash.presenters.satisfaction.promises import ledger as presenter
from cxdash.services.promises import Promises
from tests.measures.satisfaction.test_promises import BROKEN, FINE, NEARLY, make_ledger

ENGLISH = Words("en")
TOUCHPOINTS = {"ours": "Set-up by us", "theirs": "Set-up by Kvist", "chat": "Chat", "phone": "Phone", "ad": "Ad"}
STAGES = {"start": "Onboard", "help": "Support", "find": "Awareness"}
COLUMNS = ["stage", "customers", "cost", "low", "high"]
NOTHING = OverPromised(pd.DataFrame(columns=COLUMNS), ())


def make(ledger, overpromised=NOTHING):
    return Promises(ledger, {"theirs": Estimate(225_000.0, 60_000, 600_000, 90, 90)}, overpromised, "NOK")


def said(ledger, overpromised=NOTHING):
    return presenter.sentences(make(ledger, overpromised), STAGES, TOUCHPOINTS, ENGLISH)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            {"ours": FINE, "theirs": BROKEN},
            "Promised: Live in ten days. Set-up by us 4.6, Kvist AB 2.0 against 4.5 expected. It holds by our own hand "
            "and breaks with Kvist AB.",
        ),
        (
            {"ours": NEARLY, "theirs": BROKEN},
            "Promised: Live in ten days. Set-up by us 4.7 against 5.0, Kvist AB 2.0 against 4.5 expected. With "
            "Kvist AB it falls clearly further short than by our own hand.",
        ),
        ({"theirs": BROKEN}, "Promised: Live in ten days. Kvist AB 2.0 against 4.5 expected."),
    ],
)
def test_a_broken_promise_is_said_in_its_words_with_whose_hand_breaks_it(pairs, expected):
    assert said(make_ledger(pairs)) == [
        expected,
        "5 of 7 touchpoints have no written promise of their own. 5 of these have none from their stage either.",
        "Deliver more, or promise less?",
    ]


def test_where_it_differs_by_place_the_places_are_named():
    ledger = make_ledger({"chat": BROKEN, "phone": FINE}, own=(), stages=("help",))

    assert said(ledger)[0] == (
        "Promised: All will be well. Phone 4.6, Chat 2.0 against 4.5 expected. It holds at Phone and breaks at Chat."
    )


def test_of_a_promise_of_many_touchpoints_the_one_that_falls_furthest_short_is_named():
    places = ("ours", "theirs", "extra", "more")
    ledger = make_ledger({"ours": FINE, "theirs": BROKEN, "extra": FINE, "more": NEARLY}, own=places)

    assert said(ledger)[0] == (
        "Promised: Live in ten days. It breaks at 2 of 4 touchpoints, most at Set-up by Kvist (delivered by "
        "Kvist AB): 2.0 against 4.5 expected. With Kvist AB it falls clearly further short than by our own hand."
    )


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        (make_ledger({"ours": FINE}), "No promise that has been asked about is clearly broken."),
        (
            make_ledger({}),
            "Whether the promises are kept cannot be told: nowhere have enough been asked both",
        ),
        (make_ledger({"ours": BROKEN}, own=()), "No promise is written, neither for a stage nor for a touchpoint."),
    ],
)
def test_where_nothing_is_broken_nothing_is_claimed_and_no_question_asked(ledger, expected):
    first, *more = said(ledger)

    assert first.startswith(expected)
    assert "Deliver more, or promise less?" not in more


@pytest.mark.parametrize(
    ("overpromised", "expected"),
    [
        (
            OverPromised(pd.DataFrame([("find", 1200.0, 180_000, 60_000, 600_000)], columns=COLUMNS), ()),
            "Promising too much at Awareness costs about 180,000\N{NO-BREAK SPACE}kr a year in extra work (from "
            "60,000\N{NO-BREAK SPACE}kr to 600,000\N{NO-BREAK SPACE}kr).",
        ),
        (
            OverPromised(
                pd.DataFrame(
                    [(stage, 21000.0, 1_176_000, 441_000, 3_234_000) for stage in ("find", "buy")], columns=COLUMNS
                ),
                (),
            ),
            "Promising too much costs about 1,200,000\N{NO-BREAK SPACE}kr a year in extra work at each of Awareness "
            "and buy (from 440,000\N{NO-BREAK SPACE}kr to 3,200,000\N{NO-BREAK SPACE}kr at each).",
        ),
        (
            OverPromised(
                pd.DataFrame([("find", 1200.0, None, None, None)], columns=COLUMNS),
                ("contacts", "cost_per_contact"),
            ),
            "What promising too much at Awareness costs in extra work cannot be told before it is stated how many "
            "contacts a let-down causes and what a contact costs.",
        ),
    ],
)
def test_promising_too_much_has_its_money_or_what_is_missing(overpromised, expected):
    assert expected in said(make_ledger({"ours": FINE}), overpromised)
