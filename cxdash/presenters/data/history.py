"""What was changed last, as sentences a director can read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets import SHEETS
from cxdash.i18n.translator import Words
from cxdash.presenters.data import fields

Row = Mapping[str, Any]

SHEET_OF = {sheet.table: sheet for sheet in SHEETS}

ROWS = {table: sheet.row for table, sheet in SHEET_OF.items() if sheet.row} | {
    "proposal": gettext_noop("Proposal {key}"),
    "scenario": gettext_noop("Kept choice {key}"),
}
"""By table of the store, what one of its rows is called."""


MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"
DAY = MONTH + "-(0[1-9]|[12][0-9]|3[01])"

UNTOLD = {"mapping"}
"""Columns of which only that they changed is told."""


def changes(rows: pd.DataFrame, words: Words, zone: str | None = None) -> pd.DataFrame:
    """Return the rows of store.content.last_changes in words: when, who, what happened.

    *zone*: the reader's time zone by its name (Europe/Oslo); UTC where it is not known.
    """
    told = rows.to_dict("records")
    table = {
        words.gettext("When"): [words.moment(row["at"], zone) for row in told],
        words.gettext("Who"): [row["actor"] for row in told],
        words.gettext("What happened"): [sentence(row, words) for row in told],
    }
    return pd.DataFrame(table, dtype=object)


def sentence(row: Row, words: Words) -> str:
    """Say what was done in one change."""
    return SAID.get(row["action"], _edited)(row, words)


def _edited(row: Row, words: Words) -> str:
    fields_told = [_field(row, field, words) for field in row["after"]]
    told = "; ".join(dict.fromkeys(filter(None, fields_told)))
    what = _what(row, words)
    return (
        words.gettext("{what}: {changes}", what=what, changes=told)
        if told
        else words.gettext("{what} changed", what=what)
    )


def _field(row: Row, field: str, words: Words) -> str:
    """Say how one column changed; of what the store keeps to itself, and of references by number, not what to."""
    column = fields.column(row["table"], field)
    if column is None:
        return ""
    name, (old, new) = fields.name(column, words), (row[side].get(field) for side in ("before", "after"))
    if old == new:
        return ""
    if field in UNTOLD or (column.refers and field == column.field != column.name):
        return words.gettext("{field} changed", field=name)
    said = {"field": name, "old": fields.value(column, old, words), "new": fields.value(column, new, words)}
    if old in {None, ""}:
        return words.gettext("{field} set to {new}", **said)
    if new in {None, ""}:
        return words.gettext("{field} left blank, it was {old}", **said)
    return words.gettext("{field} changed from {old} to {new}", **said)


def _added(row: Row, words: Words) -> str:
    return words.gettext("{what} added", what=_what(row, words))


def _removed(row: Row, words: Words) -> str:
    return words.gettext("{what} removed", what=_what(row, words))


def _renamed(row: Row, words: Words) -> str:
    after = row["after"]
    if "answers" in after:
        said = {"old": after["before"], "new": after["need"], "count": words.number(after["answers"])}
        return words.gettext("The need {old} is now called {new} in {count} answers", **said)
    new = after.get("key", after.get("path", ""))
    return words.gettext("{what} is now called {new}", what=_what(row, words), new=new)


def _imported(row: Row, words: Words) -> str:
    """Say of a sheet how many of its rows were added, changed and removed."""
    counted = [
        ("added", words.gettext("{count} added", count=words.number(row["after"].get("added", 0)))),
        ("changed", words.gettext("{count} changed", count=words.number(row["after"].get("changed", 0)))),
        ("removed", words.gettext("{count} removed", count=words.number(row["after"].get("removed", 0)))),
    ]
    told = [said for name, said in counted if row["after"].get(name)]
    sheet = SHEET_OF[row["table"]]
    return words.gettext("{what}: {changes}", what=words.gettext(sheet.title), changes=words.list(told))


def _loaded(row: Row, words: Words) -> str:
    after = row["after"]
    counted = [
        ("added", words.ngettext("{count} answer added", "{count} answers added", after.get("added", 0))),
        ("removed", words.ngettext("{count} answer removed", "{count} answers removed", after.get("removed", 0))),
        (
            "comments",
            words.ngettext(
                "{count} comment added or changed", "{count} comments added or changed", after.get("comments", 0)
            ),
        ),
    ]
    told = [said for name, said in counted if after.get(name)]
    told = told or [words.gettext('how often each question was answered with "don\'t know"')]
    return words.gettext("{what} loaded: {changes}", what=_what(row, words), changes=words.list(told))


def _adopted(row: Row, words: Words) -> str:
    said = {"day": words.day(date.fromisoformat(row["after"]["on"])), "proposal": row["key"]}
    if row["action"] == "undo":
        return words.gettext("What was adopted from {day} was undone: {proposal}", **said).removesuffix(": ")
    return words.gettext("A proposal adopted from {day}: {proposal}", **said).removesuffix(": ")


SAID: dict[str, Callable[[Row, Words], str]] = {
    "add": _added,
    "adopt": _adopted,
    "edit": _edited,
    "import": _imported,
    "load": _loaded,
    "remove": _removed,
    "rename": _renamed,
    "undo": _adopted,
}


def _what(row: Row, words: Words) -> str:
    """Say which row it is about: what its kind is called, and what tells it from the others."""
    table = row["table"]
    parts = [_part(part, table, words) for part in row["key"].split(" · ") if part]
    return words.gettext(ROWS[table], key=" · ".join(parts)).strip(" :")


def _part(part: str, table: str, words: Words) -> str:
    """Say a part of a row's identity: codes, months and dates in words, keys as they are."""
    sheet = SHEET_OF.get(table)
    identity = [column for column in sheet.columns if column.name in sheet.identity] if sheet else []
    kinds = {column.kind for column in identity}
    for column in identity:
        if part in column.codes:
            return words.gettext(column.codes[part])
    if "month" in kinds and re.fullmatch(MONTH, part):
        return words.month(part)
    if "date" in kinds and re.fullmatch(DAY, part):
        return words.day(date.fromisoformat(part))
    return part
