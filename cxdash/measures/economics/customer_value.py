"""What a customer is worth: a year's contribution times a multiple, by when the first of it is counted.

All take the contribution of a year, the share of customers who stay a year, and a discount rate a year. The share is
taken to be the same for all customers and every year, and not to depend on what is spent (Gupta & Lehmann 2003).
"""

from enum import StrEnum

import numpy as np

DISCOUNT = 0.10
"""The discount rate a year where the company gives none."""


class Timing(StrEnum):
    """When the first year's contribution is counted."""

    IF_STAYING = "if_staying"
    AT_YEAR_END = "at_year_end"
    AT_ONCE = "at_once"


def margin_multiple(
    staying: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING, growth: float = 0.0
) -> float:
    """Return how many years' contributions a customer is worth: r/(1+d−r(1+g)), 1/(…) or (1+d)/(…).

    The first counts the first contribution a year from now, if the customer then is there; the second counts it a
    year from now whatever happens; the third now. ValueError where contributions grow faster than they are discounted.
    """
    if not staying * (1 + growth) < 1 + discount:
        raise ValueError("A customer's value has no end where contributions grow as fast as they are discounted.")
    first = {Timing.IF_STAYING: staying, Timing.AT_YEAR_END: 1.0, Timing.AT_ONCE: 1 + discount}
    return first[timing] / (1 + discount - staying * (1 + growth))


def customer_value(
    contribution: float, staying: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING
) -> float:
    """Return what a customer is worth today, in money; nan where the contribution is not known."""
    return contribution * margin_multiple(staying, discount, timing)


def break_even_staying(
    cost: float, contribution: float, discount: float = DISCOUNT, timing: Timing = Timing.IF_STAYING
) -> float:
    """Return the share who must stay a year for a customer to be worth what winning it cost.

    Below 0 a customer pays even if it leaves, above 1 never. Nan where a customer contributes nothing.
    """
    if not contribution > 0:
        return np.nan
    if timing is Timing.IF_STAYING:
        return cost * (1 + discount) / (contribution + cost)
    first = 1.0 if timing is Timing.AT_YEAR_END else 1 + discount
    return 1 + discount - contribution * first / cost
