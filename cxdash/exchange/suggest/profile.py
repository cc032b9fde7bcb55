"""Read an export that no mapping describes: every column of it, from where its header seems to stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.duplicate_headers import copies, duplicates_note, unique_names
from cxdash.exchange.files.grids import Column
from cxdash.exchange.files.header import (
    MOST_LOOKED_AT,
    Source,
    read_header,
    refuse_unusable,
    refuse_wide,
    refuse_wide_text,
)
from cxdash.exchange.files.left_out import without_rows
from cxdash.exchange.files.opening import Export, open_export
from cxdash.exchange.phrases import quoted, refuse, shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.kept_mappings import fit_of, fitting, readable_mapping
from cxdash.exchange.suggest.layout import Layout, layout_of, likely_delimiter, question_texts, questions_over
from cxdash.exchange.suggest.over_columns import label_over
from cxdash.exchange.suggest.tools import roles_in, tests_in, tool_of
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.mapping_kinds import DELIMITER, ENCODING, Kind


@dataclass(frozen=True)
class FileProfile:
    """An export as it was read: its columns in order, how it is written, and the earlier mapping that fits it.

    Columns of one name are told apart, and copies left out. *encoding* and *delimiter* are '' for a workbook, of which
    *sheet* was read and *sheets* could be; in an archive these are files.
    *tool* is the survey tool that it looks like an export of, or ''. *leave_out* are the texts by which the tool says
    that a row is a test; such rows are in no column.
    """

    columns: list[ColumnProfile]
    rows: int
    encoding: str
    delimiter: str
    skip_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    sheet: str
    sheets: tuple[str, ...]
    tool: str
    earlier: SurveyMapping | None
    notes: list[Message]
    faults: list[Message]
    leave_out: tuple[tuple[str, tuple[str, ...]], ...] = ()


def profile(
    content: bytes,
    file: str,
    encoding: str,
    delimiter: str,
    skip_rows: Sequence[int] | None,
    kept: Iterable[str],
    sheet: str = "",
) -> FileProfile:
    """Return every column of an export; what is '' or None is guessed.

    Raises ImportRefused where nothing can be read.
    """
    _refuse_unknown(ENCODING, "encoding", encoding)
    _refuse_unknown(DELIMITER, "delimiter", delimiter)
    kept = list(kept)
    export = open_export(content, file, encoding, delimiter, sheet)
    if not sheet and (before := _kept_sheet(kept, export)):
        export = open_export(content, file, encoding, delimiter, before)
    refuse_wide_text(export.source, file)
    source, separator = export.source, export.delimiter or likely_delimiter(export.source)
    layout = layout_of(source, separator) if skip_rows is None else Layout(tuple(skip_rows))
    layout, earlier = _as_before(source, separator, layout, kept)
    header = read_header(source, separator, layout.skip_rows, layout.header_rows)
    refuse_unusable(header, separator, header, file)
    refuse_wide(len(header), file, MOST_LOOKED_AT)
    names = unique_names(header)
    table = read_text_table(replace(export, delimiter=separator), names, layout.skip_rows, layout.header_rows)
    labels = question_texts(source, separator, layout, names) | {
        name: label for name, label in export.labels.items() if label != name
    }
    tool = tool_of(names, labels)
    tests = dict(tests_in(tool, {name: column.texts for name, column in table.columns.items()}, labels))
    marked = [one for one in earlier.leave_out if one[0] != earlier.date] if earlier else []
    tests |= {name: tuple(dict.fromkeys([*texts, *tests.get(name, ())])) for name, texts in marked}
    table = without_rows(table, tuple(tests.items()))
    for name, over in questions_over(source, separator, layout, names).items():
        if label := label_over(name, _counted(table.columns[name]), over):
            labels[name] = label
    notes = [*export.notes, *table.notes]
    left_out: set[str] = set()
    for alike in table.duplicates:
        same = copies(alike, labels) - set(earlier.columns if earlier else ())
        notes.append(duplicates_note(alike, same))
        left_out |= same
    own = roles_in(tool, names, labels)
    if tool:
        notes.insert(0, Message(gettext_noop("This looks like a {tool} export."), {"tool": tool}))
    columns = [
        ColumnProfile(
            name,
            labels.get(name, ""),
            _counted(column),
            len(table.rows),
            named=bool(said),
            of_tool=own.get(name),
            cells=column,
            under=len(layout.header_rows) > 1 and " / " in name,
        )
        for said, (name, column) in zip(header, table.columns.items(), strict=True)
        if name not in left_out and (said or _counted(column))
    ]
    if nameless := [one.name for one in columns if not one.named]:
        template = gettext_noop("Columns without a name are called by their place: {columns}.")
        notes.append(Message(template, {"columns": quoted(nameless)}))
    return FileProfile(
        columns,
        len(table.rows),
        export.encoding,
        separator,
        layout.skip_rows,
        layout.header_rows,
        export.sheet,
        export.sheets,
        tool,
        earlier,
        notes,
        table.faults,
        tuple(tests.items()),
    )


def _counted(column: Column) -> dict[str, int]:
    """Return how often each text stands in a column, the first in the file first."""
    return {column.texts[code]: len(rows) for code, rows in column.rows_by_text().items() if column.texts[code]}


def _as_before(
    source: Source, delimiter: str, layout: Layout, kept: Sequence[str]
) -> tuple[Layout, SurveyMapping | None]:
    """Return the layout of the earlier mapping that fits, or the one that was found and no mapping."""
    names = _names(source, delimiter, layout)
    earlier = fitting(kept, names)
    whole = earlier is not None and fit_of(earlier, names)[0]
    for text in kept if earlier is None or earlier.skip_rows or earlier.header_rows or not whole else ():
        own = _layout_in(text)
        fits = fitting([text], own_names := _names(source, delimiter, own)) if own else None
        if (
            own
            and fits
            and (earlier is None or text == earlier.text or fit_of(fits, own_names) > fit_of(earlier, names))
        ):
            return own, fits
    return layout, earlier


def _layout_in(text: str) -> Layout | None:
    """Return the layout that a kept mapping states, or None."""
    mapping = readable_mapping(text)
    stated = mapping and (mapping.skip_rows or mapping.header_rows)
    return Layout(mapping.skip_rows, mapping.header_rows) if mapping and stated else None


def _kept_sheet(kept: Iterable[str], export: Export) -> str:
    """Return the sheet of an earlier mapping that this file has as well, where another one was read, or ''."""
    stated = (mapping.sheet for text in kept if (mapping := readable_mapping(text)))
    return next((one for one in stated if one in export.sheets and one != export.sheet), "")


def _names(source: Source, delimiter: str, layout: Layout) -> set[str]:
    return set(unique_names(read_header(source, delimiter, layout.skip_rows, layout.header_rows)))


def _refuse_unknown(kind: Kind, key: str, value: str) -> None:
    if value and kind.read(value) is None:
        refuse(kind.sentence, key=key, value=shown(value), allowed=kind.allowed)
