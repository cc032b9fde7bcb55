"""What is proposed for the columns of a list of customers, by what people call them and by what stands in them."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.customers.columns import fits, look
from cxdash.exchange.customers.mapping import read_customer_mapping

CELLS = {
    "number": ["K1", "K2", "K3", "K4"],
    "came": ["2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"],
    "left": ["2026-01-15", "", "", "2026-02-01"],
    "months": ["12", "3", "40", "7"],
    "yes": ["ja", "nei", "nei", "ja"],
    "money": ["99", "149", "kr 1 200,50", "99"],
    "group": ["Basic", "Pro", "Basic", "Pro"],
    "text": ["Oslo gate 1", "Bergveien 2", "Torget 3", "Havna 4"],
}


def listed(*columns):
    """Write a list of four customers with columns as (name, what they hold)."""
    rows = [[name for name, _ in columns], *([CELLS[kind][row] for _, kind in columns] for row in range(4))]
    return "\n".join(";".join(row) for row in rows).encode()


def proposed(*columns, answers=None):
    return look(listed(*columns), "kunder.csv", answers).proposed


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (
            [
                ("Customer No.", "number"),
                ("Customer since", "came"),
                ("Cancelled", "left"),
                ("Revenue per month", "money"),
                ("Plan", "group"),
                ("CAC", "money"),
                ("Retention cost", "money"),
            ],
            {
                "customer": "Customer No.",
                "started": "Customer since",
                "ended": "Cancelled",
                "monthly_revenue": "Revenue per month",
                "segment": "Plan",
                "acquisition_cost": "CAC",
                "retention_cost": "Retention cost",
            },
        ),
        (
            [
                ("KundeID", "number"),
                ("Antall måneder", "months"),
                ("Har sluttet", "yes"),
                ("Månedlig inntekt", "money"),
                ("Kundetype", "group"),
                ("Adresse", "text"),
            ],
            {
                "customer": "KundeID",
                "tenure_months": "Antall måneder",
                "churned": "Har sluttet",
                "monthly_revenue": "Månedlig inntekt",
                "segment": "Kundetype",
            },
        ),
        (
            [
                ("Kundnr", "number"),
                ("Kund sedan", "came"),
                ("Slutdatum", "left"),
                ("Månadsavgift", "money"),
                ("Total intäkt", "money"),
            ],
            {"customer": "Kundnr", "started": "Kund sedan", "ended": "Slutdatum", "monthly_revenue": "Månadsavgift"},
        ),
        (
            [
                ("customerID", "number"),
                ("tenure", "months"),
                ("Contract", "group"),
                ("MonthlyCharges", "money"),
                ("TotalCharges", "money"),
                ("Churn", "yes"),
            ],
            {
                "customer": "customerID",
                "tenure_months": "tenure",
                "churned": "Churn",
                "monthly_revenue": "MonthlyCharges",
                "segment": "Contract",
            },
        ),
        (
            [
                ("Kundennummer", "number"),
                ("Vertragsbeginn", "came"),
                ("Kündigungsdatum", "left"),
                ("Monatlicher Umsatz", "money"),
                ("Tarif", "group"),
            ],
            {
                "customer": "Kundennummer",
                "started": "Vertragsbeginn",
                "ended": "Kündigungsdatum",
                "monthly_revenue": "Monatlicher Umsatz",
                "segment": "Tarif",
            },
        ),
        (
            [("Kundenr", "number"), ("Oprettet", "came"), ("Opsagt", "left"), ("Pris pr. måned", "money")],
            {"customer": "Kundenr", "started": "Oprettet", "ended": "Opsagt", "monthly_revenue": "Pris pr. måned"},
        ),
        ([("Namn", "text"), ("Ålder", "months")], {}),
    ],
)
def test_columns_are_known_by_their_names_and_cells(columns, found):
    assert proposed(*columns) == found


def test_a_day_of_acquisition_is_the_first_day_and_no_cost_and_a_risk_is_no_yes_or_no():
    found = proposed(
        ("customer_id", "number"),
        ("acquisition_date", "came"),
        ("churn_date", "left"),
        ("acquisition_channel", "text"),
        ("churn_risk", "group"),
        ("mrr", "money"),
    )

    assert found == {
        "customer": "customer_id",
        "started": "acquisition_date",
        "ended": "churn_date",
        "monthly_revenue": "mrr",
    }


@pytest.mark.parametrize(
    ("others", "kind", "ours"), [("Startdato", "came", "ended"), ("Antall måneder", "months", "churned")]
)
def test_who_has_left_is_told_by_a_day_where_others_are_and_else_by_yes_or_no(others, kind, ours):
    left = ("Sluttet", "left" if ours == "ended" else "yes")

    assert proposed(("Kundenr", "number"), (others, kind), left)[ours] == "Sluttet"


def test_days_of_trials_and_billing_periods_are_no_first_or_last_day():
    columns = [("Customer ID", "number"), ("Created", "came"), ("Trial end", "left"), ("Current period end", "left")]

    assert proposed(*columns, ("Canceled at", "left")) == {
        "customer": "Customer ID",
        "started": "Created",
        "ended": "Canceled at",
    }


def test_what_is_chosen_is_written_as_a_mapping_of_the_file_as_it_stands():
    offered = look("Kunder per 31. mai;;\nKundnr;Måneder;Sluttet\nK1;3;ja\nK2;4;nei\n".encode("cp1252"), "kunder.csv")

    mapping = read_customer_mapping(offered.mapping(offered.proposed, "2026-05-31"))

    assert mapping.columns == {"customer": "Kundnr", "tenure_months": "Måneder", "churned": "Sluttet"}
    assert (mapping.encoding, mapping.delimiter, mapping.skip_rows, str(mapping.as_of)) == (
        "cp1252",
        ";",
        (1,),
        "2026-05-31",
    )


TWO_LEVELS = b"account id,user id,start date,monthly fee\nA,1,2025-01-01,10\nA,2,2025-02-01,10\nB,3,2025-03-01,10\n"


def test_which_column_counts_a_customer_is_asked_where_two_count_differently():
    (asked, *_) = look(TWO_LEVELS, "users.csv").questions

    assert asked.id == "customer"
    assert {one.id: one.figures for one in asked.readings} == {
        "account id": {"customers": 2},
        "user id": {"customers": 3},
    }
    assert look(TWO_LEVELS, "users.csv", {"customer": "user id"}).proposed["customer"] == "user id"


AMOUNTS = "Kundenr;Startdato;{name}\nK1;2025-01-01;1200\nK2;2025-02-01;2400\n"


def test_an_amount_by_the_year_is_known_by_its_name():
    for name in ("Annual revenue", "ARR", "Årlig omsetning", "Omsetning per år", "Årsavgift", "Jahresumsatz"):
        found = look(AMOUNTS.format(name=name).encode(), "kunder.csv")

        assert (name, found.proposed.get("yearly_revenue"), found.questions) == (name, name, ())


def test_an_amount_of_which_nothing_says_the_time_is_asked_about():
    content = AMOUNTS.format(name="Omsetning").encode()

    (asked,) = look(content, "kunder.csv").questions

    assert [(one.id, one.figures) for one in asked.readings] == [
        ("month", {"monthly_revenue": 1800}),
        ("year", {"monthly_revenue": 150}),
        ("not_used", {"monthly_revenue": None}),
    ]
    assert look(content, "kunder.csv", {"revenue": "year"}).proposed["yearly_revenue"] == "Omsetning"
    assert "monthly_revenue" not in look(content, "kunder.csv", {"revenue": "not_used"}).proposed


def test_rows_of_one_customer_that_begin_alike_are_asked_about_and_others_are_subscriptions():
    alike = b"Customer ID,Created,Monthly fee\nA,2025-01-01,10\nA,2025-01-01,10\nB,2025-02-01,10\n"
    apart = b"Customer ID,Created,Monthly fee\nA,2025-01-01,10\nA,2025-06-01,10\nB,2025-02-01,10\n"

    assert [one.id for one in look(alike, "subs.csv").questions] == ["duplicates"]
    assert look(apart, "subs.csv").questions == ()
    assert 'duplicates = "join"' in look(apart, "subs.csv").mapping(look(apart, "subs.csv").proposed)


def test_a_survey_with_a_first_day_is_no_list_of_customers():
    form = (
        b"ID,Start time,Completion time,Email,How satisfied are you?\n1,2026-01-01,2026-01-01,a,4\n2,2026-01-02,,b,5\n"
    )

    assert fits(look(form, "form.csv").table) == []


def asked(content, answers=None):
    return {
        one.id: {reading.id: reading.figures for reading in one.readings}
        for one in look(content, "a.csv", answers).questions
    }


TENURE = "Customer ID;{name};Churn\nA;24;yes\nB;12;no\n"


def test_a_time_as_a_customer_without_a_unit_is_asked_about_with_the_months_it_would_be():
    content = TENURE.format(name="Tenure").encode()

    assert asked(content) == {"tenure": {"months": {"months": 18}, "years": {"months": 216}, "days": {"months": 0.59}}}
    assert look(content, "a.csv", {"tenure": "years"}).proposed["tenure_years"] == "Tenure"


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("tenure_months", "tenure_months"),
        ("Antall måneder", "tenure_months"),
        ("Kundetid (mnd)", "tenure_months"),
        ("Tenure in years", "tenure_years"),
        ("År som kunde", "tenure_years"),
        ("Kundtid, dagar", "tenure_days"),
        ("Days with us", "tenure_days"),
    ],
)
def test_the_unit_in_a_name_is_no_question(name, ours):
    looked = look(TENURE.format(name=name).encode(), "a.csv")

    assert (looked.proposed.get(ours), looked.questions) == (name, ())


def test_a_time_that_can_only_be_days_is_no_question():
    content = b"Customer ID;Tenure;Churn\nA;2400;yes\nB;12;no\n"

    assert (look(content, "a.csv").proposed["tenure_days"], asked(content)) == ("Tenure", {})


def test_months_until_or_since_something_else_are_no_time_as_a_customer():
    content = b"Customer ID;Created;Months since last login;Churn\nA;2025-01-01;3;yes\nB;2025-02-01;1;no\n"

    assert "tenure_months" not in look(content, "a.csv").proposed


DATES = "Customer ID;Start date;End date;Born\nA;01/02/2025;05/03/2025;{born}\nB;03/04/2025;;\n"


@pytest.mark.parametrize("year", ["2025", "25"])
def test_an_order_of_day_and_month_that_nothing_shows_is_asked_about(year):
    content = DATES.format(born="").replace("/2025", f"/{year}").encode()

    both = {"customers": 2, "left": 1}
    assert asked(content) == {
        "date-order": {
            "day-first": {**both, "first": "2025-02-01", "last": "2025-04-03"},
            "month-first": {**both, "first": "2025-01-02", "last": "2025-03-04"},
        }
    }
    looked = look(content, "a.csv", {"date-order": "month-first"})
    assert read_customer_mapping(looked.mapping(looked.proposed)).date_order == "month-first"


@pytest.mark.parametrize(("born", "order"), [("31/12/1980", "day-first"), ("12/31/1980", "month-first")])
def test_other_days_of_the_list_show_the_order(born, order):
    looked = look(DATES.format(born=born).encode(), "a.csv")

    assert (looked.date_order, looked.questions) == (order, ())


def test_an_order_in_which_customers_would_leave_before_they_came_says_so():
    content = b"Customer ID;Start date;End date\nA;03/02/2025;05/01/2025\nB;03/04/2025;\n"

    figures = asked(content)["date-order"]
    assert (figures["day-first"]["contrary"], figures["month-first"].get("contrary")) == (1, None)


@pytest.mark.parametrize(("cells", "comma"), [(("1,234", "2,500"), 3.734), (("1.234", "2.345"), 3579)])
def test_amounts_with_two_readings_are_asked_about(cells, comma):
    content = "Customer ID;Start date;Monthly fee\nA;2025-01-01;{}\nB;2025-02-01;{}\n".format(*cells).encode()

    assert asked(content)["decimal"]["comma"] == {"amount": comma}
    looked = look(content, "a.csv", {"decimal": "point"})
    assert (looked.questions, looked.decimal) == ((), ".")


@pytest.mark.parametrize(
    "table",
    [
        "Monthly fee\nA;2025-01-01;€ 10\nB;2025-01-01;$ 10\n",
        "Monthly fee;Currency\nA;2025-01-01;1;NOK\nB;2025-01-01;2;EUR\n",
    ],
)
def test_amounts_in_several_currencies_are_refused(table):
    with pytest.raises(ImportRefused) as refusal:
        look(f"Customer ID;Start date;{table}".encode(), "a.csv")

    assert "The amounts are in several currencies" in str(refusal.value)
