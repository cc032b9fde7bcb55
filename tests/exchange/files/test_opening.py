"""Exports of every kind of file give the same table: workbooks, SPSS files, archives of several."""

import gzip
import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.files.delimited import read_grid, read_text_table
from cxdash.exchange.files.opening import open_export, sheets_in
from tests.company import saved

ROWS: list[list[object]] = [
    ["ID", "Dag", "Nettside", "Vekt"],
    [1, date(2026, 5, 1), 4, 1.5],
    [2, date(2026, 5, 2), 5, 0.75],
]
TEXTS = [
    (1, ["ID", "Dag", "Nettside", "Vekt"]),
    (2, ["1", "2026-05-01", "4", "1.5"]),
    (3, ["2", "2026-05-02", "5", "0.75"]),
]


def xls(sheets: dict[str, list[list[object]]]) -> bytes:
    made, content = xlwt.Workbook(), io.BytesIO()
    days = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for name, rows in sheets.items():
        sheet = made.add_sheet(name)
        for row, cells in enumerate(rows):
            for place, value in enumerate(cells):
                sheet.write(row, place, value, days if isinstance(value, date) else xlwt.Style.default_style)
    made.save(content)
    return content.getvalue()


def ods(rows: list[list[object]]) -> bytes:
    made, content = OpenDocumentSpreadsheet(), io.BytesIO()
    table = Table(name="Svar")
    for cells in rows:
        row = TableRow()
        for value in cells:
            kinds = {
                "str": {"valuetype": "string"},
                "date": {"valuetype": "date", "datevalue": str(value)},
            }
            cell = TableCell(**kinds.get(type(value).__name__, {"valuetype": "float", "value": str(value)}))
            cell.addElement(P(text=str(value)))
            row.addElement(cell)
        table.addElement(row)
    made.spreadsheet.addElement(table)
    made.write(content)
    return content.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of a binary workbook: its kind, its length, its bytes."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(data) & 127 | 128, len(data) >> 7]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows: list[list[str | float]]) -> bytes:
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    body = record(129) + record(148, size) + record(145)
    for row, cells in enumerate(rows):
        body += record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        for place, value in enumerate(cells):
            data = wide(value) if isinstance(value, str) else struct.pack("<d", value)
            body += record(6 if isinstance(value, str) else 5, struct.pack("<II", place, 0) + data)
    sheet = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Svar"))
    relations = "http://schemas.openxmlformats.org/{}/2006/relationships"
    link = (
        f'<Relationships xmlns="{relations.format("package")}"><Relationship Id="rId1" Type="'
        f'{relations.format("officeDocument")}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return zipped(
        **{
            "[Content_Types]__xml": b"<Types/>",
            "xl/workbook__bin": record(131) + record(143) + sheet + record(144) + record(132),
            "xl/_rels/workbook__bin__rels": link.encode(),
            "xl/worksheets/sheet1__bin": body + record(146) + record(130),
        }
    )


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, inner in files.items():
            packed.writestr(name.replace("__", "."), inner)
    return content.getvalue()


def refusal(content: bytes, file: str, sheet: str = "") -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        open_export(content, file, sheet=sheet)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(("content", "file"), [(xls({"Svar": ROWS}), "mai.xls"), (ods(ROWS), "mai.ods")])
def test_workbooks_of_other_kinds_are_read_as_xlsx_is(content: bytes, file: str):
    export = open_export(content, file)

    assert (export.source.rows, export.sheet) == (TEXTS, "Svar")


def test_a_binary_workbook_gives_its_cells_with_days_as_it_counts_them():
    export = open_export(xlsb([["ID", "Dag", "Vekt"], [1, 46143, 4.5]]), "mai.xlsb")

    assert (export.source.rows, export.sheet) == ([(1, ["ID", "Dag", "Vekt"]), (2, ["1", "46143", "4.5"])], "Svar")


def test_the_sheet_that_looks_like_answers_is_read_and_another_can_be_chosen():
    about = [["Om undersøkelsen", ""], ["Eksportert", "1. mai"], ["Antall", 2], ["Periode", "mai"]]
    content = xls({"Info": about, "Svar": ROWS, "Kodebok": [["Kode", "Betyr"], [1, "dårlig"], [2, "god"]]})

    export = open_export(content, "mai.xls")
    chosen = open_export(content, "mai.xls", sheet="kodebok")

    assert (export.sheet, chosen.sheet) == ("Svar", "Kodebok")
    assert sheets_in(content, "mai.xls") == ["Info", "Svar", "Kodebok"]
    assert [str(note) for note in export.notes] == ['The sheet "Svar" was read, and no other: "Info", "Kodebok".']
    assert refusal(content, "mai.xls", "Svra") == [
        'mai.xls holds no sheet "Svra"; is "Svar" meant? The sheets are "Info", "Svar", "Kodebok".'
    ]


def test_an_spss_file_gives_values_with_their_labels_and_questions_in_full(tmp_path: Path):
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "q1": [5.0, 1.0, 9.0],
            "region": [1.0, 2.0, 1.0],
            "day": [datetime(2026, 5, 1), datetime(2026, 5, 2), datetime(2026, 5, 3)],  # noqa: DTZ001
        }
    )
    pyreadstat.write_sav(
        frame,
        tmp_path / "mai.sav",
        column_labels={"q1": "Hvor fornøyd er du med nettsiden?"},
        variable_value_labels={"q1": {1: "Svært misfornøyd", 5: "Svært fornøyd"}, "region": {1: "Oslo", 2: "Bergen"}},
        missing_ranges={"q1": [9]},
        variable_measure={"region": "nominal"},
    )

    export = open_export((tmp_path / "mai.sav").read_bytes(), "mai.sav")

    assert export.source.rows == [
        (1, ["id", "q1", "region", "day"]),
        (2, ["a", "5 - Svært fornøyd", "Oslo", "2026-05-01"]),
        (3, ["b", "1 - Svært misfornøyd", "Bergen", "2026-05-02"]),
        (4, ["c", "", "Oslo", "2026-05-03"]),
    ]
    assert export.labels == {"q1": "Hvor fornøyd er du med nettsiden?"}
    assert refusal(b"$FL2@(#) SPSS DATA FILE", "mai.sav") == [
        "mai.sav is damaged and cannot be read as an SPSS file; save it again and try once more."
    ]


def test_the_answers_in_an_archive_are_read_and_the_codebook_beside_is_named():
    export = open_export(zipped(svar__csv=b"ID,Score\n1,5\n", kodebok__csv=b"a,b\n", les__pdf=b"%PDF"), "mai.zip")

    assert (export.source, export.sheet) == ("ID,Score\n1,5\n", "svar.csv")
    assert (
        str(export.notes[0]) == 'Of the files in mai.zip, "svar.csv" was read, and no other: "kodebok.csv", "les.pdf".'
    )


def test_which_of_several_files_is_meant_is_asked_and_can_be_said():
    content = zipped(januar__csv=b"ID,Score\n1,5\n", mai__xls=xls({"Svar": ROWS, "Andre": ROWS}))

    assert refusal(content, "alt.zip") == [
        'alt.zip holds several files that may be the answers: "januar.csv", "mai.xls"; say which is meant, as '
        'sheet = "januar.csv".'
    ]
    assert sheets_in(content, "alt.zip") == ["januar.csv", "mai.xls"]
    assert open_export(content, "alt.zip", sheet="januar.csv").source == "ID,Score\n1,5\n"
    assert open_export(content, "alt.zip", sheet="mai.xls/Andre").source.name == "Andre"
    assert open_export(gzip.compress(b"ID,Score\n1,5\n"), "mai.csv.gz").source == "ID,Score\n1,5\n"


def test_merged_cells_hold_for_all_they_cover_and_a_title_stays_a_title():
    made = Workbook()
    sheet = made.active
    for row in [["Svar i mai"], ["ID", "Fornøyd", None], [None, "Web", "App"], [1, 5, 4], [None, 3, 2]]:
        sheet.append(row)
    for place in ("A1:C1", "A2:A3", "B2:C2", "A4:A5"):
        sheet.merge_cells(place)

    assert open_export(saved(made), "mai.xlsx").source.rows == [
        (1, ["Svar i mai"]),
        (2, ["ID", "Fornøyd", "Fornøyd"]),
        (3, ["ID", "Web", "App"]),
        (4, ["1", "5", "4"]),
        (5, ["1", "3", "2"]),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            zipped(**{"Index/Document__iwa": b"", "preview__jpg": b""}),
            "mai.x is a Numbers, Pages or Keynote document; export it from there as .xlsx or CSV.",
        ),
        (
            zipped(**{"[Content_Types]__xml": b"", "word/document__xml": b""}),
            "mai.x is a Word document; copy its table into a spreadsheet and save that as .xlsx.",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + bytes(9),
            "mai.x is protected by a password; save it without and try again.",
        ),
    ],
)
def test_documents_that_hold_no_table_are_refused_as_what_they_are(content: bytes, said: str):
    assert refusal(content, "mai.x") == [said]


def test_a_text_of_more_columns_than_a_sheet_has_is_refused():
    content = ",".join(f"q{n}" for n in range(16_385)) + "\n" + ",".join(["4"] * 16_385) + "\n"

    with pytest.raises(ImportRefused, match=r"a\.csv has 16385 columns; at most 16384 can be read"):
        read_text_table(open_export(content.encode(), "a.csv"), ["q1"])
    with pytest.raises(ImportRefused, match=r"a\.csv has 16385 columns; at most 16384 can be read"):
        read_grid(content.encode(), "a.csv", ["q1"], str)
