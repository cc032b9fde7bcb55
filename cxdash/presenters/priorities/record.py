"""Priorities as the command line prints them: the figures, and the sentences of the page in a language."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.plain import plain, rows_of
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.measures.priorities.decisions import days_late, in_order
from cxdash.measures.priorities.figures import Group, Priorities
from cxdash.measures.stats import simulation
from cxdash.presenters.priorities import decisions, listed, merit, screen
from cxdash.services import ownership, priorities

NAMED = (
    *(
        "key",
        "title",
        "kind",
        "group",
        "standing",
        "ties_with",
        "touchpoint",
        "stage",
        "made_at",
        "made_stage",
        "cause",
    ),
    *("customers_per_year", "customers_per_year_low", "customers_per_year_high", "severity", "pain", "pain_low"),
    *("pain_high", "first_share", "blocked", "accountable", "health", "can_act", "status", "owner", "found_by"),
    *("stops_business", "need", "worth", "worth_stated", "doable", "gap", "gap_low", "gap_high", "n"),
)
"""The columns printed of each annoyance or idea."""

DECIDED = (
    *("key", "title", "owner", "due", "review", "status", "expected_effect", "measured_effect"),
    *("expected_low", "expected_high", "expected_unit", "figure", "figure_of", "scenario", "proposal", "workshop"),
)
"""The columns printed of each decision."""


def record(connection: Any, view: View, on: date, language: str) -> dict[str, Any]:
    """Return the figures of a view and day, and what the page says of them, in a language."""
    words, found = Words(language), priorities.figures(connection, view, on)
    annoyances = priorities.tables(connection, view.journey).annoyances
    owners = ownership.tables(connection, "")
    basis = screen.basis(found, annoyances, owners, words)
    again = decisions.reopened(owners, priorities.reopened(connection), words)
    said = screen.missing(found, words)
    sentences = {
        "first": [said] if said else screen.sentences(basis, words),
        "merit": [] if said else merit.sentences(basis, words),
        "drop": listed.droppable(basis, words).sentences if len(found.droppable) else [],
        "decisions": [decisions.sentence(owners.decisions, owners.roles, on, words), *again.values()],
    }
    return {**as_record(found), "decisions": _decided(owners.decisions, on, set(again)), "sentences": sentences}


def _decided(rows: pd.DataFrame, on: date, again: Collection[str]) -> list[dict[str, Any]]:
    """Return the decisions in the page's order, with the days by which each is overdue, and whether it is reopened."""
    listed = rows_of(in_order(rows, on, again))
    late = [{"days_late": days_late(row, on), "reopened": row["key"] in again} for row in listed]
    return [_plain_row({name: row[name] for name in DECIDED} | more) for row, more in zip(listed, late, strict=True)]


def as_record(found: Priorities) -> dict[str, Any]:
    """Return the figures as `figures priorities --json` prints them: plain values, None if unknown or nobody."""
    first, worst = found.first(Group.OPEN, "open"), found.worst
    counted = priorities_lists.followed_up(found.rows)
    merits = found.rows[found.rows.merit.notna() & (found.rows.group != Group.DONE)]
    return {
        "subject": "priorities",
        "view": {"journey": found.view.journey, "segment": found.view.segment, "period": found.view.period},
        "on": found.on.isoformat(),
        "n": len(found.rows),
        "draws": simulation.DRAWS,
        "worst": worst and worst["key"],
        "first_to_mend": first and first["key"],
        "held_up": int((found.rows.group == Group.HELD_UP).sum()),
        "not_done": len(found.undone),
        "annoyances": [_row(row) for row in rows_of(found.rows)],
        "by_need_value_doable": list(merits.sort_values("merit", ascending=False, kind="stable").key),
        "found_by_employees": counted._asdict(),
        "could_be_dropped": [_plain_row(row) for row in rows_of(found.droppable)],
        "costs_of_touchpoints_known": False,
    }


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return _plain_row({name: row[name] for name in NAMED})


def _plain_row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): None if value == "" else plain(value) for name, value in row.items()}
