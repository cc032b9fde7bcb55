"""Workshops for the host, the room's screen and the minutes.

What the room's screen gets is a type without a place for anything unrevealed; answers come from
`store.read.workshop.revealed` only, which has none of a question before. since: what has come of the last workshop.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.agendas import Step
from cxdash.domain.workshop.answers import read
from cxdash.domain.workshop.questions import EVERYONE, NOBODY, About, Kind, Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.measures.ownership import health
from cxdash.measures.ownership.claims import WIN
from cxdash.measures.what_if import ready
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop import agenda, calibration, paper, results, rounds, worth
from cxdash.measures.workshop.calibration import Calibration
from cxdash.measures.workshop.results import Ballot, Result, Shown, Turnover
from cxdash.measures.workshop.rounds import Moved
from cxdash.measures.workshop.worth import Priced
from cxdash.services import overview, ownership, paths, satisfaction, what_if
from cxdash.services.reads import reads
from cxdash.services.subjects import CHOICES, OVERVIEW, OWNERS, PATHS
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


class Beside(NamedTuple):
    """What the company's own figures say of what the room was asked; blank where they say nothing.

    *paper*: who answers for the stage, by the codes of answers. *score*: what customers say. *claims*: by role, the
    share of 100 new customers that it says is its doing. *assumed*: the assumption as it stands.
    """

    paper: tuple[str, ...] = ()
    score: float = math.nan
    claims: Mapping[str, float] = {}
    assumed: Assumption | None = None
    currency: str = ""


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
def going_on(connection: Any) -> tuple[str, str]:
    """Return the key and name of the workshop that goes on, the latest where several do; ('', '') where none does."""
    found = store.kept(connection)
    rows = found[found.state == WorkshopState.OPEN.value]
    return (str(rows.key.iloc[0]), str(rows["name"].iloc[0])) if len(rows) else ("", "")


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
        for one, result in last_rounds(connection, key)
        if one.question.kind is Kind.OWNER_TODAY and one.question.about is About.STAGE
    }
    roles, stages = ownership.tables(connection, view.journey).roles, ownership.figures(connection, view, on).stages
    return paper.compare(last, stages, roles, on)


@reads(*VOTES, most=20)
def ranges(connection: Any, key: str) -> dict[str, Assumption]:
    """Return the room's range of each assumption that it was asked about, by its key."""
    return {one.question.subject: result.range for one, result in last_rounds(connection, key) if result.range}


@reads(*VOTES, *OVERVIEW, *PATHS, most=50)
def beside(connection: Any, key: str, number: int, view: View, on: date) -> Beside:
    """Return what the company's own figures say of what a revealed question asked."""
    found = host(connection, key)
    question = found.revealed[number].question if found and number in found.revealed else Question(Kind.FREE)
    start = what_if.start(connection, view)
    blank = Beside(currency=start.currency)
    if question.kind is Kind.OWNER_TODAY and question.about is About.STAGE:
        return blank._replace(paper=_paper(ownership.figures(connection, view, on), question.subject))
    if question.kind is Kind.GUESS:
        score = next(iter(_found(satisfaction.figures(connection, view), question)), math.nan)
        return blank._replace(score=score)
    if question.kind is Kind.CREDIT:
        claimed = [one for one in paths.claims(connection, on) if (one.kpi, one.outcome) == ("", WIN)]
        rows = [row for one in claimed for row in one.roles[["role", "share"]].itertuples(index=False)]
        return blank._replace(claims={str(role): float(share) for role, share in rows})
    return blank._replace(assumed=start.assumptions.get(question.subject))


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
        for one, _ in last_rounds(connection, key):
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
    ballots, turnover = store.revealed(connection, workshop.key), store.turnover(connection, workshop.key)
    found = {}
    for step in workshop.steps:
        if step.question and step.state is QuestionState.REVEALED:
            of_it, numbers = ballots[ballots.question == step.asked], range(1, step.round + 1)
            few = {pair: Turnover(*turnover.get((step.asked, *pair), ())) for pair in combinations(numbers, 2)}
            said = results.compute(step.question, [_ballots(of_it, one) for one in numbers], few)
            found[step.asked] = Asked(step.asked, step.question, said, rounds.compare(said))
    return found


def _ballots(rows: pd.DataFrame, round_: int) -> list[Ballot]:
    of_round = rows[rows["round"] == round_]
    return [Ballot(read(text), by_hand) for text, by_hand in zip(of_round.answer, of_round.by_hand, strict=True)]


def last_rounds(connection: Any, key: str) -> list[tuple[Asked, Result]]:
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


def _paper(owned: Any, stage: str) -> tuple[str, ...]:
    """Return who answers for a stage on paper, by the codes of answers; none where no letters are filled in."""
    rows = rows_of(owned.stages[owned.stages.key == stage])
    if not rows or not any(map(len, owned.stages.accountable)):
        return ()
    everyone = health.collective_roles(owned.roles)
    owners = tuple(role for role in rows[0]["accountable"] if role not in everyone)
    return owners or ((EVERYONE,) if rows[0]["health"] == Health.EVERYONE else (NOBODY,))


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
