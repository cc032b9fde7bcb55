"""All figures of a view about satisfaction: by touchpoint, by stage, of the whole relationship and by month."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, Round, resolve_period
from cxdash.domain.plain import records
from cxdash.domain.tables import NOT_PLACED, AnswerTables, placed
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import rounds as survey_rounds
from cxdash.measures.satisfaction import stages, touchpoints
from cxdash.measures.stats import counts, intervals, scales
from cxdash.measures.stats.counts import CSAT, ROWS, Cells, Counts
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
    *since* of the relationship's, the touchpoints' and the stages' rows: the months they are compared with, '' if none.
    *rounds*: the surveys that are made now and then, up to the period's last month; *by_round*: like *months*, by the
    months of each. *hidden*: touchpoints with too few answers on every measure. *on*: the one scale of each measure.
    *asked_on*: the scales of its answers. Touchpoints not placed yet make a row of *stages* only for a measure that no
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
    rounds: tuple[Round, ...] = ()
    by_round: pd.DataFrame = field(default_factory=pd.DataFrame)


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
def compute(tables: AnswerTables, view: View, everything: bool = False, rounds: Sequence[Round] = ()) -> Satisfaction:
    """Compute every figure of a view.

    *tables* are not changed. Figures of fewer than 30 effective answers are nan unless *everything* is set; their
    n stays. *rounds*: surveys made now and then; a period that is one of them is compared with those before it.
    """
    minimum = intervals.least_answers(everything=everything)
    months = sorted(tables.months.month)
    period = resolve_period(survey_rounds.chosen(view.period, rounds), months)
    span = _span(months, period)
    past = tuple(one for one in rounds if period and one.period.last <= period.last)
    earlier = survey_rounds.scores_before(tables.scores, period, rounds)
    keys = np.array([WHOLE, *tables.touchpoints.key], object)
    stage = {key: place for place, key in enumerate(tables.stages.key, 1)}
    of_stage = [stage.get(key, 0) for key in tables.touchpoints.stage]
    groups = np.zeros(len(keys), int), np.arange(len(keys)), np.array([0, *of_stage], int)
    now = tables.scores[np.isin(tables.scores.month.to_numpy(object), months[span])]
    common, own, staged = _counted(tables, keys, months, (span, now, earlier), groups, minimum)
    ends = [_span(months, one.period) for one in past]
    by_round = np.stack([common.monthly.over(one).sums for one in ends], -1) if ends else common.monthly.sums[..., :0]
    return Satisfaction(
        view=_view(view, period, months, rounds, common.now),
        relationship=own.relationship,
        touchpoints=common.touchpoints,
        stages=common.stages,
        months=touchpoints.months(keys, months[span], common.monthly.at(..., span), common.shown, minimum),
        own=own.touchpoints,
        own_stages=staged.stages,
        hidden=_hidden(keys, common.now, minimum),
        on=scales.on_common(common.shown),
        asked_on=scales.by_measure(scales.asked_on(now)),
        rounds=past,
        by_round=touchpoints.months(keys, [str(one.period) for one in past], Counts(by_round), common.shown, minimum),
    )


@intervals.quiet
def relationship(tables: AnswerTables, period: Period) -> pd.DataFrame:
    """Return the figures of the whole relationship in a period, as `compute` does where answers come all the time."""
    scores = tables.scores[tables.scores.touchpoint == WHOLE]
    whole = replace(tables, stages=tables.stages[:0], touchpoints=tables.touchpoints[:0], scores=scores)
    months = sorted(tables.months.month)
    span = _span(months, period)
    now = scores[np.isin(scores.month.to_numpy(object), months[span])]
    compared = span, now, survey_rounds.scores_before(scores, period, ())
    groups = np.zeros(1, int), np.zeros(1, int)
    minimum = intervals.least_answers(everything=False)
    return _counted(whole, np.array([WHOLE], object), months, compared, groups, minimum)[-1].relationship


@dataclass(frozen=True, eq=False)
class _Counted:
    """The answers of a view, counted on the scales they are shown on: by month, in the period, before, and gaps."""

    tables: AnswerTables
    shown: Shown
    monthly: Counts
    now: Counts
    before: Counts
    gaps: Counts
    since: Mapping[tuple[str, str], str]
    minimum: int

    @cached_property
    def relationship(self) -> pd.DataFrame:
        rows = touchpoints.relationship(*self._at(slice(1)), self.minimum)
        return rows.assign(since=[self.since.get((WHOLE, measure), "") for measure in rows["measure"].tolist()])

    @cached_property
    def touchpoints(self) -> pd.DataFrame:
        rows = touchpoints.scores(self.tables.touchpoints, *self._at(slice(1, None)), self.minimum)
        asked = zip(rows["key"].tolist(), rows["measure"].tolist(), strict=True)
        return rows.assign(since=[self.since.get(question, "") for question in asked])

    @cached_property
    def stages(self) -> pd.DataFrame:
        rows = stages.scores(self.tables.stages, self.tables.touchpoints, *self._at(slice(1, None)), self.minimum)
        rows = stages.compared(rows, self.tables.touchpoints, self.since)
        if NOT_PLACED not in rows.key.tolist():
            return rows
        return rows[(rows.key != NOT_PLACED) | ~rows.measure.isin(placed(rows).measure)].reset_index(drop=True)

    def _at(self, which: slice) -> tuple[Counts, Counts, Counts, Shown]:
        return self.now.at(which), self.before.at(which), self.gaps.at(which), self.shown.at(which)


def _counted(
    tables: AnswerTables,
    keys: np.ndarray,
    months: Sequence[str],
    compared: tuple[slice, pd.DataFrame, pd.DataFrame],
    groups: tuple[np.ndarray, ...],
    minimum: int,
) -> list[_Counted]:
    """Count the answers once for all groups of touchpoints that are shown on the same scales.

    The first group is of all touchpoints; only there is a higher figure always better. *compared*: the period, its
    scores, and those before that they are compared with.
    """
    span, now, earlier = compared
    asked = scales.asked_on(now, earlier)
    scores = counts.of_scores(tables.scores, keys, months)
    cells = scores, counts.of_scores(earlier, keys, months), counts.of_gaps(tables.pairs, keys, months)
    found: list[_Counted] = []
    alike: dict[tuple[tuple[str, ...], bytes], _Counted] = {}
    for group in groups:
        shown = scales.shown(asked, keys, group, down=bool(found))
        same = tuple(shown.code.flat), shown.of_the_way.tobytes()
        if same not in alike:
            alike[same] = _count(tables, cells, span, shown, _since(earlier), minimum)
        found.append(alike[same])
    return found


def _since(earlier: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the months that the answers to each question are compared with."""
    columns = (earlier[name].tolist() for name in ("touchpoint", "measure", "since"))
    return {(place, measure): since for place, measure, since in zip(*columns, strict=True)}


def _count(
    tables: AnswerTables,
    cells: tuple[Cells, Cells, Cells],
    span: slice,
    shown: Shown,
    since: Mapping[tuple[str, str], str],
    minimum: int,
) -> _Counted:
    monthly, before = (one.counted(shown.of_the_way[one.places[:2]]) for one in cells[:2])
    gaps = cells[2].counted(shown.of_the_way[cells[2].places[0], CSAT]).over(span)
    return _Counted(tables, shown, monthly, monthly.over(span), before.over(slice(None)), gaps, since, minimum)


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


def _view(
    view: View, period: Period | None, months: Sequence[str], rounds: Sequence[Round], now: Counts
) -> dict[str, Any]:
    one = survey_rounds.shown(period, rounds)
    before = survey_rounds.before(period, months, survey_rounds.earlier(one, rounds) if one else None)
    return {
        "journey": view.journey,
        "segment": view.segment,
        "from": period and period.first,
        "to": period and period.last,
        "before": before and {"from": before.first, "to": before.last},
        "surveys": [survey["key"] for survey in one.surveys] if one else None,
        "silent_months": survey_rounds.silent_months(period, months, rounds),
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
