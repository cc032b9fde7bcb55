"""What the same respondents answered in two surveys, or in two periods: read from single answers."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Integer, case, cast, extract, func, or_, select

from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.store.lake.reading import frame
from cxdash.store.read.satisfaction import in_journey
from cxdash.store.schema import response, stage, survey, touchpoint

BY_ROW = "#"
"""What the names of respondents begin with whom a file does not name: they are known by its rows."""

NAMES = ("id", "key", "name", "name_nb", "name_sv")

YEAR = 12

CELLS = [
    func.coalesce(touchpoint.c.key, "").label("touchpoint"),
    *(response.c[name] for name in ("measure", "scale", "respondent")),
]


class Waves(NamedTuple):
    """Two surveys, or two periods, the earlier first; *names*: rows of the surveys, or the periods."""

    earlier: ColumnElement[bool]
    later: ColumnElement[bool]
    names: tuple[Any, Any]


def survey_days(connection: Connection, view: View, *, whole: bool) -> list[dict[str, Any]]:
    """Return each day on which a survey was answered, with the survey's id, key and names; none of a single survey.

    *whole*: only answers on the whole relationship. There are as many as days, however many have answered.
    """
    if (connection.scalar(select(func.count()).select_from(survey)) or 0) < 2:
        return []
    names = [survey.c[name] for name in NAMES]
    statement = select(*names, response.c.date).distinct().join(response, response.c.survey_id == survey.c.id)
    return rows_of(frame(connection, statement.where(*_of(view, whole=whole)).order_by(survey.c.id, response.c.date)))


def last_two(days: Sequence[dict[str, Any]], end: str) -> tuple[int, int] | None:
    """Return the last survey up to the month *end* and the last one over before it began, by id, if there are two."""
    answered: dict[int, list[str]] = {}
    for row in days:
        if str(row["date"])[: len(end)] <= end:
            answered.setdefault(int(row["id"]), []).append(str(row["date"]))
    ordered = sorted(answered, key=lambda key: (max(answered[key]), key))
    before = [key for key in ordered if max(answered[key]) < min(answered[ordered[-1]])]
    return (before[-1], ordered[-1]) if before else None


def surveys(days: Sequence[dict[str, Any]], earlier: int, later: int) -> Waves:
    """Return two surveys to compare, by their ids, with the names they have in *days*."""
    named = {int(row["id"]): {name: row[name] for name in NAMES} for row in days}
    return Waves(response.c.survey_id == earlier, response.c.survey_id == later, (named[earlier], named[later]))


def periods(earlier: Period, later: Period) -> Waves:
    """Return two periods to compare."""
    return Waves(_within(earlier), _within(later), (earlier, later))


def answered(connection: Connection, view: View, waves: Waves, *, whole: bool) -> pd.DataFrame:
    """Return what each named respondent answered in both waves: a row per question and respondent.

    Columns: touchpoint ('' = the whole relationship), measure, scale, respondent, first, second, weight (of the later);
    nan if not answered in a wave. Several answers to a question in a wave count by their mean; counted answers, which
    are of several people, are left out.
    """
    first, second, weight = (
        func.avg(case((which, what)))
        for which, what in (
            (waves.earlier, response.c.score),
            (waves.later, response.c.score),
            (waves.later, response.c.weight),
        )
    )
    statement = select(*CELLS, first.label("first"), second.label("second"), weight.label("weight"))
    statement = statement.select_from(response.outerjoin(touchpoint).outerjoin(stage))
    statement = statement.where(or_(waves.earlier, waves.later), *_of(view, whole=whole))
    return frame(connection, statement.where(*_single()).group_by(*CELLS).order_by(*CELLS))


def again(connection: Connection, view: View, *, whole: bool) -> list[tuple[int, int]]:
    """Return in which two months, numbered, a named respondent answered the same question one time and the next.

    There are as many as pairs of months, however many have answered.
    """
    month = cast(extract("year", response.c.date) * YEAR + extract("month", response.c.date) - 1, Integer)
    before = func.lag(month).over(partition_by=CELLS, order_by=month)
    statement = select(before.label("before"), month.label("month"))
    statement = statement.select_from(response.outerjoin(touchpoint).outerjoin(stage))
    times = statement.where(*_of(view, whole=whole), *_single()).subquery()
    pairs = select(times).distinct().where(times.c.before < times.c.month)
    return [(int(row["before"]), int(row["month"])) for row in rows_of(frame(connection, pairs))]


def in_both(again: Iterable[tuple[int, int]], earlier: Period, later: Period) -> bool:
    """Tell whether anybody answered in two periods, of which one follows the other."""
    first, turn, last = (month_number(month) for month in (earlier.first, later.first, later.last))
    return any(first <= one < turn <= other <= last for one, other in again)


def _single() -> list[ColumnElement[bool]]:
    return [response.c["count"] == 1, ~response.c.respondent.startswith(BY_ROW)]


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
