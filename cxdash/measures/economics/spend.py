"""Who spends what: money on winning, keeping and the experience, by role, purpose and category.

The table of spend is that of store.read.economics: month, segment ('' = all), role, purpose, category, amount.
"""

from math import fsum

import numpy as np
import pandas as pd

from cxdash.domain.money import PURPOSE_NAMES
from cxdash.domain.periods import Period, month_name, month_number

PURPOSES = tuple(PURPOSE_NAMES)
YEAR = 12
LINE = ["role", "purpose", "category"]


def own_spend(spend: pd.DataFrame, segment: str = "") -> pd.DataFrame:
    """Return the spend of a segment; of all, the totals, and segments only if they have no total to belong to."""
    if segment:
        return spend[spend.segment == segment]
    lines = list(zip(*(spend[name].tolist() for name in ("month", *LINE)), strict=True))
    segments = spend.segment.tolist()
    totalled = {line for line, one in zip(lines, segments, strict=True) if one == ""}
    kept = [one == "" or line not in totalled for line, one in zip(lines, segments, strict=True)]
    return spend[np.array(kept, bool)]


def by_purpose(spend: pd.DataFrame) -> pd.DataFrame:
    """Return a row per month with any spend, a column per purpose, and *spent*, which is True.

    A purpose on which nothing is ever spent is nan throughout.
    """
    table = spend.pivot_table(index="month", columns="purpose", values="amount", aggfunc="sum", fill_value=0.0)
    table = table.reindex(columns=list(PURPOSES)).astype(float).rename_axis(columns=None)
    table[table.columns[table.sum() == 0]] = np.nan
    return table.assign(spent=True)


def lines(spend: pd.DataFrame, period: Period | None, segment: str = "") -> pd.DataFrame:
    """Return what is spent in a period and in the same months a year before, by role, purpose and category.

    Columns: role ('' = nobody's), purpose, category, amount, before (nan unless money is noted for the same months of
    both, and for purposes on which it begins within the earlier ones), share of the period's amount (0–1); by purpose,
    then the largest first.
    """
    own = own_spend(spend, segment)
    if period is None or own.empty:
        return pd.DataFrame(columns=[*LINE, "amount", "before", "share"])
    ago = year_before(period)
    now, earlier = in_period(own, period), in_period(own, ago)
    spent, before = _by_line(now), _by_line(earlier)
    alike = {month_number(month) - YEAR for month in now.month} == {month_number(month) for month in earlier.month}
    found = sorted({*spent, *before} if alike else spent)
    begun = begun_within(own, earlier) if alike else PURPOSES
    table = pd.DataFrame(found, columns=LINE).assign(
        amount=np.array([spent.get(line, 0.0) for line in found], float),
        before=np.array([np.nan if line[1] in begun else before.get(line, 0.0) for line in found], float),
    )
    table = table.assign(share=table.amount / table.amount.sum())
    order = sorted(range(len(found)), key=lambda at: (PURPOSES.index(found[at][1]), -spent.get(found[at], 0.0)))
    return table.iloc[order]


def _by_line(spend: pd.DataFrame) -> dict[tuple[str, str, str], float]:
    """Return what is spent by role, purpose and category."""
    found: dict[tuple[str, str, str], list[float]] = {}
    for role, purpose, kind, amount in zip(*(spend[name].tolist() for name in (*LINE, "amount")), strict=True):
        found.setdefault((role, purpose, kind), []).append(amount)
    return {line: fsum(amounts) for line, amounts in found.items()}


def changed(lines: pd.DataFrame) -> pd.DataFrame:
    """Return by purpose how much more is spent than a year before, and the kind that changed most with it.

    *lines*: as `lines` returns them. Columns: purpose, change, category, of_which; a purpose without a year before is
    left out.
    """
    known = lines[lines.before.notna()]
    rows = []
    for purpose in [one for one in PURPOSES if one in set(known.purpose)]:
        of = known[known.purpose == purpose]
        total = float((of.amount - of.before).sum())
        kinds = of.groupby("category", sort=False)[["amount", "before"]].sum()
        change = (kinds.amount - kinds.before) * np.sign(total)
        rows.append((purpose, total, change.idxmax(), float(change.max() * np.sign(total))))
    return pd.DataFrame(rows, columns=["purpose", "change", "category", "of_which"])


def begun_within(spend: pd.DataFrame, earlier: pd.DataFrame) -> list[str]:
    """Return the purposes whose first money falls within the months of *earlier*, after the first of them."""
    begun: dict[str, str] = {}
    for purpose, month, amount in zip(*(spend[name].tolist() for name in ("purpose", "month", "amount")), strict=True):
        if amount > 0:
            begun[purpose] = min(month, begun.get(purpose, month))
    months = earlier.month.tolist()
    return [purpose for purpose in sorted(begun) if months and min(months) < begun[purpose] <= max(months)]


def year_before(period: Period) -> Period:
    """Return the same months a year before."""
    first, last = (month_name(month_number(month) - YEAR) for month in (period.first, period.last))
    return Period(first, last)


def in_period(spend: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the rows of a period's months."""
    return spend[np.array([period.first <= month <= period.last for month in spend.month.tolist()], bool)]
