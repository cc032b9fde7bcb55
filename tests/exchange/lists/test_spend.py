"""Lists of spending by day and channel: what they add up to by month, and what is asked."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.lists.spend import propose_spend

ADS = """Campaign report
Day,Campaign,Clicks,Cost,Avg. CPC
2026-01-05,Brand,10,"1,000.50",0.9
2026-01-20,Brand,12,500,1.1
2026-02-01,Winback,5,250,2
Total,,27,"1,750.50",1.2
"""


def spent(text, answers=None):
    return propose_spend(text.encode(), "ads.csv", {}, answers or {})


def test_what_each_channel_was_for_is_asked_with_its_amount_or_once_for_the_whole_list():
    asked = spent(ADS).questions

    assert [one.id for one in asked] == ["purpose", "purpose.Brand", "purpose.Winback"]
    assert [reading.id for reading in asked[0].readings] == ["acquisition", "retention", "experience"]
    assert [one.readings[0].figures for one in asked] == [{"amount": 1750.5}, {"amount": 1500.5}, {"amount": 250}]
    assert spent(ADS).tables == {}


def test_days_become_months_and_the_total_row_is_left_out():
    found = spent(ADS, {"purpose.Brand": "acquisition", "purpose.Winback": "retention"})

    assert found.tables["spend"].values.tolist() == [
        ["2026-01", "acquisition", 1500.5, "media"],
        ["2026-02", "retention", 250, "media"],
    ]
    assert "Rows of totals were left out: 6." in map(str, found.notes)


def test_one_purpose_may_be_given_to_the_whole_list_and_another_to_a_channel():
    whole = spent(ADS, {"purpose": "acquisition"}).tables["spend"]
    part = spent(ADS, {"purpose": "acquisition", "purpose.Winback": "retention"}).tables["spend"]

    assert whole["purpose"].tolist() == ["acquisition", "acquisition"]
    assert part["purpose"].tolist() == ["acquisition", "retention"]


def test_norwegian_lists_are_read_and_a_purpose_in_the_file_is_taken():
    found = spent("Måned;Formål;Kostnad\n2026-01;vinne;1 000,50\n2026-01;vinne;kr 9,50\n")

    assert found.tables["spend"].values.tolist() == [["2026-01", "acquisition", 1010, "other"]]


def test_amounts_in_several_currencies_are_refused():
    with pytest.raises(ImportRefused) as refusal:
        spent("Date,Channel,Currency,Cost\n2026-01-01,A,NOK,10\n2026-01-02,A,EUR,10\n", {"purpose": "acquisition"})

    assert 'several currencies, "EUR", "NOK"' in str(refusal.value)


def test_months_that_have_not_come_are_asked_about_and_left_out_or_counted_as_answered():
    text = "Month,Purpose,Cost\n2026-01,acquisition,10\n2099-01,acquisition,5\n"
    (asked,) = spent(text).questions

    left_out, counted = (spent(text, {"months-ahead": one}).tables["spend"] for one in ("leave-out", "keep"))

    assert str(asked.text) == (
        '"Month": 1 of 2 rows are of months that have not come, the latest 2099-01 (row 3). Do they count as spent?'
    )
    assert {one.id: one.figures for one in asked.readings} == {"keep": {"amount": 15}, "leave-out": {"amount": 10}}
    assert (left_out["amount"].tolist(), counted["amount"].tolist()) == ([10], [10, 5])
