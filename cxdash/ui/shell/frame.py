"""The frame above every page, in one row: whose figures, the menu, what they are narrowed to, language and link."""

from functools import partial
from pathlib import Path

import streamlit as st

from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n.translator import Words, languages
from cxdash.services import demo_store
from cxdash.takeaway import saved
from cxdash.ui import url_state
from cxdash.ui.components import draw, pictures, saving
from cxdash.ui.components.links import parameters
from cxdash.ui.shell import cache, controls, filters, logo, menu, take_home
from cxdash.ui.shell.signing import who

FRAME = "frame"
"""The frame's key for the browser."""

NOT_FOR_A_ROOM = ("workshop", "data", "methods")
"""Pages without a projector view."""

THEME = "embed_options"
"""Streamlit's own URL parameter, by which a page is light or dark whatever the system is."""

CODES = {"en": "EN", "nb": "NO", "sv": "SV"}
"""Languages as the frame names the one that is spoken."""

LARGE = Path(__file__).parents[1] / "assets" / "room.css"
"""How large the room's screen is written."""

LONGEST, MOST, WIDEST = 20, 40, 180
"""The most characters of a company's name in one line, and in two, and the pixels that the two are wide."""


def show(words: Words, page: str, *, readable: bool = True) -> None:
    """Draw the frame of a page, by the page's name; *readable*: whether the store can tell what may be filtered."""
    saving.begin(None)
    if page in menu.OUTSIDE:
        st.html(LARGE)
        return
    if readable:
        _pictures(page)
    on_a_phone = pictures.on_a_phone()
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key=FRAME):
        _company(words)
        if on_a_phone:
            st.space("stretch")
            _language(words, named=True)
            menu.in_one(page, words, home=True)
        else:
            menu.links(page, words)
            menu.in_one(page, words)
            st.space("stretch")
        if readable:
            filters.show(page, words)
        if on_a_phone:
            _signed_in(words)
            return
        _language(words)
        if page not in NOT_FOR_A_ROOM:
            _projector(words)
        take_home.button(words)
        _copy(words)


def _pictures(page: str) -> None:
    """Let the page's pictures be saved, under its name and with what they are of; it is looked up when one is."""
    view, words = controls.view()
    on, made_up = controls.on_day(), cache.shown() == demo_store.DEMO
    source = partial(cache.ask, saved.source, view, words.language, on, made_up)
    saving.begin(saving.Page(page, st.session_state["stage"], on, source, set()))


def _company(words: Words) -> None:
    """Draw the company's logo, else its name; and that the demo's is made up."""
    name = words.name(st.session_state[controls.SPOKEN].row) or "cxdash"
    own = cache.shown() == demo_store.OWN
    if own and logo.file():
        st.image(logo.file(), alt=name, width=logo.width())
        return
    made_up = "" if own else words.gettext("made-up company")
    name = name if len(name) <= MOST else f"{name[: MOST - 1]}…"
    with st.container(width="content", gap=None):
        draw.named(name, made_up, width="content" if len(name) <= LONGEST else WIDEST)


def _language(words: Words, *, named: bool = False) -> None:
    """Draw the menu of languages; *named*: with its name above it, high enough for a finger."""
    label, spoken = words.gettext("Language"), CODES[words.tongue]
    st.menu_button(
        draw.over(label, LANGUAGES[words.tongue]) if named else spoken,
        languages(),
        key="choose lang",
        format_func=LANGUAGES.__getitem__,
        on_click=_speak,
        type="tertiary",
        help=None if named else label,
        wrap=named,
    )


def _speak() -> None:
    controls.set_view(lang=st.session_state["choose lang"])


def _projector(words: Words) -> None:
    """Draw the button that turns the projector view on and off."""
    on = bool(st.session_state["projector"])
    label = words.gettext("Leave the projector view") if on else words.gettext("Projector view")
    st.button(
        draw.symbol("projector", label),
        key="choose projector",
        on_click=controls.set_view,
        kwargs={"projector": "" if on else "1"},
        type="secondary" if on else "tertiary",
        help=label,
    )


def _copy(words: Words) -> None:
    """Draw the link to copy, and to the same page in light or dark, behind a button."""
    label = words.gettext("Copy link")
    with st.popover(draw.symbol("link", label), type="tertiary", help=label):
        draw.note(words.gettext("Whoever opens this link sees what you see now."))
        link = _link()
        st.code(link, language=None, wrap_lines=True)
        draw.note(words.gettext("Light or dark follows your computer. Open this page in:"))
        with st.container(horizontal=True):
            for theme, name in {"light": words.gettext("Light"), "dark": words.gettext("Dark")}.items():
                st.link_button(name, f"{link}&{THEME}={theme}_theme")
        who.show(words)


def _signed_in(words: Words) -> None:
    """Draw on a phone, which has no link to copy, who has signed in, and how to sign out."""
    if who.sign_in_is_needed():
        with st.popover(words.gettext("Signed in"), type="tertiary"):
            who.show(words)


def _link() -> str:
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{url_state.query(parameters({}))}"
