"""Who spends what: the money on winning, keeping and the experience, by role, purpose and category."""

import pandas as pd

from cxdash.domain.periods import Period
from cxdash.measures.economics import months as money_months

LINE = ["role", "purpose", "category"]


def lines(spend: pd.DataFrame, period: Period | None, segment: str = "") -> pd.DataFrame:
    """Return what is spent in a period and in the equally long one before, by role, purpose and category.

    Columns: role ('' = nobody's), purpose, category, amount, before (nan where nothing is noted of that time), share
    of the period's amount; the largest first within winning, keeping and the experience.
    """
    own = money_months.own_spend(spend, segment)
    if period is None or own.empty:
        return pd.DataFrame(columns=[*LINE, "amount", "before", "share"])
    now, earlier = _in(own, period), _in(own, period.before())
    table = pd.DataFrame({"amount": now.groupby(LINE).amount.sum(), "before": earlier.groupby(LINE).amount.sum()})
    table["amount"] = table.amount.fillna(0.0)
    if len(earlier):
        table["before"] = table.before.fillna(0.0)
    table = table.assign(share=table.amount / table.amount.sum()).reset_index()
    place = table.purpose.map({purpose: at for at, purpose in enumerate(money_months.PURPOSES)})
    return table.assign(at=place).sort_values(["at", "amount"], ascending=[True, False]).drop(columns="at")


def _in(spend: pd.DataFrame, period: Period) -> pd.DataFrame:
    return spend[(spend.month >= period.first) & (spend.month <= period.last)]
