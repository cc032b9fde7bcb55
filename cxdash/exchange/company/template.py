"""Make the empty workbook people fill in: a sheet for each table, with notes, lists to choose from and an example.

In English it has the sheets' and columns' own names and codes; in another language it has that language's words, which
come in again all the same.
"""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets import BY_NAME, SHEETS, Column, Sheet
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.exchange.cells import words as file_words
from cxdash.exchange.company.export import width
from cxdash.i18n.translator import Words

ROWS = 2000
"""How far down the lists to choose from reach."""

HEAD = PatternFill("solid", fgColor="DCE6F1")
BLANK_FIELDS = PatternFill("solid", fgColor="F3F6FA")
EXAMPLE = Font(italic=True, color="808080")
LONGEST_LIST = 255
"""Characters that a list typed into a cell's rule may have; longer ones stand in a sheet of their own."""

LISTS = "lists"
"""The hidden sheet of those lists."""

MINIMUM = ("stages", "roles", "assignments")


def template(words: Words) -> bytes:
    """Return the workbook in a language."""
    book = Workbook()
    _read_me(book.active, words)
    for sheet in SHEETS:
        _page(book, sheet, words)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _read_me(page: Worksheet, words: Words) -> None:
    say, language = words.gettext, words.language
    page.title = say(gettext_noop("Read me"))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 32, 100
    minimum = ", ".join(file_words.sheet_name(BY_NAME[name], language) for name in MINIMUM)
    lines = [
        say(
            gettext_noop(
                "Fill in the sheets you can, and leave the others blank: a sheet without rows changes nothing."
            )
        ),
        say(gettext_noop("The least that is useful: {sheets}."), sheets=minimum),
        say(gettext_noop("Columns with * must be filled in. The note on each column name says what belongs there.")),
        say(
            gettext_noop(
                "The grey rows are examples. They are skipped as long as their first cell begins with {mark}."
            ),
            mark=say(gettext_noop("“example:”")),
        ),
        say(
            gettext_noop(
                "Short names are your own, and may be left blank: other sheets may refer to a row by its name as well."
            )
        ),
        say(
            gettext_noop(
                "You may change the order of sheets and columns, and add your own: what is not known is said "
                "and left out."
            )
        ),
        say(
            gettext_noop(
                "Nothing is imported while anything is wrong: you get a list of every fault, by sheet, row and column."
            )
        ),
    ]
    page.append(["cxdash"])
    page["A1"].font = Font(bold=True, size=16)
    for line in lines:
        page.append([line])
    page.append([])
    page.append([say(gettext_noop("Sheet")), say(gettext_noop("What it holds"))])
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)
    for sheet in SHEETS:
        name = file_words.sheet_name(sheet, language)
        page.append([name, say(sheet.note)])
        page.cell(page.max_row, 1).hyperlink = f"#'{name}'!A1"


def _page(book: Workbook, sheet: Sheet, words: Words) -> None:
    page = book.create_sheet(file_words.sheet_name(sheet, words.language))
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        head = page.cell(1, place, heading(column, words.language))
        head.font, head.fill = Font(bold=True), HEAD if column.asked else BLANK_FIELDS
        head.alignment = Alignment(vertical="top")
        head.comment = Comment(explained(column, words), "cxdash", width=320, height=140)
        page.column_dimensions[get_column_letter(place)].width = max(width(column), len(str(head.value)) + 3)
        _example(page.cell(2, place), column, words, first=place == 1)
        if rule := _rule(book, column, words):
            page.add_data_validation(rule)
            rule.add(f"{get_column_letter(place)}2:{get_column_letter(place)}{ROWS}")


def heading(column: Column, language: str) -> str:
    """Return a column's name for the template: with * where it must be filled in."""
    name = file_words.heading(column, language)
    return f"{name} *" if column.asked else name


def _example(cell: Any, column: Column, words: Words, *, first: bool) -> None:
    given = column.example or column.default or (column.allowed[0] if first and column.allowed else "")
    text = _in_words(column, given, words)
    cell.value = words.gettext(gettext_noop("example: {value}"), value=text).strip() if first else text or None
    cell.data_type = "s" if cell.value else cell.data_type
    cell.font = EXAMPLE


def _in_words(column: Column, value: str, words: Words) -> str:
    """Return an example or a default as people write it in a language."""
    if words.language == "en":
        return value
    allowed = file_words.values(column, words.language) or {
        code: file_words.called(word, words.language) for code, word in column.codes.items()
    }
    if value in allowed:
        return allowed[value]
    return words.gettext(value) if column.kind == "text" else value


def explained(column: Column, words: Words) -> str:
    """Return a column's note: what belongs there, in which form, and whether it must be filled in."""
    say = words.gettext
    notes = [say(column.note)] if column.note else []
    if column.language:
        same = gettext_noop("The same in {language}; left blank, the plain one is used.")
        notes = [say(same, language=LANGUAGES[column.language])]
    notes += _form(column, words)
    if column.low is not None and column.high is not None:
        notes.append(say(gettext_noop("From {low} to {high}."), low=f"{column.low:g}", high=f"{column.high:g}"))
    elif column.low is not None:
        notes.append(say(gettext_noop("At least {low}."), low=f"{column.low:g}"))
    if column.default:
        default = _in_words(column, column.default, words)
        notes.append(say(gettext_noop("Left blank, it counts as {default}."), default=default))
    notes.append(say(gettext_noop("Must be filled in.")) if column.asked else say(gettext_noop("May be left blank.")))
    return " ".join(notes)


FORMS = {
    "number": gettext_noop("A number."),
    "whole": gettext_noop("A whole number."),
    "share": gettext_noop("A share: 0.46 or 46%."),
    "date": gettext_noop("A date, as 2026-05-03."),
    "month": gettext_noop("A month, as 2026-05."),
    "yes_no": gettext_noop("{yes} or {no}."),
    "path": gettext_noop("Keys of touchpoints, joined by >."),
}


def _form(column: Column, words: Words) -> list[str]:
    """Return in which form the values of a column are written, in a sentence where that must be said."""
    say, listed = words.gettext, file_words.values(column, words.language)
    if column.allowed:
        return [say(gettext_noop("One of: {allowed}."), allowed=", ".join(listed.values()))]
    if column.refers:
        sheet = file_words.sheet_name(BY_NAME[column.refers], words.language)
        return [say(gettext_noop("A key or a name of the sheet {sheet}."), sheet=sheet)]
    return [say(FORMS[column.kind], **listed)] if column.kind in FORMS else []


def _rule(book: Workbook, column: Column, words: Words) -> DataValidation | None:
    """Return the list to choose from; another sheet's names are offered, but its short names may be typed as well."""
    if column.refers:
        sheet = BY_NAME[column.refers]
        letter = get_column_letter(1 + [one.name for one in sheet.columns].index(sheet.named_by))
        named = f"'{file_words.sheet_name(sheet, words.language)}'!${letter}$3:${letter}${ROWS}"
        rule = DataValidation("list", formula1=named, allow_blank=True)
        rule.showErrorMessage = False
        return rule
    allowed = list(file_words.values(column, words.language).values())
    if not allowed:
        return None
    rule = DataValidation("list", formula1=_listed(book, allowed), allow_blank=True)
    rule.showErrorMessage, rule.errorStyle = True, "warning"
    rule.error = words.gettext(
        gettext_noop("This is not one of the values that are known: {allowed}."), allowed=", ".join(allowed)
    )[:250]
    return rule


def _listed(book: Workbook, values: list[str]) -> str:
    """Return the formula of a list to choose from: its values, or where in the hidden sheet they stand."""
    if len(",".join(values)) <= LONGEST_LIST and not any("," in value for value in values):
        return f'"{",".join(values)}"'
    page = book[LISTS] if LISTS in book.sheetnames else book.create_sheet(LISTS)
    page.sheet_state = "hidden"
    place = page.max_column + 1 if page["A1"].value else 1
    for row, value in enumerate(values, 1):
        page.cell(row, place, value)
    letter = get_column_letter(place)
    return f"'{LISTS}'!${letter}$1:${letter}${len(values)}"
