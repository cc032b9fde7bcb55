"""Make the empty workbook people fill in: a sheet for each table, with notes, lists to choose from and an example."""

import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets import SHEETS, Column, Sheet
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.exchange.company.export import width

Say = Callable[..., str]
"""Says a sentence in the language of the workbook, with values in its named places."""

ROWS = 2000
"""How far down the lists to choose from reach."""

HEAD = PatternFill("solid", fgColor="DCE6F1")
BLANK_FIELDS = PatternFill("solid", fgColor="F3F6FA")
EXAMPLE = Font(italic=True, color="808080")
YES_NO = ("yes", "no")
LONGEST_LIST = 255
"""Characters that a list typed into a cell's rule may have."""

MINIMUM = ("stages", "roles", "assignments")


def template(say: Say) -> bytes:
    """Return the workbook with its notes in one language."""
    book = Workbook()
    _read_me(book.active, say)
    for sheet in SHEETS:
        _page(book.create_sheet(sheet.name), sheet, say)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _read_me(page: Worksheet, say: Say) -> None:
    page.title = "Read me"
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 100
    lines = [
        say(
            gettext_noop(
                "Fill in the sheets you can, and leave the others blank: a sheet without rows changes nothing."
            )
        ),
        say(gettext_noop("The least that is useful: {sheets}."), sheets=", ".join(MINIMUM)),
        say(gettext_noop("Columns with * must be filled in. The note on each column name says what belongs there.")),
        say(
            gettext_noop(
                "The grey rows are examples. They are skipped as long as their first cell begins with “example:”."
            )
        ),
        say(gettext_noop("Keys are short names of your own; other sheets refer to a row by its key or its name.")),
        say(
            gettext_noop(
                "You may change the order of sheets and columns, and add your own: what is not known is said "
                "and left out."
            )
        ),
        say(
            gettext_noop(
                "Nothing is taken in while anything is wrong: you get a list of every fault, by sheet, row and column."
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
        page.append([sheet.name, say(sheet.note)])
        page.cell(page.max_row, 1).hyperlink = f"#'{sheet.name}'!A1"


def _page(page: Worksheet, sheet: Sheet, say: Say) -> None:
    page.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, 1):
        head = page.cell(1, place, heading(column))
        head.font, head.fill = Font(bold=True), HEAD if column.asked else BLANK_FIELDS
        head.alignment = Alignment(vertical="top")
        head.comment = Comment(explained(column, say), "cxdash", width=320, height=140)
        page.column_dimensions[get_column_letter(place)].width = width(column)
        _example(page.cell(2, place), column, first=place == 1)
        if rule := _rule(column, say):
            page.add_data_validation(rule)
            rule.add(f"{get_column_letter(place)}2:{get_column_letter(place)}{ROWS}")


def heading(column: Column) -> str:
    """Return a column's name for the template: with * where it must be filled in."""
    return f"{column.name} *" if column.asked else column.name


def _example(cell: Any, column: Column, *, first: bool) -> None:
    text = column.example or column.default or (column.allowed[0] if first and column.allowed else "")
    cell.value = f"example: {text}".strip() if first else text or None
    cell.data_type = "s" if cell.value else cell.data_type
    cell.font = EXAMPLE


def explained(column: Column, say: Say) -> str:
    """Return a column's note: what belongs there, in which form, and whether it must be filled in."""
    forms = {
        "number": gettext_noop("A number."),
        "whole": gettext_noop("A whole number."),
        "share": gettext_noop("A share: 0.46 or 46 %."),
        "date": gettext_noop("A date, as 2026-05-03."),
        "month": gettext_noop("A month, as 2026-05."),
        "yes_no": gettext_noop("yes or no."),
        "path": gettext_noop("Keys of touchpoints, joined by >."),
    }
    notes = [say(column.note)] if column.note else []
    if column.language:
        same = gettext_noop("The same in {language}; left blank, the plain one is used.")
        notes = [say(same, language=LANGUAGES[column.language])]
    if column.allowed:
        notes.append(say(gettext_noop("One of: {allowed}."), allowed=", ".join(column.allowed)))
    elif column.refers:
        notes.append(say(gettext_noop("A key or a name of the sheet {sheet}."), sheet=column.refers))
    elif column.kind in forms:
        notes.append(say(forms[column.kind]))
    if column.low is not None and column.high is not None:
        notes.append(say(gettext_noop("From {low} to {high}."), low=f"{column.low:g}", high=f"{column.high:g}"))
    elif column.low is not None:
        notes.append(say(gettext_noop("At least {low}."), low=f"{column.low:g}"))
    if column.default:
        notes.append(say(gettext_noop("Left blank, it counts as {default}."), default=column.default))
    notes.append(say(gettext_noop("Must be filled in.")) if column.asked else say(gettext_noop("May be left blank.")))
    return " ".join(notes)


def _rule(column: Column, say: Say) -> DataValidation | None:
    """Return the list to choose from; another sheet's keys are offered, but its names may be typed as well."""
    if column.refers:
        rule = DataValidation("list", formula1=f"'{column.refers}'!$A$3:$A${ROWS}", allow_blank=True)
        rule.showErrorMessage = False
        return rule
    allowed = YES_NO if column.kind == "yes_no" else column.allowed
    if not allowed or len(",".join(allowed)) > LONGEST_LIST:
        return None
    rule = DataValidation("list", formula1=f'"{",".join(allowed)}"', allow_blank=True)
    rule.showErrorMessage, rule.errorStyle = True, "warning"
    rule.error = say(
        gettext_noop("This is not one of the values that are known: {allowed}."), allowed=", ".join(allowed)
    )[:250]
    return rule
