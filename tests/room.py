"""Short ways to say what a test of a workshop needs: a plan, phones that vote, and a host."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from sqlalchemy import Engine

from cxdash.domain.messages import Name
from cxdash.domain.people import admin
from cxdash.domain.scales import Scale
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop import answers
from cxdash.domain.workshop.agendas import HALF_DAY, Plan, Step
from cxdash.domain.workshop.questions import About, Kind, Question, Shape
from cxdash.measures.workshop import results
from cxdash.measures.workshop.results import Ballot, Shown, Turnover
from cxdash.services import workshop as service
from cxdash.store import database
from cxdash.store.read import workshop as stored
from cxdash.store.read.workshop import Form, Workshop
from cxdash.store.write.workshop import preparing, running, voting

ROLES = (Name("CEO", "Chief executive"), Name("CIO", "IT director", nb="IT-direktør"))
OWNER = Question(Kind.OWNER_TODAY, About.STAGE, "use", Name("use", "Use", nb="Bruke"), choices=ROLES)
GUESS = Question(Kind.GUESS, About.STAGE, "use", Name("use", "Use"), scale="1-5")
MANDATE = Question(Kind.MANDATE, About.ROLE, "CIO", Name("CIO", "IT director"))
KEYS = Question(Kind.SIX_KEYS)
CREDIT = Question(Kind.CREDIT, choices=ROLES)
ANNOYANCE = Question(Kind.ANNOYANCE, choices=(Name("wifi2", "Wi-Fi"), Name("queue", "Queue")))
LEAVERS = Question(Kind.ASSUMPTION, About.ASSUMPTION, "leavers")
LAST_TALK = Question(Kind.LAST_TALK)
FREE = Question(Kind.FREE, wording="Tea or coffee?", choices=(Name("tea", "Tea"), Name("coffee", "Coffee")))
EVERY = (OWNER, GUESS, MANDATE, KEYS, CREDIT, ANNOYANCE, LEAVERS, LAST_TALK, FREE)
ACTOR = admin("kari")


def plan(*questions: Question, name: str = "Spring", language: str = "en") -> Plan:
    """Return a plan with a step for each question, and one without."""
    steps = [Step(f"Step {number}", 10, question) for number, question in enumerate(questions, 1)]
    return Plan(name, language, (*steps, Step("Talk", 5)), seats=12)


@dataclass
class Room:
    """A workshop in a store, with its host and its phones, each known by the device in its cookie."""

    engine: Engine
    key: str
    receipts: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def now(self) -> Workshop:
        """The workshop as it is."""
        with database.reading(self.engine) as connection:
            found = stored.one(connection, self.key)
        assert found is not None
        return found

    @property
    def questions(self) -> list[int]:
        """The numbers of its questions, in the agenda's order."""
        return [step.asked for step in self.now.steps if step.asked]

    def form(self, device: str) -> Form | None:
        """Return the form that a phone is given."""
        with database.reading(self.engine) as connection:
            return stored.form(connection, self.now.code, device)

    def vote(self, device: str, given: Mapping[str, str], form: Form | None = None, slip: str = "") -> str:
        """Vote from a phone by the form it is given now, or an older one, and return the receipt."""
        form = form or self.form(device)
        assert form is not None
        words = voting.vote(
            self.engine,
            self.now.code,
            question=form.number,
            round_=form.round,
            token=form.token,
            device=device,
            given=given,
            slip_code=slip,
        )
        self.receipts[form.number, device] = words
        return words

    def open(self, number: int) -> None:
        """Open a question."""
        running.open_question(self.engine, admin("kari"), self.key, number)

    def close(self, number: int) -> None:
        """Close a question."""
        running.close_question(self.engine, admin("kari"), self.key, number)

    def reveal(self, number: int) -> None:
        """Reveal a question."""
        running.reveal(self.engine, admin("kari"), self.key, number)

    def again(self, number: int) -> int:
        """Vote again on a question."""
        return running.vote_again(self.engine, admin("kari"), self.key, number)

    def read(self, what, *given):
        """Ask a function of store.read.workshop."""
        with database.reading(self.engine) as connection:
            return what(connection, *given)


def results_of(question: Question, *rounds: Sequence[Ballot]) -> tuple[Shown, ...]:
    """Return what each round of a question says; ballots at the same place of two rounds are of the same voter."""
    voters = [{at for at, one in enumerate(round_) if one.value is not None and not one.by_hand} for round_ in rounds]
    few = {
        (one + 1, other + 1): Turnover(len(voters[one] - voters[other]), len(voters[other] - voters[one]))
        for one, other in combinations(range(len(rounds)), 2)
    }
    return results.compute(question, rounds, few)


def held(engine: Engine, *questions: Question, **named: str) -> Room:
    """Prepare a workshop with these questions and return its room."""
    return Room(engine, preparing.prepare(engine, ACTOR, plan(*questions, **named)))


def voted_in_full(engine: Engine, view: View, on: date, voters: int = 12, seed: int = 2026) -> Room:
    """Return a room of the store's company that voted on every kind of question, twice on the first two.

    Its questions are those of the ready half day, who owns each stage, and a free one; all are revealed.
    Whoever does not vote the first time does not the second time, so that both votes can be shown.
    """
    drawn = random.Random(seed)
    with database.reading(engine) as connection:
        steps = service.ready_agenda(connection, HALF_DAY, view, on)
    questions = [step.question for step in steps if step.question]
    today = next(one for one in questions if one.kind is Kind.OWNER_TODAY)
    others = [
        replace(today, subject=key, subject_name=Name(key, key.title())) for key in ("help", "renew", "recommend")
    ]
    room = held(engine, *questions, *others, FREE, name="Leaders in autumn")
    for place, number in enumerate(room.questions):
        question = next(step.question for step in room.now.steps if step.asked == number)
        assert question is not None
        room.open(number)
        first = [given(question, drawn) for _ in range(voters)]
        for voter, answer in enumerate(first):
            room.vote(f"phone {voter}", answer)
        room.close(number)
        if place in (1, 2):
            room.reveal(number)
            room.again(number)
            for voter, answer in enumerate(first):
                second = given(question, drawn, agreed=3.0)
                stays = answers.ABSTAIN in answer or answers.ABSTAIN in second
                room.vote(f"phone {voter}", answer if stays else second)
            room.close(number)
        room.reveal(number)
    return room


def given(question: Question, drawn: random.Random, agreed: float = 1.0) -> dict[str, str]:
    """Return the fields of a voter's answer; *agreed*: how much more often the first of all is answered."""
    if drawn.random() < 0.03:
        return {answers.ABSTAIN: "1"}
    if question.shape is Shape.CHOICE:
        codes = list(question.offered)[-5:]
        return {answers.CHOICE: drawn.choices(codes, [1, 2, 2 * agreed, 3 * agreed, 1][-len(codes) :])[0]}
    if question.shape is Shape.NUMBER:
        scale = Scale.parse(question.scale)
        value = scale.lowest + (scale.highest - scale.lowest) * min(1, max(0, drawn.gauss(0.7, 0.15 / agreed)))
        return {answers.NUMBER: f"{value:.1f}"}
    if question.shape is Shape.RATINGS:
        middles = {code: 1.5 + 0.5 * place for place, code in enumerate(question.items)}
        return {f"{answers.ITEM}{code}": str(min(5, max(1, round(drawn.gauss(at, 1))))) for code, at in middles.items()}
    if question.shape is Shape.POINTS:
        return _points(question, drawn)
    low, mode, high = sorted(round(drawn.uniform(1, 15), 1) for _ in answers.ENDS)
    return {"low": str(low), "mode": str(mode), "high": str(high)}


def _points(question: Question, drawn: random.Random) -> dict[str, str]:
    split = dict.fromkeys(question.items, 0)
    for _ in range(answers.POINTS // 5):
        split[drawn.choices(list(split), range(len(split), 0, -1))[0]] += 5
    return {f"{answers.ITEM}{code}": str(points) for code, points in split.items()}
