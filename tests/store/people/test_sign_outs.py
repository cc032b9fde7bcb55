"""Sign-ins that were ended: nothing is written by them any longer."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.store import copies, database
from cxdash.store.people import sign_outs
from cxdash.store.people.tables import signed_out
from cxdash.store.write import changes
from cxdash.store.write.workshop import preparing
from tests.room import plan

LATER = datetime.now(UTC) + timedelta(hours=1)
ADA = Who("ada", Role.ADMIN, "a" * 64, LATER)
SAME_PERSON = Who("ada", Role.ADMIN, "b" * 64, LATER)


def is_out(store: Engine, somebody: Who) -> bool:
    with database.reading(store) as connection:
        return sign_outs.is_out(connection, somebody)


def test_only_the_sign_in_that_was_ended_is_out(store: Engine):
    sign_outs.sign_out(store, ADA)
    sign_outs.sign_out(store, ADA)

    assert [is_out(store, one) for one in (ADA, SAME_PERSON, admin("ada"))] == [True, False, False]


def test_who_has_signed_out_writes_nothing_more(store: Engine):
    sign_outs.sign_out(store, ADA)

    for write in (
        lambda who: changes.writing(store, who).__enter__(),
        lambda who: preparing.prepare(store, who, plan()),
    ):
        with pytest.raises(ImportRefused, match="Your sign-in has ended"):
            write(ADA)
    assert preparing.prepare(store, SAME_PERSON, plan())


def test_what_has_ended_by_itself_is_forgotten(store: Engine):
    sign_outs.sign_out(store, Who("ola", Role.VIEWER, "c" * 64, datetime.now(UTC) - timedelta(seconds=1)))
    sign_outs.sign_out(store, ADA)

    with database.reading(store) as connection:
        assert connection.scalars(select(signed_out.c.session)).all() == [ADA.session]


def test_a_copy_that_is_restored_lets_nobody_in_again(sqlite_store: Engine, tmp_path):
    copies.write(sqlite_store, tmp_path / "before.db")
    sign_outs.sign_out(sqlite_store, ADA)

    copies.restore(sqlite_store, tmp_path / "before.db", SAME_PERSON)

    assert is_out(sqlite_store, ADA)
