"""What a room can be asked: every kind of question once, with what it is about and what its answer looks like."""

from dataclasses import dataclass
from enum import StrEnum

from cxdash.domain import assumptions
from cxdash.domain.assessments import KEYS, STATEMENTS
from cxdash.domain.messages import Message, Name, gettext_noop
from cxdash.domain.scales import Scale


class Kind(StrEnum):
    """The kinds of question."""

    OWNER_TODAY = "owner_today"
    OWNER_SHOULD = "owner_should"
    GUESS = "guess"
    MANDATE = "mandate"
    SIX_KEYS = "six_keys"
    CREDIT = "credit"
    ANNOYANCE = "annoyance"
    ASSUMPTION = "assumption"
    LAST_TALK = "last_talk"
    FREE = "free"


class Shape(StrEnum):
    """What an answer looks like: one of the choices, a number on the question's scale, a rating 1–5 of each item,
    100 points split over the choices, or low, most likely and high.
    """

    CHOICE = "choice"
    NUMBER = "number"
    RATINGS = "ratings"
    POINTS = "points"
    RANGE = "range"


class About(StrEnum):
    """What a question may be about; WHOLE names no subject: the whole journey, or the whole company."""

    WHOLE = ""
    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    ROLE = "role"
    ASSUMPTION = "assumption"


EVERYONE, NOBODY, DONT_KNOW = "everyone", "nobody", "dont_know"
"""Answers to who owns a stage besides the roles, and *don't know*, which other questions may offer, too."""

STANDARD = {
    EVERYONE: gettext_noop("Everyone"),
    NOBODY: gettext_noop("Nobody"),
    DONT_KNOW: gettext_noop("I don't know"),
    "week": gettext_noop("This week"),
    "month": gettext_noop("This month"),
    "year": gettext_noop("This year"),
    "never": gettext_noop("Never"),
}
"""Choices in words that the program knows, by their code."""

LAST_TALK = ("week", "month", "year", "never")


@dataclass(frozen=True)
class Description:
    """What holds for every question of a kind.

    *wording*: the sentence by what it is about, with {subject}; *hint*: what to do, '' where it is plain. *items*: what
    is rated, in words by code. *fixed*: the codes of choices that every such question has, after its own.
    """

    shape: Shape
    wording: dict[About, str]
    hint: str = ""
    items: dict[str, str] | None = None
    fixed: tuple[str, ...] = ()


OWN_CHOICES = gettext_noop("Choose one.")

KINDS = {
    Kind.OWNER_TODAY: Description(
        Shape.CHOICE,
        {
            About.STAGE: gettext_noop("Who owns {subject} today?"),
            About.WHOLE: gettext_noop("Who owns the whole today?"),
        },
        OWN_CHOICES,
        fixed=(EVERYONE, NOBODY, DONT_KNOW),
    ),
    Kind.OWNER_SHOULD: Description(
        Shape.CHOICE,
        {
            About.STAGE: gettext_noop("Who should own {subject}?"),
            About.WHOLE: gettext_noop("Who should own the whole?"),
        },
        OWN_CHOICES,
        fixed=(EVERYONE, NOBODY, DONT_KNOW),
    ),
    Kind.GUESS: Description(
        Shape.NUMBER,
        {
            About.STAGE: gettext_noop("What score do customers give {subject}?"),
            About.TOUCHPOINT: gettext_noop("What score do customers give {subject}?"),
            About.WHOLE: gettext_noop("What score do customers give the whole?"),
        },
        gettext_noop("Guess the average; decimals are allowed."),
    ),
    Kind.MANDATE: Description(
        Shape.RATINGS,
        {About.ROLE: gettext_noop("What may {subject} decide?")},
        gettext_noop("Rate each statement from 1 (not at all) to 5 (fully)."),
        items=STATEMENTS,
    ),
    Kind.SIX_KEYS: Description(
        Shape.RATINGS,
        {About.WHOLE: gettext_noop("How ready are we?")},
        gettext_noop("Rate each key from 1 (not at all) to 5 (fully)."),
        items=KEYS,
    ),
    Kind.CREDIT: Description(
        Shape.POINTS,
        {About.WHOLE: gettext_noop("Who deserves the credit for what we win?")},
        gettext_noop("Split 100 points. Give the others theirs first, and yourselves what is left."),
    ),
    Kind.ANNOYANCE: Description(
        Shape.CHOICE,
        {About.WHOLE: gettext_noop("Which annoyance do we fix first?")},
        OWN_CHOICES,
        fixed=(DONT_KNOW,),
    ),
    Kind.ASSUMPTION: Description(
        Shape.RANGE,
        {About.ASSUMPTION: gettext_noop("What do you believe: {subject}?")},
        gettext_noop("Low: 1 in 10 times it is less. High: 1 in 10 times it is more."),
    ),
    Kind.LAST_TALK: Description(
        Shape.CHOICE,
        {
            About.WHOLE: gettext_noop("When did you last talk to a customer about what it is like to deal with us?"),
            About.STAGE: gettext_noop("When did you last talk to a customer about {subject}?"),
        },
        OWN_CHOICES,
        fixed=LAST_TALK,
    ),
    Kind.FREE: Description(Shape.CHOICE, {About.WHOLE: gettext_noop("What do you think?")}, OWN_CHOICES),
}

FEWEST_CHOICES, MOST_CHOICES = 2, 60
LONGEST_WORDING = 300


@dataclass(frozen=True)
class Question:
    """A question as it is prepared, and as phones get it; it has no answers.

    *about* and *subject*: what it is about, by key, called *subject_name* (the assumption's words come by its key).
    *wording*: the host's own, '' for the kind's. *choices*: roles, annoyances, or texts of the host's own, as they were
    called when it was prepared; those that the kind fixes are not among them. *scale*: of a guess, as 1-5. *strict*:
    whether a printed slip is needed to vote.
    """

    kind: Kind
    about: About = About.WHOLE
    subject: str = ""
    subject_name: Name | None = None
    wording: str = ""
    choices: tuple[Name, ...] = ()
    scale: str = ""
    strict: bool = False

    @property
    def description(self) -> Description:
        """What holds for every question of its kind."""
        return KINDS[self.kind]

    @property
    def shape(self) -> Shape:
        """What its answer looks like."""
        return self.description.shape

    @property
    def asked(self) -> Message | str:
        """The question in words: the host's own, or the kind's to be translated."""
        if self.wording:
            return self.wording
        return Message(self.description.wording[self.about], {"subject": self._called()})

    @property
    def offered(self) -> dict[str, Name | Message]:
        """Every choice in its order, by the code an answer gives: its name, or words to be translated."""
        own: dict[str, Name | Message] = {name.key: name for name in self.choices}
        return own | {code: Message(STANDARD[code]) for code in self.description.fixed}

    @property
    def items(self) -> dict[str, Name | Message]:
        """What is rated or given points, by the code of each."""
        if self.shape is Shape.POINTS:
            return self.offered
        return {code: Message(words) for code, words in (self.description.items or {}).items()}

    def _called(self) -> Name | Message:
        if self.about is About.ASSUMPTION:
            return Message(assumptions.NAMES[self.subject])
        return self.subject_name or Name(self.subject)


def faults(question: Question) -> list[Message]:
    """Return everything that keeps a question from being asked, in sentences."""
    found = []
    if question.about not in question.description.wording:
        found.append(Message(gettext_noop("This kind of question cannot be about that.")))
    if (question.about is About.WHOLE) == bool(question.subject):
        found.append(Message(gettext_noop("Say what the question is about.")))
    if question.about is About.ASSUMPTION and question.subject not in assumptions.NAMES:
        found.append(Message(gettext_noop("There is no such assumption.")))
    if len(question.wording) > LONGEST_WORDING:
        found.append(Message(gettext_noop("A question has at most {most} characters."), {"most": LONGEST_WORDING}))
    if question.kind is Kind.GUESS and not _is_scale(question.scale):
        found.append(Message(gettext_noop("Say on which scale to guess, such as 1-5.")))
    if question.shape in {Shape.CHOICE, Shape.POINTS}:
        found += _faults_of_choices(question)
    return found


def _faults_of_choices(question: Question) -> list[Message]:
    codes = [*(name.key for name in question.choices), *question.description.fixed]
    found = []
    if not FEWEST_CHOICES <= len(codes) <= MOST_CHOICES:
        template = gettext_noop("A question has {fewest} to {most} choices.")
        found.append(Message(template, {"fewest": FEWEST_CHOICES, "most": MOST_CHOICES}))
    if len(set(codes)) < len(codes) or not all(code.strip() for code in codes):
        found.append(Message(gettext_noop("Every choice needs words of its own.")))
    return found


def _is_scale(text: str) -> bool:
    try:
        Scale.parse(text)
    except ValueError:
        return False
    return True
