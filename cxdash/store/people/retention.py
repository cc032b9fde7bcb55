"""Forget respondents after a time: what was answered stays counted, and nothing says any longer by whom."""

from datetime import date
from secrets import token_hex
from typing import NamedTuple

from sqlalchemy import Engine, Select, bindparam, delete, select, update

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.domain.periods import month_name, month_number
from cxdash.store import database
from cxdash.store.lake.table import parts
from cxdash.store.people.respondents import EXPIRED, RETENTION
from cxdash.store.schema import change as change_table
from cxdash.store.schema import comment, response
from cxdash.store.write import changes
from cxdash.store.write.bulk import digests
from cxdash.store.write.changes import Change

OUTSIDE = gettext_noop(
    "Single answers are kept outside the store, where it is not looked for old ones. Take them back first: "
    "python -m cxdash answers --back."
)


class Expired(NamedTuple):
    """What went: respondents, each counted once a survey, and comments."""

    respondents: int
    comments: int


def first_day(today: date, months: int) -> date:
    """Return the day from which on respondents are still known, whole months being kept."""
    kept = month_name(month_number(f"{today:%Y-%m}") - months)
    return date.fromisoformat(f"{kept}-01")


def forget_older(engine: Engine, who: Who, before: date) -> Expired:
    """Forget who answered *before* a day, in each survey under a name that nobody knows; their comments go.

    Counts stay. Where there was anybody, the last changes can no longer be undone, since that would bring names back.
    Raises ImportRefused where answers are kept outside the store.
    """
    who.refuse_unless(Right.FORGET)
    with database.reading(engine) as connection:
        if parts(connection):
            raise ImportRefused([Message(OUTSIDE)])
        waiting = [_tied(before).limit(1), select(comment.c.id).where(comment.c.date < before).limit(1)]
        if not any(connection.execute(one).first() for one in waiting):
            return Expired(0, 0)
    with changes.writing(engine, who, undoable=False) as change:
        changes.wait_for_other_loads(change.connection)
        gone = Expired(_untie(change, before), _without_comments(change, before))
        change.connection.execute(update(change_table).values(record=None, size=0))
        digests.forget_all(change.connection)
        change.note(RETENTION, "survey", "", after={"before": before, **gone._asdict()})
    return gone


def _tied(before: date) -> Select:
    """Ask for who answered in which survey before a day and is still known."""
    asked = select(response.c.survey_id, response.c.respondent).distinct()
    return asked.where(response.c.date < before, ~response.c.respondent.startswith(EXPIRED))


def _untie(change: Change, before: date) -> int:
    pairs = [
        {"its": survey_id, "old": name, "new": f"{EXPIRED}{token_hex(8)}"}
        for survey_id, name in change.connection.execute(_tied(before))
    ]
    of_one = [response.c.survey_id == bindparam("its"), response.c.respondent == bindparam("old")]
    renamed = update(response).where(*of_one, response.c.date < before).values(respondent=bindparam("new"))
    if pairs:
        change.connection.execute(renamed, pairs)
    return len(pairs)


def _without_comments(change: Change, before: date) -> int:
    return change.connection.execute(delete(comment).where(comment.c.date < before)).rowcount
