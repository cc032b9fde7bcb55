"""Texts that look like something else are taken as they are, and an export brings them back as they were."""

import pytest

from cxdash.exchange.company import export, folder
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.validation import check
from tests.company import COMPANY, checked

ODD = [
    "Total",
    "Alle kunder",
    "nan",
    "None",
    "NULL",
    "1e5",
    "007",
    "2026-01-02",
    "01/02/2026",
    "=1+1",
    "+47 22",
    "-5",
    "@a",
    "'quoted'",
    'a "b"; c, d',
    "\u05d0\u202eabc",
    "a\u200bb",
    "👍🏽",
    "Bedrift",
    "bedrift",
    "x" * 200,
]
ANSWERS = {
    **COMPANY,
    "surveys": [["key", "name"], ["S1", "Spring"]],
    "responses": [
        ["survey", "respondent", "touchpoint", "measure", "score", "date", "segment", "need"],
        *[["S1", f"{at} {text}"[:190], "web", "CSAT", 4, "2026-05-01", text, text] for at, text in enumerate(ODD)],
    ],
    "comments": [
        ["survey", "respondent", "touchpoint", "date", "text"],
        *[["S1", f"r{at}", "web", "2026-05-01", text] for at, text in enumerate(ODD)],
    ],
}


def plain(tables):
    return {name: table.astype(object).where(table.notna(), None).to_numpy().tolist() for name, table in tables.items()}


@pytest.mark.parametrize("way", ["workbook", "folder"])
def test_odd_texts_come_in_as_they_are_and_again_from_their_export(way):
    tables = checked(ANSWERS).tables
    assert tables["responses"]["segment"].tolist() == ODD
    assert tables["responses"]["need"].tolist() == ODD
    assert tables["comments"]["text"].tolist() == ODD

    if way == "workbook":
        again = check(read_workbook(export.workbook(tables), "again.xlsx"))
    else:
        again = check(folder.read_upload(export.packed(tables), "again.zip"))

    assert plain(again.tables) == plain(tables)
