"""The last changes as wholes: what each did, and whether it can be undone."""

import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from cxdash.store.database import in_utc
from cxdash.store.schema import audit, change

MOST = 10
"""So many changes are listed."""

Row = dict[str, Any]


class Noted(NamedTuple):
    """What was written down of a change: the *first* rows of the audit, and how many there are in *all*."""

    first: list[Row]
    all: int


class Done(NamedTuple):
    """A change that is not undone. *can_be_undone*: once those after it are."""

    number: int
    at: Any
    actor: str
    noted: Noted
    can_be_undone: bool


def changes(connection: Connection, *, most: int = MOST) -> list[Done]:
    """Return the last changes that are not undone, the latest first."""
    columns = [change.c[name] for name in ("id", "at", "actor", "size")]
    waiting = select(*columns).where(change.c.undone_at.is_(None)).order_by(change.c.id.desc()).limit(most)
    done: list[Done] = []
    for number, at, actor, size in connection.execute(waiting).all():
        possible = bool(size) and (not done or done[-1].can_be_undone)
        done.append(Done(number, in_utc(at), actor, notes_of(connection, number, most=3), possible))
    return done


def notes_of(connection: Connection, number: int, *, most: int) -> Noted:
    """Return what was written down of a change: action, table, key, before and after of each row."""
    found = connection.execute(select(change.c.notes, change.c.noted).where(change.c.id == number)).one()
    names = ("action", "table", "key", "before", "after")
    wanted = audit.c.id.in_(json.loads(found.notes))
    rows = connection.execute(select(*(audit.c[name] for name in names)).where(wanted).order_by(audit.c.id)).all()
    rows = sorted(rows, key=lambda row: row.action == "add")[:most]  # a survey before the touchpoints made for it
    return Noted([dict(zip(names, (*row[:3], *map(_read, row[3:])), strict=True)) for row in rows], found.noted)


def _read(text: str | None) -> Row:
    return json.loads(text) if text else {}
