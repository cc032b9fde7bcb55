"""Answers that were loaded before taken outside the store, and all of them brought back into it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, Select, delete, func, insert, select

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.settings.reading import current
from cxdash.store.lake import engine as lake
from cxdash.store.lake import writing
from cxdash.store.lake.table import answer_part, parts
from cxdash.store.schema import audit, response, survey
from cxdash.store.write import changes
from cxdash.store.write.bulk import rows

OUTSIDE, BACK = "outside", "back"
"""The actions in the audit."""

NOWHERE = gettext_noop("Say in answers_url where answers are kept outside the database; the store must be PostgreSQL.")
MISCOUNTED = gettext_noop("Of {survey} {here} answers were read and {there} written, so it stays where it is.")


def take_outside(engine: Engine, who: Who) -> dict[str, int]:
    """Take the answers that are in the store outside of it, survey by survey, and return how many by survey.

    Each is a transaction of its own. Raises ImportRefused where it is not set where.
    """
    return _each(engine, who, OUTSIDE, select(response.c.survey_id).distinct(), _take)


def bring_back(engine: Engine, who: Who) -> dict[str, int]:
    """Bring all answers into the store, survey by survey, and return how many by survey."""
    return _each(engine, who, BACK, select(answer_part.c.survey_id).distinct(), _bring)


def _each(
    engine: Engine, who: Who, action: str, of: Select, carry: Callable[[Connection, int, str], int]
) -> dict[str, int]:
    if engine.dialect.name != "postgresql" or not current().answers_url:
        raise ImportRefused([Message(NOWHERE)])
    with engine.connect() as connection:
        asked = select(survey.c.id, survey.c.key).where(survey.c.id.in_(of)).order_by(survey.c.id)
        surveys = connection.execute(asked).all()
    carried = {}
    for survey_id, key in surveys:
        with changes.writing(engine, who) as change:
            changes.wait_for_other_loads(change.connection)
            carried[key] = carry(change.connection, survey_id, key)
            note = {"at": datetime.now(UTC), "actor": who.name, "action": action, "table": "survey", "key": key}
            change.connection.execute(insert(audit).values(**note))  # nothing to undo: no answer has changed
            change.touch("survey")
    return carried


def _take(connection: Connection, survey_id: int, key: str) -> int:
    part = writing.listed(connection, survey_id)
    with lake.connected(connection) as files:
        columns = f"{part}, {lake.NAMES} FROM store.public.response WHERE survey_id = {survey_id}"
        files.exec_driver_sql(f"INSERT INTO {lake.ANSWERS} SELECT {columns}")
        written = files.exec_driver_sql(f"SELECT count(*) FROM {lake.ANSWERS} WHERE part = {part}").scalar_one()
    gone = connection.execute(delete(response).where(response.c.survey_id == survey_id)).rowcount
    return _compared(key, gone, int(written))


def _bring(connection: Connection, survey_id: int, key: str) -> int:
    known = ", ".join(map(str, parts(connection, survey_id)))
    before = connection.scalar(_counted(survey_id)) or 0
    with lake.connected(connection) as files:
        names = ["id", "touchpoint_id", *rows.COLUMNS]
        quoted = ", ".join(f'"{name}"' for name in names)
        found = files.execution_options(stream_results=True).exec_driver_sql(
            f"SELECT {quoted} FROM {lake.ANSWERS} WHERE part IN ({known}) ORDER BY id"
        )
        read = 0
        for some in found.partitions(rows.CHUNK):
            rows.insert_inside(connection, survey_id, pd.DataFrame(map(tuple, some), columns=names, dtype=object), None)
            read += len(some)
    connection.execute(delete(answer_part).where(answer_part.c.survey_id == survey_id))
    return _compared(key, read, (connection.scalar(_counted(survey_id)) or 0) - before)


def _counted(survey_id: int) -> Select:
    return select(func.count()).select_from(response).where(response.c.survey_id == survey_id)


def _compared(key: str, here: int, there: int) -> int:
    if here != there:
        raise ImportRefused([Message(MISCOUNTED, {"survey": key, "here": here, "there": there})])
    return there
