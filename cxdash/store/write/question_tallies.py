"""How often each question of a survey's file was answered, answered with "don't know", and left blank."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select

from cxdash.store.schema import question_tally

COUNTED = ["answers", "missing", "blank"]

Asked = tuple[str, int, str]
"""The file, the touchpoint (0 = the whole relationship) and the measure of a question."""


def identified(questions: pd.DataFrame, ids: Mapping[str, int]) -> pd.DataFrame:
    """Return questions by touchpoint_id; those at a touchpoint without answers that nobody described are left out."""
    known = questions[questions["touchpoint"].isin(list(ids))]
    by_id = known.assign(touchpoint_id=[ids[key] for key in known["touchpoint"]])
    return by_id.groupby(["touchpoint_id", "measure"], as_index=False)[COUNTED].sum()


def take(connection: Connection, survey_id: int, file: str, rows: pd.DataFrame, *, replacing: bool) -> int:
    """Write how a file's questions were answered, in place of what was known of that file; return how many changed.

    When *replacing*, what was known of the survey's other files goes, too. Without rows nothing is known of the file,
    so its tallies in the store stay.
    """
    old = _stored(connection, survey_id)
    new = {(file, int(place), measure): tuple(map(int, n)) for place, measure, *n in rows.itertuples(index=False)}
    gone = [asked for asked in old if asked not in new and (replacing or (new and asked[0] == file))]
    fresh = {asked: counted for asked, counted in new.items() if old.get(asked) != counted}
    for asked in [*gone, *fresh]:
        _delete(connection, survey_id, asked)
    if fresh:
        keys = ["file", "touchpoint_id", "measure", *COUNTED]
        values = [(name, place or None, measure, *counted) for (name, place, measure), counted in fresh.items()]
        connection.execute(
            insert(question_tally), [{"survey_id": survey_id, **dict(zip(keys, row, strict=True))} for row in values]
        )
    return len(gone) + len(fresh)


def _stored(connection: Connection, survey_id: int) -> dict[Asked, tuple[int, ...]]:
    place = func.coalesce(question_tally.c.touchpoint_id, 0)
    columns = [question_tally.c.file, place, question_tally.c.measure, *(question_tally.c[name] for name in COUNTED)]
    rows = connection.execute(select(*columns).where(question_tally.c.survey_id == survey_id))
    return {(file, where, measure): tuple(counted) for file, where, measure, *counted in rows}


def _delete(connection: Connection, survey_id: int, asked: Asked) -> None:
    file, place, measure = asked
    same = [question_tally.c.survey_id == survey_id, question_tally.c.file == file, question_tally.c.measure == measure]
    connection.execute(delete(question_tally).where(*same, func.coalesce(question_tally.c.touchpoint_id, 0) == place))
