"""Where people are lost on the way: of those who reach a touchpoint, who goes on, becomes a customer, or is lost."""

import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.paths.tables import Names, named

ROW, BAR = 40, 8
"""Pixels of a row, and half of a bar."""

START, END, NUMBER, ROOM = 284, 1010, 1216, 270
"""Places where bars begin and the longest ends, where figures end, and pixels that a name has room for."""

PARTS = {"went_on": ("pale", look.CONTEXT), "converted": ("solid", look.NOT_ASKED), "lost": ("solid", look.TEXT)}
"""How those are drawn who go on, become customers and are lost, by their column."""


def present(found: Paths, touchpoints: Names, words: Words) -> Tab:
    """Return how many of those who reach a touchpoint go on, and where most are lost."""
    rows = found.drop_off
    sentence = words.gettext("Nobody is known to have been lost: only those who became customers are filled in.")
    if found.lost:
        sentence = _most_lost(found, touchpoints, words)
    reached = {
        words.gettext("Touchpoint"): named(rows.touchpoint, touchpoints),
        words.gettext("Reached"): rows.reached.round(0),
        words.gettext("Went on"): rows.went_on.round(0),
        words.gettext("Became customers here"): rows.converted.round(0),
        words.gettext("Lost here"): rows.lost.round(0),
        words.gettext("Lost, %"): (rows.lost_share * 100).round(1),
    }
    steps = {
        words.gettext("From"): named(found.steps["from"], touchpoints),
        words.gettext("To"): named(found.steps.to, touchpoints),
        words.gettext("Took this step"): found.steps.n.round(0),
        words.gettext("Of those at the first, %"): (found.steps.share * 100).round(1),
    }
    tables = [Table(words.gettext("Of those who reach a touchpoint"), pd.DataFrame(reached), titled=True, behind=True)]
    if len(found.steps):
        tables.append(Table(words.gettext("From one touchpoint to the next"), pd.DataFrame(steps), titled=True))
    legend = words.gettext("Bar: all who reach it. From left to right: went on, became customers here, lost here.")
    drawing = picture(rows, touchpoints, sentence, words)
    return Tab(sentences=[sentence], drawing=drawing, notes=[legend], tables=tables)


def picture(rows: pd.DataFrame, touchpoints: Names, finding: str, words: Words) -> Drawing:
    """Return a bar per touchpoint of all who reach it, in three parts."""
    marks, most = Marks(words), max(float(rows.reached.max()), 1.0)
    for at, row in enumerate(rows_of(rows)):
        name = touchpoints.get(row["touchpoint"], row["touchpoint"])
        top = at * ROW
        lost = words.gettext("{count} lost", count=words.number(row["lost"])) if row["lost"] else ""
        marks.text(0, top + ROW / 2, name, "row", limit=ROOM, where=DESK)
        marks.text(NUMBER, top + ROW / 2, lost, "row", align="right", where=DESK)
        marks.text(0, top + 10, name, "quiet", limit=220, where=PHONE)
        marks.text(NUMBER, top + 10, lost, "quiet", align="right", where=PHONE)
        said = _said(name, row, words)
        for start, end, middle, where in ((START, END, top + ROW / 2, DESK), (0, NUMBER, top + 28, PHONE)):
            x = float(start)
            for part, (kind, tone) in PARTS.items():
                wide = (end - start) * row[part] / most
                if wide > 0:
                    marks.box(x, x + wide, middle - BAR, middle + BAR, kind, tone, said, where)
                x += wide
    return marks.drawing(finding, len(rows) * ROW + 4, "lost")


OF_ONE = gettext_noop("{touchpoint}: of {reached} who reach it {on} go on, {won} become customers and {lost} are lost.")


def _said(name: str, row: dict, words: Words) -> str:
    figures = {"reached": row["reached"], "on": row["went_on"], "won": row["converted"], "lost": row["lost"]}
    return words.gettext(OF_ONE, touchpoint=name, **{key: words.number(value) for key, value in figures.items()})


def _most_lost(found: Paths, touchpoints: Names, words: Words) -> str:
    row = found.drop_off.loc[found.drop_off.lost.idxmax()]
    template = gettext_noop(
        "Most are lost at {touchpoint}: {lost} of the {reached} who reach it, and {share} of all who are lost."
    )
    return words.gettext(
        template,
        touchpoint=touchpoints.get(row.touchpoint, row.touchpoint),
        lost=words.number(row.lost),
        reached=words.number(row.reached),
        share=words.share(row.lost / found.lost),
    )
