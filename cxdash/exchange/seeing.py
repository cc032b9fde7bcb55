"""Read an export that no mapping describes: every column of it, from where its header seems to stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdash.exchange.encoding import decode, refuse_other_kinds
from cxdash.exchange.guessing import Facts
from cxdash.exchange.header import read_header, refuse_unusable
from cxdash.exchange.kept import fitting
from cxdash.exchange.layout import likely_delimiter, question_rows, question_texts, rows_above
from cxdash.exchange.mapping import SurveyMapping
from cxdash.exchange.mapping_kinds import DELIMITER, ENCODING, Kind
from cxdash.exchange.opening import open_export
from cxdash.exchange.phrases import refuse, shown
from cxdash.exchange.text_table import read_text_table
from cxdash.faults import Sentence


@dataclass(frozen=True)
class Seen:
    """An export as it was read: its columns in order, how it is written, and the earlier mapping that fits it.

    *repeated* are names that more than one column has. *encoding* and *delimiter* are '' for a workbook.
    """

    columns: list[Facts]
    repeated: set[str]
    rows: int
    encoding: str
    delimiter: str
    skip_rows: tuple[int, ...]
    sheet: str
    earlier: SurveyMapping | None
    notes: list[Sentence]
    faults: list[Sentence]


def see(
    content: bytes,
    file: str,
    encoding: str,
    delimiter: str,
    skip_rows: Sequence[int] | None,
    kept: Iterable[str],
) -> Seen:
    """Read every column of an export; what is '' or None is guessed. Raises Refused where nothing can be read."""
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
    names = list(filter(None, dict.fromkeys(header)))
    table = read_text_table(export.content, file, names, found, separator, begin)
    labels: dict[str, str] = {}
    if skip_rows is None and not settled:
        heading = question_rows(table)
        labels = question_texts(table, heading)
        begin += tuple(table.rows[heading].tolist())
        table = table.where(~heading)
    repeated = {name for name in names if header.count(name) > 1}
    columns = []
    for name, column in table.columns.items():
        counted = {column.texts[code]: len(rows) for code, rows in column.rows_by_text().items() if column.texts[code]}
        columns.append(Facts(name, labels.get(name, ""), counted, len(table.rows)))
    return Seen(
        columns,
        repeated,
        len(table.rows),
        "" if export.sheet else found,
        "" if export.sheet else separator,
        begin,
        export.sheet,
        earlier,
        [*export.notes, *table.notes],
        table.faults[len(repeated) :],  # the first say which names come again, which matters where they are used only
    )


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
    header = read_header(text, delimiter, begin)
    return {name for name in header if name and header.count(name) == 1}


def _refuse_unknown(kind: Kind, key: str, value: str) -> None:
    if value and kind.read(value) is None:
        refuse(kind.said, key=key, value=shown(value), allowed=kind.allowed)
