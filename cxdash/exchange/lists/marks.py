"""Decide what commas and points in a list's numbers are: by the numbers themselves, by their total, or by asking."""

from collections.abc import Sequence

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.numbers import STATED, Marks, is_doubtful, number
from cxdash.exchange.lists.reading import Answers, Question, Reading
from cxdash.exchange.lists.table import ListTable, table_marks
from cxdash.exchange.phrases import shown


def settle_marks(table: ListTable, figures: Sequence[str], answers: Answers) -> tuple[Marks, list[Question]]:
    """Return the marks of a list's numbers, and the question what they are where nothing in the list shows it."""
    known = table_marks(table, figures)
    doubtful = next((text for name in figures for text in table.filled(name) if is_doubtful(text)), "")
    if known != Marks() or not doubtful:
        return known, []
    mark = "," if "," in doubtful else "."
    readings = {"decimals": STATED[mark], "thousands": STATED["." if mark == "," else ","]}
    words = {
        "decimals": gettext_noop('"{mark}" stands before decimals'),
        "thousands": gettext_noop('"{mark}" stands between thousands'),
    }
    text = gettext_noop('Numbers such as "{value}" do not show what "{mark}" is. Which is it?')
    question = Question(
        "numbers",
        figures[0],
        Message(text, {"value": shown(doubtful), "mark": mark}),
        tuple(
            Reading(one, Message(words[one], {"mark": mark}), {"amount": _sum(table, figures[0], marks)})
            for one, marks in readings.items()
        ),
    )
    return readings.get(answers.get("numbers", ""), readings["thousands"]), [question]


def _sum(table: ListTable, name: str, marks: Marks) -> float:
    return sum(number(text, marks) or 0.0 for text in table.texts(name))
