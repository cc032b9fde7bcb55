"""Respondents are kept under pseudonyms, which stay the same from file to file."""

import importlib

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, select

from cxdash.store import database
from cxdash.store.people.tables import forgotten, store_secret
from cxdash.store.schema import change, comment, response
from tests.builders import load

MAIL, PHONE = "kari@example.com", "+47 912 34 567"
UPGRADES = ("0018_respondents_without_a_name", "0019_whether_every_respondent_has_a_pseudonym")
ROWS = [(MAIL, "web", "CSAT", 5), (PHONE, "web", "CSAT", 4), ("p1", "web", "CSAT", 3)]


def names(store: Engine) -> list[str]:
    with database.reading(store) as connection:
        return sorted(connection.scalars(select(response.c.respondent).union_all(select(comment.c.respondent))))


def test_no_address_or_phone_number_is_kept(store: Engine):
    load(store, ROWS, comments=[(MAIL, "web", "Slow")])

    assert [name[0] for name in names(store)] == ["p", "~", "~", "~"]
    with database.reading(store) as connection:
        everything = str([connection.execute(select(table)).all() for table in (response, comment, change)])
    assert "example.com" not in everything
    assert "912 34" not in everything


def test_the_same_file_again_changes_nothing_and_the_same_person_is_the_same_in_another(store: Engine):
    load(store, ROWS)
    before = names(store)

    again = load(store, ROWS)
    load(store, [(f" {MAIL.upper()} ", "web", "CSAT", 5)], key="autumn")

    assert (again.added, again.removed) == (0, 0)
    assert sorted({*names(store)}) == before


def test_every_respondent_of_a_new_store_has_a_pseudonym_and_the_same_file_finds_them(store: Engine, pseudonyms):
    load(store, [("P1", "web", "CSAT", 5), ("p1", "web", "CSAT", 4), ("7", "web", "CSAT", 3)])
    before = names(store)

    again = load(store, [("P1", "web", "CSAT", 5), ("p1", "web", "CSAT", 4), ("7", "web", "CSAT", 3)])
    corrected = load(store, [("P1", "web", "CSAT", 2), ("7", "web", "CSAT", 3)], replaces="spring")

    assert len({name for name in before if name.startswith("~")}) == 3
    assert (again.added, again.removed) == (0, 0)
    assert (corrected.added, corrected.removed) == (1, 2)
    assert set(names(store)) < set(before)


def test_what_was_exported_is_taken_in_again_as_it_is(store: Engine, pseudonyms):
    load(store, [("p1", "web", "CSAT", 5)])
    (name,) = names(store)

    assert load(store, [(name, "web", "CSAT", 5)]).added == 0


def test_settings_hold_until_somebody_has_answered(store: Engine, monkeypatch):
    load(store, [("p1", "web", "CSAT", 5)])
    monkeypatch.setenv("CXDASH_RESPONDENTS", "pseudonyms")

    assert load(store, [("p1", "web", "CSAT", 5)]).added == 0
    assert names(store) == ["p1"]


def older(store: Engine) -> None:
    """Make a store's tables those of the version before, which had no word on whether every respondent is hidden."""
    upgrade = importlib.import_module(f"cxdash.store.migrations.versions.{UPGRADES[-1]}")
    with store.begin() as connection, Operations.context(MigrationContext.configure(connection)) as operations:
        with operations.batch_alter_table("store_secret") as table:
            table.drop_column("every")
        upgrade.upgrade()


@pytest.mark.parametrize(("name", "stays"), [("p1", True), (MAIL, False)])
def test_an_upgrade_keeps_names_where_there_are_some(name, stays, sqlite_store: Engine, pseudonyms):
    with sqlite_store.begin() as connection:
        connection.execute(store_secret.insert().values(id=1, secret=b"k" * 32, every=False))
    load(sqlite_store, [(name, "web", "CSAT", 3)])

    older(sqlite_store)

    load(sqlite_store, [("p2", "web", "CSAT", 5)], key="autumn")
    assert ("p2" in names(sqlite_store)) == stays
    assert load(sqlite_store, [(name, "web", "CSAT", 3)]).added == 0


def test_an_upgrade_gives_those_that_are_there_a_pseudonym(sqlite_store: Engine):
    load(sqlite_store, [("p1", "web", "CSAT", 3), ("p2", "web", "CSAT", 5)], comments=[("p2", "web", "Slow")])
    upgrades = [importlib.import_module(f"cxdash.store.migrations.versions.{name}") for name in UPGRADES]
    with sqlite_store.begin() as connection:
        for table in (response, comment):
            connection.execute(table.update().where(table.c.respondent == "p2").values(respondent=MAIL))
        for table in (forgotten, store_secret):
            table.drop(connection)
        with Operations.context(MigrationContext.configure(connection)):
            for one in upgrades:
                one.upgrade()

    assert [name[0] for name in names(sqlite_store)] == ["p", "~", "~"]
    assert load(sqlite_store, [("p1", "web", "CSAT", 3), (MAIL, "web", "CSAT", 5)]).added == 0
