"""What was decided: a card for each decision, by whom it is done and when it is due, with what it brought."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.exchange.company import dates
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.decisions import counted, days_late, fell_short, in_order, text, undated
from cxdash.measures.priorities.tripwires import Reopened
from cxdash.presenters.cells import names
from cxdash.presenters.priorities import expected
from cxdash.presenters.priorities.expected import Called

Row = Mapping[Any, Any]

STATES = {"done": gettext_noop("done"), "dropped": gettext_noop("dropped")}


class DecisionCard(NamedTuple):
    """A decision in words: its title, its state, who does it, what it shall bring and brought, and why it was made.

    *owner*: who answers for it; *due*, *review*: its days, '' where it has none; *late*: by how many days it is
    overdue, or ''; *effects*: what it shall bring and brought. *warm*: it is overdue, has no date, is taken up again,
    or brought less than expected. *again*: why it is taken up again, or ''. *proposal*: the key of the saved proposal
    that it decides on and that can be adopted, or ''. *adopted*: that it is in force, and since when, or '';
    *adoption*: the number to undo it by, 0 where it cannot be.
    *dated*: whether it has a day for the calendar.
    """

    key: str
    title: str
    owner: str
    due: str
    review: str
    late: str
    effects: list[str]
    state: str
    warm: bool
    lines: list[str]
    notes: list[str]
    again: str
    proposal: str
    adopted: str
    adoption: int
    dated: bool


class Decided(NamedTuple):
    """The finding about all decisions, why some are taken up again, a card for each, and when they are looked at next.

    *review*: the next day that was set for that, with the titles of what is looked at then; '' where none is set.
    """

    sentence: str
    again: list[str]
    cards: list[DecisionCard]
    review: tuple[str, str]


class Basis(NamedTuple):
    """Decisions on a day: the tables they refer to, those taken up again by key, and the names of what they go back to.

    *proposals*: key, name and adopted_on of those that are saved; *adoptions*: the numbers of those that are in force,
    by proposal; *scenarios*, *workshops*: names by key.
    """

    tables: OwnershipTables
    on: date
    reopened: Mapping[str, Reopened]
    proposals: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    adoptions: Mapping[str, int] = MappingProxyType({})
    scenarios: Mapping[str, str] = MappingProxyType({})
    workshops: Mapping[str, str] = MappingProxyType({})


def present(basis: Basis, words: Words) -> Decided:
    """Return the decisions as they stand on a day: overdue and reopened ones first, what is settled last."""
    rows = rows_of(in_order(basis.tables.decisions, basis.on, basis.reopened))
    called = expected.called(basis.tables, words)
    why = reopened(basis.tables, basis.reopened.values(), words)
    cards = [_card(row, basis, called, why.get(row["key"], ""), words) for row in rows]
    said = sentence(basis.tables.decisions, basis.tables.roles, basis.on, words)
    return Decided(said, list(why.values()), cards, _next_review(rows, basis.on, words))


def reopened(tables: OwnershipTables, found: Iterable[Reopened], words: Words) -> dict[str, str]:
    """Return why decisions are to be taken up again, each as a sentence with its owner, by key."""
    rows = {row["key"]: row for row in rows_of(tables.decisions)}
    roles, nobody = names(tables.roles, words), words.gettext("nobody")
    return {
        one.key: expected.reopened(one, _title(rows[one.key], words), roles.get(rows[one.key]["owner"], nobody), words)
        for one in found
    }


def sentence(decisions: pd.DataFrame, roles: pd.DataFrame, on: date, words: Words) -> str:
    """Return which decision is overdue, by how long and whose it is; else what is due next."""
    if decisions.empty:
        return words.gettext("No decisions are noted yet.")
    if late := overdue(decisions, roles, on, words):
        return late
    waiting = [row for row in rows_of(in_order(decisions, on)) if row["status"] == "open"]
    if not waiting or pd.isna(waiting[0]["due"]):
        return words.gettext("No decision is overdue.")
    values = {"title": _title(waiting[0], words), "day": words.day(waiting[0]["due"])}
    return words.gettext("No decision is overdue; “{title}” is due next, on {day}.", **values)


def overdue(decisions: pd.DataFrame, roles: pd.DataFrame, on: date, words: Words) -> str:
    """Return the decision that is overdue longest, since when and whose it is; '' where none is."""
    late = [row for row in rows_of(in_order(decisions, on)) if days_late(row, on)]
    if not late:
        return ""
    first = late[0]
    values = {
        "title": _title(first, words),
        "time": _days(first, on, words),
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


def counts(decisions: pd.DataFrame, on: date, words: Words, reopened: Collection[str] = ()) -> str:
    """Return how many decisions there are, and how many need a look; '' where there are none."""
    found = counted(decisions, on, reopened)
    if not found.standing:
        return ""
    parts = [
        words.gettext(template, count=words.number(number))
        for template, number in zip(COUNTS, found[1:], strict=True)
        if number
    ]
    listed = ", ".join(parts) or words.gettext("none overdue or without a date")
    total = words.ngettext("{count} decision", "{count} decisions", found.standing)
    return words.gettext("{total}: {parts}.", total=total, parts=listed)


COUNTS = (
    gettext_noop("{count} overdue"),
    gettext_noop("{count} without a date"),
    gettext_noop("{count} done with less than expected"),
    gettext_noop("{count} reopened"),
)


def _next_review(rows: Iterable[Row], on: date, words: Words) -> tuple[str, str]:
    """Return the next day on which open decisions are looked at again, and which; empty texts where none is set."""
    ahead = [row for row in rows if row["status"] == "open" and pd.notna(row["review"]) and row["review"] >= on]
    if not ahead:
        return "", ""
    day = min(row["review"] for row in ahead)
    titles = [words.gettext("“{title}”", title=_title(row, words)) for row in ahead if row["review"] == day]
    return words.day(day), words.list(titles)


def _title(row: Row, words: Words) -> str:
    """Return what was decided; two that are called alike are told apart by all else on their cards."""
    return words.title(row) or str(row["key"])


def _days(row: Row, on: date, words: Words) -> str:
    return words.ngettext("{count} day", "{count} days", days_late(row, on))


def _card(row: Row, basis: Basis, called: Called, again: str, words: Words) -> DecisionCard:
    late = bool(days_late(row, basis.on))
    lines = [*([words.gettext("Due: {day}", day=words.day(row["due"]))] if late else []), *_done_by(row, called, words)]
    effects = _effects(row, basis, called, words)
    lines += effects
    lines += _voted(row, words)
    if row["status"] == "open" and pd.notna(row["review"]):
        lines.append(words.gettext("Looked at again: {day}", day=words.day(row["review"])))
    lines += _goes_back_to(row, basis, words)
    proposal = basis.proposals.get(text(row["proposal"]), {})
    since = proposal.get("adopted_on")
    adopted = words.gettext("In force from {day}.", day=words.day(since)) if since else ""
    return DecisionCard(
        key=row["key"],
        title=_title(row, words),
        owner=called.roles.get(row["owner"], words.gettext("nobody")),
        due=words.day(row["due"]) if pd.notna(row["due"]) else "",
        review=words.day(row["review"]) if row["status"] == "open" and pd.notna(row["review"]) else "",
        late=words.gettext("overdue by {time}", time=_days(row, basis.on, words)) if late else "",
        effects=effects,
        state=words.gettext("reopened") if again else _state(row, basis.on, words),
        warm=bool(late or undated(row) or fell_short(row) or again),
        lines=lines,
        notes=[said for said in (text(row["wording"]), text(words.name(row, "reason"))) if said],
        again=again,
        proposal=proposal["key"] if proposal and not since and row["status"] == "open" else "",
        adopted=adopted,
        dated=bool(dates.days(row)),
        adoption=basis.adoptions.get(proposal["key"], 0) if since else 0,
    )


def _done_by(row: Row, called: Called, words: Words) -> list[str]:
    role = called.roles.get(row["owner"], words.gettext("nobody"))
    partners = text(row["with"])
    together = [words.gettext("Together with: {who}", who=partners)] if partners else []
    return [words.gettext("Responsible: {role}", role=role), *together]


def _effects(row: Row, basis: Basis, called: Called, words: Words) -> list[str]:
    """Return what a decision is expected to bring, as a text and as a range, and what was measured."""
    lines = [words.gettext("Expected: {effect}", effect=text(row["expected_effect"]))]
    lines = lines if text(row["expected_effect"]) else []
    within, figure = expected.expected_range(row, words), expected.figure(row, called, words)
    if within:
        lines.append(words.gettext(RANGE_OF if figure else RANGE, figure=figure, range=within))
    brought = text(row["measured_effect"])
    missed = basis.reopened.get(row["key"])
    if missed and missed.figure:
        brought = expected.measured(missed, words)
    if brought:
        lines.append(words.gettext("Measured: {effect}", effect=brought))
    elif row["status"] == "done":
        lines.append(words.gettext("Nobody has measured what it brought."))
    return lines


RANGE, RANGE_OF = gettext_noop("Expected range: {range}"), gettext_noop("Expected range of {figure}: {range}")


def _voted(row: Row, words: Words) -> list[str]:
    said = {gettext_noop("Vote: {vote}"): "vote", gettext_noop("Minority view: {minority}"): "minority"}
    return [words.gettext(template, **{name: text(row[name])}) for template, name in said.items() if text(row[name])]


def _goes_back_to(row: Row, basis: Basis, words: Words) -> list[str]:
    """Return the saved choice, the proposal and the workshop of a decision, where they are still there."""
    proposals = {key: one["name"] for key, one in basis.proposals.items()}
    found = {
        gettext_noop("What if: {name}"): basis.scenarios.get(text(row["scenario"])),
        gettext_noop("Proposal: {name}"): proposals.get(text(row["proposal"])),
        gettext_noop("Workshop: {name}"): basis.workshops.get(text(row["workshop"])),
    }
    return [words.gettext(template, name=name) for template, name in found.items() if name]


def _state(row: Row, on: date, words: Words) -> str:
    if fell_short(row):
        return words.gettext("done, short of what was expected")
    if row["status"] in STATES:
        return words.gettext(STATES[row["status"]])
    if days_late(row, on):
        return words.gettext("overdue by {time}", time=_days(row, on, words))
    if pd.notna(row["due"]):
        return words.gettext("due {day}", day=words.day(row["due"]))
    return words.gettext("no date set")
