"""Answers to a room's questions: the fields of a form, their check in sentences, and the text that a ballot keeps."""

import json
import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from cxdash.domain import assumptions
from cxdash.domain.messages import ImportRefused, Message, Number, gettext_noop
from cxdash.domain.scales import Scale
from cxdash.domain.workshop.questions import Question, Shape

ABSTAINED = ""
"""What a ballot keeps of *I don't vote*, which is an answer to every question."""

ABSTAIN = "abstain"
"""The field that says *I don't vote*, whatever its value; the other fields do not count then."""

CHOICE, NUMBER = "choice", "number"
ENDS = ("low", "mode", "high")
ITEM = "item."
"""What the field of each item that is rated or given points begins with; its code follows."""

POINTS = 100
RATINGS = range(1, 6)
OF_HUNDRED = 100
MOST = 1_000_000_000
WRITTEN = re.compile(r"[0-9]{1,12}([.,][0-9]{1,9})?", re.ASCII)

Value = str | float | dict[str, float] | None
"""An answer as measures take it: a code, a number, numbers by item or end, or None for *I don't vote*."""


def fields(question: Question) -> tuple[str, ...]:
    """Return the names of the fields that the form of a question has, besides ABSTAIN."""
    if question.shape is Shape.CHOICE:
        return (CHOICE,)
    if question.shape is Shape.NUMBER:
        return (NUMBER,)
    return ENDS if question.shape is Shape.RANGE else tuple(f"{ITEM}{code}" for code in question.items)


def check(question: Question, given: Mapping[str, str]) -> str:
    """Return the text that a ballot keeps of a form's fields; raises ImportRefused with a sentence for wrong input.

    Numbers may have a comma. The same answer always makes the same text.
    """
    if ABSTAIN in given:
        return ABSTAINED
    return written(CHECKS[question.shape](question, given))


def written(value: str | float | dict[str, float]) -> str:
    """Return the text that a ballot keeps of an answer."""
    return json.dumps(value, ensure_ascii=False)


def form(text: str) -> dict[str, str]:
    """Return the fields that make a ballot's text, to show voters what they answered."""
    value = read(text)
    if value is None:
        return {ABSTAIN: "1"}
    if isinstance(value, str):
        return {CHOICE: value}
    if isinstance(value, dict):
        named = {name: f"{number:.9g}" for name, number in value.items()}
        return named if tuple(value) == ENDS else {f"{ITEM}{name}": number for name, number in named.items()}
    return {NUMBER: f"{value:.9g}"}


def read(text: str) -> Value:
    """Return what a ballot's text says."""
    value: Value = json.loads(text) if text else None
    return value


def _choice(question: Question, given: Mapping[str, str]) -> str:
    chosen = given.get(CHOICE, "")
    if chosen not in question.offered:
        _refuse(gettext_noop("Choose one of the answers, or say that you don't vote."))
    return chosen


def _number(question: Question, given: Mapping[str, str]) -> float:
    scale = Scale.parse(question.scale)
    value = _read_number(given.get(NUMBER, ""))
    if value is None or not scale.lowest <= value <= scale.highest:
        template = gettext_noop("Give a number from {low} to {high}, or say that you don't vote.")
        _refuse(template, low=Number(scale.lowest), high=Number(scale.highest))
    return value


def _ratings(question: Question, given: Mapping[str, str]) -> dict[str, float]:
    found = {code: _read_number(given.get(f"{ITEM}{code}", "")) for code in question.items}
    rated = {code: value for code, value in found.items() if value in RATINGS}
    if len(rated) < len(found):
        _refuse(gettext_noop("Rate every line from 1 to 5, or say that you don't vote."))
    return {code: float(value) for code, value in rated.items() if value is not None}


def _points(question: Question, given: Mapping[str, str]) -> dict[str, float]:
    found = {code: _read_number(given.get(f"{ITEM}{code}", "").strip() or "0") for code in question.items}
    points = {code: value for code, value in found.items() if value is not None and value.is_integer()}
    if len(points) < len(found):
        _refuse(gettext_noop("Give whole points, or say that you don't vote."))
    if sum(points.values()) != POINTS:
        template = gettext_noop("The points make {sum}; split exactly 100, or say that you don't vote.")
        _refuse(template, sum=Number(sum(points.values())))
    return points


def _range(question: Question, given: Mapping[str, str]) -> dict[str, float]:
    found = {end: _read_number(given.get(end, "")) for end in ENDS}
    ends = {end: value for end, value in found.items() if value is not None}
    if len(ends) < len(found):
        _refuse(gettext_noop("Give low, most likely and high as numbers, or say that you don't vote."))
    if not ends["low"] <= ends["mode"] <= ends["high"]:
        _refuse(gettext_noop("Low comes first, then most likely, then high."))
    most = highest(question.subject)
    if ends["high"] > most:
        _refuse(gettext_noop("This can be {most} at most."), most=Number(most))
    return ends


CHECKS: dict[Shape, Callable[[Question, Mapping[str, str]], str | float | dict[str, float]]] = {
    Shape.CHOICE: _choice,
    Shape.NUMBER: _number,
    Shape.RATINGS: _ratings,
    Shape.POINTS: _points,
    Shape.RANGE: _range,
}


def highest(assumption: str) -> int:
    """Return the highest value that an assumption can have: those asked for *of 100* have no more."""
    return OF_HUNDRED if "100" in assumptions.UNITS.get(assumption, "") else MOST


def _read_number(text: str) -> float | None:
    written = text.strip()
    return float(written.replace(",", ".")) if WRITTEN.fullmatch(written) else None


def _refuse(template: str, **values: object) -> NoReturn:
    raise ImportRefused([Message(template, values)])
