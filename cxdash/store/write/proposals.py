"""Keep, edit and discard proposals of who could answer for what; adopting one is adoptions' work."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.ownership import Cell
from cxdash.store.read import tables
from cxdash.store.read.proposals import cells
from cxdash.store.schema import metadata, proposal, proposal_cell
from cxdash.store.write import changes
from cxdash.store.write.changes import Change


def keep(
    change: Change, name: str, model: str, proposed: Mapping[Cell, str], *, on_journey: str = "", note: str = ""
) -> str:
    """Keep a proposal and return its key, which is made of its name.

    *proposed*: every cell of the map as it would be, with its limit, of one journey or ('') of all.
    """
    changes.wait_for_other_loads(change.connection)
    row = {"name": _named(name), "model": model, "note": note, "made_by": change.who.name, "made_at": datetime.now(UTC)}
    key = key_of(name, set(change.connection.scalars(select(proposal.c.key))))
    journey_id = _ids(change.connection, "journey", [on_journey])[on_journey]
    row_id = changes.add(change, "proposal", {"key": key, **row, "journey_id": journey_id})
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
    row = locked(change, key, version)
    values = {"name": row["name"] if name is None else _named(name), **({} if note is None else {"note": note})}
    before = cells(change.connection, key)
    changes.edit(change, "proposal", key, version, values)
    if proposed is None or before == dict(proposed):
        return
    change.connection.execute(delete(proposal_cell).where(proposal_cell.c.proposal_id == row["id"]))
    _write(change.connection, row["id"], proposed)
    changed = update(proposal).where(proposal.c.id == row["id"]).values(version=row["version"] + 1, adopted_on=None)
    change.connection.execute(changed)
    change.note("edit", "proposal", key, *({"cells": _noted(one)} for one in (before, proposed)))


def discard(change: Change, key: str) -> None:
    """Remove a proposal with its cells; what was adopted of it stays."""
    locked(change, key)
    changes.remove(change, "proposal", key)


def locked(change: Change, key: str, version: int | None = None) -> dict[str, Any]:
    """Return a proposal, locked; raises ImportRefused where it is gone or has changed since *version*."""
    if change.connection.execute(select(proposal.c.id).where(proposal.c.key == key)).first() is None:
        raise ImportRefused([Message(gettext_noop("The proposal {key} is not there any longer."), {"key": key})])
    row = changes.locked(change, "proposal", key)
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
    ids: dict[str, int | None] = {**tables.ids(connection, metadata.tables[table]), "": None}
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
