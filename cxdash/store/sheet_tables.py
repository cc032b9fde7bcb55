"""The tables that keep the sheets, made from their description in domain.sheets."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    true,
)
from sqlalchemy.types import TypeEngine

from cxdash.domain import sheets
from cxdash.domain.sheets import BY_NAME, Sheet

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

TYPES: dict[str, type[TypeEngine]] = {
    "number": Float,
    "share": Float,
    "whole": Integer,
    "date": Date,
    "yes_no": Boolean,
}
"""By kind of column; the others are texts."""

MONTH_LENGTH = 7

LIMITS = {0: "not_negative", 1: "positive"}
"""By the least that a column allows, how the constraint is named; others are named at_least."""


def table_of(name: str, *rules: CheckConstraint) -> Table:
    """Make the table of a sheet, with the *rules* that are about several of its columns.

    Rows have an id and, where they are edited on screen, a version. A survey's rows are removed with it; other rows
    that are referred to cannot be removed.
    """
    sheet = BY_NAME[name]
    columns = [_column(sheet, column) for column in sheet.columns]
    version = [] if sheet.files_only else [version_column()]
    checks = [check for column in sheet.columns for check in _checks(column)]
    table = Table(sheet.table, metadata, id_column(), *columns, *version, *checks, *rules)
    _identify(table, sheet)
    return table


def checks_of(name: str, *columns: str) -> Iterator[CheckConstraint]:
    """Make the constraints of some columns of a sheet once more, for a table that is no sheet's but has them, too."""
    return (check for column in BY_NAME[name].columns if column.name in columns for check in _checks(column))


def id_column() -> Column:
    """Return the column of a table's own numbers for its rows."""
    return Column("id", Integer, primary_key=True)


def version_column() -> Column:
    """Return the column that counts the edits of a row, so that an edit of an older state is refused."""
    return Column("version", Integer, nullable=False, server_default="1")


def known(column: str, values: Sequence[str]) -> CheckConstraint:
    """Allow a column these values only."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def at_least(column: str, low: float) -> CheckConstraint:
    """Allow a column no numbers below *low*."""
    return CheckConstraint(f"{column} >= {low:g}", name=f"{column}_{LIMITS.get(int(low), 'at_least')}")


def between(column: str, low: float, high: float) -> CheckConstraint:
    """Allow a column numbers from *low* to *high* only."""
    return CheckConstraint(f"{column} BETWEEN {low:g} AND {high:g}", name=f"{column}_range")


def month_form(column: str = "month") -> CheckConstraint:
    """Allow a column months such as 2026-05 only."""
    form = f"{column} LIKE '____-__' AND substr({column}, 6, 2) BETWEEN '01' AND '12'"
    return CheckConstraint(form, name=f"{column}_form")


def _column(sheet: Sheet, described: sheets.Column) -> Column:
    nullable = not _is_given(described)
    if described.refers:
        cascades = described.refers == "surveys"
        target = ForeignKey(f"{BY_NAME[described.refers].table}.id", ondelete="CASCADE" if cascades else "RESTRICT")
        first = _is_unique(sheet) and described.name == sheet.identity[0]  # the unique index starts with it
        return Column(
            described.field, Integer, target, nullable=nullable, index=(described.indexed and not first) or None
        )
    return Column(described.field, _type(described), nullable=nullable, server_default=_default(described))


def _is_given(described: sheets.Column) -> bool:
    """Return whether every row of the store has a value in the column."""
    return described.required or bool(described.default) or described.blank != "null"


def _type(described: sheets.Column) -> TypeEngine:
    if described.kind == "month":
        return String(MONTH_LENGTH)
    return String(described.length) if described.length else TYPES.get(described.kind, Text)()


def _default(described: sheets.Column) -> Any:
    if described.kind == "yes_no" and described.default:
        return true() if described.default == "yes" else false()
    return described.default or ("" if described.blank == "empty" else None)


def _checks(described: sheets.Column) -> Iterator[CheckConstraint]:
    """Make the constraints that follow from what a column allows."""
    name, low, high = described.field, described.low, described.high
    if name == "key":
        yield CheckConstraint("key <> ''", name="key_given")
    if described.kind == "month":
        yield month_form(name)
    if described.allowed and described.enforced:
        yield known(name, described.allowed)
    if low is not None and described.enforced:
        yield at_least(name, low) if high is None else between(name, low, high)


def _is_unique(sheet: Sheet) -> bool:
    """Return whether the store can tell the rows of a sheet apart: no column of their identity is without a value.

    A reference that is not given counts as a value.
    """
    columns = [column for column in sheet.columns if column.name in sheet.identity]
    return bool(columns) and all(_is_given(column) or column.refers for column in columns)


def _identify(table: Table, sheet: Sheet) -> None:
    """Refuse two rows with the same identity, where the store can tell them apart."""
    if not _is_unique(sheet):
        return
    columns = [table.c[sheet.fields()[name]] for name in sheet.identity]
    if not any(column.nullable for column in columns):
        table.append_constraint(UniqueConstraint(*columns))
        return
    given = [func.coalesce(column, 0) if column.nullable else column for column in columns]
    Index(f"uq_{table.name}_identity", *given, unique=True)
