"""Agendas: steps with minutes and at most one question each, and two that are ready to begin with."""

from dataclasses import dataclass
from datetime import date

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.domain.workshop.questions import Kind, Question, faults

MOST_STEPS, MOST_MINUTES, MOST_SEATS, LONGEST_TITLE = 60, 480, 1_000, 200


@dataclass(frozen=True)
class Step:
    """A step of an agenda; *number* is the store's own of a step that is there already, 0 of a new one."""

    title: str
    minutes: int
    question: Question | None = None
    number: int = 0


@dataclass(frozen=True)
class ReadyStep:
    """A step of a ready agenda: its title to be translated, and what kind of question it asks, if any."""

    title: str
    minutes: int
    asks: Kind | None = None


SHORT, HALF_DAY = "short", "half_day"

READY: dict[str, tuple[ReadyStep, ...]] = {
    SHORT: (
        ReadyStep(gettext_noop("Welcome: when did we last meet a customer?"), 5, Kind.LAST_TALK),
        ReadyStep(gettext_noop("Guess before we see"), 10, Kind.GUESS),
        ReadyStep(gettext_noop("What customers say"), 15),
        ReadyStep(gettext_noop("Who owns it today?"), 15, Kind.OWNER_TODAY),
        ReadyStep(gettext_noop("Who should own it?"), 15, Kind.OWNER_SHOULD),
        ReadyStep(gettext_noop("What do we fix first?"), 10, Kind.ANNOYANCE),
        ReadyStep(gettext_noop("Decide: owner and date"), 15),
        ReadyStep(gettext_noop("Is this what we decided?"), 5),
    ),
    HALF_DAY: (
        ReadyStep(gettext_noop("Welcome: when did we last meet a customer?"), 10, Kind.LAST_TALK),
        ReadyStep(gettext_noop("Guess before we see"), 15, Kind.GUESS),
        ReadyStep(gettext_noop("What customers say"), 25),
        ReadyStep(gettext_noop("Who owns it today?"), 20, Kind.OWNER_TODAY),
        ReadyStep(gettext_noop("Can the owner act?"), 20, Kind.MANDATE),
        ReadyStep(gettext_noop("Who deserves the credit?"), 15, Kind.CREDIT),
        ReadyStep(gettext_noop("Break"), 15),
        ReadyStep(gettext_noop("How ready are we?"), 20, Kind.SIX_KEYS),
        ReadyStep(gettext_noop("What do we believe?"), 20, Kind.ASSUMPTION),
        ReadyStep(gettext_noop("Who should own it?"), 20, Kind.OWNER_SHOULD),
        ReadyStep(gettext_noop("What do we fix first?"), 15, Kind.ANNOYANCE),
        ReadyStep(gettext_noop("Decide: owner and date"), 35),
        ReadyStep(gettext_noop("Is this what we decided?"), 10),
    ),
}
"""Agendas to begin with: one and a half hours, and half a day of four hours."""


def minutes(agenda: tuple[Step, ...] | tuple[ReadyStep, ...]) -> int:
    """Return how long an agenda takes."""
    return sum(step.minutes for step in agenda)


@dataclass(frozen=True)
class Plan:
    """A workshop as it is prepared. *language*: that of its receipts; *seats*: how many will vote, 0 where unknown."""

    name: str
    language: str
    steps: tuple[Step, ...]
    held_on: date | None = None
    seats: int = 0


def faults_of(plan: Plan) -> list[Message]:
    """Return everything that keeps a workshop from being prepared, in sentences; those of a step name it."""
    found = []
    if not plan.name.strip() or len(plan.name) > LONGEST_TITLE:
        found.append(Message(gettext_noop("A workshop needs a name.")))
    if plan.language not in LANGUAGES:
        found.append(Message(gettext_noop("Choose the language of the workshop.")))
    if not 0 <= plan.seats <= MOST_SEATS:
        found.append(Message(gettext_noop("A workshop has at most {most} seats."), {"most": MOST_SEATS}))
    if not 0 < len(plan.steps) <= MOST_STEPS:
        found.append(Message(gettext_noop("An agenda has 1 to {most} steps."), {"most": MOST_STEPS}))
    for place, step in enumerate(plan.steps, 1):
        template = gettext_noop("Step {step}: {fault}")
        found += [Message(template, {"step": place, "fault": fault}) for fault in _faults(step)]
    return found


def _faults(step: Step) -> list[Message]:
    found = []
    if not step.title.strip() or len(step.title) > LONGEST_TITLE:
        template = gettext_noop("A title has 1 to {most} characters.")
        found.append(Message(template, {"most": LONGEST_TITLE}))
    if not 0 <= step.minutes <= MOST_MINUTES:
        found.append(Message(gettext_noop("A step takes 0 to {most} minutes."), {"most": MOST_MINUTES}))
    return found + (faults(step.question) if step.question else [])
