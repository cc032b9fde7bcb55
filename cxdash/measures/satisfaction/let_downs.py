"""Let-downs: occasions in a year where a customer scores below the middle of the scale."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.scales import Question, asking
from cxdash.domain.vocabulary import Contact
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import intervals

ASKED = asking(Question.SATISFACTION, Question.EASE)
"""Measures whose low end is below the middle; the first on which a touchpoint has enough answers is used."""


@dataclass(frozen=True, eq=False)
class LetDowns:
    """Let-downs a year by direct touchpoint and by stage: *let_downs*, *low*, *high*, nan if unknown.

    *stages* has their *basis*: direct, indirect (nothing counts there) or none. *left_out*: direct touchpoints with too
    few answers. *total*: over all stages.
    """

    touchpoints: pd.DataFrame
    stages: pd.DataFrame
    total: intervals.Estimate
    left_out: tuple[str, ...]


@intervals.quiet
def compute(stages: pd.DataFrame, touchpoints: pd.DataFrame, satisfaction: Satisfaction) -> LetDowns:
    """Count let-downs from the shares of a view's answers; unknown for a single segment, whose volumes are unknown.

    Only touchpoints in one of *stages* are counted.
    The interval of a sum combines the touchpoints' Wilson intervals. Source: Zou & Donner 2008.
    """
    direct = touchpoints[(touchpoints.contact == Contact.DIRECT) & touchpoints.stage.isin(stages.key)]
    shares = _shares(satisfaction.touchpoints).reindex(direct.key)
    volume = direct.customers_per_year.to_numpy(float, na_value=np.nan)
    volume = volume if not satisfaction.view["segment"] else np.full(len(volume), np.nan)
    share = intervals.wilson((shares.low_share * shares.n_eff).to_numpy(float), shares.n_eff.to_numpy(float))
    counted = pd.DataFrame(
        {
            "key": direct.key.to_numpy(object),
            "stage": direct.stage.to_numpy(object),
            "measure": shares.measure.to_numpy(object),
            "n": shares.n.fillna(0).astype(int).to_numpy(),
            "share": share.value,
            "let_downs": volume * share.value,
            "low": volume * share.low,
            "high": volume * share.high,
        }
    )
    return LetDowns(
        touchpoints=counted,
        stages=pd.DataFrame([_of_stage(key, counted, touchpoints) for key in stages.key], columns=STAGE_COLUMNS),
        total=_sum(counted),
        left_out=tuple(counted.key[counted.share.isna()]),
    )


STAGE_COLUMNS = ["key", "let_downs", "low", "high", "basis"]


def _shares(scores: pd.DataFrame) -> pd.DataFrame:
    """Return one row per touchpoint with enough answers, of the first measure that has them."""
    shown = scores[scores.measure.isin(list(ASKED)) & scores.low_share.notna()]
    order = shown.measure.map(list(ASKED).index)
    return shown.assign(order=order).sort_values("order", kind="stable").drop_duplicates("key").set_index("key")


def _of_stage(key: str, counted: pd.DataFrame, touchpoints: pd.DataFrame) -> tuple:
    found = _sum(counted[counted.stage == key])
    contacts = set(touchpoints.contact[touchpoints.stage == key])
    basis = Contact.DIRECT if Contact.DIRECT in contacts else Contact.INDIRECT if contacts else "none"
    return key, found.value, found.low, found.high, str(basis)


def _sum(counted: pd.DataFrame) -> intervals.Estimate:
    known = counted[counted.let_downs.notna()]
    if known.empty:
        return intervals.Estimate(np.nan, np.nan, np.nan, 0, 0)
    value = float(known.let_downs.sum())
    down = float(np.sqrt(np.square(known.let_downs - known.low).sum()))
    up = float(np.sqrt(np.square(known.high - known.let_downs).sum()))
    n = int(known.n.sum())
    return intervals.Estimate(value, value - down, value + up, n, n)
