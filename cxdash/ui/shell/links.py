"""Links from one page to another, which keep the view."""

from pathlib import Path

import streamlit as st

from cxdash.ui.shell import url_state

PAGES = Path(__file__).parents[3] / "pages"


def link(page: str, label: str, **values: str) -> None:
    """Draw a link to a page, with some values of the view changed and all others kept."""
    kept = {name: st.session_state[name] for name in url_state.PARAMS} | values
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params=url_state.write(kept))
