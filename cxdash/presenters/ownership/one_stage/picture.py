"""The picture of a stage's touchpoints: who answers for each, who does the work, and how many are let down."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.charts.ownership import one_stage as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, picture_tables
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.ownership import tables as shown
from cxdash.presenters.ownership.chips import chip, short

CHIP_ROOM, PHONE_ROOM = (22, 10), (16, 8)
"""Characters that fit into a chip and into half of one, on a desk and on a phone."""

OF_ONE = gettext_noop("{touchpoint}: {roles}. Let-downs a year: {count}.")


def drawing(tables: OwnershipTables, found: Ownership, stage: str, finding: str, words: Words) -> Drawing | None:
    """Return a row per touchpoint of a stage, under the *finding*; None where the stage has none."""
    rows = rows_of(found.map.touchpoints[found.map.touchpoints.stage == stage])
    if not rows:
        return None
    marks, chips, called = Marks(words), [], names(tables.touchpoints, words)
    roles, everyone = names(tables.roles, words), ownership_health.collective_roles(tables.roles)
    lost = found.let_downs.touchpoints.set_index("key").let_downs
    counts = [float(lost.get(row["key"], float("nan"))) for row in rows]
    most = max([one for one in counts if one > 0], default=1.0)
    broken = (found.stages.gap_high[found.stages.key == stage] < 0).any()
    _heads(marks, words)
    for at, (row, count) in enumerate(zip(rows, counts, strict=True)):
        top = charts.HEAD + at * charts.ROW_HEIGHT
        middle, name = top + charts.ROW_HEIGHT / 2, called[row["key"]]
        number = NOTHING if pd.isna(count) else words.number(round(count, -2))
        health = ownership_health.health(row["accountable"], everyone)
        marks.line(0, ground.GROUND, top, top)
        marks.text(0, middle, name, "name", limit=charts.NAME_ROOM, where=DESK)
        marks.text(0, top + 14, name, "name", limit=180, where=PHONE)
        marks.text(charts.WORK, middle, _work(row, roles), "row", limit=charts.WORK_ROOM, where=DESK)
        who = shown.who_answers(row["accountable"], roles, found, words)
        said = words.gettext(OF_ONE, touchpoint=name, roles=who, count=number)
        for start, long, y, where in (
            (charts.BAR, charts.LONGEST, middle, DESK),
            (0, charts.PHONE_LONGEST, top + 34, PHONE),
        ):
            end = start + (long * count / most if count > 0 else 0)
            if end > start:
                marks.box(start, end, y - 6, y + 6, "solid", look.WARNING if broken else look.CONTEXT, said, where)
            marks.text(end + (10 if where == DESK else 24), y, number, "quiet", look.TEXT, where=where)
        for (left, right), room, where in (
            (charts.CHIP, CHIP_ROOM, DESK),
            (charts.PHONE_CHIP, PHONE_ROOM, PHONE),
        ):
            text, second = chip(row["accountable"], health, roles, room, words)
            chips.append((left, right, middle, str(health), text, second, where))
    columns = ["chip from", "chip to", "chip at", "health", "chip", "second", "where"]
    made = picture_tables(marks.tables() | {"chips": pd.DataFrame(chips, columns=columns)}, rows=len(rows))
    return Drawing(charts.touchpoints, finding, made, charts.ROW_HEIGHT, charts.HEAD + 2, key="one stage")


def _heads(marks: Marks, words: Words) -> None:
    marks.text(sum(charts.CHIP) / 2, 10, words.gettext("Who answers"), "quiet", look.CONTEXT, "center", where=DESK)
    marks.text(charts.WORK, 10, words.gettext("Does it"), "quiet", look.CONTEXT, where=DESK)
    marks.text(charts.BAR, 10, words.gettext("Let-downs a year"), "quiet", look.CONTEXT, where=DESK)
    marks.text(0, 10, words.gettext("Let-downs a year"), "quiet", look.CONTEXT, where=PHONE)
    marks.text(charts.PHONE_CHIP[0], 10, words.gettext("Who answers"), "quiet", look.CONTEXT, where=PHONE)


def _work(row: Mapping[str, Any], roles: Mapping[str, str]) -> str:
    most = 44 if len(row["responsible"]) < 2 else 20
    return ", ".join(short(role, roles[role], most) for role in row["responsible"]) or NOTHING
