"""Make the room's range of an assumption What if's, as a change that can be undone."""

import pandas as pd
import streamlit as st

from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import ImportRefused
from cxdash.exchange.company.edited import check_edited, for_editor
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.presenters.data import labels
from cxdash.presenters.what_if import sources
from cxdash.presenters.workshop.results.shown import Revealed
from cxdash.services import content
from cxdash.services import workshop as service
from cxdash.store.write import changes, importing
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.data.editing import EDITED
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

SHEET, NOTED = "assumptions", "room's range noted"


def offer(found: Revealed, workshop: str, words: Words) -> None:
    """Draw the button that makes a room's range What if's; once it is, that it is, and where."""
    notices.show(NOTED)
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.room:
            label, key = words.gettext("Use the room's range in What if"), f"adopt {found.assumption}"
            st.button(label, key=key, type="primary", on_click=_adopt, args=(found, workshop, words))
        else:
            draw.aside(words.gettext("What if uses the room's range."))
        link("what_if", words.gettext("Our assumptions"), part="beliefs")


def _adopt(found: Revealed, workshop: str, words: Words) -> None:
    """Write the range with the workshop as its source, or say why it is refused."""
    seen, hosted = cache.newest_sheet(SHEET), cache.ask(service.host, workshop)
    if found.room is None or hosted is None:
        return
    day = hosted.workshop.held_on or controls.today()
    edited = ranged(seen, found.assumption, found.room, sources.of_a_room(hosted.workshop.name, day, words))
    try:
        tables = check_edited(SHEET, edited, cache.ask(content.known)).tables
        with changes.writing(cache.shown_store(), who.who()) as change:
            importing.apply(change, tables, whole=True, seen={SHEET: seen})
    except ImportRefused as refused:
        notices.later(notices.REFUSED, *(labels.on_screen(fault, words) for fault in refused.faults), place=NOTED)
        return
    notices.later(notices.DONE, words.gettext("Saved. It can be undone under Data."), place=NOTED)


def ranged(seen: pd.DataFrame, assumption: str, room: Assumption, source: str) -> pd.DataFrame:
    """Return the sheet *assumptions* for the editor, with the range and the source of one of them set."""
    table = for_editor(EDITED[SHEET], seen)
    row = table.index[list(NAMES).index(assumption)]
    for name, value in {"key": assumption, **room._asdict(), "note": source}.items():
        table.loc[row, name] = value
    return table
