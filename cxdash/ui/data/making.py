"""Offer to make what a file refers to and the store lacks: touchpoints, stages and roles."""

import streamlit as st

from cxdash.exchange.door.lists import Make, Read
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.ui.components import draw
from cxdash.ui.shell import cache


def ask(read: Read, place: str, words: Words) -> Make | None:
    """List what is not there yet, ask for the stage of new touchpoints, and return what is to be made, if it is."""
    st.subheader(words.gettext("What is not there yet"), anchor=False)
    draw.note(
        words.gettext("The file refers to this. Make it together with the file, or correct the names in the file.")
    )
    draw.lines(list_proposal.lacking(read, words))
    stage = _stage(read, place, words)
    wanted = st.checkbox(words.gettext("Make these with the file"), key=f"make {place}", disabled=stage is None)
    return Make(True, stage) if wanted and stage is not None else None


def _stage(read: Read, place: str, words: Words) -> str | None:
    """Return the stage of new touchpoints, '' where none is needed, None where one is still to be chosen."""
    if not any(one.sheet == "touchpoints" and not one.stage for one in read.lacking):
        return ""
    with database.reading(cache.own_store()) as connection:
        stages = [words.name(row) for row in store_tables.known(connection)["stages"].values()]
    chosen = st.selectbox(
        words.gettext("Stage of the new touchpoints"),
        stages,
        0 if len(stages) == 1 else None,
        placeholder=words.gettext("Choose a stage, or type a new one"),
        accept_new_options=True,
        key=f"stage {place}",
        width=340,
    )
    return str(chosen).strip() or None if chosen else None
