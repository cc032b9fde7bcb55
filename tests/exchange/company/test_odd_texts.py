"""Texts that look like something else are taken as they are, and an export brings them back as they were."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.company import export, folder
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.validation import check
from cxdash.exchange.files.grids import tidy_text
from tests.company import COMPANY, checked
from tests.soak import examples

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


PIECES = [
    "**bold** [x](http://e.example)",
    "<script>alert(1)</script>",
    "www.x.example a@b.example",
    "=1+1",
    "+47",
    "-5",
    "@a",
    "'",
    '"',
    "\u202eabc\u200b",
    "👍🏽",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u00a0",
    "\x00",
    "\x0b",
    "\x85",
    "\u2028",
    "_x0041_",
    "Ærlig",
    ";",
    ",",
    "x" * 600,
    "NA",
]
ROWS = {
    "company": {"name": "Havbris"},
    "journeys": {"key": "j", "name": "J"},
    "stages": {"key": "order", "name": "Order", "position": "1"},
    "touchpoints": {"key": "web", "stage": "order", "name": "Web"},
    "needs": {"key": "n", "name": "N"},
    "roles": {"key": "CEO", "name": "Chief", "kind": "executive"},
    "assignments": {"role": "CEO", "letter": "A", "stage": "order"},
    "surveys": {"key": "S1", "name": "Spring"},
    "responses": {"survey": "S1", "touchpoint": "web", "measure": "CSAT", "score": "4", "date": "2026-05-01"},
    "comments": {"survey": "S1", "touchpoint": "web", "date": "2026-05-01", "text": "Fine"},
    "spend": {"month": "2026-01", "purpose": "acquisition", "amount": "5"},
    "kpis": {"key": "k", "name": "K"},
    "annoyances": {"key": "a", "title": "T", "touchpoint": "web", "customers_per_year": "5", "severity": "2"},
    "decisions": {"key": "d", "title": "D"},
}
"""A row of each sheet in which people write, with what it must have."""

FORMED = {"currency", "mapping", "scale", "limit", "segment"}
"""Texts with a form of their own."""


def files(text):
    """Return CSV files of these sheets in which every text that people write is this one."""
    made = {}
    for name, row in ROWS.items():
        free = [one.name for one in BY_NAME[name].columns if one.kind == "text" and not (one.codes or one.refers)]
        written, said = io.StringIO(), {**row, **dict.fromkeys(set(free) - FORMED, text)}
        csv.writer(written).writerows([said, said.values()])
        made[f"{name}.csv"] = written.getvalue().encode()
    return made


def read(text):
    """Return the tables of these sheets, or the faults for which they are refused."""
    try:
        return check(folder.read_files(files(text), "odd.zip")).tables, []
    except ImportRefused as refused:
        return {}, refused.faults


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=4).map("".join))
@example("x" * 40_000)
@settings(max_examples=examples(10), deadline=None)
def test_any_text_goes_in_and_out_unchanged_or_is_refused_with_its_place(text):
    tables, refused = read(text)
    assert tables or refused
    assert all({"sheet", "row", "file"} & set(fault.values) for fault in refused)
    if not tables:
        return

    from_folder = check(folder.read_upload(export.packed(tables), "again.zip"))
    from_book = check(read_workbook(export.workbook(tables), "again.xlsx"))

    assert tables["comments"]["text"].tolist() == [tidy_text(text)]
    assert plain(from_folder.tables) == plain(tables)
    assert plain(from_book.tables) == plain(tables)
