"""Sentences with named places, translated when they are shown, and the refusal of a file or an edit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translation where no language is known yet, and return it unchanged."""
    return sentence


@dataclass(frozen=True)
class Message:
    """A sentence marked for translation, with the values of its named places."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True)
class Name:
    """The name of a row in each language, for a place in a sentence."""

    key: str
    plain: str = ""
    nb: str = ""
    sv: str = ""

    def __str__(self) -> str:
        return self.plain or self.key

    def said(self, language: str) -> str:
        """Return the name in a language, or the plain one where it has none."""
        return getattr(self, language, "") or str(self)


@dataclass(frozen=True)
class Names:
    """Several names, or words to translate, for one place in a sentence."""

    names: tuple[Name | Message, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.names))


@dataclass(frozen=True)
class Codes:
    """Allowed values for a place in a sentence: codes in English, their words in other languages; *both* where the code
    alone explains nothing.
    """

    words: Mapping[str, str]
    both: bool = False

    def __str__(self) -> str:
        return self.listed(str) if self.both else ", ".join(self.words)

    def listed(self, say: Callable[[str], str]) -> str:
        """Return the values as words; *say* translates a word."""
        if self.both:
            return "; ".join(f"{code} ({say(word)})" for code, word in self.words.items())
        return ", ".join(map(say, self.words.values()))


@dataclass(frozen=True)
class Number:
    """A number for a place in a sentence, written as its readers do."""

    value: float
    decimals: int = 0

    def __str__(self) -> str:
        return f"{half_away(self.value, self.decimals):,.{self.decimals}f}"


def half_away(value: float, decimals: int = 0) -> float:
    """Return a figure rounded, a half away from zero as pictures round in the browser: 2.25 is 2.3; never −0.

    What the computer adds from the tenth decimal on is no part of it: 28.499999999999996 is 28.5, and so 29.
    """
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(round(float(value), 9)).quantize(step, context=_EXACT)) + 0.0


_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""Digits enough for every number a computer holds."""


class ImportRefused(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """Raised when a file or an edit is refused whole; *faults*: everything that is wrong with it."""

    def __init__(self, faults: Iterable[Message]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))
