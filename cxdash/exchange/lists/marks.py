"""Decide what commas and points in a list's numbers are: by the numbers themselves, by their total, or by asking."""

from collections.abc import Iterable, Sequence

from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.cells.numbers import STATED, DoubtfulNumberError, Marks, number, read_number
from cxdash.exchange.files.grids import NumberText
from cxdash.exchange.lists.reading import Answers, Question, Reading
from cxdash.exchange.lists.table import ListTable, is_figure, table_marks
from cxdash.exchange.phrases import shown

READINGS = {"comma": STATED[","], "point": STATED["."]}
WORDS = {
    "comma": gettext_noop("A comma stands before decimals: {value} is {number}"),
    "point": gettext_noop("A point stands before decimals: {value} is {number}"),
}


def settle_marks(table: ListTable, figures: Sequence[str], answers: Answers) -> tuple[Marks, list[Question]]:
    """Return the marks of a list's numbers, and the question what they are where nothing in the list shows it."""
    known = table_marks(table, figures)
    texts = {text for name in figures for text in table.filled(name) if not isinstance(text, NumberText)}
    doubtful = next((text for name in figures for text in table.filled(name) if _is_open(text, known)), "")
    fitting = [one for one, marks in READINGS.items() if _reads_all(texts, marks)] if doubtful else []
    if len(fitting) < 2:
        return (READINGS[fitting[0]] if fitting else known), []
    readings = []
    for one in fitting:
        value = float(number(doubtful, READINGS[one]) or 0)
        values = {"value": shown(doubtful), "number": Number(value, 0 if value.is_integer() else 3)}
        figure = {"amount": total(table, figures[0], READINGS[one])}
        readings.append(Reading(one, Message(WORDS[one], values), figure))
    text = gettext_noop('"{column}": does the mark in {value} stand before decimals or between thousands?')
    values = {"column": shown(figures[0]), "value": shown(doubtful)}
    question = Question("decimal", figures[0], Message(text, values), tuple(readings))
    return READINGS.get(answers.get("decimal", ""), READINGS["comma"]), [question]


def _is_open(text: str, known: Marks) -> bool:
    """Return whether a number may be either of two, by all that is known of its list."""
    if isinstance(text, NumberText):
        return False
    try:
        read_number(text, known)
    except DoubtfulNumberError:
        return True
    except ValueError:
        return False
    both = {number(text, marks) for marks in READINGS.values()}
    return known == Marks() and None not in both and len(both) > 1


def _reads_all(texts: Iterable[str], marks: Marks) -> bool:
    return all(number(text, marks) is not None for text in texts if is_figure(text))


def total(table: ListTable, name: str, marks: Marks) -> float:
    """Return the sum of a column of figures."""
    values = (number(text, STATED["."] if isinstance(text, NumberText) else marks) for text in table.texts(name))
    return round(sum(value or 0.0 for value in values), 6)
