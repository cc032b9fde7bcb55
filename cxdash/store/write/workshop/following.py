"""Let workshops follow where a stage, touchpoint, role or annoyance gets another key."""

import json
from typing import Any

from sqlalchemy import Connection, select, update

from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import About, Kind
from cxdash.store.schema import Subject, content_version
from cxdash.store.workshop_tables import ballot, workshop_question

ABOUT = {"stage": About.STAGE, "touchpoint": About.TOUCHPOINT, "role": About.ROLE}
OFFERED = {
    "role": (Kind.OWNER_TODAY, Kind.OWNER_SHOULD, Kind.CREDIT),
    "annoyance": (Kind.ANNOYANCE,),
}
FOLLOWED = {*ABOUT, *OFFERED}
"""Tables whose keys questions and ballots name."""


def follow(connection: Connection, table: str, key: str, new: str) -> None:
    """Write the new key of a row of *table* into the questions and ballots that name it by the old one."""
    asked = workshop_question
    for row in connection.execute(select(asked)).mappings().all():
        changed = _subject(row, table, key, new) | _choices(row, table, key, new)
        if changed:
            connection.execute(update(asked).where(asked.c.id == row["id"]).values(**changed))
        if "choices" in changed:
            _rewrite_ballots(connection, row["id"], key, new)
    version = update(content_version).where(content_version.c.subject == Subject.BALLOTS.value)
    connection.execute(version.values(version=content_version.c.version + 1))


def _subject(row: Any, table: str, key: str, new: str) -> dict[str, str]:
    if table not in ABOUT or (row["about"], row["subject"]) != (ABOUT[table].value, key):
        return {}
    return {"subject": new, "subject_name": _renamed(row["subject_name"], key, new)}


def _renamed(name: str, key: str, new: str) -> str:
    return json.dumps(_name(json.loads(name), key, new), ensure_ascii=False) if name else ""


def _choices(row: Any, table: str, key: str, new: str) -> dict[str, str]:
    names = json.loads(row["choices"]) if row["kind"] in OFFERED.get(table, ()) else []
    if key not in [name[0] for name in names]:
        return {}
    return {"choices": json.dumps([_name(name, key, new) for name in names], ensure_ascii=False)}


def _name(name: list[str], key: str, new: str) -> list[str]:
    return [new, *name[1:]] if name[0] == key else name


def _rewrite_ballots(connection: Connection, question: int, key: str, new: str) -> None:
    of_it = ballot.c.question_id == question
    for text in connection.scalars(select(ballot.c.answer).where(of_it).distinct()).all():
        value = answers.read(text)
        if value == key:
            value = new
        elif isinstance(value, dict) and key in value:
            value = {new if item == key else item: number for item, number in value.items()}
        else:
            continue
        same = ballot.c.answer == text
        connection.execute(update(ballot).where(of_it, same).values(answer=answers.written(value)))
