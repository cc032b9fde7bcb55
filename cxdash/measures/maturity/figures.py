"""The maturity profile over the six keys with its spread, never as one figure alone (domain A1).

Answers are ordinal, 1–5, so each key has its median; a mean over keys would hide the weakest, which is named (methods
6.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.assessments import KEYS
from cxdash.domain.plain import records
from cxdash.domain.tables import MaturityTables

STEPS = range(1, 6)
"""The possible answers."""

COLUMNS = ["key", "median", "low", "high", "n", "mean", "before", "before_n", "change"]


@dataclass(frozen=True)
class Overall:
    """The medians of several keys together: mean, geometric mean, lowest, and median."""

    mean: float
    geometric: float
    minimum: float
    median: float


@dataclass(frozen=True, eq=False)
class Maturity:
    """The profile of a day; *keys* has a row per key, nan without answers.

    *weakest*: keys with the lowest median, and of these the lowest mean. *round* and *before*: the months of the last
    two rounds, '' if there was none.
    """

    on: date
    keys: pd.DataFrame
    weakest: tuple[str, ...]
    overall: Overall | None
    round: str
    before: str


def overall(medians: Sequence[float]) -> Overall:
    """Return the keys together; in the geometric mean a strong key compensates less for a weak one.

    Raises ValueError without keys.
    """
    if not len(medians):
        raise ValueError("The maturity of no keys is undefined.")
    values = np.asarray(medians, float)
    return Overall(
        float(values.mean()), float(np.exp(np.log(values).mean())), float(values.min()), float(np.median(values))
    )


def compute(tables: MaturityTables, on: date) -> Maturity:
    """Compute the profile of the last round up to a day, beside the round before; a round is a month's answers.

    *tables.assessments*: date, item, score, rater.
    """
    asked = _asked(tables.assessments, on)
    months = sorted(set(asked["round"]))
    now, before = (_last_of_each(asked, months[place] if len(months) >= -place else None) for place in (-1, -2))
    keys = pd.DataFrame([_of_key(key, now, before) for key in KEYS], columns=COLUMNS)
    shown = keys[keys.n > 0]
    return Maturity(
        on=on,
        keys=keys,
        weakest=_weakest(shown),
        overall=overall(shown["median"].tolist()) if len(shown) else None,
        round=months[-1] if months else "",
        before=months[-2] if len(months) > 1 else "",
    )


def spread(tables: MaturityTables, on: date) -> pd.DataFrame:
    """Return how often each step was chosen in the last round up to a day: a row per key, a column per step 1–5."""
    asked = _asked(tables.assessments, on)
    now = _last_of_each(asked, asked["round"].max() if len(asked) else None)
    chosen = pd.crosstab(now["item"], now.score.astype(int)) if len(now) else pd.DataFrame()
    return chosen.reindex(index=list(KEYS), columns=list(STEPS), fill_value=0)


def as_record(computed: Maturity) -> dict[str, Any]:
    """Return the figures as `figures maturity --json` prints them; None if unknown."""
    together = computed.overall
    return {
        "subject": "maturity",
        "on": computed.on.isoformat(),
        "round": computed.round or None,
        "before": computed.before or None,
        "keys": records(computed.keys),
        "weakest": list(computed.weakest),
        "mean": together and together.mean,
        "geometric": together and together.geometric,
        "minimum": together and together.minimum,
    }


def _asked(answers: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the answers on the six keys up to a day, each with its *day* and *round*."""
    days = [day if isinstance(day, date) else date.min for day in answers.date]
    known = answers["item"].isin(list(KEYS)) & np.array([day <= on for day in days], bool)
    return answers.assign(day=days, round=[f"{day:%Y-%m}" if day > date.min else "" for day in days])[known]


def _last_of_each(asked: pd.DataFrame, month: str | None) -> pd.DataFrame:
    """Return a month's answers; of each named rater only the last to each key."""
    rows = asked[asked["round"] == month].sort_values("day", kind="stable")
    again = rows.duplicated(["item", "rater"], keep="last") & (rows.rater != "")
    return rows[~again]


def _of_key(key: str, now: pd.DataFrame, before: pd.DataFrame) -> tuple:
    scores, earlier = (rows.score[rows["item"] == key].astype(float) for rows in (now, before))
    median, past = (float(given.median()) if len(given) else np.nan for given in (scores, earlier))
    spread = (scores.min(), scores.max()) if len(scores) else (np.nan, np.nan)
    return (
        *(key, median, *map(float, spread), len(scores)),
        *(float(scores.mean()) if len(scores) else np.nan, past, len(earlier), median - past),
    )


def _weakest(shown: pd.DataFrame) -> tuple[str, ...]:
    lowest = shown[shown["median"] == shown["median"].min()]
    return tuple(lowest.key[lowest["mean"] == lowest["mean"].min()])
