"""Every row of a store into another, of whichever database: for copies, and for a store that moves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy import Connection, DateTime, Engine, Table, delete, func, insert, select, text, update

from cxdash.store import database
from cxdash.store.lake import reading as lake
from cxdash.store.lake.table import answer_part
from cxdash.store.people.tables import signed_out
from cxdash.store.schema import content_version, metadata, response
from cxdash.store.workshop_tables import SECRETS

CHUNK = 20_000

LEFT_OUT = (*SECRETS, signed_out, answer_part)
"""What no copy takes along, nor one that is restored brings."""


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Provide a connection that sees the store as it is now, whatever others write."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
    else:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            database.unhurried(connection)
            yield connection


@contextmanager
def replacing(engine: Engine) -> Iterator[Connection]:
    """Provide a transaction that may replace a whole store: nobody else writes meanwhile, and no time runs out."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            database.unhurried(connection)
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(41872)")
        yield connection


def replace(source: Connection, target: Connection) -> None:
    """Replace every row of every table by the source's; rows that are edited get versions above those there were."""
    last = {table.name: _last_version(target, table) for table in metadata.sorted_tables if "version" in table.c}
    for table in reversed([table for table in metadata.sorted_tables if table is not signed_out]):
        if inward := _inward(table):
            target.execute(update(table).values(dict.fromkeys(inward)))
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        if table not in LEFT_OUT:
            _take(source, target, table)
        if last.get(table.name):
            target.execute(update(table).values(version=table.c.version + last[table.name]))
        if target.dialect.name == "postgresql" and "id" in table.c:
            _count_on(target, table)


def counted(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has, but for those that no copy takes along."""
    return {table.name: _counted(connection, table) for table in metadata.sorted_tables if table not in LEFT_OUT}


def _counted(connection: Connection, table: Table) -> int:
    statement = select(func.count()).select_from(table)
    with lake.reading(connection) if table is response else nullcontext(connection) as asked:
        return asked.execute(statement).scalar_one()


def _take(source: Connection, target: Connection, table: Table) -> None:
    inward = _inward(table)
    write = _copy if target.dialect.name == "postgresql" else _insert
    with lake.reading(source) if table is response else nullcontext(source) as asked:
        found = asked.execution_options(stream_results=True).execute(select(table)).mappings()
        for part in found.partitions(CHUNK):
            made = (_in_utc(table, dict(row)) for row in part)
            write(target, table, [{**row, **dict.fromkeys(inward)} for row in made])
    for name in inward:
        referring = source.execute(select(table.c.id, table.c[name]).where(table.c[name].is_not(None))).all()
        for row_id, other in referring:
            target.execute(update(table).where(table.c.id == row_id).values({name: other}))


def _insert(target: Connection, table: Table, rows: list[dict]) -> None:
    target.execute(insert(table), rows)


def _copy(target: Connection, table: Table, rows: Iterable[dict]) -> None:
    """Write rows as PostgreSQL takes them in bulk."""
    names = table.columns.keys()
    quoted = ", ".join(f'"{name}"' for name in names)
    with target.connection.cursor().copy(f'COPY "{table.name}" ({quoted}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])


def _inward(table: Table) -> list[str]:
    """Return the columns by which rows refer to rows of their own table."""
    return [key.parent.name for key in table.foreign_keys if key.column.table is table]


def _last_version(connection: Connection, table: Table) -> int:
    if table is content_version:
        return 0
    return connection.execute(select(func.coalesce(func.max(table.c.version), 0))).scalar_one()


def _in_utc(table: Table, row: dict) -> dict:
    dated = [column.name for column in table.c if isinstance(column.type, DateTime)]
    return row | {name: database.in_utc(row[name]) for name in dated if row[name] is not None}


def _count_on(connection: Connection, table: Table) -> None:
    """Let new rows get ids above those there are."""
    last = f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), max(id)) FROM \"{table.name}\""
    connection.execute(text(last))
