"""Find the columns of a text table: what its cells are split at and which names its header holds."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from unicodedata import normalize

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.duplicate_headers import unique_names
from cxdash.exchange.phrases import closest, quoted, refuse, shown

DELIMITERS = {
    ",": gettext_noop("comma"),
    ";": gettext_noop("semicolon"),
    "\t": gettext_noop("tab"),
    "|": gettext_noop("vertical bar"),
}

DEEPEST_HEADER = 20
"""Rows in which a header is looked for, where titles stand above it."""


SAMPLE = 200
"""Rows at the top that show what the cells are split at."""


def tidy(name: str) -> str:
    """Return a column's name with single spaces and composed letters, as mapping and file are compared."""
    return " ".join(normalize("NFC", name).split())


def guess_delimiter(
    text: str, wanted: Collection[str], skip: Sequence[int] = (), name_of: Callable[[str], str] = tidy
) -> str:
    """Return the delimiter that gives most of the *wanted* names in a row, else the one that splits rows most alike.

    Names of the file are compared as *name_of* gives them.
    """

    def fit(delimiter: str) -> tuple[int, float]:
        rows = [names for row, names in islice(first_rows(text, delimiter), DEEPEST_HEADER) if row not in skip]
        named = [len({name_of(name) for name in unique_names(names)} & set(wanted)) for names in rows]
        return max(named, default=0), evenness(text, delimiter, skip)

    return max(DELIMITERS, key=fit)


def evenness(text: str, delimiter: str, skip: Collection[int] = ()) -> float:
    """Return how well a delimiter splits a text: the cells of the header times the share of rows with as many."""
    rows = {row: len(cells) for row, cells in islice(first_rows(text, delimiter), SAMPLE) if any(cells)}
    header = next((width for row, width in rows.items() if row not in skip), 0)
    return header * sum(width == header for width in rows.values()) / len(rows) if header > 1 else 0


def read_header(text: str, delimiter: str, skip: Sequence[int]) -> list[str]:
    """Return the names of the columns, tidy: the first row that is not among those to *skip*."""
    return next((names for row, names in first_rows(text, delimiter) if row not in skip), [])


def first_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows at the top of a text, which a header may be among, tidy and by their number."""
    start = io.StringIO(text[:1_000_000], newline="")
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


def refuse_header_below(text: str, delimiters: Iterable[str], wanted: Sequence[str]) -> None:
    """Refuse a file in which a row under other rows holds most of the wanted names, and say how to begin there."""
    for delimiter in delimiters:
        for row, names in islice(first_rows(text, delimiter), DEEPEST_HEADER):
            if 2 * len(set(names) & set(wanted)) > len(wanted):
                template = gettext_noop(
                    "The names of the columns stand in row {row}; say skip_rows = {rows} in the mapping to begin there."
                )
                refuse(template, row=row, rows=list(range(1, row)))


def refuse_unusable(header: list[str], delimiter: str, wanted: Sequence[str], file: str) -> None:
    """Refuse a header without names, and one that is probably not split where it should be."""
    if not any(header):
        refuse(gettext_noop("The first row of {file} holds no column names."), file=file)
    if len(header) == 1 and set(wanted) != set(header):
        refuse(
            gettext_noop(
                'Only one column was found, "{column}": is the delimiter right? The cells were split at each '
                "{delimiter}."
            ),
            column=shown(header[0]),
            delimiter=Message(DELIMITERS[delimiter]),
        )


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
