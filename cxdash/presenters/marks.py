"""The marks of a picture that is made of placed marks, gathered one by one into the tables it is drawn from."""

import pandas as pd

from cxdash.charts import drawn, look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, picture_tables

BOTH, DESK, PHONE = "both", "desk", "phone"
"""The forms of a picture that a mark belongs to."""

COLUMNS = {
    "boxes": ["x", "x2", "top", "bottom", "kind", "tone", "said", "where"],
    "lines": ["x", "x2", "y", "y2", "kind", "tone", "where"],
    "points": ["x", "y", "kind", "tone", "said", "where"],
    "texts": ["x", "y", "text", "align", "style", "tone", "limit", "where"],
}

ORDER = {"boxes": drawn.BOXES, "lines": drawn.LINES, "points": drawn.POINTS}
"""The kinds of marks, each before those that lie over it."""

LINE_HEIGHT = 17
"""Pixels of a line of a text of several."""


class Marks:
    """A picture's marks; tones are places in `look.readings`."""

    def __init__(self, words: Words) -> None:
        self._rows: dict[str, list[tuple]] = {name: [] for name in COLUMNS}
        self._readings = look.readings(words)

    def box(
        self, x: float, x2: float, top: float, bottom: float, kind: str, tone: int, said: str = "", where: str = BOTH
    ) -> None:
        """Add a box; *said*: what it says of itself."""
        self._rows["boxes"].append((x, x2, top, bottom, kind, self._readings[tone], said, where))

    def line(
        self, x: float, x2: float, y: float, y2: float, kind: str = "thin", tone: int = look.CONTEXT, where: str = BOTH
    ) -> None:
        """Add a line."""
        self._rows["lines"].append((x, x2, y, y2, kind, self._readings[tone], where))

    def point(self, x: float, y: float, kind: str, tone: int, said: str = "", where: str = BOTH) -> None:
        """Add a point; *said*: what it says of itself."""
        self._rows["points"].append((x, y, kind, self._readings[tone], said, where))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: str = "row",
        tone: int = look.TEXT,
        align: str = "left",
        limit: float = 0,
        where: str = BOTH,
    ) -> None:
        """Add a text with its middle at y, also where it has several lines; *limit*: its most pixels, 0 for any."""
        top = y - text.count("\n") * LINE_HEIGHT / 2
        self._rows["texts"].append((x, top, text, align, style, self._readings[tone], limit, where))

    def drawing(self, alt: str, height: float, key: str) -> Drawing:
        """Return the marks as a picture of a *height* in pixels, each kind of mark in a layer; *alt*: its finding."""
        made = self.tables()
        kinds = tuple(tuple(kind for kind in of if kind in set(made[name].kind)) for name, of in ORDER.items())
        on_a_desk = {kind for name in ("boxes", "points") for kind in made[name].kind[made[name]["where"] != PHONE]}
        kinds = (*kinds, tuple(sorted(on_a_desk)))
        return Drawing(drawn.placed, alt, picture_tables(made, rows=round(height)), 1, 0, arguments=kinds, key=key)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables, those without a mark with their columns."""
        return {name: pd.DataFrame(rows, columns=COLUMNS[name]) for name, rows in self._rows.items()}
