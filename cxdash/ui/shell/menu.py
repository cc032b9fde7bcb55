"""The menu: links to the pages of the conversation, and the other pages behind two headings."""

from collections.abc import Sequence

import streamlit as st

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.presenters.pages import OF_CUSTOMERS, titles
from cxdash.ui.components import draw
from cxdash.ui.components.links import plain_link, values_now
from cxdash.ui.shell import controls, take_home
from cxdash.ui.shell.navigation import GO_TO

MENU, NARROW = "menu", "Menu"
"""The key of the row of links for the browser, and the name of the one menu that stands for it where that is narrow."""

CONVERSATION = ("overview", "satisfaction", "economics", "ownership", "what_if", "decide", "workshop")
SECTIONS = {gettext_noop("More"): ("maturity", "paths", "data", "methods")}

HOME = "take home"
"""The entry of the menu that opens what is taken home."""

OUTSIDE = ("room",)
"""Pages without frame and menu, which a link of another page opens."""


def links(page: str, words: Words) -> None:
    """Draw a link to each other page of the conversation, and a menu for each section; *page*: the one that is open."""
    called, view = titles(words), values_now()
    with st.container(horizontal=True, width="content", gap=None, vertical_alignment="center", key=MENU):
        for name in CONVERSATION:
            title = called[name]
            if name == page:
                draw.here(title)  # no link: of the page that is open Streamlit's shows no focus
            else:
                plain_link(name, title, view)
    for section, pages in SECTIONS.items():
        label = words.gettext(section)
        _menu(section, f"**{label}**" if page in pages else label, pages, page, words)


def in_one(page: str, words: Words, *, home: bool = False) -> None:
    """Draw one menu of all pages, for phones and windows too narrow for the links.

    Its two lines make it high enough for a finger. *home*: it ends with what is taken home, which has no other place.
    """
    label = draw.over(words.gettext("Menu"), titles(words).get(page, ""))
    pages = [*CONVERSATION, *(name for pages in SECTIONS.values() for name in pages)]
    _menu(NARROW, label, [*pages, *([HOME] if home else [])], page, words)


def _menu(name: str, label: str, pages: Sequence[str], page: str, words: Words) -> None:
    widget, called = f"menu {name}", {**titles(words), HOME: words.gettext("Take home")}
    st.menu_button(
        label,
        [one for one in pages if not (words.public and one in OF_CUSTOMERS)],
        key=widget,
        format_func=lambda one: f"**{called[one]}**" if one == page else called[one],
        on_click=_turn,
        args=(widget,),
        type="tertiary",
        wrap="\n" in label,
    )


def _turn(widget: str) -> None:
    if st.session_state[widget] == HOME:
        take_home.open_dialog()
        return
    st.session_state[GO_TO] = st.session_state[widget]
    controls.set_view()
