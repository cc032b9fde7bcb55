"""What customers wrote about a stage, or about the whole relationship, each with its source."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.scales import Measure, scale_of
from cxdash.i18n.translator import Words

FIRST = 3
"""The comments that stand beside the picture of a stage's touchpoints, about as high as that."""


class Quotes(NamedTuple):
    """What customers wrote, under its title, each with its source.

    *otherwise*: the note where nobody wrote. *more*: the name of those that wait behind the first `FIRST`.
    """

    title: str
    written: list[tuple[str, str]]
    otherwise: str
    more: str


def present(comments: pd.DataFrame, touchpoints: Mapping[str, str], words: Words, *, about_whole: bool) -> Quotes:
    """Return what customers wrote, each with its touchpoint, day and score."""
    written = [(row["text"], _source(row, touchpoints, words)) for row in comments.to_dict("records")]
    title = words.gettext("What customers wrote")
    if about_whole and written:
        title = words.gettext("What customers wrote about the whole relationship; of this stage there are no comments")
    left = len(written) - FIRST
    more = words.ngettext("{count} more comment", "{count} more comments", left) if left > 0 else ""
    return Quotes(title, written, words.gettext("No comments in this period."), more)


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
