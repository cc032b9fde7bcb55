"""What customers came for, whether it was solved, and customers by segment, for the satisfaction page's tabs."""

import pandas as pd
from sqlalchemy import Connection, Select, func, select

from cxdash.domain.scales import Measure
from cxdash.domain.tables import NeedTables
from cxdash.domain.vocabulary import Pair, View
from cxdash.store.count_tables import need_count, pair_count, score_count_all
from cxdash.store.database import frame
from cxdash.store.read.satisfaction import in_journey
from cxdash.store.schema import customers, need, stage, touchpoint

SUMS = ("n", "w", "w2")
PROMISE = ("promise", "promise_nb", "promise_sv")


def tables(connection: Connection, view: View) -> NeedTables:
    """Return needs and whether they were solved, in the view's journey and segment, over all months."""
    return NeedTables(
        needs=frame(connection, _needs()),
        places=frame(connection, _places(view)),
        solved=frame(connection, _solved(view)),
        segments=frame(connection, _segments()),
        months=frame(connection, select(score_count_all.c.month).distinct().order_by("month")),
    )


def scores(connection: Connection, view: View) -> pd.DataFrame:
    """Return satisfaction by need, in the view's journey, over all months and segments.

    Columns: touchpoint, scale, need, month, score, n, w, w2.
    """
    return frame(connection, _need_scores(view))


def _needs() -> Select:
    return select(*(need.c[name] for name in ("key", "name", "name_nb", "name_sv"))).order_by(need.c.id)


def _places(view: View) -> Select:
    names = ("channel", "contact", "delivered_by", "importance", "customers_per_year", *PROMISE)
    columns = [
        touchpoint.c.key.label("touchpoint"),
        stage.c.key.label("stage"),
        *(touchpoint.c[name] for name in names),
    ]
    statement = select(*columns).join_from(touchpoint, stage).where(*in_journey(view))
    return statement.order_by(stage.c.position, stage.c.id, touchpoint.c.id)


def _need_scores(view: View) -> Select:
    cells = [need_count.c[name] for name in ("scale", "need", "month", "score")]
    columns = [touchpoint.c.key.label("touchpoint"), *cells, *(need_count.c[name] for name in SUMS)]
    joined = need_count.join(touchpoint, touchpoint.c.id == need_count.c.touchpoint_id).join(stage)
    statement = select(*columns).select_from(joined).where(need_count.c.measure == Measure.CSAT, *in_journey(view))
    return statement.order_by(touchpoint.c.id, *cells)


def _solved(view: View) -> Select:
    keys = [pair_count.c[name] for name in ("first_scale", "second_scale", "month", "first", "second")]
    sums = [func.sum(pair_count.c[name]).label(name) for name in SUMS]
    joined = pair_count.join(touchpoint, touchpoint.c.id == pair_count.c.touchpoint_id).join(stage)
    statement = select(touchpoint.c.key.label("touchpoint"), *keys, *sums).select_from(joined)
    statement = statement.where(pair_count.c.kind == Pair.SOLVED, *in_journey(view))
    if view.segment:
        statement = statement.where(pair_count.c.segment == view.segment)
    cells = [touchpoint.c.id, touchpoint.c.key, *keys]
    return statement.group_by(*cells).order_by(*cells)


def _segments() -> Select:
    columns = [customers.c.month, customers.c.segment, customers.c.customers_start.label("customers")]
    return select(*columns).where(customers.c.segment != "").order_by(*columns[:2])
