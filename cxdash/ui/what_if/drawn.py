"""Put a part of the what-if page on the screen: sentences, its picture, its table."""

from cxdash.charts import what_if as charts
from cxdash.i18n.translator import Words
from cxdash.presenters.what_if.tabs import Tab
from cxdash.ui.components import draw, pictures


def show(part: Tab, words: Words) -> None:
    """Draw what stands behind a tab."""
    draw.line(part.sentences[0])
    draw.note(*part.sentences[1:])
    if part.drawn and part.picture == "swings":
        pictures.show(charts.swings, words, part.sentences[0], part.drawn, row_height=charts.SWING_HEIGHT, key="swings")
    elif part.drawn:
        pictures.show(charts.split, words, part.sentences[0], part.drawn, key="split")
    if part.title:
        draw.table(part.rows, part.title)
