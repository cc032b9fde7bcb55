"""Edit an annoyance's status, owner and decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused
from cxdash.exchange.company.edited import check_edited, for_editor
from cxdash.i18n.translator import Words
from cxdash.presenters import cells
from cxdash.presenters.data import labels
from cxdash.services import content as content_service
from cxdash.store.write import changes, importing
from cxdash.ui.components import draw, notices
from cxdash.ui.data.editing import EDITED
from cxdash.ui.shell import cache

FORM = "triage form"
"""Where a session keeps the state of the form."""

SHEETS = ("annoyances", "decisions")
STATUS = next(column for column in EDITED["annoyances"].columns if column.name == "status")


@dataclass
class FormState:
    """The annoyance of a store that a form is about, and the tables as they were when it was opened.

    *turn* counts the forms of a session, so that a new one starts without the input of the last.
    """

    store: str
    key: str
    seen: Mapping[str, pd.DataFrame]
    turn: int = 0


@dataclass(frozen=True)
class TriageInput:
    """The input of the form: status and owner of the annoyance, and a decision where it has a title."""

    status: str
    owner: str
    decision: str
    decides: str
    due: date | None
    effect: str


def show(titles: Mapping[str, str], on: date, words: Words) -> None:
    """Draw the form for one of the annoyances, by key with their *titles*, and save it on the day *on*."""
    key = st.selectbox(words.gettext("Annoyance"), list(titles), format_func=titles.__getitem__, key="triage annoyance")
    state = _form_state(key)
    rows = state.seen["annoyances"].set_index("key")
    if key not in rows.index:
        return
    given, submitted = _form(state, rows.loc[key].to_dict(), words)
    if submitted:
        _save(state, given, titles[key], on, words)


def _form_state(key: str) -> FormState:
    """Return the state of the form on screen, or a new one for another annoyance or after the page was left."""
    state: FormState | None = st.session_state.get(FORM)
    if state and (state.store, state.key) == (cache.shown(), key) and _field("status", state) in st.session_state:
        return state
    return _new_form(key)


def _new_form(key: str) -> FormState:
    earlier: FormState | None = st.session_state.get(FORM)
    newest = {sheet: cache.ask(content_service.sheet, sheet) for sheet in SHEETS}
    st.session_state[FORM] = FormState(cache.shown(), key, newest, earlier.turn + 1 if earlier else 0)
    return st.session_state[FORM]


def _field(name: str, state: FormState) -> str:
    return f"triage {name} {state.turn}"


def _form(state: FormState, row: Mapping[str, Any], words: Words) -> tuple[TriageInput, bool]:
    """Draw the form; return its input, and whether it was submitted."""
    roles = {"": words.gettext("nobody"), **cells.distinct({one["key"]: words.title(one) for one in _roles()})}
    statuses = labels.codes(STATUS, words)
    owner = row["owner"] or ""
    with st.form(f"triage {state.turn}", border=True):
        with st.container(horizontal=True):
            status = st.selectbox(
                words.gettext("Fixing"),
                list(statuses),
                list(statuses).index(row["status"]),
                key=_field("status", state),
                width=220,
                format_func=statuses.__getitem__,
            )
            mends = st.selectbox(
                words.gettext("Who fixes it"),
                list(roles),
                list(roles).index(owner),
                format_func=roles.__getitem__,
                key=_field("owner", state),
                width=280,
            )
        draw.label(words.gettext("A decision, if one is made"))
        decision = st.text_input(words.gettext("What was decided"), key=_field("decision", state))
        with st.container(horizontal=True):
            decides = st.selectbox(
                words.gettext("Responsible"),
                list(roles),
                list(roles).index(owner),
                format_func=roles.__getitem__,
                key=_field("decides", state),
                width=280,
            )
            due = st.date_input(words.gettext("Due"), None, format="YYYY-MM-DD", key=_field("due", state), width=180)
            effect = st.text_input(words.gettext("Expected effect"), key=_field("effect", state), width=360)
        submitted = st.form_submit_button(words.gettext("Save"), type="primary")
    return TriageInput(
        status, mends, decision.strip(), decides, due if isinstance(due, date) else None, effect.strip()
    ), submitted


def _roles() -> list[dict[Any, Any]]:
    return cache.ask(content_service.sheet, "roles").to_dict("records")


def _save(state: FormState, given: TriageInput, title: str, on: date, words: Words) -> None:
    """Write the input in one change; show why it is refused, such as that the tables have changed meanwhile."""
    edited = {"annoyances": annoyances(state.seen["annoyances"], state.key, given)}
    if given.decision:
        reason = words.gettext("To fix “{title}”. Decided on {day}.", title=title, day=words.day(on))
        edited["decisions"] = decisions(state.seen["decisions"], given, reason)
    try:
        tables = {
            name: check_edited(name, table, cache.ask(content_service.known)).tables[name]
            for name, table in edited.items()
        }
        with changes.writing(cache.shown_store(), cache.actor()) as change:
            plan = importing.apply(change, tables, whole=True, seen={name: state.seen[name] for name in tables})
    except ImportRefused as refused:
        state.seen = {sheet: cache.newest_sheet(sheet) for sheet in SHEETS}
        notices.later(notices.REFUSED, *(labels.on_screen(fault, words) for fault in refused.faults))
        st.rerun()
    done = [labels.on_screen(sentence, words) for one in plan.differences for sentence in one.details()]
    _new_form(state.key)
    notices.later(notices.DONE, words.gettext("Saved.") if done else words.gettext("Nothing was changed."), *done)
    st.rerun()


def annoyances(seen: pd.DataFrame, key: str, given: TriageInput) -> pd.DataFrame:
    """Return the sheet *annoyances* for the editor, with the status and owner of one of them set."""
    table = for_editor(EDITED["annoyances"], seen)
    row = table.index[table.key == key]
    table.loc[row, "status"] = given.status
    table.loc[row, "owner"] = given.owner or None
    return table


def decisions(seen: pd.DataFrame, given: TriageInput, reason: str) -> pd.DataFrame:
    """Return the sheet *decisions* for the editor, with a decision added."""
    table = for_editor(EDITED["decisions"], seen)
    row = dict.fromkeys(table.columns) | {
        "key": key_of(given.decision, set(table.key)),
        "title": given.decision,
        "reason": reason,
        "owner": given.decides or None,
        "due": given.due.isoformat() if given.due else None,
        "expected_effect": given.effect or None,
        "status": "open",
    }
    table.loc[len(table) + 1] = row
    return table
