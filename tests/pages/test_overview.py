import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st

from cxdash.charts.overview import places
from cxdash.domain.vocabulary import View
from cxdash.services import demo_store, overview, ownership, promises
from cxdash.store import database
from cxdash.ui.shell import navigation
from tests.builders import load
from tests.company import take
from tests.pages import stores
from tests.pages.reader import Reader

T2 = "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it."
SPACE = "\N{NO-BREAK SPACE}"


def page(**link):
    reader = Reader("overview", lang="en", **link)
    assert not reader.app.exception
    return reader


def figures(reader):
    return {figure.label: figure.value.replace(SPACE, " ") for figure in reader.app.metric}


def said(reader):
    """Return what is said in bold: the findings, and what is overdue."""
    return [text.split("**")[1] for text in reader.bold()]


def links(reader):
    """Return where each link leads: its label, its page, and what its address says of the view."""
    return [(_plain(one.label), one.page, dict(parse_qsl(one.query_string))) for one in reader.links()]


def _plain(label):
    return re.sub(r":\w+\[|\]|\\", "", label)


def test_the_demo_tells_where_the_promise_breaks_and_whose_it_is_in_one_sentence_and_four_figures(open_store):
    open_store("demo")

    reader = page(period="12m", on="2026-11-01")

    assert reader.finding == T2
    assert figures(reader) == {
        "Satisfied customers": "62%",
        "Customers leaving a year": "39,290",
        "To win one / to keep one": "2,550 kr / 271 kr",
        "Stages with one clear owner": "5 of 8",
    }
    assert list(reader.charts()[0].tables["focus"].no) == [4]
    assert reader.charts()[0].alt == T2


def test_the_demo_says_three_findings_and_that_a_decision_is_overdue(open_store):
    open_store("demo")

    found = said(page(period="12m", on="2026-11-01"))

    assert (found[0], found[1], len(found)) == (
        "“Installation gets one owner” is overdue by 273 days; it was due Feb 1, 2026. Responsible: Chief executive.",
        "Reopened: “Progress message every day”. Expected: from −40% to −20%; measured: −4%. Responsible: Operations "
        "director.",
        5,
    )
    assert found[2] == "Nobody answers for Get connected."
    assert found[3].startswith("Customer director answers for Get help, but cannot act")


def test_the_worst_stage_costs_what_its_touchpoints_cost_on_satisfaction(open_store):
    with database.reading(open_store("demo")) as connection:
        found = overview.figures(connection, View(), date(2026, 11, 1))
        work, touchpoints = promises.figures(connection, View()).work, ownership.tables(connection, "").touchpoints
    here = touchpoints.key[touchpoints.stage == found.situation.worst]

    assert found.cost.value == pytest.approx(sum(work[key].value for key in here if key in work))
    assert "The let-downs at Get connected cost about 3 m kr a year in extra work" in page(
        on="2026-11-01"
    ).text().replace(SPACE, " ")


def test_the_links_under_the_columns_carry_their_stage_and_the_view(open_store):
    open_store("demo")

    under = links(page(period="6m", on="2026-11-01"))[:8]

    assert [(label, to, query["stage"], query.get("part")) for label, to, query in under] == [
        ("Discover", "satisfaction", "discover", None),
        ("Compare", "satisfaction", "compare", None),
        ("Order", "satisfaction", "order", None),
        ("Get connected", "ownership", "connect", "stage"),
        ("Use", "satisfaction", "use", None),
        ("Get help", "satisfaction", "help", None),
        ("Renew", "ownership", "renew", "stage"),
        ("Recommend", "ownership", "recommend", "stage"),
    ]
    assert {(query["period"], query["on"]) for *_, query in under} == {("6m", "2026-11-01")}


@pytest.mark.parametrize(("last", "in_columns"), [("Recommend", True), ("Rekommendera", False)])
def test_the_links_stand_in_a_row_that_wraps_where_a_name_is_wider_than_its_column(last, in_columns, own_store):
    keys = [*(f"s{at}" for at in range(1, 9)), last.lower()]
    answers = [(f"c{i}", key, "CSAT", 3 + i % 2) for i in range(40) for key in keys]
    load(own_store, answers, touchpoints=[f"{key}:{key}" for key in keys])

    reader = page()

    assert [label for label, *_ in links(reader)][:9] == [key.capitalize() for key in keys]
    under_columns = [one.proto.label for column in reader.app.columns for one in column.get("page_link")]
    assert any(last in label for label in under_columns) == in_columns


def test_a_minimal_workbook_says_what_is_missing_where_it_would_stand(open_store):
    open_store("minimal")

    reader = page()

    assert reader.finding == (
        "Satisfaction is about equally low at Use and Buy. Who answers for the stages has not been filled in."
    )
    assert "promise breaks" not in reader.text()
    assert [text.split(":")[0] for text in reader.charts()[0].tables["missing"].said] == [
        "Who answers goes here",
        "Let-downs go here",
    ]
    assert list(figures(reader).values()) == ["–", "–", "–", "–"]


def test_one_answer_is_too_few(open_store):
    open_store("one_answer")

    reader = page()

    assert reader.finding == (
        "Too few answers to compare the stages yet (1 in all). Who answers for the stages has not been filled in."
    )


def test_an_empty_store_says_where_to_begin(open_store):
    open_store("empty")

    reader = page()

    assert reader.finding == "Start with your stages and roles: add who answers for each."
    assert "There are no stages yet." in reader.text()
    assert reader.charts() == []


def fill(engine, marks, replaces=""):
    stores.story(engine, marks, replaces)
    stages = [["key", "name", "position"], *([key, key.capitalize(), at] for at, key in enumerate(marks, 1))]
    volumes = [
        ["key", "stage", "name", "customers_per_year"],
        *([f"at-{key}", key, key.capitalize(), 1000] for key in marks),
    ]
    roles = [["key", "name", "kind"], ["CMO", "Marketing director", "executive"]]
    held = [["role", "letter", "stage"], *(["CMO", letter, next(iter(marks))] for letter in "AR"), ["CMO", "A", None]]
    take(engine, {"stages": stages, "touchpoints": volumes, "roles": roles, "assignments": held})


@pytest.mark.parametrize(
    ("marks", "title", "gaps"),
    [
        (
            {"find": (4, 4), "buy": (4, 2), "use": (4, 4)},
            "The promise breaks most at Buy: about 830 let-downs a year, and nobody owns it.",
            ["Buy"],
        ),
        (
            {"find": (4, 4), "buy": (4, 4), "use": (4, 2)},
            "The promise breaks most at Use: about 830 let-downs a year, and nobody owns it.",
            ["Use"],
        ),
        (
            {"find": (4, 2), "buy": (4, 4), "use": (4, 4)},
            "The promise breaks most at Find, which Marketing director answers for: about 830 let-downs a year.",
            ["Find"],
        ),
        (
            {"find": (4, 4), "buy": (4, 4), "use": (4, 4)},
            "No stage falls clearly short of what customers expect. 1 of 3 stages have one clear owner.",
            [],
        ),
    ],
    ids=["one stage", "another stage", "an owned stage", "no gap"],
)
def test_the_sentence_and_the_picture_follow_the_answers(marks, title, gaps, own_store):
    fill(own_store, marks)

    reader = page()

    assert reader.finding == title
    drawn = reader.charts()[0].tables["marks"]
    assert list(drawn["head"][drawn.reading == "promise broken"]) == gaps
    assert sum("less than they expected" in text for text in said(reader)) == len(gaps)


def test_a_public_body_sees_nothing_of_winning_and_keeping(own_store):
    fill(own_store, {"find": (4, 4), "buy": (4, 2)})
    take(own_store, {"company": [["name", "audience"], ["Nav", "users"]]})

    shown = figures(page())

    assert list(shown) == ["Satisfied users", "Contacts caused by let-downs", "Stages with one clear owner"]


def test_fourteen_stages_are_shown_on_two_pages_and_the_sentence_speaks_of_all(own_store):
    keys = [f"s{at}" for at in range(1, 15)]
    load(
        own_store,
        [(f"c{i}", key, "CSAT", 3 + i % 2) for i in range(40) for key in keys],
        touchpoints=[f"{key}:{key}" for key in keys],
    )

    first, second = page(), page(stage="s12")

    assert [len(reader.charts()[0].tables["marks"]) for reader in (first, second)] == [9, 5]
    assert (first.finding, len(links(second)) > 4) == (second.finding, True)


@pytest.mark.parametrize(
    ("clicked", "after"),
    [
        (
            [{"Stage": "Get help", "clicked row": "answers"}],
            {"stage": "help", "part": "", navigation.GO_TO: "satisfaction"},
        ),
        (
            [{"Stage": "Get help", "clicked row": "owner"}],
            {"stage": "help", "part": "stage", navigation.GO_TO: "ownership"},
        ),
        (
            [{"Stage": "Get help", "clicked row": "lost"}],
            {"stage": "help", "part": "", "felt": "help", "only": "", navigation.GO_TO: "decide"},
        ),
        ([], {"stage": "before"}),
        ([{"Stage": "?", "clicked row": "owner"}], {"stage": "before"}),
    ],
)
def test_a_click_in_a_column_leads_to_the_page_of_the_row_it_was_in(clicked, after, monkeypatch):
    state = {"stage": "before", "overview": {"selection": {places.PICK: clicked}}}
    monkeypatch.setattr(st, "session_state", state)

    navigation.pick("overview", "Stage", {"help": "Get help", "use": "Use"})

    assert {name: value for name, value in state.items() if name not in ("overview", "chosen in this run")} == after
    assert set(navigation.LEADS_TO) == set(places.PICKS)


def test_on_the_demo_two_small_doors_lead_on_and_an_empty_store_offers_the_demo_too(made, monkeypatch, tmp_path):
    monkeypatch.delenv("CXDASH_DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "DEFAULT_STORE", tmp_path / "own.db")
    monkeypatch.setattr(demo_store, "STORE", Path(made("demo").removeprefix("sqlite:///")))

    demo, own = Reader("overview", lang="en", store="demo"), Reader("overview", lang="en", store="own")

    assert {"Load a workbook"} <= {button.label for button in demo.app.button}
    assert "Prepare a workshop" in [one.label for one in demo.links()]
    assert {"Load a workbook", "Type in the stages"} <= {button.label for button in own.app.button}
    assert "Look around the demo" not in demo.text()
    assert "Look around the demo" in own.text()
