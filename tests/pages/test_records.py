"""Customer records loaded from the page: proposed, corrected, previewed, and loaded whole or not at all."""

import pytest

from cxdash.services import demo_store
from tests.pages.reader import Reader
from tests.pages.test_data import press, rows, said

DATED = """Kundenummer;Startdato;Sluttdato;Pris per måned;Kundetype;Navn
K1;2025-01-15;;400;Privat;A
K2;2025-02-01;2025-11-30;300;Privat;B
K3;03.05.2025;;500,50;Bedrift;C
K4;2025-06-01;;400;Privat;D
K5;2025-06-15;2026-01-31;350;Bedrift;E
K6;2025-07-01;;400;Privat;F
K7;2025-08-01;;450;Privat;G
K8;2025-09-01;2026-02-28;300;Bedrift;H
K9;2025-10-01;;400;Privat;I
K10;2025-12-01;;499,50;Bedrift;J
"""
UNDATED = "Kundnr,Antal månader,Slutat\nK1,3,ja\nK2,10,nej\n"

FAULTY = """Customer no;Start date;End date;Monthly revenue
K1;;;400
K2;2025-06-01;2025-05-01;400
K3;2025-01-01;;many
K4;2099-01-01;;400
K4;2025-01-01;;400
;2025-01-01;;400
"""


def upload(content=DATED, name="kunder.csv", reader=None):
    reader = reader or Reader("data", lang="en", part="load")
    given = content if isinstance(content, bytes) else content.encode()
    reader.app.file_uploader[0].set_value((name, given, "text/csv"))
    return reader.run()


def choose(reader, ours, theirs):
    (box,) = [one for one in reader.app.selectbox if (one.key or "").startswith(f"column {ours} ")]
    box.set_value(theirs)
    return reader.run()


def held(engine):
    return [{name: value for name, value in row.items() if value is not None} for row in rows(engine, "subscriptions")]


def can_be_taken_in(reader):
    return "take records" in [button.key for button in reader.app.button]


def test_a_list_is_proposed_by_its_names_and_shown_before_it_is_taken_in(own_store):
    reader = upload()

    assert "10 customers · 3 have left · revenue a month from each, on average: 400.00" in reader.text()
    assert "Customer list: 10 added, 0 changed, 0 removed, 0 stay as they are." in reader.text()
    assert 'Not used: "Navn".' in reader.text()
    assert [link.proto.label for link in reader.app.get("download_button")] == ["Save these choices as a file"]
    assert held(own_store) == []


def test_it_is_taken_in_as_it_was_shown_and_the_same_list_again_changes_nothing(own_store):
    reader = press(upload(), "take records")

    assert "The customer list is in." in said(reader)
    assert "See what the customer list shows" in [link.label for link in reader.links()]
    assert held(own_store)[2:4] == [
        {"customer": "K2", "started": "2025-02-01", "ended": "2025-11-30", "monthly_revenue": 300, "segment": "Privat"},
        {"customer": "K3", "started": "2025-05-03", "monthly_revenue": 500.5, "segment": "Bedrift"},
    ]

    upload(reader=reader)

    assert "Nothing to change: the store says all of this already." in said(reader)
    assert not can_be_taken_in(reader)


def test_what_is_corrected_is_what_is_taken_in(own_store):
    reader = choose(choose(upload(), "segment", ""), "customer", "Navn")

    press(reader, "take records")

    assert held(own_store)[0] == {"customer": "A", "started": "2025-01-15", "monthly_revenue": 400}


def test_with_the_day_of_the_list_months_become_dates(own_store):
    reader = upload(UNDATED)
    (day,) = [field for field in reader.app.text_input if field.key.startswith("day of")]
    day.set_value("31 May")

    assert 'Write the day of the list as 2026-05-31; "31 May" is not read.' in said(reader.run())
    assert not can_be_taken_in(reader)

    (day,) = [field for field in reader.app.text_input if field.key.startswith("day of")]
    day.set_value("2026-05-31")
    press(reader.run(), "take records")

    assert held(own_store) == [
        {"customer": "K1", "started": "2026-02-28", "ended": "2026-05-31"},
        {"customer": "K2", "started": "2025-07-31"},
    ]


def test_a_choice_that_says_too_little_or_the_same_twice_is_said_at_once(own_store):
    reader = choose(choose(choose(upload(), "started", ""), "customer", ""), "segment", "Sluttdato")

    assert "Choose the column that tells the customers apart, such as their number." in said(reader)
    assert "Choose the column with the first day, or both those with months as a customer and who has left." in said(
        reader
    )
    assert "Sluttdato is chosen more than once: Last day and Segment." in said(reader)
    assert not can_be_taken_in(reader)


def test_every_fault_is_said_with_its_place_and_nothing_is_taken_in(own_store):
    values = upload(FAULTY, "crm.csv")

    told = said(values)
    assert 'Sheet crm.csv, row 4, column Monthly revenue: "many" is not a number.' in told
    assert "Sheet crm.csv, row 7, column Customer no: the cell is blank, and must not be." in told
    assert "Sheet crm.csv, row 3, column End date: 2025-05-01 must come after Start date, which is 2025-06-01." in told
    assert not can_be_taken_in(values)

    sound = [line for at, line in enumerate(FAULTY.splitlines(keepends=True)) if at in {0, 1, 4}]
    told = said(upload("".join(sound), "crm.csv", values))
    assert "Sheet crm.csv, row 2, column Start date: the cell is blank, and must not be." in told
    assert "row 3, column Start date: 2099-01-01 is later than" in told
    assert not can_be_taken_in(values)
    assert held(own_store) == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"only one line", b"PK\x03\x04 torn"])
def test_a_file_that_is_no_list_gets_a_sentence(own_store, content):
    reader = upload(content)

    assert not reader.app.exception
    assert "The file was not imported:" in said(reader)
    assert not can_be_taken_in(reader)


def test_a_list_goes_into_ones_own_store_while_the_demo_is_shown(installation):
    reader = Reader("data", lang="en", part="records")
    assert "made-up company" in reader.text()

    press(upload(reader=reader), "take records")

    assert "made-up company" not in reader.text()
    assert demo_store.own_holds_anything()


@pytest.mark.shared
def test_a_real_list_needs_one_answer_and_no_correcting(own_store, shared):
    content = (shared / "data" / "telco_customer_churn.csv.gz").read_bytes()

    reader = upload(content, "telco.csv.gz")
    (unit,) = [one for one in reader.app.radio if (one.key or "").startswith("question tenure")]
    unit.set_value("months")
    reader = press(reader.run(), "take records")

    taken = held(own_store)
    assert said(reader) == "The customer list is in. 7,043 rows added."
    assert (len(taken), sum(row["churned"] for row in taken)) == (7043, 1869)
    assert {row["segment"] for row in taken} == {"Month-to-month", "One year", "Two year"}
