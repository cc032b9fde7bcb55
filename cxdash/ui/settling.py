"""Status, owner and decision set in place: one annoyance at a time, checked and written as the editor of tables does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.exchange.edited import check_edited, for_editor
from cxdash.faults import Refused
from cxdash.keys import key_of
from cxdash.store import changes, importing
from cxdash.ui import draw, fields, labels, loaders, notices
from cxdash.ui.editing import EDITED
from cxdash.ui.words import Words

PLACE = "settling"
SHEETS = ("annoyances", "decisions")
STATUSES = ("open", "doing", "blocked", "done")


@dataclass
class Begun:
    """What a form began with: which annoyance of which store, and the tables as they were shown; *turn* counts forms."""

    store: str
    key: str
    seen: Mapping[str, pd.DataFrame]
    turn: int = 0


@dataclass(frozen=True)
class Settled:
    """What the form says: status and owner of the annoyance, and a decision where its title is given."""

    status: str
    owner: str
    decision: str
    decides: str
    due: date | None
    effect: str


def show(titles: Mapping[str, str], on: date, words: Words) -> None:
    """Let the reader set an annoyance's status and who mends it, and note a decision about it."""
    key = st.selectbox(words.say("Annoyance"), list(titles), format_func=titles.__getitem__, key="settled annoyance")
    begun = _begun(key)
    rows = begun.seen["annoyances"].set_index("key")
    if key not in rows.index:
        return
    said, asked = _form(begun, rows.loc[key].to_dict(), words)
    if asked:
        _save(begun, said, titles[key], on, words)


def _begun(key: str) -> Begun:
    """Return what the form shown began with; it begins anew for another annoyance, and when the page was left."""
    begun: Begun | None = st.session_state.get(PLACE)
    if begun and (begun.store, begun.key) == (loaders.shown(), key) and _field("status", begun) in st.session_state:
        return begun
    return _begin(key)


def _begin(key: str) -> Begun:
    earlier: Begun | None = st.session_state.get(PLACE)
    newest = {sheet: loaders.sheet(sheet) for sheet in SHEETS}
    st.session_state[PLACE] = Begun(loaders.shown(), key, newest, earlier.turn + 1 if earlier else 0)
    return st.session_state[PLACE]


def _field(name: str, begun: Begun) -> str:
    return f"settle {name} {begun.turn}"


def _form(begun: Begun, row: Mapping[str, Any], words: Words) -> tuple[Settled, bool]:
    """Draw the form; return what it says, and whether it is to be saved."""
    roles = {"": words.say("nobody"), **labels.told_apart({one["key"]: words.title(one) for one in _roles()})}
    owner = row["owner"] or ""
    with st.form(f"settle {begun.turn}", border=True):
        with st.container(horizontal=True):
            status = st.selectbox(
                words.say("Mending"), STATUSES, STATUSES.index(row["status"]), key=_field("status", begun), width=220,
                format_func=lambda code: words.say(fields.CODES[code]),
            )  # fmt: skip
            mends = st.selectbox(words.say("Who mends it"), list(roles), list(roles).index(owner), format_func=roles.__getitem__,
                                 key=_field("owner", begun), width=280)  # fmt: skip
        draw.label(words.say("A decision, if one is made"))
        decision = st.text_input(words.say("What was decided"), key=_field("decision", begun))
        with st.container(horizontal=True):
            decides = st.selectbox(words.say("Who sees to it"), list(roles), list(roles).index(owner), format_func=roles.__getitem__,
                                   key=_field("decides", begun), width=280)  # fmt: skip
            due = st.date_input(words.say("Due"), None, format="YYYY-MM-DD", key=_field("due", begun), width=180)
            effect = st.text_input(words.say("What it shall bring"), key=_field("effect", begun), width=360)
        asked = st.form_submit_button(words.say("Save"), type="primary")
    return Settled(
        status, mends, decision.strip(), decides, due if isinstance(due, date) else None, effect.strip()
    ), asked


def _roles() -> list[dict[Any, Any]]:
    return loaders.sheet("roles").to_dict("records")


def _save(begun: Begun, said: Settled, title: str, on: date, words: Words) -> None:
    """Write what the form says in one change; refused where somebody has changed these tables meanwhile."""
    edited = {"annoyances": annoyances(begun.seen["annoyances"], begun.key, said)}
    if said.decision:
        reason = words.say("To mend “{title}”. Decided on {day}.", title=title, day=words.day(on))
        edited["decisions"] = decisions(begun.seen["decisions"], said, reason)
    try:
        tables = {name: check_edited(name, table, loaders.known()).tables[name] for name, table in edited.items()}
        with changes.writing(loaders.shown_store(), loaders.actor()) as change:
            plan = importing.apply(change, tables, whole=True, seen={name: begun.seen[name] for name in tables})
    except Refused as refused:
        begun.seen = {sheet: loaders.newest_sheet(sheet) for sheet in SHEETS}
        notices.later(notices.REFUSED, *(labels.on_screen(fault, words) for fault in refused.faults))
        st.rerun()
    done = [labels.on_screen(sentence, words) for one in plan.differences for sentence in one.details()]
    _begin(begun.key)
    notices.later(notices.DONE, words.say("Saved.") if done else words.say("Nothing was changed."), *done)
    st.rerun()


def annoyances(seen: pd.DataFrame, key: str, said: Settled) -> pd.DataFrame:
    """Return the sheet as an editor has it, with the status and owner of one annoyance set."""
    table = for_editor(EDITED["annoyances"], seen)
    row = table.index[table.key == key]
    table.loc[row, "status"] = said.status
    table.loc[row, "owner"] = said.owner or None
    return table


def decisions(seen: pd.DataFrame, said: Settled, reason: str) -> pd.DataFrame:
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
