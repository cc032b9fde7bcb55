"""Ask what answers are that are dated after today: day and month the other way round, wrong, or right as they stand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.dates import latest_day
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.suggest.questions.day_columns import days_of
from cxdash.exchange.suggest.questions.days import ORDERS, doubtful_orders
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading
from cxdash.exchange.survey.dates import AHEAD, KEEP

LEAVE_OUT = "leave-out"
TEXT = gettext_noop(
    'Column "{column}": {count} of {rows} rows are dated after today, the latest on {day} (row {row}). '
    "How are they read?"
)
WORDS = {
    "day-first": gettext_noop("The day comes first: the answers are from {first} to {last}"),
    "month-first": gettext_noop("The month comes first: the answers are from {first} to {last}"),
    LEAVE_OUT: gettext_noop("Leave these rows out: the answers are from {first} to {last}"),
    KEEP: gettext_noop("Keep them, the days are right: the answers are from {first} to {last}"),
}


def ask(proposal: MappingProposal, column: ColumnProfile, *, ordered: bool) -> OpenQuestion | None:
    """Return the question about days ahead in the column of days, or None without any.

    *ordered*: the order of day and month was answered, so that the other one is not offered.
    """
    days = days_of(column.texts, proposal.date_format)
    ahead = {text: day for text, day in days.items() if day > latest_day()}
    if not ahead:
        return None
    latest = max(ahead, key=ahead.__getitem__)
    possible: dict[str, Mapping[str, date]] = {}
    for order, (_, read) in doubtful_orders(column.texts).items() if not ordered else ():
        if max(read) <= latest_day():
            possible[order] = dict(zip(column.texts, read, strict=True))
    if len(ahead) < len(days):
        possible[LEAVE_OUT] = {text: day for text, day in days.items() if text not in ahead}
    possible[KEEP] = days
    readings = tuple(_reading(id_, read, column) for id_, read in possible.items())
    values = {
        "column": shown(column.name),
        "count": sum(column.texts[text] for text in ahead),
        "rows": column.filled,
        "day": ahead[latest],
        "row": _row(column, latest),
    }
    return OpenQuestion(AHEAD, AHEAD, (column.name,), Message(TEXT, values), readings)


def as_answered(proposal: MappingProposal, column: ColumnProfile, answer: str) -> MappingProposal:
    """Return the proposal with the days in the other order, without the rows ahead, or with them."""
    if answer in ORDERS:
        return replace(proposal, date_format=doubtful_orders(column.texts)[answer][0])
    if answer == LEAVE_OUT:
        days = days_of(column.texts, proposal.date_format)
        ahead = tuple(text for text, day in days.items() if day > latest_day())
        return replace(proposal, leave_out=(*proposal.leave_out, (column.name, ahead)))
    return proposal


def _reading(id_: str, days: Mapping[str, date], column: ColumnProfile) -> Reading:
    first, last = min(days.values()), max(days.values())
    figures = {"n": sum(column.texts[text] for text in days), "first": first.isoformat(), "last": last.isoformat()}
    return Reading(id_, Message(WORDS[id_], {"first": first, "last": last}), dict(figures))


def _row(column: ColumnProfile, text: str) -> int:
    """Return the first row of the file in which a text stands."""
    cells = column.cells
    assert cells is not None
    return int(cells.rows[np.flatnonzero(cells.codes == cells.texts.index(text))[0]])
