"""What a file is taken for, by the names of its sheets and columns and by what its cells hold."""

import io
import zipfile

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.recognition import recognise
from cxdash.exchange.lists.table import open_table
from cxdash.exchange.suggest.propose import propose
from tests.company import book

FILES = {
    "kunder.csv": (Kind.CUSTOMERS, "Kundenr;Kunde siden;Oppsagt;Pris per måned\n1;2025-01-01;;99\n2;2025-02-01;;99\n"),
    "customers.csv": (
        Kind.CUSTOMERS,
        "customer_id,signup_date,churn_date,mrr\n1,2025-01-01,2026-01-01,9\n2,2025-02-01,,9\n",
    ),
    "export.csv": (Kind.SPEND, "Day,Campaign,Cost\n2026-01-01,Brand,100\n2026-01-02,Brand,50\n"),
    "paths.csv": (Kind.PATHS, "Path,Total conversions\nTV > Web,4\nWeb,1\n"),
    "log.csv": (Kind.PATHS, "user id,time,channel,conversion\n1,2026-01-01,TV,0\n1,2026-01-02,Web,1\n"),
    "scores.csv": (Kind.DISTRIBUTION, "Touchpoint,1,2,3,4,5\nWeb,1,2,3,4,5\nShop,5,4,30,2,1\n"),
    "raci.csv": (Kind.RACI, "Task,Sales,Service\nSell,A/R,I\nMend,x,RA\n"),
    "who.csv": (Kind.RACI, "Task,Sales,Service\nSell,A/R,I\nMend,I,RA\n"),
    "by_letter.csv": (Kind.RACI, "Area,R,A\nSell,Sales,Director\nMend,Service,-\n"),
    "churn.csv": (Kind.SURVEY, "id,t,c,r\n1,24400,no,5\n2,12,yes,7\n"),
    "form.csv": (Kind.SURVEY, "ID,How satisfied are you?,Why\n1,4,Good\n2,5,Fast\n3,2,Slow\n"),
    "roles.csv": (Kind.WORKBOOK, "key,name,kind\nCEO,Chief,executive\n"),
    "spend.csv": (Kind.WORKBOOK, "month,purpose,amount\n2026-01,acquisition,100\n"),
    "forbruk.csv": (Kind.SPEND, "Dato;Kanal;Beløp\n2026-01-01;TV;100\n2026-01-02;Avis;50\n"),
    "veier.csv": (Kind.WORKBOOK, "path,conversions\nTV > Web,4\nWeb,1\n"),
    "vägar.csv": (Kind.PATHS, "path,conversions\nTV > Web,4\nTV > Web,1\n"),
    "kundeveier.csv": (Kind.PATHS, "# Jan\n\npath,conversions,Sessions\nTV > Web,4,90\nWeb,1,30\n"),
    "liste.csv": (
        Kind.CUSTOMERS,
        "Kunde-ID;Startet;Avsluttet;Beløp\n1;01.02.2025;;99\n2;15.02.2025;20.01.2026;49\n",
    ),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_known_by_its_columns_and_cells(file):
    kind, text = FILES[file]

    found = recognise(text.encode(), file)

    assert (found.kind, found.others) == (kind, ())


def test_what_speaks_for_it_is_said():
    found = recognise(FILES["customers.csv"][1].encode(), "customers.csv")

    assert str(found.why) == (
        'This looks like a list of customers: it has "customer_id", "signup_date", "churn_date", "mrr".'
    )


def test_a_list_of_customers_that_also_asks_them_something_may_be_either():
    text = "customer_id,signup_date,churn_date,mrr,How satisfied are you?\n1,2025-01-01,,9,4\n2,2025-02-01,,9,5\n"

    found = recognise(text.encode(), "both.csv")

    assert (found.kind, found.others) == (Kind.CUSTOMERS, (Kind.SURVEY,))


def test_a_workbook_is_the_company_by_its_sheets_and_a_chart_by_its_letters():
    company = book({"stages": [["key", "name", "position"], ["use", "Use", 1]]})
    chart = book({"Ark1": [["Oppgave", "Salg", "Drift"], ["Selge", "A", "I"], ["Levere", "C", "AR"]]})

    faulty = book({"roles": [["key", "titel"], ["CEO", "Chief"]]})

    assert recognise(company, "anything.xlsx").kind is Kind.WORKBOOK
    assert recognise(faulty, "anything.xlsx").kind is Kind.WORKBOOK
    assert recognise(chart, "anything.xlsx").kind is Kind.RACI


def test_answers_beside_a_codebook_are_a_survey_though_their_file_is_called_as_a_sheet_is():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("svar.csv", FILES["form.csv"][1])
        file.writestr("kodebok.csv", "kode,betyr\n1,dårlig\n")

    assert recognise(packed.getvalue(), "eksport.zip").kind is Kind.SURVEY


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FILES["form.csv"][1], 'This looks like a survey: it asks "How satisfied are you?".'),
        ("ID,Note\n1,a\n2,b\n", "This is read as a survey: its columns are those of no other kind of file."),
    ],
)
def test_what_speaks_for_a_survey_is_said(text, why):
    assert str(recognise(text.encode(), "form.csv").why) == why


@pytest.mark.parametrize("column", ["Bounce rate", "Exit rate", "Conversion rate (%)"])
def test_a_rate_beside_paths_is_no_question_of_a_survey(column):
    text = f"Path,Total conversions,{column}\nTV > Web,4,0.1\nWeb,1,0.3\nTV,2,0.3\n"

    found = recognise(text.encode(), "paths.csv")

    assert (found.kind, found.others) == (Kind.PATHS, ())


@pytest.mark.parametrize("columns", [2_001, 100_000])
def test_a_text_of_very_many_columns_is_refused_for_them_by_whoever_looks_for_their_meaning(columns):
    content = ";".join(f"q{n}" for n in range(columns)).encode() + b"\n" + b";".join([b"1"] * columns)

    with pytest.raises(ImportRefused, match=f"has {columns} columns; at most 2000"):
        propose(content, "wide.csv")
    with pytest.raises(ImportRefused, match=f"has {columns} columns; at most 2000"):
        open_table(content, "wide.csv")
    assert recognise(content, "wide.csv").kind is Kind.SURVEY


def test_a_long_table_under_letters_is_no_chart():
    rows = [f"A{n},B{n},x" for n in range(2_001)]

    assert recognise("\n".join(["R,A,C", *rows[:9]]).encode(), "a.csv").kind is Kind.RACI
    assert recognise("\n".join(["R,A,C", *rows]).encode(), "a.csv").kind is Kind.SURVEY
