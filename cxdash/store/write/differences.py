"""What taking tables in would add, change and remove, row by row."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import SHEETS, Sheet
from cxdash.store.lake import reading as lake
from cxdash.store.read.tables import ID, VERSION, Row, identity, referred, rows
from cxdash.store.schema import metadata

MOST_DETAILS, MOST_ADDED = 200, 10
"""Sentences about single rows of a sheet; of more rows only their number is given."""


@dataclass(frozen=True)
class Changed:
    """A row that would change: by column, its value and the new one."""

    row: Row
    fields: dict[str, tuple[Any, Any]]

    @property
    def id(self) -> int:
        """The row's id in the store."""
        return self.row[ID]

    @property
    def version(self) -> int | None:
        """How often the row was edited, where that is kept."""
        return self.row[VERSION]


@dataclass(frozen=True)
class Difference:
    """The changes of one sheet. *same*: number of rows without change; *others*: rows the table lacks and leaves."""

    sheet: Sheet
    added: Sequence[Row] = ()
    changed: Sequence[Changed] = ()
    removed: Sequence[Row] = ()
    same: int = 0
    others: Sequence[Row] = ()
    after: Sequence[Row] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def counts(self) -> dict[str, int]:
        """Return how many rows are added, changed and removed."""
        return {"added": len(self.added), "changed": len(self.changed), "removed": len(self.removed)}

    def name(self, row: Row) -> str:
        """Return the name of a row: its key, or its identity."""
        if not self.sheet.identity:
            return str(row.get("name") or "")
        return " · ".join(part for part in identity(self.sheet, row) if part)

    def turned(self) -> "Difference":
        """Return the difference the other way round."""
        back = [Changed(one.row, {name: (new, old) for name, (old, new) in one.fields.items()}) for one in self.changed]
        return Difference(self.sheet, self.removed, back, self.added, self.same)

    def summary(self) -> Message:
        """Return one sentence on the changes of the sheet."""
        template = gettext_noop(
            "{sheet}: {added} added, {changed} changed, {removed} removed, {same} stay as they are."
        )
        return Message(template, {"sheet": self.sheet.name, **self.counts(), "same": self.same})

    def details(self) -> list[Message]:
        """Return a sentence for each change of a row, at most 200, for ten that are added, and how many more."""
        sheet = self.sheet.name
        added, removed = gettext_noop("{sheet} {key}: added."), gettext_noop("{sheet} {key}: removed.")
        changed = gettext_noop("{sheet} {key}: {column} changed from {old} to {new}.")
        sentences = [Message(removed, {"sheet": sheet, "key": self.name(row)}) for row in self.removed]
        words = {column.name: column.codes or {} for column in self.sheet.columns}
        for one in self.changed:
            where = {"sheet": sheet, "key": self.name(one.row)}
            sentences += [
                Message(changed, {**where, "column": name, "old": _shown(old, codes), "new": _shown(new, codes)})
                for name, (old, new) in one.fields.items()
                for codes in [words.get(name, {})]
            ]
        more = max(0, len(sentences) - MOST_DETAILS) + max(0, len(self.added) - MOST_ADDED)
        new = [Message(added, {"sheet": sheet, "key": self.name(row)}) for row in self.added[:MOST_ADDED]]
        left = [Message(gettext_noop("{sheet}: and {more} more."), {"sheet": sheet, "more": more})] if more else []
        return [*sentences[:MOST_DETAILS], *new, *left]


@dataclass(frozen=True)
class AnswersDifference:
    """What becomes of the answers and comments of one survey."""

    survey: str
    added: int
    removed: int
    same: int
    comments: int

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.comments)

    def summary(self) -> Message:
        """Return one sentence on the changes of the survey."""
        template = gettext_noop(
            "Survey {survey}: {added} answers added, {removed} removed, {same} stay as they are; {comments} comments "
            "added, changed or removed."
        )
        values = {"survey": self.survey, "added": self.added, "removed": self.removed, "same": self.same}
        return Message(template, {**values, "comments": self.comments})

    def details(self) -> list[Message]:
        """Return nothing: single answers are not listed."""
        return []


@dataclass(frozen=True)
class Plan:
    """What becomes of the store, sheet by sheet; sheets that stay as they are are left out."""

    differences: tuple[Difference | AnswersDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.differences)

    def sentences(self) -> list[Message]:
        """Return the sentences that describe the changes, for reading before they are made."""
        if not self:
            return [Message(gettext_noop("Nothing to change: the store says all of this already."))]
        return [sentence for one in self.differences for sentence in (one.summary(), *one.details())]


def _shown(value: object, codes: Mapping[str, str]) -> object:
    """Return a cell's value for a sentence, a code by its word."""
    if isinstance(value, str) and value in codes:
        return Message(codes[value])
    if value is None:
        return Message(gettext_noop("blank"))
    if isinstance(value, bool):
        return Message(gettext_noop("yes") if value else gettext_noop("no"))
    return f"{value:.15g}" if isinstance(value, float) else f'"{value}"' if isinstance(value, str) else value


def compared(connection: Connection, sheet: Sheet, table: pd.DataFrame, *, whole: bool = False) -> Difference:
    """Compare a table with the store; columns it lacks stay as they are, as do rows unless it is whole."""
    left: dict[tuple[str, ...], Row] = {}
    twins: list[Row] = []
    for row in rows(connection, sheet):
        if left.setdefault(identity(sheet, row), row) is not row:
            twins.append(row)
    added, changed, after, same = [], [], [], 0
    for new in _records(table):
        old = left.pop(identity(sheet, new), None)
        if old is None:
            added.append(new)
            after.append(new)
            continue
        fields = {name: (old[name], value) for name, value in new.items() if old[name] != value}
        same += not fields
        if fields:
            changed.append(Changed(old, fields))
        after.append({**old, **new})
    gone = [*left.values(), *twins]
    removes = sheet.replaces or whole
    return Difference(
        sheet,
        added,
        changed,
        gone if removes else [],
        same,
        [] if removes else gone,
        after if removes else [*after, *gone],
    )


def _records(table: pd.DataFrame) -> list[Row]:
    names = list(table.columns)
    columns = [[_own(value) for value in table[name].tolist()] for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)] if names else []


def _own(value: Any) -> Any:
    return None if value is None or value == "" or value is pd.NA or value != value else value  # noqa: PLR0124 - NaN


def still_referred(connection: Connection, differences: Iterable[Difference]) -> list[Message]:
    """Return a sentence for each row that cannot be removed since others would still refer to it, with their number."""
    differences = list(differences)
    after = {one.sheet.table: one for one in differences}
    faults = []
    for difference in differences:
        counts = _references(connection, difference, after) if difference.removed else {}
        for row in difference.removed:
            for sheet, count in counts.get(row[ID], {}).items():
                template = gettext_noop(
                    "Sheet {sheet}: {key} is left out but cannot be removed, as the sheet {other} refers to it (rows: "
                    "{count}). Keep it, or give it another key: on the page Data, or by python -m cxdash rename."
                )
                values = {"sheet": difference.sheet.name, "key": difference.name(row), "count": count, "other": sheet}
                faults.append(Message(template, values))
    return faults


def _references(
    connection: Connection, difference: Difference, after: dict[str, Difference]
) -> dict[int, dict[str, int]]:
    """Count, by id of a removed row and by sheet, the rows that would still refer to it."""
    removed = {row.get("key"): row[ID] for row in difference.removed}
    counts: dict[int, dict[str, int]] = {}
    for sheet in SHEETS:
        for name, field in sheet.fields().items():
            column = metadata.tables[sheet.table].c[field]
            if not column.foreign_keys or referred(column).name != difference.sheet.table:
                continue
            if sheet.table in after:
                found = [(removed[row[name]], 1) for row in after[sheet.table].after if row.get(name) in removed]
            else:
                statement = select(column, func.count()).where(column.is_not(None)).group_by(column)
                with lake.reading(connection) if sheet.by_survey else nullcontext(connection) as asked:
                    referring = asked.execute(statement).all()
                found = [(row_id, count) for row_id, count in referring if row_id in removed.values()]
            for row_id, count in found:
                by_sheet = counts.setdefault(row_id, {})
                by_sheet[sheet.name] = by_sheet.get(sheet.name, 0) + count
    if difference.sheet.name == "touchpoints":
        _add_paths(connection, removed, after, counts)
    return counts


def _add_paths(
    connection: Connection, removed: dict[Any, int], after: dict[str, Difference], counts: dict[int, dict[str, int]]
) -> None:
    """Paths name touchpoints in their text."""
    table = metadata.tables["path"]
    paths = (
        [row["path"] for row in after["path"].after] if "path" in after else connection.scalars(select(table.c.path))
    )
    for path in paths:
        for key in set(str(path).split(" > ")) & removed.keys():
            by_sheet = counts.setdefault(removed[key], {})
            by_sheet["paths"] = by_sheet.get("paths", 0) + 1
