"""What is said of a customer's worth, before and after what is spent on keeping."""

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.economics import figures as economics
from cxdash.measures.economics.customer_value import Timing
from cxdash.presenters.economics import customer_value
from tests.measures.money import make_money, steady

ENGLISH, SPACE = Words("en"), "\N{NO-BREAK SPACE}"
YEAR = steady("2025-11", 12, revenue=100_000.0, margin=0.5)


def found(winning, keeping, count=12):
    noted = [
        (row[0], purpose, amount) for row in YEAR for purpose, amount in (("acquisition", winning), *keeping) if amount
    ]
    return economics.compute(make_money(YEAR[-count:], noted), View(period="12m"))


def said(*given):
    (worth, _) = customer_value.present(found(*given), Timing.IF_STAYING, ENGLISH)
    return [sentence.replace(SPACE, " ") for sentence in worth.sentences]


def test_the_worth_is_told_after_and_before_what_is_spent_on_keeping():
    assert said(22_500.0, [("retention", 4000.0)])[:3] == [
        "A new customer is worth about 2,300 kr today when the cost of keeping customers is taken off, and about "
        "2,500 kr before that, at a discount rate of 10%.",
        "That is 1.01 times the 2,250 kr that winning it costs.",
        "Winning pays as long as 88.5 of 100 customers stay a year; 88.6 do.",
    ]


def test_without_money_on_keeping_the_worth_is_said_to_be_before_it():
    assert said(1000.0, ())[0].endswith(
        "What is spent on keeping customers is not taken off: it is not noted for the whole year."
    )
