"""Adopt the saved proposal that a decision is about, with its history, and undo that."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals import adoption
from cxdash.presenters.priorities.decisions import DecisionCard
from cxdash.services import ownership
from cxdash.store.write import adoptions, changes
from cxdash.ui.components import draw, notices
from cxdash.ui.shell import cache, controls


def show(one: DecisionCard, words: Words) -> None:
    """Draw the day and the button that adopt the proposal of a decision, or that it is in force, and how to undo it."""
    if one.proposal:
        with st.popover(words.gettext("Adopt the proposal"), key=f"adopt {one.key}"):
            _day(one, words)
    if one.adopted:
        draw.note(one.adopted)
    if one.adoption and st.button(words.gettext("Undo the adoption"), key=f"undo {one.key}", type="tertiary"):
        _do(words.gettext("Undone: everything is as it was before."), adoptions.undo, one.adoption, words=words)


def _day(one: DecisionCard, words: Words) -> None:
    draw.line(words.gettext("From that day on this is who answers; what held before stays in the history."))
    label = words.gettext("From the day, as 2026-05-31")
    given = st.text_input(label, controls.today().isoformat(), key=f"adopt from {one.key}")
    try:
        day = date.fromisoformat(given.strip())
    except ValueError:
        draw.note(words.gettext('"{value}" is not a day; write it as 2026-05-31.', value=given))
        return
    if st.button(words.gettext("Adopt"), key=f"adopt now {one.key}", type="primary"):
        done = words.gettext("In force from {day}. It can be undone here.", day=words.day(day))
        _do(done, _adopt, one.proposal, day, words=words, before="adoption")


def _adopt(change: changes.Change, key: str, day: date) -> None:
    kept = {row["key"]: row for row in cache.ask(ownership.kept_proposals).to_dict("records")}
    row = kept[key]
    seen = cache.ask(ownership.tables, row["journey"]).assignments
    decided = adoption.changes(seen, cache.ask(ownership.kept_cells, key), day)
    adoptions.adopt(change, decided, day, seen=seen, journey=row["journey"], key=key, version=int(row["version"]))


def _do(done: str, what: Callable[..., Any], *about: Any, words: Words, before: str = "") -> None:
    """Write to the store; leave the notice *done* for the next run, or draw why the change is refused."""
    try:
        with changes.writing(cache.shown_store(), cache.actor(), before=before) as change:
            what(change, *about)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    notices.later(notices.DONE, done)
    st.rerun()
