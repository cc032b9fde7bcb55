"""A page of ours with nothing behind it: the calls that `recorder` noted, by the two things chosen."""

from pathlib import Path

import streamlit as st

from benchmarks import readers, recorder

PAGES = Path(__file__).parents[1] / "pages"
"""What links of ours lead to."""


def page() -> None:
    """Draw what our page draws for this view."""
    one, other = (st.session_state.get(f"choose {name}", "") for name in readers.MOVED)
    first = next(iter(readers.RECORDED.values()))
    recorder.replay(readers.RECORDED.get((one, other), first))


st.set_page_config(page_title="bare", layout="wide")
linked = [st.Page(file, title=file.stem) for file in sorted(PAGES.glob("[a-z]*.py"))]
st.navigation([st.Page(page, title="Bare"), *linked], position="hidden").run()
