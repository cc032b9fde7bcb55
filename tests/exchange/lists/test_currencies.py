"""Amounts come in in the company's currency, or are refused."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.lists.currencies import own_currency, refuse_other_currencies
from cxdash.exchange.lists.table import open_table


def check(own: str, amounts: str, currencies: str = "") -> str:
    """Return why amounts are refused, '' where they are not; both are cells with bars between them."""
    named = currencies.split("|") if currencies else [""] * len(amounts.split("|"))
    rows = [f"{amount};{name}" for amount, name in zip(amounts.split("|"), named, strict=True)]
    table = open_table("\n".join(["Cost;Currency", *rows]).encode(), "spend.csv")
    try:
        refuse_other_currencies(table, ["Cost"], ["Currency"], own)
    except ImportRefused as refused:
        return str(refused.faults[0])
    return ""


@pytest.mark.parametrize(
    ("own", "amounts", "currencies", "refused"),
    [
        ("NOK", "10|20|30", "", ""),
        ("NOK", "kr 10|20 kr|30,-", "", ""),
        ("SEK", "10|20|30", "sek|SEK|SEK", ""),
        ("NOK", "€ 10|€ 20|30 EUR", "", "in EUR, and the company's are in NOK"),
        ("CAD", "$ 10|$ 20|30", "", ""),
        ("NOK", "$ 10|$ 20|30", "", "in $, and the company's are in NOK"),
        ("EUR", "kr 10|kr 20|30", "", "in KR, and the company's are in EUR"),
        ("NOK", "10|20|30", "SEK|SEK|SEK", "in SEK, and the company's are in NOK"),
        ("NOK", "10|20|30", "NOK|EUR|NOK", "several currencies"),
        ("NOK", "kr 10|€ 20|30", "", "several currencies"),
        ("", "€ 10|€ 20|30", "", ""),
    ],
)
def test_amounts_in_another_currency_than_the_companys_are_refused(own, amounts, currencies, refused):
    said = check(own, amounts, currencies)

    assert refused in said
    assert bool(refused) == bool(said)


def test_the_companys_currency_is_that_of_its_row():
    assert [own_currency(known) for known in ({"company": {"": {"currency": "NOK"}}}, {"company": {}}, {})] == [
        "NOK",
        "",
        "",
    ]
