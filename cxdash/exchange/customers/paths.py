"""Read a file of customers' paths, as tools for measuring advertising write it: path, conversions, value, null."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import SHEETS
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known, Names, unknown
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.files.header import Source, guess_delimiter, plain, read_header
from cxdash.exchange.files.opening import open_export
from cxdash.exchange.phrases import quoted, refuse, shown

SHEET = next(sheet for sheet in SHEETS if sheet.name == "paths")

HEADERS = {
    "path": ("path", "paths", "journey", "touchpoints", "channels", "vei", "veier", "väg", "vägar", "kontaktpunkter"),
    "conversions": (
        "conversions",
        "conversion",
        "conv",
        "total conversions",
        "total conv",
        "converted",
        "customers",
        "konverteringer",
        "konverteringar",
        "kunder",
    ),
    "non_conversions": (
        "non conversions",
        "null",
        "nulls",
        "total null",
        "total nulls",
        "var null",
        "not converted",
        "no conversion",
        "lost",
        "ikke konvertert",
        "inte konverterat",
    ),
    "value": ("value", "total conversion value", "conversion value", "var value", "revenue", "verdi", "värde"),
}
"""What the columns of the sheet may be called, in small letters with spaces between the words."""

SEPARATORS = (">", "→", "|", ";", ",")
"""What may stand between the touchpoints of a path, of two alike the first."""


def read_paths(content: bytes, file: str, known: Known, separator: str = "") -> Checked:
    """Read paths as the sheet of that name, their touchpoints by key or by name; no *separator* = guess it.

    Raises ImportRefused with every fault at once; a touchpoint that is not *known* is named once, with its rows.
    """
    export = open_export(content, file)
    columns, delimiter = _header(export.source, file)
    table = read_text_table(replace(export, delimiter=delimiter), list(columns.values()))
    cells = {name: column for name, theirs in columns.items() if (column := table.columns.get(theirs))}
    names, faults = Names(known, {}), list(table.faults)
    notes = [*export.notes, *table.notes]
    paths = cells["path"]
    if not separator:
        separator = _guess_separator(paths.texts, names)
        notes.append(
            Message(gettext_noop('The paths were split at each "{separator}", a guess.'), {"separator": separator})
        )
    cells["path"] = _with_keys(paths, separator, names, faults)
    plain = replace(
        SHEET, columns=tuple(replace(one, kind="text") if one.name == "path" else one for one in SHEET.columns)
    )
    raw = RawFile({SHEET.name: RawSheet(plain, cells, table.rows)}, faults=faults)
    try:
        found = check(raw, known)
    except ImportRefused as refused:
        raise ImportRefused([_in_their_words(fault, file, columns) for fault in refused.faults]) from None
    return Checked(found.tables, [_in_their_words(note, file, columns) for note in [*notes, *found.notes]])


def _header(source: Source, file: str) -> tuple[dict[str, str], str]:
    """Return what the file calls the columns of the sheet, and what its cells are split at; refused without the two
    that must be there.
    """
    delimiter = guess_delimiter(source, {plain(word) for words in HEADERS.values() for word in words}, name_of=plain)
    header = read_header(source, delimiter, ())
    found = _columns(header)
    missing = [name for name in ("path", "conversions") if name not in found]
    if missing:
        template = gettext_noop(
            "{file}: there is no column {missing}; the columns are {columns}. Needed are path and conversions; value "
            "and null may be there."
        )
        refuse(template, file=file, missing=quoted(missing), columns=quoted(header) or "–")
    return found, delimiter


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Return the name in the file of each column of the sheet that is there, the first that may be meant."""
    by_word = {plain(name): name for name in reversed(header)}
    found = {
        column: next((word for word in map(plain, words) if word in by_word), "") for column, words in HEADERS.items()
    }
    return {column: by_word[word] for column, word in found.items() if word}


def _guess_separator(texts: Sequence[str], names: Names) -> str:
    """Return the separator that gives most known touchpoints, else the one in most paths."""
    sample = texts[:1000]

    def fits(separator: str) -> tuple[int, int]:
        steps = [step.strip() for text in sample for step in text.split(separator)]
        return sum(names.find("touchpoints", step) is not None for step in steps), sum(
            separator in text for text in sample
        )

    return max(SEPARATORS, key=fits)


def _with_keys(paths: Column, separator: str, names: Names, faults: list[Message]) -> Column:
    """Write each path as the keys of its touchpoints; an unknown one is one fault with all its rows."""
    split = [[step.strip() for step in text.split(separator)] if text else [] for text in paths.texts]
    met = list(dict.fromkeys(step for steps in split for step in steps))
    keys = {step: names.find("touchpoints", step) for step in met}
    wrong = {place: _unknown(names, step) for place, step in enumerate(met) if keys[step] is None}
    if wrong:
        places = {step: place for place, step in enumerate(met)}
        codes = [places[step] for code in paths.codes for step in split[code]]
        rows = np.repeat(paths.rows, [len(split[code]) for code in paths.codes])
        steps = Column("path", met, np.array(codes, int), rows)
        faults.extend(replace(one, values={**one.values, "sheet": SHEET.name}) for one in steps.place(wrong))
    written = [" > ".join(keys[step] or step for step in steps) for steps in split]
    return distinct("path", written, paths.codes, paths.rows)


def _unknown(names: Names, step: str) -> Message:
    if step:
        return unknown(names, "touchpoints", step)
    return Message(
        gettext_noop(
            "Sheet {sheet}, row {row}, column {column}: a path begins or ends with a separator, or has two without a "
            "touchpoint between them{also}."
        )
    )


def _in_their_words(fault: Message, file: str, columns: Mapping[str, str]) -> Message:
    """Return a message with the names of the file and its columns in place of ours."""
    values = dict(fault.values)
    if values.get("sheet") == SHEET.name:
        values["sheet"] = file
    if values.get("column") in columns:
        values["column"] = shown(columns[str(values["column"])])
    return replace(fault, values=values)
