"""The whole workbook: its sheets, and figures to the digit."""

import json
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.takeaway import record
from cxdash.takeaway.book import figures, workbook
from cxdash.takeaway.book.figures import Row
from cxdash.takeaway.elements import Asked
from tests.takeaway import choices
from tests.takeaway.living.test_page import HOSTILE, about

DAY = date(2026, 11, 30)


def read(content: bytes):
    return openpyxl.load_workbook(BytesIO(content))


def test_sheets_stand_in_the_order_of_the_front_and_hostile_texts_stay_texts():
    rows = [Row(HOSTILE, HOSTILE, HOSTILE, 0.123456789012345, None, None, None, "decimal")]

    made = read(workbook.workbook(about(HOSTILE), rows, choices.customers(), Words("en")))

    front, *others = made.worksheets
    assert [one.title for one in others] == ["What if", "What we believe", "By month", "256 tries", "Figures"]
    linked = [cell.value for cell in front["A"] if cell.hyperlink]
    assert linked == [one.title for one in others]
    texts = [cell for sheet in (front, made["Figures"]) for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell.value for cell in texts if cell.data_type == "f"]
    assert made["Figures"]["D5"].value == 0.123456789012345
    assert made["Figures"]["E5"].value is None


def test_figures_are_to_the_digit_what_the_command_prints(demo_file, typed):
    address, view = f"sqlite:///{demo_file}", View("", "2025-11..2026-10", "")
    engine = database.open_store(address)
    with database.reading(engine) as connection, remembering(connection):
        asked = Asked(view, "en", DAY, ("satisfaction", "ownership"), made_up=True)
        rows = figures.gather(connection, asked)
    engine.dispose()
    months = ("--from", "2025-11", "--to", "2026-10")
    _, answered, _ = typed(address, "figures", "satisfaction", "--json", *months)
    _, owned, _ = typed(address, "figures", "ownership", "--json", "--on", "2026-11-30", *months)

    printed = json.loads(answered)
    expected = [
        (one[key], one.get(f"{key}_low"), one.get(f"{key}_high"), one["n"])
        for rows_of in ("stages", "touchpoints")
        for one in printed[rows_of]
        for key in ("mean", "expected", "gap")
        if one[key] is not None
    ]
    let_downs = [
        (one["let_downs"], one["let_downs_low"], one["let_downs_high"], one["n"])
        for one in json.loads(owned)["stages"]
        if one["let_downs"] is not None
    ]
    written = [tuple(row[3:7]) for row in rows if not row.of.startswith("The whole relationship")]
    assert len(expected) > 50
    assert written == expected + let_downs
    whole = [row for row in rows if row.of == "The whole relationship, NPS" and row.name == "NPS"]
    assert [row.value for row in whole] == [printed["relationship"]["NPS"]["value"]]


@pytest.mark.parametrize("language", ["sv"])
def test_the_workbook_of_the_demo_says_what_it_rests_on_and_lists_its_decisions(demo_file, language):
    engine, view = database.open_store(f"sqlite:///{demo_file}"), View("", "", "")
    with database.reading(engine) as connection, remembering(connection):
        gathered = record.gather(connection, Asked(view, language, DAY, ("overview",), made_up=True))
    engine.dispose()

    made = read(workbook.workbook(gathered, [], None, Words(language)))

    front, decisions = made.worksheets
    texts = [cell.value for row in front.iter_rows() for cell in row]
    assert {gathered.colophon.company, gathered.colophon.period, gathered.colophon.version} <= set(texts)
    assert "Påhittat företag" in texts
    assert gathered.parts[0].finding in texts
    titles = [cell.value for cell in decisions["A"][4:]]
    assert titles == [card.title for card in gathered.decided.cards]


def test_what_annoys_is_listed_in_the_language_asked_for(demo_file):
    engine, view = database.open_store(f"sqlite:///{demo_file}"), View("", "2025-11..2026-10", "")
    with database.reading(engine) as connection, remembering(connection):
        rows = figures.gather(connection, Asked(view, "nb", DAY, ("decide",), made_up=True))
    engine.dispose()

    assert {row.name for row in rows} == {"Kunder i året × alvorlighetsgrad"}
    assert "Nye kunder betaler mindre enn meg" in {row.of for row in rows}
