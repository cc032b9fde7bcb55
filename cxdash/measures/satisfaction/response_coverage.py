"""Response coverage: how many of the customers at a touchpoint, and of a segment, have answered."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, resolve_period
from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import quality
from cxdash.measures.stats import groups, intervals

QUIET = 0.5
"""The part of the usual share below which, with its whole range, a touchpoint counts as missing."""


@dataclass(frozen=True, eq=False)
class ResponseCoverage:
    """Coverage of all customers in the last twelve months of the period; shares 0–1.

    *touchpoints*: touchpoint, customers_a_year, answers, share, low, high, missing, the lowest share first; direct ones
    with known customers a year. *occasions*, *answers*, *share*: over all of these. *unheard*: touchpoints without
    answers in the period. *segments*: segment, answers, share of the answers with its range, share of the customers
    (nan if unknown), missing.
    """

    touchpoints: pd.DataFrame
    occasions: float
    answers: int
    share: float
    unheard: tuple[str, ...]
    segments: pd.DataFrame


def compute(tables: QualityTables, segments: pd.DataFrame, view: View) -> ResponseCoverage:
    """Compute it from the tables of all customers, and from customers by segment (month, segment, customers).

    Volumes are those of all customers, so a chosen segment is ignored.
    """
    everyone = View(view.journey, view.period)
    found = quality.compute(tables, everyone)
    period = resolve_period(view.period, list(tables.months["month"]))
    year = period and quality.year_to(period.last)
    rows, occasions = found.funnel, float(found.funnel["customers_a_year"].sum())
    answers = int(rows["answers"].sum())
    share = answers / occasions if occasions else np.nan
    return ResponseCoverage(
        touchpoints=_touchpoints(rows, share),
        occasions=occasions,
        answers=answers,
        share=share,
        unheard=found.unheard,
        segments=_segments(groups.during(tables.counts, year), segments, year),
    )


@intervals.quiet
def _touchpoints(rows: pd.DataFrame, usual: float) -> pd.DataFrame:
    answered = np.minimum(rows["answers"].to_numpy(float), rows["customers_a_year"].to_numpy(float))
    range_ = intervals.wilson(answered, rows["customers_a_year"].to_numpy(float))
    return rows.assign(low=range_.low, high=range_.high, missing=range_.high < QUIET * usual)


@intervals.quiet
def _segments(counts: pd.DataFrame, customers: pd.DataFrame, year: Period | None) -> pd.DataFrame:
    """Return each segment's share of the answers beside its share of the customers in the last month known."""
    given = counts[counts["segment"] != ""].groupby("segment")["n"].sum()
    known = customers[customers["month"] <= year.last] if year else customers.iloc[:0]
    last = known[known["month"] == known["month"].max()].set_index("segment")["customers"].astype(float)
    names = sorted({*given.index, *last.index})
    answers = given.reindex(names, fill_value=0).to_numpy(int)
    total = int(answers.sum())
    part = intervals.wilson(answers.astype(float), np.full(len(names), float(total)))
    of_all = (last / last.sum()).reindex(names).to_numpy(float)
    shown = bool(intervals.enough(total))
    return pd.DataFrame(
        {
            "segment": names,
            "answers": answers,
            **intervals.hidden({"share": part.value, "low": part.low, "high": part.high}, np.full(len(names), shown)),
            "customers": of_all,
            "missing": shown & (part.high < of_all),
        }
    )
