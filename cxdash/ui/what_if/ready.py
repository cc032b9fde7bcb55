"""The ready choices of the what-if page: their picture, and a button each that sets the sliders."""

import streamlit as st

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, as_text, of_text
from cxdash.presenters.what_if import page
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, controls
from cxdash.ui.what_if import kept, parameters


def show(view: View, levers: Levers, words: Words) -> None:
    """Draw the ready choices side by side: at rest in full, once something is moved on request.

    Always as one part of the page: if the sliders below moved in its tree, the browser would make them anew, without
    the focus and deaf to a key that is still held down.
    """
    with st.container():
        if not levers.moved:
            _choices(view, levers, words)
            return
        more = draw.more(words.gettext("Three choices to start from"))
        if more.open:
            with more:
                _choices(view, levers, words)


def _choices(view: View, levers: Levers, words: Words) -> None:
    screen = cache.ask(page.ready, view, words.language, as_text(levers), kept.chosen())
    if not screen.cards or not screen.by_month:
        return
    if levers.moved:
        draw.strong(screen.finding)
    with draw.tight():
        draw.drawing(screen.cards, words)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.aside(words.gettext("Set the sliders to"))
            for name, setting in screen.buttons:
                st.button(draw.plain(name), key=f"ready {name.partition(' ')[0]}", on_click=_choose, args=(setting,))
    draw.tabs([screen.by_month], words)


def _choose(setting: str) -> None:
    controls.set_view(**parameters.of_levers(of_text(setting)))
