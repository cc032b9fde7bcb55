"""What is said once, on the run after something was done."""

from collections.abc import Sequence

import streamlit as st

from cxdash.ui import draw

WAITING = "notices"
DONE, REFUSED, WARNING = "success", "error", "warning"


def later(kind: str, *sentences: str) -> None:
    """Keep sentences for the next run of a page, which begins by saying them."""
    st.session_state.setdefault(WAITING, []).append((kind, sentences))


def show() -> None:
    """Say what is waiting to be said."""
    for kind, sentences in st.session_state.pop(WAITING, []):
        box(kind, sentences)


def box(kind: str, sentences: Sequence[str]) -> None:
    """Say sentences in a box of their kind, a line each."""
    if sentences:
        getattr(st, kind)("  \n".join(map(draw.plain, sentences)))
