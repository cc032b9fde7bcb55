"""What stands behind a tab of the satisfaction page: sentences, figures, a picture and tables, ready to draw."""

from typing import NamedTuple

import pandas as pd

from cxdash.definitions import DEFINITIONS
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Figure, PictureTables
from cxdash.ui.components import draw, pictures
from cxdash.ui.components.pictures import Picture
from cxdash.ui.shell.links import link


class Drawn(NamedTuple):
    """A picture with its table, the height of a row of it, and what stands above the rows."""

    picture: Picture
    table: PictureTables
    row_height: int
    above: int


class Tab(NamedTuple):
    """What is said, said quietly, shown as figures, drawn, and listed in tables by their titles; *keys* are those of
    the definitions behind it, where its figures do not lead there.
    """

    said: list[str]
    notes: list[str]
    figures: list[Figure]
    drawn: Drawn | None
    tables: list[tuple[str, pd.DataFrame]]
    keys: tuple[str, ...]


def show(part: Tab, words: Words) -> None:
    """Draw a part; tables without rows are left out."""
    draw.lines(part.said)
    draw.figures(part.figures)
    if part.drawn:
        picture, table, row_height, above = part.drawn
        pictures.show(picture, words, " ".join(part.said), table, row_height=row_height, above=above)
    draw.notes(part.notes)
    for title, rows in part.tables:
        if len(rows):
            draw.strong(title)
            draw.table(rows, title)
    if part.keys:
        draw.note(words.gettext("How it is counted"))
    for key in part.keys:
        link("methods", words.gettext(DEFINITIONS[key].name), part=key)
