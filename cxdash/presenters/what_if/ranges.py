"""Ranges on one line each: how far apart what is believed lies, and what saved choices would earn."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxdash.charts import look
from cxdash.charts.ownership import ground
from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters.amounts import more_money
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.what_if import screen as presenter
from cxdash.presenters.what_if import verdict

ROW, NAME_WIDTH = 52, 48
"""Pixels of a row, and characters of a line of its name."""

START, END, PHONE_START, PHONE_END = 480, 1130, 130, 1080
"""Places of the ends of the scale, on a desk and on a phone."""

OF_ONE = gettext_noop("{name}: {middle}, from {low} to {high}.")


class Row(NamedTuple):
    """A range by its name: low, middle and high on the picture's scale, and in words."""

    name: str
    places: tuple[float, float, float]
    texts: tuple[str, str, str]


def believed(found: Comparison, currency: str, words: Words) -> list[Row]:
    """Return each assumption from low to high as times the most likely, the widest first."""
    rows = []
    for key, text in NAMES.items():
        values = found.assumptions.get(key)
        if values is None or not values[1] > 0:
            continue
        low, middle, high = (presenter.value_of(key, value, currency, words) for value in values)
        places = (values[0] / values[1], 1.0, values[2] / values[1])
        rows.append(Row(verdict.upper(words.gettext(text)), places, (low, middle, high)))
    return sorted(rows, key=lambda row: row.places[0] - row.places[2])


def widest(rows: Sequence[Row], words: Words) -> str:
    """Return which assumption is least certain, '' where none is stated as a range."""
    if not rows or rows[0].places[0] == rows[0].places[2]:
        return ""
    first = rows[0]
    values = {"belief": first.name, "low": first.texts[0], "high": first.texts[2]}
    return words.gettext("Least certain of what you believe is “{belief}”: from {low} to {high}.", **values)


def earned(choices: Mapping[str, Comparison], currency: str, words: Words) -> list[Row]:
    """Return what each saved choice would earn more than carrying on, those that can be judged."""
    rows = []
    for name, found in choices.items():
        spread = comparison.spread(found.earned)
        low, middle, high = (spread[at] for at in ("p10", "p50", "p90"))
        texts = (
            more_money(low, currency, words),
            more_money(middle, currency, words),
            more_money(high, currency, words),
        )
        rows.append(Row(name, (low, middle, high), texts))
    return rows


def drawing(rows: Sequence[Row], finding: str, words: Words, *, beside: float, said: str) -> Drawing:
    """Return a row per range, around an upright at *beside*, which is called what is *said*."""
    marks = Marks(words)
    low = min(beside, *(row.places[0] for row in rows))
    high = max(beside, *(row.places[2] for row in rows))
    wide = (high - low) or 1.0
    top = 26
    bottom = top + len(rows) * ROW
    for start, end, beyond, where in ((START, END, 12, DESK), (PHONE_START, PHONE_END, 36, PHONE)):

        def at(value: float, start: int = start, end: int = end) -> float:
            return start + (end - start) * (value - low) / wide

        if where == DESK:
            marks.line(at(beside), at(beside), top - 4, bottom, "dotted", look.TEXT, where)
        marks.text(at(beside), 10, said, "quiet", look.CONTEXT, "center", where=where)
        for no, row in enumerate(rows):
            upper = top + no * ROW
            y = upper + (ROW / 2 if where == DESK else 42)
            marks.line(0, ground.GROUND, upper, upper, where=where)
            if where == DESK:
                marks.text(0, y, wrapped(row.name, NAME_WIDTH), "row", limit=START - 70, where=where)
            else:
                marks.text(0, upper + 16, wrapped(row.name, NAME_WIDTH), "quiet", look.TEXT, where=where)
                marks.line(at(beside), at(beside), y - 9, y + 9, "strong", look.TEXT, where)
            marks.line(at(row.places[0]), at(row.places[2]), y, y, "range", look.CONTEXT, where)
            values = dict(zip(("low", "middle", "high"), row.texts, strict=True))
            marks.point(at(row.places[1]), y, "dot", look.TEXT, words.gettext(OF_ONE, name=row.name, **values), where)
            if where == DESK and row.places[2] > row.places[0]:
                marks.text(at(row.places[1]) + 8, y - 15, row.texts[1], "quiet", look.TEXT, where=where)
            marks.text(at(row.places[0]) - beyond, y, row.texts[0], "quiet", look.CONTEXT, "right", where=where)
            marks.text(at(row.places[2]) + beyond, y, row.texts[2], "quiet", look.CONTEXT, where=where)
    return marks.drawing(finding, bottom + 4, "ranges")
