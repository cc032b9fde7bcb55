"""Surveys that no mapping describes: proposed, asked about, and imported from the command line."""

import json
from functools import partial

import pytest

from cxdash.store import database
from tests.company import take

FILE = """id,date,How satisfied were you with the parcel?,Plan
1,01/02/2026,2,Basic
2,02/03/2026,3,Plus
3,03/04/2026,4,Basic
"""
ENDS = "scale-ends:how-satisfied-were-you-with-the-parcel"


@pytest.fixture
def command(sqlite_address, typed):
    """Run a command on a store of its own; return the exit code, what was said, and what was said on stderr."""
    return partial(typed, sqlite_address)


@pytest.fixture
def file(tmp_path):
    """Return the path of an export whose dates and scale can be read in several ways."""
    path = tmp_path / "may.csv"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_propose_prints_columns_with_evidence_and_each_question_with_its_readings(command, file):
    code, said, _ = command("propose", file, "--json")

    record = json.loads(said)
    assert code == 0
    assert [(one["name"], one["role"], one["measure"]) for one in record["columns"]] == [
        ("id", "respondent", ""),
        ("date", "date", ""),
        ("How satisfied were you with the parcel?", "question", "CSAT"),
        ("Plan", "segment", ""),
    ]
    assert record["columns"][2]["evidence"] == ['the header says "satisfied"']
    assert [(one["id"], [reading["id"] for reading in one["readings"]]) for one in record["questions"]] == [
        (ENDS, ["1-4", "1-5", "0-10", "1-7", "1-10", "1-6", "0-4", "0-5"]),
        ("date-order", ["day-first", "month-first"]),
    ]
    assert record["questions"][0]["readings"][1]["figures"]["mean"] == 3.0


def test_nothing_is_imported_before_every_question_is_answered(command, file):
    code, _, refused = command("import", file, "--answer", "date-order=day-first")

    assert code == 1
    assert f"--answer {ENDS}=1-5" in refused
    assert "date-order" not in refused


def test_answers_are_taken_and_kept_for_the_next_month(command, file, tmp_path):
    code, said, _ = command("import", file, "--answer", "date-order=day-first", "--answer", f"{ENDS}=1-7")
    june = tmp_path / "june.csv"
    june.write_text(FILE.replace("/2026", "/2025"), encoding="utf-8")

    again, later, refused = command("import", str(june))

    assert (code, again, refused) == (0, 0, "")
    assert "3 answers were added" in said
    assert "3 answers were added" in later


def test_answers_dated_after_today_are_left_out_kept_or_read_in_the_other_order_as_answered(command, tmp_path):
    path = tmp_path / "ahead.csv"
    path.write_text("date,How satisfied were you? (1-5)\n2026-05-01,2\n2026-05-02,5\n2099-03-03,1\n", "utf-8")

    code, _, refused = command("import", str(path))
    without, said, _ = command("import", str(path), "--answer", "days-ahead=leave-out", "--dry-run")
    kept, all_, _ = command("import", str(path), "--answer", "days-ahead=keep", "--dry-run")

    assert (code, without, kept) == (1, 0, 0)
    assert "1 of 3 rows are dated after today, the latest on Mar 3, 2099 (row 4)" in refused
    assert "2 answers would be added" in said
    assert "3 answers would be added" in all_


def test_a_mapping_by_hand_does_not_let_days_ahead_pass_unseen(command, tmp_path):
    path, mapping = tmp_path / "ahead.csv", tmp_path / "ahead.toml"
    path.write_text("date,How satisfied were you? (1-5)\n2026-05-01,2\n2099-03-03,1\n", "utf-8")
    said = 'date = "date"\n{answers}\n[[question]]\ncolumn = "How satisfied were you? (1-5)"\nmeasure = "CSAT"\n'
    mapping.write_text(said.format(answers=""), "utf-8")
    code, _, refused = command("import", str(path), "--mapping", str(mapping))
    mapping.write_text(said.format(answers='answers = { "days-ahead" = "keep" }'), "utf-8")

    kept, _, _ = command("import", str(path), "--mapping", str(mapping))

    assert (code, kept) == (1, 0)
    assert "1 of 2 rows are dated after today, the latest on Mar 3, 2099 (row 3)" in refused


def test_an_unknown_answer_is_refused_with_what_may_be_answered(command, file):
    code, _, refused = command("import", file, "--answer", "date-order=tomorrow")

    assert code == 1
    assert "it may be day-first, month-first" in refused


def test_the_mapping_can_be_written_once_all_is_answered(command, file, tmp_path):
    mapping = tmp_path / "m.toml"
    answers = ("--answer", "date-order=day-first", "--answer", f"{ENDS}=1-7")

    open_, _, _ = command("propose", file, "--mapping-out", str(mapping))
    code, _, _ = command("propose", file, "--mapping-out", str(mapping), *answers)

    assert (open_, code) == (1, 0)
    assert 'scale = "1-7"' in mapping.read_text(encoding="utf-8")


def test_a_part_of_a_known_touchpoint_is_that_touchpoint_or_a_new_one_as_answered(command, tmp_path, sqlite_address):
    take(
        database.open_store(sqlite_address),
        {
            "stages": [["key", "name", "position"], ["use", "Use", 1]],
            "touchpoints": [["key", "stage", "name"], ["site", "use", "Website"]],
        },
    )
    path = tmp_path / "login.csv"
    path.write_text("date,Website: how satisfied are you with login? (1-5)\n2026-05-01,2\n2026-05-02,5\n", "utf-8")

    code, _, refused = command("import", str(path))
    asked = json.loads(command("propose", str(path), "--json")[1])["questions"]
    same = json.loads(command("propose", str(path), "--json", "--answer", "same-as:website-login=site")[1])
    new = json.loads(command("propose", str(path), "--json", "--answer", "same-as:website-login=new")[1])

    assert (code, "--answer same-as:website-login=site" in refused) == (1, True)
    assert [(one["id"], [reading["figures"]["mean"] for reading in one["readings"]]) for one in asked] == [
        ("same-as:website-login", [3.5, 3.5])
    ]
    assert [one["columns"][1]["touchpoint"] for one in (same, new)] == ["site", "website-login"]
