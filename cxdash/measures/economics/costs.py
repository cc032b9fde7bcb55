"""What it costs to win a customer and to keep one, and how many leave: a function for each figure.

Every function takes single numbers or arrays of one shape and gives the same back, nan where the figure is undefined.
"""

from typing import Any

import numpy as np

Figure = Any
"""A float, or an array of them."""


def acquisition_cost(spend: Figure, new: Figure) -> Figure:
    """Return what is spent on winning per new customer of the same months, undefined where nobody is won."""
    return _per(spend, new)


def retention_cost(spend: Figure, start: Figure, lost: Figure) -> Figure:
    """Return what is spent on keeping per customer kept, undefined where nobody is kept."""
    return _per(spend, customers_kept(start, lost))


def customers_kept(start: Figure, lost: Figure) -> Figure:
    """Return how many of the customers at the start are left, which is none where more leave than there were."""
    return np.maximum(np.subtract(start, lost), 0)


def churn_rate(lost: Figure, start: Figure) -> Figure:
    """Return how many leave, as a share of the customers at the start: above 1 where newcomers leave again, too."""
    return _per(lost, start)


def ratio(acquisition: Figure, retention: Figure) -> Figure:
    """Return how many times what it costs to keep a customer it costs to win one, both on average."""
    return _per(acquisition, retention)


def value_to_cost(value: Figure, cost: Figure) -> Figure:
    """Return what a customer is worth for each unit that winning it costs, often written LTV:CAC."""
    return _per(value, cost)


def payback_months(cost: Figure, monthly_contribution: Figure) -> Figure:
    """Return the months until a new customer has earned what winning it cost, from revenue × gross margin a month."""
    return _per(cost, monthly_contribution)


def per_customer(amount: Figure, customers: Figure) -> Figure:
    """Return an amount per customer."""
    return _per(amount, customers)


def _per(amount: Figure, of: Figure) -> Figure:
    """Divide, but never by nothing: then there is no figure."""
    amount, of = np.broadcast_arrays(np.asarray(amount, float), np.asarray(of, float))
    return np.divide(amount, of, out=np.full(of.shape, np.nan), where=of > 0)[()]
