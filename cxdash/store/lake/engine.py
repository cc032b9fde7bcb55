"""The connection to answers outside the store: DuckDB, to which those and the store itself are attached."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cxdash.domain.messages import gettext_noop
from cxdash.settings.kinds import HIDDEN
from cxdash.settings.reading import current
from cxdash.store.problems import StoreError

EXTENSIONS = ("postgres_scanner", "ducklake")
SCHEMA = "cxdash_answers"
"""The schema of the catalogue, in the database that the setting names."""

MEMORY = "2GB"
"""The most that a question about single answers may take of the server's memory; beyond it DuckDB uses files."""

PREFIX = "ducklake:"
ANSWERS = "lake.main.response"
COLUMNS = {
    "id": "BIGINT",
    "survey_id": "INTEGER",
    "respondent": "VARCHAR",
    "touchpoint_id": "INTEGER",
    "measure": "VARCHAR",
    "score": "DOUBLE",
    "date": "DATE",
    "scale": "VARCHAR",
    "segment": "VARCHAR",
    "need": "VARCHAR",
    "weight": "DOUBLE",
    "count": "INTEGER",
}
NAMES = ", ".join(f'"{name}"' for name in COLUMNS)

NOT_INSTALLED = gettext_noop(
    "What reads answers outside the database is not installed. Run: pip install -r requirements-lake.txt"
)
NOT_SET = gettext_noop(
    "Answers of this store are outside the database, and it is not said where. Set answers_url as it was."
)
UNREACHABLE = gettext_noop("The answers outside the database cannot be read or written: {reason}")


@contextmanager
def connected(store: Connection) -> Iterator[Connection]:
    """Provide a connection to what answers_url says and to the store, in one transaction that is kept at the end.

    Raises StoreError where the setting is missing, and where either cannot be reached.
    """
    address = current().answers_url
    if not address:
        raise StoreError(NOT_SET)
    try:
        with _engine(address, store.engine.url.render_as_string(hide_password=False)).begin() as connection:
            yield connection
    except DBAPIError as problem:
        raise StoreError(UNREACHABLE, reason=_first_line(problem.orig)) from None
    except _errors() as problem:
        raise StoreError(UNREACHABLE, reason=_first_line(problem)) from None


def _first_line(problem: BaseException | None) -> str:
    """Return the first line of what is said of a problem, without the password of an address in it."""
    return re.sub(r"password='(\\.|[^'\\])*'", f"password='{HIDDEN}'", str(problem).partition("\n")[0])


def _errors() -> tuple[type[Exception], ...]:
    if find_spec("duckdb") is None:
        return ()
    import duckdb  # noqa: PLC0415 - only where answers are outside the database

    return (duckdb.Error,)


@lru_cache
def _engine(address: str, store: str) -> Engine:
    missing = [
        name for name in ("duckdb_engine", *map("duckdb_extension_{}".format, EXTENSIONS)) if not find_spec(name)
    ]
    if missing:
        raise StoreError(NOT_INSTALLED)
    engine = create_engine("duckdb:///:memory:", poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _record: _attach(connection, address, store))
    return engine


def _attach(connection: Any, address: str, store: str) -> None:
    catalogue = make_url(address.removeprefix(PREFIX))
    folder, catalogue = str(catalogue.query["data"]), catalogue.difference_update_query(["data"])
    for name in EXTENSIONS:
        connection.execute(f"LOAD {quoted(_extension(name))}")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    # rows that the catalogue holds itself would stay there when they are swept
    kept = f"DATA_INLINING_ROW_LIMIT 0, DATA_PATH {quoted(folder)}, METADATA_SCHEMA '{SCHEMA}'"
    connection.execute(f"ATTACH {quoted(f'ducklake:postgres:{_words(catalogue)}')} AS lake ({kept})")
    connection.execute(f"ATTACH {quoted(_words(make_url(store)))} AS store (TYPE postgres, READ_ONLY)")
    columns = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items())
    connection.execute(f"CREATE TABLE IF NOT EXISTS {ANSWERS} (part INTEGER, {columns})")
    connection.execute("SET search_path = 'memory.main,store.public'")


@contextmanager
def lent(lake: Connection, **tables: Mapping[str, tuple[Sequence[Any], str]]) -> Iterator[None]:
    """Lend tables in memory to a connection, under their names: by column its values, and their kind as in COLUMNS.

    Dates are texts.
    """
    import pyarrow as pa  # noqa: PLC0415 - only where answers are outside the database

    kinds = {"VARCHAR": pa.string(), "DATE": pa.string(), "DOUBLE": pa.float64()}
    cursor: Any = lake.connection.cursor()
    for name, columns in tables.items():
        arrays = {column: pa.array(values, kinds.get(kind, pa.int64())) for column, (values, kind) in columns.items()}
        cursor.register(name, pa.table(arrays))
    yield
    for name in tables:
        cursor.unregister(name)


def _words(url: URL) -> str:
    """Return the address of a PostgreSQL as its own library takes it."""
    given: dict[str, Any] = {
        "dbname": url.database,
        "host": url.host,
        "port": url.port,
        "user": url.username,
        "password": url.password,
        **url.query,
    }
    return " ".join(f"{name}='{_escaped(str(value))}'" for name, value in given.items() if value)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")


def quoted(value: str) -> str:
    """Return a text as a statement holds it."""
    return "'" + value.replace("'", "''") + "'"


def _extension(name: str) -> str:
    """Return the file of an extension, which a package brings along, so that nothing is asked of a network."""
    spec = find_spec(f"duckdb_extension_{name}")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return str(next(file for place in places for file in Path(place).rglob(f"{name}.duckdb_extension")))
