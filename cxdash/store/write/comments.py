"""What customers wrote, taken in with the survey they wrote it in."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.store.schema import comment

Occasion = tuple[str, int, date]
"""Who wrote, about which touchpoint (0 = the whole relationship), and when."""


def take(connection: Connection, survey_id: int, key: str, rows: pd.DataFrame, *, replacing: bool) -> int:
    """Write a survey's comments; return how many are new or gone. Two on the same occasion become one of two lines.

    *rows*: respondent, touchpoint_id (0 = the whole relationship), date, text. Where they are not *replacing* those
    there are, one with other words is refused.
    """
    old = _stored(connection, survey_id)
    new = _one_per_occasion(rows)
    gone = [occasion for occasion in old if occasion not in new] if replacing else []
    fresh = {occasion: text for occasion, text in new.items() if old.get(occasion) != text}
    changed = [occasion for occasion in fresh if occasion in old]
    if changed and not replacing:
        template = gettext_noop(
            "{count} comments are already in the survey {survey} with other words; load it with --replaces {survey}."
        )
        raise ImportRefused([Message(template, {"count": len(changed), "survey": key})])
    for who, place, when in [*gone, *changed]:
        where = [comment.c.survey_id == survey_id, comment.c.respondent == who, comment.c.date == when]
        connection.execute(delete(comment).where(*where, func.coalesce(comment.c.touchpoint_id, 0) == place))
    if fresh:
        rows = [
            {"survey_id": survey_id, "respondent": who, "touchpoint_id": place or None, "date": when, "text": text}
            for (who, place, when), text in fresh.items()
        ]
        connection.execute(insert(comment), rows)
    return len(gone) + len(fresh)


def _stored(connection: Connection, survey_id: int) -> dict[Occasion, str]:
    columns = [comment.c.respondent, func.coalesce(comment.c.touchpoint_id, 0), comment.c.date, comment.c.text]
    rows = connection.execute(select(*columns).where(comment.c.survey_id == survey_id))
    return {(who, place, when): text for who, place, when, text in rows}


def _one_per_occasion(rows: pd.DataFrame) -> dict[Occasion, str]:
    kept: dict[Occasion, list[str]] = {}
    for row in rows_of(rows):
        texts = kept.setdefault((row["respondent"], row["touchpoint_id"], date.fromisoformat(row["date"])), [])
        text = "\n".join(row["text"].splitlines())  # files end lines differently
        if text not in texts:
            texts.append(text)
    return {occasion: "\n".join(texts) for occasion, texts in kept.items()}
