"""What a step asks, in words, and as the host makes it: a kind, what it is about, and choices of one's own."""

from typing import NamedTuple

from cxdash.domain import assumptions
from cxdash.domain.messages import Message, Name, gettext_noop
from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import KINDS, About, Kind, Question, Shape
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.agenda import Askable
from cxdash.presenters.cells import distinct

NAMES = {
    Kind.LAST_TALK: gettext_noop("When we last talked to a customer"),
    Kind.GUESS: gettext_noop("Guess what customers say"),
    Kind.OWNER_TODAY: gettext_noop("Who owns it today"),
    Kind.OWNER_SHOULD: gettext_noop("Who should own it"),
    Kind.MANDATE: gettext_noop("What a role may decide"),
    Kind.SIX_KEYS: gettext_noop("How ready we are, by the six keys"),
    Kind.CREDIT: gettext_noop("Who deserves the credit, 100 points"),
    Kind.ANNOYANCE: gettext_noop("Which annoyance we fix first"),
    Kind.ASSUMPTION: gettext_noop("What we believe: low, most likely, high"),
    Kind.FREE: gettext_noop("A question of our own"),
}
"""What a host can have asked, by kind."""

WHOLE = ":"
"""The code of what is about everything."""


class Draft(NamedTuple):
    """A question as it is filled in. *about*: a code of `subjects`; *choices*: of one's own, a line each."""

    kind: Kind | None = None
    about: str = WHOLE
    wording: str = ""
    choices: str = ""
    strict: bool = False


def kinds(words: Words) -> dict[Kind | None, str]:
    """Return what can be asked, in words; None is nothing."""
    nothing: dict[Kind | None, str] = {None: words.gettext("No vote")}
    return nothing | {kind: words.gettext(name) for kind, name in NAMES.items()}


def subjects(kind: Kind, askable: Askable, words: Words) -> dict[str, str]:
    """Return what a kind of question can be about, in words by code."""
    found = {}
    for about in KINDS[kind].wording:
        if about is About.WHOLE:
            found[WHOLE] = words.gettext("The whole journey")
        elif about is About.ASSUMPTION:
            found |= {f"{about}:{key}": words.gettext(name) for key, name in assumptions.NAMES.items()}
        else:
            found |= {f"{about}:{name.key}": name.said(words.tongue) for name in askable.subjects[about]}
    return distinct(found)


def draft(question: Question | None) -> Draft:
    """Return a question as it is filled in."""
    if question is None:
        return Draft()
    own = "\n".join(map(str, question.choices)) if question.kind is Kind.FREE else ""
    return Draft(question.kind, f"{question.about}:{question.subject}", question.wording, own, question.strict)


def question(given: Draft, askable: Askable) -> Question | None:
    """Return the question that was filled in, None where nothing is asked; it may have faults."""
    if given.kind is None:
        return None
    about, _, subject = given.about.partition(":")
    named = {name.key: name for name in askable.subjects.get(About(about), ())}
    return Question(
        given.kind,
        About(about),
        subject,
        named.get(subject),
        given.wording.strip(),
        _choices(given, askable),
        askable.scale(subject) if given.kind is Kind.GUESS else "",
        given.strict,
    )


def has_lines(kind: Kind | None) -> bool:
    """Return whether a kind of question takes choices of one's own."""
    return kind is Kind.FREE


def usual(given: Draft, askable: Askable, words: Words) -> str:
    """Return what is asked where the host does not word it himself."""
    asked = question(given._replace(wording=""), askable)
    if asked is None or asked.about not in asked.description.wording:
        return ""
    return words.sentence(asked.asked) if not isinstance(asked.asked, str) else asked.asked


def _choices(given: Draft, askable: Askable) -> tuple[Name, ...]:
    if given.kind in (Kind.OWNER_TODAY, Kind.OWNER_SHOULD, Kind.CREDIT):
        return askable.roles
    if given.kind is Kind.ANNOYANCE:
        return askable.annoyances
    written = (line.strip() for line in given.choices.splitlines()) if given.kind is Kind.FREE else ()
    return tuple(Name(line, line) for line in written if line)


def is_choice(asked: Question) -> bool:
    """Return whether an answer is one of several choices, so that hands can be counted for each."""
    return asked.shape is Shape.CHOICE


def choices(asked: Question, words: Words) -> dict[str, str]:
    """Return the answers that hands can be raised for, in words by code, *I don't vote* among them."""
    own = {code: _word(said, words) for code, said in asked.offered.items()}
    return distinct(own | {answers.ABSTAIN: words.gettext("I don't vote")})


def fields(asked: Question, words: Words) -> dict[str, str]:
    """Return what a paper ballot fills in, in words by the field's name."""
    if asked.shape is Shape.NUMBER:
        return {answers.NUMBER: words.gettext("Guess")}
    if asked.shape is Shape.RANGE:
        ends = (words.gettext("Low"), words.gettext("Most likely"), words.gettext("High"))
        return dict(zip(answers.ENDS, ends, strict=True))
    return distinct({f"{answers.ITEM}{code}": _word(said, words) for code, said in asked.items.items()})


def _word(said: Name | Message, words: Words) -> str:
    return said.said(words.tongue) if isinstance(said, Name) else words.sentence(said)
