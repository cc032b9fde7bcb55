"""Short ways to say what a test needs: a survey wave in a few tuples, a store filled with it, statements counted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pandas as pd
from sqlalchemy import Engine, event, func, select

from cxdash.domain.people import admin
from cxdash.domain.surveys import QUESTION, Wave
from cxdash.store import database
from cxdash.store.count_tables import score_count_all
from cxdash.store.schema import touchpoint
from cxdash.store.write import answers
from cxdash.store.write.answers import Loaded

DAY = "2026-01-15"
ANSWER = {
    "respondent": "",
    "touchpoint": "",
    "measure": "CSAT",
    "score": 5,
    "date": DAY,
    "segment": "",
    "need": "",
    "weight": 1.0,
    "count": 1,
    "scale": "",
}
"""The columns of an answer in their order, and what stands there when a tuple is shorter."""

COMMENT = {"respondent": "", "touchpoint": "", "text": "", "date": DAY}
CATEGORIES = ["touchpoint", "measure", "scale", "date", "segment", "need"]


def make_wave(
    rows: Sequence[tuple] = (),
    *,
    comments: Sequence[tuple] = (),
    touchpoints: Sequence[str] | None = None,
    key: str = "spring",
    name: str = "Spring survey",
    file: str = "spring.csv",
    mapping: str = "",
    questions: Sequence[tuple] = (),
) -> Wave:
    """Make a survey as the store takes it.

    *rows*: (respondent, touchpoint, measure, score, date, segment, need, weight, count, scale), cut short where the
    defaults of ANSWER will do. *comments*: (respondent, touchpoint, text, date), likewise.
    *touchpoints*: what the mapping describes, as "key:stage"; if not given, every touchpoint of the rows and
    comments, in the stage "use". *questions*: (touchpoint, measure, answers, missing, blank).
    """
    answered, commented = _table(ANSWER, rows), _table(COMMENT, comments)
    if touchpoints is None:
        met = dict.fromkeys([*answered["touchpoint"], *commented["touchpoint"]])
        touchpoints = [f"{key}:use" for key in met if key]
    split = [place.split(":") for place in touchpoints]
    described = [
        {"key": key, "name": key.capitalize(), "stage": stage, "stage_name": stage.capitalize()} for key, stage in split
    ]
    return Wave(
        key=key,
        name=name,
        file=file,
        mapping=mapping,
        touchpoints=pd.DataFrame(described, columns=["key", "name", "stage", "stage_name"]),
        answers=answered.astype(dict.fromkeys(CATEGORIES, "category")),
        comments=commented,
        questions=pd.DataFrame(
            [(place, asked, "", *counted) for place, asked, *counted in questions], columns=list(QUESTION)
        ),
    )


def _table(columns: dict[str, object], rows: Sequence[tuple]) -> pd.DataFrame:
    names, defaults = list(columns), tuple(columns.values())
    return pd.DataFrame([(*row, *defaults[len(row) :]) for row in rows], columns=names)


def load(engine: Engine, rows: Sequence[tuple] = (), *, replaces: str = "", **wave: object) -> Loaded:
    """Load a wave made of *rows* into a store."""
    return answers.load(engine, make_wave(rows, **wave), who=admin("test"), replaces=replaces)


def counted(engine: Engine) -> pd.DataFrame:
    """Return how many answers a store has by touchpoint ('' = the whole relationship), question, month and score."""
    cells = score_count_all.c
    place = func.coalesce(touchpoint.c.key, "").label("touchpoint")
    columns = [place, cells.measure, cells.scale, cells.month, cells.score, cells.n]
    joined = score_count_all.outerjoin(touchpoint, touchpoint.c.id == cells.touchpoint_id)
    ordered = [cells.touchpoint_id, cells.measure, cells.scale, cells.month, cells.score]
    with database.reading(engine) as connection:
        return database.frame(connection, select(*columns).select_from(joined).order_by(*ordered))


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Lend a list to which every statement sent to the store is added."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
