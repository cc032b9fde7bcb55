"""The template, the checks, data/README.md and the store's tables say the same about every sheet."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import Boolean, Date, Float, Integer, String

from cxdash.domain.messages import ImportRefused
from cxdash.domain.sheets import SHEETS, Column, Sheet
from cxdash.exchange.cells.cell_parsers import read
from cxdash.exchange.company import readme
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.template import explained, heading, template
from cxdash.exchange.company.validation import check
from cxdash.i18n.translator import Words, languages
from cxdash.store.schema import metadata

TYPES = {"number": Float, "whole": Integer, "share": Float, "date": Date, "yes_no": Boolean}
COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.name}.{column.name}") for sheet in SHEETS for column in sheet.columns
]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_has_the_columns_of_its_table(sheet: Sheet):
    table = metadata.tables[sheet.table]

    assert set(sheet.fields().values()) == {column.name for column in table.c} - {"id", "version"}
    assert set(sheet.identity) <= {column.name for column in sheet.columns}


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_a_column_is_kept_as_it_is_described(sheet: Sheet, column: Column):
    kept = metadata.tables[sheet.table].c[column.field]
    default = (
        "" if kept.server_default is None else str(getattr(kept.server_default.arg, "text", kept.server_default.arg))
    )

    assert isinstance(kept.type, Integer if column.refers else TYPES.get(column.kind, String))
    assert bool(kept.foreign_keys) == bool(column.refers)
    assert column.default == {"false": "no", "FALSE": "no"}.get(default, default)
    if column.required:
        assert not kept.nullable
    elif not kept.nullable:
        assert kept.server_default is not None or column.name == "respondent"
    if column.refers:
        assert (
            next(one.table for one in SHEETS if one.name == column.refers)
            == next(iter(kept.foreign_keys)).column.table.name
        )


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_an_example_is_allowed_where_it_stands(sheet: Sheet, column: Column):
    if column.example and not column.refers:
        assert read(column, [column.example])[1] == {}


def test_the_readme_of_the_data_is_made_from_the_description():
    assert readme.readme() == readme.README.read_text(encoding="utf-8"), "python -m cxdash.exchange.company.readme"


@pytest.mark.parametrize("language", languages())
def test_the_template_has_a_sheet_a_heading_and_a_note_for_everything(language: str):
    say = Words(language).gettext
    book = load_workbook(io.BytesIO(template(say)))

    assert book.sheetnames == ["Read me", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]] == [heading(column) for column in sheet.columns]
        assert [cell.comment.text for cell in page[1]] == [explained(column, say) for column in sheet.columns]
        assert page.freeze_panes == "A2"
        assert str(page["A2"].value).startswith("example:")
        assert page["A2"].font.italic
        chosen = {str(rule.sqref).split(":")[0][:-1] for rule in page.data_validations.dataValidation}
        lists = {
            cell.column_letter
            for cell, column in zip(page[1], sheet.columns, strict=True)
            if column.refers or column.allowed or column.kind == "yes_no"
        }
        assert chosen == lists


def test_the_template_as_it_is_holds_nothing_to_take_in():
    with pytest.raises(ImportRefused) as caught:
        check(read_workbook(template(Words("en").gettext)))

    assert list(map(str, caught.value.faults)) == [
        "None of the sheets has any rows yet, so there is nothing to take in."
    ]


def test_the_template_filled_in_is_taken():
    book = load_workbook(io.BytesIO(template(Words("en").gettext)))
    book["stages"].append(["use", "Use", None, None, 1])
    content = io.BytesIO()
    book.save(content)

    found = check(read_workbook(content.getvalue()))

    assert found.tables["stages"].iloc[0].dropna().to_dict() == {"key": "use", "name": "Use", "position": 1}
    assert list(found.tables) == ["stages"]
