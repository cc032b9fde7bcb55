"""All figures of a view about satisfaction: by touchpoint, by stage, of the whole relationship and by month."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, resolve_period
from cxdash.domain.plain import records
from cxdash.domain.scales import Measure, scale_of
from cxdash.domain.tables import NOT_PLACED, AnswerTables, placed
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import stages, touchpoints
from cxdash.measures.stats import counts, intervals, scales
from cxdash.measures.stats.counts import ROWS, Counts
from cxdash.measures.stats.scales import MEASURES, One, Shown

WHOLE = ""
"""The touchpoint key of questions about the whole relationship, first along the touchpoint axis."""

ONLY_NPS = ("value", "low", "high", *touchpoints.BY_SCORE.values(), "promoters", "passives", "detractors")
"""Columns of the relationship that only the net promoter score fills."""

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Satisfaction:
    """All figures of a view: shares 0–1, net promoter scores −100 to 100; nan if hidden or unknown.

    A measure is on one scale in *touchpoints*, *stages* and *months*: that of its answers, or per cent of the way from
    worst to best where they are on several, or where a lower score is better. *own* has the touchpoints, and
    *own_stages* the stages, each on the scale of its own answers where there is only one. *relationship* is on its own.
    *hidden*: touchpoints with too few answers on every measure. *on*: the one scale of each measure. *asked_on*: the
    scales of its answers. Touchpoints not placed yet make a row of *stages* only for a measure that no
    stage of the journey was asked about.
    """

    view: dict[str, Any]
    relationship: pd.DataFrame
    touchpoints: pd.DataFrame
    stages: pd.DataFrame
    months: pd.DataFrame
    own: pd.DataFrame
    own_stages: pd.DataFrame
    hidden: tuple[str, ...]
    on: Mapping[str, One]
    asked_on: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Finding:
    """What the picture shows, by code, with the stages it is about and the figures of the first.

    none: no answers · not_placed: the touchpoints asked about are in no stage yet · too_few: every stage is hidden ·
    broken: these stages give less than expected, the worst first ·
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

    *tables* are not changed. Figures of fewer than 30 effective answers are nan unless *everything* is set; their
    n stays.
    """
    minimum = intervals.least_answers(everything=everything)
    months = sorted(tables.months.month)
    period = resolve_period(view.period, months)
    span, earlier = _span(months, period), _span(months, period and period.before())
    keys = np.array([WHOLE, *tables.touchpoints.key], object)
    stage = tables.touchpoints.stage.map({key: place for place, key in enumerate(tables.stages.key, 1)}).fillna(0)
    groups = np.zeros(len(keys), int), np.arange(len(keys)), np.array([0, *stage], int)
    common, own, staged = _counted(tables, keys, months, (span, earlier), groups)
    return Satisfaction(
        view=_view(view, period, earlier, common.now),
        relationship=own.relationship(minimum),
        touchpoints=common.touchpoints(minimum),
        stages=common.stages(minimum),
        months=touchpoints.months(keys, months[span], common.monthly.at(..., span), common.shown, minimum),
        own=own.touchpoints(minimum),
        own_stages=staged.stages(minimum),
        hidden=_hidden(keys, common.now, minimum),
        on=scales.on_common(common.shown),
        asked_on=scales.by_measure(tables.scores[tables.scores.month.isin(months[span])]),
    )


@dataclass(frozen=True, eq=False)
class _Counted:
    """The answers of a view, counted on the scales they are shown on: by month, in the period, before, and gaps."""

    tables: AnswerTables
    shown: Shown
    monthly: Counts
    now: Counts
    before: Counts
    gaps: Counts

    def relationship(self, minimum: int) -> pd.DataFrame:
        whole = slice(1)
        parts = self.now.at(whole), self.before.at(whole), self.gaps.at(whole)
        return touchpoints.relationship(*parts, self.shown.at(whole), minimum)

    def touchpoints(self, minimum: int) -> pd.DataFrame:
        rest = slice(1, None)
        parts = self.now.at(rest), self.before.at(rest), self.gaps.at(rest)
        return touchpoints.scores(self.tables.touchpoints, *parts, self.shown.at(rest), minimum)

    def stages(self, minimum: int) -> pd.DataFrame:
        rest = slice(1, None)
        parts = self.now.at(rest), self.gaps.at(rest), self.shown.at(rest)
        rows = stages.scores(self.tables.stages, self.tables.touchpoints, *parts, minimum)
        return rows[(rows.key != NOT_PLACED) | ~rows.measure.isin(placed(rows).measure)].reset_index(drop=True)


def _counted(
    tables: AnswerTables,
    keys: np.ndarray,
    months: Sequence[str],
    spans: tuple[slice, slice],
    groups: tuple[np.ndarray, ...],
) -> list[_Counted]:
    """Count the answers once for all groups of touchpoints that are shown on the same scales.

    The first group is of all touchpoints; only there is a higher figure always better. *spans*: the period and the one
    before.
    """
    within = {month for span in spans for month in months[span]}
    asked, ends = scales.asked_on(tables.scores[tables.scores.month.isin(within)]), scales.ends_of(tables.ends)
    found: list[_Counted] = []
    for group in groups:
        shown = scales.shown(asked, keys, group, down=bool(found))
        same = next(
            (
                one
                for one in found
                if np.array_equal(one.shown.code, shown.code) and np.array_equal(one.shown.of_the_way, shown.of_the_way)
            ),
            None,
        )
        found.append(same or _count(tables, keys, months, spans, shown, ends))
    return found


def _count(
    tables: AnswerTables,
    keys: np.ndarray,
    months: Sequence[str],
    spans: tuple[slice, slice],
    shown: Shown,
    ends: scales.Ends,
) -> _Counted:
    monthly = counts.of_scores(tables.scores, keys, months, shown, ends)
    gaps = counts.of_gaps(tables.pairs, keys, months, shown).over(spans[0])
    return _Counted(tables, shown, monthly, monthly.over(spans[0]), monthly.over(spans[1]), gaps)


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
    answered = (now.n[:, ROWS] > 0).any(axis=1)
    shown = intervals.enough(now.n_eff[:, ROWS], minimum).any(axis=1)
    return tuple(key for key in keys[answered & ~shown] if key != WHOLE)


def finding(computed: Satisfaction, measure: str = "") -> Finding:
    """Return what the picture shows, as far as the answers single out a stage.

    Without a *measure*, satisfaction on 1–5 if any stage has it, else the first other measure that a stage has.
    """
    if not computed.view["n_answers"]:
        return Finding("none")
    asked = computed.stages if not measure else computed.stages[computed.stages["measure"] == measure]
    if len(asked) and placed(asked).empty:
        return Finding("not_placed")
    shown = [row for row in records(placed(asked)) if row["mean"] is not None]
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
    """Return the figures as `figures satisfaction --json` prints them: plain values, None if unknown.

    Touchpoints and stages are on the scale of their own answers where it is one, and *way* is their mean in per cent of
    the way from worst to best; months are on the scale that all touchpoints share.
    """
    return {
        "subject": "satisfaction",
        "view": computed.view,
        "relationship": {row["measure"]: _of_measure(row) for row in records(computed.relationship)},
        "touchpoints": [{**row, "way": _way(row)} for row in records(computed.own)],
        "scales": {measure: _scale(one) for measure, one in computed.on.items() if computed.asked_on.get(measure)},
        "stages": [{**_of_stage(row), "way": _way(row)} for row in records(computed.own_stages)],
        "months": records(computed.months),
        "hidden": list(computed.hidden),
    }


def _scale(one: One) -> Row:
    return {"scale": one.scale.code, "of_the_way": one.of_the_way}


def _way(row: Row) -> float | None:
    """Return how far a row's mean is on the way from the worst to the best score, in per cent."""
    if row["mean"] is None or row["of_the_way"]:
        return row["mean"]
    return 100 * float(scale_of(row["measure"], row["scale"]).share(row["mean"]))


def _of_measure(row: Row) -> Row:
    unused = {"measure"} if row["measure"] == Measure.NPS else {"measure", *ONLY_NPS}
    return {name: value for name, value in row.items() if name not in unused}


def _of_stage(row: Row) -> Row:
    """Nest the pooled figures, and leave out standard errors and degrees of freedom."""
    plain = {name: value for name, value in row.items() if not name.endswith(("_se", "_df")) and "pooled" not in name}
    return {**plain, "pooled": {name: row[f"pooled_{name}"] for name in ("n", "mean", "top2")}}
