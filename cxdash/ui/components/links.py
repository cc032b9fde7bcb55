"""Links to other pages, which keep the view."""

from pathlib import Path

import streamlit as st

from cxdash.ui import url_state

PAGES = Path(__file__).parents[3] / "pages"


def link(page: str, label: str, **values: str) -> None:
    """Draw a link to a page; *values* replace URL parameters, all others are kept."""
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params=parameters(values))


def column_link(page: str, label: str, values: dict[str, str]) -> None:
    """Draw a small link without an icon, as under a column of a picture; *label* is Markdown."""
    st.page_link(PAGES / f"{page}.py", label=label, query_params=parameters(values))


def parameters(values: dict[str, str]) -> dict[str, str]:
    """Return the URL parameters of the view with some replaced."""
    return url_state.write({name: st.session_state[name] for name in url_state.PARAMS} | values)
