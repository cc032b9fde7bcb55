"""What customers wrote: the first beside the picture of a stage, the others behind a click."""

from collections.abc import Sequence

import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction.quotes import Quotes
from cxdash.ui.components import draw
from cxdash.ui.shell.signing import who


def show(said: Quotes, words: Words) -> None:
    """Draw quotes under their title, each with its source, or a note where there are none."""
    st.subheader(said.title, anchor=False)
    if not who.allowed(Right.COMMENTS, words):
        return
    if not said.written:
        draw.note(said.otherwise)
    _cards(said.written[: said.first])
    if said.more:
        with st.expander(said.more):
            _cards(said.written[said.first :])


def _cards(written: Sequence[tuple[str, str]]) -> None:
    for text, source in written:
        with st.container(border=True, gap="xxsmall"):
            st.text(text)
            draw.note(source)
