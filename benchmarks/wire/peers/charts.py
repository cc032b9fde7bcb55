"""The pictures of Satisfaction as such pages usually draw them: in Altair, with the data in them, on every change."""

import altair as alt
import pandas as pd

from benchmarks.wire.peers.figures import SCALES

COLOURS = alt.Scale(
    domain=["as expected", "promise broken", "more than promised", "expectation not asked"],
    range=["#5F6B79", "#C2410C", "#3F6C93", "#5F6B79"],
)


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
