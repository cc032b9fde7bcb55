"""Adopt the saved proposal that a decision is about, with its history, and undo that."""

from datetime import date

import streamlit as st

from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals import adoption
from cxdash.presenters.priorities.decisions import DecisionCard
from cxdash.services import ownership
from cxdash.store.write import adoptions, changes
from cxdash.ui.components import draw
from cxdash.ui.shell import cache
from cxdash.ui.shell.writing import from_day, write


def show(one: DecisionCard, words: Words) -> None:
    """Draw the day and the button that adopt the proposal of a decision, or that it is in force, and how to undo it."""
    if one.proposal:
        with st.popover(words.gettext("Adopt the proposal"), key=f"adopt {one.key}"):
            _day(one, words)
    if one.adopted:
        draw.note(one.adopted)
    if one.adoption and st.button(words.gettext("Undo the adoption"), key=f"undo {one.key}", type="tertiary"):
        write(words, words.gettext("Undone: everything is as it was before."), adoptions.undo, one.adoption)


def _day(one: DecisionCard, words: Words) -> None:
    draw.line(words.gettext("From that day on this is who answers; what held before stays in the history."))
    day = from_day(f"adopt from {one.key}", words)
    if day and st.button(words.gettext("Adopt"), key=f"adopt now {one.key}", type="primary"):
        done = words.gettext("In force from {day}. It can be undone here.", day=words.day(day))
        write(words, done, _adopt, one.proposal, day, before="adoption")


def _adopt(change: changes.Change, key: str, day: date) -> None:
    kept = {row["key"]: row for row in rows_of(cache.ask(ownership.kept_proposals))}
    row = kept[key]
    seen = cache.ask(ownership.tables, row["journey"]).assignments
    decided = adoption.changes(seen, cache.ask(ownership.kept_cells, key), day)
    adoptions.adopt(change, decided, day, seen=seen, journey=row["journey"], key=key, version=int(row["version"]))
