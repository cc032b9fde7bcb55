"""Respondents named by an address are kept under pseudonyms, which stay the same from file to file."""

import importlib

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, select

from cxdash.store import database
from cxdash.store.people.tables import forgotten, store_secret
from cxdash.store.schema import change, comment, response
from tests.builders import load

MAIL, PHONE = "kari@example.com", "+47 912 34 567"
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


def test_an_upgrade_gives_those_that_are_there_a_pseudonym(sqlite_store: Engine):
    load(sqlite_store, [("p1", "web", "CSAT", 3), ("p2", "web", "CSAT", 5)], comments=[("p2", "web", "Slow")])
    upgrade = importlib.import_module("cxdash.store.migrations.versions.0018_respondents_without_a_name")
    with sqlite_store.begin() as connection:
        for table in (response, comment):
            connection.execute(table.update().where(table.c.respondent == "p2").values(respondent=MAIL))
        for table in (forgotten, store_secret):
            table.drop(connection)
        with Operations.context(MigrationContext.configure(connection)):
            upgrade.upgrade()

    assert [name[0] for name in names(sqlite_store)] == ["p", "~", "~"]
    assert load(sqlite_store, [("p1", "web", "CSAT", 3), (MAIL, "web", "CSAT", 5)]).added == 0
