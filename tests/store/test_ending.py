"""A server that is to stop lets writes end, and begins no other."""

import threading
import time

import pytest
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.store import database, ending
from cxdash.store.problems import StoreError
from cxdash.store.read import tables
from cxdash.store.write import changes

ROLE = {"key": "ceo", "name": "Chief", "kind": "executive"}


@pytest.fixture(autouse=True)
def opened_again():
    yield
    ending.reopen()


def add(engine: Engine, begun: threading.Event | None = None, seconds: float = 0) -> None:
    with changes.writing(engine, admin("kari")) as change:
        changes.add(change, "role", ROLE)
        if begun:
            begun.set()
            time.sleep(seconds)


def roles(engine: Engine) -> int:
    with database.reading(engine) as connection:
        return len(tables.tables(connection)["roles"])


def test_a_write_under_way_ends_and_none_begins(store: Engine):
    begun = threading.Event()
    writer = threading.Thread(target=add, args=(store, begun, 0.5))
    writer.start()
    begun.wait()

    assert ending.close(60)

    assert roles(store) == 1
    with pytest.raises(StoreError, match="about to stop"):
        add(store)
    writer.join()


def test_a_write_that_takes_too_long_is_not_waited_for(store: Engine):
    begun = threading.Event()
    writer = threading.Thread(target=add, args=(store, begun, 1.0))
    writer.start()
    begun.wait()

    assert not ending.close(0.05)
    writer.join()


def test_a_write_that_fails_is_over(store: Engine):
    with pytest.raises(ZeroDivisionError), changes.writing(store, admin("kari")):
        raise ZeroDivisionError

    assert ending.close(0)
