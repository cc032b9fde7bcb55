"""Edit small tables in place: input is kept until it is saved or discarded, and never overwrites others' edits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people.roles import Right
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import SHEETS, Column, Sheet
from cxdash.domain.vocabulary import View
from cxdash.exchange.company.edited import NUMBERS, check_edited, for_editor, rebased
from cxdash.exchange.company.references import Known
from cxdash.i18n.translator import Words
from cxdash.presenters import cells, table_form
from cxdash.presenters.data import labels, page
from cxdash.services import content as content_service
from cxdash.store.write import changes, importing, renaming
from cxdash.ui.components import draw, notices
from cxdash.ui.data import assumptions
from cxdash.ui.shell import cache
from cxdash.ui.shell.signing import who

EDITED = {sheet.name: sheet for sheet in SHEETS if not sheet.files_only}
KEYED = [name for name, sheet in EDITED.items() if sheet.renamed]
FILE_FACTS = ("file", "mapping")
"""Columns about how a file was read, which nobody edits."""

FORMS = ("assumptions",)
"""Sheets that are edited in a form, which keeps what is typed by itself."""

MOST_ROWS = 5_000
LETTER, WIDEST = 7, 260
"""Pixels of a letter, and of a column whose cells are chosen from a list at most."""

RENAMED = "notices of renaming"
"""The place of the notices of a renaming: beside the form."""


@dataclass
class Draft:
    """A table being edited: as it was read from the store (*seen*), as the editor started (*base*), and *edited*.

    *known*: rows that cells could refer to then; an editor whose lists change forgets its input. *turn*: how often the
    editor was started anew. *faults*: why a save was refused. *stale*: whether that was since others had edited, too.
    """

    seen: pd.DataFrame
    base: pd.DataFrame
    edited: pd.DataFrame
    known: Known
    turn: int = 0
    faults: Sequence[str] = ()
    stale: bool = False


def table(name: str, view: View, words: Words) -> None:
    """Draw the editor of a sheet with its buttons to save and to discard; *view* is where today's figures are from."""
    if not who.allowed(Right.DECISIONS if name == "decisions" else Right.DATA, words):
        return
    sheet, draft = EDITED[name], _draft(name, words)
    if len(draft.base) > MOST_ROWS:
        draw.note(
            words.gettext("This table has too many rows to edit here; export it, edit it there and load it again.")
        )
        return
    draw.note(words.gettext(sheet.note))
    notices.box(notices.REFUSED, draft.faults)
    above = st.container(horizontal=True, vertical_alignment="center")
    if name in FORMS:
        beliefs = cache.ask(page.beliefs, view, words.language)
        draft.edited = assumptions.form(draft.edited, beliefs, _key(name, draft, words), words)
    else:
        draft.edited = _editor(sheet, draft, words)
    changed = not draft.edited.equals(for_editor(sheet, draft.seen))
    with above:
        save = st.button(words.gettext("Save"), key=f"save {name}", type="primary", disabled=not changed)
        discard = st.button(words.gettext("Discard"), key=f"discard {name}", disabled=not changed)
        merge = draft.stale and st.button(words.gettext("Show the newest, with my changes in it"), key=f"merge {name}")
        draw.note(words.gettext("Not saved yet.") if changed else words.gettext("Everything here is saved."))
    if save:
        _save(sheet, draft, words)
    if discard:
        _start(name)
        st.rerun()
    if merge:
        _merge(sheet, draft)
        st.rerun()


def rename(name: str, words: Words) -> None:
    """Draw the form that gives a row of a sheet another key; references follow."""
    if not who.who().may(Right.DATA):
        return
    draft = _draft(name, words)
    if not draft.edited.equals(for_editor(EDITED[name], draft.seen)):
        draw.note(words.gettext("Save or discard what you have typed first."))
        return
    rows = rows_of(cache.ask(content_service.sheet, name))
    keys = {row["key"]: f"{row['key']} – {words.title(row)}" for row in rows}
    notices.show(RENAMED)
    draw.note(words.gettext("Everything that refers to the short name follows: answers, assignments, history."))
    with (
        st.form(f"rename {name}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        old = st.selectbox(
            words.gettext("Row"), list(keys), format_func=keys.__getitem__, key=f"old key {name}", width=300
        )
        new = st.text_input(words.gettext("New short name"), key=f"new key {name}", width=240)
        asked = st.form_submit_button(words.gettext("Rename"))
    if not (asked and old):
        return
    try:
        with changes.writing(cache.shown_store(), who.who(), before="edit") as change:
            renaming.rename(change, name, old, new)
    except ImportRefused as refused:
        notices.later(notices.REFUSED, *(words.sentence(fault) for fault in refused.faults), place=RENAMED)
        st.rerun()
    notices.later(notices.DONE, words.gettext("{old} is now {new}.", old=old, new=new.strip()), place=RENAMED)
    st.rerun()


def _draft(name: str, words: Words) -> Draft:
    """Return the draft of a sheet; without any input, that of the newest table."""
    draft: Draft | None = st.session_state.get(_place(name))
    if draft is None:
        return _start(name)
    if (
        draft.edited.equals(draft.base)
        and not draft.faults
        and not draft.seen.equals(cache.ask(content_service.sheet, name))
    ):
        return _start(name)
    if (
        name not in FORMS and _key(name, draft, words) not in st.session_state
    ):  # the page was left: the editor forgot what was typed, the draft did not
        draft.base = draft.edited
        draft.turn += 1
    return draft


def _start(name: str) -> Draft:
    """Start with the newest table, without any input."""
    earlier: Draft | None = st.session_state.get(_place(name))
    newest = cache.ask(content_service.sheet, name)
    laid_out = for_editor(EDITED[name], newest)
    draft = Draft(newest, laid_out, laid_out, cache.ask(content_service.known), earlier.turn + 1 if earlier else 0)
    st.session_state[_place(name)] = draft
    return draft


def _merge(sheet: Sheet, draft: Draft) -> None:
    """Start with the newest table and the input in it."""
    newest = cache.ask(content_service.sheet, sheet.name)
    draft.base = rebased(sheet, for_editor(sheet, draft.seen), draft.edited, for_editor(sheet, newest))
    draft.seen, draft.edited, draft.known = newest, draft.base, cache.ask(content_service.known)
    draft.faults, draft.stale = (), False
    draft.turn += 1


def _place(name: str) -> str:
    return f"{name} of {cache.shown()}"


def _key(name: str, draft: Draft, words: Words) -> str:
    return f"edit {_place(name)} {draft.turn} {words.language}"


def _editor(sheet: Sheet, draft: Draft, words: Words) -> pd.DataFrame:
    columns = [column for column in sheet.columns if column.name not in FILE_FACTS]
    shown = [column.name for column in sorted(columns, key=lambda column: column.language != "")]  # translations last
    config = {column.name: _configured(column, draft.known, words) for column in sheet.columns}
    for name in shown:
        if draft.base[name].astype(str).str.len().max() >= table_form.LONG:
            config[name]["width"] = table_form.SENTENCE  # columns to the right of it stay visible
    return st.data_editor(
        draft.base,
        num_rows="dynamic" if sheet.identity or not len(draft.base) else "fixed",
        hide_index=False,
        column_order=shown,
        column_config={"_index": st.column_config.NumberColumn(words.gettext("Row"), disabled=True), **config},
        placeholder="",
        key=_key(sheet.name, draft, words),
        alt=words.gettext("Table to edit"),
    )


def _configured(column: Column, known: Known, words: Words) -> Any:
    """Return how the editor shows a column: its name and note, and a list to choose from where there is one."""
    config: dict[str, Any] = {
        "label": labels.column(column, words),
        "help": labels.help_text(column, words),
        "pinned": column.name == "key",
    }
    if column.refers:
        names = cells.distinct({key: words.title(row) or key for key, row in known[column.refers].items()})
        return choice(config, names)
    if codes := labels.codes(column, words):
        return choice(config, codes)
    if column.kind in NUMBERS:
        config |= {"min_value": column.low, "max_value": column.high, "step": 1 if column.kind == "whole" else None}
        return st.column_config.NumberColumn(**config, format="localized")
    return st.column_config.TextColumn(**config)


def choice(config: dict[str, Any], names: Mapping[str, str]) -> Any:
    """Return a column of an editor whose cells are chosen from a list, shown by their names."""
    longest = max(map(len, [*names.values(), str(config["label"])]), default=0)
    width = min(WIDEST, 48 + LETTER * longest)
    return st.column_config.SelectboxColumn(
        **config, options=list(names), format_func=lambda code: names[str(code)], width=width
    )


def _save(sheet: Sheet, draft: Draft, words: Words) -> None:
    """Write the input, or keep it and show everything that is wrong with it."""
    try:
        checked = check_edited(sheet.name, draft.edited, cache.ask(content_service.known))
        edited = {sheet.name: checked.tables[sheet.name]}
        with changes.writing(cache.shown_store(), who.who(), before="rename") as change:
            plan = importing.apply(change, edited, whole=True, seen={sheet.name: draft.seen})
    except ImportRefused as refused:
        draft.stale = not draft.seen.equals(cache.newest_sheet(sheet.name))
        draft.faults = [labels.on_screen(fault, words) for fault in refused.faults]
        st.rerun()
    draft.base, draft.faults = draft.edited, ()  # nothing is left to save: the next run starts with the newest
    done = [labels.on_screen(sentence, words) for one in plan.differences for sentence in one.details()]
    notices.later(notices.DONE, words.gettext("Saved."), *done)
    notices.later(notices.WARNING, *(labels.on_screen(note, words) for note in checked.notes))
    st.rerun()
