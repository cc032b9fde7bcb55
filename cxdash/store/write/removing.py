"""Remove a survey with all that hangs on it, counted first."""

from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, delete, func, select

from cxdash.store.lake import reading as lake
from cxdash.store.schema import comment, response, survey
from cxdash.store.write import answers, changes
from cxdash.store.write.changes import Change


class WithIt(NamedTuple):
    """What goes with a survey: rows of answers, and comments."""

    answers: int
    comments: int


def with_survey(connection: Connection, key: str) -> WithIt:
    """Count what goes with a survey; nothing where there is no such survey."""
    own = select(survey.c.id).where(survey.c.key == key).scalar_subquery()
    counted = (select(func.count()).select_from(table).where(table.c.survey_id == own) for table in (response, comment))
    return WithIt(*(int(lake.scalar(connection, one)) for one in counted))


def remove_survey(change: Change, key: str) -> WithIt:
    """Remove a survey with its answers and comments, and take them from the counts; touchpoints stay.

    Raises ImportRefused where there is no such survey.
    """
    connection = change.connection
    changes.wait_for_other_loads(connection)
    row = changes.locked(change, "survey", key)
    gone = with_survey(connection, key)
    held = answers.stored(connection, row["id"])
    change.recorder.survey(row["id"])
    change.recorder.answers(row["id"], held, held)
    answers.write(connection, row["id"], held, pd.DataFrame(columns=list(held)), held)
    connection.execute(delete(survey).where(survey.c.id == row["id"]))
    change.note("remove", "survey", key, before=row, after=gone._asdict())
    return gone
