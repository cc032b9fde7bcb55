"""Let-downs: occasions in a year where a customer scores below the middle of the scale."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.scales import Question, asking
from cxdash.domain.vocabulary import Contact
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import intervals

PLACES = {measure: place for place, measure in enumerate(asking(Question.SATISFACTION, Question.EASE))}
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
    key, stage, contact = (touchpoints[name].to_numpy(object) for name in ("key", "stage", "contact"))
    direct = (contact == Contact.DIRECT) & np.isin(stage, stages.key.to_numpy(object))
    shares = _shares(satisfaction.touchpoints, key[direct])
    volume = touchpoints.customers_per_year.to_numpy(float, na_value=np.nan)[direct]
    volume = volume if not satisfaction.view["segment"] else np.full(len(volume), np.nan)
    share = intervals.wilson(shares["low_share"] * shares["n_eff"], shares["n_eff"])
    counted = {
        "key": key[direct],
        "stage": stage[direct],
        "measure": shares["measure"],
        "n": shares["n"],
        "share": share.value,
        "let_downs": volume * share.value,
        "low": volume * share.low,
        "high": volume * share.high,
    }
    rows = [(one, *_of_stage(counted, counted["stage"] == one, contact[stage == one])) for one in stages.key]
    return LetDowns(
        touchpoints=pd.DataFrame(counted),
        stages=pd.DataFrame(rows, columns=STAGE_COLUMNS),
        total=_sum(counted, np.ones(len(volume), bool)),
        left_out=tuple(counted["key"][np.isnan(share.value)]),
    )


STAGE_COLUMNS = ["key", "let_downs", "low", "high", "basis"]
UNKNOWN = {"measure": np.nan, "n": 0, "n_eff": np.nan, "low_share": np.nan}


def _shares(scores: pd.DataFrame, keys: np.ndarray) -> dict[str, np.ndarray]:
    """Return measure, n, n_eff and low_share of touchpoints, of the first measure on which each has enough answers."""
    columns = {name: scores[name].tolist() for name in ("key", *UNKNOWN)}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    shown = (row for row in rows if row["measure"] in PLACES and not np.isnan(row["low_share"]))
    first = {row["key"]: row for row in sorted(shown, key=lambda row: PLACES[row["measure"]], reverse=True)}
    found = [first.get(key, UNKNOWN) for key in keys]
    kinds = {"measure": object, "n": int}
    return {name: np.array([row[name] for row in found], kinds.get(name, float)) for name in UNKNOWN}


def _of_stage(counted: Mapping[str, np.ndarray], inside: np.ndarray, contacts: np.ndarray) -> tuple:
    found = _sum(counted, inside)
    basis = Contact.DIRECT if Contact.DIRECT in contacts else Contact.INDIRECT if len(contacts) else "none"
    return found.value, found.low, found.high, str(basis)


def _sum(counted: Mapping[str, np.ndarray], of: np.ndarray) -> intervals.Estimate:
    known = of & ~np.isnan(counted["let_downs"])
    if not known.any():
        return intervals.Estimate(np.nan, np.nan, np.nan, 0, 0)
    let_downs, low, high, n = (counted[name][known] for name in ("let_downs", "low", "high", "n"))
    value = float(let_downs.sum())
    down, up = (float(np.sqrt(np.square(reach).sum())) for reach in (let_downs - low, high - let_downs))
    return intervals.Estimate(value, value - down, value + up, int(n.sum()), int(n.sum()))
