"""What customers answered, at the grain the satisfaction page shows."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, case, func, literal_column, or_, select

from cxdash.domain.counts import moments
from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.scales import Measure, scale_of
from cxdash.domain.tables import AnswerChoices, AnswerTables
from cxdash.domain.vocabulary import View
from cxdash.store.count_tables import GAP, MOMENT, moment, moment_all, score_count, score_count_all
from cxdash.store.database import frame
from cxdash.store.lake import reading as lake
from cxdash.store.schema import comment, journey, response, scale, stage, survey, touchpoint

COMMENTS_SHOWN = 10


def tables(connection: Connection, view: View) -> AnswerTables:
    """Return the counted answers of the view's journey and segment, over all months."""
    touchpoints = frame(connection, _touchpoints(view))
    places = dict(zip(touchpoints.pop("id").tolist(), touchpoints["key"].tolist(), strict=True))
    scores, pairs = _moments(connection, view, {0: "", **places})
    return AnswerTables(
        stages=frame(connection, _stages(view)),
        touchpoints=touchpoints,
        scores=scores,
        pairs=pairs,
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
    rows = lake.frame(connection, statement.order_by(survey.c.id, key, found.c.measure))
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
    return lake.frame(connection, statement.order_by(*order).limit(COMMENTS_SHOWN)).drop(columns="way")


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
    columns = [touchpoint.c[name] for name in ("id", *names)]
    statement = select(*columns, stage.c.key.label("stage")).join(stage)
    return statement.where(*in_journey(view)).order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _moments(connection: Connection, view: View, places: Mapping[int, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the answers and the gaps within pairs of some touchpoints, 0 among them, by their keys."""
    table = moment if view.segment else moment_all
    names = [*(name for name in MOMENT if name != "touchpoint_id"), *moments.SUMS]
    statement = select(table.c.touchpoint_id, *(table.c[name] for name in names))
    if view.segment:
        statement = statement.where(moment.c.segment == view.segment)
    rows = connection.execute(statement.order_by(*(table.c[name] for name in MOMENT))).all()
    inside = [(places[row[0]], *row[1:]) for row in rows if row[0] in places]
    of_gaps = [(row[0], *row[2:]) for row in inside if row[1] == GAP and row[0]]
    scores = _columns([row for row in inside if row[1] != GAP], ["touchpoint", "measure", *names[1:]])
    return scores.drop(columns="second_scale"), _columns(of_gaps, ["touchpoint", "first_scale", *names[2:]])


def _columns(rows: Sequence[tuple], names: Sequence[str]) -> pd.DataFrame:
    columns: Sequence[tuple] = list(zip(*rows, strict=True)) or [()] * len(names)
    kinds = {"n": int, **dict.fromkeys(moments.SUMS[1:], float)}
    return pd.DataFrame(
        {name: np.array(column, kinds.get(name, object)) for name, column in zip(names, columns, strict=True)}
    )


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
