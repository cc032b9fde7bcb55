"""What is proposed for the columns of a list of customers, by what people call them in three languages."""

import pytest

from cxdash.exchange.customers.columns import look, propose
from cxdash.exchange.customers.mapping import read_customer_mapping


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (
            "Customer No.;Customer since;Cancelled;Revenue per month;Plan;CAC;Retention cost",
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
            "KundeID;Antall måneder;Har sluttet;Månedlig inntekt;Kundetype;Adresse",
            {
                "customer": "KundeID",
                "tenure_months": "Antall måneder",
                "churned": "Har sluttet",
                "monthly_revenue": "Månedlig inntekt",
                "segment": "Kundetype",
            },
        ),
        (
            "Kundnr;Kund sedan;Slutdatum;Månadsavgift;Total intäkt",
            {"customer": "Kundnr", "started": "Kund sedan", "ended": "Slutdatum", "monthly_revenue": "Månadsavgift"},
        ),
        (
            "customerID;gender;tenure;Contract;PaymentMethod;MonthlyCharges;TotalCharges;Churn",
            {
                "customer": "customerID",
                "tenure_months": "tenure",
                "churned": "Churn",
                "monthly_revenue": "MonthlyCharges",
                "segment": "Contract",
            },
        ),
        ("Namn;Ålder", {}),
    ],
)
def test_columns_are_known_by_their_names(names, proposed):
    assert propose(names.split(";")) == proposed


@pytest.mark.parametrize(("others", "ours"), [("Startdato", "ended"), ("Antall måneder", "churned")])
def test_who_has_left_is_told_by_a_day_where_others_are_and_else_by_yes_or_no(others, ours):
    assert propose(["Kundenr", others, "Sluttet"])[ours] == "Sluttet"


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
