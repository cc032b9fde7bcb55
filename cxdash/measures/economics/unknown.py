"""Why a figure about customers and money is unknown, in words."""

from cxdash.domain.messages import Message, gettext_noop
from cxdash.measures.economics.months import A_YEAR, Year

NO_CUSTOMERS = Message(gettext_noop("No customers are given for this time and segment."))
NO_SPEND = Message(gettext_noop("No money is noted for the months that customers are given for."))
NOT_DATED = Message(gettext_noop("The customer list does not say when customers came, so nothing is known of a year."))


def reasons(year: Year | None, *, records: bool) -> dict[str, Message]:
    """Return the reason by figure, for those that are unknown; *records*: whether there are undated records."""
    if year is None:
        why = NOT_DATED if records else NO_CUSTOMERS
        counted = () if records else ("churn_rate",)
        return dict.fromkeys(
            (*counted, "acquisition_cost", "retention_cost", "payback_months", "value", "ltv_cac"), why
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


def _winning(year: Year) -> Message | None:
    if not year.spend_months:
        return NO_SPEND
    if not year.acquisition_spend > 0:
        return Message(gettext_noop("No money is noted as spent on winning customers."))
    if not year.acquisition_cost > 0:
        return Message(gettext_noop("No customer was won in these months, so there is no cost per new customer."))
    return None


def _keeping(year: Year) -> Message | None:
    if not year.spend_months:
        return NO_SPEND
    if not year.retention_spend > 0:
        return Message(gettext_noop("No money is noted as spent on keeping customers."))
    if not year.retention_cost > 0:
        return Message(
            gettext_noop("None of the customers at the start was kept, so there is no cost per customer kept.")
        )
    return None


def _leaving(year: Year) -> Message | None:
    if year.customers_start > 0:
        return None
    return Message(gettext_noop("There were no customers at the start, so there is no share who leave."))


def _earning(year: Year) -> Message | None:
    if not year.monthly_revenue > 0:
        return Message(gettext_noop("The revenue is not given, so it is not known what a customer brings."))
    if not year.gross_margin > 0:
        return Message(gettext_noop("The gross margin is not given, so it is not known what a customer brings."))
    return None


def _whole_year(year: Year) -> Message | None:
    if year.months == A_YEAR:
        return None
    template = gettext_noop("What a customer is worth takes twelve months; there are {months}.")
    return Message(template, {"months": year.months})
