"""Where phones vote: at this server's own address, or on a laptop through a door that the host opens to one network."""

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from cxdash.ballot import network, qr
from cxdash.ballot.network import Address
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.domain.workshop.states import QuestionState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop.page import HostScreen
from cxdash.ui.components import draw
from cxdash.ui.shell import doors
from cxdash.ui.workshop import acting

CHOSEN = "workshop network"
"""The session's key for the network that was chosen."""

SMALL = 150
"""Pixels of the code to photograph on the host's page."""


def base() -> str:
    """Return the address that this server has for the reader, without its pages."""
    return (st.context.url or "").split("?")[0].rpartition("/")[0]


def is_needed() -> bool:
    """Return whether phones cannot reach this server by the address that the host has for it."""
    name = urlsplit(st.context.url or "").hostname or "localhost"
    return name in [one.strip("[]") for one in doors.LOOPBACK]


def url(code: str) -> str:
    """Return where phones vote with a code, '' while they cannot."""
    if not is_needed():
        return f"{base()}/b/{code}"
    door = network.door()
    return door.url if door and door.code == code else ""


def is_first(screen: HostScreen) -> bool:
    """Return whether phones are to be let in before anything else: a vote is next or on, and none could take part."""
    votes = screen.now.asked and screen.now.state in (QuestionState.WAITING, QuestionState.OPEN)
    return bool(votes and screen.host and not url(screen.host.workshop.code) and network.addresses())


def photographed(address: str, words: Words, width: Any = "stretch") -> None:
    """Draw an address as a code to be photographed."""
    st.image(qr.svg(address), width=width, alt=words.gettext("Code to photograph: {address}", address=address))


def show(code: str, words: Words, *, first: bool) -> None:
    """Draw where phones vote, or the networks through which they can be let in; *first*: if that is what to do next."""
    address = url(code)
    if not address:
        _open(code, words, first=first)
        return
    with st.container(horizontal=True, gap="medium"):
        photographed(address, words, SMALL)
        with st.container(width="stretch", gap="small"):
            draw.line(words.gettext("Phones vote at {address}", address=address))
            draw.line(words.gettext("Code: {code}", code=code))
            if is_needed():
                label = words.gettext("Let no more phones in")
                st.button(label, key="workshop door close", on_click=network.close_door)


def _open(code: str, words: Words, *, first: bool) -> None:
    found = {one.ip: _named(one) for one in network.addresses()}
    if not found:
        draw.line(words.gettext("This laptop is in no network: join one, or type in hands and paper."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ip = st.selectbox(
            words.gettext("Network of the phones"), list(found), format_func=found.__getitem__, key=CHOSEN, width=280
        )
        st.button(
            words.gettext("Let phones in"),
            key="workshop door",
            type="primary" if first else "secondary",
            on_click=_let_in,
            args=(code, ip, words),
        )
    draw.note(words.gettext("Only the voting pages are opened to this network; everything else stays on this laptop."))


def _named(one: Address) -> str:
    return f"{one.name} · {one.ip}"


def _let_in(code: str, ip: str, words: Words) -> None:
    acting.do(words, lambda _store, host: _open_door(host, code, ip))


def _open_door(host: Who, code: str, ip: str) -> str:
    host.refuse_unless(Right.WORKSHOPS)
    return network.open_door(code, ip)
