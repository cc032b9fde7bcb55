"""Hide who answered: every respondent of a store that kept names as they were given gets a pseudonym."""

from sqlalchemy import Connection, Engine, Table, bindparam, select, update

from cxdash.domain.people import Who
from cxdash.domain.people.pseudonyms import is_named
from cxdash.domain.people.roles import Right
from cxdash.store.lake import reading, writing
from cxdash.store.people import respondents
from cxdash.store.people.respondents import Naming
from cxdash.store.people.tables import store_secret
from cxdash.store.schema import change as change_table
from cxdash.store.schema import comment, response, survey
from cxdash.store.write import changes
from cxdash.store.write.bulk import digests


def hide(engine: Engine, who: Who) -> int:
    """Give every respondent of a store a pseudonym, from now on, too; return how many there were to be hidden.

    The last changes can no longer be undone, since that would bring names back.
    """
    who.refuse_unless(Right.FORGET)
    with changes.writing(engine, who, undoable=False) as change:
        connection = change.connection
        changes.wait_for_other_loads(connection)
        how = respondents.naming(connection)._replace(every=True)
        connection.execute(update(store_secret).values(every=True))
        hidden = {name for table in (response, comment) for name in _renamed(connection, table, how)}
        hidden |= _renamed_outside(connection, how)
        if hidden:
            connection.execute(update(change_table).values(record=None, size=0))
            digests.forget_all(connection)
            change.note("hide", "survey", "", after={"respondents": len(hidden)})
    writing.sweep_where_set(engine)
    return len(hidden)


def _renamed(connection: Connection, table: Table, how: Naming) -> set[str]:
    """Give the respondents of a table their pseudonyms, one survey after the other, and return whose they are."""
    found: set[str] = set()
    for survey_id in connection.scalars(select(survey.c.id)).all():
        of_it = table.c.survey_id == survey_id
        names = connection.scalars(select(table.c.respondent).where(of_it).distinct()).all()
        old = [name for name in names if is_named(name)]
        if old:
            its_rows = update(table).where(of_it, table.c.respondent == bindparam("old"))
            pairs = [{"old": name, "new": how.name(name)} for name in old]
            connection.execute(its_rows.values(respondent=bindparam("new")), pairs)
        found.update(old)
    return found


def _renamed_outside(connection: Connection, how: Naming) -> set[str]:
    found: set[str] = set()
    for survey_id in connection.scalars(select(survey.c.id)).all():
        names = reading.outside(connection, select(response.c.respondent).distinct(), survey_id)
        new = {name: how.name(name) for name in ([] if names is None else names["respondent"]) if is_named(name)}
        writing.replace(connection, survey_id, "respondent", new)
        found.update(new)
    return found
