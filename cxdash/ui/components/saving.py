"""The button under a picture that saves it as a file; the file is drawn when it is asked for, not before."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing
from cxdash.takeaway import converter, pictures, saved, vector
from cxdash.takeaway.vector import Caption

PAGE = "pictures to save"
"""The session's key for the page whose pictures can be saved."""

SAVE = "save picture"
"""How the keys of the buttons begin, by which the style sheet knows them."""

KINDS: dict[str, tuple[str, Callable[..., str | bytes]]] = {
    "png": ("image/png", pictures.png),
    "svg": ("image/svg+xml", pictures.svg),
}
"""Kinds of files, with how a browser calls them and what draws them."""


class Page(NamedTuple):
    """A page whose pictures can be saved: its name, its stage in focus, its day, and what says their source.

    *taken*: the names that pictures above have in this run.
    """

    name: str
    stage: str
    on: date
    source: Callable[[], str]
    taken: set[str]


def begin(page: Page | None) -> None:
    """Say whose pictures can be saved in this run, None for none."""
    st.session_state[PAGE] = page


def offer(drawing: Drawing, words: Words, said: Sequence[str], legend: Sequence[str]) -> None:
    """Draw the button that saves a picture, on a page that has begun.

    *said*: sentences beside it, its finding among them; *legend*: how it is read.
    """
    page: Page | None = st.session_state.get(PAGE)
    if page is None:
        return
    name = next(one for one in saved.names(page.name, drawing, page.stage) if one not in page.taken)
    page.taken.add(name)
    menu = st.popover(words.gettext("Save picture"), type="tertiary", key=f"{SAVE} {name}", on_change="rerun")
    if menu.open:
        converter.warm_up()
        caption = vector.caption(drawing.alt, said, legend, page.source())
        with menu, st.container(gap="xxsmall"):
            for kind in KINDS:
                _file(kind, saved.file(name, page.on, kind), drawing, words, caption)


def _file(kind: str, name: str, drawing: Drawing, words: Words, caption: Caption) -> None:
    """Draw the button that downloads a picture; the server draws it while other readers go on."""
    called, draw = KINDS[kind]
    drawn = partial(draw, drawing, words, caption=caption)
    label = {
        "png": words.gettext("PNG, for slides and mails"),
        "svg": words.gettext("SVG, sharp at any size"),
    }[kind]
    st.download_button(label, drawn, name, called, key=f"{kind} {name}", on_click="ignore", type="tertiary")
