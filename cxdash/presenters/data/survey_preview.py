"""What a survey would bring, before it is imported: a table with a row per question, and counts in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.surveys import Wave
from cxdash.i18n.translator import Words
from cxdash.presenters import scales


class SurveyPreview(NamedTuple):
    """The questions of a survey with columns in words, and notes: how many answers and comments, and what was done."""

    questions: pd.DataFrame
    notes: list[str]


def present(read: Wave, known: Mapping[str, Mapping[str, Any]], words: Words) -> SurveyPreview:
    """Return the preview of a survey; *known*: the store's touchpoints by key, whose names come before the file's."""
    made = {one["key"]: one["name"] for one in rows_of(read.touchpoints)}
    names = made | {key: words.name(row) for key, row in known.items()}
    rows, whole = read.questions, words.gettext("The whole relationship")
    table = {
        words.gettext("Touchpoint"): [names.get(key, key) if key else whole for key in rows["touchpoint"]],
        words.gettext("Question"): [
            scales.measure_name(measure, code, words)
            for measure, code in zip(rows["measure"], rows["scale"], strict=True)
        ],
        words.gettext("Answers"): rows["answers"],
        words.gettext("Mean"): rows["mean"].round(2),
        words.gettext("No answer"): rows["missing"],
        words.gettext("Blank"): rows["blank"],
        words.gettext("Column"): rows["column"],
    }
    answers = words.ngettext("{count} answer in all", "{count} answers in all", len(read.answers))
    comments = words.ngettext("{count} comment", "{count} comments", len(read.comments))
    return SurveyPreview(pd.DataFrame(table), [f"{answers} · {comments}", *map(words.sentence, read.notes)])
