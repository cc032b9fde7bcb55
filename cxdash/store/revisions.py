"""Which upgrades of the tables there are, and the last that a store has had; without Alembic, which takes long."""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

MIGRATIONS = Path(__file__).with_name("migrations")
KEPT = table("alembic_version", column("version_num"))
"""Where Alembic notes it."""


@cache
def known() -> tuple[str, ...]:
    """Return the numbers of all upgrades in order; their files' names begin with them."""
    return tuple(sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def last(connection: Connection) -> str | None:
    """Return the number of the last upgrade that a store has had, None where it has no tables yet."""
    made = inspect(connection).has_table(KEPT.name)
    number: str | None = connection.scalar(select(KEPT)) if made else None
    return number
