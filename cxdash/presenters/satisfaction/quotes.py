"""What customers wrote about a stage, or about the whole relationship, each with its source."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts.satisfaction import gaps as charts
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure, scale_of
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import AXIS_HEIGHT

MOST = 3
"""The comments that stand beside the picture of a stage's touchpoints at most."""

TITLE, CARD, MORE = 60, 104, 56
"""Pixels of the title of comments, of one of them, and of the others behind a click."""

LOWEST_ROW, HIGHEST_ROW = charts.ROW_HEIGHT, 64
"""Pixels of a row of the picture beside them."""


class Quotes(NamedTuple):
    """What customers wrote, under its title, each with its source.

    *otherwise*: the note where nobody wrote. *first*: how many stand beside the picture.
    *more*: the name of the others.
    """

    title: str
    written: list[tuple[str, str]]
    otherwise: str
    first: int
    more: str


def row_height(said: Quotes, rows: int) -> int:
    """Return the pixels of a row of the picture of a stage's touchpoints with which it is as high as the comments."""
    high = TITLE + CARD * min(said.first, len(said.written)) + (MORE if said.more else 0)
    return max(LOWEST_ROW, min(HIGHEST_ROW, (high - AXIS_HEIGHT) // max(1, rows)))


def present(
    comments: pd.DataFrame, touchpoints: Mapping[str, str], words: Words, *, about_whole: bool, rows: int = MOST
) -> Quotes:
    """Return what customers wrote, each with its touchpoint, day and score, beside a picture of so many *rows*."""
    written = [(row["text"], _source(row, touchpoints, words)) for row in rows_of(comments)]
    title = words.gettext("What customers wrote")
    if about_whole and written:
        title = words.gettext("What customers wrote about the whole relationship; of this stage there are no comments")
    room = HIGHEST_ROW * rows + AXIS_HEIGHT - TITLE - MORE
    first = max(1, min(MOST, room // CARD))
    left = len(written) - first
    more = words.ngettext("{count} more comment", "{count} more comments", left) if left > 0 else ""
    return Quotes(title, written, words.gettext("No comments in this period."), first, more)


def _source(row: Mapping[str, Any], touchpoints: Mapping[str, str], words: Words) -> str:
    where = touchpoints.get(row["touchpoint"]) or words.gettext("The whole relationship")
    parts = [where, words.day(row["date"])]
    if not pd.isna(row["score"]):
        score = words.number(row["score"], 0 if row["score"] == round(row["score"]) else 1)
        on = {"score": score, "scale": str(scale_of(Measure.CSAT, row["scale"]))}
        own = row["scale"] == ""
        parts.append(
            words.gettext("score {score}", score=score) if own else words.gettext("score {score} on {scale}", **on)
        )
    return " · ".join(parts)
