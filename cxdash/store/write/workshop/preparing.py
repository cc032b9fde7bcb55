"""Prepare, edit, duplicate, reset and remove workshops."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, Name, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.workshop import secrecy
from cxdash.domain.workshop.agendas import Plan, Step, faults_of
from cxdash.domain.workshop.questions import Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.store.read import workshop as stored
from cxdash.store.read.workshop import StepRow
from cxdash.store.workshop_tables import (
    ballot,
    receipt,
    slip,
    workshop,
    workshop_question,
    workshop_secret,
    workshop_step,
)
from cxdash.store.write import changes
from cxdash.store.write.workshop.transaction import happening, locked, note, refuse, turn


def prepare(engine: Engine, who: Who, plan: Plan) -> str:
    """Keep a new workshop and return its key, which is made of its name; raises ImportRefused with every fault."""
    _refuse_faults(plan)
    with happening(engine, who) as connection:
        key = _add(connection, plan)
        note(connection, who, "add", key)
    return key


def edit(engine: Engine, who: Who, key: str, version: int, plan: Plan) -> None:
    """Make a workshop what a plan says, which the editor saw at *version*; refused when it has moved on.

    Steps keep their number, those with number 0 are new, and those that the plan leaves out go. A step that was begun
    stays, and a question that was opened or voted on stays as it is; so does the language, once the workshop has begun.
    """
    _refuse_faults(plan)
    with happening(engine, who) as connection:
        row, there = locked(connection, key), stored.one(connection, key)
        if row["version"] != version or there is None:
            refuse(STALE)
        if row["state"] == WorkshopState.CLOSED.value:
            refuse(gettext_noop("The workshop is closed. Duplicate it to hold it again."))
        if row["state"] != WorkshopState.PREPARED.value and row["language"] != plan.language:
            refuse(gettext_noop("The language cannot be changed once the workshop has begun: receipts are in it."))
        _replace_steps(connection, row["id"], there.steps, plan.steps)
        turn(connection, row["id"], **_titles(plan), version=version + 1)
        note(connection, who, "edit", key)


STALE = gettext_noop("Someone else has changed the workshop meanwhile, so nothing was saved. Look at it again.")


def duplicate(engine: Engine, who: Who, key: str, name: str) -> str:
    """Keep a copy of a workshop's agenda and questions for another group, without votes, and return its key."""
    with happening(engine, who) as connection:
        locked(connection, key)
        there = stored.one(connection, key)
        if there is None:
            refuse(STALE)
        steps = tuple(Step(step.title, step.minutes, step.question) for step in there.steps)
        plan = Plan(name, there.language, steps, seats=there.seats)
        _refuse_faults(plan)
        made = _add(connection, plan)
        note(connection, who, "add", made)
    return made


def reset(engine: Engine, who: Who, key: str) -> None:
    """Take a workshop back to the start of the day: without ballots, receipts, times, and anything opened or revealed.

    It gets another secret: forms that are still open on phones count no longer, and slips must be printed anew.
    """
    with happening(engine, who) as connection:
        row = locked(connection, key)
        asked = update(workshop_question).where(workshop_question.c.workshop_id == row["id"])
        connection.execute(asked.values(state=QuestionState.WAITING.value, round=1))  # waits for votes under way
        for table in (ballot, receipt):
            connection.execute(delete(table).where(table.c.question_id.in_(_questions(row["id"]))))
        forget_secrets(connection, row["id"])
        connection.execute(insert(workshop_secret).values(workshop_id=row["id"], secret=secrecy.new_secret()))
        of_it = workshop_step.c.workshop_id == row["id"]
        connection.execute(update(workshop_step).where(of_it).values(started_at=None, ended_at=None))
        turn(connection, row["id"], state=WorkshopState.PREPARED.value)
        note(connection, who, "edit", key)


def remove(engine: Engine, who: Who, key: str) -> None:
    """Remove a workshop with all that was voted in it."""
    with happening(engine, who) as connection:
        row = locked(connection, key)
        forget_secrets(connection, row["id"])
        connection.execute(delete(workshop).where(workshop.c.id == row["id"]))
        note(connection, who, "remove", key)


def forget_secrets(connection: Connection, workshop_id: int) -> None:
    """Delete a workshop's secret and slips, and overwrite where they stood in a store in a file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    for table in (workshop_secret, slip):
        connection.execute(delete(table).where(table.c.workshop_id == workshop_id))


def _add(connection: Connection, plan: Plan) -> str:
    changes.wait_for_other_loads(connection)
    key = key_of(plan.name, set(connection.scalars(select(workshop.c.key))))
    codes = set(connection.scalars(select(workshop.c.code)))
    code = next(code for code in iter(secrecy.new_code, "") if code not in codes)
    made = connection.execute(insert(workshop).values(key=key, code=code, **_titles(plan))).inserted_primary_key
    workshop_id = int(made[0]) if made else 0
    connection.execute(insert(workshop_secret).values(workshop_id=workshop_id, secret=secrecy.new_secret()))
    _replace_steps(connection, workshop_id, (), plan.steps)
    return key


def _titles(plan: Plan) -> dict[str, Any]:
    names = ("language", "held_on", "seats")
    return {"name": plan.name.strip()} | {name: getattr(plan, name) for name in names}


def _replace_steps(connection: Connection, workshop_id: int, there: Sequence[StepRow], steps: Sequence[Step]) -> None:
    old, kept = {step.number: step for step in there}, {step.number for step in steps}
    if (kept - {0}) - set(old) or len(kept - {0}) < sum(step.number > 0 for step in steps):
        refuse(STALE)
    for number, step in old.items():
        if number not in kept:
            _remove_step(connection, step)
    for position, planned in enumerate(steps):
        _write_step(connection, workshop_id, position, planned, old.get(planned.number))


def _remove_step(connection: Connection, step: StepRow) -> None:
    if step.touched or step.started_at:
        refuse(gettext_noop("The step {title} has begun, so it stays."), title=step.title)
    connection.execute(delete(workshop_step).where(workshop_step.c.id == step.number))


def _write_step(connection: Connection, workshop_id: int, position: int, step: Step, old: StepRow | None) -> None:
    values = {"position": position, "title": step.title.strip(), "minutes": step.minutes}
    if old is None:
        made = connection.execute(insert(workshop_step).values(workshop_id=workshop_id, **values)).inserted_primary_key
        number = int(made[0]) if made else 0
    else:
        number = old.number
        connection.execute(update(workshop_step).where(workshop_step.c.id == number).values(**values))
        if old.question == step.question:
            return
        if old.touched:
            template = gettext_noop("The question of the step {title} was opened or voted on, so it stays as it is.")
            refuse(template, title=old.title)
        connection.execute(delete(workshop_question).where(workshop_question.c.step_id == number))
    if step.question:
        row = {"workshop_id": workshop_id, "step_id": number, **_row(step.question)}
        connection.execute(insert(workshop_question).values(**row))


def _row(question: Question) -> Mapping[str, Any]:
    """Return a question as its table holds it; `store.read.workshop.question_of` reads it."""
    named = question.subject_name
    return {
        "kind": question.kind.value,
        "about": question.about.value,
        "subject": question.subject,
        "subject_name": json.dumps(_named(named), ensure_ascii=False) if named else "",
        "wording": question.wording.strip(),
        "choices": json.dumps([_named(choice) for choice in question.choices], ensure_ascii=False),
        "scale": question.scale,
        "strict": question.strict,
    }


def _named(name: Name) -> tuple[str, str, str, str]:
    return name.key, name.plain, name.nb, name.sv


def _questions(workshop_id: int) -> Any:
    return select(workshop_question.c.id).where(workshop_question.c.workshop_id == workshop_id)


def _refuse_faults(plan: Plan) -> None:
    faults: list[Message] = faults_of(plan)
    if faults:
        raise ImportRefused(faults)
