"""Decide: what hurts most, who can fix it, what is blocked, what was decided, and the one form that decides."""

import json
import math
import random
from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner

from cxdash.cli.main import main
from cxdash.domain.ownership import Cell
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.write import importing, proposals
from cxdash.store.write.changes import writing
from tests.company import COMPANY, checked, held, take
from tests.pages import stores
from tests.pages.reader import Reader

HEADS = ["key", "title", "touchpoint", "customers_per_year", "severity", "status", "owner", "found_by"]
NOTED = [
    ["slow", "It is slow", "wifi", 100, 3, None, None, "employee"],
    ["dear", "It is dear", "web", 1000, 3, None, "CEO", None],
    ["torn", "It is torn", "web", 10, 3, "done", "CEO", None],
]


def noted(*rows):
    return {**COMPANY, "annoyances": [HEADS, *(rows or NOTED)]}


@pytest.fixture
def open_list(own_store):
    """Open the page over a small company with these annoyances."""

    def choose(*rows, link=None, **more):
        take(own_store, {**noted(*rows), **more})
        return Reader("decide", lang="en", **(link or {}))

    return choose


def first_row(reader):
    return reader.charts()[0].tables["rows"]["Annoyance"].iloc[0]


def test_two_annoyances_with_their_customers_swapped_change_places(open_list):
    before = open_list()
    after = open_list(*([*row[:3], 1100 - row[3], *row[4:]] if row[0] != "torn" else row for row in NOTED))

    assert (first_row(before), first_row(after)) == ("It is dear", "It is slow")
    assert "“It is dear” clearly comes first: Chief executive answers for Web shop" in before.text()
    assert "“It is slow” clearly comes first: Product and IT director answers for Wi-Fi at home" in after.text()


def test_two_that_hurt_alike_are_said_to_be_about_equal(open_list):
    reader = open_list(*([*row[:3], 500, *row[4:]] for row in NOTED))

    assert "“It is slow” and “It is dear” come first about equally:" in reader.text()
    assert reader.tables()[0]["Where it stands"].tolist()[:2] == [
        "about equal to “It is dear”",
        "about equal to “It is slow”",
    ]


def test_what_nobody_can_mend_where_it_is_made_stands_on_top_with_its_reason(open_list):
    small = ["lost", "It is lost", "web", 1, 1, None, None, None]
    reader = open_list(*NOTED, small, assignments=[["role", "letter", "stage"], ["CIO", "A", "use"]])

    chart, _ = reader.charts()
    assert chart.tables["rows"]["Who can fix it"].tolist()[:2] == ["Nobody answers for Web shop"] * 2
    assert (
        "“It is dear” clearly hurts most, but is blocked where it is made: nobody answers for Web shop."
        in reader.text()
    )


def test_with_nobodys_part_filled_in_nothing_is_said_to_be_held_up(open_list):
    reader = open_list(assignments=[["role", "letter", "stage"]])

    assert "Who answers for what has not been filled in." in reader.text()
    assert [metric.value for metric in reader.app.metric] == ["0 of 2", "1 of 2", "1 of 3"]


def test_when_all_is_done_nothing_is_left_to_mend(open_list):
    reader = open_list(NOTED[2])

    assert (reader.finding, reader.charts()) == ("No annoyance is left to fix.", [])


def test_ideas_come_after_annoyances_however_many_they_please(own_store):
    heads = [*HEADS, "kind"]
    take(
        own_store,
        {
            **COMPANY,
            "annoyances": [heads, [*NOTED[0], None], ["gift", "A gift", "web", 9000, 5, None, None, None, "idea"]],
        },
    )

    reader = Reader("decide", lang="en")

    assert [name for chart in reader.charts() for name in chart.tables["rows"]["Annoyance"]] == [
        "It is slow",
        "Idea: A gift",
    ]


def test_says_how_to_bring_annoyances_in(open_store):
    open_store("minimal")

    reader = Reader("decide", lang="en")

    (link,) = reader.links()
    assert "No annoyances are noted yet." in reader.text()
    assert (link.label, link.query_string) == ("Type in annoyances", "lang=en&part=edit&sheet=annoyances")


def test_what_employees_found_is_said_with_how_much_of_it_nobody_follows_up(open_list):
    reader = open_list(link={"only": "employees"})

    assert "Employees have found 1 of 3; 1 of these nobody follows up." in reader.text()
    assert reader.tables()[0]["Annoyance"].tolist() == ["It is slow"]


def test_the_list_is_narrowed_to_the_stage_where_it_is_felt_and_ranked_anew(open_list):
    reader = open_list(link={"felt": "use"})

    assert first_row(reader) == "It is slow"
    assert "Felt in the stage Use: 1 of 3." in reader.text()
    assert "It is dear" not in reader.text()
    assert first_row(reader.choose("felt", "")) == "It is dear"


def test_a_stage_where_nothing_is_felt_is_said_and_all_others_are_shown(open_list):
    reader = open_list(NOTED[0], link={"felt": "order"})

    assert "No annoyances are noted in the stage Order; all others are shown." in reader.text()
    assert first_row(reader) == "It is slow"


def test_a_stage_that_is_not_there_narrows_nothing(open_list):
    assert first_row(open_list(link={"felt": "nowhere"})) == "It is dear"


def test_what_could_be_dropped_takes_the_place_of_the_list(open_list):
    reader = open_list(link={"only": "drop"})

    assert reader.finding == "No touchpoint matters as little to customers while giving them what they expect."
    assert (reader.charts(), list(reader.app.metric)) == ([], [])


def fill_in(reader, **fields):
    """Fill in the form that is open, and save it; where it asks for what is left open, once more."""
    for name, value in fields.items():
        (control,) = [one for one in reader.dialog() if (getattr(one, "key", "") or "").startswith(f"decide {name} ")]
        control.set_value(value)
    reader = reader.submit("Save")
    return reader.submit("Save") if asked(reader) else reader


def asked(reader):
    """Return what the form asks for that is left open."""
    return [box.value for box in reader.app.warning if "press Save once more" in box.value]


def about(reader, key="dear"):
    """Open the form about an annoyance."""
    (choice,) = [one for one in reader.controls() if one.key == "decide about"]
    choice.set_value(key)
    return reader.run().press("decide annoyance")


def test_status_and_owner_are_set_in_place_with_who_did_it(open_list, own_store):
    reader = about(open_list())

    fill_in(reader, status="doing", owner="CIO")

    rows = {row[0]: row for row in held(own_store)["annoyances"]}
    assert [value for value in rows["dear"] if value in ("doing", "CIO")] == ["doing", "CIO"]
    assert [box.value for box in reader.app.success] == ["Saved."]
    assert reader.dialog() == []
    with database.reading(own_store) as connection:
        (note,) = connection.exec_driver_sql(
            "SELECT action, key FROM audit WHERE \"table\" = 'annoyance' AND action = 'edit'"
        ).all()
    assert tuple(note) == ("edit", "dear")


def test_a_decision_made_here_says_which_annoyance_it_is_to_mend(open_list, own_store):
    reader = about(open_list())

    fill_in(reader, decision="Prices go down", decides="CEO", effect="Fewer calls")

    (row,) = held(own_store)["decisions"]
    assert row[:2] == ["prices-go-down", "Prices go down"]
    assert any(str(cell).startswith("To fix “It is dear”. Decided on ") for cell in row)
    assert {"CEO", "Fewer calls", "open"} <= set(row)
    assert "**Prices go down**" in [text.split("  ")[0] for text in reader.bold()]
    assert "Responsible: Chief executive" in reader.text()


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({}, ["Who is responsible, and by when? Fill it in, or press Save once more to leave it open."]),
        ({"decides": "CEO"}, ["By when? Set a date, or press Save once more to leave it open."]),
        ({"due": date(2026, 12, 1)}, ["Who is responsible? Choose a role, or press Save once more to leave it open."]),
        ({"decides": "CEO", "due": date(2026, 12, 1)}, []),
    ],
)
def test_a_decision_without_owner_or_date_is_asked_for_them_once(fields, asks, open_list, own_store):
    reader = open_list().press("decide new")
    for name, value in {"decision": "Prices go down", **fields}.items():
        (control,) = [one for one in reader.dialog() if (getattr(one, "key", "") or "").startswith(f"decide {name} ")]
        control.set_value(value)

    reader.submit("Save")
    assert asked(reader) == asks
    assert ("decisions" in held(own_store)) == (not asks)

    if asks:
        reader.submit("Save")
        assert [row[1] for row in held(own_store)["decisions"]] == ["Prices go down"]


def test_what_somebody_else_has_set_meanwhile_is_not_written_over(open_list, own_store):
    reader = about(open_list())
    with writing(own_store, admin("another")) as change:
        changed = noted(*([*row[:6], "CIO" if row[0] == "dear" else row[6], row[7]] for row in NOTED))
        importing.apply(change, {"annoyances": checked(changed, own_store).tables["annoyances"]})

    fill_in(reader, status="doing")

    rows = {row[0]: row for row in held(own_store)["annoyances"]}
    assert "CIO" in rows["dear"]
    assert "doing" not in rows["dear"]
    assert "Someone else has changed the sheet Annoyances meanwhile" in reader.app.error[0].value.replace("\\", "")
    assert reader.dialog() != []


def test_a_form_without_a_decision_says_so_and_closes_when_the_reader_turns_the_page(open_list, own_store):
    reader = open_list().press("decide new").submit("Save")

    assert [box.value for box in reader.app.error] == ["Say what was decided."]
    assert "decisions" not in held(own_store)
    assert reader.go_to("overview").dialog() == []
    assert reader.go_to("decide").dialog() == []


@pytest.mark.parametrize(("page", "key"), [("overview", "finding 0"), ("ownership", "question 0")])
def test_a_finding_opens_the_form_with_itself_as_the_reason(page, key, open_list, own_store):
    open_list()
    reader = Reader(page, lang="en")
    statement = reader.press(f"decide {key}").bold()

    fill_in(reader, decision="One owner")

    (row,) = held(own_store)["decisions"]
    (reason,) = [cell for cell in row if " Decided on " in str(cell)]
    assert f"**{reason.split(' Decided on ')[0]}**" in [text.split(" :")[0] for text in statement]


@pytest.mark.parametrize(
    ("page", "link"),
    [("satisfaction", {}), ("maturity", {}), ("paths", {}), ("what_if", {"gap": "50", "gap_cost": "4000000"})],
)
def test_what_a_page_finds_opens_the_form_as_its_reason(page, link, open_store):
    open_store("demo")
    reader = Reader(page, lang="en", **link)

    reader.press("decide page")

    (reason,) = [one.value for one in reader.dialog() if (one.key or "").startswith("decide reason ")]
    assert reason == reader.finding


DECIDED = [
    ["key", "title", "owner", "due", "status", "expected_effect", "measured_effect", "reason", "with"],
    ["later", "Later", "CIO", "2026-07-01", "open", None, None, None, None],
    ["never", "Never", None, None, "dropped", None, None, None, None],
    ["late", "Late", "CEO", "2026-02-01", "open", "-30%", None, "It was slow.", "the shop"],
    ["done", "Done", "CEO", "2026-01-01", "done", None, "-4%", None, None],
    ["fresh", "Fresh", None, "2026-05-30", "open", None, None, None, None],
    ["some_day", "Some day", "CIO", None, "open", None, None, None, None],
]
MISSED = ["missed", "Missed", "CEO", "2026-01-01", "done", "-30%", "-4%", None, None]


def test_decisions_are_cards_the_one_overdue_longest_first(open_list):
    reader = open_list(decisions=DECIDED, link={"part": "decided", "on": "2026-06-15"})

    text = reader.text()
    assert (
        "2 decisions are overdue, longest of all “Late”, by 134 days; it was due Feb 1, 2026. "
        "Responsible for it: Chief executive." in text
    )
    cards = [line.split("**")[1] for line in reader.bold() if "-badge[" in line]
    assert cards == ["Late", "Fresh", "Later", "Some day", "Done", "Never"]
    badges = [line.split("-badge[")[1].rstrip("]") for line in reader.bold() if "-badge[" in line]
    assert badges == ["overdue by 134 days", "overdue by 16 days", "due Jul 1, 2026", "no date set", "done", "dropped"]
    assert {"Due: Feb 1, 2026", "Due: May 30, 2026", "Expected: -30%", "It was slow."} <= set(
        text.replace("  \n", "\n").replace(":small[:gray[", "").replace("]]", "").splitlines()
    )
    assert "Measured: -4%" in text
    assert "some_day" not in text


def test_what_brought_far_less_than_expected_or_has_no_date_is_marked_as_what_is_overdue_is(open_list):
    reader = open_list(decisions=[*DECIDED, MISSED], link={"part": "decided", "on": "2026-06-15"})

    marked = [line for line in reader.bold() if "-badge[" in line]
    assert [line.split("**")[1] for line in marked if ":orange-badge[" in line] == [
        "Late",
        "Fresh",
        "Some day",
        "Missed",
    ]
    assert marked[-2].endswith("-badge[done, short of what was expected]")


def test_two_decisions_that_are_called_alike_show_no_short_names(open_list):
    twice = [DECIDED[0], ["one", "Same", *DECIDED[1][2:]], ["two", "Same", *DECIDED[1][2:]]]

    reader = open_list(decisions=twice, link={"part": "decided", "on": "2026-06-15"})

    assert [line.split("**")[1] for line in reader.bold() if "-badge[" in line] == ["Same", "Same"]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-02-02", "“Late” is overdue by 1 day; it was due Feb 1, 2026. Responsible: Chief executive."),
        ("2026-02-01", "No decision is overdue; “Late” is due next, on Feb 1, 2026."),
    ],
)
def test_one_decision_is_named_with_its_day(on, said, open_list):
    assert said in open_list(decisions=DECIDED, link={"part": "decided", "on": on}).bold()[-1 - 6]


@pytest.mark.parametrize("seed", range(6))
def test_the_screen_shows_what_the_command_line_prints(seed, open_store):
    open_store("company")
    draw = random.Random(seed)
    link = {
        "journey": draw.choice(["", "buying", "using"]),
        "period": draw.choice(["2026-05", "2025-06..2026-05", "2024-06..2024-12"]),
    }
    link |= {"segment": draw.choice(["", *stores.SEGMENTS]), "on": draw.choice(["2025-06-01", "2026-02-01"])}
    first, last = link["period"][:7], link["period"][-7:]
    options = {**link, "from": first, "to": last} | {"period": ""}
    given = [word for name, value in options.items() if value for word in (f"--{name}", value)]

    reader = Reader("decide", lang="en", **link)
    record = json.loads(
        CliRunner().invoke(main, ["figures", "decide", "--json", *given], catch_exceptions=False).stdout
    )

    order = ["blocked", "open", "doing"]
    rows = [row for row in record["annoyances"] if row["status"] != "done"]
    rows.sort(key=lambda row: order.index("blocked" if row["blocked"] else row["status"]))
    shown = pd.concat([chart.tables["rows"] for chart in reader.charts()])
    assert shown["Customers × severity"].tolist() == [round(row["pain"]) for row in rows]
    assert shown["To"].tolist() == [round(row["pain_high"]) for row in rows]
    assert shown["State"].tolist() == [
        ("blocked" if row["blocked"] in ("no_mandate", "stopped") else "blocked, no clear owner")
        if row["blocked"]
        else "can be fixed"
        for row in rows
    ]
    assert reader.app.metric[0].value == f"{record['held_up']} of {record['not_done']}"
    gaps = [math.nan if row["gap"] is None else round(row["gap"], 1) + 0.0 for row in record["annoyances"]]
    assert reader.tables()[0]["Gap there"].astype(float).tolist() == pytest.approx(gaps, nan_ok=True)


@pytest.mark.parametrize(("lang", "reason"), [("nb", "kundene ringer fordi"), ("sv", "kunderna ringer för att")])
def test_the_reason_of_a_decision_stands_in_the_language_of_the_page_where_it_is_given(lang, reason, open_store):
    open_store("demo")

    text = Reader("decide", lang=lang, part="decided").text()

    assert reason in text
    assert "Decided 20" not in text


RANGE = ["key", "title", "owner", "due", "status", "measured_effect", "expected_low", "expected_high", "expected_unit"]
OUTSIDE = ["calls", "Fewer calls", "CEO", "2026-01-01", "done", "-4%", -20, -10, "%"]


def test_a_decision_outside_its_range_is_reopened_by_name_here_and_on_overview_until_it_is_decided_again(
    open_list, own_store
):
    said = "Reopened: “Fewer calls”. Expected: from −20% to −10%; measured: −4%. Responsible: Chief executive."
    reader = open_list(decisions=[RANGE, OUTSIDE], link={"part": "decided", "on": "2026-06-15"})

    assert said in reader.text()
    assert "reopened" in reader.bold()[-1]
    assert said in Reader("overview", lang="en", on="2026-06-15").text()

    fill_in(reader.press("decide again calls"), decision="Calls go first")

    first, second = held(own_store)["decisions"]
    assert (first[0], "dropped" in first) == ("calls", True)
    assert any(str(cell).startswith(said) for cell in second)
    assert said not in Reader("overview", lang="en", on="2026-06-15").text()


def test_a_measurement_that_is_no_number_of_that_unit_reopens_nothing(open_list):
    rows = [[*OUTSIDE[:5], "fewer calls", *OUTSIDE[6:]]]

    reader = open_list(decisions=[RANGE, *rows], link={"part": "decided", "on": "2026-06-15"})

    assert "Reopened" not in reader.text()
    assert "Expected range: from −20% to −10%" in reader.text()


def test_what_if_freezes_how_many_customers_it_expects_in_a_year_with_the_day_to_look_again(open_store):
    open_store("demo")
    reader = Reader("what_if", lang="en", gap="50", gap_cost="4000000").press("decide page")
    given = {one.key.split()[1]: one.value for one in reader.dialog() if (one.key or "").startswith("decide ")}

    (now,) = [one.value for one in reader.dialog() if "now." in str(getattr(one, "value", ""))]
    assert "185,323 now." in now
    assert 170_000 < given["low"] < given["high"] < 200_000
    assert str(given["review"]) == "2027-10-31"


def test_a_decided_change_of_owner_is_adopted_from_its_card_with_history_and_undone(own_store):
    take(own_store, COMPANY)
    with writing(own_store, admin("kari")) as change:
        proposals.keep(change, "Boss of all", "one_owner", {Cell("CEO", "A", "use"): "up to 100 kr"})
    reader = Reader("decide", lang="en", part="decided").press("decide new")
    fill_in(reader, decision="The boss answers", proposal="boss-of-all")

    reader.app.text_input(key="adopt from the-boss-answers").set_value("2026-05-01")
    reader.run().press("adopt now the-boss-answers")

    now = [[None if pd.isna(cell) else str(cell) for cell in row] for row in held(own_store)["assignments"]]
    assert "In force from May 1, 2026." in reader.text()
    assert ["CEO", "A", "use", None, None, "up to 100 kr", "2026-05-01", None, "2026-05-01"] in now
    assert [row[6:8] for row in now if row[0] == "CIO"] == [[None, "2026-05-01"]]

    reader.press("undo the-boss-answers")

    assert {tuple(row[:5]) for row in held(own_store)["assignments"]} == {
        tuple(row) for row in COMPANY["assignments"][1:]
    }
    assert "In force" not in reader.text().split("Undone: everything is as it was before.")[1]
    assert [button.key for button in reader.app.button if button.key == "adopt now the-boss-answers"]
