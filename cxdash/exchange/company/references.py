"""Find the row a cell refers to by key or name, in the file or in the store; unknown ones are faults."""

from collections.abc import Iterable, Mapping

import pandas as pd

from cxdash.domain.keys import EXAMPLE
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import EVERY, TRANSLATIONS, Column
from cxdash.exchange.cells.cell_parsers import Value, Wrong
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import closest, quoted, shown

Known = Mapping[str, Mapping[str, Mapping[str, object]]]
"""By sheet and key, the rows of the store: their names, a role's kind …"""

NAMES = [f"{name}{language}" for name in ("name", "title") for language in ("", *(f"_{one}" for one in TRANSLATIONS))]


class Names:
    """Every key that cells may refer to, by itself and by its names in any language."""

    def __init__(self, known: Known, tables: Mapping[str, pd.DataFrame]) -> None:
        self.rows: dict[str, dict[str, Mapping[str, object]]] = {}
        for sheet in EVERY:
            if not sheet.keyed:
                continue
            table = tables.get(sheet.name)
            stored = {} if table is not None and sheet.replaces else known.get(sheet.name, {})
            self.rows[sheet.name] = {**stored, **(_by_key(table, known.get(sheet.name, {})))}
        self._folded = {sheet: _by_word(rows) for sheet, rows in self.rows.items()}

    def find(self, sheet: str, text: str) -> str | None:
        """Return the key that a text means, be it the key or a name; None where that is none or several."""
        if text in self.rows[sheet]:
            return text
        meant = self.named(sheet, text)
        return meant[0] if len(meant) == 1 else None

    def named(self, sheet: str, text: str) -> list[str]:
        """Return the keys of all rows that have this key or name, whatever its case."""
        return sorted(self._folded[sheet].get(folded(text), set()))

    def words(self, sheet: str) -> list[str]:
        """Return all keys and names of a sheet."""
        rows = self.rows[sheet]
        return list(dict.fromkeys(word for key, row in rows.items() for word in (key, *names_of(row))))


def _by_key(table: pd.DataFrame | None, stored: Mapping[str, Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    if table is None or "key" not in table:
        return {}
    return {str(row["key"]): {**stored.get(str(row["key"]), {}), **row} for row in rows_of(table) if row["key"]}


def names_of(row: Mapping[str, object]) -> list[str]:
    """Return the names or titles of a row in every language."""
    return [str(row[name]) for name in NAMES if row.get(name)]


def _by_word(rows: Mapping[str, Mapping[str, object]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, row in rows.items():
        for word in (key, *names_of(row)):
            found.setdefault(folded(word), set()).add(key)
    return found


def resolve(column: Column, texts: Iterable[str], names: Names) -> tuple[list[Value], Wrong]:
    """Return the keys that the texts of a column mean."""
    if column.kind == "path":
        return _paths(texts, names)
    values: list[Value] = []
    wrong: Wrong = {}
    for place, text in enumerate(texts):
        found = names.find(column.refers, text) if text else None
        if text and found is None:
            wrong[place] = unknown(names, column.refers, text)
        values.append(found)
    return values, wrong


def _paths(texts: Iterable[str], names: Names) -> tuple[list[Value], Wrong]:
    values: list[Value] = []
    wrong: Wrong = {}
    for place, text in enumerate(texts):
        steps = [step.strip() for step in text.split(">")] if text else []
        found = [names.find("touchpoints", step) for step in steps]
        for step, key in zip(steps, found, strict=True):
            if key is None:
                wrong[place] = unknown(names, "touchpoints", step)
        values.append(" > ".join(key for key in found if key) if all(found) and found else None)
    return values, wrong


def unknown(names: Names, sheet: str, text: str) -> Message:
    """Return the fault that nothing has this key or name, with the closest one; or that several rows have it."""
    if len(same := names.named(sheet, text)) > 1:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is the name of several rows of the sheet {refers}; '
            "write the short name of the one that is meant, {known}{also}."
        )
        return Message(template, {"named": shown(text), "refers": sheet, "known": quoted(same)})
    near = closest(EXAMPLE.sub("", text).strip(), reversed(names.words(sheet)))  # of two alike the key
    known = list(names.rows[sheet])
    values = {"named": shown(text), "refers": sheet, "closest": near, "known": quoted(known, 20), "lacking": text}
    if near:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is not in the sheet {refers}; is "{closest}" '
            "meant{also}?"
        )
    elif known:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is not in the sheet {refers}, which holds '
            "{known}{also}."
        )
    else:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is not known, as there is nothing in the sheet '
            "{refers}{also}."
        )
    return Message(template, values)
