"""What numbers of a list of customers are of: amounts of a month or a year, months or years or days as a customer."""

from collections.abc import Callable

from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.cells.numbers import STATED, Marks, number
from cxdash.exchange.customers.mapping import TENURES
from cxdash.exchange.customers.names import rank
from cxdash.exchange.files.grids import NumberText
from cxdash.exchange.lists.marks import settle_marks
from cxdash.exchange.lists.reading import Answers, Question, Reading
from cxdash.exchange.lists.table import ListTable, table_marks
from cxdash.exchange.phrases import shown

NOT_USED = "not_used"
LONGEST = 1200
"""Months that nobody has been a customer for."""


def values_of(table: ListTable, name: str, marks: Marks) -> list[float]:
    """Return the numbers of a column, without what is none."""
    read = (number(text, STATED["."] if isinstance(text, NumberText) else marks) for text in table.filled(name))
    return [value for value in read if value is not None]


def settle_revenue(
    table: ListTable,
    found: dict[str, str],
    asked: list[Question],
    answers: Answers,
    intervals: Callable[[], list[str]],
) -> None:
    """Decide whether an amount is by month or year: its name says so, a column of intervals does, or it is asked."""
    if {"yearly_revenue", "monthly_revenue"} <= set(found):
        found.pop("yearly_revenue" if rank(found["monthly_revenue"], "monthly_revenue") == 0 else "monthly_revenue")
    name = found.get("monthly_revenue", "")
    if not name or rank(name, "monthly_revenue") == 0:
        return
    if columns := intervals():
        found["interval"] = columns[0]
        return
    values = values_of(table, name, settle_marks(table, [name], answers)[0])
    mean = sum(values) / len(values) if values else 0
    readings = (
        Reading("month", Message(gettext_noop("for a month")), {"monthly_revenue": round(mean, 2)}),
        Reading("year", Message(gettext_noop("for a year")), {"monthly_revenue": round(mean / 12, 2)}),
        Reading(NOT_USED, Message(gettext_noop("something else, which is not used")), {"monthly_revenue": None}),
    )
    text = gettext_noop('Column "{column}": are the amounts for a month or for a year?')
    asked.append(Question("revenue", name, Message(text, {"column": shown(name)}), readings))
    if answers.get("revenue", "month") != "month":
        found.pop("monthly_revenue")
    if answers.get("revenue") == "year":
        found["yearly_revenue"] = name


def settle_tenure(table: ListTable, found: dict[str, str], asked: list[Question], answers: Answers) -> None:
    """Decide whether the time as a customer is in months, years or days: its name says so, or it is asked.

    Where there are first days it is not needed, unless its name says months.
    """
    named = [ours for ours in TENURES if ours in found]
    for ours in named[1:]:
        found.pop(ours)
    if not named or (named[0] == "tenure_months" and rank(found["tenure_months"], "tenure_months") == 0):
        return
    if "started" in found:
        found.pop(named[0])
        return
    if named[0] != "tenure_months":
        return
    name = found.pop("tenure_months")
    values = values_of(table, name, table_marks(table, [name]))
    longest, mean = max(values, default=0.0), sum(values) / max(1, len(values))
    fitting = [ours for ours, months in TENURES.items() if longest * months <= LONGEST] or ["tenure_days"]
    answer = f"tenure_{answers.get('tenure', '')}"
    found[answer if answer in fitting else fitting[0]] = name
    if len(fitting) == 1:
        return
    words = {
        "tenure_months": gettext_noop("in months"),
        "tenure_years": gettext_noop("in years"),
        "tenure_days": gettext_noop("in days"),
    }
    text = gettext_noop('Column "{column}": is the time as a customer in months, in years or in days, such as {value}?')
    about = {"column": shown(name), "value": Number(longest, 0 if longest.is_integer() else 1)}
    readings = tuple(
        Reading(ours.removeprefix("tenure_"), Message(words[ours]), {"months": round(mean * TENURES[ours], 2)})
        for ours in fitting
    )
    asked.append(Question("tenure", name, Message(text, about), readings))


def settle_decimal(table: ListTable, found: dict[str, str], asked: list[Question], answers: Answers) -> str:
    """Return the mark before decimals of all numbers used, '' where they need none; ask where nothing shows it."""
    names = [found[ours] for ours in found if ours.endswith(("revenue", "cost"))]
    names += [found[ours] for ours in TENURES if ours in found]
    if not names:
        return ""
    marks, questions = settle_marks(table, names, answers)
    asked[:0] = questions  # first, since it changes the figures of the others
    return next((mark for mark, stated in STATED.items() if marks == stated), "")
