"""What customers answered, at the grain the satisfaction page shows."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, literal_column, or_, select

from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.scales import Measure, scale_of
from cxdash.domain.tables import AnswerChoices, AnswerTables
from cxdash.domain.vocabulary import Pair, View
from cxdash.store.database import frame
from cxdash.store.schema import (
    comment,
    journey,
    pair_count,
    response,
    scale,
    score_count,
    score_count_all,
    stage,
    survey,
    touchpoint,
)

COMMENTS_SHOWN = 10


def tables(connection: Connection, view: View) -> AnswerTables:
    """Return the counted answers of the view's journey and segment, over all months."""
    return AnswerTables(
        stages=frame(connection, _stages(view)),
        touchpoints=frame(connection, _touchpoints(view)),
        scores=frame(connection, _scores(view)),
        pairs=frame(connection, _pairs(view)),
        months=frame(connection, select(score_count_all.c.month).distinct().order_by("month")),
        ends=frame(connection, select(*(scale.c[name] for name in ("measure", "scale", "low_to", "top_from")))),
    )


def choices(connection: Connection) -> AnswerChoices:
    """Return what a view can choose among: journeys, segments and months with answers."""
    names = [journey.c.key, journey.c.name, journey.c.name_nb, journey.c.name_sv]
    return AnswerChoices(
        journeys=frame(connection, select(*names).order_by(journey.c.id)),
        segments=frame(connection, _segments()),
        months=frame(connection, select(score_count_all.c.month).distinct().order_by("month")),
    )


def has_several_surveys(connection: Connection) -> bool:
    """Return whether the store holds more than one survey."""
    return len(connection.execute(select(survey.c.id).limit(2)).all()) > 1


def asked(connection: Connection) -> pd.DataFrame:
    """Return what each survey asked, and when it was answered: reads every answer.

    Columns: survey, name, name_nb, name_sv, touchpoint ('' = the whole relationship), measure, first and last (months).
    """
    cells = [response.c[name] for name in ("survey_id", "touchpoint_id", "measure")]
    days = [func.min(response.c.date).label("first"), func.max(response.c.date).label("last")]
    found = select(*cells, *days).group_by(*cells).subquery()
    key = func.coalesce(touchpoint.c.key, "").label("touchpoint")
    names = [survey.c.key.label("survey"), *(survey.c[name] for name in ("name", "name_nb", "name_sv"))]
    joined = found.join(survey, survey.c.id == found.c.survey_id).outerjoin(
        touchpoint, touchpoint.c.id == found.c.touchpoint_id
    )
    statement = select(*names, key, found.c.measure, found.c.first, found.c.last).select_from(joined)
    rows = frame(connection, statement.order_by(survey.c.id, key, found.c.measure))
    return rows.assign(**{name: [str(day)[:7] for day in rows[name]] for name in ("first", "last")})


def comments(connection: Connection, view: View, stage_key: str, period: Period | None) -> pd.DataFrame:
    """Return what customers wrote about a stage ('' = the whole relationship), lowest scores first, at most ten.

    Columns: touchpoint, date, text, score and scale (of CSAT in the same answer, or nothing).
    """
    of_csat = score_count_all.c.measure == Measure.CSAT
    scales = list(connection.scalars(select(score_count_all.c.scale).where(of_csat).distinct()))
    score, on, from_worst = (
        select(func.min(column)).where(*_same_occasion(), response.c.measure == Measure.CSAT).scalar_subquery()
        for column in (response.c.score, response.c.scale, way(Measure.CSAT, scales or [""]))
    )
    columns = [
        func.coalesce(touchpoint.c.key, "").label("touchpoint"),
        comment.c.date,
        comment.c.text,
        score.label("score"),
        on.label("scale"),
        from_worst.label("way"),
    ]
    about = stage.c.key == stage_key if stage_key else comment.c.touchpoint_id.is_(None)
    joined = comment.join(survey).outerjoin(touchpoint).outerjoin(stage, stage.c.id == touchpoint.c.stage_id)
    statement = select(*columns).select_from(joined).where(about)
    if period:
        statement = statement.where(
            comment.c.date >= _first_day(period.first), comment.c.date < _first_day(period.last, 1)
        )
    if view.segment:
        statement = statement.where(_of_segment(view.segment))
    order = [literal_column("way").asc().nulls_last(), comment.c.date.desc(), comment.c.id]
    return frame(connection, statement.order_by(*order).limit(COMMENTS_SHOWN)).drop(columns="way")


def way(measure: str, codes: Sequence[str]) -> ColumnElement[float]:
    """Return how far an answer on one of these scales is on the way from the worst to the best score, in per cent."""
    scales = {code: scale_of(measure, code) for code in codes}
    return case(
        *(
            (response.c.scale == code, (response.c.score - one.worst) * 100.0 / (one.best - one.worst))
            for code, one in scales.items()
        )
    )


def in_journey(view: View) -> list[ColumnElement[bool]]:
    """Return what a stage must fulfil to be in the view's journey: nothing where no journey is chosen."""
    if not view.journey:
        return []
    chosen = select(journey.c.id).where(journey.c.key == view.journey).scalar_subquery()
    return [or_(stage.c.journey_id == chosen, stage.c.journey_id.is_(None))]


def _segments() -> Select:
    given = select(score_count.c.segment).where(score_count.c.segment != "").distinct()
    return given.order_by("segment")


def _stages(view: View) -> Select:
    names = ["key", "name", "name_nb", "name_sv", "position", "promise", "promise_nb", "promise_sv"]
    columns = [stage.c[name] for name in names]
    passed_by = func.coalesce(stage.c.passed_by, "").label("passed_by")
    statement = select(*columns, func.coalesce(journey.c.key, "").label("journey"), passed_by).outerjoin(journey)
    return statement.where(*in_journey(view)).order_by(stage.c.position, stage.c.id)


def _touchpoints(view: View) -> Select:
    names = ["key", "name", "name_nb", "name_sv", "channel", "contact", "customers_per_year"]
    columns = [touchpoint.c[name] for name in names]
    statement = select(*columns, stage.c.key.label("stage")).join(stage)
    return statement.where(*in_journey(view)).order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _scores(view: View) -> Select:
    counted = score_count if view.segment else score_count_all
    key = case((counted.c.touchpoint_id == 0, ""), else_=touchpoint.c.key).label("touchpoint")
    cells = [counted.c[name] for name in ["measure", "scale", "month", "score"]]
    columns = [*cells, *(counted.c[name] for name in ["n", "w", "w2"])]
    joined = counted.outerjoin(touchpoint, touchpoint.c.id == counted.c.touchpoint_id).outerjoin(stage)
    statement = select(key, *columns).select_from(joined)
    if view.segment:
        statement = statement.where(score_count.c.segment == view.segment)
    return _or_relationship(statement, counted.c.touchpoint_id, view).order_by(counted.c.touchpoint_id, *cells)


def _pairs(view: View) -> Select:
    keys = [pair_count.c[name] for name in ["kind", "first_scale", "second_scale", "month", "first", "second"]]
    sums = [func.sum(pair_count.c[name]).label(name) for name in ["n", "w", "w2"]]
    joined = pair_count.join(touchpoint, touchpoint.c.id == pair_count.c.touchpoint_id).join(stage)
    statement = select(touchpoint.c.key.label("touchpoint"), *keys, *sums).select_from(joined)
    statement = statement.where(pair_count.c.kind == Pair.EXPECTED_ACTUAL)
    if view.segment:
        statement = statement.where(pair_count.c.segment == view.segment)
    cells = [touchpoint.c.id, touchpoint.c.key, *keys]
    return statement.where(*in_journey(view)).group_by(*cells).order_by(*cells)


def _or_relationship(statement: Select, touchpoint_id: ColumnElement, view: View) -> Select:
    inside = in_journey(view)
    return statement.where(or_(touchpoint_id == 0, *inside)) if inside else statement


def _same_occasion() -> list[ColumnElement[bool]]:
    return [
        response.c.survey_id == comment.c.survey_id,
        response.c.respondent == comment.c.respondent,
        func.coalesce(response.c.touchpoint_id, 0) == func.coalesce(comment.c.touchpoint_id, 0),
        response.c.date == comment.c.date,
    ]


def _of_segment(segment: str) -> ColumnElement[bool]:
    same_person = [response.c.survey_id == comment.c.survey_id, response.c.respondent == comment.c.respondent]
    return select(response.c.id).where(*same_person, response.c.segment == segment).exists()


def _first_day(month: str, later: int = 0) -> date:
    """Return the first day of a month, or of one some months *later*."""
    return date.fromisoformat(f"{month_name(month_number(month) + later)}-01")
