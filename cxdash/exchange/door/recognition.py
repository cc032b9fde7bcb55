"""Recognise what a file is: by the names of its sheets and columns, and by what its cells hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import BY_NAME, Sheet
from cxdash.exchange.cells import words
from cxdash.exchange.customers import columns as customers
from cxdash.exchange.door import responsibilities, unnamed
from cxdash.exchange.door.kinds import NAMES, Kind
from cxdash.exchange.files.archives import files_in, is_packed
from cxdash.exchange.files.header import first_rows
from cxdash.exchange.files.kinds import Kind as Document
from cxdash.exchange.files.kinds import kind_of_document
from cxdash.exchange.files.opening import open_export
from cxdash.exchange.files.workbook import read_sheets
from cxdash.exchange.lists import distribution, paths, spend
from cxdash.exchange.lists.table import ListTable, open_table
from cxdash.exchange.phrases import quoted
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.layout import likely_delimiter
from cxdash.exchange.suggest.questions.asked import asked_by
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given


@dataclass(frozen=True)
class Recognised:
    """What a file is taken for, what speaks for it, and what else it may be; where others fit it is asked."""

    kind: Kind
    why: Message
    others: tuple[Kind, ...] = ()


def recognise(content: bytes, file: str) -> Recognised:
    """Return what a file is; raises ImportRefused where two kinds fit a file that nobody has named a kind of.

    A file that nothing else fits is a survey, whose reader says what it lacks.
    """
    if sheets := _known_sheets(content, file):
        return Recognised(Kind.WORKBOOK, _because(Kind.WORKBOOK, sheets))
    if found := _drawn(content, file):
        return found
    try:
        table = open_table(content, file)
    except ImportRefused:
        return _by_name_only(file)
    if columns := unnamed.columns_of(table):
        template = gettext_noop("This looks like the table {sheet}: it has {columns}.")
        title = Message(unnamed.SHEET.title)
        return Recognised(Kind.WORKBOOK, Message(template, {"sheet": title, "columns": quoted(columns, 6)}))
    fitting = _fitting(table, _sheet_of(PurePath(file).stem))
    if not fitting:
        return _by_name_only(file, table, _named_sheets(content, file))
    kind, *others = fitting
    return Recognised(kind, _because(kind, fitting[kind]), tuple(others))


def _because(kind: Kind, names: list[str]) -> Message:
    template = gettext_noop("This looks like {kind}: it has {columns}.")
    return Message(template, {"kind": Message(NAMES[kind]), "columns": quoted(names, 6)})


def _named_sheets(content: bytes, file: str) -> list[str]:
    """Return the sheets of a workbook that are called as a company's are, whatever they hold."""
    if kind_of_document(content, file) is not Document.XLSX:
        return []
    return [grid.name for grid in read_sheets(content, file)[0] if _sheet_of(grid.name)]


def _by_name_only(file: str, table: ListTable | None = None, sheets: Sequence[str] = ()) -> Recognised:
    """Take a file that nothing fits for a sheet where its name or theirs say so, and else for a survey."""
    if sheets:
        return Recognised(Kind.WORKBOOK, _because(Kind.WORKBOOK, list(sheets)))
    if _sheet_of(PurePath(file).stem) and table is not None and not _questions(table):
        template = gettext_noop("The file has the name of a sheet, {sheet}.")
        return Recognised(Kind.WORKBOOK, Message(template, {"sheet": _sheet_of(PurePath(file).stem)}))
    if table is not None and (asked := _questions(table)):
        template = gettext_noop("This looks like a survey: it asks {columns}.")
        return Recognised(Kind.SURVEY, Message(template, {"columns": quoted(asked, 6)}))
    template = gettext_noop("This is read as a survey: its columns are those of no other kind of file.")
    return Recognised(Kind.SURVEY, Message(template))


def _sheet_of(name: str) -> str:
    """Return the sheet that a name is that of, or ''."""
    return next(iter(words.sheets(name)), "")


def _known_sheets(content: bytes, file: str) -> list[str]:
    """Return the sheets of a company that a file holds: named so, with the columns that a sheet must have."""
    try:
        if kind_of_document(content, file) is Document.XLSX:
            grids, _ = read_sheets(content, file)
            return [grid.name for grid in grids if _is_sheet(grid.name, [cells for _, cells in grid.rows[:20]])]
        if is_packed(content):
            named = {
                name: one for name, one in files_in(content, file, ".csv").items() if _sheet_of(PurePath(name).stem)
            }
            alone = len(named) == 1  # answers beside a codebook may be called as a sheet is
            return [name for name, one in named.items() if not alone or _is_sheet(PurePath(name).stem, _top(one, name))]
        stem = PurePath(file).stem
        return [stem] if _sheet_of(stem) and _is_text_of_sheet(stem, open_table(content, file)) else []
    except ImportRefused:
        return []


def _top(content: bytes, file: str) -> list[list[str]]:
    """Return the first rows of a text, among which its header is."""
    source = open_export(content, file).source
    return [cells for _, cells in islice(first_rows(source, likely_delimiter(source)), 20)]


def _is_sheet(name: str, rows: list[list[str]]) -> bool:
    """Return whether a row names the columns that a sheet of this name must have."""
    sheet = BY_NAME.get(_sheet_of(name))
    if sheet is None:
        return False
    asked = {column.name for column in sheet.columns if column.asked}
    return any(asked <= named and _is_whole(sheet, cells) for cells in rows if (named := _named(sheet, cells)))


def _is_text_of_sheet(name: str, table: ListTable) -> bool:
    """Return whether a text called as a sheet is one: a list of paths may be called so, with more than the sheet has.

    That is a title above its header, columns that the sheet lacks, or a path in several rows.
    """
    sheet, header = BY_NAME[_sheet_of(name)], table.header
    if not _is_sheet(name, [header]):
        return False
    if sheet.name != "paths" or not paths.fits(table):
        return True
    named = paths.path_columns(header).get("path", "")
    again = named in header and len(set(table.texts(named))) < len(table.rows)
    return not (table.skip_rows or again or any(not words.columns(sheet, cell) for cell in header if cell))


def _named(sheet: Sheet, cells: list[str]) -> set[str]:
    return {name for cell in cells for name in words.columns(sheet, cell)}


def _is_whole(sheet: Sheet, cells: list[str]) -> bool:
    """Return whether a sheet of customer records names no column that only a list of customers has."""
    return sheet.name != "subscriptions" or all(words.columns(sheet, cell) for cell in cells if cell)


def _drawn(content: bytes, file: str) -> Recognised | None:
    """Return a RACI chart where a sheet of the file is one."""
    try:
        grid = responsibilities.chart(content, file)
    except ImportRefused:
        return None
    return Recognised(Kind.RACI, _because(Kind.RACI, responsibilities.headings(grid))) if grid else None


def _fitting(table: ListTable, called: str) -> dict[Kind, list[str]]:
    """Return the kinds of list that a table may be, the likeliest first, with the columns that speak for each.

    *called*: the sheet that the file has the name of, or ''.
    """
    found: dict[Kind, list[str]] = {}
    if paths.fits(table):
        found[Kind.PATHS] = list((paths.path_columns(table.header) or paths.touch_columns(table)).values())
    elif columns := customers.fits(table):
        found[Kind.CUSTOMERS] = columns
    elif columns := distribution.fits(table):
        found[Kind.DISTRIBUTION] = columns
    elif spent := spend.spend_columns(table, said=called == spend.SHEET.name):
        found[Kind.SPEND] = list(spent.values())
    taken = {name for columns in found.values() for name in columns}
    if found and (questions := [name for name in _questions(table) if name not in taken]):
        found[Kind.SURVEY] = questions
    return found


def _questions(table: ListTable) -> list[str]:
    """Return the columns that ask customers something: words that ask it, above answers on its scale."""
    return [name for name in table.header if name and _is_question(table, name)]


def _is_question(table: ListTable, name: str) -> bool:
    counts: dict[str, int] = {}
    for text in table.filled(name):
        counts[text] = counts.get(text, 0) + 1
    profile = ColumnProfile(name, "", counts, len(table.rows))
    return any(not one.weak for one in asked_by(profile.words)) and interpret(profile, Given()) is not None
