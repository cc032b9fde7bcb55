"""Satisfaction in Dash: the answers in memory; with WIRE_MEMOISED each view's figures and picture, too."""

import os
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, callback, dash_table, dcc, html

from benchmarks.wire.peers import figures

TABLES = figures.load(figures.read)[:2]
COLOURS = {"promise broken": "#C2410C", "more than promised": "#3F6C93"}


def drawn(view: str | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the picture and the table of a view."""
    stages, rows = figures.of_text(TABLES, view or "")
    colour = [COLOURS.get(reading, "#5F6B79") for reading in stages["reading"]]
    up, down = stages["mean_high"] - stages["mean"], stages["mean"] - stages["mean_low"]
    picture = go.Figure(
        [
            go.Scatter(
                x=stages["name"], y=stages["expected"], mode="markers", marker={"symbol": "line-ew-open", "size": 44}
            ),
            go.Scatter(
                x=stages["name"],
                y=stages["mean"],
                mode="markers+text",
                marker={"size": 12, "color": colour},
                text=stages["mean"].round(1),
                textposition="middle right",
                error_y={"type": "data", "array": up, "arrayminus": down},
            ),
        ],
        {"height": 260, "showlegend": False, "yaxis": {"range": [1, 5]}},
    )
    return picture.to_plotly_json(), rows.astype(object).where(rows.notna(), None).to_dict("records")


shown = lru_cache(maxsize=4096)(drawn) if os.environ.get("WIRE_MEMOISED") else drawn

app = Dash(__name__)
server = app.server
app.layout = html.Div(
    [
        dcc.Input(id="view", value="", debounce=True),
        html.H1("What did customers expect, and what did they get?"),
        dcc.Graph(id="picture"),
        dash_table.DataTable(id="table", columns=[{"name": name, "id": name} for name in figures.COLUMNS]),
    ]
)


@callback(Output("picture", "figure"), Output("table", "data"), Input("view", "value"))
def show(view: str | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Show a view."""
    return shown(view)
