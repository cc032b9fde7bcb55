"""What it costs to win a customer and to keep one: all figures of a view."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cxdash.measures import money_months
from cxdash.measures.money_months import Year
from cxdash.vocabulary import View, resolve_period


@dataclass(frozen=True, eq=False)
class Economics:
    """All figures of one view; what is undefined is nan.

    *months* are those of `money_months.by_month` up to the view's end. *year* is the twelve months up to there,
    *before* the twelve before those; None where no customers are known.
    """

    view: View
    currency: str
    months: pd.DataFrame
    year: Year | None
    before: Year | None


def figures(tables: Mapping[str, pd.DataFrame], view: View) -> Economics:
    """Compute every figure of the view from the tables of store.economics, which are left as they are."""
    months = money_months.by_month(tables["customers"], tables["spend"], view.segment)
    period = resolve_period(view.period, list(months.month))
    end = money_months.last_month(months.month, period.last if period else "")
    return Economics(
        view=view,
        currency=next(iter(tables["company"].currency), ""),
        months=months[months.month <= end].reset_index(drop=True),
        year=money_months.year(months, end) if end else None,
        before=money_months.year_before(months, end) if end else None,
    )
