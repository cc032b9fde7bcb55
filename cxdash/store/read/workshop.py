"""Workshops as hosts, phones and screens see them.

Answers leave the store by `revealed` alone, which asks for revealed questions only; every other function returns none,
but `form` to each voter his own.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, Select, and_, exists, func, select

from cxdash.domain.messages import Name
from cxdash.domain.workshop import answers, secrecy
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.store.database import frame, in_utc
from cxdash.store.workshop_tables import (
    ballot,
    receipt,
    workshop,
    workshop_question,
    workshop_secret,
    workshop_step,
)

BY_HAND = "hand "
"""What the voters begin with that stand for raised hands, typed in by the host."""

TITLES = ("key", "name", "held_on", "language", "seats", "code", "state", "turn", "version")
Round = tuple[int, int]
"""A question's number, and the round of voting on it."""


class StepRow(NamedTuple):
    """A step of an agenda. *asked*: its question's number, 0 without one, with its state and round; *touched*: whether
    somebody voted on it or it was opened, so that it can no longer be edited.
    """

    number: int
    title: str
    minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    asked: int
    question: Question | None
    state: QuestionState
    round: int
    touched: bool


class Workshop(NamedTuple):
    """A workshop with its agenda in order; *takes_votes*: whether it still has its secret."""

    key: str
    name: str
    held_on: date | None
    language: str
    seats: int
    code: str
    state: WorkshopState
    turn: int
    version: int
    takes_votes: bool
    steps: tuple[StepRow, ...]


class Pulse(NamedTuple):
    """What a phone asks for every other second; *question* is 0 where none is open. *turn* changes whenever the host
    does anything, so that a page which shows another turn is to be loaded again.
    """

    turn: int
    question: int
    round: int
    state: WorkshopState


class Form(NamedTuple):
    """The form of the open question for one device: *token* must come back with the answer; *given*: the fields that
    this device answered last (by `domain.workshop.answers`), None where it did not yet.
    """

    number: int
    round: int
    question: Question
    token: str
    given: Mapping[str, str] | None


def kept(connection: Connection) -> pd.DataFrame:
    """Return one row per workshop, the latest first: key, name, held_on, language, seats, code, state, turn, version,
    steps and minutes.
    """
    counted = select(
        workshop_step.c.workshop_id, func.count().label("steps"), func.sum(workshop_step.c.minutes).label("minutes")
    )
    agenda = counted.group_by(workshop_step.c.workshop_id).subquery()
    columns = [*(workshop.c[name] for name in TITLES), agenda.c.steps, agenda.c.minutes]
    joined = workshop.outerjoin(agenda, agenda.c.workshop_id == workshop.c.id)
    found = frame(connection, select(*columns).select_from(joined).order_by(workshop.c.id.desc()))
    return found.fillna({"steps": 0, "minutes": 0}).astype({"steps": int, "minutes": int})


def one(connection: Connection, key: str) -> Workshop | None:
    """Return a workshop with its agenda, None where there is none with this key."""
    has_secret = exists().where(workshop_secret.c.workshop_id == workshop.c.id)
    columns = [workshop.c[name] for name in TITLES]
    row = connection.execute(select(*columns, has_secret).where(workshop.c.key == key)).first()
    if row is None:
        return None
    *titles, takes_votes = row
    named = dict(zip(TITLES, titles, strict=True)) | {"state": WorkshopState(row.state)}
    steps = tuple(_step(dict(found)) for found in connection.execute(_steps(key)).mappings())
    return Workshop(**named, takes_votes=bool(takes_votes), steps=steps)


def pulse(connection: Connection, code: str) -> Pulse | None:
    """Return what a phone follows, by one indexed statement; None where no workshop has the code.

    *code*: as typed, in whatever letters.
    """
    joined = workshop.outerjoin(workshop_question, _is_open())
    columns = [workshop.c.turn, func.coalesce(workshop_question.c.id, 0), func.coalesce(workshop_question.c.round, 0)]
    statement = select(*columns, workshop.c.state).select_from(joined)
    row = connection.execute(statement.where(workshop.c.code == secrecy.typed_code(code))).first()
    return Pulse(*row[:3], state=WorkshopState(row[3])) if row else None


def form(connection: Connection, code: str, device: str) -> Form | None:
    """Return the form of the open question for a *device*, None where none is open or votes are no longer taken.

    *device*: a random text that the door keeps in the browser's cookie.
    """
    joined = workshop.join(workshop_question, _is_open())
    joined = joined.join(workshop_secret, workshop_secret.c.workshop_id == workshop.c.id)
    statement = select(workshop_question, workshop_secret.c.secret).select_from(joined)
    row = connection.execute(statement.where(workshop.c.code == secrecy.typed_code(code))).mappings().first()
    if row is None:
        return None
    secret, number, round_ = row["secret"], row["id"], row["round"]
    voter = secrecy.voter_of(secret, number, device)
    own = select(ballot.c.answer).where(ballot.c.question_id == number, ballot.c.round == round_)
    answer = connection.execute(own.where(ballot.c.voter == voter)).scalar()
    given = None if answer is None else answers.form(answer)
    return Form(number, round_, question_of(dict(row)), secrecy.form_of(secret, number, round_, device), given)


def answered(connection: Connection, key: str) -> dict[Round, int]:
    """Return how many have answered each round of a workshop's questions, raised hands among them."""
    counted = _of_questions(select(ballot.c.question_id, ballot.c.round, func.count()), ballot.c.question_id, key)
    grouped = counted.group_by(ballot.c.question_id, ballot.c.round)
    return {(question, round_): n for question, round_, n in connection.execute(grouped)}


def revealed(connection: Connection, key: str = "") -> pd.DataFrame:
    """Return the ballots of the revealed questions of a workshop, or of all ('') — of no other question any.

    question, round, answer (the ballot's text), by_hand; in no order that tells anything.
    """
    columns = [ballot.c.question_id.label("question"), ballot.c.round, ballot.c.answer]
    hands = ballot.c.voter.startswith(BY_HAND).label("by_hand")
    found = _of_questions(select(*columns, hands), ballot.c.question_id, key)
    found = found.where(workshop_question.c.state == QuestionState.REVEALED.value)
    rows = frame(connection, found.order_by("question", ballot.c.round, ballot.c.answer, hands))
    return rows.astype({"by_hand": bool})


def turnover(connection: Connection, key: str) -> dict[tuple[int, int, int], tuple[int, int]]:
    """Return how many answered secretly in one of two rounds only, by question, earlier and later round: in the earlier
    and in the later. Of revealed questions of a workshop; who they are and what they answered stays in the store.
    """
    columns = select(ballot.c.question_id, workshop_question.c.round, ballot.c.round, ballot.c.voter)
    said = and_(ballot.c.answer != answers.ABSTAINED, ~ballot.c.voter.startswith(BY_HAND))
    found = _of_questions(columns, ballot.c.question_id, key).where(said)
    found = found.where(workshop_question.c.state == QuestionState.REVEALED.value, workshop_question.c.round > 1)
    voters: defaultdict[Round, set[str]] = defaultdict(set)
    last: dict[int, int] = {}
    for question, rounds, round_, voter in connection.execute(found):
        voters[question, round_].add(voter)
        last[question] = rounds
    return {
        (question, one, other): (
            len(voters[question, one] - voters[question, other]),
            len(voters[question, other] - voters[question, one]),
        )
        for question, rounds in last.items()
        for one, other in combinations(range(1, rounds + 1), 2)
    }


def receipts(connection: Connection, key: str) -> dict[Round, tuple[str, ...]]:
    """Return the receipts of each round of the questions that are closed or revealed, in alphabetical order."""
    over = (QuestionState.CLOSED.value, QuestionState.REVEALED.value)
    columns = select(receipt.c.question_id, receipt.c.round, receipt.c.words)
    statement = _of_questions(columns, receipt.c.question_id, key).where(workshop_question.c.state.in_(over))
    found: dict[Round, list[str]] = {}
    for question, round_, words in connection.execute(statement):
        found.setdefault((question, round_), []).append(words)
    return {place: tuple(sorted(words)) for place, words in sorted(found.items())}


def guessing(connection: Connection) -> bool:
    """Return whether a step that guesses the customers' score is going on, during which nobody is to see it."""
    joined = workshop_step.join(workshop_question, workshop_question.c.step_id == workshop_step.c.id)
    joined = joined.join(workshop, workshop.c.id == workshop_step.c.workshop_id)
    going_on = and_(workshop_step.c.started_at.is_not(None), workshop_step.c.ended_at.is_(None))
    statement = (
        select(workshop_step.c.id)
        .select_from(joined)
        .where(going_on, workshop_question.c.kind == Kind.GUESS.value, workshop.c.state == WorkshopState.OPEN.value)
    )
    return connection.execute(statement.limit(1)).first() is not None


def question_of(row: Mapping[str, Any]) -> Question:
    """Return the question of a row of workshop_question."""
    named = json.loads(row["subject_name"]) if row["subject_name"] else None
    return Question(
        kind=Kind(row["kind"]),
        about=About(row["about"]),
        subject=row["subject"],
        subject_name=Name(*named) if named else None,
        wording=row["wording"],
        choices=tuple(Name(*one) for one in json.loads(row["choices"])),
        scale=row["scale"],
        strict=bool(row["strict"]),
    )


def _steps(key: str) -> Select:
    asked = workshop_question
    voted = exists().where(ballot.c.question_id == asked.c.id)
    joined = workshop_step.join(workshop, workshop.c.id == workshop_step.c.workshop_id)
    joined = joined.outerjoin(asked, asked.c.step_id == workshop_step.c.id)
    times = [workshop_step.c[name] for name in ("title", "minutes", "started_at", "ended_at")]
    columns: list[Any] = [workshop_step.c.id.label("number"), *times, asked, voted.label("voted")]
    statement = select(*columns).select_from(joined).where(workshop.c.key == key)
    return statement.order_by(workshop_step.c.position, workshop_step.c.id)


def _step(row: dict[str, Any]) -> StepRow:
    has_question = row["id"] is not None
    state = QuestionState(row["state"]) if has_question else QuestionState.WAITING
    return StepRow(
        number=row["number"],
        title=row["title"],
        minutes=row["minutes"],
        started_at=row["started_at"] and in_utc(row["started_at"]),
        ended_at=row["ended_at"] and in_utc(row["ended_at"]),
        asked=row["id"] or 0,
        question=question_of(row) if has_question else None,
        state=state,
        round=row["round"] or 1,
        touched=bool(row["voted"]) or state is not QuestionState.WAITING,
    )


def _is_open() -> Any:
    is_open = workshop_question.c.state == QuestionState.OPEN.value
    return and_(workshop_question.c.workshop_id == workshop.c.id, is_open)


def _of_questions(statement: Select, number: Any, key: str) -> Select:
    """Join what has a question's *number* with its question, of one workshop or of all ('')."""
    joined = statement.join(workshop_question, workshop_question.c.id == number)
    if not key:
        return joined
    return joined.join(workshop, workshop.c.id == workshop_question.c.workshop_id).where(workshop.c.key == key)
