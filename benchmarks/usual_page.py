"""Satisfaction as such pages are usually written: the raw answers in st.cache_data, pandas and Altair on every run.

Nothing of cxdash is used but its store. The page shows the same figures with the same intervals, the same pictures,
comments and tables as ours, in one language; it is vectorised where a competent developer would do so.
"""

import os
import sqlite3

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st
from scipy import stats

st.set_page_config(page_title="Satisfaction", layout="wide")

MINIMUM = 30
MEASURES = {"CSAT": "Satisfaction (1–5)", "NPS": "Would recommend us (0–10)", "CES": "Ease (1–7)"}
SCALES = {"CSAT": (1, 5), "NPS": (0, 10), "CES": (1, 7), "EXPECTATION": (1, 5)}
TOP = {"CSAT": 4, "NPS": 9, "CES": 5, "EXPECTATION": 4}
LOW = {"CSAT": 2, "NPS": 6, "CES": 3, "EXPECTATION": 2}
PERIODS = {"All months": None, "Last 12 months": 12, "Last 6 months": 6, "Last 3 months": 3, "Last month": 1}
COLOURS = alt.Scale(
    domain=["as expected", "promise broken", "more than promised", "expectation not asked"],
    range=["#5F6B79", "#C2410C", "#3F6C93", "#5F6B79"],
)
Z = stats.norm.ppf(0.975)


@st.cache_data(ttl=600)
def read(query: str) -> pd.DataFrame:
    """Read a table of the store."""
    with sqlite3.connect(os.environ["CXDASH_DATABASE_URL"]) as connection:
        return pd.read_sql_query(query, connection)


def load() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the answers, the touchpoints with their stages, and the comments."""
    answers = read(
        "SELECT r.survey_id, r.respondent, coalesce(t.key, '') AS touchpoint, s.key AS stage, r.measure, r.score,"
        " r.date, substr(r.date, 1, 7) AS month, r.segment FROM response r"
        " LEFT JOIN touchpoint t ON t.id = r.touchpoint_id LEFT JOIN stage s ON s.id = t.stage_id"
    )
    touchpoints = read(
        "SELECT t.key AS touchpoint, t.name, t.contact, t.customers_per_year, s.key AS stage, s.name AS stage_name"
        " FROM touchpoint t JOIN stage s ON s.id = t.stage_id ORDER BY s.position, t.id"
    )
    comments = read(
        "SELECT c.text, c.date, substr(c.date, 1, 7) AS month, t.key AS touchpoint, t.name, t.stage_id, s.key AS stage,"
        " r.score, r.segment FROM comment c JOIN touchpoint t ON t.id = c.touchpoint_id JOIN stage s ON s.id "
        "= t.stage_id"
        " JOIN response r ON r.survey_id = c.survey_id AND r.respondent = c.respondent AND r.date = c.date"
        " AND r.touchpoint_id = c.touchpoint_id AND r.measure = 'CSAT'"
    )
    return answers, touchpoints, comments


def wilson(share: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return Wilson's interval of a share."""
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return centre - half, centre + half


def statistics(answers: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return mean, shares and their intervals for each group of answers."""
    answers = answers.assign(
        top=answers["score"] >= answers["measure"].map(TOP), low=answers["score"] <= answers["measure"].map(LOW)
    )
    groups = answers.groupby(keys)
    table = groups.agg(
        n=("score", "size"), mean=("score", "mean"), var=("score", "var"), top2=("top", "mean"), low=("low", "mean")
    ).reset_index()
    table["se"] = np.sqrt(table["var"] / table["n"])
    half = stats.t.ppf(0.975, table["n"] - 1) * table["se"]
    table["mean_low"] = (table["mean"] - half).clip(lower=table["measure"].map(lambda m: SCALES[m][0]))
    table["mean_high"] = (table["mean"] + half).clip(upper=table["measure"].map(lambda m: SCALES[m][1]))
    table["top2_low"], table["top2_high"] = wilson(table["top2"], table["n"])
    adjusted = table["n"] + 3
    promoters = (table["top2"] * table["n"] + 0.75) / adjusted
    detractors = (table["low"] * table["n"] + 0.75) / adjusted
    half = Z * np.sqrt((promoters + detractors - (promoters - detractors) ** 2) / adjusted)
    table["nps"] = ((table["top2"] - table["low"]) * 100).where(table["measure"] == "NPS")
    table["nps_low"], table["nps_high"] = (promoters - detractors - half) * 100, (promoters - detractors + half) * 100
    figures = [column for column in table.columns if column not in (*keys, "n")]
    table.loc[table["n"] < MINIMUM, figures] = np.nan
    return table


def gaps(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the gap of each touchpoint, within the answers of the same person on the same day."""
    person = ["survey_id", "respondent", "touchpoint", "date"]
    got = answers.loc[answers["measure"] == "CSAT", [*person, "score"]]
    expected = answers.loc[answers["measure"] == "EXPECTATION", [*person, "score"]]
    pairs = got.merge(expected, on=person, suffixes=("", "_expected"))
    pairs["gap"] = pairs["score"] - pairs["score_expected"]
    table = pairs.groupby("touchpoint")["gap"].agg(pairs="size", gap="mean", gap_var="var").reset_index()
    table["gap_se"] = np.sqrt(table["gap_var"] / table["pairs"])
    half = stats.t.ppf(0.975, table["pairs"] - 1) * table["gap_se"]
    table["gap_low"], table["gap_high"] = table["gap"] - half, table["gap"] + half
    return table[table["pairs"] >= MINIMUM]


def touchpoint_figures(answers: pd.DataFrame, before: pd.DataFrame, touchpoints: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of each touchpoint and measure, with what was expected, the gap and the change."""
    answers = answers[answers["touchpoint"] != ""]
    table = statistics(answers, ["touchpoint", "measure"])
    expected = table[table["measure"] == "EXPECTATION"].set_index("touchpoint")["mean"]
    table = table[table["measure"] != "EXPECTATION"].merge(gaps(answers), on="touchpoint", how="left")
    table["expected"] = table["touchpoint"].map(expected)
    table.loc[table["measure"] != "CSAT", ["expected", "gap", "gap_low", "gap_high", "gap_se", "pairs"]] = np.nan
    table["change"] = np.nan
    if not before.empty:
        earlier = statistics(before[before["touchpoint"] != ""], ["touchpoint", "measure"])
        both = table.merge(earlier, on=["touchpoint", "measure"], how="left", suffixes=("", "_before"))
        table["change"] = both["mean"] - both["mean_before"]
    return touchpoints.merge(table, on="touchpoint")


def combined(weights: pd.Series, values: pd.Series, errors: pd.Series, df: pd.Series) -> tuple[float, float, float]:
    """Return a weighted mean of means with Satterthwaite's interval."""
    weights = weights / weights.sum()
    value, variances = (weights * values).sum(), (weights * errors) ** 2
    freedom = variances.sum() ** 2 / (variances**2 / df).sum()
    half = stats.t.ppf(0.975, freedom) * np.sqrt(variances.sum())
    return value, value - half, value + half


def stage_figures(figures: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Return the score of each stage: its direct touchpoints weighted by customers a year."""
    rows = []
    for (stage, name, measure), group in figures.groupby(["stage", "stage_name", "measure"], sort=False):
        used = group[group["n"] >= MINIMUM]
        used = used[used["contact"] == "direct"] if (group["contact"] == "direct").any() else used
        heap = answers.loc[(answers["stage"] == stage) & (answers["measure"] == measure), "score"]
        row = {
            "stage": stage,
            "name": name,
            "measure": measure,
            "n": used["n"].sum(),
            "pooled_n": len(heap),
            "pooled_mean": heap.mean(),
            "pooled_top2": (heap >= TOP[measure]).mean(),
        }
        if not used.empty:
            row["mean"], row["mean_low"], row["mean_high"] = combined(
                used["customers_per_year"], used["mean"], used["se"], used["n"] - 1
            )
            asked, paired = used[used["expected"].notna()], used[used["gap"].notna()]
            if not asked.empty:
                row["expected"] = np.average(asked["expected"], weights=asked["customers_per_year"])
            if not paired.empty:
                row["gap"], row["gap_low"], row["gap_high"] = combined(
                    paired["customers_per_year"], paired["gap"], paired["gap_se"], paired["pairs"] - 1
                )
        rows.append(row)
    columns = ["mean", "mean_low", "mean_high", "expected", "gap", "gap_low", "gap_high"]
    return pd.DataFrame(rows).reindex(columns=[*rows[0], *(name for name in columns if name not in rows[0])])


def reading(table: pd.DataFrame) -> pd.Series:
    """Say what each gap means."""
    cases = [table["gap"].isna(), table["gap_high"] < 0, table["gap_low"] > 0]
    said = np.select(cases, ["expectation not asked", "promise broken", "more than promised"], "as expected")
    return pd.Series(said, index=table.index)


def tooltip() -> list[alt.Tooltip]:
    """Show every figure of a mark."""
    scores = ["expected", "mean", "mean_low", "mean_high", "gap", "gap_low", "gap_high"]
    return ["name:N", *(alt.Tooltip(f"{score}:Q", format=".2f") for score in scores), "n:Q", "reading:N"]


def stage_chart(table: pd.DataFrame, chosen: str, measure: str) -> alt.LayerChart:
    """Draw a column per stage: expected as a bar, got as a dot with its range, the gap between."""
    axis = alt.Axis(title=None, orient="top", labelAngle=0, labelFontWeight="bold", labelLimit=0)
    x = alt.X("name:N", sort=None, axis=axis)
    domain = alt.Scale(domain=SCALES[measure], nice=False, zero=False)
    y = alt.Y("mean:Q", scale=domain, title=None)
    pick = alt.selection_point(name="pick", fields=["name"])
    base = alt.Chart(table).encode(x=x)
    colour = alt.Color("reading:N", scale=COLOURS, legend=None)
    return alt.layer(
        base.mark_rect(opacity=0.001).encode(tooltip=tooltip()).add_params(pick),
        alt.Chart(table[table["stage"] == chosen]).mark_rect(opacity=0.1, color="#0B5CAD").encode(x=x),
        base.mark_rule(strokeWidth=6).encode(y=alt.Y("expected:Q", scale=domain), y2="mean:Q", color=colour),
        base.mark_tick(thickness=4, size=44, color="#7B8896", orient="horizontal").encode(y="expected:Q"),
        base.mark_rule(strokeWidth=2, color="#7B8896").encode(y="mean_low:Q", y2="mean_high:Q"),
        base.mark_point(size=130, filled=True, opacity=1).encode(y=y, color=colour),
        base.mark_text(align="left", dx=28, fontSize=14).encode(y=y, text=alt.Text("mean:Q", format=".1f")),
        base.transform_filter(alt.datum.reading == "promise broken")
        .mark_text(align="right", dx=-28, fontSize=14, fontWeight="bold", color="#C2410C")
        .encode(y=y, text=alt.Text("gap:Q", format=".1f")),
        alt.Chart(table[table["mean"].isna()])
        .mark_text(fontSize=12)
        .encode(x=x, y=alt.value(130), text=alt.value("too few answers")),
    ).properties(height=260)


def touchpoint_chart(table: pd.DataFrame, measure: str) -> alt.LayerChart:
    """Draw a row per touchpoint: the same marks, lying down."""
    y = alt.Y("name:N", sort=None, axis=alt.Axis(title=None, labelLimit=280))
    domain = alt.Scale(domain=SCALES[measure], nice=False, zero=False)
    x = alt.X("mean:Q", scale=domain, title=None)
    base = alt.Chart(table).encode(y=y)
    colour = alt.Color("reading:N", scale=COLOURS, legend=None)
    return alt.layer(
        base.mark_rule(strokeWidth=6).encode(x=alt.X("expected:Q", scale=domain), x2="mean:Q", color=colour),
        base.mark_tick(thickness=4, size=22, color="#7B8896", orient="vertical").encode(x="expected:Q"),
        base.mark_rule(strokeWidth=2, color="#7B8896").encode(x="mean_low:Q", x2="mean_high:Q"),
        base.mark_point(size=110, filled=True, opacity=1).encode(x=x, color=colour, tooltip=tooltip()),
        base.mark_text(dy=-14, fontSize=13).encode(x=x, text=alt.Text("mean:Q", format=".1f")),
    ).properties(height=alt.Step(40))


answers, touchpoints, comments = load()
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
