"""The picture of the ledger: what breaks, whose it is, and what should give way."""

from datetime import date

import pandas as pd
import pytest

from cxdash.charts.satisfaction import promises as charts
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.ownership import standing
from cxdash.measures.stats.intervals import Estimate
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction.promises import ledger, picture
from cxdash.presenters.satisfaction.promises.picture import Who
from cxdash.services.promises import Promises
from cxdash.store import database
from tests.measures.owners import TODAY, make_owners, rated
from tests.measures.satisfaction.test_promises import BROKEN, FINE, NEARLY, make_ledger
from tests.presenters.ownership.pictures import assert_draws, sent, written
from tests.presenters.ownership.test_screen import named
from tests.presenters.satisfaction.promises.test_ledger import NOTHING, STAGES, TOUCHPOINTS

ENGLISH, CSAT = Words("en"), SCALES[Measure.CSAT]
ALL = ("ours", "theirs", "extra", "more", "chat", "phone")
LET_DOWN = {**dict.fromkeys(("ours", "extra"), NEARLY), "theirs": BROKEN, "chat": BROKEN, "phone": FINE}


def annoyed(**causes):
    rows = [(key, cause, "annoyance", "open", 100) for key, cause in causes.items()]
    return pd.DataFrame(rows, columns=["touchpoint", "cause", "kind", "status", "customers_per_year"])


def shown(pairs=LET_DOWN, work=(), whose=None, language="en", own=ALL, **causes):
    costs = {key: Estimate(value, value / 2, value * 2, 90, 90) for key, value in dict(work).items()}
    found = Promises(make_ledger(pairs, own, annoyances=annoyed(**causes)), costs, NOTHING, "NOK")
    (tab,) = ledger.present(found, STAGES, TOUCHPOINTS, whose or {}, CSAT, Words(language))
    return tab


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        ({}, "The promise breaks at 4 touchpoints."),
        ({"theirs": "overpromise"}, "The promise breaks at 4 touchpoints; at 1 of them we promise too much."),
        (
            {"pairs": {"theirs": BROKEN}, "theirs": "overpromise"},
            "The promise breaks at 1 touchpoint: there we promise too much.",
        ),
        ({"pairs": {"ours": FINE}}, "What is promised, and what is kept"),
    ],
)
def test_the_finding_counts_where_promises_break_and_where_too_much_is_promised(given, finding):
    assert shown(**given).heading == finding


def test_rows_stand_by_extra_work_and_without_it_by_let_downs():
    work = {"ours": 3e6, "theirs": 1e6, "chat": 2e6}
    names = ["Set-up by us", "Chat", "Set-up by Kvist"]

    by_cost = [one for one in written(shown(work=work)) if one in names]
    assert by_cost == names
    assert "extra work, m kr a year" in written(shown(work=work))
    assert "let-downs a year" in written(shown())
    assert next(one for one in written(shown()) if one in names) == "Set-up by Kvist"
    assert {"3.0", "2.0", "1.0"} <= set(written(shown(work=work)))
    assert "under 0.1" in written(shown(work=work | {"chat": 20_000.0}))


def test_a_promise_that_holds_or_that_nobody_is_clearly_disappointed_by_is_not_in_the_picture():
    tab = shown()

    assert tab.drawing.tables.rows == 4
    assert "Phone" not in written(tab)
    assert shown({"ours": FINE}).drawing is None
    assert [table.behind for table in (*tab.tables, *shown({"ours": FINE}).tables)] == [True, False]


def test_the_cause_says_what_should_give_way():
    tab = shown(theirs="overpromise", chat="slow process", ours="not ready", extra="unclear information")
    points, texts = sent(tab)["points"], written(tab)

    assert sorted(points.kind.tolist()) == ["dot"] * 4 + ["down"] + ["up"] * 2
    assert texts.count("promise less") == 1
    assert texts.count("deliver more") == 2
    assert texts.count("deliver more, or\npromise less?") == texts.count("?") == 1
    assert list(tab.sentences) == ["Too much is promised at Set-up by Kvist."]
    assert written(shown()).count("cause not stated") == 4


def test_expected_is_an_upright_and_got_a_dot_on_one_scale():
    tables = sent(shown({"theirs": BROKEN}))
    one = (charts.HIGHEST - charts.LOWEST) / 4
    (dot,) = tables["points"].to_dict("records")
    upright = tables["boxes"].iloc[0]

    assert dot["x"] == pytest.approx(charts.LOWEST + one)
    assert (upright.x + upright.x2) / 2 == pytest.approx(charts.LOWEST + 3.5 * one)
    assert dot["tone"] == "promise broken"
    assert dot["said"] == "Set-up by Kvist: expected 4.5, got 2.0; 300 let-downs a year."


def test_whose_it_is_stands_under_the_place_warm_where_nobody_can_change_it():
    tab = shown({"theirs": BROKEN, "chat": BROKEN}, whose={"theirs": Who("nobody", True), "chat": Who("CIO", False)})
    texts = sent(tab)["texts"].drop_duplicates("text").set_index("text")

    assert texts.tone["Onboard · nobody"] == "promise broken"
    assert texts.tone["Support · CIO"] == "as expected"


def test_who_answers_is_named_by_touchpoint():
    held = [
        ("CMO", "A", "find"),
        ("CSO", "A", "buy"),
        ("CMO", "A", "buy"),
        ("ALL", "A", "use"),
        ("COO", "A", "", "own"),
    ]
    touchpoints = [(f"at_{stage}", stage) for stage in ("find", "buy", "use", "help")] + [("own", "help")]
    tables = named(make_owners(held, touchpoints=touchpoints, assessments=rated("CMO", [(1, 1, 1, 1, 1)] * 3)))

    assert picture.owners(standing.compute(tables, TODAY), ENGLISH) == {
        "at_find": Who("Cmo, cannot act", False),
        "at_buy": Who("Cmo / Cso", True),
        "at_use": Who("everyone", True),
        "at_help": Who("nobody", True),
        "own": Who("Coo", False),
    }
    assert picture.owners(standing.compute(named(make_owners()), TODAY), ENGLISH) == {}


def test_beyond_ten_the_rest_is_under_all_figures(monkeypatch):
    monkeypatch.setattr(picture, "MOST_DRAWN", 2)
    tab = shown()

    assert tab.drawing.tables.rows == 2
    assert len(tab.notes) == 1
    assert tab.notes[0].endswith("The 2 touchpoints where it costs most; all 4 are under All figures.")


def test_a_phone_has_a_card_of_three_lines():
    assert written(shown({"theirs": BROKEN}, whose={"theirs": Who("nobody", True)}), "phone") == [
        "Set-up by Kvist",
        "Onboard · nobody",
        "got 2.0, expected 4.5 · deliver more, or promise less?",
    ]


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(work={"ours": 3e6}, language=language), language)


def test_of_the_demo_the_dearest_broken_promise_is_nobodys(demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        (tab,) = page.promises(connection, View(period="12m"), "en", date(2026, 11, 1))

    assert tab.heading == "The promise breaks at 15 touchpoints; at 2 of them we promise too much."
    assert tab.sentences[0] == "Too much is promised at Agreeing the date and Wi-Fi at home."
    assert {"Progress messages", "Get connected · nobody", "“Online in five\ndays”", "1.0"} <= set(written(tab))
    assert "Renew · CMO / CSO" in written(tab)
    assert tab.drawing.tables.rows == 10
