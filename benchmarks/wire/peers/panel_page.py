"""Satisfaction in Panel: the answers in memory, figures and picture on every change."""

from typing import Any

import pandas as pd
import panel as pn

from benchmarks.wire.peers import figures
from benchmarks.wire.peers.charts import stage_chart

pn.extension("vega", "tabulator")


def described(stages: pd.DataFrame) -> dict[str, Any]:
    """Return the picture without its selection, which Panel does not take on a change."""
    chart = stage_chart(stages, "connect", "CSAT").to_dict()
    chart.pop("params", None)
    return chart


tables = pn.state.as_cached("tables", lambda: figures.load(figures.read)[:2])
view = pn.widgets.TextInput(name="view", value="")
first, rows = figures.of_text(tables, "")
picture = pn.pane.Vega(described(first), sizing_mode="stretch_width")
table = pn.widgets.Tabulator(rows, show_index=False)


def show(event: Any) -> None:
    """Show the view that was chosen."""
    stages, found = figures.of_text(tables, event.new)
    picture.object = described(stages)
    table.value = found


view.param.watch(show, "value")
pn.Column(view, "# What did customers expect, and what did they get?", picture, table).servable()
