"""Buttons that ask before they act: what it takes away stands beside the button that does it, in the warm colour."""

from collections.abc import Sequence

import streamlit as st

from cxdash.ui.components import draw


def removal(label: str, sentences: Sequence[str], yes: str, key: str) -> bool:
    """Draw a button *label* that opens what would happen and the button *yes*; return whether that was pressed."""
    with st.popover(warm(label), key=f"ask {key}"):
        draw.lines(sentences)
        return st.button(warm(yes), key=key)


def warm(label: str) -> str:
    """Return a label in the colour of warnings."""
    return f":red[{draw.plain(label)}]"
