"""The picture of mandates: whether each role can act, by what leaders answer to six statements."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership import mandate as charts
from cxdash.domain.assessments import FACTORS, FOLLOWED_UP, FOLLOWED_UP_STATEMENT, STATEMENTS
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import NOTHING, Words, wrapped
from cxdash.measures.ownership import mandate as measures
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.room import FEWEST_VOTERS
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Drawing, PictureTables, Tab, Table, picture_tables
from cxdash.presenters.ownership import tables as shown

ITEMS = {**STATEMENTS, FOLLOWED_UP: FOLLOWED_UP_STATEMENT}
HEAD_WIDTH, NAME_WIDTH = 18, 22
"""Characters of a line of a statement, and of a role's name."""

FAR_APART = 0.5
"""The difference between a role's own rating and that of others from which it is told."""

WORST_FIRST = [CanAct.CANNOT, CanAct.PARTLY, CanAct.CAN, CanAct.NOT_ASKED]

ONE_CANNOT = gettext_noop("{role} is the one role that cannot act: “{statement}” gets {median} of 5.")
SOME_CANNOT = gettext_noop("{count} of {of} roles cannot act: {roles}.")
SOME_PARTLY = gettext_noop("No role is without the means to act; {count} of {of} can act only in part: {roles}.")
UNRATED = gettext_noop("{role}: {verdict}.")
OF_A_STATEMENT = gettext_noop("{role}: “{statement}” gets {median} of 5.")

Row = Mapping[str, Any]


def tab(tables: OwnershipTables, found: Ownership, words: Words) -> Tab:
    """Return the section on mandates: what leaders say, the picture, and all figures behind it."""
    if found.mandates.empty:
        asked = words.gettext("Leaders have not been asked whether those who answer can also act.")
        return Tab(heading=asked)
    heading = finding(tables, found, words)
    drawing = Drawing(
        charts.grid,
        heading,
        picture(tables, found, words),
        row_height=charts.ROW_HEIGHT,
        above=charts.HEAD,
        key="mandate",
    )
    table = Table(words.gettext("Mandate"), shown.mandate_table(tables, found, words), behind=True)
    on_phone = words.gettext(
        "From 1, does not hold, to 5, holds; the statement that holds least stands under each role."
    )
    return Tab(
        heading,
        said(tables, found, words),
        drawing=drawing,
        notes=[legend(found, words)],
        tables=[table],
        phone_notes=[on_phone],
    )


def finding(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return which roles cannot act, and what the one that cannot lacks most."""
    roles = names(tables.roles, words)
    rated = [row for row in worst_first(found) if row["can_act"] != CanAct.NOT_ASKED]
    unable, partly = ([row for row in rated if row["can_act"] == one] for one in (CanAct.CANNOT, CanAct.PARTLY))
    if not rated:
        return words.gettext("Fewer than three leaders have answered about the mandate of any role.")
    if len(unable) == 1:
        item, median = lowest(unable[0])
        return words.gettext(
            ONE_CANNOT,
            role=roles[unable[0]["role"]],
            statement=words.gettext(ITEMS[item]),
            median=shown.median(median, words),
        )
    values = {"of": words.number(len(rated)), "roles": words.list(roles[row["role"]] for row in unable or partly)}
    if unable:
        return words.gettext(SOME_CANNOT, count=words.number(len(unable)), **values)
    if partly:
        return words.gettext(SOME_PARTLY, count=words.number(len(partly)), **values)
    return words.gettext("Every role that leaders were asked about can act.")


def said(tables: OwnershipTables, found: Ownership, words: Words) -> list[str]:
    """Return how many rated, when, and whose own view is furthest from that of the others."""
    least, most = int(found.mandates.raters.min()), int(found.mandates.raters.max())
    day = measures.asked_on(tables.assessments, found.on)
    count = words.number(most) if least == most else f"{words.number(least)}–{words.number(most)}"
    sentences = [
        words.gettext(
            "Leaders who rated each role: {count}, last in {month}.", count=count, month=words.month(f"{day:%Y-%m}")
        )
        if day
        else words.gettext("Leaders who rated each role: {count}.", count=count)
    ]
    enough = found.mandates[found.mandates.raters >= FEWEST_VOTERS]
    apart = enough.own_less_others.abs()
    if len(apart) and apart.max() >= FAR_APART:
        row = enough.loc[apart.idxmax()]
        template = gettext_noop("{role} rates its own mandate {number} above what the others say.")
        if row.own_less_others < 0:
            template = gettext_noop("{role} rates its own mandate {number} below what the others say.")
        role = names(tables.roles, words)[row.role]
        sentences.append(words.gettext(template, role=role, number=words.number(apart.max(), 1)))
    return sentences


def legend(found: Ownership, words: Words) -> str:
    """Return the meaning of the marks."""
    parts = [
        words.gettext("From 1, does not hold, to 5, holds. Large: the median, square below 2.5."),
        words.gettext("Dot: one leader. Diamond: the role's own view."),
        words.gettext("Whether the organisation follows up does not count."),
    ]
    if (found.mandates.raters < FEWEST_VOTERS).any():
        few = gettext_noop("Where fewer than {least} answered, single answers are not shown.")
        parts.append(words.gettext(few, least=words.number(FEWEST_VOTERS)))
    return " ".join(parts)


def worst_first(found: Ownership) -> list[Row]:
    """Return the roles that leaders rated: those that cannot act first, those rated by too few last."""
    rows = rows_of(found.mandates)
    return sorted(rows, key=lambda row: (WORST_FIRST.index(CanAct(row["can_act"])), row["median"]))


def lowest(row: Row) -> tuple[str, float]:
    """Return the statement of a role with the lowest median, of the five that count, and the median."""
    rated = {item: row[item] for item in STATEMENTS if not np.isnan(row[item])}
    item = min(rated, key=lambda one: rated[one])
    return item, rated[item]


def picture(tables: OwnershipTables, found: Ownership, words: Words) -> PictureTables:
    """Return the picture's tables."""
    order = worst_first(found)
    given = measures.answers(tables.assessments, found.on)
    marks, dots, own = _marks(order, names(tables.roles, words), words), [], []
    for at, row in enumerate(order):
        if row["raters"] < FEWEST_VOTERS:
            continue
        one, theirs = _dots(at, rows_of(given[given.role == row["role"]]))
        dots += one
        own += theirs
    scales = [(_middle(no) - 56, _middle(no) + 56, _axis(at)) for at in range(len(order)) for no in range(len(ITEMS))]
    ticks = [
        (_place(no, step), _axis(at) - 2, _axis(at) + 2)
        for at in range(len(order))
        for no in range(len(ITEMS))
        for step in range(1, 6)
    ]
    return picture_tables(
        {
            "rows": _rows(order, tables, found, words),
            "marks": marks,
            "scales": pd.DataFrame(scales, columns=["from", "to", "y"]),
            "ticks": pd.DataFrame(ticks, columns=["x", "top", "bottom"]),
            "dots": pd.DataFrame(dots, columns=["x", "y", "size"]),
            "own": pd.DataFrame(own, columns=["x", "y"]),
            "heads": _heads(words),
        }
    )


def _middle(no: int) -> float:
    """Return the middle of the scale of a statement, counted from 0; the sixth stands apart."""
    return charts.FIRST + no * charts.APART + (charts.SIXTH if no == len(STATEMENTS) else 0)


def _place(no: int, score: float) -> float:
    return _middle(no) + (score - 3) * charts.STEP


def _top(at: int) -> float:
    return charts.HEAD + at * charts.ROW_HEIGHT


def _axis(at: int) -> float:
    return _top(at) + charts.AXIS


def _rows(order: list[Row], tables: OwnershipTables, found: Ownership, words: Words) -> pd.DataFrame:
    roles, stages = names(tables.roles, words), names(tables.stages, words)
    held = dict(zip(found.roles.key, found.roles.stages, strict=True))
    readings, rows = look.readings(words), []
    for at, row in enumerate(order):
        asked, top = row["can_act"] != CanAct.NOT_ASKED, _top(at)
        called = wrapped(roles[row["role"]], NAME_WIDTH)
        verdict = words.gettext(CAN_ACT_NAMES[CanAct(row["can_act"])])
        answers = _held([stages[key] for key in held.get(row["role"], ())], words)
        weakest = _weakest(row, words) if asked else ""
        unable = row["can_act"] == CanAct.CANNOT
        middle = top + charts.ROW_HEIGHT / 2
        rows.append(
            {
                **{"can act": row["can_act"], "top": top, "bottom": top + charts.ROW_HEIGHT},
                **{"name": called, "name at": middle - 10 - called.count("\n") * 9},
                **{"stages": answers, "stages at": middle + 12 + called.count("\n") * 9},
                **{"figure": shown.median(row["median"], words) if asked else NOTHING, "figure at": middle},
                "verdict": verdict,
                **{"lowest": weakest, "lowest at": middle + 16 + called.count("\n") * 9},
                "tone": readings[look.WARNING if unable else look.TEXT if asked else look.CONTEXT],
                "subtone": readings[look.CONTEXT],
                "said": _sentence(row, roles[row["role"]], verdict, weakest, words),
            }
        )
    return pd.DataFrame(rows)


def _held(stages: list[str], words: Words) -> str:
    """Return the stages that a role answers for, or how many where there is no room for their names."""
    if len(stages) > 1 and len(", ".join(stages)) > NAME_WIDTH:
        return words.ngettext("answers for {count} stage", "answers for {count} stages", len(stages))
    return ", ".join(stages)


def _weakest(row: Row, words: Words) -> str:
    item, median = lowest(row)
    return words.gettext(
        "Lowest: {statement}, {median}.", statement=words.gettext(ITEMS[item]), median=shown.median(median, words)
    )


def _sentence(row: Row, role: str, verdict: str, weakest: str, words: Words) -> str:
    values = {"role": role, "verdict": verdict}
    if not weakest:
        return words.gettext(UNRATED, **values)
    return words.ngettext(
        "{role}: {verdict}, median {median} of 5 by {count} leader. {weakest}",
        "{role}: {verdict}, median {median} of 5 by {count} leaders. {weakest}",
        int(row["raters"]),
        **values,
        median=shown.median(row["median"], words),
        weakest=weakest,
    )


def _marks(order: list[Row], roles: Mapping[str, str], words: Words) -> pd.DataFrame:
    readings, marks = look.readings(words), []
    for at, row in enumerate(order):
        for no, (item, statement) in enumerate(ITEMS.items()):
            median = row[item]
            if np.isnan(median) or row["can_act"] == CanAct.NOT_ASKED:
                continue
            low = median < measures.PARTLY and item != FOLLOWED_UP
            text = words.gettext(
                OF_A_STATEMENT,
                role=roles[row["role"]],
                statement=words.gettext(statement),
                median=shown.median(median, words),
            )
            tone = readings[look.WARNING if low else look.TEXT]
            marks.append((_place(no, median), _axis(at), "square" if low else "circle", tone, text))
    return pd.DataFrame(marks, columns=["x", "y", "shape", "tone", "said"])


def _dots(at: int, given: Sequence[Row]) -> tuple[list[tuple], list[tuple]]:
    """Return the places of the answers about a role, those of one level above one another, and of its own."""
    dots, own = [], []
    for no, item in enumerate(ITEMS):
        for row in (one for one in given if one["item"] == item):
            apart = min(charts.DOT_DISTANCE, charts.STACK / row["n"])
            size = charts.DOT * (apart / charts.DOT_DISTANCE) ** 2
            x, y = _place(no, row["score"]), _axis(at) - 13
            others = int(row["n"]) - bool(row["own"])
            own += [(x, y)] if row["own"] else []
            dots += [(x, y - (place + bool(row["own"])) * apart, size) for place in range(others)]
    return dots, own


def _heads(words: Words) -> pd.DataFrame:
    readings = look.readings(words)
    said = {_middle(no): words.gettext(FACTORS[item]) for no, item in enumerate(ITEMS)}
    said[charts.FIGURE + 40] = words.gettext("Median of the first five")
    heads = []
    for no, (x, head) in enumerate(said.items()):
        lines = wrapped(head, HEAD_WIDTH)
        y = charts.HEAD - 10 - charts.HEAD_LINE * lines.count("\n")
        heads.append((x, y, lines, readings[look.TEXT if no < len(STATEMENTS) else look.CONTEXT]))
    return pd.DataFrame(heads, columns=["x", "y", "head", "tone"])
