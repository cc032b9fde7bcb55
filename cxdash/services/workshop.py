"""Workshops for the host, the room's screen and the minutes.

What the room's screen gets is a type without a place for anything unrevealed; answers come from
`store.read.workshop.revealed` only, which has none of a question before.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.agendas import Step
from cxdash.domain.workshop.answers import read
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.measures.what_if import ready
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop import agenda, calibration, paper, results, rounds, worth
from cxdash.measures.workshop.calibration import Calibration
from cxdash.measures.workshop.results import Ballot, Result, Shown
from cxdash.measures.workshop.rounds import Moved
from cxdash.measures.workshop.worth import Priced
from cxdash.services import overview, ownership, satisfaction, what_if
from cxdash.services.reads import reads
from cxdash.services.subjects import CHOICES, OVERVIEW, OWNERS
from cxdash.store.read import workshop as store
from cxdash.store.read.workshop import Workshop

VOTES = ("ballots",)
YEARS = 3
"""Over how many years disagreement is priced: What if's own."""


class Asked(NamedTuple):
    """A revealed question: what each round says, the first first, and how the room moved (None if it voted once)."""

    number: int
    question: Question
    rounds: tuple[Shown, ...]
    moved: Moved | None


class Host(NamedTuple):
    """What the host sees: the workshop with its agenda, how many have answered by question and round, the revealed
    questions by number, and their numbers by disagreement, most first.
    """

    workshop: Workshop
    answered: dict[tuple[int, int], int]
    revealed: dict[int, Asked]
    order: tuple[int, ...]


class Screen(NamedTuple):
    """What the room's screen shows: the code to vote with, the step that goes on, and its question.

    *answered*: how many have, of *seats*; *shown*: the answers, None until they are revealed.
    """

    name: str
    code: str
    state: WorkshopState
    turn: int
    step: str
    minutes: int
    started_at: datetime | None
    question: Question | None
    asked: QuestionState
    round: int
    answered: int
    seats: int
    shown: Asked | None


class Minute(NamedTuple):
    """A question in the minutes: its revealed answers or None, and by round the receipts in alphabetical order."""

    step: str
    question: Question
    shown: Asked | None
    receipts: tuple[tuple[str, ...], ...]


@reads(*VOTES, most=5)
def kept(connection: Any) -> pd.DataFrame:
    """Return the workshops that are kept, as `store.read.workshop.kept` does."""
    return store.kept(connection)


@reads(*VOTES, most=5)
def guessing(connection: Any) -> bool:
    """Return whether a step that guesses the customers' score goes on, so that a curtain hides what they say."""
    return store.guessing(connection)


@reads(*VOTES, most=20)
def host(connection: Any, key: str) -> Host | None:
    """Return what the host of a workshop sees, None where there is none with this key."""
    workshop = store.one(connection, key)
    if workshop is None:
        return None
    shown = _revealed(connection, workshop)
    last = {number: one.rounds[-1] for number, one in shown.items()}
    return Host(workshop, store.answered(connection, key), shown, tuple(results.most_disagreed(last)))


@reads(*VOTES, most=20)
def screen(connection: Any, key: str) -> Screen | None:
    """Return what the room's screen shows, None where there is no workshop with this key."""
    found = host(connection, key)
    if found is None:
        return None
    workshop = found.workshop
    step = next((one for one in workshop.steps if one.started_at and not one.ended_at), None)
    step = next((one for one in workshop.steps if one.state is QuestionState.OPEN), step)
    return Screen(
        *(workshop.name, workshop.code, workshop.state, workshop.turn),
        step=step.title if step else "",
        minutes=step.minutes if step else 0,
        started_at=step.started_at if step else None,
        question=step.question if step else None,
        asked=step.state if step else QuestionState.WAITING,
        round=step.round if step else 1,
        answered=found.answered.get((step.asked, step.round), 0) if step else 0,
        seats=workshop.seats,
        shown=found.revealed.get(step.asked) if step else None,
    )


@reads(*VOTES, most=20)
def minutes(connection: Any, key: str) -> tuple[Minute, ...]:
    """Return the questions of a workshop that were voted on, in the agenda's order, with receipts and no ballots."""
    found, given = host(connection, key), store.receipts(connection, key)
    if found is None:
        return ()
    return tuple(
        Minute(
            step.title,
            step.question,
            found.revealed.get(step.asked),
            tuple(given.get((step.asked, round_), ()) for round_ in range(1, step.round + 1)),
        )
        for step in found.workshop.steps
        if step.question and step.state in (QuestionState.CLOSED, QuestionState.REVEALED)
    )


@reads(*VOTES, *OWNERS, most=20)
def on_paper(connection: Any, key: str, view: View, on: date) -> pd.DataFrame:
    """Return whom the room named for each stage beside who answers on paper, as `ownership.room.compute` does."""
    last = {
        one.question.subject: result
        for one, result in _last(connection, key)
        if one.question.kind is Kind.OWNER_TODAY and one.question.about is About.STAGE
    }
    roles, stages = ownership.tables(connection, view.journey).roles, ownership.figures(connection, view, on).stages
    return paper.compare(last, stages, roles, on)


@reads(*VOTES, most=20)
def ranges(connection: Any, key: str) -> dict[str, Assumption]:
    """Return the room's range of each assumption that it was asked about, by its key."""
    return {one.question.subject: result.range for one, result in _last(connection, key) if result.range}


@reads(*VOTES, *CHOICES, most=20)
def worths(connection: Any, key: str, view: View) -> list[Priced]:
    """Return what settling each assumption is worth at most over What if's ready choices, the largest first."""
    start = what_if.start(connection, view)
    choices = [one.levers for one in ready.choices(start, YEARS) if one.levers]
    return worth.price(start, ranges(connection, key), choices)


@reads(*VOTES, *CHOICES, most=20)
def calibrated(connection: Any, view: View) -> Calibration:
    """Return how often the rooms' guesses of customers' scores held what customers say, over all workshops."""
    answered = satisfaction.figures(connection, view)
    guesses = []
    for key in kept(connection).key:
        for one, _ in _last(connection, key):
            if one.question.kind is Kind.GUESS:
                values = _numbers(connection, key, one)
                guesses += [calibration.guessed(values, found) for found in _found(answered, one.question)]
    return calibration.compute(guesses)


@reads(*OVERVIEW, most=5)
def ready_agenda(connection: Any, name: str, view: View, on: date) -> tuple[Step, ...]:
    """Return a ready agenda (READY of domain.workshop.agendas) about the stage to start with; translate its titles."""
    situation = overview.figures(connection, view, on).situation
    first = situation.stages[0] if situation.stages else ""
    stages = satisfaction.figures(connection, view).own_stages
    scales = stages.scale[(stages.key == first) & ~stages.of_the_way.astype(bool)]
    owned, tables = ownership.figures(connection, view, on), ownership.tables(connection, view.journey)
    return agenda.fill(name, tables, owned.stages, first, next(iter(scales), ""))


def _revealed(connection: Any, workshop: Workshop) -> dict[int, Asked]:
    ballots = store.revealed(connection, workshop.key)
    found = {}
    for step in workshop.steps:
        if step.question and step.state is QuestionState.REVEALED:
            of_it = ballots[ballots.question == step.asked]
            said = results.compute(step.question, [_ballots(of_it, round_) for round_ in range(1, step.round + 1)])
            found[step.asked] = Asked(step.asked, step.question, said, rounds.compare(said))
    return found


def _ballots(rows: pd.DataFrame, round_: int) -> list[Ballot]:
    of_round = rows[rows["round"] == round_]
    return [Ballot(read(text), by_hand) for text, by_hand in zip(of_round.answer, of_round.by_hand, strict=True)]


def _last(connection: Any, key: str) -> list[tuple[Asked, Result]]:
    """Return the revealed questions with their last round that can be shown."""
    found = host(connection, key)
    asked = found.revealed.values() if found else ()
    shown = [(one, [said for said in one.rounds if isinstance(said, Result)]) for one in asked]
    return [(one, said[-1]) for one, said in shown if said]


def _numbers(connection: Any, key: str, one: Asked) -> Sequence[float]:
    """Return what was guessed first, before anything was seen: in the first round that can be shown."""
    first = next(place for place, said in enumerate(one.rounds, 1) if isinstance(said, Result))
    ballots = store.revealed(connection, key)
    values = [ballot.value for ballot in _ballots(ballots[ballots.question == one.number], first)]
    return [value for value in values if isinstance(value, float)]


def _found(answered: Any, question: Question) -> list[float]:
    """Return what customers say of what was guessed, on the same scale; none where they were not asked, or too few."""
    tables = {
        About.STAGE: answered.own_stages,
        About.TOUCHPOINT: answered.own,
        About.WHOLE: answered.relationship,
    }
    rows = tables[question.about]
    alike = rows[(rows.scale == question.scale) & ~rows.of_the_way.astype(bool) & rows["mean"].notna()]
    of_it = alike if question.about is About.WHOLE else alike[alike.key == question.subject]
    return [float(mean) for mean in of_it["mean"].head(1)]
