"""Which channel fits which need, and whether stages keep one promise across channels and partners."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.periods import resolve_period
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure, Scale
from cxdash.domain.tables import NOT_PLACED, AnswerTables, NeedTables
from cxdash.domain.vocabulary import Contact, View
from cxdash.measures.stats import groups, intervals, scales
from cxdash.measures.stats.scales import One

OWN = "own"
"""The value of delivered_by for the company itself."""

FITS, UNFIT, UNCLEAR, ALONE, HIDDEN = "fits", "does_not_fit", "unclear", "alone", "hidden"
"""A channel at a need: clearly better or worse than the others, neither, the only one, or too few answers."""


@dataclass(frozen=True)
class Apart:
    """Two groups of touchpoints of one stage, the better first, and the difference between their means."""

    stage: str
    first: str
    second: str
    first_mean: float
    second_mean: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Needs:
    """Satisfaction by channel and need, and by stage, channel and deliverer, *on* one scale.

    *cells*: channel, need, n, mean, low, high, others (the mean of the other channels at the need), difference with its
    range, reading; of all customers. *stages*: stage, kind (channel or delivered_by), group, touchpoints, n, mean, low,
    high. *channels*, *partners*: the widest clear difference within a stage, or None. Figures of fewer than 30
    effective answers are nan.
    """

    cells: pd.DataFrame
    stages: pd.DataFrame
    channels: Apart | None
    partners: Apart | None
    on: One


def compute(
    answers: AnswerTables, tables: NeedTables, need_scores: pd.DataFrame, view: View, everything: bool = False
) -> Needs:
    """Compute them from tables of one journey, which are not changed.

    *need_scores*: touchpoint, scale, need, month, score, n, w, w2. *everything*: also show figures of fewer than 30
    effective answers.
    """
    minimum = intervals.least_answers(everything=everything)
    period = resolve_period(view.period, list(tables.months["month"]))
    scores = groups.during(answers.scores[answers.scores["measure"] == Measure.CSAT], period)
    by_need = groups.during(need_scores, period)
    on = scales.one_scale(Measure.CSAT, scales.codes(scores), scales.codes(by_need))
    stages = _stages(groups.added_up(scores, ["touchpoint"], Measure.CSAT, on), tables.places, on.scale, minimum)
    return Needs(
        cells=_cells(scales.on_one(by_need, Measure.CSAT, on), tables.places, on.scale, minimum),
        stages=stages.drop(columns=["se", "df"]),
        channels=_widest(stages[stages["kind"] == "channel"]),
        partners=_widest(stages[stages["kind"] == "delivered_by"]),
        on=on,
    )


@intervals.quiet
def _cells(rows: pd.DataFrame, places: pd.DataFrame, scale: Scale, minimum: int) -> pd.DataFrame:
    by_channel = rows.merge(places[["touchpoint", "channel"]], on="touchpoint")
    sums = groups.summed(by_channel[by_channel["channel"] != ""], ["channel", "need"])
    found = groups.with_means(sums, scale.lowest, scale.highest)
    rest = sums.assign(**(sums.groupby("need")[groups.SUMS].transform("sum") - sums[groups.SUMS]))
    other = groups.with_means(rest, scale.lowest, scale.highest)
    shown, comparable = (intervals.enough(table["n_eff"].to_numpy(float), minimum) for table in (found, other))
    apart = groups.difference(found, other, int((shown & comparable).sum()))
    reading = np.select(
        [~shown, rest["n"] == 0, ~comparable, apart.low > 0, apart.high < 0],
        [HIDDEN, ALONE, UNCLEAR, FITS, UNFIT],
        UNCLEAR,
    )
    both = shown & comparable
    columns = intervals.hidden({name: found[name] for name in ("mean", "low", "high")}, shown)
    return found[["channel", "need", "n"]].assign(
        **columns,
        others=np.where(comparable, other["mean"], np.nan),
        **intervals.hidden(intervals.columns("difference", apart), both),
        reading=reading,
    )


def _stages(sums: pd.DataFrame, places: pd.DataFrame, scale: Scale, minimum: int) -> pd.DataFrame:
    """Return the mean of each channel and each deliverer within each stage, from direct touchpoints."""
    means = groups.with_means(sums, scale.lowest, scale.highest)
    direct = places[(places["contact"] == Contact.DIRECT) & (places["stage"] != NOT_PLACED)]
    met = direct.merge(means[intervals.enough(means["n_eff"].to_numpy(float), minimum)], on="touchpoint")
    rows = [
        {"stage": stage, "kind": kind, "group": group, "touchpoints": len(inside), **_together(inside, scale)}
        for kind in ("channel", "delivered_by")
        for (stage, group), inside in met.groupby(["stage", kind], sort=False)
        if group
    ]
    columns = ["stage", "kind", "group", "touchpoints", "n", "mean", "low", "high", "se", "df"]
    return pd.DataFrame(rows, columns=columns)


def _together(inside: pd.DataFrame, scale: Scale) -> dict[str, float]:
    found = groups.together(inside, inside["customers_per_year"])
    return found | {"low": max(found["low"], scale.lowest), "high": min(found["high"], scale.highest)}


def _widest(rows: pd.DataFrame) -> Apart | None:
    """Return the widest difference that is clear given the number of comparisons."""
    pairs = [pair for _, inside in rows.groupby("stage", sort=False) for pair in combinations(rows_of(inside), 2)]
    sorted_pairs = [sorted(pair, key=lambda row: -row["mean"]) for pair in pairs]
    found = [_apart(better, worse, len(pairs)) for better, worse in sorted_pairs]
    return max((one for one in found if one.low > 0), key=lambda one: one.difference, default=None)


def _apart(better: Mapping[str, Any], worse: Mapping[str, Any], among: int) -> Apart:
    found = groups.difference(better, worse, among)
    ends = float(found.value), float(found.low), float(found.high)
    return Apart(better["stage"], better["group"], worse["group"], better["mean"], worse["mean"], *ends)
