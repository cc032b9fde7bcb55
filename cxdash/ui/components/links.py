"""Links to other pages, which keep the view."""

from pathlib import Path

import streamlit as st

from cxdash.ui import url_state

PAGES = Path(__file__).parents[3] / "pages"


def link(page: str, label: str, **values: str) -> None:
    """Draw a link to a page; *values* replace URL parameters, all others are kept."""
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params=parameters(values))


def plain_link(page: str, label: str, view: dict[str, str], **values: str) -> None:
    """Draw a link without an icon, one of several; *label* is Markdown, *view* the one they share (`values_now`)."""
    st.page_link(PAGES / f"{page}.py", label=label, query_params=url_state.write(view | values))


def parameters(values: dict[str, str]) -> dict[str, str]:
    """Return the URL parameters of the view with some replaced."""
    return url_state.write(values_now() | values)


def values_now() -> dict[str, str]:
    """Return the values of all URL parameters; whoever draws several links asks once, since Streamlit takes long."""
    return {name: st.session_state[name] for name in url_state.PARAMS}
