"""Why a figure about customers and money is not known: in words, in place of a number that means nothing."""

from collections.abc import Mapping

from cxdash.faults import Sentence
from cxdash.measures.money_months import A_YEAR, Year
from cxdash.vocabulary import mark

NO_CUSTOMERS = Sentence(mark("No customers are given for this time and segment."))
NO_SPEND = Sentence(mark("No money is noted for the months that customers are given for."))
NOT_DATED = Sentence(mark("The customer records do not say when customers came, so nothing is known of a year."))


def reasons(year: Year | None, *, records: bool) -> dict[str, Sentence]:
    """Return, by figure, why it is not known, for those that are not; *records* tells that there are undated ones."""
    if year is None:
        said = NOT_DATED if records else NO_CUSTOMERS
        return dict.fromkeys(
            ("acquisition_cost", "retention_cost", "churn_rate", "payback_months", "value", "ltv_cac"), said
        )
    found = {
        "acquisition_cost": _winning(year),
        "retention_cost": _keeping(year),
        "churn_rate": _leaving(year),
        "payback_months": _winning(year) or _earning(year),
        "value": _whole_year(year) or _leaving(year) or _earning(year),
    }
    found["ltv_cac"] = found["acquisition_cost"] or found["value"]
    return {figure: why for figure, why in found.items() if why}


def _winning(year: Year) -> Sentence | None:
    if not year.spend_months:
        return NO_SPEND
    if not year.acquisition_spend > 0:
        return Sentence(mark("No money is noted as spent on winning customers."))
    if not year.acquisition_cost > 0:
        return Sentence(mark("No customer was won in these months, so there is no cost per new customer."))
    return None


def _keeping(year: Year) -> Sentence | None:
    if not year.spend_months:
        return NO_SPEND
    if not year.retention_spend > 0:
        return Sentence(mark("No money is noted as spent on keeping customers."))
    if not year.retention_cost > 0:
        return Sentence(mark("None of the customers at the start was kept, so there is no cost per customer kept."))
    return None


def _leaving(year: Year) -> Sentence | None:
    if year.customers_start > 0:
        return None
    return Sentence(mark("There were no customers at the start, so there is no share who leave."))


def _earning(year: Year) -> Sentence | None:
    if not year.monthly_revenue > 0:
        return Sentence(mark("The revenue is not given, so it is not known what a customer brings in."))
    if not year.gross_margin > 0:
        return Sentence(mark("The gross margin is not given, so it is not known what a customer leaves."))
    return None


def _whole_year(year: Year) -> Sentence | None:
    if year.months == A_YEAR:
        return None
    template = mark("What a customer is worth takes twelve months; there are {months}.")
    return Sentence(template, {"months": year.months})


def as_record(reasons: Mapping[str, Sentence]) -> dict[str, str]:
    """Return the reasons as the command line prints them."""
    return {figure: str(why) for figure, why in reasons.items()}
