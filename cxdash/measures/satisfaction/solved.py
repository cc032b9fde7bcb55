"""How many cases are solved, and the scores of customers whose case was or was not."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import resolve_period
from cxdash.domain.scales import Measure, Scale
from cxdash.domain.tables import NeedTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import groups, intervals, scales
from cxdash.measures.stats.scales import One

BY = ("solved", "unsolved")
SHARE = ("share", "low", "high")


@dataclass(frozen=True, eq=False)
class Solved:
    """By touchpoint and by stage: how many cases are solved, and satisfaction with and without.

    Columns: key (touchpoints also stage), n answers on whether the case was solved, the share (0–1) with its range; of
    those who also scored satisfaction n_solved, solved, n_unsolved, unsolved (means, *on* one scale) and the difference
    with its range. Figures of fewer than 30 effective answers are nan.
    """

    touchpoints: pd.DataFrame
    stages: pd.DataFrame
    on: One


def compute(tables: NeedTables, answered: Satisfaction, view: View, everything: bool = False) -> Solved:
    """Compute both; the shares are those of *answered*."""
    minimum = intervals.least_answers(everything=everything)
    pairs = groups.during(tables.solved, resolve_period(view.period, list(tables.months["month"])))
    on = scales.one_scale(Measure.CSAT, scales.codes(pairs, "first_scale"))
    pairs = scales.on_one(pairs, Measure.RESOLVED, One(scales.WAY, of_the_way=True), "second", "second_scale")
    pairs = scales.on_one(pairs, Measure.CSAT, on, "first", "first_scale")  # last: the step is that of the scores
    inside = pairs.merge(tables.places[["touchpoint", "stage"]], on="touchpoint")
    places = answered.touchpoints[answered.touchpoints["measure"] == Measure.RESOLVED]
    stages = answered.stages[answered.stages["measure"] == Measure.RESOLVED]
    return Solved(
        touchpoints=_with_scores(
            _shares(places, ["key", "stage"], ("top2", "top2_low", "top2_high")),
            inside.assign(key=inside["touchpoint"]),
            on.scale,
            minimum,
        ),
        stages=_with_scores(
            _shares(stages, ["key"], ("mean", "mean_low", "mean_high")),
            inside.assign(key=inside["stage"]),
            on.scale,
            minimum,
        ),
        on=on,
    )


def _shares(rows: pd.DataFrame, keys: list[str], names: tuple[str, ...]) -> pd.DataFrame:
    return rows[[*keys, "n", *names]].rename(columns=dict(zip(names, SHARE, strict=True))).reset_index(drop=True)


@intervals.quiet
def _with_scores(shares: pd.DataFrame, pairs: pd.DataFrame, scale: Scale, minimum: int) -> pd.DataFrame:
    sums = groups.summed(pairs, ["key", "second"], "first")
    means = groups.with_means(sums, scale.lowest, scale.highest).set_index("key")
    helped, others = (means[means["second"] == code].reindex(shares["key"]) for code in (100, 0))
    apart = groups.difference(helped, others)
    columns: dict[str, np.ndarray] = {}
    for name, of in zip(BY, (helped, others), strict=True):
        n, shown = of["n"].to_numpy(float, na_value=0.0).astype(int), intervals.enough(of["n_eff"], minimum)
        columns |= {f"n_{name}": n, name: np.where(shown, of["mean"].to_numpy(float), np.nan)}
    both = intervals.enough(np.minimum(helped["n_eff"].to_numpy(float), others["n_eff"].to_numpy(float)), minimum)
    return shares.assign(**columns, **intervals.hidden(intervals.columns("difference", apart), both))
