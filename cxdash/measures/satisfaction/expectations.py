"""How many got less than they expected, as much, or more; and where more may be more than is needed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import resolve_period
from cxdash.domain.scales import Measure
from cxdash.domain.tables import NOT_PLACED, AnswerTables, NeedTables
from cxdash.domain.vocabulary import Contact, View
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import groups, intervals

SHARES = ("below", "as_expected", "above")


@dataclass(frozen=True, eq=False)
class Expectations:
    """Shares (0–1) of those who answered both: below, as_expected and above what they expected, with ranges.

    *touchpoints*: key, stage, n, shares, importance, gap, gap_low, gap_high. *stages*: key, n, shares, from direct
    touchpoints (or indirect ones if there are no others) weighted by customers a year. *overspent*: direct touchpoints
    clearly above what was expected and less important than the mean *importance*, the widest gap first. *importance* is
    nan if none is given. Figures of fewer than 30 effective pairs are nan.
    """

    touchpoints: pd.DataFrame
    stages: pd.DataFrame
    overspent: pd.DataFrame
    importance: float


def compute(
    answers: AnswerTables, tables: NeedTables, answered: Satisfaction, view: View, everything: bool = False
) -> Expectations:
    """Compute them from tables of one journey; gaps are those of *answered*.

    *everything*: also show figures of fewer than 30 pairs.
    """
    minimum = intervals.least_answers(everything=everything)
    period, places = resolve_period(view.period, list(tables.months["month"])), tables.places
    shares = _shares(groups.during(answers.pairs, period), minimum)
    gaps = answered.touchpoints[answered.touchpoints["measure"] == Measure.CSAT]
    known = shares.merge(places, on="touchpoint").rename(columns={"touchpoint": "key"})
    found = known.merge(gaps[["key", "gap", "gap_low", "gap_high"]], on="key", how="left")
    importance = float(places["importance"].astype(float).mean())
    direct, low = found["contact"] == Contact.DIRECT, found["importance"].astype(float) < importance
    over = found[direct & low & (found["gap_low"] > 0) & found["above"].notna()]
    columns = ["key", "stage", "n", *_named(SHARES), "importance", "gap", "gap_low", "gap_high"]
    return Expectations(
        touchpoints=found[columns],
        stages=_stages(found, places),
        overspent=over[columns].sort_values("gap", ascending=False, kind="stable", ignore_index=True),
        importance=importance,
    )


def _named(names: tuple[str, ...]) -> list[str]:
    return [f"{name}{end}" for name in names for end in ("", "_low", "_high")]


@intervals.quiet
def _shares(pairs: pd.DataFrame, minimum: int) -> pd.DataFrame:
    counted = pairs[["touchpoint", "n", "w", "w2"]].assign(
        below=pairs["low"], as_expected=pairs["w"] - pairs["low"] - pairs["top"], above=pairs["top"]
    )
    sums = counted.groupby("touchpoint", as_index=False, sort=False).sum()
    n_eff = intervals.kish_effective_n(sums["w"].to_numpy(float), sums["w2"].to_numpy(float))
    shown = intervals.enough(n_eff, minimum)
    columns = {"n_eff": n_eff}
    for name in SHARES:
        share = intervals.wilson(sums[name].to_numpy(float) / sums["w"].to_numpy(float) * n_eff, n_eff)
        columns |= intervals.hidden(intervals.columns(name, share), shown)
    return sums[["touchpoint", "n"]].assign(**columns)


def _stages(found: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for stage in dict.fromkeys(places["stage"][places["stage"] != NOT_PLACED]):
        inside = places["stage"] == stage
        direct = (places["contact"] == Contact.DIRECT)[inside].any()
        used = found[(found["stage"] == stage) & found["below"].notna()]
        used = used[(used["contact"] == Contact.DIRECT) == direct]
        if len(used):
            rows.append({"key": stage, "n": int(used["n"].sum()), **_weighted(used)})
    return pd.DataFrame(rows, columns=["key", "n", *_named(SHARES)])


def _weighted(used: pd.DataFrame) -> dict[str, float]:
    """Return the shares of several touchpoints together, with ranges clipped to 0–1."""
    shares: dict[str, float] = {}
    for name in SHARES:
        part, n_eff = used[name].to_numpy(float), used["n_eff"].to_numpy(float)
        alike = (part == 0) | (part == 1)
        error = np.sqrt(np.where(alike, intervals.variance_of_equals(n_eff, 1), part * (1 - part)) / n_eff)
        rows = used.assign(mean=used[name], se=error, df=used["n_eff"] - 1)
        share = groups.together(rows, used["customers_per_year"])
        shares |= {name: share["mean"], f"{name}_low": max(share["low"], 0.0), f"{name}_high": min(share["high"], 1.0)}
    return shares
