"""What is said once, on the run after something was done."""

from collections.abc import Sequence

import streamlit as st

from cxdash.ui.components import draw

WAITING = "notices"
DONE, REFUSED, WARNING = "success", "error", "warning"


def later(kind: str, *sentences: str, place: str = WAITING) -> None:
    """Keep sentences for the next run, which says them at the top of the page or at the *place* it names."""
    st.session_state.setdefault(place, []).append((kind, sentences))


def show(place: str = WAITING) -> None:
    """Say what is waiting to be said."""
    for kind, sentences in st.session_state.pop(place, []):
        box(kind, sentences)


def box(kind: str, sentences: Sequence[str]) -> None:
    """Say sentences in a box of their kind, a line each."""
    if sentences:
        getattr(st, kind)("  \n".join(map(draw.plain, sentences)))
