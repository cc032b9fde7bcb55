"""The commands that forget somebody who answered, and that give everybody a pseudonym."""

from cxdash.store import database
from tests.builders import load


def test_it_says_what_became_of_answers_and_comments_and_which_copies_hold_the_name(sqlite_address, typed):
    engine = database.open_store(sqlite_address)
    load(engine, [("kari@example.com", "web", "CSAT", 5)], comments=[("kari@example.com", "web", "Slow")])
    load(engine, [("p1", "web", "CSAT", 5)], key="autumn")
    engine.dispose()

    code, printed, wrong = typed(sqlite_address, "forget", "kari@example.com", "--yes")

    assert (code, wrong) == (0, "")
    assert printed.startswith(
        "Nobody's from now on, and still counted: 1 answer. Deleted: 1 comment.\nCopies that were made before"
    )
    assert "kari" not in printed
    assert typed(sqlite_address, "audit", "--most", 1)[1].endswith("A respondent was forgotten, with 1 comment\n")


def test_a_name_that_nobody_has_is_refused(sqlite_address, typed):
    database.open_store(sqlite_address).dispose()

    assert typed(sqlite_address, "forget", "eve@example.com", "--yes") == (
        1,
        "",
        "No respondent in the store is called that.\n",
    )


def test_it_is_said_how_many_were_hidden_and_which_copies_hold_the_names(sqlite_address, typed):
    engine = database.open_store(sqlite_address)
    load(engine, [("p1", "web", "CSAT", 5), ("p2", "web", "CSAT", 4)])
    load(engine, [("p3", "web", "CSAT", 5)], key="autumn")
    engine.dispose()

    code, printed, wrong = typed(sqlite_address, "pseudonyms", "--yes")

    assert (code, wrong) == (0, "")
    assert printed.startswith(
        "3 respondents were given a pseudonym.\nCopies that were made before still hold the names"
    )
    assert typed(sqlite_address, "audit", "--most", 1)[1].endswith("3 respondents were given a pseudonym\n")
    assert typed(sqlite_address, "pseudonyms", "--yes")[1] == "0 respondents were given a pseudonym.\n"


def test_who_answered_before_the_months_that_are_kept_is_forgotten(sqlite_address, typed, monkeypatch):
    engine = database.open_store(sqlite_address)
    load(engine, [("p1", "web", "CSAT", 5, "2020-01-15")], comments=[("p1", "web", "Slow", "2020-01-15")])
    engine.dispose()

    refused = typed(sqlite_address, "retention")
    monkeypatch.setenv("CXDASH_RETENTION_MONTHS", "24")
    code, printed, wrong = typed(sqlite_address, "retention")

    assert refused == (1, "", "Say for how many months: --months, or the setting retention_months.\n")
    assert (code, wrong) == (0, "")
    assert printed.endswith(": 1 respondent forgotten and 1 comment deleted.\n")
    assert typed(sqlite_address, "audit", "--most", 1)[1].endswith("1 respondent forgotten and 1 comment deleted\n")
