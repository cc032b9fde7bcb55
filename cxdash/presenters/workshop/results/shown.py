"""A revealed question, ready to draw: what the room answered, its picture, and how it moved since its first vote."""

from typing import NamedTuple

from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.questions import Kind, Question, Shape
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.room import FEWEST_VOTERS
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop.results import Result, TooNear
from cxdash.presenters.elements import Tab
from cxdash.presenters.workshop.results import beliefs, choices, credit, guesses, moved, ratings
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Asked, Beside

TOO_FEW = gettext_noop("Too few to show: what the room answered is shown from {least} answers.")
ROUNDED = gettext_noop(
    "A few answered in one of the votes only: what is shown would be the same whatever they answered."
)
NOT_SHOWN = gettext_noop(
    "This vote is not shown: a few answered in one of the votes only, and both together would tell what they answered."
)
BEFORE = gettext_noop("The vote before: {finding}")


class Revealed(NamedTuple):
    """A revealed question: its words, what was found, and the section that shows it.

    *reason*: what was found as a decision begins with it, of the last vote that is shown; '' where none is.
    *assumption*: the key of one that was asked about, '' of other questions. *room*: the room's range of it, None where
    What if uses that already. *owner*: the role that most want to own what was asked about, '' where that is no role or
    several, or another question was asked; *called*: its name.
    """

    question: str
    finding: str
    tab: Tab
    reason: str = ""
    assumption: str = ""
    room: Assumption | None = None
    owner: str = ""
    called: str = ""


def present(asked: Asked, beside: Beside, words: Words) -> Revealed:
    """Return the last round of a revealed question, the first vote beside it."""
    question, last = asked.question, asked.rounds[-1]
    said = shared.asked(question, words)
    if isinstance(last, Result):
        return _revealed(asked, said, last, beside, words)
    before = next((one for one in reversed(asked.rounds) if isinstance(one, Result)), None)
    template = NOT_SHOWN if isinstance(last, TooNear) else TOO_FEW
    why = words.gettext(template, least=words.number(FEWEST_VOTERS))
    if before is None:
        return Revealed(said, why, Tab(definitions=["room_voters"]))
    found = _revealed(asked, said, before, beside, words)
    sentences = [words.gettext(BEFORE, finding=found.finding), *found.tab.sentences]
    return found._replace(finding=why, tab=found.tab._replace(sentences=sentences))


def _revealed(asked: Asked, said: str, last: Result, beside: Beside, words: Words) -> Revealed:
    question = asked.question
    section = _section(question, last, asked.moved.first if asked.moved else None, beside, words)
    sentences = [*section.sentences, *([moved.sentence(question, asked.moved, words)] if asked.moved else [])]
    notes = [*section.notes, *_counted(last, words)]
    shown = section._replace(
        heading="", sentences=[*filter(None, sentences)], notes=notes, definitions=_definitions(question)
    )
    room = last.range if last.range != beside.assumed else None
    wanted = [one for one in question.choices if last.top == (one.key,)] if question.kind is Kind.OWNER_SHOULD else []
    owner, called = (wanted[0].key, wanted[0].said(words.tongue)) if wanted else ("", "")
    assumption = question.subject if last.range else ""
    return Revealed(said, section.heading, shown, section.heading, assumption, room, owner, called)


def _section(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> Tab:
    if question.shape is Shape.CHOICE:
        return choices.present(question, last, first, beside, words)
    if question.shape is Shape.RATINGS:
        return ratings.present(question, last, first, words)
    if question.shape is Shape.NUMBER:
        return guesses.present(question, last, first, beside, words)
    if question.shape is Shape.POINTS:
        return credit.present(question, last, first, beside, words)
    return beliefs.present(question, last, first, beside, words)


def _counted(last: Result, words: Words) -> list[str]:
    """Return how many answered, and how many said that they don't vote."""
    if last.rounded:
        return [words.gettext(ROUNDED)]
    answered = words.gettext("{count} answered.", count=words.number(last.n))
    abstained = words.gettext("{count} did not vote.", count=words.number(last.abstained))
    return [f"{answered} {abstained}" if last.abstained else answered]


def _definitions(question: Question) -> list[str]:
    of_shape = {Shape.CHOICE: ["room_agreement"], Shape.RANGE: ["room_range"]}
    return [*of_shape.get(question.shape, ["room_disagreement"]), "room_voters"]
