"""Read assignments from RACI tables: Area | R | A | C | I, or roles × activities with letters in the cells."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.ownership import Letter
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.company.recognition import LETTERS
from cxdash.exchange.company.references import Names, unknown
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.phrases import closest, quoted, shown

COLUMNS = ("role", "letter", "stage", "touchpoint", "area")
ONE_LETTER = set(Letter)
SEVERAL = (re.compile(r"[;\n]"), re.compile(r"[;\n,/]"), re.compile(r"[;\n,/&+]|\b(?:and|og|och)\b"))
"""Where a cell with several names may be split, from the surest mark on."""

WHOLE_JOURNEY = {
    "",
    "whole journey",
    "the whole journey",
    "hele kundereisen",
    "kundereisen",
    "hela kundresan",
    "kundresan",
}
AREAS = {
    "voice": "voice",
    "voice of customer": "voice",
    "voice of the customer": "voice",
    "kundens stemme": "voice",
    "kundens röst": "voice",
    "kpis": "kpis",
    "customer kpis": "kpis",
    "kunde-kpi-er": "kpis",
    "kund-kpi:er": "kpis",
    "coherence": "coherence",
    "coherence across initiatives": "coherence",
    "sammenheng": "coherence",
    "sammanhang": "coherence",
    "culture": "culture",
    "kultur": "culture",
}

Place = dict[str, str | None]
Row = tuple[int, str | None, str, Place]
"""Row of the sheet, role, letter, place."""


def assignments(grid: Grid, names: Names, faults: list[Message], notes: list[Message]) -> pd.DataFrame:
    """Return the assignments of a table, by row of the sheet; unknown names become faults with a suggestion."""
    start = next(i for i, (_, cells) in enumerate(grid.rows) if len(list(filter(None, cells))) > 1)
    header, body = grid.rows[start], grid.rows[start + 1 :]
    letters = {place for place, cell in enumerate(header[1]) if cell.strip(" *").upper() in ONE_LETTER}
    shape = _by_letter if len(letters) > 1 else _matrix
    rows = list(shape(header, body, names, faults, notes))
    if not rows and not faults:
        template = gettext_noop(
            "Sheet {sheet}: no assignment was found in it; its columns are {columns}, or it is a table of letters."
        )
        columns = ", ".join(column.name for column in BY_NAME["assignments"].columns)
        faults.append(Message(template, {"sheet": "assignments", "columns": columns}))
    if not faults:
        template = gettext_noop("Sheet {sheet}: {count} assignments were read from its table of letters.")
        notes.append(Message(template, {"sheet": "assignments", "count": len(rows)}))
    kept = {(role, letter, *place.values()): row for row, role, letter, place in rows if role}
    return pd.DataFrame(list(kept), columns=list(COLUMNS), index=list(kept.values()), dtype=object)


def _by_letter(
    header: tuple[int, list[str]],
    body: list[tuple[int, list[str]]],
    names: Names,
    faults: list[Message],
    notes: list[Message],
) -> Iterator[Row]:
    """Read *Area | R | A | C | I* with one or several names in a cell."""
    at = {place: cell.strip(" *").upper() for place, cell in enumerate(header[1])}
    letters = {place: cell for place, cell in at.items() if cell in ONE_LETTER}
    first = next((place for place in at if place not in letters), None)
    _say_unused([cell for place, cell in enumerate(header[1]) if place not in letters and place != first], notes)
    for row, cells in body:
        place = _place(_cell(cells, first), names)
        if place is None:
            faults.append(_no_place(_cell(cells, first), names, row, header[1][first] if first is not None else ""))
            continue
        for column, letter in letters.items():
            for role, text in _roles(_cell(cells, column), names):
                if role is None:
                    faults.append(_located(unknown(names, "roles", text), row, letter))
                yield row, role, letter, place


def _roles(text: str, names: Names) -> list[tuple[str | None, str]]:
    """Return the roles named in a cell, split no further than needed to know every name."""
    if not text or text in {"-", "–", "—"}:
        return []
    whole = names.find("roles", text)
    if whole:
        return [(whole, text)]
    parts: list[tuple[str | None, str]] = [(None, text)]
    for splits in SEVERAL:
        finer = [part.strip() for part in splits.split(text) if part.strip()]
        found = [(names.find("roles", part), part) for part in finer]
        if len(found) > len(parts) or sum(role is not None for role, _ in found) > sum(
            role is not None for role, _ in parts
        ):
            parts = found
        if parts and all(role for role, _ in parts):
            break
    return parts


def _matrix(
    header: tuple[int, list[str]],
    body: list[tuple[int, list[str]]],
    names: Names,
    faults: list[Message],
    notes: list[Message],
) -> Iterator[Row]:
    """Read letters such as A/R where a row and a column meet, one of which is a role and the other a place."""
    lettered = [place for place in range(1, len(header[1])) if header[1][place] and _is_lettered(body, place)]
    _say_unused([cell for place, cell in enumerate(header[1]) if place and place not in lettered and cell], notes)
    tops, sides = [header[1][place] for place in lettered], [cells[0] for _, cells in body]
    roles_on_top = _known_roles(tops, names) > _known_roles(sides, names)
    for place in lettered:
        top = _meaning(header[1][place], names, faults, header[0], header[1][place], role=roles_on_top)
        for row, cells in body:
            text = _cell(cells, place)
            if not text or text in {"-", "–", "—"}:
                continue
            if not LETTERS.fullmatch(text):
                template = gettext_noop(
                    'Sheet {sheet}, row {row}, column {column}: "{value}" is not letters such as A/R.'
                )
                faults.append(_located(Message(template, {"value": shown(text)}), row, header[1][place]))
                continue
            side = _meaning(cells[0], names, faults, row, header[1][0], role=not roles_on_top)
            role, where = (top, side) if roles_on_top else (side, top)
            for letter in dict.fromkeys(re.findall("[RACID]", text.upper())):
                if isinstance(where, dict):
                    yield row, role if isinstance(role, str) else None, letter, where


def _is_lettered(body: list[tuple[int, list[str]]], place: int) -> bool:
    given = [_cell(cells, place) for _, cells in body if _cell(cells, place)]
    return sum(LETTERS.fullmatch(text) is not None for text in given) * 2 >= len(given) > 0


def _known_roles(texts: Iterable[str], names: Names) -> int:
    return sum(names.find("roles", text) is not None for text in texts)


def _meaning(
    text: str, names: Names, faults: list[Message], row: int, column: str, *, role: bool
) -> str | Place | None:
    """Return the role or the place of a heading; add a fault where it is neither."""
    if role:
        found = names.find("roles", text)
        if found is None:
            faults.append(_located(unknown(names, "roles", text), row, column))
        return found
    place = _place(text, names)
    if place is None:
        faults.append(_no_place(text, names, row, column))
    return place


def _place(text: str, names: Names) -> Place | None:
    nowhere: Place = {"stage": None, "touchpoint": None, "area": None}
    if text.casefold() in WHOLE_JOURNEY:
        return nowhere
    if stage := names.find("stages", text):
        return nowhere | {"stage": stage}
    if touchpoint := names.find("touchpoints", text):
        return nowhere | {"touchpoint": touchpoint}
    area = AREAS.get(text.casefold())
    return nowhere | {"area": area} if area else None


def _no_place(text: str, names: Names, row: int, column: str) -> Message:
    words = [*names.words("stages"), *names.words("touchpoints"), *AREAS]
    near = closest(text, reversed(words))
    values = {"named": shown(text), "closest": near, "known": quoted(names.rows["stages"], 20)}
    if near:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is no stage, touchpoint or area; is '
            '"{closest}" meant?'
        )
    else:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{named}" is no stage, touchpoint or area; the stages '
            "are {known}."
        )
    return _located(Message(template, values), row, column)


def _located(fault: Message, row: int, column: str) -> Message:
    where = {"sheet": "assignments", "row": row, "column": shown(column) or "1", "also": ""}
    return Message(fault.template, {**fault.values, **where})


def _say_unused(columns: list[str], notes: list[Message]) -> None:
    if named := [name for name in columns if name]:
        template = gettext_noop("Sheet {sheet}: not used are the columns {columns}.")
        notes.append(Message(template, {"sheet": "assignments", "columns": quoted(named)}))


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
