"""The template, the checks, data/README.md and the store's tables say the same about every sheet."""

import io

import pandas as pd
import pytest
from openpyxl import load_workbook
from sqlalchemy import Boolean, Date, Float, Integer, String

from cxdash.demo import company
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.domain.sheets import BY_NAME, SHEETS, Column, Sheet
from cxdash.exchange.cells.cell_parsers import read
from cxdash.exchange.cells.words import called, sheet_name, values
from cxdash.exchange.company import folder, readme
from cxdash.exchange.company.recognition import EXAMPLE, read_workbook
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
    words = Words(language)
    book = load_workbook(io.BytesIO(template(words)))

    visible = [page.title for page in book if page.sheet_state == "visible"]
    assert visible == [words.gettext("Read me"), *(sheet_name(sheet, language) for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet_name(sheet, language)]
        assert [cell.value for cell in page[1]] == [heading(column, language) for column in sheet.columns]
        assert [cell.comment.text for cell in page[1]] == [explained(column, words) for column in sheet.columns]
        assert page.freeze_panes == "A2"
        assert EXAMPLE.match(str(page["A2"].value))
        assert page["A2"].font.italic
        chosen = {str(rule.sqref).split(":")[0][:-1] for rule in page.data_validations.dataValidation}
        lists = {
            cell.column_letter
            for cell, column in zip(page[1], sheet.columns, strict=True)
            if column.refers or column.allowed or column.kind == "yes_no"
        }
        assert chosen == lists


def test_the_english_template_has_the_stable_names():
    book = load_workbook(io.BytesIO(template(Words("en"))))

    assert book.sheetnames == ["Read me", *(sheet.name for sheet in SHEETS)]
    assert [cell.value for cell in book["roles"][1]][:2] == ["key", "name *"]
    assert book["roles"]["E2"].value == "executive"


def test_the_norwegian_template_speaks_norwegian():
    book = load_workbook(io.BytesIO(template(Words("nb"))))

    page = book["Roller"]
    assert [cell.value for cell in page[1]] == [
        "Kortnavn",
        "Navn *",
        "Navn på norsk",
        "Navn på svensk",
        "Type *",
        "Hvem den rapporterer til",
    ]
    assert page["E2"].value == "toppledelsen"
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules == {"E2:E2000": '"toppledelsen,en funksjon,alle"', "F2:F2000": "'Roller'!$B$3:$B$2000"}
    assert book["lists"].sheet_state == "hidden"


@pytest.mark.parametrize("language", languages())
def test_the_template_as_it_is_holds_nothing_to_take_in(language: str):
    with pytest.raises(ImportRefused) as caught:
        check(read_workbook(template(Words(language))))

    assert list(map(str, caught.value.faults)) == [
        "None of the sheets has any rows yet, so there is nothing to import."
    ]


def test_the_template_filled_in_is_taken():
    book = load_workbook(io.BytesIO(template(Words("en"))))
    book["stages"].append(["use", "Use", None, None, 1])
    content = io.BytesIO()
    book.save(content)

    found = check(read_workbook(content.getvalue()))

    assert found.tables["stages"].iloc[0].dropna().to_dict() == {"key": "use", "name": "Use", "position": 1}
    assert list(found.tables) == ["stages"]


OTHERS = {
    "scales": pd.DataFrame([{"measure": "CSAT", "scale": "1-7", "top_from": 5.0, "low_to": 2.0}]),
    "journeys": pd.DataFrame([{"key": "customer", "name": "The customer's"}]),
    "surveys": pd.DataFrame([{"key": "spring", "name": "Spring"}]),
    "responses": pd.DataFrame(
        [
            {"survey": "spring", "respondent": str(place), "measure": measure, "score": 1, "date": "2026-05-03"}
            for place, measure in enumerate(MEASURE_NAMES)
        ]
    ),
    "comments": pd.DataFrame([{"survey": "spring", "date": "2026-05-03", "text": "Slow."}]),
    "subscriptions": pd.DataFrame(
        [{"customer": "1", "monthly_revenue": 420.5, "tenure_months": 7.0, "churned": churned} for churned in [True]]
    ),
}
"""A little of each sheet that the demo's folder lacks."""


def filled(language: str, tables: dict[str, pd.DataFrame]) -> bytes:
    """Return the template of a language with the rows of tables, written as people of that language do."""
    words = Words(language)
    book = load_workbook(io.BytesIO(template(words)))
    for name, table in tables.items():
        page = book[sheet_name(BY_NAME[name], language)]
        for row in table.to_dict("records"):
            page.append([written(column, row.get(column.name), words) for column in BY_NAME[name].columns])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def written(column: Column, value: object, words: Words) -> object:
    if value is None or words.language == "en":
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    if column.codes:
        return called(column.codes.get(str(value), str(value)), words.language)
    if column.kind == "yes_no":
        return values(column, words.language)["yes" if value else "no"]
    return words.month(str(value)) if column.kind == "month" else value


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_a_filled_template_gives_the_same_tables_in_every_language(language: str):
    tables = {**check(folder.read_any(company.FOLDER)).tables, **OTHERS}
    assert set(tables) == {sheet.name for sheet in SHEETS}

    expected = check(read_workbook(filled("en", tables))).tables
    found = check(read_workbook(filled(language, tables))).tables

    assert list(found) == list(expected)
    for name, table in expected.items():
        pd.testing.assert_frame_equal(found[name], table)
