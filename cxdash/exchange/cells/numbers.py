"""Read numbers as people write them: either decimal mark, grouped thousands, currency and per cent signs.

A text with two readings is never guessed: "1,234" is 1234 or 1.234 until other texts of its column show which.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from cxdash.exchange.files.grids import NumberText

LARGEST_NUMBER = 1e15

CURRENCY = re.compile(
    r"^(kr\.?|nok|sek|dkk|eur|usd|gbp|[€$£])|(kr\.?|,-|nok|sek|dkk|eur|usd|gbp|[€$£])$", re.IGNORECASE
)
SPACES = re.compile(r"[\s'’_]")
SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[\s'’_][0-9]{3})+(?:[.,][0-9]*)?")
"""Thousands grouped by spaces, apostrophes or underscores: 1 200,50, but not 1 2."""

GROUPED = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}(\{mark}\d{{3}})+", re.ASCII) for mark in ",."}
"""Numbers that the mark may group into thousands."""

PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)


class DoubtfulNumberError(ValueError):
    """Raised for a text that may be either of two numbers, *one* without the mark and *other* with it as decimals."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one, other)
        self.one, self.other = one, other


@dataclass(frozen=True)
class Marks:
    """What is known of the marks in a column of numbers: those before decimals, and those that group thousands."""

    decimal: str = ""
    grouping: str = ""

    def is_decimal(self, mark: str) -> bool:
        """Return whether the mark stands before decimals and never groups."""
        return mark in self.decimal and mark not in self.grouping

    def is_grouping(self, mark: str) -> bool:
        """Return whether the mark groups thousands and never stands before decimals."""
        return mark in self.grouping and mark not in self.decimal


STATED = {".": Marks(".", ","), ",": Marks(",", ".")}
"""The marks of a file whose decimal mark is stated."""


def marks_of(texts: Iterable[str]) -> Marks:
    """Return which marks are decimal and which group, by the texts with one reading only."""
    decimal, grouping = set(), set()
    for text in (_bare(text) for text in texts if not isinstance(text, NumberText)):
        if "," in text and "." in text:
            last = max(",.", key=text.rfind)
            if _plain(text, last) is not None:
                decimal.add(last)
                grouping.add(_other(last))
            continue
        for mark in ",.":
            if GROUPED[mark].fullmatch(text):
                grouping |= {mark} if text.count(mark) > 1 else set()
            elif mark in text and PLAIN.fullmatch(text.replace(mark, ".")):
                decimal.add(mark)
    return Marks("".join(sorted(decimal)), "".join(sorted(grouping)))


def read_number(text: str, marks: Marks = Marks()) -> float:
    """Return the number that a text is in a column with these marks; 46 % is 0.46.

    Raises DoubtfulNumberError where it may be two numbers, and ValueError where it is none or above 10^15.
    Where nothing is known of the marks, 1.234 has decimals, as programs write them; no program
    writes 1.200, which is doubtful. A number in a workbook's cell is that number.
    """
    marks = STATED["."] if isinstance(text, NumberText) else marks
    bare = _bare(text)
    plain = _plain(bare, _decimal_mark(bare, marks))
    value = float(plain) if plain is not None else float("nan")
    if not isfinite(value) or abs(value) > LARGEST_NUMBER:
        raise ValueError(text)
    return value / 100 if text.rstrip().endswith("%") else value


def number(text: str, marks: Marks) -> float | None:
    """Return the number that a text is in a column with these marks, or None."""
    try:
        return read_number(text, marks)
    except ValueError:
        return None


def is_doubtful(text: str) -> bool:
    """Return whether a text alone may be either of two numbers."""
    try:
        read_number(text)
    except DoubtfulNumberError:
        return True
    except ValueError:
        pass
    return False


def is_number(text: str) -> bool:
    """Return whether a text is a number, whichever."""
    return number(text, Marks()) is not None or is_doubtful(text)


def _bare(text: str) -> str:
    """Return a text without signs around its number and without spaces between its thousands."""
    bare = text.replace("−", "-").strip().removesuffix("%").strip()
    bare = re.sub(r"^([+-])\s+", r"\1", CURRENCY.sub("", bare).strip())
    return SPACES.sub("", bare) if SPACED.fullmatch(bare) else bare


def _other(mark: str) -> str:
    return "." if mark == "," else ","


def _decimal_mark(bare: str, marks: Marks) -> str:
    """Return the mark that stands before the decimals of a number; raises ValueError where that cannot be known."""
    if "," in bare and "." in bare:
        return max(",.", key=bare.rfind)
    mark = "," if "," in bare else "."
    if not GROUPED[mark].fullmatch(bare):
        if mark in bare and marks.decimal and mark not in marks.decimal:
            raise ValueError(bare)
        return mark
    if bare.count(mark) > 1:
        if marks.is_decimal(mark):
            raise ValueError(bare)
        return _other(mark)
    if marks.is_decimal(mark):
        return mark
    if marks.is_grouping(mark):
        return _other(mark)
    if mark == "." and marks == Marks() and not bare.endswith("0"):
        return mark
    raise DoubtfulNumberError(bare.replace(mark, ""), f"{float(bare.replace(mark, '.')):g}")


def _plain(bare: str, decimal: str) -> str | None:
    """Return a number as a program writes it; None where it is none, or its thousands are not in threes."""
    grouping = _other(decimal)
    whole, _, decimals = bare.partition(decimal)
    if grouping in whole and not GROUPED[grouping].fullmatch(whole):
        return None
    plain = bare.replace(grouping, "").replace(decimal, ".") if grouping not in decimals else ""
    return plain if PLAIN.fullmatch(plain) else None
