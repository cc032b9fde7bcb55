"""What customers expected and what they got, and what stands behind it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from cxdash.domain.counts.ends import ends_of, scale_with
from cxdash.domain.periods import Period, Round, in_months, resolve_period
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import AnswerTables, NeedTables, QualityTables, placed
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import drivers as driver_measures
from cxdash.measures.satisfaction import expectations as expectation_measures
from cxdash.measures.satisfaction import figures as measures
from cxdash.measures.satisfaction import importance as importance_measures
from cxdash.measures.satisfaction import let_downs as let_down_measures
from cxdash.measures.satisfaction import needs as need_measures
from cxdash.measures.satisfaction import penalty_reward
from cxdash.measures.satisfaction import quality as quality_measures
from cxdash.measures.satisfaction import repeated as repeated_measures
from cxdash.measures.satisfaction import response_coverage as coverage_measures
from cxdash.measures.satisfaction import rounds as round_measures
from cxdash.measures.satisfaction import solved as solved_measures
from cxdash.measures.satisfaction import stages as stage_measures
from cxdash.measures.satisfaction.drivers import Drivers
from cxdash.measures.satisfaction.expectations import Expectations
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.satisfaction.needs import Needs
from cxdash.measures.satisfaction.penalty_reward import PenaltyReward
from cxdash.measures.satisfaction.quality import Quality
from cxdash.measures.satisfaction.repeated import Repeated
from cxdash.measures.satisfaction.response_coverage import ResponseCoverage
from cxdash.measures.satisfaction.solved import Solved
from cxdash.measures.stats import scales
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, NEEDS
from cxdash.store.read import needs as need_store
from cxdash.store.read import quality as quality_store
from cxdash.store.read import satisfaction as store
from cxdash.store.read.respondents import drivers as driver_store
from cxdash.store.read.respondents import repeated as repeated_store
from cxdash.store.read.respondents.repeated import Waves


@reads(*ANSWERS, most=20)
def choices(connection: Any) -> dict[str, list[Any]]:
    """Return what a view can choose among: *journeys* (a record each), *segments* and *months*."""
    found = store.choices(connection)
    plain = {"segments": list(found.segments.segment), "months": list(found.months.month)}
    return {"journeys": rows_of(found.journeys), **plain}


@reads(*ANSWERS, most=5)
def rounds(connection: Any) -> tuple[Round, ...]:
    """Return the surveys that are made now and then, the earliest first; none where answers come all the time."""
    months = choices(connection)["months"]
    if round_measures.all_the_time(months) or not store.has_several_surveys(connection):
        return ()
    return round_measures.rounds(store.asked(connection), months)


def chosen(connection: Any, view: View) -> View:
    """Return a view with the months of the latest survey where its period is the latest one, if there are surveys."""
    return replace(view, period=round_measures.chosen(view.period, rounds(connection)))


@reads(*ANSWERS)
def tables(connection: Any, journey: str, segment: str) -> AnswerTables:
    """Return the counted answers over all months, with the names they need."""
    return store.tables(connection, View(journey=journey, segment=segment))


@reads(*ANSWERS, most=200)
def figures(connection: Any, view: View, everything: bool = False) -> Satisfaction:
    """Return the figures of a view; *everything* includes those of fewer than 30 answers."""
    return measures.compute(tables(connection, view.journey, view.segment), view, everything, rounds(connection))


@reads(*ANSWERS, most=500)
def comments(connection: Any, view: View, stage: str) -> pd.DataFrame:
    """Return comments about a *stage*, or about the whole relationship ('') in the months the view's figures span."""
    found = figures(connection, view)
    return store.comments(connection, view, stage, Period(found.view["from"], found.view["to"]))


@reads(*ANSWERS, most=200)
def over_time(connection: Any, view: View) -> Satisfaction:
    """Return the figures of a view month by month, from the first month there is to the view's last."""
    counted = tables(connection, view.journey, view.segment)
    return figures(connection, measures.up_to_the_end(counted, chosen(connection, view)))


@reads(*ANSWERS, most=50)
def stages_by_month(connection: Any, view: View, measure: str) -> pd.DataFrame:
    """Return each stage's mean month by month, from the first month there is to the view's last."""
    counted = tables(connection, view.journey, view.segment)
    months = sorted(counted.months.month)
    period = resolve_period(measures.up_to_the_end(counted, chosen(connection, view)).period, months)
    return stage_measures.by_month(counted, in_months(period, months) if period else [], measure)


@reads(*ANSWERS)
def let_downs(connection: Any, view: View) -> LetDowns:
    """Return how many occasions a year customers are let down, by touchpoint and in all."""
    named = tables(connection, view.journey, view.segment)
    return let_down_measures.compute(placed(named.stages), named.touchpoints, figures(connection, view))


@reads(*ANSWERS)
def stated_importance(connection: Any, view: View) -> dict[str, float]:
    """Return how important the company says each touchpoint is, 1–10, by key, where it does."""
    return driver_store.importance(connection, view)


@reads(*ANSWERS, most=200)
def importance(connection: Any, view: View, measure: str) -> pd.DataFrame:
    """Return each touchpoint's stated importance beside its score."""
    return importance_measures.points(figures(connection, view), stated_importance(connection, view), measure)


@reads(*ANSWERS, most=50)
def drivers(connection: Any, view: View, measure: str) -> tuple[Drivers, PenaltyReward]:
    """Return what overall satisfaction goes with, and what low and high answers do: reads every answer of the view."""
    period = resolve_period(chosen(connection, view).period, choices(connection)["months"])
    given = driver_store.answered(connection, view, measure, period)
    numbers = given.matrix, given.outcome, given.weights, given.keys
    ends = ends_of(_rows(tables(connection, view.journey, view.segment).ends))
    of_places = [scale_with(measure, code, ends) if code else scales.WAY for code in given.scales]
    return driver_measures.drivers(*numbers, measure, given.asked), penalty_reward.effects(*numbers, of_places)


@reads(*ANSWERS, most=50)
def repeated(connection: Any, view: View, whole: bool) -> Repeated | None:
    """Return what those who answered the last two surveys changed, or those of the period and the one before.

    *whole*: only of the whole relationship; else every touchpoint is compared, which reads every answer of both.
    """
    period = resolve_period(chosen(connection, view).period, choices(connection)["months"])
    if period is None:
        return None
    days = survey_days(connection, view.journey, view.segment, whole)
    if surveys := repeated_store.last_two(days, period.last):
        return repeated_surveys(connection, view.journey, view.segment, surveys, whole)
    before = period.before()
    again = answered_again(connection, view.journey, view.segment, whole)
    if not repeated_store.in_both(again, before, period):
        return None
    return _repeated(connection, view, repeated_store.periods(before, period), whole)


@reads(*ANSWERS, most=50)
def survey_days(connection: Any, journey: str, segment: str, whole: bool) -> list[dict[str, Any]]:
    """Return on which days each survey was answered, of any period."""
    return repeated_store.survey_days(connection, View(journey=journey, segment=segment), whole=whole)


@reads(*ANSWERS, most=50)
def answered_again(connection: Any, journey: str, segment: str, whole: bool) -> list[tuple[int, int]]:
    """Return in which two months anybody answered the same question one time and the next, of any period."""
    return repeated_store.again(connection, View(journey=journey, segment=segment), whole=whole)


@reads(*ANSWERS, most=50)
def repeated_surveys(
    connection: Any, journey: str, segment: str, surveys: tuple[int, int], whole: bool
) -> Repeated | None:
    """Return what those who answered both surveys changed: the same in every period that ends with these two."""
    waves = repeated_store.surveys(survey_days(connection, journey, segment, whole), *surveys)
    return _repeated(connection, View(journey=journey, segment=segment), waves, whole)


def _repeated(connection: Any, view: View, waves: Waves, whole: bool) -> Repeated | None:
    answered = repeated_store.answered(connection, view, waves, whole=whole)
    ends = ends_of(_rows(tables(connection, view.journey, view.segment).ends))
    return repeated_measures.compute(*waves.names, answered, ends)


@reads(*NEEDS, most=50)
def need_tables(connection: Any, journey: str, segment: str) -> NeedTables:
    """Return what customers came for, whether it was solved, and how many customers there are by segment."""
    return need_store.tables(connection, View(journey=journey, segment=segment))


@reads(*NEEDS, most=20)
def need_scores(connection: Any, journey: str) -> pd.DataFrame:
    """Return satisfaction by need, month and score, of all segments."""
    return need_store.scores(connection, View(journey=journey))


@reads(*NEEDS, most=50)
def needs(connection: Any, view: View) -> Needs:
    """Return which channel fits which need, and where the same promise is kept unequally."""
    counted = *_with_needs(connection, view), need_scores(connection, view.journey)
    return need_measures.compute(*counted, chosen(connection, view))


@reads(*NEEDS, most=50)
def solved(connection: Any, view: View) -> Solved:
    """Return how many cases are solved, and the scores of those who were helped and those who were not."""
    own = need_tables(connection, view.journey, view.segment)
    return solved_measures.compute(own, figures(connection, view), chosen(connection, view))


@reads(*NEEDS, most=50)
def expectations(connection: Any, view: View) -> Expectations:
    """Return how many got less than they expected, as much, and more."""
    found = figures(connection, view)
    return expectation_measures.compute(*_with_needs(connection, view), found, chosen(connection, view))


@reads(*NEEDS, most=50)
def response_coverage(connection: Any, view: View) -> ResponseCoverage:
    """Return how many of those who were there have answered, by touchpoint and by segment."""
    own = need_tables(connection, view.journey, view.segment)
    everybody = quality_store.tables(connection, View(journey=view.journey))
    return coverage_measures.compute(everybody, own.segments, chosen(connection, view))


@reads(*ANSWERS, most=50)
def quality_tables(connection: Any, view: View) -> QualityTables:
    """Return how questions were answered, and by how many of those who could have."""
    return quality_store.tables(connection, view)


@reads(*ANSWERS, most=50)
def quality(connection: Any, view: View) -> Quality:
    """Return what the figures of a view rest on."""
    return quality_measures.compute(quality_tables(connection, view), chosen(connection, view))


def _rows(table: pd.DataFrame) -> Iterable[tuple]:
    return table.itertuples(index=False, name=None)


def _with_needs(connection: Any, view: View) -> tuple[AnswerTables, NeedTables]:
    chosen = view.journey, view.segment
    return tables(connection, *chosen), need_tables(connection, *chosen)
