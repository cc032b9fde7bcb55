"""Customers' paths on the command line: a list in, and credit out."""

import json
from functools import partial

import pytest

from cxdash.domain.paths import RULES
from cxdash.store import database
from tests.company import COMPANY, take

LISTED = "path,conversions,value,null\nweb|wifi,6,600,14\nwifi,2,,3\n"


@pytest.fixture
def run(sqlite_address, typed):
    """Type a command about a small company; return its exit code and what it prints."""
    engine = database.open_store(sqlite_address)
    take(engine, COMPANY)
    engine.dispose()

    return partial(typed, sqlite_address)


@pytest.fixture
def listed(tmp_path):
    """A list of paths."""
    file = tmp_path / "list.csv"
    file.write_text(LISTED)
    return file


def test_a_list_of_paths_is_taken_in_and_a_second_time_changes_nothing(run, listed):
    first, again = run("import", listed, "--paths"), run("import", listed, "--paths")

    assert first[0] == again[0] == 0
    assert first[1].splitlines()[-1] == "paths: 2 added, 0 changed, 0 removed, 0 stay as they are."
    assert again[1].splitlines()[-1] == "Nothing to change: the store says all of this already."


def test_a_dry_run_keeps_nothing(run, listed):
    code, said, _ = run("import", listed, "--paths", "--dry-run")

    assert (code, said.splitlines()[-1]) == (0, "This was a dry run: nothing was changed.")
    assert json.loads(run("figures", "paths", "--json")[1])["totals"]["paths"] == 0


def test_credit_by_every_rule_with_totals_and_the_base_rate(run, listed):
    run("import", listed, "--paths")

    record = json.loads(run("figures", "paths", "--json")[1])

    assert record["totals"] == {"paths": 2, "conversions": 8, "non_conversions": 17, "value": 600}
    assert record["base_rate"] == pytest.approx(8 / 25)
    assert [row["touchpoint"] for row in record["touchpoints"]] == ["web", "wifi"]
    for rule in RULES:
        assert sum(row[rule] for row in record["touchpoints"]) == pytest.approx(8)
    assert [(row["role"], row["first"], row["last"]) for row in record["roles"]] == [("CEO", 6, 0), ("CIO", 2, 8)]


def test_it_is_told_in_lines_that_credit_is_a_convention(run, listed):
    run("import", listed, "--paths")

    said = run("figures", "paths")[1].splitlines()

    assert said[:2] == [
        "2 paths: 8 became customers, 17 did not; base rate 0.3200",
        "Credit is a convention, not a cause.",
    ]


def test_without_paths_there_are_no_figures(run):
    record = json.loads(run("figures", "paths", "--json")[1])

    assert (record["touchpoints"], record["base_rate"]) == ([], None)


def test_a_touchpoint_that_is_not_known_is_asked_about_or_made(run, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("path,conversions\nweb-wfi-radio,1\n")
    paths = ("import", file, "--paths", "--separator", "-")

    code, _, said = run(*paths)
    assert code == 1
    assert "--answer same-as:wfi=wifi" in said
    assert 'Touchpoints that are not there yet: "wfi", "radio".' in said
    assert "Add --make to make them with the file" in said

    code, _, _ = run(*paths, "--answer", "same-as:wfi=wifi", "--make", "--stage", "Learn")
    assert code == 0
    credited = json.loads(run("figures", "paths", "--json")[1])["touchpoints"]
    assert sorted(row["touchpoint"] for row in credited) == ["radio", "web", "wifi"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--separator", ">"], "this goes with --paths."),
        (["--paths", "--replaces", "spring"], "this is for surveys and does not go with --paths."),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(run, listed, options, said):
    code, _, wrong = run("import", listed, *options)

    assert code == 2
    assert said in wrong


def test_claims_of_credit_and_what_is_said_come_in_the_language_asked_for(sqlite_address, typed):
    claimed = [["role", "outcome", "share"], ["CIO", "win", 70], ["CEO", None, 60]]
    engine = database.open_store(sqlite_address)
    paths = [["path", "conversions", "non_conversions"], ["web > wifi", 6, 14], ["wifi", 2, 3]]
    take(engine, {**COMPANY, "paths": paths, "claims": claimed})
    engine.dispose()

    record = json.loads(typed(sqlite_address, "figures", "paths", "--json")[1])
    lines = typed(sqlite_address, "figures", "paths", "--language", "nb")[1].splitlines()

    assert [(one["outcome"], one["total"]) for one in record["claims"]] == [("win", 130)]
    assert {row["role"]: (row["least"], row["most"]) for row in record["claims"][0]["roles"]}["CIO"] == (0, 100)
    assert "The roles together claim 130 of 100 new customers: more than there are." in record["sentences"]
    assert not set(record["sentences"]) & set(lines)
