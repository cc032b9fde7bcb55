from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from cxdash.store import database, revisions


def test_the_upgrades_are_those_that_alembic_finds_with_its_last_one_last(store: Engine):
    with database.reading(store) as connection:
        script = ScriptDirectory.from_config(database._migrations(connection))

    assert sorted(revisions.known()) == sorted(step.revision for step in script.walk_revisions())
    assert revisions.known()[-1] == script.get_current_head()


def test_a_store_tells_its_last_upgrade(store: Engine):
    with database.reading(store) as connection:
        assert revisions.last(connection) == revisions.known()[-1]


def test_a_store_without_tables_has_had_none(tmp_path):
    with database.reading(database.connect(str(tmp_path / "new.db"))) as connection:
        assert revisions.last(connection) is None
