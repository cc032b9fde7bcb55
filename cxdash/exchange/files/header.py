"""Find the columns of a table: what the cells of a text are split at, and which names one or more header rows hold."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from unicodedata import normalize

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.duplicate_headers import unique_names
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.phrases import closest, quoted, refuse, shown

DELIMITERS = {
    ",": gettext_noop("comma"),
    ";": gettext_noop("semicolon"),
    "\t": gettext_noop("tab"),
    "|": gettext_noop("vertical bar"),
}

DEEPEST_HEADER = 20
"""Rows in which a header is looked for, where titles stand above it."""


MOST_COLUMNS, MOST_LOOKED_AT = 16_384, 2_000
"""Columns that a table may have, and one whose columns' meaning is to be found out."""

SAMPLE = 200
"""Rows at the top that show what the cells are split at."""

Source = str | Grid
"""A table before its columns are known: a text whose cells are split at a delimiter, or a sheet."""

NOT_SAID = frozenset(
    [
        "response",
        "responses",
        "open-ended response",
        "svar",
        "åpent svar",
        "åpne svar",
        "fritekst",
        "fritekstsvar",
        "öppet svar",
        "fritextsvar",
        "åbent svar",
        "antwort",
        "offene antwort",
        "besvarelse",
        "value",
        "verdi",
        "värde",
    ]
)
"""What tools write under a question that has one column only: no part of its name."""


def tidy(name: str) -> str:
    """Return a column's name with single spaces and composed letters, as mapping and file are compared."""
    return " ".join(normalize("NFC", name).split())


def guess_delimiter(
    source: Source, wanted: Collection[str], skip: Sequence[int] = (), name_of: Callable[[str], str] = tidy
) -> str:
    """Return the delimiter that gives most of the *wanted* names in a row, else the one that splits rows most alike.

    Names of the file are compared as *name_of* gives them. A sheet has none: ''.
    """
    if isinstance(source, Grid):
        return ""

    def fit(delimiter: str) -> tuple[int, float]:
        rows = [names for row, names in islice(first_rows(source, delimiter), DEEPEST_HEADER) if row not in skip]
        named = [len({name_of(name) for name in unique_names(names)} & set(wanted)) for names in rows]
        return max(named, default=0), evenness(source, delimiter, skip)

    return max(DELIMITERS, key=fit)


def evenness(source: Source, delimiter: str, skip: Collection[int] = ()) -> float:
    """Return how well a delimiter splits a text: the cells of the header times the share of rows with as many."""
    rows = {row: len(cells) for row, cells in islice(first_rows(source, delimiter), SAMPLE) if any(cells)}
    header = next((width for row, width in rows.items() if row not in skip), 0)
    return header * sum(width == header for width in rows.values()) / len(rows) if header > 1 else 0


def header_places(source: Source, delimiter: str, skip: Collection[int], header_rows: Sequence[int]) -> list[int]:
    """Return the rows that hold the columns' names: *header_rows*, or the first that is not among those to *skip*."""
    if header_rows:
        return sorted(header_rows)
    return [next((row for row, _ in first_rows(source, delimiter) if row not in skip), 1)]


def read_header(source: Source, delimiter: str, skip: Collection[int], header_rows: Sequence[int] = ()) -> list[str]:
    """Return the names of the columns, tidy: of the first row not among those to *skip*, or of *header_rows* joined."""
    places = header_places(source, delimiter, skip, header_rows)
    rows = dict(islice(first_rows(source, delimiter), max(places)))
    return joined([rows.get(place, []) for place in places])


def joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a name for each column of one or more header rows: How satisfied were you? / Web.

    A gap in an upper row belongs to the cell on its left where both have something below them.
    """
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    for number, upper in enumerate(padded[:-1]):
        has_below = [any(cells) for cells in zip(*padded[number + 1 :], strict=True)]
        _fill_gaps(upper, padded[number - 1] if number else [""] * width, has_below)
    return [_name(parts) for parts in zip(*padded, strict=True)]


def _fill_gaps(cells: list[str], above: Sequence[str], has_below: Sequence[bool]) -> None:
    for place in range(1, len(cells)):
        if not cells[place] and has_below[place] and has_below[place - 1] and above[place] == above[place - 1]:
            cells[place] = cells[place - 1]


def _name(parts: Iterable[str]) -> str:
    said = list(dict.fromkeys(filter(None, parts)))
    return " / ".join([*said[:1], *(part for part in said[1:] if folded(part) not in NOT_SAID)])


def first_rows(source: Source, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows at the top of a table, which a header may be among, tidy and by their number."""
    if isinstance(source, Grid):
        for row, cells in source.rows:
            yield row, [tidy(name) for name in cells]
        return
    start = io.StringIO(source[:1_000_000], newline="")
    try:
        for row, cells in enumerate(csv.reader(start, delimiter=delimiter), start=1):
            yield row, [tidy(name) for name in cells]
    except csv.Error:
        return


def folded(text: str) -> str:
    """Return a text as texts are compared whatever their case: tidy, in small letters."""
    return tidy(text).casefold()


def plain(name: str) -> str:
    """Return a name of a sheet or column as it is compared whatever its case, spaces and dashes: kpi_values."""
    return re.sub(r"[\s\-_]+", "_", folded(name).rstrip(" *")).strip("_")


def refuse_header_below(source: Source, delimiters: Iterable[str], wanted: Sequence[str]) -> None:
    """Refuse a file in which a row under other rows holds most of the wanted names, and say how to begin there."""
    for delimiter in delimiters:
        for row, names in islice(first_rows(source, delimiter), DEEPEST_HEADER):
            if 2 * len(set(names) & set(wanted)) > len(wanted):
                template = gettext_noop(
                    "The names of the columns stand in row {row}; say skip_rows = {rows} in the mapping to begin there."
                )
                refuse(template, row=row, rows=list(range(1, row)))


def refuse_unusable(header: list[str], delimiter: str, wanted: Sequence[str], file: str) -> None:
    """Refuse a header without names, and one that is probably not split where it should be."""
    if not any(header):
        refuse(gettext_noop("The first row of {file} holds no column names."), file=file)
    if len(header) == 1 and delimiter and set(wanted) != set(header):
        refuse(
            gettext_noop(
                'Only one column was found, "{column}": is the delimiter right? The cells were split at each '
                "{delimiter}."
            ),
            column=shown(header[0]),
            delimiter=Message(DELIMITERS[delimiter]),
        )


def refuse_wide(width: int, file: str, most: int = MOST_COLUMNS) -> None:
    """Refuse a table of more than *most* columns."""
    if width > most:
        template = gettext_noop(
            "{file} has {count} columns; at most {most} can be read. Leave out those that are not needed."
        )
        refuse(template, file=shown(file), count=width, most=most)


def refuse_wide_text(source: Source, file: str) -> None:
    """Refuse a text whose first row has too many cells for their meaning to be found out, whatever splits them."""
    if isinstance(source, str):
        refuse_wide(max(_first_width(source, delimiter) for delimiter in DELIMITERS), file, MOST_LOOKED_AT)


def _first_width(text: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(text[:1_000_000], newline=""), delimiter=delimiter), []))
    except csv.Error:
        return 0


def find_columns(header: list[str], wanted: Sequence[str]) -> tuple[dict[str, int], list[Message]]:
    """Return where each wanted column stands, by its unique name, and a fault for each that is absent."""
    names = unique_names(header)
    places = {name: place for place, name in enumerate(names)}
    named = [name for name, said in zip(names, header, strict=True) if said]
    faults = []
    for name in [name for name in wanted if name not in places]:
        values = {"column": shown(name), "closest": shown(closest(name, named)), "columns": quoted(named)}
        template = gettext_noop('There is no column "{column}". The columns are {columns}.')
        if values["closest"]:
            template = gettext_noop('There is no column "{column}"; is "{closest}" meant? The columns are {columns}.')
        faults.append(Message(template, values))
    return {name: places[name] for name in wanted if name in places}, faults
