"""What was decided: a card for each decision, by whom it is done and when it is due, with what it brought."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.decisions import counted, days_late, fell_short, in_order, text, undated
from cxdash.presenters.cells import names

DAYS_IN_MONTH = 30
"""Up to this many days a delay is told in days."""

STATES = {"done": gettext_noop("done"), "dropped": gettext_noop("dropped")}


class DecisionCard(NamedTuple):
    """A decision in words: its title, its state, who does it, what it shall bring and brought, and why it was made.

    *warm*: it is overdue, has no date, or brought less than expected.
    """

    title: str
    state: str
    warm: bool
    lines: list[str]
    notes: list[str]


class Decided(NamedTuple):
    """The finding about all decisions, and a card for each."""

    sentence: str
    cards: list[DecisionCard]


def present(decisions: pd.DataFrame, roles: pd.DataFrame, on: date, words: Words) -> Decided:
    """Return the decisions as they stand on a day: overdue ones first, what is settled last."""
    rows, called = in_order(decisions, on).to_dict("records"), names(roles, words)
    cards = [_card(row, _title(row, words), called, on, words) for row in rows]
    return Decided(sentence(decisions, roles, on, words), cards)


def sentence(decisions: pd.DataFrame, roles: pd.DataFrame, on: date, words: Words) -> str:
    """Return which decision is overdue, by how long and whose it is; else what is due next."""
    if decisions.empty:
        return words.gettext("No decisions are noted yet.")
    if late := overdue(decisions, roles, on, words):
        return late
    waiting = [row for row in in_order(decisions, on).to_dict("records") if row["status"] == "open"]
    if not waiting or pd.isna(waiting[0]["due"]):
        return words.gettext("No decision is overdue.")
    values = {"title": _title(waiting[0], words), "day": words.day(waiting[0]["due"])}
    return words.gettext("No decision is overdue; “{title}” is due next, on {day}.", **values)


def overdue(decisions: pd.DataFrame, roles: pd.DataFrame, on: date, words: Words) -> str:
    """Return the decision that is overdue longest, since when and whose it is; '' where none is."""
    late = [row for row in in_order(decisions, on).to_dict("records") if days_late(row, on)]
    if not late:
        return ""
    first = late[0]
    values = {
        "title": _title(first, words),
        "time": _time(first, on, words),
        "day": words.day(first["due"]),
        "role": names(roles, words).get(first["owner"], words.gettext("nobody")),
    }
    if len(late) == 1:
        return words.gettext("“{title}” is overdue by {time}; it was due {day}. Responsible: {role}.", **values)
    template = gettext_noop(
        "{count} decisions are overdue, longest of all “{title}”, by {time}; it was due {day}. "
        "Responsible for it: {role}."
    )
    return words.gettext(template, count=words.number(len(late)), **values)


def counts(decisions: pd.DataFrame, on: date, words: Words) -> str:
    """Return how many decisions there are, and how many need a look; '' where there are none."""
    found = counted(decisions, on)
    if not found.standing:
        return ""
    parts = [
        words.gettext(template, count=words.number(number))
        for template, number in zip(COUNTS, (found.overdue, found.undated, found.short), strict=True)
        if number
    ]
    listed = ", ".join(parts) or words.gettext("none overdue or without a date")
    total = words.ngettext("{count} decision", "{count} decisions", found.standing)
    return words.gettext("{total}: {parts}.", total=total, parts=listed)


COUNTS = (
    gettext_noop("{count} overdue"),
    gettext_noop("{count} without a date"),
    gettext_noop("{count} done with less than expected"),
)


def _title(row: Mapping[Any, Any], words: Words) -> str:
    """Return what was decided; two that are called alike are told apart by all else on their cards."""
    return words.title(row) or str(row["key"])


def _time(row: Mapping[Any, Any], on: date, words: Words) -> str:
    days = days_late(row, on)
    if days <= DAYS_IN_MONTH:
        return words.ngettext("{count} day", "{count} days", days)
    due = row["due"]
    months = (on.year - due.year) * 12 + on.month - due.month - (on.day < due.day)
    return words.ngettext("{count} month", "{count} months", months)


def _card(row: Mapping[Any, Any], title: str, roles: Mapping[str, str], on: date, words: Words) -> DecisionCard:
    role = roles.get(row["owner"], words.gettext("nobody"))
    expected, measured = text(row["expected_effect"]), text(row["measured_effect"])
    late = bool(days_late(row, on))
    lines = [words.gettext("Due: {day}", day=words.day(row["due"]))] if late else []
    lines.append(words.gettext("Responsible: {role}", role=role))
    if text(row["with"]):
        lines.append(words.gettext("Together with: {who}", who=text(row["with"])))
    if expected:
        lines.append(words.gettext("Expected: {effect}", effect=expected))
    if measured:
        lines.append(words.gettext("Measured: {effect}", effect=measured))
    elif row["status"] == "done":
        lines.append(words.gettext("Nobody has measured what it brought."))
    reason = text(words.name(row, "reason"))
    warm = late or undated(row) or fell_short(row)
    return DecisionCard(title, _state(row, on, words), warm, lines, [reason] if reason else [])


def _state(row: Mapping[Any, Any], on: date, words: Words) -> str:
    if fell_short(row):
        return words.gettext("done, short of what was expected")
    if row["status"] in STATES:
        return words.gettext(STATES[row["status"]])
    if days_late(row, on):
        return words.gettext("overdue by {time}", time=_time(row, on, words))
    if pd.notna(row["due"]):
        return words.gettext("due {day}", day=words.day(row["due"]))
    return words.gettext("no date set")
