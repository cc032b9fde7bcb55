"""Customer lifetime value: a year's contribution times a margin multiple, by when the first year is counted.

Parameters: a year's *contribution* in money; *staying*, the share of customers who stay a year; *discount*, a year's
rate. The share is taken to be the same for all customers and years, and not to depend on spending.

Source: Gupta & Lehmann 2003.
"""

from enum import StrEnum

import numpy as np

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
    contribution: float, staying: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING
) -> float:
    """Return a customer's value today, in money; nan if the contribution is."""
    return contribution * margin_multiple(staying, discount, timing)


def break_even_staying(
    cost: float, contribution: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING
) -> float:
    """Return the share who must stay a year for a customer to be worth what winning it costs.

    Below 0 a customer pays off even if it leaves, above 1 never. Nan unless the contribution is above 0.
    """
    if not contribution > 0:
        return np.nan
    if timing is Timing.IF_STAYING:
        return cost * (1 + discount) / (contribution + cost)
    first = 1.0 if timing is Timing.AT_YEAR_END else 1 + discount
    return 1 + discount - contribution * first / cost
