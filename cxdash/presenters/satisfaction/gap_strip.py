"""Every touchpoint's gap on one line per stage, beside what customers expected."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.tables import AnswerTables
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

ROW, HEAD, ROOM, APART = 38, 30, 190, 11
"""Pixels of a row, above the first, of room for a stage's name, and between the marks of equal gaps."""

START, END, PHONE_START = 220, 1190, 420
"""Places of the lowest and the highest gap; the first on a phone."""

OF_ONE = gettext_noop("{touchpoint}: {gap} beside what was expected.")


def drawing(tables: AnswerTables, found: Satisfaction, finding: str, words: Words) -> Drawing | None:
    """Return a dot per touchpoint, warm and square where customers clearly got less; None where no gap is known."""
    rows = found.touchpoints
    rows = rows[(rows.measure == Measure.CSAT) & rows.gap.notna()]
    by_stage = _by_stage(rows, dict(zip(tables.touchpoints.key, tables.touchpoints.stage, strict=True)))
    stages = [key for key in tables.stages.key if key in by_stage]
    if not stages:
        return None
    marks, called = Marks(words), (names(tables.stages, words), names(tables.touchpoints, words))
    ends = _ends(rows)
    bottom = HEAD + len(stages) * ROW
    for start, where in ((START, DESK), (PHONE_START, PHONE)):
        one = (END - start) / (ends[1] - ends[0])
        for step in range(ends[0], ends[1] + 1):
            x = start + (step - ends[0]) * one
            marks.line(x, x, HEAD - 6, bottom, "thin" if step else "strong", look.CONTEXT, where)
            label = words.signed(step) if step else words.gettext("as expected")
            marks.text(x, 10, label, "quiet", look.CONTEXT, "center", where=where)
        for at, stage in enumerate(stages):
            y = HEAD + (at + 0.5) * ROW
            marks.text(0, y, called[0][stage], "row", limit=ROOM if where == DESK else 120, where=where)
            for row, up in by_stage[stage]:
                less = row["gap_high"] < 0
                kind, tone = ("square", look.WARNING) if less else ("dot", look.CONTEXT)
                said = words.gettext(OF_ONE, touchpoint=called[1][row["key"]], gap=words.signed(row["gap"], 1))
                marks.point(start + (row["gap"] - ends[0]) * one, y - up, kind, tone, said, where)
    for at in range(len(stages) + 1):
        marks.line(0, ground.GROUND, HEAD + at * ROW, HEAD + at * ROW)
    return marks.drawing(finding, bottom + 4, "gap strip")


def _by_stage(rows: pd.DataFrame, stages: Mapping[str, str]) -> dict[str, list[tuple[Mapping[str, Any], float]]]:
    """Return the rows of each stage, each with how far its mark is raised, so that marks of equal gaps lie apart."""
    listed = rows_of(rows[["key", "gap", "gap_high"]].assign(about=rows.gap.round(1)))
    equal: dict[tuple[str, float], list[Mapping[str, Any]]] = {}
    for row in listed:
        equal.setdefault((stages[row["key"]], row["about"]), []).append(row)
    found: dict[str, list[tuple[Mapping[str, Any], float]]] = {}
    for row in listed:
        stage = stages[row["key"]]
        alike = equal[stage, row["about"]]
        found.setdefault(stage, []).append((row, (alike.index(row) - (len(alike) - 1) / 2) * APART))
    return found


def _ends(rows: pd.DataFrame) -> tuple[int, int]:
    return min(-1, math.floor(rows.gap.min())), max(1, math.ceil(rows.gap.max()))
