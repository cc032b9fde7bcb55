import shutil
from pathlib import Path

import pytest

from cxdash.ballot import stores
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.problems import StoreError
from tests.ballot.phones import Phone, server, told
from tests.room import OWNER, held


@pytest.fixture(autouse=True)
def forget():
    yield
    stores._opened.cache_clear()
    stores._known.clear()


def store(file: Path, template: Path):
    shutil.copyfile(template, file)
    return database.open_store(str(file))


def test_a_code_is_found_in_the_companys_own_store_and_in_the_demos(installation, sqlite_template):
    own, demo = store(installation / "cxdash.db", sqlite_template), store(installation / "demo.db", sqlite_template)
    here, there = held(own, OWNER), held(demo, OWNER)

    found = [stores.find(room.now.code) for room in (here, there, here, there)]

    assert [Path(one.engine.url.database) for one in found] == [database.DEFAULT_STORE, demo_store.STORE] * 2
    assert stores.find("CCCCC") is None


def test_looking_for_a_code_makes_no_store(installation):
    assert stores.find("CCCCC") is None
    assert list(installation.iterdir()) == []


def test_a_store_whose_file_was_replaced_is_opened_anew(installation, sqlite_template):
    own = store(installation / "cxdash.db", sqlite_template)
    before = held(own, OWNER)
    assert stores.find(before.now.code)
    code = before.now.code
    own.dispose()

    other = store(installation / "other.db", sqlite_template)
    after = held(other, OWNER)
    new = after.now.code
    with database.reading(other) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    other.dispose()
    for name in ("cxdash.db-wal", "cxdash.db-shm", "other.db-wal", "other.db-shm"):
        (installation / name).unlink(missing_ok=True)
    (installation / "other.db").rename(installation / "cxdash.db")

    assert stores.find(new).code == new
    assert stores.find(code) is None or code == new


def test_a_store_that_is_gone_is_said_on_the_phone_and_not_made_again(served):
    room = held(served, OWNER)
    code, file = room.now.code, Path(served.url.database)
    phone = Phone(server(), code)
    assert phone.line.get(phone.path).status_code == 200

    file.rename(file.with_name("elsewhere.db"))
    answer = phone.line.get(phone.path)

    assert answer.status_code == 503
    assert "The page cannot be shown at the moment. Try again in a moment." in told(answer.text)
    assert not file.exists()
    with pytest.raises(StoreError):
        stores.find(code)
