"""Find the known sheets and columns among those of a file, whatever their order, language, case and surroundings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from cxdash.domain.keys import BAD_CHARACTERS, EXAMPLE
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import EVERY, Sheet
from cxdash.exchange.cells import words
from cxdash.exchange.files.foot import is_total
from cxdash.exchange.files.grids import LONGEST_CELL, Column, Grid
from cxdash.exchange.files.header import plain
from cxdash.exchange.files.workbook import read_sheets
from cxdash.exchange.phrases import closest, quoted, refuse, shown

HEADER_WITHIN = 20
"""Rows from the top among which the column names are looked for."""

NOT_DATA = {"read_me", "readme", "lists", "les_meg", "läs_mig"}
"""Sheets of the template that hold no data and are passed over in silence."""


@dataclass(frozen=True)
class RawSheet:
    """A known sheet: its known columns as texts; *heads*: what the file calls them."""

    sheet: Sheet
    columns: dict[str, Column]
    rows: np.ndarray
    heads: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawFile:
    """What a file holds, as texts; *raci* is a sheet of assignments in one of the shapes people draw them in.

    *called*: what the file calls its known sheets.
    """

    sheets: dict[str, RawSheet] = field(default_factory=dict)
    raci: Grid | None = None
    faults: list[Message] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)


def read_workbook(content: bytes, file: str = "workbook.xlsx") -> RawFile:
    """Return the known sheets of a workbook (.xlsx); raises ImportRefused where it cannot be read or has none."""
    grids, faults = read_sheets(content, file)
    return recognise(grids, file, faults)


def recognise(grids: Sequence[Grid], file: str, faults: Iterable[Message] = ()) -> RawFile:
    """Return the known sheets of a file; refuse it where it has none. What is not used is said in its notes."""
    found = RawFile(faults=list(faults))
    known = {sheet.name: sheet for sheet in EVERY}
    met: set[str] = set()
    for grid in grids:
        meant = words.sheets(grid.name)
        met.update(meant)
        if not meant:
            _pass_over(grid, known, found.notes)
        elif len(meant) > 1:
            template = gettext_noop('The sheet "{sheet}" may be {meanings}; give it the name of the one that it is.')
            found.faults.append(Message(template, {"sheet": shown(grid.name), "meanings": ", ".join(meant)}))
        elif meant[0] in found.called:
            template = gettext_noop("The sheet {sheet} stands in the file more than once.")
            found.faults.append(Message(template, {"sheet": shown(grid.name)}))
        else:
            found.called[meant[0]] = grid.name
            _take(grid, known[meant[0]], found)
    if not met:
        template = gettext_noop("{file} has no sheet that is known here. It holds {names}; the known ones are {known}.")
        refuse(template, file=file, names=quoted((grid.name for grid in grids), 10) or "–", known=", ".join(known))
    return found


def _pass_over(grid: Grid, known: Iterable[str], notes: list[Message]) -> None:
    near = closest(plain(grid.name), known, cutoff=0.75)
    if plain(grid.name) in NOT_DATA or not grid.rows:
        return
    if near:
        template = gettext_noop('The sheet "{sheet}" is not used; is "{closest}" meant?')
    else:
        template = gettext_noop('The sheet "{sheet}" is not used.')
    notes.append(Message(template, {"sheet": shown(grid.name), "closest": near}))


def _take(grid: Grid, sheet: Sheet, found: RawFile) -> None:
    at = _header(grid, sheet)
    if at is None and sheet.name == "assignments" and _is_raci(grid):
        found.faults.extend(_unreadable(grid, sheet, {}))
        sure = [(row, cells) for row, cells in grid.rows if not EXAMPLE.match(next(filter(None, cells), ""))]
        object.__setattr__(found, "raci", Grid(grid.name, sure))
        return
    if at is None:
        if grid.rows:
            template = gettext_noop("Sheet {sheet}: none of its rows holds the column names, which are {columns}.")
            names = ", ".join(column.name for column in sheet.columns)
            found.faults.append(Message(template, {"sheet": sheet.name, "columns": names}))
        return
    found.sheets[sheet.name] = _columns(grid, sheet, at, found)


def _header(grid: Grid, sheet: Sheet) -> int | None:
    """Return the place of the row that names most of the sheet's columns."""
    named = [
        {meant[0] for cell in cells if (meant := words.columns(sheet, cell))} for _, cells in grid.rows[:HEADER_WITHIN]
    ]
    most = max(map(len, named), default=0)
    if sheet.name == "assignments" and (most < 2 or not {"role", "letter"} & named[list(map(len, named)).index(most)]):
        return None
    return list(map(len, named)).index(most) if most else None


def _is_raci(grid: Grid) -> bool:
    return any(len(list(filter(None, cells))) > 1 for _, cells in grid.rows)


def _columns(grid: Grid, sheet: Sheet, at: int, found: RawFile) -> RawSheet:
    header_row, header = grid.rows[at]
    places, unused = _places(sheet, header, header_row, found.faults)
    body = [(row, cells) for row, cells in grid.rows[at + 1 :] if cells[: len(header)] != header]
    named = {place for place, cell in enumerate(header) if cell}
    if any(cell for _, cells in body for place, cell in enumerate(cells) if place not in named):
        template = gettext_noop("Sheet {sheet}: cells below a blank column name are not used.")
        found.notes.append(Message(template, {"sheet": sheet.name}))
    if unused:
        template = gettext_noop("Sheet {sheet}: not used are the columns {columns}.")
        found.notes.append(Message(template, {"sheet": sheet.name, "columns": quoted(unused)}))
    if absent := [column.name for column in sheet.columns if column.asked and column.name not in places]:
        template = gettext_noop("Sheet {sheet}: the required columns {columns} are missing.")
        found.faults.append(Message(template, {"sheet": sheet.name, "columns": ", ".join(absent)}))
    heads = {name: header[place] for name, place in places.items()}
    return replace(_body(grid, sheet, body, places, found), heads=heads)


def _places(sheet: Sheet, header: list[str], row: int, faults: list[Message]) -> tuple[dict[str, int], list[str]]:
    """Return where each column stands, and the headings that are none; a column's own name goes before its synonyms."""
    places: dict[str, int] = {}
    unused: list[str] = []
    own = {plain(cell) for cell in header} & {column.name for column in sheet.columns}
    for place, cell in enumerate(header):
        meant = (plain(cell),) if plain(cell) in own else words.columns(sheet, cell)
        if len(meant) > 1:
            template = gettext_noop(
                'Sheet {sheet}, row {row}: the column "{heading}" may be {columns}; name it after the one that it is.'
            )
            values = {"sheet": sheet.name, "row": row, "heading": shown(cell), "columns": ", ".join(meant)}
            faults.append(Message(template, values))
        elif cell and (not meant or (meant[0] in own and plain(cell) != meant[0])):
            unused.append(cell)
        elif meant and meant[0] in places:
            faults.append(_twice(sheet, row, header[places[meant[0]]], cell))
        elif meant:
            places[meant[0]] = place
    return places, unused


def _twice(sheet: Sheet, row: int, first: str, second: str) -> Message:
    values = {"sheet": sheet.name, "row": row, "column": shown(first), "other": shown(second)}
    if plain(first) == plain(second):
        template = gettext_noop('Sheet {sheet}, row {row}: the column "{column}" is named more than once.')
    else:
        template = gettext_noop('Sheet {sheet}, row {row}: the columns "{column}" and "{other}" are the same one.')
    return Message(template, values)


def _body(
    grid: Grid, sheet: Sheet, body: list[tuple[int, list[str]]], places: dict[str, int], found: RawFile
) -> RawSheet:
    kept = [(row, cells) for row, cells in body if any(cells[place] for place in places.values() if place < len(cells))]
    examples = [row for row, cells in kept if EXAMPLE.match(next(filter(None, cells)))]
    if examples:
        said = Message(gettext_noop("Rows that begin with “example:” are skipped."))
        found.notes.extend([said] if said not in found.notes else [])
        kept = [(row, cells) for row, cells in kept if not EXAMPLE.match(next(filter(None, cells)))]
    kept = _without_totals(sheet, kept, found.notes)
    found.faults.extend(_unreadable(Grid(grid.name, kept), sheet, {place: name for name, place in places.items()}))
    rows = np.array([row for row, _ in kept], dtype=np.int64)
    columns = {}
    for name, place in places.items():
        texts = [cells[place] if place < len(cells) else "" for _, cells in kept]
        kinds = [(type(text), text) for text in texts]  # the number 1.234 and the text 1.234 are two
        codes = {kind: code for code, kind in enumerate(dict.fromkeys(kinds))}
        placed = np.array([codes[kind] for kind in kinds], dtype=np.int64)
        columns[name] = Column(name, [text for _, text in codes], placed, rows)
    return RawSheet(sheet, columns, rows)


def _without_totals(
    sheet: Sheet, rows: list[tuple[int, list[str]]], notes: list[Message]
) -> list[tuple[int, list[str]]]:
    """Return the rows without totals and averages, each of which is named in a note."""
    template = gettext_noop('Sheet {sheet}, row {row}: "{value}" is a row of totals and is left out.')
    totals = {row: next(filter(None, cells)) for row, cells in rows if is_total(cells)}
    notes.extend(
        Message(template, {"sheet": sheet.name, "row": row, "value": shown(text)}) for row, text in totals.items()
    )
    return [(row, cells) for row, cells in rows if row not in totals]


def _unreadable(grid: Grid, sheet: Sheet, names: dict[int, str]) -> list[Message]:
    """Say which cells hold more than a cell can, or characters that are no text."""
    faults = []
    for row, cells in grid.rows:
        for place, text in enumerate(cells):
            values = {"sheet": sheet.name, "row": row, "column": names.get(place, place + 1)}
            if len(text) > LONGEST_CELL:
                template = gettext_noop(
                    "Sheet {sheet}, row {row}, column {column}: the cell holds {length} characters; at most {most} "
                    "are allowed."
                )
                faults.append(Message(template, {**values, "length": len(text), "most": LONGEST_CELL}))
            elif BAD_CHARACTERS.search(text):
                template = gettext_noop(
                    "Sheet {sheet}, row {row}, column {column}: the cell holds characters that are no text."
                )
                faults.append(Message(template, values))
    return faults
