"""First and last days of customers: whether the day or the month comes first in them, and years of two digits."""

from collections.abc import Iterable, Sequence
from datetime import date

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.dates import day_comes_first, read_day, short_year_order, with_full_year
from cxdash.exchange.lists.reading import Answers, Question, Reading
from cxdash.exchange.lists.table import ListTable
from cxdash.exchange.lists.table import is_day as is_full_day
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.days import EITHER, order_shown

ORDERS = {"day-first": "dmy", "month-first": "mdy"}
WORDS = {
    "day-first": gettext_noop("The day comes first: {value} is {day}"),
    "month-first": gettext_noop("The month comes first: {value} is {day}"),
}


def is_day(text: str) -> bool:
    """Return whether a text is a day, maybe with a year of two digits."""
    return is_full_day(text) or any(with_full_year(text, order) != text for order in ORDERS.values())


def settle_order(table: ListTable, found: dict[str, str], asked: list[Question], answers: Answers) -> str:
    """Return which of day and month comes first, '' where the dates need no order; ask where nothing shows it."""
    days = [found[ours] for ours in ("started", "ended") if ours in found]
    texts = dict.fromkeys(text for name in days for text in table.filled(name) if EITHER.match(text))
    if not any(len({in_order(text, order) for order in ORDERS}) > 1 for text in texts) or order_shown([texts]):
        return order_shown([texts])
    if shows := order_shown(table.filled(name) for name in table.header if name and name not in days):
        return shows
    example = next(text for text in texts if len({in_order(text, order) for order in ORDERS}) > 1)
    one, other = (date.fromisoformat(in_order(example, order)) for order in ORDERS)
    text = Message(
        gettext_noop('"{column}": is {value} {one} or {other}?'),
        {"column": shown(days[0]), "value": shown(example), "one": one, "other": other},
    )
    readings = tuple(
        Reading(
            order,
            Message(WORDS[order], {"value": shown(example), "day": date.fromisoformat(in_order(example, order))}),
            _figures(table, found, order),
        )
        for order in ORDERS
    )
    asked.append(Question("date-order", days[0], text, readings))
    return answers.get("date-order", "day-first")


def in_order(text: str, order: str) -> str:
    """Return a date whose day or month may come first as 2026-05-03, in this order; any other text as it is."""
    if not EITHER.match(text):
        return text
    try:
        return read_day(with_full_year(text, ORDERS[order]), order == "day-first").isoformat()
    except (ValueError, OverflowError):
        return text


def readable_days(columns: Sequence[Sequence[str]], order: str) -> list[list[str]]:
    """Return the texts of columns of days with full years, and with day and month in the order that is known."""
    if order:
        columns = [[in_order(text, order) for text in texts] for texts in columns]
    short = short_year_order(text for texts in columns for text in texts)
    return [[with_full_year(text, short) if short else text for text in texts] for texts in columns]


def _figures(table: ListTable, found: dict[str, str], order: str) -> dict[str, object]:
    """Return what a reading gives: customers who have left, the first and last day that one came."""
    came, gone = (
        [_day(text, order) for text in table.texts(found[ours])] if ours in found else []
        for ours in ("started", "ended")
    )
    known = sorted(day for day in came if day)
    figures: dict[str, object] = {"customers": len(set(table.filled(found["customer"])))} if "customer" in found else {}
    figures |= {"left": sum(day is not None for day in gone)} if gone else {}
    figures |= {"first": known[0].isoformat(), "last": known[-1].isoformat()} if known else {}
    contrary = _contrary(zip(came, gone, strict=False))
    return figures | ({"contrary": contrary} if contrary else {})


def _contrary(pairs: Iterable[tuple[date | None, date | None]]) -> int:
    return sum(bool(came and gone and gone < came) for came, gone in pairs)


def _day(text: str, order: str) -> date | None:
    try:
        return read_day(in_order(text, order), day_comes_first([text]))
    except (ValueError, OverflowError):
        return None
