"""Read assignments from RACI tables: Area | R | A | C | I, or roles × activities with letters in the cells."""

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells.cell_parsers import YES
from cxdash.exchange.cells.numbers import is_number
from cxdash.exchange.company.drawn import Drawn, find, letters_of
from cxdash.exchange.company.references import Names, unknown
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.phrases import closest, quoted, shown

COLUMNS = ("role", "letter", "stage", "touchpoint", "area")
SEVERAL = (re.compile(r"[;\n]"), re.compile(r"[;\n,/]"), re.compile(r"[;\n,/&+]|\b(?:and|og|och)\b"))
"""Where a cell with several names may be split, from the surest mark on."""

MOST_STRANGERS = 10
"""Texts of one cell that are no roles and are each named."""

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

MOST_ROWS = 2_000
"""Rows that a chart is drawn with at most; what is longer is a table of something else."""

Place = dict[str, str | None]
Row = tuple[int, str | None, str, Place]
"""Row of the sheet, role, letter, place."""


def assignments(
    grid: Grid,
    names: Names,
    faults: list[Message],
    notes: list[Message],
    letters: Mapping[str, str] | None = None,
    *,
    on_top: bool | None = None,
) -> pd.DataFrame:
    """Return the assignments of a table, by row of the sheet; unknown names become faults with a suggestion.

    *letters*: what texts that are none stand for; *on_top*: whether roles stand on top, None = as the table shows it.
    """
    rows = list(_rows(grid, names, faults, notes, letters or {}, on_top=on_top))
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


def is_drawn(grid: Grid) -> bool:
    """Return whether a sheet holds a chart of letters, or a table of roles by letter."""
    return len(grid.rows) <= MOST_ROWS and (_letter_row(grid) is not None or find(grid) is not None)


def _rows(
    grid: Grid,
    names: Names,
    faults: list[Message],
    notes: list[Message],
    letters: Mapping[str, str],
    *,
    on_top: bool | None,
) -> Iterator[Row]:
    if (at := _letter_row(grid)) is not None:
        yield from _by_letter(grid.rows[at], grid.rows[at + 1 :], names, faults, notes)
    elif chart := find(grid):
        wrong = [one for one in chart.unused if names.find("roles", one.column) or _place(one.column, names)]
        template = gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not letters such as A/R.')
        faults.extend(_located(Message(template, {"value": shown(one.text)}), one.row, one.column) for one in wrong)
        _say_unused([one.column for one in chart.unused if one not in wrong], notes)
        yield from _matrix(chart, names, faults, letters, on_top=on_top)


def _letter_row(grid: Grid) -> int | None:
    """Return the place of a header of letters, R | A | C | I, under which names stand and no letters."""
    for at, (_, cells) in enumerate(grid.rows[:20]):
        letters = {place: letter for place, cell in enumerate(cells) if (letter := _as_letter(cell))}
        if len(letters) < 2 or len(set(letters.values())) < len(letters) or not set(letters.values()) & {"R", "A"}:
            continue
        below = [text for _, row in grid.rows[at + 1 :] for place in letters if (text := _cell(row, place))]
        if below and 4 * sum(map(_is_no_name, below)) <= len(below):
            return at
    return None


def _is_no_name(text: str) -> bool:
    return bool(letters_of(text)) or is_number(text) or text.casefold() in YES


def _as_letter(cell: str) -> str:
    """Return the letter that heads a column, as such or as its word."""
    found = letters_of(cell) or ""
    return found if len(found) == 1 else ""


def _by_letter(
    header: tuple[int, list[str]],
    body: list[tuple[int, list[str]]],
    names: Names,
    faults: list[Message],
    notes: list[Message],
) -> Iterator[Row]:
    """Read *Area | R | A | C | I* with one or several names in a cell."""
    letters = {place: letter for place, cell in enumerate(header[1]) if (letter := _as_letter(cell))}
    first = next((place for place in range(len(header[1])) if place not in letters), None)
    _say_unused([cell for place, cell in enumerate(header[1]) if place not in letters and place != first], notes)
    for row, cells in body:
        place = _place(_cell(cells, first), names)
        if place is None:
            faults.append(_no_place(_cell(cells, first), names, row, header[1][first] if first is not None else ""))
            continue
        for column, letter in letters.items():
            found = _roles(_cell(cells, column), names)
            faults.extend(_located(one, row, letter) for one in _strangers(found, names))
            yield from ((row, role, letter, place) for role, _ in found)


def _strangers(found: list[tuple[str | None, str]], names: Names) -> list[Message]:
    """Return a fault for each text of a cell that is no role, or one for all where they are many."""
    strangers = [text for role, text in found if role is None]
    if len(strangers) <= MOST_STRANGERS:
        return [unknown(names, "roles", text) for text in strangers]
    template = gettext_noop(
        "Sheet {sheet}, row {row}, column {column}: {count} texts in one cell are no roles, among them {values}. Name "
        "the roles in it."
    )
    return [Message(template, {"count": len(strangers), "values": quoted(strangers, 3)})]


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
    chart: Drawn, names: Names, faults: list[Message], letters: Mapping[str, str], *, on_top: bool | None
) -> Iterator[Row]:
    """Read letters such as A/R where a role and an activity meet."""
    if _roles_at_the_side(chart, names, on_top):
        chart = chart.turned()
    roles = {text: names.find("roles", text) for text in dict.fromkeys(one.role for one in chart.marks)}
    met: set[str] = set()
    for mark in chart.marks:
        given = letters.get(mark.text.casefold(), letters_of(mark.text))
        if given is None:
            template = gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not letters such as A/R.')
            faults.append(_located(Message(template, {"value": shown(mark.text)}), mark.row, mark.column))
            continue
        if not given:
            continue
        if roles[mark.role] is None and mark.role not in met:
            faults.append(_located(unknown(names, "roles", mark.role), mark.row, mark.role))
        place = _place(mark.activity, names)
        if place is None and mark.activity not in met:
            faults.append(_no_place(mark.activity, names, mark.row, chart.corner or "1", mark.section))
        met |= {mark.role, mark.activity}
        for letter in given:
            if place is not None:
                yield mark.row, roles[mark.role], letter, place


def _roles_at_the_side(chart: Drawn, names: Names, on_top: bool | None) -> bool:
    """Return whether roles stand at the side of a chart: as is said, by the names that are known, or by its letters."""
    if on_top is not None:
        return not on_top
    tops, sides = _known_roles(chart.tops, names), _known_roles(chart.sides, names)
    if tops != sides:
        return sides > tops
    return bool(chart.roles_at_the_side())


def shows_roles(chart: Drawn, names: Names) -> bool:
    """Return whether a chart shows if its roles stand on top or at the side."""
    differ = _known_roles(chart.tops, names) != _known_roles(chart.sides, names)
    return differ or chart.roles_at_the_side() is not None


def _known_roles(texts: Iterable[str], names: Names) -> int:
    return sum(names.find("roles", text) is not None for text in texts)


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


def _no_place(text: str, names: Names, row: int, column: str, section: str = "") -> Message:
    words = [*names.words("stages"), *names.words("touchpoints")]
    near = closest(text, reversed(words)) or closest(text, AREAS, cutoff=0.85)
    values: dict[str, object] = {"named": shown(text), "closest": near, "known": quoted(names.rows["stages"], 20)}
    values |= {"refers": "places", "lacking": text, "section": section}
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
