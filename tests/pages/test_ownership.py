import json
import random
from functools import partial

import pandas as pd
import pytest
import streamlit as st
from click.testing import CliRunner

from cxdash.charts.ownership.matrix import PICK
from cxdash.cli.main import main
from cxdash.domain.ownership import HEALTH_NAMES
from cxdash.ui.shell import controls
from tests.company import COMPANY, take
from tests.pages import stores
from tests.pages.reader import Reader, below

ROLES = {"CEO": "Chief executive", "CMO": "Marketing director", "ALL": "Everyone"}

ERRORS = [
    "Nobody answers for Get connected.",
    "Several answer for Renew: Marketing director and Sales director.",
    "Everyone answers for Recommend, and so nobody does.",
]
QUESTIONS = {
    "Nobody answers for the whole journey; it is driven by Chief executive.",
    "Customer director answers for Get help, but cannot act; those who do the work report elsewhere "
    "(Customer service).",
    "Marketing director answers for 3 of 8 stages.",
    "Nobody owns the figure Days from order to online.",
    "Nobody owns the figure Customers leaving a year.",
    "Nobody owns loyalty (no owner: Customers leaving a year); no key figure shows extra sales and renewal.",
    "Two targets pull against each other: New contracts a month and Days from order to online.",
    "Two targets pull against each other: Solved at first contact and Handling time.",
    "On paper nobody answers for Get connected; 3 of 8 leaders name Operations director, 2 say that nobody does.",
    "From Order to Get connected: those who hand over rate the hand-off 4, those who receive 1, on a scale of 1–5.",
    "From Renew to Recommend: those who hand over rate the hand-off 4, those who receive 2, on a scale of 1–5.",
    "The installer's visit is delivered by Linjelaget, and nobody here answers for it.",
    "“Five days turn into twelve” is felt at Get connected, but made at Discover, which Marketing director "
    "answers for.",
    "The decision “Installation gets one owner” was due on Feb 1, 2026 and is still open.",
}


def random_views(count):
    draw = random.Random(20261122)
    for _ in range(count):
        first, last = sorted(draw.sample(stores.MONTHS, 2))
        yield {
            "journey": draw.choice(["", "buying", "using"]),
            "segment": draw.choice(["", *stores.SEGMENTS]),
            "period": f"{first}..{last}",
            "on": draw.choice(["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2026-06-15"]),
        }


def printed(link):
    """Return the stages as the command line prints them."""
    first, last = link["period"].split("..")
    options = {name: link[name] for name in ("journey", "segment", "on")} | {"from": first, "to": last}
    given = [word for name, value in options.items() if value for word in (f"--{name}", value)]
    done = CliRunner().invoke(main, ["figures", "ownership", "--json", *given], catch_exceptions=False)
    return json.loads(done.stdout)["stages"]


def rows(reader):
    """Return the rows of the matrix."""
    table = reader.charts()[0].tables["rows"]
    return table.astype(object).where(table.notna(), None)


def owner_of(row):
    return " / ".join(ROLES[role] for role in row["accountable"]) or "Nobody"


def said(reader):
    """Return what is said in bold, each once with whether it is to be settled."""
    (tabs,) = [block for block in reader.blocks() if block.type == "tab_container"]
    of_tab = {node.value.replace("\\", "") for node in below(tabs) if node.type == "markdown"}
    found = [(text.split("**")[1], "to be settled" in text) for text in reader.bold() if text not in of_tab]
    return [one for one in found if one[0] != "Questions for the room"]


def owned(engine, *held, **sheets):
    """Fill a store with two stages and who answers for them."""
    columns = ["role", "letter", "stage", "valid_from", "valid_to"]
    lines = [[*row, *[None] * (len(columns) - len(row))] for row in held]
    given = {**COMPANY, "assignments": [columns, *lines], **sheets}
    take(engine, {name: table for name, table in given.items() if len(table) > 1})


@pytest.mark.parametrize("link", list(random_views(10)), ids=lambda link: "-".join(link.values()))
def test_the_screen_shows_what_the_command_line_prints(link, open_store):
    open_store("company")
    expected = printed(link)

    shown = rows(Reader("ownership", lang="en", **link))

    assert list(zip(shown["Stage"], shown["Who answers"], shown["Status"], strict=True)) == [
        (row["key"].capitalize(), owner_of(row), HEALTH_NAMES[row["health"]]) for row in expected
    ]
    for name, field in (("Gap", "gap"), ("Gap, from", "gap_low"), ("Gap, to", "gap_high")):
        assert list(shown[name]) == pytest.approx([row[field] for row in expected], abs=0.005 + 1e-9)
    for name, field in (("Let-downs a year", "let_downs"), ("Let-downs, to", "let_downs_high")):
        assert list(shown[name]) == pytest.approx([row[field] for row in expected], abs=0.5 + 1e-9)


@pytest.mark.parametrize(("owned_stage", "other"), [("order", "Use"), ("use", "Order")])
def test_the_sentence_names_the_stage_without_an_owner(owned_stage, other, own_store):
    owned(own_store, ("CIO", "A", owned_stage), ("CIO", "R", owned_stage))

    reader = Reader("ownership", lang="en")

    assert reader.finding == f"1 of 2 stages have one clear owner; without one: {other}."
    assert (f"Nobody answers for {other}.", True) in said(reader)


def test_it_says_so_when_every_stage_has_one_owner(own_store):
    owned(own_store, *((role, letter, stage) for letter in "AR" for role, stage in (("CIO", "use"), ("CEO", "order"))))

    reader = Reader("ownership", lang="en")

    assert reader.finding == "Every stage has one clear owner."
    assert [error for _, error in said(reader)] == [False]


@pytest.mark.parametrize(
    ("on", "owner"), [("2026-04-30", "Product and IT director"), ("2026-05-01", "Chief executive")]
)
def test_a_day_shows_the_owner_of_that_day(on, owner, own_store):
    owned(own_store, ("CIO", "A", "use", None, "2026-05-01"), ("CEO", "A", "use", "2026-05-01", None))

    shown = rows(Reader("ownership", lang="en", on=on))

    assert list(shown["Who answers"]) == ["Nobody", owner]


def test_of_the_demo_three_errors_and_these_questions_are_said_and_no_others(open_store):
    open_store("demo")

    reader = Reader("ownership", lang="en", period="12m", on="2026-11-01").open_more("14 more questions")
    found = said(reader)

    assert [text for text, error in found if error] == ERRORS
    assert sorted(text for text, error in found if not error) == sorted(QUESTIONS)


def test_the_picture_says_in_words_what_its_sentence_says(open_store):
    open_store("demo")

    reader = Reader("ownership", lang="en")

    assert reader.charts()[0].alt == reader.finding


@pytest.mark.parametrize(
    ("clicked", "chosen"), [([{"Stage": "Get help"}], "help"), ([], "before"), ([{"Stage": "?"}], "before")]
)
def test_a_click_in_a_row_chooses_its_stage(clicked, chosen, monkeypatch):
    state = {"stage": "before", "owners": {"selection": {PICK: clicked}}}
    monkeypatch.setattr(st, "session_state", state)

    partial(controls.pick_stage, "owners", "Stage", {"help": "Get help", "use": "Use"})()

    assert state["stage"] == chosen


def test_the_stage_chosen_stands_out_in_the_picture_and_in_its_tab(open_store):
    open_store("demo")

    reader = Reader("ownership", lang="en", stage="help", part="stage")

    assert list(reader.charts()[0].tables["chosen"]["Stage"]) == ["Get help"]
    assert "What stands in the way at Get help: an owner who cannot act." in reader.text()


def test_without_stages_it_says_where_they_are_filled_in(open_store):
    open_store("empty")

    reader = Reader("ownership", lang="en")

    assert "There are no stages yet." in reader.text()
    assert reader.charts() == []


def test_without_assignments_it_says_so(open_store):
    open_store("minimal")

    reader = Reader("ownership", lang="en")

    assert reader.finding == "Who answers for what has not been filled in."


def test_without_answers_it_says_that_let_downs_are_not_known(own_store):
    owned(own_store, ("CIO", "A", "use"))

    reader = Reader("ownership", lang="en")

    assert "Customers a year or answers are not known" in reader.text()
    assert set(rows(reader)["What it means"]) == {"no gap to show"}


def test_forty_stages_and_twenty_five_roles_are_shown_with_every_letter(own_store):
    stages = [["key", "name", "position"], *([f"s{at}", f"Stage {at}", at + 1] for at in range(40))]
    roles = [["key", "name", "kind"], *([f"r{at}", f"Role {at}", "function"] for at in range(25))]
    letters = [(f"r{role}", "ARCI"[(role + stage) % 4], f"s{stage}") for stage in range(40) for role in range(25)]
    table = [["role", "letter", "stage"], *map(list, letters)]
    take(own_store, {"stages": stages, "roles": roles, "assignments": table})

    reader = Reader("ownership", lang="en")

    assert not reader.app.exception
    tables = reader.charts()[0].tables
    assert [len(tables[name]) for name in ("rows", "letters", "heads")] == [40, 1000, 25]
    head = dict(zip(tables["heads"].x, tables["heads"]["head"], strict=True))
    shown = pd.DataFrame(
        {"role": tables["letters"].x.map(head), "stage": tables["letters"].row, "letter": tables["letters"].letter}
    )
    assert set(shown.itertuples(index=False, name=None)) == {
        (f"Role {role[1:]}", int(stage[1:]) + 1, letter) for role, letter, stage in letters
    }


def test_a_finding_leads_to_the_stage_it_is_about(open_store):
    open_store("demo")
    reader = Reader("ownership", lang="en")

    reader.app.button(key="finding 1").click()
    reader.run()

    assert (reader.link["part"], reader.link["stage"]) == ("stage", "renew")
    assert "What stands in the way at Renew: no clear owner." in reader.text()
