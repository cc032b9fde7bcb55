"""What the same respondents answered in two surveys, or in two periods: read from single answers."""

from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.store.lake.reading import frame
from cxdash.store.read.satisfaction import in_journey
from cxdash.store.schema import response, stage, survey, touchpoint

BY_ROW = "#"
"""What the names of respondents begin with whom a file does not name: they are known by its rows."""

PLACE = ["touchpoint", "measure", "scale"]


class Waves(NamedTuple):
    """Two surveys, or two periods, the earlier first; *names*: rows of the surveys, or the periods."""

    earlier: ColumnElement[bool]
    later: ColumnElement[bool]
    names: tuple[Any, Any]


def surveys(connection: Connection, view: View, end: str, *, whole: bool) -> Waves | None:
    """Return the last survey up to the month *end* and the last one that was over before it began, if there are two.

    *whole*: only those that asked of the whole relationship.
    """
    if (connection.scalar(select(func.count()).select_from(survey)) or 0) < 2:
        return None
    names = [survey.c[name] for name in ("id", "key", "name", "name_nb", "name_sv")]
    days = [func.min(response.c.date).label("first"), func.max(response.c.date).label("last")]
    statement = select(*names, *days).join(response, response.c.survey_id == survey.c.id)
    statement = statement.where(response.c.date < _first_day(end, 1), *_of(view, whole=whole)).group_by(*names)
    rows = rows_of(frame(connection, statement.order_by(func.max(response.c.date), survey.c.id)))
    before = [row for row in rows if str(row["last"]) < str(rows[-1]["first"])]
    if not before:
        return None
    first, second = before[-1], rows[-1]
    return Waves(response.c.survey_id == int(first["id"]), response.c.survey_id == int(second["id"]), (first, second))


def periods(earlier: Period, later: Period) -> Waves:
    """Return two periods to compare."""
    return Waves(_within(earlier), _within(later), (earlier, later))


def answered(connection: Connection, view: View, waves: Waves, *, whole: bool) -> pd.DataFrame:
    """Return what each named respondent answered in both waves: a row per question and respondent.

    Columns: touchpoint ('' = the whole relationship), measure, scale, respondent, first, second, weight (of the later);
    nan if not answered in a wave. Several answers to a question in a wave count by their mean; counted answers, which
    are of several people, are left out.
    """
    key = func.coalesce(touchpoint.c.key, "").label("touchpoint")
    cells = [key, response.c.measure, response.c.scale, response.c.respondent]
    first, second, weight = (
        func.avg(case((which, what)))
        for which, what in (
            (waves.earlier, response.c.score),
            (waves.later, response.c.score),
            (waves.later, response.c.weight),
        )
    )
    statement = select(*cells, first.label("first"), second.label("second"), weight.label("weight"))
    statement = statement.select_from(response.outerjoin(touchpoint).outerjoin(stage))
    statement = statement.where(or_(waves.earlier, waves.later), *_of(view, whole=whole))
    single = [response.c["count"] == 1, ~response.c.respondent.startswith(BY_ROW)]
    return frame(connection, statement.where(*single).group_by(*cells).order_by(*cells))


def _of(view: View, *, whole: bool) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [response.c.segment == view.segment] if view.segment else []
    if whole:
        return [*asked, response.c.touchpoint_id.is_(None)]
    inside = in_journey(view)
    if not inside:
        return asked
    places = select(touchpoint.c.id).join(stage).where(*inside)
    return [*asked, or_(response.c.touchpoint_id.is_(None), response.c.touchpoint_id.in_(places))]


def _within(period: Period) -> ColumnElement[bool]:
    return (response.c.date >= _first_day(period.first)) & (response.c.date < _first_day(period.last, 1))


def _first_day(month: str, later: int = 0) -> object:
    """Return the first day of a month, or of one some months *later*."""
    return pd.Timestamp(f"{month_name(month_number(month) + later)}-01").date()
