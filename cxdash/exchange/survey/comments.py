"""Read what customers wrote: each column of comments, without the texts that say nothing."""

import re
from collections.abc import Collection, Iterator

import numpy as np

from cxdash.domain.keys import BAD_CHARACTERS
from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column
from cxdash.exchange.files.header import folded
from cxdash.exchange.phrases import quoted
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.questions import asked_about

NOTHING = frozenset(
    [
        *("", "na", "n/a", "n.a", "nan", "null", "#n/a", "none", "no", "nope", "nothing", "no comment", "no comments"),
        *("not applicable", "x", "nei", "nei takk", "ingen", "ingenting", "ikke noe", "intet", "ingen kommentar"),
        *("ingen kommentarer", "ikke aktuelt", "ikke relevant", "nej", "nej tack", "nej tak", "inga", "inget", "inte"),
        *("ej", "inga kommentarer", "ingen kommentarer", "ej aktuellt", "intet at bemærke", "nein", "nichts", "keine"),
        *("kein kommentar", "keine kommentare", "nein danke", "k.a", "vet ikke", "vet ej", "vet inte"),
    ]
)
"""Texts that alone are no comment, in small letters without marks around them."""


LONGEST_NOTHING = 200
"""Characters of a text that may say nothing."""


def read_comments(
    table: TextTable, mapping: SurveyMapping, left_out: np.ndarray
) -> tuple[np.ndarray, list[str], list[str]]:
    """Return the row, the touchpoint and the text of each comment in the rows that are kept, in the file's order.

    A comment is about the touchpoint of its column, else about the one that its row asks about, else about none ('').
    Texts that say nothing are left out, and noted.
    """
    about = _asked(table, mapping)
    found, silent = [], set()
    for one in mapping.comment:
        column = table.column(one.column)
        nothing = [text for text in column.texts if text and is_nothing(text, mapping.comment_missing)]
        silent.update(nothing)
        found += [(row, one.touchpoint or about[row], text) for row, text in _said(column, {*nothing}, left_out)]
    if silent:
        template = gettext_noop("Texts that are no comments were left out: {texts}.")
        table.notes.append(Message(template, {"texts": quoted(sorted(silent), 10)}))
    found.sort(key=lambda comment: comment[0])
    rows, touchpoints, texts = zip(*found, strict=True) if found else ((), (), ())
    return np.array(rows, dtype=np.int64), list(touchpoints), list(texts)


def is_nothing(text: str, missing: Collection[object] = ()) -> bool:
    """Return whether a text says nothing: one of *missing*, or an ordinary way of leaving a comment out."""
    if len(text) > LONGEST_NOTHING:
        return False
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", folded(text))
    return bare in NOTHING or folded(text) in {folded(str(one)) for one in missing}


def _said(column: Column, nothing: Collection[str], left_out: np.ndarray) -> Iterator[tuple[int, str]]:
    for row in np.flatnonzero(~left_out).tolist():
        text = column.texts[column.codes[row]]
        if text and text not in nothing:
            yield row, BAD_CHARACTERS.sub(" ", text)


def _asked(table: TextTable, mapping: SurveyMapping) -> list[str]:
    """Return the one touchpoint that each row asks about, '' where it asks about several."""
    if mapping.layout == "long":
        column = asked_about(table, mapping)
        return column.spread(np.array(column.texts, dtype=object)).tolist()
    about = {question.touchpoint for question in mapping.questions}
    return [about.pop() if len(about) == 1 else ""] * len(table.rows)
