"""Proposals of who could answer for what, and what was adopted of them."""

import json
from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from cxdash.domain.ownership import Cell, Limited
from cxdash.store.database import frame, in_utc
from cxdash.store.schema import audit, journey, proposal, proposal_cell, role, stage, touchpoint

ADOPT, UNDO = "adopt", "undo"
"""The actions on assignments in the audit."""


def kept(connection: Connection) -> pd.DataFrame:
    """Return one row per proposal in the order they were made: key, name, model, journey ('' = all), made_at (in UTC),
    made_by, note, adopted_on (None where it was not), version, and how many *cells* it has.
    """
    counted = select(func.count()).where(proposal_cell.c.proposal_id == proposal.c.id).scalar_subquery()
    own = [proposal.c[name] for name in ("key", "name", "model")]
    more = [proposal.c[name] for name in ("made_at", "made_by", "note", "adopted_on", "version")]
    columns = [*own, func.coalesce(journey.c.key, "").label("journey"), *more, counted.label("cells")]
    found = frame(connection, select(*columns).outerjoin(journey).order_by(proposal.c.id))
    return found.assign(made_at=pd.Series(list(map(in_utc, found.made_at)), dtype=object))


def cells(connection: Connection, key: str) -> Limited:
    """Return the cells of a proposal with their limits; cells of a role or place that has been removed are gone."""
    joined = proposal_cell.join(proposal).join(role, role.c.id == proposal_cell.c.role_id)
    joined = joined.outerjoin(stage, stage.c.id == proposal_cell.c.stage_id)
    joined = joined.outerjoin(touchpoint, touchpoint.c.id == proposal_cell.c.touchpoint_id)
    places = [func.coalesce(column, "") for column in (stage.c.key, touchpoint.c.key, proposal_cell.c.area)]
    columns = [role.c.key, proposal_cell.c.letter, *places, proposal_cell.c.limit]
    asked = select(*columns).select_from(joined).where(proposal.c.key == key).order_by(proposal_cell.c.id)
    return {Cell(*cell): limit for *cell, limit in connection.execute(asked)}


def adoptions(connection: Connection) -> pd.DataFrame:
    """Return one row per adoption, the latest first: number, at (in UTC), actor, proposal (its key, '' = none kept),
    on (the day it is valid from), and whether it was *undone*.
    """
    columns = [audit.c[name] for name in ("id", "at", "actor", "key", "action", "after")]
    noted = connection.execute(select(*columns).where(audit.c.action.in_([ADOPT, UNDO])).order_by(audit.c.id.desc()))
    rows = [(*row[:5], json.loads(row.after)) for row in noted]
    undone = {after["of"] for *_, action, after in rows if action == UNDO}
    found = [
        (number, in_utc(at), actor, key, date.fromisoformat(after["on"]), number in undone)
        for number, at, actor, key, action, after in rows
        if action == ADOPT
    ]
    return pd.DataFrame(found, columns=["number", "at", "actor", "proposal", "on", "undone"], dtype=object)
