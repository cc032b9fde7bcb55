"""The store's counts and, by the check's own SQL, those of its answers; the stateful test uses neither."""

from sqlalchemy import Connection, Engine, text

from cxdash.store.lake import reading as lake
from cxdash.store.read.checks import ANSWERS, CELLS, SUMS

Counts = dict[str, set[tuple]]


def recount(engine: Engine) -> Counts:
    """Count the raw answers."""
    with engine.connect() as connection, lake.reading(connection) as answered:
        return {
            table: _rows(
                answered, f"WITH answers AS ({ANSWERS}) SELECT {grouped}, {SUMS} FROM {source} GROUP BY {grouped}"
            )
            for table, (_, grouped, source) in CELLS.items()
        }


def counted(engine: Engine) -> Counts:
    """Return what the count tables hold, in the same columns."""
    with engine.connect() as connection:
        return {
            table: _rows(connection, f"SELECT {keys}, n, w, w2 FROM {table}") for table, (keys, *_) in CELLS.items()
        }


def _rows(connection: Connection, statement: str) -> set[tuple]:
    return {tuple(row) for row in connection.execute(text(statement))}
