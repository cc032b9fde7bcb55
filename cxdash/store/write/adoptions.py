"""Adopt a proposal from a day on, with the history kept, and undo an adoption."""

import json
from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.ownership import Cell, Changes
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.store.read import ownership
from cxdash.store.read import proposals as proposal_questions
from cxdash.store.read.proposals import ADOPT, UNDO
from cxdash.store.read.tables import Row
from cxdash.store.schema import assignment, audit, proposal
from cxdash.store.write import assignment_rows, changes, proposals
from cxdash.store.write.changes import Change


def adopt(
    change: Change,
    decided: Changes,
    on: date,
    *,
    seen: pd.DataFrame,
    journey: str = "",
    key: str = "",
    version: int = 0,
) -> int:
    """Make a proposal valid from a day on, and return the adoption's number, by which it can be undone.

    *decided*: what to change of *seen*, the assignments of the journey ('' = all) as they were shown.
    *key* and *version*: the kept proposal that is adopted, as it was shown, if it is one. Raises ImportRefused with
    what has changed since.
    """
    connection = change.connection
    changes.wait_for_other_loads(connection)
    _refuse_moved_on(connection, seen, journey)
    if not decided:
        raise ImportRefused([Message(gettext_noop("All of this holds already, so there is nothing to adopt."))])
    if key:
        proposals.locked(change, key, version)
        changes.edit(change, "proposal", key, version, {"adopted_on": on})
    added = _added(connection, decided.added)
    going = {*decided.ended, *decided.removed}
    touched = {
        assignment_rows.place(row)
        for row in [*(row for row in assignment_rows.stored(connection) if row["id"] in going), *added]
    }
    before = assignment_rows.at(connection, touched)
    ended = update(assignment).where(assignment.c.id.in_(decided.ended))
    connection.execute(ended.values(valid_to=on, version=assignment.c.version + 1))
    connection.execute(delete(assignment).where(assignment.c.id.in_(decided.removed)))
    if added:
        connection.execute(insert(assignment), added)
    after = {"on": on, "rows": assignment_rows.at(connection, touched)}
    return change.note(ADOPT, "assignment", key, assignment_rows.plain({"rows": before}), assignment_rows.plain(after))


def undo(change: Change, number: int) -> None:
    """Put the assignments back as they were before an adoption.

    Raises ImportRefused with what somebody has changed at its places since, or where it has been undone already.
    """
    connection = change.connection
    changes.wait_for_other_loads(connection)
    key, before, after = _adoption(connection, number)
    touched = {assignment_rows.place(row) for row in [*before, *after["rows"]]}
    now = assignment_rows.at(connection, touched)
    since = assignment_rows.difference(
        assignment_rows.worded(connection, after["rows"]), assignment_rows.worded(connection, now)
    )
    if since:
        template = gettext_noop("Who answers for what has been changed since then, so the adoption was not undone.")
        raise ImportRefused([Message(template), *since.details()])
    try:
        _put_back(connection, before, now)
    except IntegrityError:
        template = gettext_noop("The adoption cannot be undone: a role or a place it ended has been removed since.")
        raise ImportRefused([Message(template)]) from None
    change.note(
        UNDO,
        "assignment",
        key,
        assignment_rows.plain({"rows": now}),
        assignment_rows.plain({"on": after["on"], "of": number}),
    )
    _unmark(change, key, date.fromisoformat(after["on"]))


def _refuse_moved_on(connection: Connection, seen: pd.DataFrame, journey: str) -> None:
    now = ownership.assignments(connection, View(journey=journey))
    since = assignment_rows.difference(assignment_rows.as_sheet(seen), assignment_rows.as_sheet(now))
    if since or set(seen.id) != set(now.id):
        template = gettext_noop(
            "Who answers for what has been changed since the proposal was shown, so it was not adopted. Look "
            "at it again."
        )
        raise ImportRefused([Message(template), *since.details()])


def _added(connection: Connection, rows: pd.DataFrame) -> list[Row]:
    records = rows_of(rows)
    cells = [Cell(*(row[name] for name in Cell._fields)) for row in records]
    return [
        {
            **stored,
            "limit": row["limit"] or None,
            "valid_from": row["valid_from"],
            "confirmed_on": row["confirmed_on"],
        }
        for stored, row in zip(proposals.placed(connection, cells), records, strict=True)
    ]


def _adoption(connection: Connection, number: int) -> tuple[str, list[Row], Row]:
    """Return the key of the proposal, the rows before and what was written down after."""
    columns = [audit.c[name] for name in ("key", "before", "after")]
    found = connection.execute(select(*columns).where(audit.c.id == number, audit.c.action == ADOPT)).first()
    if found is None:
        raise ImportRefused(
            [Message(gettext_noop("There is no adoption with the number {number}."), {"number": number})]
        )
    done = proposal_questions.adoptions(connection)
    if done.undone[done.number == number].any():
        raise ImportRefused([Message(gettext_noop("This adoption has been undone already."))])
    return found.key, json.loads(found.before)["rows"], json.loads(found.after)


def _put_back(connection: Connection, before: Sequence[Row], now: Sequence[Row]) -> None:
    """Make the rows of some places what they were: those that came go, those that ended or went come back."""
    were, are = ({row["id"]: assignment_rows.typed(row) for row in rows} for rows in (before, now))
    connection.execute(delete(assignment).where(assignment.c.id.in_(are.keys() - were.keys())))
    taken = set(connection.scalars(select(assignment.c.id)))
    for row_id, row in were.items():
        if row_id in are and assignment_rows.content(row) != assignment_rows.content(are[row_id]):
            values = {**assignment_rows.content(row), "version": are[row_id]["version"] + 1}
            connection.execute(update(assignment).where(assignment.c.id == row_id).values(**values))
        elif row_id not in are:
            own = {} if row_id in taken else {"id": row_id}
            connection.execute(insert(assignment).values(**own, **assignment_rows.content(row)))


def _unmark(change: Change, key: str, on: date) -> None:
    """Let the proposal that was adopted be one that is not, if it is still there as it was adopted."""
    adopted = select(proposal.c.version).where(proposal.c.key == key, proposal.c.adopted_on == on)
    version = change.connection.scalar(adopted)
    if version is not None:
        changes.edit(change, "proposal", key, version, {"adopted_on": None})
