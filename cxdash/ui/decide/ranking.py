"""The list of what to fix: a picture for each part, under its head."""

from collections.abc import Iterable

from cxdash.charts import priorities as charts
from cxdash.i18n.translator import Words
from cxdash.presenters.priorities.screen import Part
from cxdash.ui.components import draw, pictures


def show(parts: Iterable[Part], words: Words) -> None:
    """Draw the parts of the list; their bars share one scale."""
    row = charts.PHONE_ROW if pictures.on_a_phone() else charts.ROW_HEIGHT
    for part in parts:
        with draw.tight():
            draw.strong(part.head)
            pictures.show(charts.ranking, words, part.head, part.picture, row_height=row, above=charts.MARGIN)
