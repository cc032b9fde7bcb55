"""A page of ours with nothing behind it: the calls that `recorder` noted, by the two things chosen."""

import streamlit as st

from benchmarks import readers, recorder


def page() -> None:
    """Draw what our page draws for this view."""
    one, other = (st.session_state.get(f"choose {name}") for name in readers.MOVED)
    first = next(iter(readers.RECORDED.values()))
    recorder.replay(readers.RECORDED.get((one, other), first))


st.set_page_config(page_title="bare", layout="wide")
pages = {"": [st.Page(page, title="Bare")], "More": [st.Page(page, title="How it is counted", url_path="more")]}
st.navigation(pages, position="top").run()
