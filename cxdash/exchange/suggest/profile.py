"""Read an export that no mapping describes: every column of it, from where its header seems to stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.duplicate_headers import copies, duplicates_note, unique_names
from cxdash.exchange.files.encoding import decode, refuse_other_kinds
from cxdash.exchange.files.grids import Column
from cxdash.exchange.files.header import read_header, refuse_unusable
from cxdash.exchange.files.opening import open_export
from cxdash.exchange.phrases import quoted, refuse, shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.kept_mappings import fitting
from cxdash.exchange.suggest.layout import likely_delimiter, question_rows, question_texts, rows_above
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.mapping_kinds import DELIMITER, ENCODING, Kind


@dataclass(frozen=True)
class FileProfile:
    """An export as it was read: its columns in order, how it is written, and the earlier mapping that fits it.

    Columns of one name are told apart, and copies left out. *encoding* and *delimiter* are '' for a workbook.
    """

    columns: list[ColumnProfile]
    rows: int
    encoding: str
    delimiter: str
    skip_rows: tuple[int, ...]
    sheet: str
    earlier: SurveyMapping | None
    notes: list[Message]
    faults: list[Message]


def profile(
    content: bytes,
    file: str,
    encoding: str,
    delimiter: str,
    skip_rows: Sequence[int] | None,
    kept: Iterable[str],
) -> FileProfile:
    """Return every column of an export; what is '' or None is guessed.

    Raises ImportRefused where nothing can be read.
    """
    _refuse_unknown(ENCODING, "encoding", encoding)
    _refuse_unknown(DELIMITER, "delimiter", delimiter)
    export = open_export(content, file, encoding, delimiter)
    refuse_other_kinds(export.content, file)
    text, found = decode(export.content, export.encoding, file)
    separator = export.delimiter or likely_delimiter(text)
    begin = rows_above(text, separator) if skip_rows is None else tuple(skip_rows)
    begin, earlier, settled = _as_before(text, separator, begin, list(kept))
    header = read_header(text, separator, begin)
    refuse_unusable(header, separator, header, file)
    table = read_text_table(export.content, file, unique_names(header), found, separator, begin)
    labels: dict[str, str] = {}
    if skip_rows is None and not settled:
        heading = question_rows(table)
        labels = question_texts(table, heading)
        begin += tuple(table.rows[heading].tolist())
        table = table.where(~heading)
    notes = [*export.notes, *table.notes]
    left_out: set[str] = set()
    for alike in table.duplicates:
        same = copies(alike, labels) - set(earlier.columns if earlier else ())
        notes.append(duplicates_note(alike, same))
        left_out |= same
    columns = [
        ColumnProfile(name, labels.get(name, ""), _counted(column), len(table.rows), named=bool(said))
        for said, (name, column) in zip(header, table.columns.items(), strict=True)
        if name not in left_out and (said or _counted(column))
    ]
    if nameless := [one.name for one in columns if not one.named]:
        template = gettext_noop("Columns without a name are called by their place: {columns}.")
        notes.append(Message(template, {"columns": quoted(nameless)}))
    return FileProfile(
        columns,
        len(table.rows),
        "" if export.sheet else found,
        "" if export.sheet else separator,
        begin,
        export.sheet,
        earlier,
        notes,
        table.faults,
    )


def _counted(column: Column) -> dict[str, int]:
    """Return how often each text stands in a column, the first in the file first."""
    return {column.texts[code]: len(rows) for code, rows in column.rows_by_text().items() if column.texts[code]}


def _as_before(
    text: str, delimiter: str, begin: tuple[int, ...], kept: list[str]
) -> tuple[tuple[int, ...], SurveyMapping | None, bool]:
    """Return the rows to skip, the earlier mapping that fits, and whether that one says which rows to skip."""
    earlier = fitting(kept, _names(text, delimiter, begin))
    if earlier is None or not earlier.skip_rows:
        return begin, earlier, False
    same = set(earlier.columns) <= _names(text, delimiter, earlier.skip_rows)
    return (earlier.skip_rows if same else begin), earlier, same


def _names(text: str, delimiter: str, begin: Sequence[int]) -> set[str]:
    return set(unique_names(read_header(text, delimiter, begin)))


def _refuse_unknown(kind: Kind, key: str, value: str) -> None:
    if value and kind.read(value) is None:
        refuse(kind.sentence, key=key, value=shown(value), allowed=kind.allowed)
