"""Headline figures: the situation, where to start, and recent satisfaction."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.scales import Question, asking
from cxdash.domain.tables import AnswerTables, placed
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import extra_work
from cxdash.measures.overview import situation
from cxdash.measures.overview.situation import Situation
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import intervals
from cxdash.measures.stats.intervals import Estimate

LATELY = 3
"""The months of answers on the whole relationship that count as recent."""


@dataclass(frozen=True)
class Satisfied:
    """The share of customers satisfied with the relationship recently, and its change from a year ago.

    Shares 0–1; nan with too few answers. Of a survey that is made now and then, the change is that from the last one
    before it, *since* whose months it is ('' if none asked this).
    """

    period: Period
    value: float
    low: float
    high: float
    n: int
    change: float
    change_low: float
    change_high: float
    since: str | None = None


@dataclass(frozen=True)
class Overview:
    """The overview of a view and day; None if unknown.

    *contacts*: those a year caused by let-downs, if the contacts of each are assumed. *cost*: of the extra work that
    let-downs at the worst stage cause in a year; *needs*: the assumptions it lacks, where those let-downs are counted.
    """

    situation: Situation
    start_here: str
    satisfied: Satisfied | None
    contacts: Estimate | None
    cost: Estimate | None
    needs: tuple[str, ...]


def compute(
    lately: Satisfied | None,
    assignments: pd.DataFrame,
    assumptions: pd.DataFrame,
    answered: Satisfaction,
    found: Ownership,
) -> Overview:
    """Compute the overview.

    *lately*: as `satisfied` returns it. *assignments*: those of the view's journey, of which only the number counts.
    *assumptions*: key, low, mode, high.
    """
    filled, waiting = bool(len(assignments)), _waiting(found, answered)
    asked = set(answered.touchpoints.stage[answered.touchpoints.pairs > 0])
    here = situation.compute(found, answered.view["n_answers"], filled=filled, waiting=waiting, asked=asked)
    lost = _lost(found.stages, here.worst)
    return Overview(
        situation=here,
        start_here=situation.start_here(found.stages),
        satisfied=of_survey(answered) if answered.view["surveys"] else lately,
        contacts=extra_work.contacts(found.let_downs.total, assumptions),
        cost=extra_work.cost(lost, assumptions) if lost else None,
        needs=extra_work.needed(assumptions) if lost else (),
    )


def _lost(stages: pd.DataFrame, key: str) -> Estimate | None:
    """Return the let-downs a year of a stage; None where they are not known."""
    columns = ("key", "let_downs", "let_downs_low", "let_downs_high", "n")
    rows = zip(*(stages[name].tolist() for name in columns), strict=True)
    row = next((dict(zip(columns, one, strict=True)) for one in rows if one[0] == key), None)
    if row is None or np.isnan(row["let_downs"]):
        return None
    return Estimate(row["let_downs"], row["let_downs_low"], row["let_downs_high"], row["n"], row["n"])


def _waiting(found: Ownership, answered: Satisfaction) -> bool:
    """Return whether there are stages, and all touchpoints that customers were asked about are in none of them."""
    return bool(len(found.stages) and len(answered.stages)) and placed(answered.stages).empty


@intervals.quiet
def satisfied(tables: AnswerTables, view: View) -> Satisfied | None:
    """Return the share satisfied with the whole relationship in the last three months; None if nobody was asked."""
    period = resolve_period(view.period, list(tables.months.month))
    if period is None:
        return None
    scores = tables.scores[tables.scores.touchpoint == satisfaction.WHOLE]
    lately = Period(month_name(month_number(period.last) - LATELY + 1), period.last)
    now, ago = (_asked(satisfaction.relationship(tables, months)) for months in (lately, _a_year_before(lately)))
    if now is None:
        return None
    alike = ago is not None and now.name == ago.name and _same_months(scores, lately)
    spread = _change(now, ago) if alike else (np.nan, np.nan, np.nan)
    return Satisfied(lately, float(now.top2), float(now.top2_low), float(now.top2_high), int(now.n), *spread)


def of_survey(answered: Satisfaction) -> Satisfied | None:
    """Return the share satisfied with the whole relationship in the survey shown; None if it did not ask."""
    row = _asked(answered.relationship)
    if row is None:
        return None
    shares = {name: float(row[f"top2{end}"]) for name, end in (("value", ""), ("low", "_low"), ("high", "_high"))}
    changes = {name: float(row[name]) for name in ("change", "change_low", "change_high")}
    period = Period(answered.view["from"], answered.view["to"])
    return Satisfied(period, n=int(row.n), since=str(row.since), **shares, **changes)


def _same_months(scores: pd.DataFrame, period: Period) -> bool:
    """Return whether there are scores in the same months of a period and of the one a year before."""
    now, ago = (
        {month_number(month) for month in scores.month if months.first <= month <= months.last}
        for months in (period, _a_year_before(period))
    )
    return {month - 12 for month in now} == ago


def _change(now: pd.Series, ago: pd.Series) -> tuple[float, float, float]:
    change = intervals.newcombe_difference(now.top2 * now.n_eff, now.n_eff, ago.top2 * ago.n_eff, ago.n_eff)
    return float(change.value), float(change.low), float(change.high)


def _asked(relationship: pd.DataFrame) -> pd.Series | None:
    """Return the row of the first question of satisfaction that was asked of the whole relationship."""
    places = {measure: place for place, measure in enumerate(relationship["measure"].tolist())}
    measure = next((one for one in asking(Question.SATISFACTION) if one in places), None)
    return None if measure is None else relationship.iloc[places[measure]].rename(measure)


def _a_year_before(period: Period) -> Period:
    first, last = (month_name(month_number(month) - 12) for month in (period.first, period.last))
    return Period(first, last)
