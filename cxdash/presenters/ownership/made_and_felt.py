"""Annoyances made at one stage and felt at another: sentences, picture and table."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.charts import made_and_felt as charts
from cxdash.domain.ownership import Health
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, Tab, Table, picture_tables
from cxdash.presenters.ownership import tables as shown

MOST_DRAWN = 20
"""The most annoyances in the picture, those felt most often; the table has all."""

STEPS = 16
"""The pieces of a line."""

Rows = list[dict[str, Any]]
Names = Mapping[str, str]


def present(tables: OwnershipTables, found: Ownership, words: Words) -> Tab:
    """Return what is made at one stage and felt at another, as sentences, a picture and a table."""
    title = words.gettext("Made here, felt there")
    said, drawing, notes = sentences(tables, found, words), None, []
    if rows := _drawn(found):
        drawing = Drawing(charts.flows, said[0], picture(rows, tables, found, words), 1, 0, key="made_and_felt")
        notes = [
            words.gettext(
                "Line: from where it is made to where it is felt. Wider: more often. Warm: nobody clearly "
                "answers where it is made."
            )
        ]
    table = shown.elsewhere_table(tables, found, words)
    return Tab(title, said, drawing=drawing, notes=notes, tables=[Table(title, table)] if len(table) else [])


def sentences(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return how much is felt at another stage than it is made at, and how much of it where nobody answers."""
    noted = tables.annoyances[(tables.annoyances.kind == "annoyance") & (tables.annoyances.status != "done")]
    rows = _waiting(found)
    if tables.annoyances.empty:
        return [
            words.gettext(
                "No annoyances are noted yet, so it cannot be told which are made in another stage than they are felt "
                "in."
            )
        ]
    if noted.empty:
        return [
            words.gettext(
                "No annoyances are left to fix, so none is seen to be made in another stage than it is felt in."
            )
        ]
    if not rows:
        return [words.gettext("No annoyance is noted as made in another stage than it is felt in.")]
    said = words.ngettext(
        "{count} annoyance is made in one stage and felt in another, about {times} times a year.",
        "{count} annoyances are made in one stage and felt in another, about {times} times a year.",
        len(rows),
        times=words.number(sum(row["customers_per_year"] for row in rows)),
    )
    unowned = [row for row in rows if _unowned(row, found)]
    if not unowned:
        return [said]
    stages = names(tables.stages, words)
    places = words.list(dict.fromkeys(stages[row["made_stage"]] for row in unowned))
    return [
        said,
        words.ngettext(
            "{count} of these is made where nobody clearly answers: {stages}.",
            "{count} of these are made where nobody clearly answers: {stages}.",
            len(unowned),
            stages=places,
        ),
    ]


def _waiting(found: Ownership) -> Rows:
    """Return the annoyances made elsewhere that are not done, those felt most often first."""
    rows = found.made_elsewhere[found.made_elsewhere.status != "done"]
    return rows.sort_values("customers_per_year", ascending=False, kind="stable").to_dict("records")


def _drawn(found: Ownership) -> Rows:
    known = set(found.stages.key)
    rows = [row for row in _waiting(found) if {row["stage"], row["made_stage"]} <= known]
    return rows[:MOST_DRAWN]


def _unowned(row: Mapping[str, Any], found: Ownership) -> bool:
    everyone = ownership_health.collective_roles(found.roles)
    return ownership_health.health(row["accountable_where_made"], everyone) is not Health.ONE


def picture(rows: Rows, tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the tables of the picture, and its height in pixels."""
    order = list(found.stages.key)
    felt, right = _places(sorted(rows, key=lambda row: order.index(row["stage"])), "stage")
    made, left = _places(sorted(rows, key=lambda row: (order.index(row["made_stage"]), felt[row["key"]])), "made_stage")
    warm, calm = (look.readings(words)[reading] for reading in (look.WARNING, look.CONTEXT))
    reading = {row["key"]: warm if _unowned(row, found) else calm for row in rows}
    most = max(row["customers_per_year"] for row in rows) or 1.0
    width = {row["key"]: max(charts.THINNEST, charts.WIDEST * row["customers_per_year"] / most) for row in rows}
    bottom = max(end for _, end in [*left.values(), *right.values()])
    stages, roles, titles = (
        names(tables.stages, words),
        names(tables.roles, words),
        names(tables.annoyances, words),
    )
    name = charts.columns(words)
    answers = {row["key"]: shown.who_answers(row["accountable_where_made"], roles, found, words) for row in rows}
    described = [
        (
            *(titles[row["key"]], stages[row["made_stage"]], answers[row["key"]], stages[row["stage"]]),
            words.number(row["customers_per_year"]),
            *(charts.TO, charts.TEXT, charts.NUMBER, felt[row["key"]], reading[row["key"]]),
        )
        for row in rows
    ]
    lines = [
        (row["key"], x, y, width[row["key"]], reading[row["key"]])
        for row in rows
        for x, y in _line(made[row["key"]], felt[row["key"]])
    ]
    ends = []
    for side, x, field, holders in (
        (left, 0.0, "made_stage", "accountable_where_made"),
        (right, charts.RIGHT, "stage", "accountable_where_felt"),
    ):
        for stage, (top, end) in side.items():
            here = [row for row in rows if row[field] == stage]
            owners = dict.fromkeys(shown.who_answers(row[holders], roles, found, words) for row in here)
            tone = warm if field == "made_stage" and any(_unowned(row, found) for row in here) else calm
            ends.append((x, (top + end) / 2, stages[stage], ", ".join(owners), tone))
    heads = [(0.0, 8, words.gettext("Made here")), (charts.RIGHT, 8, words.gettext("Felt there"))]
    return picture_tables(
        {
            "rows": pd.DataFrame(described, columns=[*name.values(), "to", "text", "number", "y", "reading"]),
            "lines": pd.DataFrame(lines, columns=["key", "x", "y", "width", "reading"]),
            "ends": pd.DataFrame(ends, columns=["x", "y", "stage", "owner", "reading"]),
            "heads": pd.DataFrame(heads, columns=["x", "y", "head"]),
        },
        rows=round(bottom),
    )


def _places(rows: Sequence[Mapping[str, Any]], stage: str) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Return the height of each row's end, and of the top and bottom of its stage, in the order of the rows."""
    ends: dict[str, float] = {}
    stages: dict[str, tuple[float, float]] = {}
    top = float(charts.HEAD)
    for key in dict.fromkeys(row[stage] for row in rows):
        here = [row["key"] for row in rows if row[stage] == key]
        height = max(charts.LEAST, charts.SLOT * len(here))
        first = top + (height - charts.SLOT * (len(here) - 1)) / 2
        ends |= {one: first + at * charts.SLOT for at, one in enumerate(here)}
        stages[key] = (top, top + height)
        top += height + charts.GAP
    return ends, stages


def _line(start: float, end: float) -> list[tuple[float, float]]:
    """Return the points of a line that leaves and arrives level."""
    shares = [step / STEPS for step in range(STEPS + 1)]
    across = charts.TO - charts.FROM
    return [(charts.FROM + across * t, start + (end - start) * (3 * t**2 - 2 * t**3)) for t in shares]
