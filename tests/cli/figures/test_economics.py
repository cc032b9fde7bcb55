"""Winning and keeping on the command line: an extract of customers in, and the figures out."""

import json
from functools import partial
from pathlib import Path

import pytest

from cxdash.store import database
from tests.company import COMPANY, take

MAPPINGS = Path(__file__).parents[3] / "data" / "mappings"
MAPPING = 'customer = "Id"\nstarted = "Start"\nended = "End"\n'
MONTHS = [["month", "customers_start", "customers_new", "customers_lost"], ["2026-01", 10, 4, 1]]
SPENT = [["month", "purpose", "amount"], ["2026-01", "acquisition", 100], ["2026-01", "retention", 45]]


@pytest.fixture
def run(sqlite_address, typed):
    """Type a command about a small company's money; return its exit code and what it prints."""
    engine = database.open_store(sqlite_address)
    take(engine, {**COMPANY, "customers": MONTHS, "spend": SPENT})
    engine.dispose()

    return partial(typed, sqlite_address)


@pytest.fixture
def extract(tmp_path):
    """A mapping, and an extract with the rows it is given."""

    def write(*rows):
        (tmp_path / "m.toml").write_text(MAPPING)
        (tmp_path / "crm.csv").write_text("\n".join(["Id,Start,End", *rows]))
        return tmp_path / "crm.csv", "--mapping", tmp_path / "m.toml"

    return write


def test_the_figures_are_printed_as_json_under_lasting_keys(run):
    code, said, _ = run("figures", "economics", "--json")

    record = json.loads(said)
    keys = ("subject", "period", "basis", "acquisition_cost", "retention_cost", "ratio", "churn_rate", "customers_end")
    assert code == 0
    assert [record[key] for key in keys] == [
        *("economics", {"from": "2026-01", "to": "2026-01", "months": 1}, "customers"),
        *(25, 5, 5, pytest.approx(0.1), 13),
    ]
    assert record["spend"] == [
        {"role": "", "purpose": purpose, "category": "other", "amount": amount, "before": None, "share": share}
        for purpose, amount, share in [
            ("acquisition", 100, pytest.approx(0.69, abs=0.01)),
            ("retention", 45, pytest.approx(0.31, abs=0.01)),
        ]
    ]


def test_without_json_they_are_a_table_that_says_what_is_not_known(run):
    code, said, _ = run("figures", "economics")

    lines = said.splitlines()
    assert (code, lines[0]) == (0, "Period 2026-01 to 2026-01; NOK")
    assert lines[2].split() == ["Cost", "per", "new", "customer", "25", "–"]
    assert "Value of a customer: What a customer is worth takes twelve months; there are 1." in lines


def test_their_headings_are_in_the_language_asked_for(run):
    _, said, _ = run("figures", "economics", "--language", "nb")

    lines = said.splitlines()
    assert lines[0] == "Fra 2026-01 til 2026-01; NOK"
    assert "Verdien av en kunde: Hva en kunde er verdt, krever tolv måneder; det er 1." in lines
    assert [lines[1].split(), lines[2].split()] == [["året", "før"], ["Kostnad", "per", "ny", "kunde", "25", "–"]]


def test_a_segment_that_is_not_there_is_wrong_usage(run):
    code, _, wrong = run("figures", "economics", "--segment", "boats")

    assert code == 2
    assert "'boats' is not in the store. There is: none." in wrong


def test_an_extract_comes_in_once_and_says_where_it_differs_from_the_months(run, extract):
    file = extract("A1,2025-12-03,2026-01-31", "A2,2026-01-05,")

    first, again = run("import-customers", *file), run("import-customers", *file)

    differs = (
        "Month 2026-01: the sheet customers says 10, 4, 1 (at the start, new, lost), the customer list says 1, 1, 1."
    )
    assert first[0] == again[0] == 0
    assert "subscriptions: 2 added, 0 changed, 0 removed, 0 stay as they are." in first[1]
    assert differs in first[1]
    assert "Nothing to change: the store says all of this already." in again[1]


def test_a_dry_run_changes_nothing(run, extract):
    code, said, _ = run("import-customers", *extract("A1,2025-12-03,"), "--dry-run")

    assert (code, "This was a dry run: nothing was changed." in said) == (0, True)
    assert json.loads(run("figures", "economics", "--json")[1])["records"] is None


def test_a_faulty_extract_is_refused_whole(run, extract):
    code, said, wrong = run("import-customers", *extract("A1,2025-12-03,", "A2,2025-12-03,2025-01-01"))

    assert (code, said) == (1, "")
    assert wrong.strip() == "Sheet crm.csv, row 3, column End: 2025-01-01 must come after Start, which is 2025-12-03."


@pytest.mark.shared
def test_a_real_extract_gives_the_figures_others_found(run, shared):
    expected = json.loads((shared / "data" / "expected_figures.json").read_text())["telco_base_worked_example"]
    file = shared / "data" / "telco_customer_churn.csv.gz"

    _, said, _ = run("import-customers", file, "--mapping", MAPPINGS / "telco.toml")

    assert (
        "Row 490, column TotalCharges: the amount is blank, so it counts as not known (also rows 755, 938, 1084,"
        in said
    )
    record = json.loads(run("figures", "economics", "--json", "--segment", "Month-to-month")[1])
    contract = expected["by_contract"]["Month-to-month"]
    assert (record["basis"], round(100 * record["revenue_churn"], 2)) == ("records", contract["revenue_churn_pct"])
    shares = {str(row["month"]): round(row["value"], 4) for row in record["survival"]}
    curve = expected["KM_by_contract"]["Month-to-month"]
    assert {month: shares[month] for month in curve} == curve
