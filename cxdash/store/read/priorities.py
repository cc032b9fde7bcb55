"""What irritates customers and what could be better, at the grain the page about what to mend first shows."""

from sqlalchemy import Connection, Select, func, select

from cxdash.domain.tables import PriorityTables
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame
from cxdash.store.read.satisfaction import in_journey
from cxdash.store.schema import annoyance, need, role, stage, touchpoint

TITLES = ("title", "title_nb", "title_sv")
NAMES = ("name", "name_nb", "name_sv")
RANGE = ("customers_per_year", "customers_per_year_low", "customers_per_year_high")
NUMBERS = (*RANGE, "severity", "effort", "value", "feasibility", "need_importance", "importance")

felt, made, made_stage = touchpoint.alias("felt"), touchpoint.alias("made"), stage.alias("made_stage")


def tables(connection: Connection, view: View) -> PriorityTables:
    """Return the annoyances felt in the view's journey, and its touchpoints."""
    annoyances, places = frame(connection, _annoyances(view)), frame(connection, _places(view))
    return PriorityTables(
        annoyances=annoyances.astype(dict.fromkeys(NUMBERS, float)).astype({"stops_business": bool}),
        places=places.astype({"importance": float}),
    )


def _annoyances(view: View) -> Select:
    joined = annoyance.join(felt, felt.c.id == annoyance.c.touchpoint_id).join(stage, stage.c.id == felt.c.stage_id)
    joined = joined.join(made, made.c.id == func.coalesce(annoyance.c.made_at_id, annoyance.c.touchpoint_id))
    joined = joined.join(made_stage, made_stage.c.id == made.c.stage_id)
    joined = joined.outerjoin(role, role.c.id == annoyance.c.owner_id).outerjoin(need, need.c.id == felt.c.need_id)
    own = ("key", *TITLES, "cause", "kind", *RANGE, "severity", "effort", "value", "feasibility", "stops_business")
    columns = [annoyance.c[name] for name in (*own, "found_by", "status", "version")]
    places = [
        felt.c.key.label("touchpoint"),
        stage.c.key.label("stage"),
        made.c.key.label("made_at"),
        made_stage.c.key.label("made_stage"),
        func.coalesce(role.c.key, "").label("owner"),
        need.c.importance.label("need_importance"),
        felt.c.importance.label("importance"),
    ]
    return select(*columns, *places).select_from(joined).where(*in_journey(view)).order_by(annoyance.c.id)


def _places(view: View) -> Select:
    columns = [touchpoint.c[name] for name in ("key", *NAMES, "importance")]
    statement = select(*columns, stage.c.key.label("stage")).join(stage)
    return statement.where(*in_journey(view)).order_by(stage.c.position, stage.c.id, touchpoint.c.id)
