"""Short ways to say what a test of a workshop needs: a plan, phones that vote, and a host."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Engine

from cxdash.domain.messages import Name
from cxdash.domain.workshop.agendas import Plan, Step
from cxdash.domain.workshop.questions import About, Kind, Question
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
ACTOR = "kari"


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
        running.open_question(self.engine, self.key, number)

    def close(self, number: int) -> None:
        """Close a question."""
        running.close_question(self.engine, self.key, number)

    def reveal(self, number: int) -> None:
        """Reveal a question."""
        running.reveal(self.engine, self.key, number)

    def again(self, number: int) -> int:
        """Vote again on a question."""
        return running.vote_again(self.engine, self.key, number)

    def read(self, what, *given):
        """Ask a function of store.read.workshop."""
        with database.reading(self.engine) as connection:
            return what(connection, *given)


def held(engine: Engine, *questions: Question, **named: str) -> Room:
    """Prepare a workshop with these questions and return its room."""
    return Room(engine, preparing.prepare(engine, ACTOR, plan(*questions, **named)))
