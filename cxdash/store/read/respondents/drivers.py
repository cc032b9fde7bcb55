"""What single respondents answered at touchpoints and of the whole relationship: read on request only, since it reads
every answer of the view.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.scales import Question, asking, scale_of
from cxdash.domain.vocabulary import View
from cxdash.store.count_tables import score_count, score_count_all
from cxdash.store.database import frame
from cxdash.store.lake import reading as lake
from cxdash.store.read.satisfaction import in_journey, way
from cxdash.store.schema import response, stage, touchpoint

OUTCOMES = asking(Question.SATISFACTION, Question.RECOMMENDATION)
"""What may be asked of the whole relationship and be explained, the first of them that was asked."""


class Answered(NamedTuple):
    """Respondents × touchpoints on one measure, the outcome and the weight of each respondent.

    Not answered is nan; several answers of one respondent at a touchpoint count by their mean. *asked* is the outcome's
    measure, '' where the whole relationship was not asked about. *scales*: the scale of each touchpoint's answers; ''
    where they are on several, or on one whose lowest score is the best: then they are in per cent of the way from worst
    to best. So is the outcome.
    """

    keys: list[str]
    matrix: np.ndarray
    outcome: np.ndarray
    weights: np.ndarray
    asked: str
    scales: list[str]


def answered(connection: Connection, view: View, measure: str, period: Period | None) -> Answered:
    """Return who answered what on a *measure* within a view, of those who were asked about the whole relationship."""
    places = frame(connection, _asked_places(view, measure))
    asked = _outcome(connection, view)
    if not asked or places.empty:
        return Answered(
            list(places.key), np.empty((0, len(places))), np.empty(0), np.empty(0), asked, [""] * len(places)
        )
    at_places, of_whole = _codes(connection, measure), _codes(connection, asked).get(0, [])
    scores = {int(place): _score(measure, at_places.get(int(place), [])) for place in places.id}
    statement = _respondents(view, measure, asked, period, scores, _score(asked, of_whole))
    values = lake.numbers(connection, statement)
    scales = [_one_code(measure, at_places.get(int(place), [])) for place in places.id]
    return Answered(list(places.key), values[:, 2:], values[:, 0], values[:, 1], asked, scales)


def importance(connection: Connection, view: View) -> dict[str, float]:
    """Return the importance that is stated of each touchpoint, 1–10, by key, where it is."""
    statement = select(touchpoint.c.key, touchpoint.c.importance).join(stage).where(*in_journey(view))
    rows = frame(connection, statement.where(touchpoint.c.importance.is_not(None)).order_by(touchpoint.c.id))
    return dict(zip(rows.key, rows.importance.astype(float), strict=True))


def _asked_places(view: View, measure: str) -> Select:
    counted = select(score_count_all.c.touchpoint_id).where(score_count_all.c.measure == measure)
    statement = select(touchpoint.c.id, touchpoint.c.key).join(stage).where(touchpoint.c.id.in_(counted))
    return statement.where(*in_journey(view)).order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _outcome(connection: Connection, view: View) -> str:
    counted = score_count if view.segment else score_count_all
    statement = select(counted.c.measure).where(counted.c.touchpoint_id == 0).distinct()
    if view.segment:
        statement = statement.where(score_count.c.segment == view.segment)
    asked = set(connection.scalars(statement))
    return next((measure for measure in OUTCOMES if measure in asked), "")


def _codes(connection: Connection, measure: str) -> dict[int, list[str]]:
    """Return the scales of the answers to a measure, by touchpoint (0 = the whole relationship)."""
    place, code = score_count_all.c.touchpoint_id, score_count_all.c.scale
    found: dict[int, list[str]] = {}
    for where, scale in connection.execute(select(place, code).where(score_count_all.c.measure == measure).distinct()):
        found.setdefault(where, []).append(scale)
    return found


def _one_code(measure: str, codes: list[str]) -> str:
    """Return the one scale on which a higher score is better that answers are on, or '' where there is none such."""
    one = scale_of(measure, codes[0]) if len(codes) == 1 else None
    return one.code if one and one.sign > 0 else ""


def _score(measure: str, codes: list[str]) -> ColumnElement[float]:
    """Return the score of an answer on its own scale, or in per cent of the way where the scales differ."""
    if _one_code(measure, codes) or not codes:
        return response.c.score
    return way(measure, codes)


def _respondents(
    view: View,
    measure: str,
    asked: str,
    period: Period | None,
    places: dict[int, ColumnElement[float]],
    score_of_whole: ColumnElement[float],
) -> Select:
    """Select a row per respondent of the whole relationship: that answer, its weight, then each place's answer."""
    about_whole = response.c.touchpoint_id.is_(None) & (response.c.measure == asked)
    at_place = response.c.measure == measure
    scores = [
        func.avg(case((response.c.touchpoint_id == place, score))).label(f"place {at}")
        for at, (place, score) in enumerate(places.items())
    ]
    of_whole = response.c.touchpoint_id.is_(None)  # the measure is the one asked for: other rows are not read
    outcome = func.avg(case((of_whole, score_of_whole)))
    weight = func.avg(case((of_whole, response.c.weight * response.c.count)))
    statement = select(outcome.label("outcome"), weight.label("weight"), *scores)
    statement = statement.where(
        or_(about_whole, at_place & response.c.touchpoint_id.in_(list(places))), *_within(view, period)
    )
    statement = statement.group_by(response.c.survey_id, response.c.respondent).having(outcome.is_not(None))
    return statement.order_by(response.c.survey_id, response.c.respondent)


def _within(view: View, period: Period | None) -> list[ColumnElement[bool]]:
    within: list[ColumnElement[bool]] = []
    if view.segment:
        within.append(response.c.segment == view.segment)
    if period:
        first = pd.Timestamp(f"{period.first}-01").date()
        end = pd.Timestamp(f"{month_name(month_number(period.last) + 1)}-01").date()
        within += [response.c.date >= first, response.c.date < end]
    return within
