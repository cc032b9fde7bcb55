"""Some two hundred broken files: each is refused in sentences, none with a traceback, none changes anything."""

import io
import random
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company import folder
from cxdash.exchange.company.validation import check
from cxdash.store import database
from cxdash.store.schema import audit
from cxdash.store.write import importing
from tests.company import COMPANY, book, held, replaced, take

GOOD = book(COMPANY)
SHEET = "xl/worksheets/sheet1.xml"


def packed(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files:
            file.writestr(name, content)
    return made.getvalue()


def added_to(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, part)
    return made.getvalue()


def encrypted() -> bytes:
    """Return a workbook whose parts say that they are encrypted."""
    content = bytearray(GOOD)
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    return bytes(content)


def sheets(**changes: list[list[object]]) -> bytes:
    return book({**COMPANY, **changes})


def with_cell(sheet: str, row: int, column: str, value: object) -> bytes:
    """Return the good company with one cell changed; row 1 is the first below the heading."""
    rows = [list(cells) for cells in COMPANY[sheet]]
    rows[row][rows[0].index(column)] = value
    return sheets(**{sheet: rows})


def answers(*row: object) -> bytes:
    return sheets(
        responses=[["survey", "respondent", "touchpoint", "measure", "score", "date", "weight", "count"], row]
    )


def hand_made() -> dict[str, bytes]:
    """Return what people and programs hand over, by the name of the file."""
    return {
        "empty.xlsx": b"",
        "blank.csv": b"  \n",
        "text.xlsx": b"key,name\na,b\n",
        "garbage.xlsx": bytes(random.Random(1).randbytes(5000)),
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(300),
        "photo.xlsx": b"\xff\xd8\xff\xe0" + bytes(300),
        "paper.xlsx": b"%PDF-1.7\n" + bytes(300),
        "page.xlsx": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"EncryptedPackage" + bytes(2000),
        "locked_parts.xlsx": encrypted(),
        "zip_only.xlsx": b"PK\x03\x04",
        "zip_of_nothing.xlsx": packed(),
        "zip_of_text.xlsx": packed(("letter.txt", b"Dear customer")),
        "document.xlsx": packed(("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")),
        "open.xlsx": packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")),
        "macros.xlsm": added_to(GOOD, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
        "bomb.xlsx": added_to(GOOD, "xl/media/x.bin", bytes(80 * 2**20)),
        "bomb.zip": packed(("stages.csv", bytes(80 * 2**20))),
        "large_cell.xlsx": replaced(GOOD, SHEET, ("Havbris", "x" * 10_000_000)),
        "large_cell.csv": b"key,name,position\na," + b"x" * 10_000_000 + b",1\n",
        "no_such_sheet.xlsx": book({"Sheet1": [["a", "b"], [1, 2]]}),
        "no_sheet_filled.xlsx": book({"stages": [["key", "name", "position"]]}),
        "no_heading.xlsx": book({"stages": [["a", "b"], ["c", "d"]]}),
        "row_far_away.xlsx": replaced(GOOD, SHEET, ('<row r="2"', '<row r="99999999999"')),
        "bad_xml.xlsx": replaced(GOOD, SHEET, ("</sheetData>", "</sheet>")),
        "entities.xlsx": replaced(GOOD, SHEET, ("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
        "no_workbook_part.xlsx": replaced(GOOD, "xl/workbook.xml", ("<sheets>", "<nothing>")),
        "formula.xlsx": replaced(GOOD, SHEET, ('t="inlineStr"><is><t>NOK</t></is>', "><f>A1</f><v></v>")),
        "damaged.csv": "key,name,position\na,Få hjelp,1\nb,Gå,2\nc,".encode() + b"H\xf8r,3\n",
        "binary.csv": b"key,name\0,position\na,b,1\n",
        "open_quote.csv": b'key,name,position\na,"b,1\n',
        "workbook.csv": GOOD,
        "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(300),
        "old.csv": b"\xd0\xcf\x11\xe0" + bytes(300),
        "stranger.csv": b"a,b\n1,2\n",
        "two_companies.xlsx": sheets(company=[["name"], ["One"], ["Two"]]),
        "currency.xlsx": with_cell("company", 1, "currency", "kroner"),
        "key_twice.xlsx": with_cell("stages", 2, "key", "order"),
        "key_long.xlsx": with_cell("stages", 2, "key", "x" * 81),
        "key_of_two_lines.xlsx": with_cell("stages", 2, "key", "a\nb"),
        "key_with_arrow.xlsx": with_cell("touchpoints", 2, "key", "a>b"),
        "no_name.xlsx": with_cell("stages", 1, "name", None),
        "position_text.xlsx": with_cell("stages", 1, "position", "first"),
        "position_half.xlsx": with_cell("stages", 1, "position", 1.5),
        "position_zero.xlsx": with_cell("stages", 1, "position", 0),
        "position_huge.xlsx": with_cell("stages", 1, "position", 10**12),
        "stage_unknown.xlsx": with_cell("touchpoints", 1, "stage", "ordr"),
        "stage_blank.xlsx": with_cell("touchpoints", 1, "stage", None),
        "contact.xlsx": with_cell("touchpoints", 1, "contact", "both"),
        "negative.xlsx": with_cell("touchpoints", 1, "customers_per_year", -1),
        "infinite.xlsx": with_cell("touchpoints", 1, "customers_per_year", "inf"),
        "thousands.xlsx": with_cell("touchpoints", 1, "customers_per_year", "26,000"),
        "kind.xlsx": with_cell("roles", 1, "kind", "boss"),
        "own_boss.xlsx": with_cell("roles", 1, "reports_to", "CEO"),
        "circle.xlsx": with_cell("roles", 1, "reports_to", "CIO"),
        "role_unknown.xlsx": with_cell("assignments", 1, "role", "CMO"),
        "letter.xlsx": with_cell("assignments", 1, "letter", "X"),
        "driver_at_a_stage.xlsx": with_cell("assignments", 2, "stage", "use"),
        "two_places.xlsx": with_cell("assignments", 1, "touchpoint", "web"),
        "assigned_twice.xlsx": sheets(assignments=[["role", "letter"], ["CEO", "A"], ["CEO", "A"]]),
        "dates_backwards.xlsx": sheets(
            assignments=[["role", "letter", "valid_from", "valid_to"], ["CEO", "A", "2026-02-01", "2026-01-01"]]
        ),
        "no_such_day.xlsx": sheets(assignments=[["role", "letter", "valid_from"], ["CEO", "A", "2026-02-30"]]),
        "raci_of_strangers.xlsx": sheets(assignments=[["Area", "R", "A"], ["use", "Nobody", "CEO"]]),
        "raci_somewhere.xlsx": sheets(assignments=[["Area", "R", "A"], ["the moon", "CEO", "CEO"]]),
        "raci_matrix_of_words.xlsx": sheets(
            assignments=[["", "use", "order"], ["CEO", "A", "C"], ["CIO", "maybe", "R"]]
        ),
        "raci_of_nothing.xlsx": sheets(assignments=[["one", "two"], ["three", "four"]]),
        "off_the_scale.xlsx": answers("s", "1", "web", "CSAT", 6, "2026-01-01", 1, 1),
        "half_a_score.xlsx": answers("s", "1", "web", "CSAT", 4.5, "2026-01-01", 1, 1),
        "measure.xlsx": answers("s", "1", "web", "HAPPY", 4, "2026-01-01", 1, 1),
        "touchpoint_unknown.xlsx": answers("s", "1", "wbe", "CSAT", 4, "2026-01-01", 1, 1),
        "weight_zero.xlsx": answers("s", "1", "web", "CSAT", 4, "2026-01-01", 0, 1),
        "count_zero.xlsx": answers("s", "1", "web", "CSAT", 4, "2026-01-01", 1, 0),
        "no_date.xlsx": answers("s", "1", "web", "CSAT", 4, None, 1, 1),
        "no_survey.xlsx": answers(None, "1", "web", "CSAT", 4, "2026-01-01", 1, 1),
        "margin.xlsx": sheets(
            customers=[
                ["month", "customers_start", "customers_new", "customers_lost", "gross_margin"],
                ["2026-01", 1, 1, 1, 46],
            ]
        ),
        "month.xlsx": sheets(
            customers=[["month", "customers_start", "customers_new", "customers_lost"], ["2026-13", 1, 1, 1]]
        ),
        "month_twice.xlsx": sheets(
            customers=[
                ["month", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", 1, 1, 1],
                ["2026-01", 2, 1, 1],
            ]
        ),
        "segments_above_total.xlsx": sheets(
            customers=[
                ["month", "segment", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", None, 10, 1, 1],
                ["2026-01", "home", 20, 1, 1],
            ]
        ),
        "more_lost_than_there.xlsx": sheets(
            customers=[
                ["month", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", 10, 3, 13],
                ["2026-02", 0, 2, 3],
            ]
        ),
        "kpi_circle.xlsx": sheets(kpis=[["key", "name", "works_against"], ["a", "A", "b"], ["b", "B", "a"]]),
        "kpi_value_of_none.xlsx": sheets(kpi_values=[["kpi", "month", "value"], ["a", "2026-01", 1]]),
        "path.xlsx": sheets(paths=[["path", "conversions"], ["web > wfii", 1]]),
        "belief.xlsx": sheets(assumptions=[["key", "low", "mode", "high"], ["leavers", 5, 3, 9]]),
        "annoyance.xlsx": sheets(
            annoyances=[["key", "title", "touchpoint", "customers_per_year", "severity"], ["a", "A", "web", 10, 6]]
        ),
        "maybe.xlsx": sheets(
            annoyances=[
                ["key", "title", "touchpoint", "customers_per_year", "severity", "stops_business"],
                ["a", "A", "web", 10, 5, "maybe"],
            ]
        ),
        "error_cell.xlsx": replaced(GOOD, SHEET, ('t="inlineStr"><is><t>NOK</t></is>', 't="e"><v>#REF!</v>')),
    }


def truncated() -> Iterator[tuple[str, bytes]]:
    for share in range(1, 40):
        yield f"cut_{share}.xlsx", GOOD[: len(GOOD) * share // 40]


def spoilt() -> Iterator[tuple[str, bytes]]:
    """Overwrite a stretch of the good file, within the packed texts of its sheets."""
    chance = random.Random(7)
    for number in range(40):
        content = bytearray(GOOD)
        at = chance.randrange(200, len(content) - 3000)
        content[at : at + 40] = chance.randbytes(40)
        yield f"spoilt_{number}.xlsx", bytes(content)


def without_parts() -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        names = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", SHEET]
        for left_out in names:
            yield (
                f"without_{left_out[-12:]}",
                packed(*((name, good.read(name)) for name in good.namelist() if name != left_out)),
            )


def wrong_cells() -> Iterator[tuple[str, bytes]]:
    """Put what cannot be right into each required or bounded cell of the good company."""
    for sheet, column, value in [
        ("stages", "name", None),
        ("stages", "position", None),
        ("stages", "position", "1.2.3"),
        ("stages", "position", "=1"),
        ("stages", "position", True),
        ("touchpoints", "name", None),
        ("touchpoints", "stage", "Order|Use"),
        ("touchpoints", "contact", "yes"),
        ("touchpoints", "customers_per_year", "about 5"),
        ("roles", "name", None),
        ("roles", "kind", None),
        ("roles", "kind", 1),
        ("roles", "reports_to", "nobody"),
        ("assignments", "role", None),
        ("assignments", "letter", None),
        ("assignments", "letter", "A/R"),
        ("assignments", "area", "moon"),
        ("assignments", "stage", 7),
        ("company", "name", None),
        ("company", "currency", "nok "),
        ("company", "currency", 578),
    ]:
        for row in (1, 2):
            if row < len(COMPANY[sheet]):
                yield f"{sheet}_{column}_{value}_{row}.xlsx", with_cell(sheet, row, column, value)


@cache
def broken() -> dict[str, bytes]:
    """Return all of them, made only where a test asks for one."""
    return {**hand_made(), **dict(truncated()), **dict(spoilt()), **dict(without_parts()), **dict(wrong_cells())}


def test_there_are_many_of_them():
    assert len(broken()) > 200


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = database.open_store(f"sqlite:///{tmp_path_factory.mktemp('broken') / 'cxdash.db'}")
    take(engine, COMPANY)
    return engine


def attempt(engine: Engine, name: str, content: bytes) -> list[str]:
    """Take a file in, and return what is said against it."""
    try:
        importing.load(engine, check(folder.read_upload(content, name)).tables, who=admin("test"))
    except ImportRefused as refused:
        return list(map(str, refused.faults))
    return []


@pytest.mark.parametrize("part", range(4))
def test_each_is_refused_in_sentences_and_changes_nothing(filled: Engine, part: int):
    before, noted = held(filled), audited(filled)
    for name, content in list(broken().items())[part::4]:
        said = attempt(filled, name, content)

        if said or not name.startswith("spoilt_"):  # some bytes of a packed file matter to nobody
            assert said, name
        for sentence in said:
            assert sentence[-1] in ".?:", (name, sentence)
            assert "{" not in sentence, (name, sentence)
            assert len(sentence) < 700, (name, sentence)
    assert held(filled) == before
    assert audited(filled) == noted


def audited(engine: Engine) -> int:
    with engine.connect() as connection:
        return len(connection.execute(select(audit.c.id)).all())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.xlsx", "empty.xlsx is empty: it holds 0 bytes."),
        ("picture.xlsx", "picture.xlsx is no workbook but PNG; save your sheets as .xlsx."),
        (
            "paper.xlsx",
            "paper.xlsx is a PDF, made to be printed; export what it holds as CSV or .xlsx from where it was made.",
        ),
        ("old.xls", "old.xls is protected by a password or in the old .xls form; save it as .xlsx without a password."),
        ("locked_parts.xlsx", "locked_parts.xlsx is protected by a password; save it without and try again."),
        ("macros.xlsm", "macros.xlsm holds macros; save it as .xlsx, which has none, and try again."),
        ("bomb.xlsx", "bomb.xlsx unpacks to more than it may, 50 MB; it was not opened."),
        ("cut_20.xlsx", "cut_20.xlsx is damaged, maybe only partly copied; save it again and try once more."),
        (
            "large_cell.xlsx",
            "Sheet company, row 2, column name: the cell holds 10000000 characters; at most 32767 are allowed.",
        ),
        (
            "large_cell.csv",
            "large_cell.csv, row 2: the cells cannot be told apart; is a quotation mark left open, or a cell too long?",
        ),
        ("damaged.csv", "damaged.csv, line 4: the text is not UTF-8; save it as CSV UTF-8."),
        ("zip_of_text.xlsx", "zip_of_text.xlsx is a packed file but no workbook; save your sheets as .xlsx."),
        ("bad_xml.xlsx", "bad_xml.xlsx is damaged and cannot be read; open it, save it as .xlsx and try again."),
        ("error_cell.xlsx", "Sheet company, row 2, column B: the cell holds the error #REF!."),
        ("two_companies.xlsx", "Sheet company: it has 2 rows, and may have one."),
        (
            "segments_above_total.xlsx",
            "Sheet customers, month 2026-01, column customers_start: the segments add up to 20, more than "
            "the total 10.",
        ),
        (
            "more_lost_than_there.xlsx",
            "Sheet customers, row 3, column customers_lost: 3 are lost in 2026-02, more than the 0 at its start and "
            "the 2 new ones.",
        ),
        ("no_sheet_filled.xlsx", "None of the sheets has any rows yet, so there is nothing to import."),
        ("raci_matrix_of_words.xlsx", 'Sheet assignments, row 3, column use: "maybe" is not letters such as A/R.'),
    ],
)
def test_what_is_said(filled: Engine, name: str, said: str):
    assert attempt(filled, name, broken()[name]) == [said]


def test_a_cell_of_very_many_texts_that_are_no_roles_is_refused_in_one_sentence():
    texts = "; ".join(f"stranger {no}" for no in range(1000))
    chart = [["Area", "R", "A"], ["use", texts, "CEO"]]

    with pytest.raises(ImportRefused) as refused:
        folder.read_checked(sheets(assignments=chart), "company.xlsx", {})

    assert [str(one) for one in refused.value.faults] == [
        'Sheet assignments, row 2, column R: 1000 texts in one cell are no roles, among them "stranger 0", '
        '"stranger 1", "stranger 2", …. Name the roles in it.'
    ]
