"""A workbook with one look: its formats, and sheets whose texts are never read as formulas."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from cxdash.takeaway.texts import harmless

Sheet = Any
"""A worksheet of XlsxWriter."""

UNSAFE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT = 31, 200, 32_000
"""Characters of a sheet's name, of a workbook's title, and of a cell."""

A4 = 9
LINE, MOST_LINES = 15, 25
"""Points of a line, and the most lines of a row."""

FONT = "Inter"
TEXT, QUIET, ACCENT, INPUT = "#16202B", "#5F6B79", "#0B5CAD", "#E7F0F9"

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": TEXT},
    "head": {"bold": True, "bottom": 1, "bottom_color": QUIET, "text_wrap": True, "valign": "bottom"},
    "head right": {"bold": True, "bottom": 1, "bottom_color": QUIET, "text_wrap": True, "align": "right"},
    "section": {"bold": True, "font_size": 13},
    "text": {"text_wrap": True, "valign": "top"},
    "plain": {},
    "dash": {"align": "right"},
    "strong": {"bold": True},
    "quiet": {"font_color": QUIET},
    "link": {"font_color": ACCENT, "underline": 1},
    "hidden": {"num_format": ";;;"},
    "note": {"font_color": QUIET, "text_wrap": True, "valign": "top"},
    "number": {"num_format": "#,##0"},
    "decimal": {"num_format": "#,##0.00##"},
    "share": {"num_format": "0.0%"},
    "result": {"num_format": "#,##0", "bold": True},
    "result share": {"num_format": "0%", "bold": True},
    "small": {"num_format": "#,##0.####", "font_color": QUIET, "font_size": 9},
    "input": {"num_format": "#,##0.##", "bg_color": INPUT, "border": 1, "border_color": ACCENT, "locked": False},
    "input share": {"num_format": "0.0%", "bg_color": INPUT, "border": 1, "border_color": ACCENT, "locked": False},
}
"""How cells look, by name."""


class Book:
    """A workbook being written, with its title and the day it is of, which is all that it says about itself.

    *names*: of its sheets, in their order.
    """

    def __init__(self, title: str, on: date) -> None:
        self._content = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
        self.workbook = xlsxwriter.Workbook(self._content, options)
        created = datetime(on.year, on.month, on.day, tzinfo=UTC)
        self.workbook.set_properties({"title": harmless(title)[:LONGEST_TITLE], "created": created})
        self._looks = {
            name: self.workbook.add_format({"font_name": FONT, "font_size": 11, **look}) for name, look in LOOKS.items()
        }
        self.names: list[str] = []

    def look(self, name: str) -> Any:
        """Return the format of a look."""
        return self._looks[name]

    def sheet(self, name: str) -> Sheet:
        """Add a sheet; its name is shortened to what a sheet may be called, and differs from all others."""
        short = UNSAFE.sub(" ", harmless(name)).strip(" '")[:LONGEST_NAME].strip(" '") or "–"
        place = 2
        taken = {one.lower() for one in self.names}
        while short.lower() in taken:
            short = f"{short[: LONGEST_NAME - 3]} {place}"
            place += 1
        self.names.append(short)
        made = self.workbook.add_worksheet(short)
        made.hide_gridlines(2)
        made.set_paper(A4)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        return made

    def text(self, sheet: Sheet, row: int, column: int, text: str, look: str = "plain") -> None:
        """Write a text, which is never taken for a formula or a link."""
        sheet.write_string(row, column, harmless(text)[:LONGEST_TEXT], self.look(look))

    def texts(self, sheet: Sheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        """Write a row of texts in columns of these *widths*, as high as the longest of them needs."""
        lines = [
            sum(math.ceil((len(line) or 1) / wide) for line in text.split("\n"))
            for text, wide in zip(texts, widths, strict=True)
        ]
        sheet.set_row(row, LINE * min(MOST_LINES, max(lines)))
        for column, text in enumerate(texts):
            self.text(sheet, row, column, text, "text")

    def close(self) -> bytes:
        """Return the file."""
        self.workbook.close()
        return self._content.getvalue()

    def chart(self, title: str) -> Any:
        """Return a line chart that can be edited, as wide as a page."""
        made = self.workbook.add_chart({"type": "line"})
        made.set_title({"name": title, "name_font": {"name": FONT, "size": 12, "color": TEXT}, "overlay": False})
        made.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9}})
        made.set_x_axis({"interval_unit": 12, "num_font": {"name": FONT}, "label_position": "low"})
        made.set_y_axis({"num_format": "#,##0", "num_font": {"name": FONT}, "major_gridlines": {"visible": False}})
        made.set_size({"width": 620, "height": 320})
        return made

    def line(self, look: str) -> dict[str, Any]:
        """Return how a line of a chart is drawn: context, accent, or thin for an end of a range."""
        color, width = {"context": (QUIET, 2.25), "accent": (ACCENT, 2.5), "thin": (ACCENT, 0.75)}[look]
        return {"color": color, "width": width}
