"""All figures of a view about satisfaction: by touchpoint, by stage, of the whole relationship and by month."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, resolve_period
from cxdash.domain.plain import records
from cxdash.domain.scales import Measure
from cxdash.domain.tables import AnswerTables
from cxdash.domain.vocabulary import MINIMUM_ANSWERS, View
from cxdash.measures.satisfaction import stages, touchpoints
from cxdash.measures.stats import counts, intervals
from cxdash.measures.stats.counts import MEASURES, ROWS, Counts

WHOLE = ""
"""The touchpoint key of questions about the whole relationship, first along the touchpoint axis."""

ONLY_NPS = ("value", "low", "high", "promoters", "passives", "detractors")
"""Columns of the relationship that only the net promoter score fills."""

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Satisfaction:
    """All figures of a view: shares 0–1, net promoter scores −100 to 100; nan if hidden or unknown.

    *hidden*: touchpoints with too few answers on every measure.
    """

    view: dict[str, Any]
    relationship: pd.DataFrame
    touchpoints: pd.DataFrame
    stages: pd.DataFrame
    months: pd.DataFrame
    hidden: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """What the picture shows, by code, with the stages it is about and the figures of the first.

    none: no answers · too_few: every stage is hidden · broken: these stages give less than expected, the worst first ·
    kept: no stage clearly does · lowest: this stage has the lowest mean, expectations are unknown · equal: likewise,
    but the next may be as low. *clear*: whether the first is clearly worse than the second. *low* and *high* are the
    gap's, or the mean's if there is no gap.
    """

    code: str
    measure: str = ""
    stages: tuple[str, ...] = ()
    clear: bool = False
    expected: float | None = None
    mean: float | None = None
    gap: float | None = None
    low: float | None = None
    high: float | None = None


@intervals.quiet
def compute(tables: AnswerTables, view: View, everything: bool = False) -> Satisfaction:
    """Compute every figure of a view.

    *tables* are not changed. Figures of fewer than 30 answers are nan unless *everything* is set; their n stays.
    """
    minimum = 1 if everything else MINIMUM_ANSWERS
    months = sorted(tables.months.month)
    period = resolve_period(view.period, months)
    span, earlier = _span(months, period), _span(months, period and period.before())
    keys = np.array([WHOLE, *tables.touchpoints.key], object)
    monthly = counts.of_scores(tables.scores, keys, months)
    now, before = monthly.over(span), monthly.over(earlier)
    gaps = counts.of_gaps(tables.pairs, keys, months).over(span)
    first, rest = slice(1), slice(1, None)
    whole = now.at(first), before.at(first), gaps.at(first)
    parts = now.at(rest), before.at(rest), gaps.at(rest)
    return Satisfaction(
        view=_view(view, period, earlier, now),
        relationship=touchpoints.relationship(*whole, minimum),
        touchpoints=touchpoints.scores(tables.touchpoints, *parts, minimum),
        stages=stages.scores(tables.stages, tables.touchpoints, parts[0], parts[2], minimum),
        months=touchpoints.months(keys, months[span], monthly.at(..., span), minimum),
        hidden=_hidden(keys, now, minimum),
    )


def up_to_the_end(tables: AnswerTables, view: View) -> View:
    """Return the view of all months up to the last of the view's period."""
    months = sorted(tables.months.month)
    period = resolve_period(view.period, months)
    return View(view.journey, f"{min(months[0], period.last)}..{period.last}" if period else "", view.segment)


def _span(months: Sequence[str], period: Period | None) -> slice:
    """Return the slice of the sorted *months* in *period*."""
    if period is None:
        return slice(0, 0)
    return slice(bisect_left(months, period.first), bisect_right(months, period.last))


def _view(view: View, period: Period | None, earlier: slice, now: Counts) -> dict[str, Any]:
    before = period.before() if period and earlier.start < earlier.stop else None
    return {
        "journey": view.journey,
        "segment": view.segment,
        "from": period and period.first,
        "to": period and period.last,
        "before": before and {"from": before.first, "to": before.last},
        "n_answers": int(now.n.sum()),
    }


def _hidden(keys: np.ndarray, now: Counts, minimum: int) -> tuple[str, ...]:
    most = now.n[:, ROWS].max(axis=1)
    return tuple(key for key in keys[(most > 0) & (most < minimum)] if key != WHOLE)


def finding(computed: Satisfaction, measure: str = "") -> Finding:
    """Return what the picture shows, as far as the answers single out a stage.

    Without a *measure*, satisfaction on 1–5 if any stage has it, else the first other measure that a stage has.
    """
    if not computed.view["n_answers"]:
        return Finding("none")
    asked = computed.stages if not measure else computed.stages[computed.stages["measure"] == measure]
    shown = [row for row in records(asked) if row["mean"] is not None]
    if not shown:
        return Finding("too_few")
    measure = min((row["measure"] for row in shown), key=MEASURES.index)
    shown = [row for row in shown if row["measure"] == measure]
    gaps = [row for row in shown if row["gap"] is not None]
    return _promise(gaps, measure) if gaps else _lowest(shown, measure)


def _promise(gaps: list[Row], measure: str) -> Finding:
    broken = sorted((row for row in gaps if (row["gap_high"] or 0) < 0), key=itemgetter("gap"))
    if not broken:
        return Finding("kept", measure, _keys(gaps))
    clear = len(broken) == 1 or _clearly_lower("gap", *broken[:2])
    worst = broken[0]
    named = {"expected": worst["expected"], "mean": worst["mean"], "gap": worst["gap"]}
    return Finding("broken", measure, _keys(broken), clear, **named, low=worst["gap_low"], high=worst["gap_high"])


def _lowest(shown: list[Row], measure: str) -> Finding:
    """Return the stage with the lowest mean, or the two lowest if they differ no more than by chance."""
    two = sorted(shown, key=itemgetter("mean"))[:2]
    clear = len(two) == 2 and _clearly_lower("mean", *two)
    named = {"mean": two[0]["mean"], "low": two[0]["mean_low"], "high": two[0]["mean_high"]}
    return Finding("lowest" if clear else "equal", measure, _keys(two[:1] if clear else two), clear, **named)


def _keys(rows: list[Row]) -> tuple[str, ...]:
    return tuple(row["key"] for row in rows)


def _clearly_lower(figure: str, first: Row, second: Row) -> bool:
    """Return whether the first row's figure is lower than the second's by more than chance."""
    values, errors, df = (
        np.array([row[name] for row in (first, second)], float) for name in (figure, f"{figure}_se", f"{figure}_df")
    )
    return bool(intervals.linear_combination(np.array([1, -1]), values, errors, df).high < 0)


def as_record(computed: Satisfaction) -> dict[str, Any]:
    """Return the figures as `figures satisfaction --json` prints them: plain values, None if unknown."""
    return {
        "subject": "satisfaction",
        "view": computed.view,
        "relationship": {row["measure"]: _of_measure(row) for row in records(computed.relationship)},
        "touchpoints": records(computed.touchpoints),
        "stages": [_of_stage(row) for row in records(computed.stages)],
        "months": records(computed.months),
        "hidden": list(computed.hidden),
    }


def _of_measure(row: Row) -> Row:
    unused = {"measure"} if row["measure"] == Measure.NPS else {"measure", *ONLY_NPS}
    return {name: value for name, value in row.items() if name not in unused}


def _of_stage(row: Row) -> Row:
    """Nest the pooled figures, and leave out standard errors and degrees of freedom."""
    plain = {name: value for name, value in row.items() if not name.endswith(("_se", "_df")) and "pooled" not in name}
    return {**plain, "pooled": {name: row[f"pooled_{name}"] for name in ("n", "mean", "top2")}}
