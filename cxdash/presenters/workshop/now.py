"""What goes on in a workshop in one sentence, and what its host can do next, the likeliest first."""

from datetime import datetime
from typing import NamedTuple

from cxdash.domain.messages import Message
from cxdash.domain.workshop.questions import Question
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.i18n.translator import Words
from cxdash.services.workshop import Host
from cxdash.store.read.workshop import StepRow, Workshop

STEP, OPEN, CLOSE, REVEAL, AGAIN, END = "step", "open", "close", "reveal", "again", "end"
"""What a host can do."""


class Action(NamedTuple):
    """Something that the host can do: its code, the number of the step or question it is about, and its label."""

    code: str
    number: int
    label: str


class Now(NamedTuple):
    """What goes on: the page's heading, the step with its place in the agenda, what it asks, and what can be done.

    *asked*: the number of the step's question, 0 without one. *started_at*: None while no step goes on.
    """

    finding: str
    step: str = ""
    question: str = ""
    asked: int = 0
    state: QuestionState = QuestionState.WAITING
    minutes: int = 0
    started_at: datetime | None = None
    actions: tuple[Action, ...] = ()


def present(found: Host, words: Words) -> Now:
    """Return what goes on in a workshop."""
    workshop = found.workshop
    step = current(workshop)
    if workshop.state is WorkshopState.CLOSED:
        return Now(_over(workshop, words))
    if step is None:
        return Now(_ready(workshop, words), actions=_first(workshop, words))
    question = said(step.question, words) if step.question else ""
    return Now(
        _finding(step, question, found, words),
        words.gettext(
            "Step {place} of {steps}: {title}",
            place=workshop.steps.index(step) + 1,
            steps=len(workshop.steps),
            title=step.title,
        ),
        question,
        step.asked,
        step.state,
        step.minutes,
        step.started_at,
        _actions(step, found, words),
    )


def current(workshop: Workshop) -> StepRow | None:
    """Return the step that goes on, None where none does."""
    return next((step for step in workshop.steps if step.started_at and not step.ended_at), None)


def following(workshop: Workshop) -> StepRow | None:
    """Return the step after the one that goes on, the first where none does; None after the last."""
    step = current(workshop)
    place = workshop.steps.index(step) + 1 if step else 0
    return workshop.steps[place] if place < len(workshop.steps) else None


def said(question: Question, words: Words) -> str:
    """Return a question in words."""
    return words.sentence(question.asked) if isinstance(question.asked, Message) else question.asked


def voted(count: int, seats: int, question: str, words: Words) -> str:
    """Return how many have voted on a question, of how many where that is known."""
    if seats:
        return words.ngettext(
            "{count} of {seats} has voted on “{question}”",
            "{count} of {seats} have voted on “{question}”",
            count,
            seats=words.number(seats),
            question=question,
        )
    return words.ngettext(
        "{count} has voted on “{question}”", "{count} have voted on “{question}”", count, question=question
    )


def _ready(workshop: Workshop, words: Words) -> str:
    minutes = sum(step.minutes for step in workshop.steps)
    return words.ngettext(
        "“{name}” is ready, {count} minute long",
        "“{name}” is ready, {count} minutes long",
        minutes,
        name=workshop.name,
    )


def _over(workshop: Workshop, words: Words) -> str:
    return words.gettext("“{name}” is over, and nobody can trace a vote any longer.", name=workshop.name)


def _finding(step: StepRow, question: str, found: Host, words: Words) -> str:
    count = found.answered.get((step.asked, step.round), 0)
    if not question:
        return words.gettext("“{step}” is under way", step=step.title)
    if step.state is QuestionState.OPEN:
        return voted(count, found.workshop.seats, question, words)
    if step.state is QuestionState.CLOSED:
        return words.ngettext(
            "Voting is over: {count} answer to “{question}”, not shown yet",
            "Voting is over: {count} answers to “{question}”, not shown yet",
            count,
            question=question,
        )
    if step.state is QuestionState.REVEALED:
        return words.gettext("The room sees its answers to “{question}”", question=question)
    return words.gettext("The next vote is on “{question}”", question=question)


def _actions(step: StepRow, found: Host, words: Words) -> tuple[Action, ...]:
    asked, onward = step.asked, _onward(found.workshop, words)
    start = Action(OPEN, asked, words.gettext("Start voting"))
    close = Action(CLOSE, asked, words.gettext("Close the vote"))
    reveal = Action(REVEAL, asked, words.gettext("Show the answers"))
    again = Action(AGAIN, asked, words.gettext("Vote again"))
    if not asked:
        return (onward,)
    if step.state is QuestionState.CLOSED:
        answered = found.answered.get((asked, step.round), 0)
        return (reveal, again, onward) if answered else (again, onward)
    return {
        QuestionState.WAITING: (start, onward),
        QuestionState.OPEN: (close, onward),
        QuestionState.REVEALED: (onward, again),
    }[step.state]


def _onward(workshop: Workshop, words: Words) -> Action:
    step = following(workshop)
    if step is None:
        return Action(END, 0, words.gettext("End the workshop"))
    return Action(STEP, step.number, words.gettext("Next step: {title}", title=step.title))


def _first(workshop: Workshop, words: Words) -> tuple[Action, ...]:
    step = following(workshop)
    return (Action(STEP, step.number, words.gettext("Start the workshop")),) if step else ()


def caution(found: Host, words: Words) -> str:
    """Return, while the room votes again, how many voted before, since of a few more or fewer little can be shown."""
    step = current(found.workshop)
    if step is None or step.state is not QuestionState.OPEN or step.round == 1:
        return ""
    return words.ngettext(
        "{count} voted the time before. If a few are missing or new, this vote may stay hidden, to keep theirs secret.",
        "{count} voted the time before. If a few are missing or new, this vote may stay hidden, to keep theirs secret.",
        found.answered.get((step.asked, step.round - 1), 0),
    )


def unseen(found: Host, words: Words) -> tuple[Action, ...]:
    """Return how to show the answers of other steps than the one under way, which were voted on and not shown yet."""
    here = current(found.workshop)
    return tuple(
        Action(
            REVEAL, step.asked, words.gettext("Show the answers to “{question}”", question=said(step.question, words))
        )
        for step in found.workshop.steps
        if step.question and step != here and step.state is QuestionState.CLOSED
    )
