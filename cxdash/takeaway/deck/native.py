"""Pages' pictures as what can be edited on a slide: charts and tables of the same figures.

A picture that is not among `DRAWN` is shown as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from cxdash.charts import drawn, leaking_bucket, priorities, what_if, what_if_at_rest
from cxdash.charts.maturity import profile
from cxdash.charts.overview import picture as overview
from cxdash.charts.ownership import cards, mandate, matrix, money
from cxdash.charts.satisfaction import gaps, promises
from cxdash.domain.money import PURPOSE_NAMES
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Tab
from cxdash.takeaway.deck import charts, of_pictures, one_picture
from cxdash.takeaway.deck.charts import Bars
from cxdash.takeaway.deck.slide import CONTENT, FOOT, GREY, PALE, QUIET, WARM, Box, Slide
from cxdash.takeaway.deck.tables import Content, table

TOGETHER = {priorities.ranking: "ranking", what_if_at_rest.cards: "at rest", what_if_at_rest.by_month: "at rest"}
"""Pictures that share a slide with those of the same name that follow them."""

DRAWN_OTHERWISE = {promises.ledger, matrix.matrix, mandate.grid, cards.cards, profile.profile, priorities.ranking}
"""Pictures whose notes say how they are drawn, which on a slide is as a table."""

GAP, HEADED, NAMED = 0.02, 0.085, 0.4
"""Shares of a slide: between two charts, and of a chart's head; and of a chart for the names of its bars."""

HALF_YEAR = 6
"""How many months lie between those that are named."""

PURPOSES = tuple(PURPOSE_NAMES)
COLOURS = {"acquisition": GREY, "retention": PALE, "experience": charts.DARK}
"""How money for a purpose is drawn."""


class Shown(NamedTuple):
    """A slide that is being filled: what stands on it, and in which language."""

    slide: Slide
    tabs: Sequence[Tab]
    words: Words

    @property
    def drawing(self) -> Drawing:
        """Its first picture."""
        return next(tab.drawing for tab in self.tabs if tab.drawing)

    def rows(self, name: str, of: Drawing | None = None) -> list[dict[str, Any]]:
        """Return the rows of a table of its first picture, or of another."""
        return rows_of((of or self.drawing).tables.tables[name])


def rows_of(made: bytes) -> list[dict[str, Any]]:
    """Return the rows of a picture's table."""
    rows: list[dict[str, Any]] = pa.ipc.open_stream(made).read_all().to_pylist()
    return rows


def draw(slide: Slide, tabs: Sequence[Tab], words: Words) -> float | None:
    """Draw the pictures of *tabs* as charts and tables; return where they end, None where they cannot be."""
    shown = Shown(slide, tabs, words)
    picture = shown.drawing.key if shown.drawing.picture is drawn.placed else shown.drawing.picture
    maker = DRAWN.get(picture)
    return maker(shown) if maker else None


def _overview(shown: Shown) -> float:
    focus = [row["no"] for row in shown.rows("focus")]
    drawing = shown.drawing
    one_picture.draw(shown.slide, shown.rows("marks"), focus, drawing.arguments[0], drawing.alt, shown.words)
    return FOOT


def _bucket(shown: Shown) -> float | None:
    tables = shown.tabs[0].tables
    if not tables:
        return None
    rows = tables[0].rows
    charts.columns(shown.slide, rows, list(rows.columns[1:3]), CONTENT, shown.drawing.alt, shown.words)
    return FOOT


def _table(content: Callable[[Shown], Content]) -> Callable[[Shown], float]:
    return lambda shown: table(shown.slide, content(shown), CONTENT, shown.drawing.alt)


def _spend(shown: Shown) -> float:
    """Draw what each role spends, by purpose, with the amount and its share of all money at the bar's end."""
    texts = shown.rows("texts")
    heads = [one["text"] for one in texts if one["style"] == "head" and one["where"] != "phone"]
    purposes = heads[: len(PURPOSES)]
    rows = shown.tabs[0].tables[0].rows
    role, purpose, _, amount = rows.columns[:4]
    sums = rows.groupby([role, purpose], sort=False)[amount].sum().to_dict()
    labels = {
        one["text"]: other["text"]
        for one in texts
        for other in texts
        if one["where"] == other["where"] == "phone" and one["y"] == other["y"] and one["x"] < other["x"]
    }
    names = [one["text"] for one in texts if one["where"] == "desk" and one["style"] == "name" and one["x"] == 0][1:]
    colours = list(COLOURS.values())
    parts = [
        Bars(called, [sums.get((name, called), 0.0) / 1e6 for name in names], colours[at])
        for at, called in enumerate(purposes)
    ]
    longest = max(sum(values) for values in zip(*(part.values for part in parts), strict=True))
    box = _below_legend(shown.slide, purposes, colours, CONTENT)
    charts.bars(shown.slide, names, parts, [labels[one] for one in names], box, shown.drawing.alt, longest * 1.3, 0.26)
    return FOOT


def _money(shown: Shown) -> float:
    """Draw let-downs that roles answer for beside the money they hold, on one scale; what is not known is left out."""
    rows, words = shown.rows("shares"), shown.words
    heads = [one["text"] for one in shown.rows("texts") if one["style"] == "head" and one["where"] == "desk"][:2]
    claimed = Bars(words.gettext("several claim it"), [row["claimed"] for row in rows], WARM, outlined=True)
    lost = [Bars(heads[0], [row["alone"] for row in rows], GREY), *([claimed] if any(claimed.values) else [])]
    held = [
        Bars(words.gettext(name), [row[purpose] for row in rows], COLOURS[purpose])
        for purpose, name in PURPOSE_NAMES.items()
    ]
    sides = [(heads[0], lost, "of let-downs", lost[1:]), (heads[1], held, "of money", held)]
    known = [side for side in sides if any(value for part in side[1] for value in part.values)] or sides
    most = 1.25 * max(_sum(parts, at) for _, parts, _, _ in known for at in range(len(rows)))
    wide, left = (CONTENT.width - GAP * (len(known) - 1)) / (len(known) + NAMED / 2), CONTENT.left
    for at, (head, parts, label, explained) in enumerate(known):
        box = Box(left, CONTENT.top, wide * (1 if at else 1 + NAMED / 2), CONTENT.height)
        left += box.width + GAP
        shown.slide.text(head, box._replace(height=0.04), 13, bold=True)
        _swatches(shown.slide, [(part.name, part.colour) for part in explained], box)
        place = box._replace(top=box.top + HEADED, height=box.height - HEADED)
        labels, names = [row[label] for row in rows], [row["role"] for row in rows]
        made = charts.bars(shown.slide, names, parts, labels, place, shown.drawing.alt, most, 0.0 if at else NAMED)
        if label == "of let-downs" and rows[0]["alone"]:
            charts.coloured_bar(made, 0, 0, WARM)
    return FOOT


def _sum(parts: Sequence[Bars], at: int) -> float:
    return sum(part.values[at] or 0 for part in parts)


def _at_rest(shown: Shown) -> float:
    """Draw the ready choices as a table, and what they earn by month as lines below it."""
    above = Box(CONTENT.left, CONTENT.top, CONTENT.width, 0.3)
    bottom = table(shown.slide, of_pictures.choices(shown.rows("texts")), above, shown.drawing.alt)
    by_month = next((tab.drawing for tab in shown.tabs[1:] if tab.drawing), None)
    rows = shown.rows("paths", by_month) if by_month else []
    if not by_month or not rows:
        return bottom
    names = dict.fromkeys(row["name"] for row in rows)
    lines = {name: [row["earned"] for row in rows if row["name"] == name] for name in names}
    title, unit = (one["text"] for one in of_pictures.desk(shown.rows("texts", by_month))[:2])
    said = f"{title} · {unit}"
    shown.slide.text(said, Box(CONTENT.left, bottom + GAP, CONTENT.width, 0.04), 12, bold=True)
    box = Box(CONTENT.left, bottom + GAP + 0.045, CONTENT.width, FOOT - bottom - GAP - 0.085)
    charts.lines(shown.slide, lines, HALF_YEAR, box, by_month.alt)
    note = shown.words.gettext("Months from left to right. A range holds 8 of 10 tries.")
    shown.slide.text(note, Box(CONTENT.left, FOOT - 0.038, CONTENT.width, 0.03), 10, colour=QUIET)
    return FOOT


def _removed(shown: Shown) -> float:
    rows, ends = shown.rows("rows"), shown.rows("ends")
    names = [next(iter(row.values())) for row in rows]
    today, left = ([list(row.values())[at] for row in rows] for at in (2, 1))
    parts = [
        Bars(shown.words.gettext("Let-downs a year"), [high - low for low, high in zip(left, today, strict=True)], GREY)
    ]
    high = min(CONTENT.height - 0.045, 0.09 * len(rows) + 0.05)
    box = CONTENT._replace(top=CONTENT.top + 0.045, height=high)
    shown.slide.text(parts[0].name, CONTENT._replace(height=0.04), 13, bold=True)
    labels = [one["label"] for one in ends]
    charts.bars(shown.slide, names, parts, labels, box, shown.drawing.alt, 1.25 * max(today, default=1.0), 0.26)
    return box.top + box.height


def _owners(shown: Shown) -> Content:
    rows, letters, heads = shown.rows("rows"), shown.rows("letters"), shown.rows("heads")
    done_by = [of_pictures.who_does_it(letters, heads, row) for row in range(1, len(rows) + 1)]
    return of_pictures.owners(rows, done_by, shown.drawing.arguments[0], shown.words)


def _ranking(shown: Shown) -> Content:
    rows = [row for tab in shown.tabs if tab.drawing for row in shown.rows("rows", tab.drawing)]
    return of_pictures.ranking(rows, shown.words)


def _below_legend(slide: Slide, names: Sequence[str], colours: Sequence[str], box: Box) -> Box:
    _swatches(slide, list(zip(names, colours, strict=True)), box._replace(top=box.top - 0.04))
    return box._replace(top=box.top + 0.05, height=box.height - 0.05)


def _swatches(slide: Slide, named: Sequence[tuple[str, str]], box: Box) -> None:
    """Write what colours mean, one beside the other under a head."""
    wide = min(0.16, box.width / max(1, len(named)))
    for at, (name, colour) in enumerate(named):
        left = box.left + wide * at
        slide.panel(Box(left, box.top + 0.05, 0.012, 0.021), colour, line=colour == WARM)
        slide.text(name, Box(left + 0.017, box.top + 0.045, wide - 0.02, 0.032), 11, colour=QUIET)


DRAWN: Mapping[Any, Callable[[Shown], float | None]] = {
    overview.picture: _overview,
    leaking_bucket.bucket: _bucket,
    gaps.stages: _table(lambda shown: of_pictures.stages(shown.rows("rows"), shown.words)),
    promises.ledger: _table(lambda shown: of_pictures.promises(shown.rows("texts"))),
    "spend by role": _spend,
    matrix.matrix: _table(_owners),
    mandate.grid: _table(
        lambda shown: of_pictures.mandates(shown.tabs[0].tables[0].rows, shown.rows("rows"), shown.rows("heads"))
    ),
    cards.cards: _table(lambda shown: of_pictures.room(shown.tabs[0].tables[0].rows, shown.words)),
    money.back_to_back: _money,
    what_if_at_rest.cards: _at_rest,
    what_if.removed: _removed,
    priorities.ranking: _table(_ranking),
    profile.profile: _table(lambda shown: of_pictures.keys(shown.rows("rows"), shown.words)),
}
"""How each picture is made, by the function that builds it, or the key of one made of placed marks."""
