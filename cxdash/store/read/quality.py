"""How much the figures rest on: how questions were answered, and by how many of those who could have."""

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import View
from cxdash.store.count_tables import score_count, score_count_all
from cxdash.store.database import frame
from cxdash.store.read.satisfaction import in_journey
from cxdash.store.schema import question_tally, stage, survey, touchpoint

COUNTED = ("answers", "missing", "blank")
SUMS = ("n", "w", "w2")


def tables(connection: Connection, view: View) -> QualityTables:
    """Return how questions were answered in the view's journey and segment, over all months."""
    return QualityTables(
        surveys=frame(connection, _surveys()),
        touchpoints=frame(connection, _touchpoints(view)),
        tallies=frame(connection, _tallies(view)),
        counts=frame(connection, _counts(view)),
        months=frame(connection, select(score_count_all.c.month).distinct().order_by("month")),
    )


def _surveys() -> Select:
    return select(*(survey.c[name] for name in ["key", "name", "name_nb", "name_sv"])).order_by(survey.c.id)


def _touchpoints(view: View) -> Select:
    names = ["key", "name", "name_nb", "name_sv", "contact", "customers_per_year"]
    statement = select(*(touchpoint.c[name] for name in names)).join(stage).where(*in_journey(view))
    return statement.order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _tallies(view: View) -> Select:
    keys = [survey.c.key.label("survey"), _key(), question_tally.c.measure]
    sums = [func.sum(question_tally.c[name]).label(name) for name in COUNTED]
    joined = question_tally.join(survey).outerjoin(touchpoint).outerjoin(stage)
    statement = select(*keys, *sums).select_from(joined)
    statement = statement.where(*_or_whole(question_tally.c.touchpoint_id.is_(None), view))
    order = [survey.c.id, stage.c.position, stage.c.id, touchpoint.c.id, question_tally.c.measure]
    return statement.group_by(*order, survey.c.key, touchpoint.c.key).order_by(*order)


def _counts(view: View) -> Select:
    cells = [score_count.c[name] for name in ["touchpoint_id", "measure", "segment", "month"]]
    joined = score_count.outerjoin(touchpoint, touchpoint.c.id == score_count.c.touchpoint_id).outerjoin(stage)
    sums = [func.sum(score_count.c[name]).label(name) for name in SUMS]
    statement = select(_key(), *cells[1:], *sums).select_from(joined)
    statement = statement.where(*_or_whole(score_count.c.touchpoint_id == 0, view))
    if view.segment:
        statement = statement.where(score_count.c.segment == view.segment)
    return statement.group_by(*cells, touchpoint.c.key).order_by(*cells)


def _key() -> ColumnElement[str]:
    return func.coalesce(touchpoint.c.key, "").label("touchpoint")


def _or_whole(whole: ColumnElement[bool], view: View) -> list[ColumnElement[bool]]:
    """Return what a row must fulfil to be about the view's journey, or about the whole relationship."""
    inside = in_journey(view)
    return [or_(whole, *inside)] if inside else []
