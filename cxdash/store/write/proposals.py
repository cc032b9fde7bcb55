"""Proposals of who could answer for what: kept by name, edited, discarded. Adopting one is store.adoptions' work."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select, update

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.ownership import Cell, Limited
from cxdash.store.database import frame, in_utc
from cxdash.store.schema import journey, metadata, proposal, proposal_cell, role, stage, touchpoint
from cxdash.store.write import answers, changes
from cxdash.store.write.changes import Change


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


def keep(
    change: Change, name: str, model: str, proposed: Mapping[Cell, str], *, on_journey: str = "", note: str = ""
) -> str:
    """Keep a proposal and return its key, which is made of its name.

    *proposed*: every cell of the map as it would be, with its limit, of one journey or ('') of all.
    """
    answers.wait_for_other_loads(change.connection)
    said = {"name": _named(name), "model": model, "note": note, "made_by": change.actor, "made_at": datetime.now(UTC)}
    key = key_of(name, set(change.connection.scalars(select(proposal.c.key))))
    journey_id = _ids(change.connection, "journey", [on_journey])[on_journey]
    row_id = changes.add(change, "proposal", {"key": key, **said, "journey_id": journey_id})
    _write(change.connection, row_id, proposed)
    return key


def edit(
    change: Change,
    key: str,
    version: int,
    *,
    name: str | None = None,
    note: str | None = None,
    proposed: Mapping[Cell, str] | None = None,
) -> None:
    """Change what is given of a proposal the editor saw at *version*; refused when it has moved on since.

    With other cells it is no longer what was adopted, if it was.
    """
    row = held(change, key, version)
    said = {"name": row["name"] if name is None else _named(name), **({} if note is None else {"note": note})}
    before = cells(change.connection, key)
    changes.edit(change, "proposal", key, version, said)
    if proposed is None or before == dict(proposed):
        return
    change.connection.execute(delete(proposal_cell).where(proposal_cell.c.proposal_id == row["id"]))
    _write(change.connection, row["id"], proposed)
    changed = update(proposal).where(proposal.c.id == row["id"]).values(version=row["version"] + 1, adopted_on=None)
    change.connection.execute(changed)
    change.note("edit", "proposal", key, *({"cells": _noted(one)} for one in (before, proposed)))


def discard(change: Change, key: str) -> None:
    """Remove a proposal with its cells; what was adopted of it stays."""
    held(change, key)
    changes.remove(change, "proposal", key)


def held(change: Change, key: str, version: int | None = None) -> dict[str, Any]:
    """Return a proposal as it stands; refused when it is gone, or has moved on since it was seen at *version*."""
    if change.connection.execute(select(proposal.c.id).where(proposal.c.key == key)).first() is None:
        raise ImportRefused([Message(gettext_noop("The proposal {key} is not there any longer."), {"key": key})])
    row = changes.held(change, "proposal", key)
    if version is not None and row["version"] != version:
        template = gettext_noop(
            "Someone else has changed the proposal {name} meanwhile, so nothing was saved. Look at it again."
        )
        raise ImportRefused([Message(template, {"name": row["name"]})])
    return row


def placed(connection: Connection, proposed: Iterable[Cell]) -> list[dict[str, Any]]:
    """Return cells as the store's tables hold them, with ids for keys; refused where there is no such key."""
    proposed = list(proposed)
    roles = _ids(connection, "role", (cell.role for cell in proposed))
    stages = _ids(connection, "stage", (cell.stage for cell in proposed))
    touchpoints = _ids(connection, "touchpoint", (cell.touchpoint for cell in proposed))
    return [
        {
            "role_id": roles[cell.role],
            "letter": cell.letter,
            "stage_id": stages[cell.stage],
            "touchpoint_id": touchpoints[cell.touchpoint],
            "area": cell.area or None,
        }
        for cell in proposed
    ]


def _write(connection: Connection, row_id: int, proposed: Mapping[Cell, str]) -> None:
    rows = zip(placed(connection, proposed), proposed.values(), strict=True)
    written = [{**row, "proposal_id": row_id, "limit": limit} for row, limit in rows]
    if written:
        connection.execute(insert(proposal_cell), written)


def _ids(connection: Connection, table: str, keys: Iterable[str]) -> dict[str, int | None]:
    """Return the ids of a table's rows by key, None for ''; refused where one of *keys* is not there."""
    target = metadata.tables[table]
    ids: dict[str, int | None] = {key: row_id for key, row_id in connection.execute(select(target.c.key, target.c.id))}  # noqa: C416 - rows are no pairs to dict()
    ids[""] = None
    template = gettext_noop("There is no {table} with the key {key}.")
    unknown = [key for key in dict.fromkeys(keys) if key not in ids]
    if unknown:
        raise ImportRefused([Message(template, {"table": table, "key": key}) for key in unknown])
    return ids


def _named(name: str) -> str:
    if not name.strip():
        raise ImportRefused([Message(gettext_noop("A proposal needs a name."))])
    return name.strip()


def _noted(proposed: Mapping[Cell, str]) -> list[str]:
    """Return cells as they are written down: role, letter, place, limit."""
    return [" · ".join(filter(None, (*cell, limit))) for cell, limit in sorted(proposed.items())]
