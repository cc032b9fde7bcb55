"""Ask which of several columns weights the answers, and what a mark in its numbers stands for."""

from collections.abc import Mapping, Sequence

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.cells.numbers import STATED, is_doubtful, number
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.suggest.questions.people import Named

NONE = "none"


def ask_weight(candidates: Sequence[Named]) -> OpenQuestion | None:
    """Return the question which of several columns is the weight, or None where there is only one."""
    if len(candidates) < 2:
        return None
    readings, taken = [], [NONE]
    for one in candidates:
        taken.append(key_of(one.name, taken))
        words = Message(gettext_noop('"{column}" is the weight'), {"column": shown(one.name)})
        readings.append(Reading(taken[-1], words, {"sum": _sum(one.texts, ",")}))
    readings.append(Reading(NONE, Message(gettext_noop("No weight: every answer counts the same")), {}))
    text = Message(gettext_noop("Several columns could be the weight of an answer. Which one is?"))
    return OpenQuestion("weight", "weight", tuple(one.name for one in candidates), text, tuple(readings))


def ask_decimal(column: Named) -> OpenQuestion:
    """Return the question whether a mark in numbers such as 1.234 stands before decimals or between thousands."""
    doubtful = next(filter(is_doubtful, column.texts), "")
    mark = "," if "," in doubtful else "."
    words = {
        ",": gettext_noop("A comma stands before decimals: {value} is {number}"),
        ".": gettext_noop("A point stands before decimals: {value} is {number}"),
    }
    readings = []
    for id_, decimal in (("comma", ","), ("point", ".")):
        value = number(doubtful, STATED[decimal]) or 0
        values = {"value": doubtful, "number": Number(value, 3 if value < 1000 else 0)}
        readings.append(Reading(id_, Message(words[decimal], values), {"sum": _sum(column.texts, decimal)}))
    text = gettext_noop('"{column}": does the mark in {value} stand before decimals or between thousands?')
    values = {"column": shown(column.name), "value": doubtful, "mark": mark}
    return OpenQuestion("decimal", "decimal", (column.name,), Message(text, values), tuple(readings))


def _sum(texts: Mapping[str, int], decimal: str) -> float:
    marks = STATED[decimal]
    return round(sum((number(text, marks) or 0) * times for text, times in texts.items()), 4)
