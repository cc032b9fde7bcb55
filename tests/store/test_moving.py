import pytest
from sqlalchemy import Engine, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company import export
from cxdash.store import database, moving, rows
from cxdash.store.problems import StoreError
from cxdash.store.read import history, tables
from cxdash.store.write import undoing
from tests.builders import load
from tests.company import COMPANY, take

ANSWERS = [("a", "web", "CSAT", 5), ("b", "", "NPS", 9)]


@pytest.fixture
def laptop(sqlite_store: Engine) -> Engine:
    take(sqlite_store, COMPANY)
    load(sqlite_store, ANSWERS, comments=[("a", "web", "Tab\there, \\N and a line\nmore")], touchpoints=[])
    return sqlite_store


def files(engine: Engine) -> dict[str, bytes]:
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True))


def counted(engine: Engine) -> dict[str, int]:
    with database.reading(engine) as connection:
        return rows.counted(connection)


def test_a_laptops_store_is_the_same_on_postgresql(laptop: Engine, postgresql_address: str):
    before = counted(laptop)

    moved = moving.move(laptop, postgresql_address, admin("kari"))

    hosted = database.open_store(postgresql_address)
    assert files(laptop) == files(hosted)
    assert moved == {table: count for table, count in before.items() if count}
    assert before == counted(laptop)
    hosted.dispose()


def test_what_was_moved_is_written_on_and_undone_there(laptop: Engine, postgresql_address: str):
    moving.move(laptop, postgresql_address, admin("kari"))
    hosted = database.open_store(postgresql_address)

    before = files(hosted)
    load(hosted, [("c", "web", "CSAT", 1)], key="later", touchpoints=[])
    with database.reading(hosted) as connection:
        last = history.changes(connection)[0]

    undoing.undo(hosted, admin("kari"), last.number)

    assert before == files(hosted)
    hosted.dispose()


def test_a_hosted_store_moves_to_a_file(postgresql_store: Engine, sqlite_address: str):
    take(postgresql_store, COMPANY)
    load(postgresql_store, ANSWERS, touchpoints=[])

    moving.move(postgresql_store, sqlite_address, admin("kari"))

    laptop = database.open_store(sqlite_address)
    assert files(postgresql_store) == files(laptop)
    laptop.dispose()


def test_a_store_that_holds_data_is_not_moved_to(laptop: Engine, postgresql_store: Engine):
    take(postgresql_store, COMPANY)
    before = counted(postgresql_store)

    with pytest.raises(ImportRefused, match="holds data already"):
        moving.move(laptop, postgresql_store.url.render_as_string(hide_password=False), admin("kari"))

    assert before == counted(postgresql_store)


def test_a_store_is_not_moved_to_itself(laptop: Engine):
    with pytest.raises(ImportRefused, match="Name another"):
        moving.move(laptop, str(laptop.url), admin("kari"))


def test_a_database_that_is_not_there_is_said(laptop: Engine):
    with pytest.raises(StoreError, match=r"cannot be opened\. The database cannot be reached"):
        moving.move(laptop, "postgresql://nobody@127.0.0.1:1/none", admin("kari"))


def test_counts_that_answers_do_not_add_up_to_stop_the_move(laptop: Engine, postgresql_store: Engine):
    with laptop.begin() as connection:
        connection.execute(text("UPDATE score_count SET n = n + 1"))

    with pytest.raises(ImportRefused, match="score_count are not what the answers add up to"):
        moving.move(laptop, postgresql_store.url.render_as_string(hide_password=False), admin("kari"))

    assert counted(postgresql_store)["response"] == 0
