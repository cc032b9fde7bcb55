"""Costs of winning and keeping, and churn: one function per figure.

Parameters are numbers or arrays of one shape, amounts in money; so is the result, nan if undefined.
"""

from typing import Any

import numpy as np

Figure = Any
"""A float, or an array of them."""


def acquisition_cost(spend: Figure, new: Figure) -> Figure:
    """Return spend on winning per new customer of the same months; nan without new customers."""
    return _per(spend, new)


def retention_cost(spend: Figure, kept: Figure) -> Figure:
    """Return spend on keeping per customer kept; nan if nobody is kept."""
    return _per(spend, kept)


def customers_kept(start: Figure, leaving: Figure) -> Figure:
    """Return how many of the customers at the start are left where this share of them leaves; at least 0."""
    return np.multiply(start, np.maximum(np.subtract(1.0, leaving), 0.0))


def churn_rate(lost: Figure, start: Figure) -> Figure:
    """Return customers lost in a month as a share of those at its start; above 1 if newcomers leave, too."""
    return _per(lost, start)


def share_leaving(lost: Figure, start: Figure) -> float:
    """Return the share of customers who leave over several months: 1 less the product of the months' shares who stay.

    *lost* and *start* are those of each month, of customers or of what they pay. A month without customers at its start
    changes nothing; nan if all months are such.
    """
    monthly = np.minimum(np.atleast_1d(churn_rate(lost, start)), 1.0)
    there = np.broadcast_to(np.asarray(start, float) > 0, monthly.shape)
    return float(1.0 - np.prod(1.0 - monthly[there])) if there.any() else np.nan


def ratio(acquisition: Figure, retention: Figure) -> Figure:
    """Return the cost of winning a customer divided by that of keeping one, both averages."""
    return _per(acquisition, retention)


def value_to_cost(value: Figure, cost: Figure) -> Figure:
    """Return a customer's value divided by the cost of winning one (LTV:CAC)."""
    return _per(value, cost)


def payback_months(cost: Figure, monthly_contribution: Figure) -> Figure:
    """Return the months until a new customer's contribution (revenue × gross margin) has paid for winning it."""
    return _per(cost, monthly_contribution)


def per_customer(amount: Figure, customers: Figure) -> Figure:
    """Return an amount per customer."""
    return _per(amount, customers)


def _per(amount: Figure, of: Figure) -> Figure:
    """Divide; nan unless the divisor is above 0."""
    amount, of = np.broadcast_arrays(np.asarray(amount, float), np.asarray(of, float))
    return np.divide(amount, of, out=np.full(of.shape, np.nan), where=of > 0)[()]
