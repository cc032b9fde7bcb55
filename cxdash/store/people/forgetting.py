"""Forget a respondent: what was answered stays counted, and nothing says by whom."""

from contextlib import closing, suppress
from datetime import UTC, datetime
from secrets import token_hex
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.pseudonyms import NAMELESS
from cxdash.domain.people.roles import Right
from cxdash.store.lake import writing as lake
from cxdash.store.people import respondents
from cxdash.store.people.tables import forgotten
from cxdash.store.schema import change as change_table
from cxdash.store.schema import comment, response, survey
from cxdash.store.write import changes
from cxdash.store.write.bulk import digests

NOBODY = f"{NAMELESS}forgotten:"
"""What the answers of those begin with who were forgotten; like all that begin so, they are compared with nobody's."""


class Gone(NamedTuple):
    """What went: answers that no longer say whose they are, and comments that were deleted."""

    answers: int
    comments: int


def forget(engine: Engine, who: Who, respondent: str) -> Gone:
    """Forget a respondent, by the name in the file or the pseudonym, and return how much that was about.

    Answers stay, in each survey under another name that nobody knows, so that no count changes; comments go. The last
    changes can no longer be undone, since that would bring the name back, nor do files bring the respondent's answers
    back. Copies that were made before are left as they are. Raises ImportRefused where nobody is called so.
    """
    who.refuse_unless(Right.FORGET)
    with changes.writing(engine, who, undoable=False) as change:
        connection = change.connection
        changes.wait_for_other_loads(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        given = respondent.strip()
        names = respondents.naming(connection).memories(given)
        gone = _untie(connection, sorted({given, *names}))
        if not any(gone):
            raise ImportRefused([Message(gettext_noop("No respondent in the store is called that."))])
        known = set(connection.scalars(select(forgotten.c.respondent)))
        connection.execute(insert(forgotten), [{"respondent": name, "at": datetime.now(UTC)} for name in names - known])
        connection.execute(update(change_table).values(record=None, size=0))
        digests.forget_all(connection)
        change.note("forget", "survey", "", after=gone._asdict())
    _empty_log(engine)
    lake.sweep_where_set(engine)
    return gone


def _untie(connection: Connection, names: list[str]) -> Gone:
    kept = 0
    for survey_id in connection.scalars(select(survey.c.id)).all():
        of_it = [response.c.survey_id == survey_id, response.c.respondent.in_(names)]
        nobody = f"{NOBODY}{token_hex(8)}"
        kept += connection.execute(update(response).where(*of_it).values(respondent=nobody)).rowcount
        kept += lake.replace(connection, survey_id, "respondent", dict.fromkeys(names, nobody))
    gone = connection.execute(select(func.count()).where(comment.c.respondent.in_(names))).scalar_one()
    connection.execute(delete(comment).where(comment.c.respondent.in_(names)))
    return Gone(kept, gone)


def _empty_log(engine: Engine) -> None:
    """Empty the log of a store in a file, which held the name, unless somebody is reading at that moment."""
    if engine.dialect.name == "sqlite":
        with suppress(DBAPIError), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
