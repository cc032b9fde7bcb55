"""Satisfaction as such pages are usually written: the raw answers in st.cache_data, pandas and Altair on every run.

Nothing of cxdash is used but its store. The page shows the same figures with the same intervals, the same pictures,
comments and tables as ours, in one language.
"""

import streamlit as st

from benchmarks.wire.peers import figures as usual
from benchmarks.wire.peers.charts import stage_chart, touchpoint_chart
from benchmarks.wire.peers.figures import MEASURES, MINIMUM, reading, stage_figures, statistics, touchpoint_figures

st.set_page_config(page_title="Satisfaction", layout="wide")

PERIODS = {"All months": None, "Last 12 months": 12, "Last 6 months": 6, "Last 3 months": 3, "Last month": 1}


@st.cache_data(ttl=600)
def read(query: str):
    """Read a table of the store."""
    return usual.read(query)


answers, touchpoints, comments = usual.load(read)
months = sorted(answers["month"].unique())

with st.container(horizontal=True):
    last = PERIODS[st.selectbox("Period", list(PERIODS))]
    segment = st.selectbox(
        "Segment",
        ["", *sorted(answers["segment"].unique())],
        key="segment",
        format_func=lambda key: key or "All customers",
    )
if segment:
    answers, comments = answers[answers["segment"] == segment], comments[comments["segment"] == segment]
before = answers[answers["month"].isin(months[-2 * last : -last])] if last else answers.iloc[:0]
if last:
    answers = answers[answers["month"].isin(months[-last:])]
    comments = comments[comments["month"].isin(months[-last:])]

st.header("What did customers expect, and what did they get?")
figures = touchpoint_figures(answers, before, touchpoints)
figures["reading"] = reading(figures)
stages = stage_figures(figures, answers)
stages["reading"] = reading(stages)

names = dict(zip(touchpoints["stage"], touchpoints["stage_name"], strict=True))
broken = stages[(stages["measure"] == "CSAT") & (stages["gap_high"] < 0)].sort_values("gap")
chosen = st.session_state.get("stage") or (broken["stage"].iloc[0] if len(broken) else next(iter(names)))
if len(broken):
    worst = broken.iloc[0]
    st.markdown(
        f"#### Customers get less than they expected in the stage {worst['name']}:"
        f" {worst['mean']:.1f} where they expected {worst['expected']:.1f}."
    )
else:
    st.markdown("#### No stage falls clearly short of what customers expect.")
offered = [code for code in MEASURES if code in set(stages["measure"])]
measure = st.segmented_control("Question", offered, default=offered[0], format_func=MEASURES.get, required=True)
shown = stages[stages["measure"] == measure]
st.altair_chart(stage_chart(shown, chosen, measure), on_select="rerun")
few = figures.loc[figures["n"] < MINIMUM, "name"].unique()
if len(few):
    st.caption(f"Too few answers to show: {', '.join(few)}.")

whole = answers[answers["touchpoint"] == ""]
headline = statistics(whole, ["measure"]).set_index("measure")
for column, code in zip(st.columns(len(headline), border=True), headline.index, strict=True):
    row = headline.loc[code]
    with column:
        if code == "NPS":
            st.metric(
                "Net promoter score (NPS)", f"{row['nps']:+.0f}".replace("-", "−"), help="Promoters less detractors"
            )
            st.caption(f"from {row['nps_low']:+.0f} to {row['nps_high']:+.0f} · {row['n']:,.0f} answers")
        else:
            st.metric("Satisfied customers", f"{row['top2']:.0%}", help="The share of the two highest marks")
            st.caption(f"from {row['top2_low']:.0%} to {row['top2_high']:.0%} · {row['n']:,.0f} answers")

inside, every = st.tabs(["Touchpoints and comments", "All figures"])
with inside:
    stage = st.segmented_control(
        "Stage",
        list(names),
        default=None if "stage" in st.session_state else chosen,
        format_func=names.get,
        key="stage",
        required=True,
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        of_stage = figures[(figures["stage"] == stage) & (figures["measure"] == measure)]
        st.altair_chart(touchpoint_chart(of_stage, measure))
    with right:
        st.subheader("What customers wrote")
        said = comments[comments["stage"] == stage].sort_values(["score", "date"], ascending=[True, False])
        for row in said.head(20).to_dict("records"):
            with st.container(border=True, gap="xxsmall"):
                st.text(row["text"])
                st.caption(f"{row['name']} · {row['date']} · score {row['score']}")
with every:
    columns = [
        "name",
        "measure",
        "n",
        "mean",
        "mean_low",
        "mean_high",
        "top2",
        "top2_low",
        "top2_high",
        "nps",
        "expected",
        "gap",
        "gap_low",
        "gap_high",
        "change",
    ]
    st.dataframe(figures[columns].round(3), hide_index=True)
    columns = [
        "name",
        "measure",
        "mean",
        "mean_low",
        "mean_high",
        "expected",
        "gap",
        "pooled_n",
        "pooled_mean",
        "pooled_top2",
    ]
    st.dataframe(stages[columns].round(3), hide_index=True)
