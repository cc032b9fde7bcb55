"""What was changed last, as sentences a director can read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import EVERY
from cxdash.i18n.translator import Words
from cxdash.presenters.data import fields
from cxdash.store.copies import Copy
from cxdash.store.read.history import Done, Noted

Row = Mapping[str, Any]

SHEET_OF = {sheet.table: sheet for sheet in EVERY}

ROWS = {table: sheet.row for table, sheet in SHEET_OF.items() if sheet.row}
ROWS |= {"workshop": gettext_noop("Workshop {key}")}
"""By table of the store, what one of its rows is called."""


BEFORE = {
    "adoption": gettext_noop("{when}, before a proposal was adopted"),
    "edit": gettext_noop("{when}, before a table was edited"),
    "import": gettext_noop("{when}, before an import"),
    "removal": gettext_noop("{when}, before a survey was removed"),
    "rename": gettext_noop("{when}, before a short name was changed"),
    "restore": gettext_noop("{when}, before a copy was restored"),
    "survey": gettext_noop("{when}, before a survey was loaded"),
}
"""What came after a copy, by the word in its name."""

KINDS = {
    "add": gettext_noop("Added"),
    "adopt": gettext_noop("Proposal adopted"),
    "edit": gettext_noop("Edited"),
    "forget": gettext_noop("Respondent forgotten"),
    "hide": gettext_noop("Respondents given pseudonyms"),
    "import": gettext_noop("Imported"),
    "load": gettext_noop("Survey loaded"),
    "move": gettext_noop("Moved from another database"),
    "remove": gettext_noop("Removed"),
    "rename": gettext_noop("Renamed"),
    "restore": gettext_noop("Copy restored"),
    "retention": gettext_noop("Respondents forgotten after their time"),
    "undo": gettext_noop("Adoption undone"),
    "undone": gettext_noop("Change undone"),
}
"""What the kinds of changes are called where one is chosen."""

MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"
DAY = MONTH + "-(0[1-9]|[12][0-9]|3[01])"

UNSHOWN = {"mapping"}
"""Columns whose values are too long to be shown."""


def changes(rows: pd.DataFrame, words: Words, zone: str | None = None) -> pd.DataFrame:
    """Return the rows of store.read.content.last_changes in words: when, who, what happened.

    *zone*: the reader's time zone by its name (Europe/Oslo); UTC where it is not known.
    """
    listed = rows_of(rows)
    table = {
        words.gettext("When"): [words.moment(row["at"], zone) for row in listed],
        words.gettext("Who"): [row["actor"] for row in listed],
        words.gettext("What happened"): [sentence(row, words) for row in listed],
    }
    return pd.DataFrame(table, dtype=object)


def record(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of store.read.content.last_changes for a program, with every value before and after."""
    return [{**row, "at": row["at"].isoformat()} for row in rows_of(rows)]


def sentence(row: Row, words: Words) -> str:
    """Return a sentence about one change."""
    return SENTENCES.get(row["action"], _edited)(row, words)


def change(noted: Noted, words: Words) -> str:
    """Return what one change did: a sentence for each of its first rows, and how many more there are."""
    first = [sentence(row, words) for row in noted.first]
    more = noted.all - len(first)
    if more > 0:
        first.append(words.ngettext("and {count} more", "and {count} more", more))
    return "; ".join(first)


def done(one: Done, words: Words, zone: str | None = None) -> str:
    """Return when a change was made, by whom, and what it did."""
    values = {"when": words.moment(one.at, zone), "who": one.actor, "what": change(one.noted, words)}
    return words.gettext("{when}, {who}: {what}", **values)


def copy(one: Copy, words: Words, zone: str | None = None) -> str:
    """Return when a copy was made, and what came after it."""
    return words.gettext(BEFORE.get(one.before, "{when}"), when=words.moment(one.at, zone))


def _edited(row: Row, words: Words) -> str:
    changed = [_field(row, field, words) for field in row["after"]]
    listed = "; ".join(dict.fromkeys(filter(None, changed)))
    what = _what(row, words)
    return (
        words.gettext("{what}: {changes}", what=what, changes=listed)
        if listed
        else words.gettext("{what} changed", what=what)
    )


def _field(row: Row, field: str, words: Words) -> str:
    """Return how one column changed, '' for columns of no sheet; without values for references by id."""
    column = fields.column(row["table"], field)
    if column is None:
        return ""
    name, (old, new) = fields.name(column, words), (row[side].get(field) for side in ("before", "after"))
    if old == new:
        return ""
    if field in UNSHOWN or (column.refers and field == column.field != column.name):
        return words.gettext("{field} changed", field=name)
    values = {"field": name, "old": fields.value(column, old, words), "new": fields.value(column, new, words)}
    if old in {None, ""}:
        return words.gettext("{field} set to {new}", **values)
    if new in {None, ""}:
        return words.gettext("{field} left blank, it was {old}", **values)
    return words.gettext("{field} changed from {old} to {new}", **values)


def _added(row: Row, words: Words) -> str:
    return words.gettext("{what} added", what=_what(row, words))


def _removed(row: Row, words: Words) -> str:
    if row["table"] == "survey" and row["after"]:
        return words.gettext(
            "{what} removed, with {answers} and {comments}", what=_what(row, words), **with_it(row["after"], words)
        )
    return words.gettext("{what} removed", what=_what(row, words))


def with_it(counted: Mapping[str, int], words: Words) -> dict[str, str]:
    """Return in words how many answers and comments go with a survey."""
    answers, comments = counted["answers"], counted["comments"]
    return {
        "answers": words.ngettext("{count} answer", "{count} answers", answers),
        "comments": words.ngettext("{count} comment", "{count} comments", comments),
    }


def _renamed(row: Row, words: Words) -> str:
    after = row["after"]
    if "answers" in after:
        values = {"old": after["before"], "new": after["need"], "count": words.number(after["answers"])}
        return words.gettext("The need {old} is now called {new} in {count} answers", **values)
    new = after.get("key", after.get("path", ""))
    return words.gettext("{what} is now called {new}", what=_what(row, words), new=new)


def _imported(row: Row, words: Words) -> str:
    """Return how many rows of a sheet were added, changed and removed."""
    counted = [
        ("added", words.gettext("{count} added", count=words.number(row["after"].get("added", 0)))),
        ("changed", words.gettext("{count} changed", count=words.number(row["after"].get("changed", 0)))),
        ("removed", words.gettext("{count} removed", count=words.number(row["after"].get("removed", 0)))),
    ]
    listed = [text for name, text in counted if row["after"].get(name)]
    sheet = SHEET_OF[row["table"]]
    return words.gettext("{what}: {changes}", what=words.gettext(sheet.title), changes=words.list(listed))


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
    listed = [text for name, text in counted if after.get(name)]
    listed = listed or [words.gettext('how often each question was answered with "don\'t know"')]
    return words.gettext("{what} loaded: {changes}", what=_what(row, words), changes=words.list(listed))


def _adopted(row: Row, words: Words) -> str:
    values = {"day": words.day(date.fromisoformat(row["after"]["on"])), "proposal": row["key"]}
    if row["action"] == "undo":
        return words.gettext("What was adopted from {day} was undone: {proposal}", **values).removesuffix(": ")
    return words.gettext("A proposal adopted from {day}: {proposal}", **values).removesuffix(": ")


def _undone(row: Row, words: Words) -> str:
    return words.gettext("Undone: {what}", what=change(Noted(**row["after"]), words))


def _restored(row: Row, words: Words) -> str:
    return words.gettext("Restored from the copy {file}", file=row["key"])


def _forgotten(row: Row, words: Words) -> str:
    return words.gettext("A respondent was forgotten, with {comments}", **with_it(row["after"], words))


def _hidden(row: Row, words: Words) -> str:
    hidden = row["after"]["respondents"]
    return words.ngettext(
        "{count} respondent was given a pseudonym", "{count} respondents were given a pseudonym", hidden
    )


def expired(counted: Mapping[str, int], words: Words) -> str:
    """Return in words how many respondents and comments went after their time."""
    people = words.ngettext("{count} respondent forgotten", "{count} respondents forgotten", counted["respondents"])
    comments = words.ngettext("{count} comment deleted", "{count} comments deleted", counted["comments"])
    return words.list([people, comments])


def _expired(row: Row, words: Words) -> str:
    day = words.day(date.fromisoformat(row["after"]["before"]))
    return words.gettext("From before {day}: {what}", day=day, what=expired(row["after"], words))


def _moved(_row: Row, words: Words) -> str:
    return words.gettext("Everything was moved here from another database")


def _taken_outside(row: Row, words: Words) -> str:
    return words.gettext("The answers of the survey {survey} were taken outside the database", survey=row["key"])


def _brought_back(row: Row, words: Words) -> str:
    return words.gettext("The answers of the survey {survey} were brought back into the database", survey=row["key"])


SENTENCES: dict[str, Callable[[Row, Words], str]] = {
    "add": _added,
    "adopt": _adopted,
    "back": _brought_back,
    "edit": _edited,
    "forget": _forgotten,
    "hide": _hidden,
    "import": _imported,
    "load": _loaded,
    "move": _moved,
    "outside": _taken_outside,
    "remove": _removed,
    "rename": _renamed,
    "restore": _restored,
    "retention": _expired,
    "undo": _adopted,
    "undone": _undone,
}


def _what(row: Row, words: Words) -> str:
    """Return the name of the row: what its kind is called, and its identity."""
    table = row["table"]
    values = [_identifier(part, table, words) for part in row["key"].split(" · ") if part]
    return words.gettext(ROWS[table], key=" · ".join(values)).strip(" :")


def _identifier(part: str, table: str, words: Words) -> str:
    """Return one value of an identity: codes, months and dates in words, keys as they are."""
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
