"""Notices shown once, on the run after an action."""

from collections.abc import Sequence

import streamlit as st

from cxdash.ui.components import draw

WAITING = "notices"
DONE, REFUSED, WARNING = "success", "error", "warning"


def later(kind: str, *sentences: str, place: str = WAITING) -> None:
    """Keep sentences for the next run, which draws them where it calls `show` with the same *place*."""
    st.session_state.setdefault(place, []).append((kind, sentences))


def show(place: str = WAITING) -> None:
    """Draw the notices that wait at a *place*, and forget them."""
    for kind, sentences in st.session_state.pop(place, []):
        box(kind, sentences)


def box(kind: str, sentences: Sequence[str]) -> None:
    """Draw sentences in a box of their kind, a line each."""
    if sentences:
        getattr(st, kind)("  \n".join(map(draw.plain, sentences)))
