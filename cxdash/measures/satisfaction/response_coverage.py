"""Whose voice is missing: how many of those who were there have answered, by touchpoint and by segment."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.vocabulary import MINIMUM_ANSWERS, View
from cxdash.measures.satisfaction import quality
from cxdash.measures.stats import groups, intervals

QUIET = 0.5
"""Where less than this part of the usual share has answered, with the whole range, a voice is missing."""


@dataclass(frozen=True, eq=False)
class ResponseCoverage:
    """Of all customers, in the last twelve months of the period; shares 0–1.

    *touchpoints*: touchpoint, customers_a_year, answers, share, low, high, missing, the lowest share first; the direct
    ones of which customers a year are known. *occasions*, *answers* and *share* are of these together. *unheard*: the
    touchpoints without answers in the period. *segments*: segment, answers, share of the answers with its range, and
    of the customers (nan where unknown), missing.
    """

    touchpoints: pd.DataFrame
    occasions: float
    answers: int
    share: float
    unheard: tuple[str, ...]
    segments: pd.DataFrame


def compute(tables: Mapping[str, pd.DataFrame], view: View) -> ResponseCoverage:
    """Compute it from the tables of store.quality and, for customers by segment, of store.satisfaction_needs.

    Customers a year are of all customers, so a chosen segment is set aside: the tables must be of all, too.
    """
    everyone = View(view.journey, view.period)
    found = quality.compute(tables, everyone)
    period = resolve_period(view.period, list(tables["months"]["month"]))
    year = period and Period(month_name(month_number(period.last) - quality.YEAR + 1), period.last)
    rows, occasions = found.funnel, float(found.funnel["customers_a_year"].sum())
    answers = int(rows["answers"].sum())
    share = answers / occasions if occasions else np.nan
    return ResponseCoverage(
        touchpoints=_touchpoints(rows, share),
        occasions=occasions,
        answers=answers,
        share=share,
        unheard=found.unheard,
        segments=_segments(groups.during(tables["counts"], year), tables["segments"], year),
    )


@intervals.quiet
def _touchpoints(rows: pd.DataFrame, usual: float) -> pd.DataFrame:
    heard = np.minimum(rows["answers"].to_numpy(float), rows["customers_a_year"].to_numpy(float))
    range_ = intervals.wilson(heard, rows["customers_a_year"].to_numpy(float))
    return rows.assign(low=range_.low, high=range_.high, missing=range_.high < QUIET * usual)


@intervals.quiet
def _segments(counts: pd.DataFrame, customers: pd.DataFrame, year: Period | None) -> pd.DataFrame:
    """Return each segment's part of the answers beside its part of the customers in the last month they are known."""
    given = counts[counts["segment"] != ""].groupby("segment")["n"].sum()
    known = customers[customers["month"] <= year.last] if year else customers.iloc[:0]
    last = known[known["month"] == known["month"].max()].set_index("segment")["customers"].astype(float)
    names = sorted({*given.index, *last.index})
    answers = given.reindex(names, fill_value=0).to_numpy(int)
    total = int(answers.sum())
    part = intervals.wilson(answers.astype(float), np.full(len(names), float(total)))
    of_all = (last / last.sum()).reindex(names).to_numpy(float)
    shown = total >= MINIMUM_ANSWERS
    return pd.DataFrame(
        {
            "segment": names,
            "answers": answers,
            **{name: np.where(shown, value, np.nan) for name, value in _ends(part).items()},
            "customers": of_all,
            "missing": shown & (part.high < of_all),
        }
    )


def _ends(part: intervals.Estimate) -> dict[str, np.ndarray]:
    return {"share": part.value, "low": part.low, "high": part.high}
