"""A page of ours with nothing behind it: the calls that `recorder` noted, by the segment and stage chosen."""

import streamlit as st

from benchmarks import readers, recorder


def page() -> None:
    """Draw what our page draws for this view."""
    segment, stage = st.session_state.get("choose segment"), st.session_state.get("choose stage")
    first = next(iter(readers.RECORDED.values()))
    recorder.replay(readers.RECORDED.get((segment, stage), first))


st.set_page_config(page_title="bare", layout="wide")
pages = {"": [st.Page(page, title="Bare")], "More": [st.Page(page, title="How it is counted", url_path="more")]}
st.navigation(pages, position="top").run()
