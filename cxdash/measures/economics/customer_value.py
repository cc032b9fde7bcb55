"""Customer lifetime value: a year's contribution times a margin multiple, by when the first year is counted.

Parameters: a year's *contribution* in money; *staying*, the share of customers who stay a year; *discount*, a year's
rate; *keeping*, what a year's keeping costs for each customer at its start, 0 for the value before that. The share is
taken to be the same for all customers and years, and not to depend on spending.

Source: Gupta & Lehmann 2003.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cxdash.measures.economics.costs import value_to_cost
from cxdash.measures.economics.months import A_YEAR, Year

DISCOUNT = 0.10
"""The discount rate a year if the company gives none."""


class Timing(StrEnum):
    """When the first year's contribution is counted."""

    IF_STAYING = "if_staying"
    AT_YEAR_END = "at_year_end"
    AT_ONCE = "at_once"


def margin_multiple(
    staying: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING, growth: float = 0.0
) -> float:
    """Return how many years' contributions a customer is worth: r/(1+d−r(1+g)), 1/(…) or (1+d)/(…).

    IF_STAYING counts the first contribution in a year, from those who stay; AT_YEAR_END in a year, from all; AT_ONCE
    now. Raises ValueError if contributions grow at least as fast as they are discounted.
    """
    if not staying * (1 + growth) < 1 + discount:
        raise ValueError("A customer's value has no end where contributions grow as fast as they are discounted.")
    first = {Timing.IF_STAYING: staying, Timing.AT_YEAR_END: 1.0, Timing.AT_ONCE: 1 + discount}
    return first[timing] / (1 + discount - staying * (1 + growth))


def customer_value(
    contribution: float,
    staying: float,
    discount: float = DISCOUNT,
    timing: Timing = Timing.IF_STAYING,
    keeping: float = 0.0,
) -> float:
    """Return a customer's value today, in money, less what keeping it costs; nan if an amount is.

    Keeping is paid for all customers at the start of a year, when their contributions of it are counted.
    """
    paid = Timing.AT_ONCE if timing is Timing.AT_ONCE else Timing.AT_YEAR_END
    return contribution * margin_multiple(staying, discount, timing) - keeping * margin_multiple(
        staying, discount, paid
    )


def break_even_staying(
    cost: float,
    contribution: float,
    discount: float = DISCOUNT,
    timing: Timing = Timing.IF_STAYING,
    keeping: float = 0.0,
) -> float:
    """Return the share who must stay a year for a customer to be worth what winning it costs.

    Below 0 a customer pays off even if it leaves, above 1 never. Nan unless the contribution is above 0.
    """
    if not contribution > 0:
        return np.nan
    if timing is Timing.IF_STAYING:
        return (cost * (1 + discount) + keeping) / (contribution + cost)
    first = 1.0 if timing is Timing.AT_YEAR_END else 1 + discount
    return 1 + discount - (contribution - keeping) * first / cost


@dataclass(frozen=True)
class Value:
    """A customer's value by timing of the first contribution; *ltv_cac* and *break_even* refer to *timing*.

    *contribution*: a year's, before spend on keeping. *staying*: the share who stay a year. *keeping*: a year's spend
    on keeping per customer at its start; where it is nan all is *before_keeping*, else net of it.
    """

    timing: Timing
    discount: float
    contribution: float
    staying: float
    keeping: float
    before_keeping: Mapping[Timing, float]
    by_timing: Mapping[Timing, float]
    ltv_cac: float
    ltv_cac_before_keeping: float
    break_even: float

    @property
    def value(self) -> float:
        """The value by the timing used throughout."""
        return self.by_timing[self.timing]

    @property
    def net(self) -> bool:
        """Whether what is spent on keeping is known, and taken off."""
        return not np.isnan(self.keeping)

    def with_staying(self, staying: float, timing: Timing) -> float:
        """Return the value if another share stayed a year, all else being the same."""
        keeping = self.keeping if self.net else 0.0
        return customer_value(self.contribution, staying, self.discount, timing, keeping)


def of_year(year: Year | None, discount: float = DISCOUNT) -> Value | None:
    """Return a customer's value if twelve whole months give contribution and retention."""
    if year is None or year.months < A_YEAR or not year.contribution > 0 or not year.customers_start > 0:
        return None
    timing, contribution, staying = Timing.IF_STAYING, year.contribution * A_YEAR, 1 - year.churn_rate
    keeping = year.retention_spend / year.customers_start if _keeping_is_known(year) else np.nan
    paid = 0.0 if np.isnan(keeping) else keeping
    before, net = (
        {one: customer_value(contribution, staying, discount, one, each) for one in Timing} for each in (0.0, paid)
    )
    cost = year.acquisition_cost
    return Value(
        timing=timing,
        discount=discount,
        contribution=contribution,
        staying=staying,
        keeping=keeping,
        before_keeping=before,
        by_timing=net,
        ltv_cac=float(value_to_cost(net[timing], cost)),
        ltv_cac_before_keeping=float(value_to_cost(before[timing], cost)),
        break_even=break_even_staying(cost, contribution, discount, timing, paid),
    )


def _keeping_is_known(year: Year) -> bool:
    """Return whether money on keeping is noted for the whole year; one without any for keeping is taken as unfilled."""
    return year.spend_months == year.months and year.retention_spend > 0 and "retention" not in dict(year.begun)
