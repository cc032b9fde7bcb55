"""The Satisfaction page with nothing behind it: the calls that `recorder` noted, by the segment and stage chosen."""

import streamlit as st

from benchmarks import readers, recorder


def page() -> None:
    """Draw what our page draws for this view."""
    segment, stage = st.session_state.get("choose segment"), st.session_state.get("choose stage")
    recorder.replay(readers.RECORDED.get((segment, stage), readers.RECORDED[readers.VIEWS[0]]))


st.set_page_config(page_title="bare", layout="wide")
pages = {"": [st.Page(page, title="Satisfaction")], "More": [st.Page(page, title="How it is counted", url_path="more")]}
st.navigation(pages, position="top").run()
