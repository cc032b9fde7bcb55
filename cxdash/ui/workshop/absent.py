"""Votes without the host's screen: printed slips for strict votes, and ballots of leaders who are not in the room."""

from typing import Any

import streamlit as st

from cxdash.ballot import offline, slips
from cxdash.domain.workshop.agendas import MOST_SEATS
from cxdash.i18n.translator import Words
from cxdash.store.read.workshop import Workshop
from cxdash.store.write.workshop import voting
from cxdash.ui.components import draw, notices
from cxdash.ui.shell import cache, controls
from cxdash.ui.workshop import acting, door

MADE, TAKEN = "workshop file made", "workshop answers taken in"
"""The session's keys for a file that waits to be saved, and for how many files of answers were taken in."""

SLIPS, BALLOT = "slips.html", "ballot.html"


def show(there: Workshop, words: Words) -> None:
    """Draw where slips are printed, and where ballots for absent leaders are made and taken in."""
    more = draw.more(words.gettext("Printed slips and absent leaders"), "absent")
    if not more.open:
        return
    with more:
        _slips(there, words)
        _ballots(there, words)
        _take_in(there, words)


def _slips(there: Workshop, words: Words) -> None:
    draw.note(words.gettext("A slip is one vote on each question. Where a question asks for one, nobody votes twice."))
    address = door.url(there.code)
    if not address:
        draw.line(words.gettext("Let phones in first: the slips say where to vote."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = words.gettext("Slips")
        count = st.number_input(label, 1, MOST_SEATS, max(1, there.seats), key=f"slips of {there.key}", width=140)
        if st.button(words.gettext("Make slips"), key="workshop slips"):
            codes = acting.do(words, voting.make_slips, there.key, int(count))
            _made(there, SLIPS, slips.page(codes, there.name, address, _own(there)).encode() if codes else None)
        _save(there, SLIPS, words.gettext("Save the slips to print"))


def _ballots(there: Workshop, words: Words) -> None:
    draw.note(words.gettext("Whoever cannot come answers a file beforehand, and sends back what it saves."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(words.gettext("Make a ballot for one leader"), key="workshop ballot"):
            _made(there, BALLOT, acting.do(words, offline.make, there.key, there.language))
        _save(there, BALLOT, words.gettext("Save the ballot to send"))


def _take_in(there: Workshop, words: Words) -> None:
    turn = st.session_state.setdefault(TAKEN, 0)
    file = st.file_uploader(words.gettext("Answers that were sent back"), ["json"], key=f"answers sent back {turn}")
    if file and st.button(words.gettext("Take the answers in"), key="workshop answers"):
        receipts = acting.do(words, offline.take_in, there.key, file.getvalue())
        if receipts:
            said = words.ngettext("{count} vote was taken in.", "{count} votes were taken in.", len(receipts))
            notices.later(notices.DONE, said, place=acting.SAID)
            st.session_state[TAKEN] += 1
        st.rerun()


def _own(there: Workshop) -> Words:
    """Return the language of the workshop, with the company's audience."""
    return Words(st.session_state[controls.SPOKEN].spoken(there.language))


def _made(there: Workshop, name: str, content: bytes | None) -> None:
    if content:
        st.session_state[MADE] = {(_store(), there.key, name): content}
    st.rerun()


def _save(there: Workshop, name: str, label: str) -> None:
    content: Any = st.session_state.get(MADE, {}).get((_store(), there.key, name))
    if content:
        st.download_button(
            label, content, f"{there.key}-{name}", "text/html", type="primary", on_click="ignore", key=f"save {name}"
        )


def _store() -> str:
    return str(cache.shown_store().url)
