"""The questions of a survey: how often each was answered, with "don't know" and not at all; each has one scale."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import scale_of
from cxdash.store.schema import question_tally

QUESTION = ["touchpoint_id", "measure"]
COUNTED = ["answers", "missing", "blank"]

Asked = tuple[str, int, str, str]
"""The file, the touchpoint (0 = the whole relationship), the measure and the scale of a question."""


def identified(questions: pd.DataFrame, ids: Mapping[str, int]) -> pd.DataFrame:
    """Return questions by touchpoint_id; those at a touchpoint without answers that nobody described are left out."""
    known = questions[questions["touchpoint"].isin(list(ids))]
    by_id = known.assign(touchpoint_id=[ids[key] for key in known["touchpoint"]])
    return by_id.groupby(["touchpoint_id", "measure", "scale"], as_index=False)[COUNTED].sum()


def take(connection: Connection, survey_id: int, file: str, rows: pd.DataFrame, *, replacing: bool) -> int:
    """Write how a file's questions were answered, in place of what was known of that file; return how many changed.

    When *replacing*, what was known of the survey's other files goes, too. Without rows nothing is known of the file,
    so its tallies in the store stay.
    """
    old = _stored(connection, survey_id)
    new = {
        (file, int(place), measure, scale): tuple(map(int, n))
        for place, measure, scale, *n in rows.itertuples(index=False)
    }
    gone = [asked for asked in old if asked not in new and (replacing or (new and asked[0] == file))]
    fresh = {asked: counted for asked, counted in new.items() if old.get(asked) != counted}
    for asked in [*gone, *fresh]:
        _delete(connection, survey_id, asked)
    if fresh:
        keys = ["file", "touchpoint_id", "measure", "scale", *COUNTED]
        values = [(name, place or None, *asked, *counted) for (name, place, *asked), counted in fresh.items()]
        connection.execute(
            insert(question_tally), [{"survey_id": survey_id, **dict(zip(keys, row, strict=True))} for row in values]
        )
    return len(gone) + len(fresh)


def _stored(connection: Connection, survey_id: int) -> dict[Asked, tuple[int, ...]]:
    place = func.coalesce(question_tally.c.touchpoint_id, 0)
    asked = [question_tally.c.file, place, question_tally.c.measure, question_tally.c.scale]
    counted = [question_tally.c[name] for name in COUNTED]
    rows = connection.execute(select(*asked, *counted).where(question_tally.c.survey_id == survey_id))
    return {(file, where, measure, scale): tuple(numbers) for file, where, measure, scale, *numbers in rows}


def _delete(connection: Connection, survey_id: int, asked: Asked) -> None:
    file, place, measure, scale = asked
    same = [
        question_tally.c.survey_id == survey_id,
        question_tally.c.file == file,
        question_tally.c.measure == measure,
        question_tally.c.scale == scale,
    ]
    connection.execute(delete(question_tally).where(*same, func.coalesce(question_tally.c.touchpoint_id, 0) == place))


def on_two_scales(kept: pd.DataFrame, added: pd.DataFrame, ids: dict[str, int], key: str) -> list[Message]:
    """Return a sentence for each question of the survey that would have answers on more than one scale."""
    asked = pd.concat(
        [part[[*QUESTION, "scale"]].astype({"measure": "object", "scale": "object"}) for part in (kept, added)]
    )
    scales = asked.drop_duplicates().groupby(QUESTION)["scale"].agg(list)
    template = gettext_noop(
        "The survey {survey} has answers on {measure} at {touchpoint} on two scales, {first} and {second}; one "
        "question has one scale. Give one of the files a survey of its own, or correct the survey with --replaces "
        "{survey}."
    )
    keys = {id_: touchpoint for touchpoint, id_ in ids.items()}
    return [
        Message(
            template,
            {
                "survey": key,
                "measure": measure,
                "touchpoint": keys[place] or Message(gettext_noop("the whole relationship")),
                **dict(zip(("first", "second"), (str(scale_of(measure, code)) for code in codes), strict=False)),
            },
        )
        for (place, measure), codes in scales.items()
        if len(codes) > 1
    ]
