"""The one form for a decision, opened from any finding, which is then its reason; and from an annoyance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

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
from cxdash.ui.shell import cache, controls

FORM, TURN, WRONG, NOTED = "decision form", "decision forms opened", "decision refused", "decision noted"
"""Where a session keeps the form that is open, how many were opened before it, why it is refused, what was saved."""

SHEETS = ("annoyances", "decisions")
STATUS = next(column for column in EDITED["annoyances"].columns if column.name == "status")


@dataclass
class FormState:
    """What a form is about: the reason it begins with, and the annoyance or ''.

    *page*, *store*: where it was opened. *seen*: the tables as they were then. *turn* tells forms of a session apart,
    so that a new one starts without the input of the last.
    """

    reason: str
    annoyance: str
    turn: int
    page: str = ""
    store: str = ""
    seen: Mapping[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True)
class DecisionInput:
    """The input of the form: a decision where it has a title; status and owner of the annoyance where it is of one."""

    decision: str
    reason: str
    decides: str
    partners: str
    due: date | None
    effect: str
    status: str = ""
    owner: str = ""


def button(
    reason: str,
    words: Words,
    *,
    key: str,
    label: str = "",
    annoyance: str = "",
    look: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """Draw the button that opens the form with a finding as its reason; *key*: apart from others on the page."""
    st.button(
        label or words.gettext("Decide on this"),
        key=f"decide {key}",
        type=look,
        on_click=_ask,
        args=(reason, annoyance),
    )


def about_one_of(titles: Mapping[str, str], words: Words) -> None:
    """Draw the choice of an annoyance, by key with their *titles*, and the button that decides about it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            words.gettext("Annoyance"), list(titles), format_func=titles.__getitem__, key="decide about", width=420
        )
        reason = words.gettext("To fix “{title}”.", title=titles[key])
        button(reason, words, key="annoyance", annoyance=key)


def _ask(reason: str, annoyance: str) -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[FORM] = FormState(reason, annoyance, st.session_state[TURN])


def _close() -> None:
    st.session_state.pop(FORM, None)
    st.session_state.pop(WRONG, None)


def show(page: str, words: Words) -> None:
    """Draw the form over the page by the name *page* while it is open, or what it has saved.

    It closes when the reader leaves the page.
    """
    notices.show(NOTED)
    state: FormState | None = st.session_state.get(FORM)
    if state is None:
        return
    if not state.seen:
        state.page, state.store = page, cache.shown()
        state.seen = {sheet: cache.ask(content_service.sheet, sheet) for sheet in SHEETS}
    gone = state.annoyance and state.annoyance not in set(state.seen["annoyances"].key)
    if gone or (state.page, state.store) != (page, cache.shown()):
        _close()
        return
    st.dialog(words.gettext("Record a decision"), width="medium", on_dismiss=_close)(_dialog)(state, words)


def _dialog(state: FormState, words: Words) -> None:
    given, submitted = _form(state, words)
    if submitted:
        _save(state, given, controls.today(), words)
    notices.show(WRONG)


def _field(name: str, state: FormState) -> str:
    return f"decide {name} {state.turn}"


def _form(state: FormState, words: Words) -> tuple[DecisionInput, bool]:
    """Draw the form; return its input, and whether it was submitted."""
    nobody = {"": words.gettext("nobody")}
    roles = {**nobody, **cells.distinct({one["key"]: words.title(one) for one in _roles()})}
    with st.form(f"decide {state.turn}", border=False):
        status, owner = _annoyance(state, roles, words) if state.annoyance else ("", "")
        decision = st.text_input(words.gettext("What was decided"), key=_field("decision", state))
        reason = st.text_area(words.gettext("Why"), state.reason, key=_field("reason", state), height="content")
        with st.container(horizontal=True):
            decides = _role(words.gettext("Responsible"), owner, "decides", roles, state)
            due = st.date_input(words.gettext("Due"), None, format="YYYY-MM-DD", key=_field("due", state), width=180)
        partners = st.text_input(words.gettext("Together with"), key=_field("with", state))
        effect = st.text_input(words.gettext("Expected effect"), key=_field("effect", state))
        submitted = st.form_submit_button(words.gettext("Save"), type="primary")
    texts = (decision.strip(), reason.strip(), decides, partners.strip())
    return DecisionInput(*texts, due if isinstance(due, date) else None, effect.strip(), status, owner), submitted


def _annoyance(state: FormState, roles: Mapping[str, str], words: Words) -> tuple[str, str]:
    """Draw how far the fixing of the annoyance is, and who does it."""
    row = state.seen["annoyances"].set_index("key").loc[state.annoyance].to_dict()
    statuses = labels.codes(STATUS, words)
    with st.container(horizontal=True):
        status = st.selectbox(
            words.gettext("Fixing"),
            list(statuses),
            list(statuses).index(row["status"]),
            key=_field("status", state),
            width=220,
            format_func=statuses.__getitem__,
        )
        owner = _role(words.gettext("Who fixes it"), row["owner"] or "", "owner", roles, state)
    draw.label(words.gettext("A decision, if one is made"))
    return status, owner


def _role(label: str, chosen: str, name: str, roles: Mapping[str, str], state: FormState) -> str:
    options, key = list(roles), _field(name, state)
    return st.selectbox(label, options, options.index(chosen), format_func=roles.__getitem__, key=key, width=280)


def _roles() -> list[dict[Any, Any]]:
    return cache.ask(content_service.sheet, "roles").to_dict("records")


def _save(state: FormState, given: DecisionInput, on: date, words: Words) -> None:
    """Write the input in one change; say in the form why it is refused, such as that the tables have changed."""
    if not given.decision and not state.annoyance:
        notices.later(notices.REFUSED, words.gettext("Say what was decided."), place=WRONG)
        return
    edited = {}
    if state.annoyance:
        edited["annoyances"] = annoyances(state.seen["annoyances"], state.annoyance, given)
    if given.decision:
        reason = " ".join([given.reason, words.gettext("Decided on {day}.", day=words.day(on))]).strip()
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
        faults = (labels.on_screen(fault, words) for fault in refused.faults)
        notices.later(notices.REFUSED, *faults, place=WRONG)
        return
    done = any(one.details() for one in plan.differences)
    _close()
    said = words.gettext("Saved.") if done else words.gettext("Nothing was changed.")
    notices.later(notices.DONE, said, place=NOTED)
    st.rerun()


def annoyances(seen: pd.DataFrame, key: str, given: DecisionInput) -> pd.DataFrame:
    """Return the sheet *annoyances* for the editor, with the status and owner of one of them set."""
    table = for_editor(EDITED["annoyances"], seen)
    row = table.index[table.key == key]
    table.loc[row, "status"] = given.status
    table.loc[row, "owner"] = given.owner or None
    return table


def decisions(seen: pd.DataFrame, given: DecisionInput, reason: str) -> pd.DataFrame:
    """Return the sheet *decisions* for the editor, with a decision added."""
    table = for_editor(EDITED["decisions"], seen)
    row = dict.fromkeys(table.columns) | {
        "key": key_of(given.decision, set(table.key)),
        "title": given.decision,
        "reason": reason,
        "owner": given.decides or None,
        "with": given.partners or None,
        "due": given.due.isoformat() if given.due else None,
        "expected_effect": given.effect or None,
        "status": "open",
    }
    table.loc[len(table) + 1] = row
    return table
