"""Offer to make what a file refers to and the store lacks: touchpoints, stages and roles."""

import streamlit as st

from cxdash.exchange.door.lists import Make, Read
from cxdash.exchange.door.making import Lacking
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.ui.components import draw
from cxdash.ui.shell import cache

MOST = 40
"""What can be chosen one by one; more is made as a whole."""


def ask(read: Read, place: str, words: Words) -> Make | None:
    """List what is not there yet, ask for the stage of new touchpoints, and return what is to be made, if it is."""
    st.subheader(words.gettext("What is not there yet"), anchor=False)
    draw.note(
        words.gettext("The file refers to this. Make it together with the file, or correct the names in the file.")
    )
    draw.lines(list_proposal.lacking(read, words))
    stages = _stages(words)
    stage = _stage(read, stages, place, words)
    make = _one_by_one(read, stages, stage or "", place, words)
    missing = stage is None and not {one.name for one in _homeless(read)} <= {*dict(make.stages), *make.leave}
    wanted = st.checkbox(words.gettext("Make these with the file"), key=f"make {place}", disabled=missing)
    return make if wanted and not missing else None


def _homeless(read: Read) -> list[Lacking]:
    """Return the new touchpoints that no section of the file gives a stage."""
    return [one for one in read.lacking if one.sheet == "touchpoints" and not one.stage]


def _stages(words: Words) -> list[str]:
    with database.reading(cache.own_store()) as connection:
        return [words.name(row) for row in store_tables.known(connection)["stages"].values()]


def _one_by_one(read: Read, stages: list[str], stage: str, place: str, words: Words) -> Make:
    """Let each be left out, and each new touchpoint have a stage of its own; return what is to be made."""
    if len(read.lacking) > MOST or not st.toggle(words.gettext("Choose one by one"), key=f"one by one {place}"):
        return Make(True, stage)
    leave, own = set(), []
    homeless = _homeless(read)
    with st.container(border=True):
        for one in read.lacking:
            with st.container(horizontal=True, vertical_alignment="center"):
                if not st.checkbox(draw.plain(one.name), True, key=f"wanted {one.sheet} {one.name} {place}", width=260):
                    leave.add(one.name)
                elif one in homeless:
                    chosen = st.selectbox(
                        words.gettext("Stage of {touchpoint}", touchpoint=draw.plain(one.name)),
                        stages,
                        None,
                        placeholder=stage or words.gettext("Choose a stage, or type a new one"),
                        accept_new_options=True,
                        label_visibility="collapsed",
                        key=f"own stage {one.name} {place}",
                        width=300,
                    )
                    own += [(one.name, str(chosen).strip())] if chosen else []
        if leave:
            draw.note(words.gettext("A file that refers to what is left out is refused until its names are corrected."))
    return Make(True, stage, tuple(own), frozenset(leave))


def _stage(read: Read, stages: list[str], place: str, words: Words) -> str | None:
    """Return the stage of new touchpoints, '' where none is needed, None where one is still to be chosen."""
    if not _homeless(read):
        return ""
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
