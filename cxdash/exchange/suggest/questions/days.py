"""Ask whether the day or the month comes first in the dates of a file that can be read both ways."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.suggest.date_forms import CLOCKS
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.survey.mapping_kinds import YEARS

EITHER = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\sT,])", re.ASCII)
"""The beginning of a date in which the day or the month may come first."""

ORDERS = {"day-first": "%d{0}%m{0}{1}", "month-first": "%m{0}%d{0}{1}"}


def doubtful_orders(texts: Collection[str]) -> dict[str, tuple[str, list[date]]]:
    """Return, for dates that can be read in both orders, the form and the days of each order; nothing for others."""
    found = [EITHER.match(text) for text in texts]
    if not found or any(one is None for one in found):
        return {}
    pairs = [(int(one[1]), int(one[3])) for one in found if one]
    if any(max(pair) > 12 for pair in pairs) or all(first == second for first, second in pairs):
        return {}
    between, year = found[0][2], "%Y" if len(found[0][4]) == 4 else "%y"  # type: ignore[index]
    read = {order: _read(texts, form.format(between, year)) for order, form in ORDERS.items()}
    return read if all(days for _, days in read.values()) else {}


def order_shown(columns: Iterable[Collection[str]]) -> str:
    """Return the order that other columns of dates show, of which one holds a day above 12; '' where none does."""
    shows = set()
    for texts in columns:
        for text in texts:
            if one := EITHER.match(text):
                shows |= {"day-first"} if int(one[1]) > 12 else {"month-first"} if int(one[3]) > 12 else set()
    return shows.pop() if len(shows) == 1 else ""


def ask_order(column: str, texts: Collection[str], orders: dict[str, tuple[str, list[date]]]) -> OpenQuestion:
    """Return the question which of two orders is meant, with the days that each gives."""
    example = next(text for text in texts if _differs(text))
    shown = (EITHER.match(example) or [example])[0]
    readings = []
    template = {
        "day-first": gettext_noop("The day comes first: {value} is {day}, and the answers span {span}"),
        "month-first": gettext_noop("The month comes first: {value} is {day}, and the answers span {span}"),
    }
    for order, (form, days) in orders.items():
        first, last = min(days), max(days)
        day = read_as([example], form)[0]
        values = {"value": shown, "day": day, "span": _span(first, last)}
        figures = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "span_days": (last - first).days + 1,
            "months": len({(day.year, day.month) for day in days}),
        }
        readings.append(Reading(order, Message(template[order], values), dict(figures)))
    one, other = (read_as([example], form)[0] for form, _ in orders.values())
    text = gettext_noop('"{column}": is {value} {one} or {other}?')
    values = {"column": column, "value": shown, "one": one, "other": other}
    return OpenQuestion("date-order", "date-order", (column,), Message(text, values), tuple(readings))


def reads(texts: Iterable[str], form: str) -> bool:
    """Return whether all texts are days in this form."""
    return bool(read_as(texts, form))


def _span(first: date, last: date) -> Message:
    days = (last - first).days + 1
    if days <= 62:
        return Message(gettext_noop("{days} days"), {"days": Number(days)})
    return Message(gettext_noop("{months} months"), {"months": Number(max(2, round(days / 30.44)))})


def _differs(text: str) -> bool:
    one = EITHER.match(text)
    return bool(one) and int(one[1]) != int(one[3])  # type: ignore[index]


def _read(texts: Iterable[str], form: str) -> tuple[str, list[date]]:
    """Return the form with a time of day that fits all texts, and their days."""
    texts = list(texts)
    for clock in CLOCKS:
        if days := read_as(texts, form + clock):
            return form + clock, days
    return "", []


def read_as(texts: Iterable[str], form: str) -> list[date]:
    """Return the days that texts are in a form, or nothing where one of them is none."""
    try:
        days = [datetime.strptime(text, form).date() for text in texts]  # noqa: DTZ007 - the day as the file says it
    except ValueError:
        return []
    return days if all(day.year in YEARS for day in days) else []
