"""Ownership and the six keys on the command line: their figures, and what a check finds."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cxdash.cli import main as cli
from cxdash.store import database
from tests.company import COMPANY, take

OWNED = [
    ["role", "letter", "stage", "touchpoint", "valid_from", "valid_to"],
    ["CEO", "A", None, None, None, None],
    ["CIO", "A", "use", None, None, "2026-05-01"],
    ["CIO", "R", "use", None, None, None],
    ["CEO", "A", "use", None, "2026-05-01", None],
    ["CIO", "A", "order", None, None, None],
    ["CIO", "R", "order", None, None, None],
]
KEYS = [
    ["subject", "item", "rater", "score", "date"],
    ["six_keys", "insight", "1", 4, "2026-09-15"],
    ["six_keys", "insight", "2", 3, "2026-09-15"],
    ["six_keys", "focus", "1", 2, "2026-09-15"],
]
ANSWERS = [
    ["survey", "respondent", "touchpoint", "measure", "score", "date"],
    *(["spring", str(n), "web", "CSAT", 1 + n % 2, "2026-05-03"] for n in range(40)),
    *(["spring", str(n), "wifi", "CSAT", 4, "2026-05-03"] for n in range(40)),
]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys, monkeypatch) -> Run:
    """Fill a store and run a command on it; return the exit code, what was said, and what was said on stderr."""

    def typed(*arguments: str, **sheets: Sequence[Sequence[object]]) -> tuple[int, str, str]:
        store = str(tmp_path / "store.db")
        take(
            database.open_store(store),
            {**COMPANY, "assignments": OWNED, "responses": ANSWERS, "assessments": KEYS, **sheets},
        )
        monkeypatch.setattr(sys, "argv", ["cxdash", "--store", store, *arguments])
        with pytest.raises(SystemExit) as end:
            cli.run()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    return typed


@pytest.mark.parametrize(("day", "owner"), [("2026-04-30", "CIO"), ("2026-05-01", "CEO")])
def test_the_figures_are_those_of_the_day(run: Run, day: str, owner: str):
    code, said, _ = run("figures", "ownership", "--json", "--on", day)

    record = json.loads(said)
    assert (code, record["subject"], record["on"], record["journey"]["accountable"]) == (0, "ownership", day, ["CEO"])
    assert [(one["key"], one["owner"], one["let_downs"]) for one in record["stages"]] == [
        ("order", "CIO", 26000),
        ("use", owner, None),
    ]


def test_without_json_they_are_a_table_to_read(run: Run):
    code, said, _ = run("figures", "ownership")

    lines = said.splitlines()
    assert (code, lines[0].split("; ")[1]) == (0, "answers for the whole journey: CEO")
    assert lines[1].split() == ["stage", "health", "owner", "can", "act", "diagnosis", "gap", "let-downs"]
    assert [cell.strip() for cell in lines[2].split("  ") if cell] == [
        *("order", "one clear owner", "CIO", "not asked", "too little is known of what customers got", "–", "26,000"),
    ]
    assert lines[1].index("owner ") == lines[2].index("CIO")


@pytest.mark.parametrize(
    ("language", "cells", "asked"),
    [
        ("nb", ["én tydelig eier", "ikke spurt"], "spørsmål"),
        ("sv", ["en tydlig ägare", "inte tillfrågad"], "fråga"),
    ],
)
def test_the_table_and_the_findings_have_no_codes_in_any_language(run: Run, language, cells, asked):
    alone = [row for row in OWNED if row[:3] != ["CEO", "A", None]]
    lines = run("figures", "ownership", "--language", language, assignments=alone)[1].splitlines()

    shown = [cell.strip() for cell in lines[2].split("  ") if cell]
    assert [shown[1], shown[3]] == cells
    assert [line for line in lines if line.startswith(f"{asked}: ")]
    assert [line for line in lines if line.startswith(("question: ", "error: "))] == []
    checked = run("check", "--language", language, assignments=alone)[1].splitlines()
    assert checked[0].startswith(f"{asked}: ")


def test_they_have_what_the_page_says_of_the_room_the_front_line_and_a_customer_director(run: Run):
    asked = ["subject", "item", "role", "stage", "rater", "score", "date"]
    votes = [["accountability", "owner", "CEO", "order", f"l{n}", 1, "2026-09-15"] for n in range(5)]
    held = [[*OWNED[0], "limit"], *([*row, None] for row in OWNED[1:])]
    given = {
        "assessments": [asked, *votes],
        "assignments": [*held, ["CIO", "R", None, "web", None, None, "may refund up to 2,000 kr"]],
        "touchpoints": [[*COMPANY["touchpoints"][0], "hours"], *([*row, "8–16"] for row in COMPANY["touchpoints"][1:])],
    }

    record = json.loads(run("figures", "ownership", "--json", **given)[1])
    lines = run("figures", "ownership", **given)[1].splitlines()

    sentence = (
        "On paper Product and IT director answers for Order; 5 of 5 leaders name Chief executive, none names Product "
        "and IT director."
    )
    assert record["agreement"][0] | {"agreement": 1, "share": 1} == {
        **{"key": "order", "n": 5, "top": ["CEO"], "share": 1, "agreement": 1},
        **{"named": {"CEO": 5}, "on_paper": 0, "differs": True},
    }
    assert record["on_paper_and_in_the_room"] == {"order": sentence}
    assert record["front_line"][0] == {
        **{"touchpoint": "web", "stage": "order", "hours": "8–16", "role": "CIO"},
        "limit": "may refund up to 2,000 kr",
    }
    assert record["sentences"]["set_ups"].startswith("Three set-ups of a customer director cannot be shown.")
    assert {sentence, "web: CIO (may refund up to 2,000 kr)", record["smallest_change"]["rule"]} <= set(lines)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--on", "yesterday"], "does not match the format"),
        (["--on", "0001-01-01"], "0001-01-01 is not a day from 1900 to 2100."),
        (["--on", "9999-12-31"], "9999-12-31 is not a day from 1900 to 2100."),
        (["--journey", "nowhere"], "is not in the store"),
        (["--from", "2026-05", "--to", "2026-01"], "a period is two months"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(run: Run, options: list[str], said: str):
    code, shown, wrong = run("figures", "ownership", *options)

    assert (code, shown) == (2, "")
    assert said in wrong


def test_the_six_keys_are_printed_with_the_weakest_named(run: Run):
    code, said, _ = run("figures", "maturity", "--on", "2026-10-01")
    record = json.loads(run("figures", "maturity", "--json", "--on", "2026-10-01")[1])

    lines = said.splitlines()
    assert (code, lines[0]) == (0, "On 2026-10-01; weakest: Customer focus and room to act")
    assert lines[2].split() == ["Customer", "insight", "3.5", "3.0", "4.0", "2", "–"]
    assert [(one["key"], one["level"]) for one in record["next"]][:3] == [
        ("insight", 3),
        ("competence", None),
        ("focus", 2),
    ]
    assert record["next"][2]["next"]["shown"] == "Stages with one clear owner: 2 of 2."
    assert (record["weakest"], record["keys"][2]["median"], record["keys"][5]["median"]) == (["focus"], 2, None)


def test_a_check_says_what_is_asked_of_the_room_and_only_what_is_wrong_fails_it(run: Run):
    alone = [row for row in OWNED if row[:3] != ["CEO", "A", None]]

    assert run("check", "--strict") == (0, "Nothing is wrong or missing.\n", "")
    code, said, _ = run("check", "--strict", assignments=alone)
    assert (code, said.split(" Who ")[0]) == (0, "question: Nobody answers for the whole journey.")
    code, said, _ = run("check", "--strict", assignments=[*OWNED, ["CEO", "A", "order", None, None, None]])
    assert (code, said.splitlines()[0]) == (
        1,
        "error: Several answer for Order: Chief executive and Product and IT director. When they disagree about Order, "
        "who decides?",
    )


def test_a_figure_that_nobody_owns_is_said_once(run: Run):
    kpis = [["key", "name", "target"], ["days", "Days to online", 5]]

    code, said, _ = run("check", kpis=kpis, kpi_values=[["kpi", "month", "value"], ["days", "2026-05", 8]])

    assert (code, said) == (
        0,
        "question: Nobody owns the figure Days to online. Who is asked when Days to online goes the wrong way?\n",
    )
