"""Status, owner and decision set in place: one annoyance at a time, checked and written as the editor of tables does."""

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
from cxdash.presenters.data import fields, labels
from cxdash.services import content as content_service
from cxdash.store.write import changes, importing
from cxdash.ui.components import draw, notices
from cxdash.ui.data.editing import EDITED
from cxdash.ui.shell import cache

PLACE = "settling"
SHEETS = ("annoyances", "decisions")
STATUSES = ("open", "doing", "blocked", "done")


@dataclass
class FormState:
    """What a form began with: which annoyance of which store, and the tables as they were shown; *turn* counts forms."""

    store: str
    key: str
    seen: Mapping[str, pd.DataFrame]
    turn: int = 0


@dataclass(frozen=True)
class TriageInput:
    """What the form says: status and owner of the annoyance, and a decision where its title is given."""

    status: str
    owner: str
    decision: str
    decides: str
    due: date | None
    effect: str


def show(titles: Mapping[str, str], on: date, words: Words) -> None:
    """Let the reader set an annoyance's status and who mends it, and note a decision about it."""
    key = st.selectbox(
        words.gettext("Annoyance"), list(titles), format_func=titles.__getitem__, key="settled annoyance"
    )
    begun = _form_state(key)
    rows = begun.seen["annoyances"].set_index("key")
    if key not in rows.index:
        return
    said, asked = _form(begun, rows.loc[key].to_dict(), words)
    if asked:
        _save(begun, said, titles[key], on, words)


def _form_state(key: str) -> FormState:
    """Return what the form shown began with; it begins anew for another annoyance, and when the page was left."""
    begun: FormState | None = st.session_state.get(PLACE)
    if begun and (begun.store, begun.key) == (cache.shown(), key) and _field("status", begun) in st.session_state:
        return begun
    return _new_form(key)


def _new_form(key: str) -> FormState:
    earlier: FormState | None = st.session_state.get(PLACE)
    newest = {sheet: cache.ask(content_service.sheet, sheet) for sheet in SHEETS}
    st.session_state[PLACE] = FormState(cache.shown(), key, newest, earlier.turn + 1 if earlier else 0)
    return st.session_state[PLACE]


def _field(name: str, begun: FormState) -> str:
    return f"settle {name} {begun.turn}"


def _form(begun: FormState, row: Mapping[str, Any], words: Words) -> tuple[TriageInput, bool]:
    """Draw the form; return what it says, and whether it is to be saved."""
    roles = {"": words.gettext("nobody"), **labels.told_apart({one["key"]: words.title(one) for one in _roles()})}
    owner = row["owner"] or ""
    with st.form(f"settle {begun.turn}", border=True):
        with st.container(horizontal=True):
            status = st.selectbox(
                words.gettext("Mending"),
                STATUSES,
                STATUSES.index(row["status"]),
                key=_field("status", begun),
                width=220,
                format_func=lambda code: words.gettext(fields.CODES[code]),
            )
            mends = st.selectbox(
                words.gettext("Who mends it"),
                list(roles),
                list(roles).index(owner),
                format_func=roles.__getitem__,
                key=_field("owner", begun),
                width=280,
            )
        draw.label(words.gettext("A decision, if one is made"))
        decision = st.text_input(words.gettext("What was decided"), key=_field("decision", begun))
        with st.container(horizontal=True):
            decides = st.selectbox(
                words.gettext("Who sees to it"),
                list(roles),
                list(roles).index(owner),
                format_func=roles.__getitem__,
                key=_field("decides", begun),
                width=280,
            )
            due = st.date_input(words.gettext("Due"), None, format="YYYY-MM-DD", key=_field("due", begun), width=180)
            effect = st.text_input(words.gettext("What it shall bring"), key=_field("effect", begun), width=360)
        asked = st.form_submit_button(words.gettext("Save"), type="primary")
    return TriageInput(
        status, mends, decision.strip(), decides, due if isinstance(due, date) else None, effect.strip()
    ), asked


def _roles() -> list[dict[Any, Any]]:
    return cache.ask(content_service.sheet, "roles").to_dict("records")


def _save(begun: FormState, said: TriageInput, title: str, on: date, words: Words) -> None:
    """Write what the form says in one change; refused where somebody has changed these tables meanwhile."""
    edited = {"annoyances": annoyances(begun.seen["annoyances"], begun.key, said)}
    if said.decision:
        reason = words.gettext("To mend “{title}”. Decided on {day}.", title=title, day=words.day(on))
        edited["decisions"] = decisions(begun.seen["decisions"], said, reason)
    try:
        tables = {
            name: check_edited(name, table, cache.ask(content_service.known)).tables[name]
            for name, table in edited.items()
        }
        with changes.writing(cache.shown_store(), cache.actor()) as change:
            plan = importing.apply(change, tables, whole=True, seen={name: begun.seen[name] for name in tables})
    except ImportRefused as refused:
        begun.seen = {sheet: cache.newest_sheet(sheet) for sheet in SHEETS}
        notices.later(notices.REFUSED, *(labels.on_screen(fault, words) for fault in refused.faults))
        st.rerun()
    done = [labels.on_screen(sentence, words) for one in plan.differences for sentence in one.details()]
    _new_form(begun.key)
    notices.later(notices.DONE, words.gettext("Saved.") if done else words.gettext("Nothing was changed."), *done)
    st.rerun()


def annoyances(seen: pd.DataFrame, key: str, said: TriageInput) -> pd.DataFrame:
    """Return the sheet as an editor has it, with the status and owner of one annoyance set."""
    table = for_editor(EDITED["annoyances"], seen)
    row = table.index[table.key == key]
    table.loc[row, "status"] = said.status
    table.loc[row, "owner"] = said.owner or None
    return table


def decisions(seen: pd.DataFrame, said: TriageInput, reason: str) -> pd.DataFrame:
    """Return the sheet as an editor has it, with a decision added."""
    table = for_editor(EDITED["decisions"], seen)
    row = dict.fromkeys(table.columns) | {
        "key": key_of(said.decision, set(table.key)),
        "title": said.decision,
        "reason": reason,
        "owner": said.decides or None,
        "due": said.due.isoformat() if said.due else None,
        "expected_effect": said.effect or None,
        "status": "open",
    }
    table.loc[len(table) + 1] = row
    return table
