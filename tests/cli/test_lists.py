"""`import` of files that are no workbook: recognised, asked about, taken in whole or not at all."""

from functools import partial

import pytest

from cxdash.domain.sheets import BY_NAME
from cxdash.store import database
from cxdash.store.read import tables
from tests.company import take

CUSTOMERS = "customer_id,acquisition_date,churn_date,mrr\n1,2025-01-01,2026-01-15,99\n2,2025-02-02,,149\n"
YEARLY = "customer_id,acquisition_date,churn_date,Revenue\n1,2025-01-01,2026-01-15,1200\n2,2025-02-02,,2400\n"
CHART = "Task,Sales,Service\nSell,A/R,I\nMend,I,RA\n"
BOTH = "customer_id,signup_date,churn_date,mrr,How satisfied are you?\n1,2025-01-01,2026-01-01,9,4\n2,2025-02-01,,9,5\n"


@pytest.fixture
def command(sqlite_address, typed):
    return partial(typed, sqlite_address)


@pytest.fixture
def file(tmp_path):
    """Write a file, and return its path."""

    def write(text, name="file.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def rows(address, sheet):
    with database.reading(database.open_store(address)) as connection:
        return tables.table(connection, BY_NAME[sheet]).to_dict("records")


def test_a_list_of_customers_comes_in_without_a_mapping_where_nothing_is_open(command, file, sqlite_address):
    code, said, _ = command("import", file(CUSTOMERS))

    assert code == 0
    assert "file.csv: a list of customers\n" in said
    assert "2 customers, 1 of whom have left.\n" in said
    assert [row["ended"] for row in rows(sqlite_address, "subscriptions")] == ["2026-01-15", None]


def test_import_customers_needs_no_mapping_either(command, file, sqlite_address):
    code, _, _ = command("import-customers", file(CUSTOMERS))

    assert code == 0
    assert len(rows(sqlite_address, "subscriptions")) == 2


def test_what_is_open_is_asked_with_its_figures_and_nothing_is_taken_in_before_it_is_answered(
    command, file, sqlite_address
):
    code, _, refused = command("import", file(YEARLY))

    assert code == 1
    assert refused.splitlines() == [
        "Nothing was imported: answer these questions first, with --answer for each.",
        '? Column "Revenue": are the amounts for a month or for a year?',
        "    --answer revenue=month   for a month (1,800 a month from each, on average)",
        "    --answer revenue=year   for a year (150 a month from each, on average)",
        "    --answer revenue=not_used   something else, which is not used",
    ]
    assert rows(sqlite_address, "subscriptions") == []

    command("import", file(YEARLY), "--answer", "revenue=year")

    assert [row["monthly_revenue"] for row in rows(sqlite_address, "subscriptions")] == [100, 200]


def test_what_the_store_lacks_is_listed_and_made_on_demand(command, file, sqlite_address):
    code, _, refused = command("import", file(CHART))

    assert code == 1
    assert refused.splitlines() == [
        "Nothing was imported: the file refers to what is not there yet.",
        'Stages that are not there yet: "Sell", "Mend".',
        'Roles that are not there yet: "Sales", "Service".',
        "Add --make to make them with the file, or correct the names.",
    ]
    assert rows(sqlite_address, "roles") == []

    code, _, _ = command("import", file(CHART), "--make")

    assert code == 0
    assert len(rows(sqlite_address, "assignments")) == 6
    assert [row["name"] for row in rows(sqlite_address, "stages")] == ["Sell", "Mend"]


def test_new_touchpoints_are_made_in_the_stage_that_is_named(command, file, sqlite_address):
    paths = file("path,conversions\nRadio > Web,4\nWeb,1\n")

    code, _, refused = command("import", paths, "--make")
    assert code == 1
    assert "New touchpoints need a stage: name one with --stage, or the name of a new one." in refused

    code, _, _ = command("import", paths, "--make", "--stage", "Learn")
    assert code == 0
    assert [(row["key"], row["stage"]) for row in rows(sqlite_address, "touchpoints")] == [
        ("radio", "learn"),
        ("web", "learn"),
    ]


def test_a_proposal_says_how_what_is_lacking_is_made(command, file):
    code, said, _ = command("propose", file(CHART))

    assert code == 0
    assert "The import makes them with --make; new touchpoints go to the stage that --stage names." in said


MAPPING = """survey = "spring"
respondent = "Who"
date = "Day"
[[question]]
column = "Desk"
touchpoint = "help-desk"
measure = "CSAT"
"""


def test_touchpoints_that_only_a_surveys_questions_name_are_listed_and_made_on_demand(command, file, sqlite_address):
    survey = file("Who,Day,Desk\na,2026-05-01,4\nb,2026-05-02,5\n")
    typed = ("import", survey, "--mapping", file(MAPPING, "m.toml"))

    code, _, refused = command(*typed)
    assert code == 1
    assert refused.splitlines() == [
        "Nothing was imported: the file refers to what is not there yet.",
        'Touchpoints that are not there yet: "help-desk".',
        "Add --make to make them with the file, or correct the names.",
        "New touchpoints need a stage: name one with --stage, or the name of a new one.",
    ]
    assert command(*typed, "--make")[0] == 1
    assert rows(sqlite_address, "surveys") == []

    code, said, _ = command(*typed, "--make", "--stage", "Getting help")
    assert code == 0
    assert "2 answers were added" in said
    made = [(row["key"], row["name"], row["stage"]) for row in rows(sqlite_address, "touchpoints")]
    assert made == [("help-desk", "Help desk", "getting-help")]
    assert [row["name"] for row in rows(sqlite_address, "stages")] == ["Getting help"]


def test_a_file_that_may_be_two_things_is_asked_about(command, file):
    code, _, refused = command("import", file(BOTH))

    assert code == 1
    assert "Say what it is with --as customers | survey." in refused
    assert command("import", file(BOTH), "--as", "customers", "--dry-run")[0] == 0


DOUBTFUL = "customer_id;Tenure;Churn;mrr\n1;2;yes;1,234\n2;3;no;2,345\n"


def test_a_mapping_that_is_proposed_and_written_reads_the_list_the_same_way(command, file, tmp_path, sqlite_address):
    listed, mapping = file(DOUBTFUL), tmp_path / "m.toml"
    code, _, refused = command("propose", listed, "--mapping-out", mapping)
    assert (code, mapping.exists()) == (1, False)
    assert "--answer tenure=years   in years (30 months as a customer, on average)" in refused

    said = ("--answer", "tenure=years", "--answer", "decimal=point")
    assert command("propose", listed, *said, "--mapping-out", mapping)[0] == 0
    assert command("import", listed, *said)[0] == 0
    taken = rows(sqlite_address, "subscriptions")
    assert [(row["tenure_months"], row["monthly_revenue"]) for row in taken] == [(24, 1234), (36, 2345)]

    code, printed, _ = command("import-customers", listed, "--mapping", mapping)
    assert code == 0
    assert "Nothing to change" in printed


def test_a_dry_run_lists_ten_of_the_rows_that_are_added(command, file):
    rows_of_customers = "".join(f"{number},2025-01-01,,10\n" for number in range(13))

    _, said, _ = command(
        "import", file("customer_id,acquisition_date,churn_date,mrr\n" + rows_of_customers), "--dry-run"
    )

    assert said.count(": added.") == 10
    assert "subscriptions: and 3 more." in said
    assert "13 customers, 0 of whom have left." in said


def test_a_list_without_a_column_of_who_has_left_is_refused(command, file):
    code, _, refused = command("import", file("customer_id,acquisition_date,mrr\n1,2025-01-01,10\n2,2025-01-02,9\n"))

    assert code == 1
    assert "who has left" in refused


def test_lists_with_norwegian_names_of_columns_are_read(command, file):
    records = file("Kunde-ID;Startet;Avsluttet;MRR\nK1;10.01.2025;13.06.2025;99,00\nK2;15.02.2025;;100,00\n")
    paths = file("Kanalsti;Konverteringer\nRadio > Nett x 2;1 204\nNett;10\n", "uttrekk.csv")

    assert "2 customers, 1 of whom have left." in command("import", records, "--as", "customers")[1]
    assert "2 paths, 1,214 conversions" in command("import", paths, "--make", "--stage", "Learn")[1]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Id,Start,End,Pays,Currency\nA,2025-01-01,,100,EUR\n", "in EUR, and the company's are in NOK"),
        ("Id,Start,End,Pays\nA,2025-01-01,,€ 100\n", "in EUR, and the company's are in NOK"),
        ("Id,Start,End,Pays,Currency\nA,2025-01-01,,100,NOK\n", ""),
    ],
)
def test_a_list_by_a_mapping_is_in_the_companys_currency_too(command, file, sqlite_address, text, refused):
    take(database.open_store(sqlite_address), {"company": [["name", "currency"], ["Nordlys", "NOK"]]})
    mapping = file('customer = "Id"\nstarted = "Start"\nended = "End"\nmonthly_revenue = "Pays"\n', "crm.toml")

    code, _, said = command("import-customers", file(text, "crm.csv"), "--mapping", mapping)

    assert (code, refused in said) == (bool(refused), True)
