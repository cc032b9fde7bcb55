"""Satisfaction in plain Streamlit: the answers in st.cache_data, figures and picture on every run."""

import streamlit as st

from benchmarks.wire.peers import figures
from benchmarks.wire.peers.charts import stage_chart

st.set_page_config(page_title="Satisfaction", layout="wide")


@st.cache_data
def read(query: str):
    """Read a table of the store."""
    return figures.read(query)


answers, touchpoints, _ = figures.load(read)
view = st.text_input("Period and segment", st.query_params.get("view", ""))
stages, rows = figures.of_text((answers, touchpoints), view)
st.title("What did customers expect, and what did they get?")
st.altair_chart(stage_chart(stages, "connect", "CSAT"))
st.dataframe(rows, hide_index=True)
