"""What those who answered a second time changed, in a sentence for each headline figure."""

from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.repeated import Repeated

UNCLEAR = gettext_noop(
    "no clear change since {earlier} among the {n} who answered both ({change}, from {low} to {high}); {only} answered "
    "only one"
)

SENTENCES = {
    True: gettext_noop(
        "{change} points since {earlier} among the {n} who answered both (from {low} to {high}); {only} "
        "answered only one"
    ),
    False: gettext_noop(
        "{change} percentage points since {earlier} among the {n} who answered both (from {low} to {high}); {only} "
        "answered only one"
    ),
}
"""By whether it is a net promoter score."""


def sentences(found: Repeated | None, measure: str, words: Words) -> list[str]:
    """Return how a measure of the whole relationship changed among those who answered twice; nothing without any."""
    if found is None or found.numbered:
        return []
    asked = found.rows[(found.rows["touchpoint"] == "") & (found.rows["measure"] == measure)]
    return [_sentence(row, found, words) for row in rows_of(asked)]


def _sentence(row: dict, found: Repeated, words: Words) -> str:
    named = {"earlier": wave(found.earlier, words), "n": words.number(row["n"])}
    if pd.isna(row["change"]):
        return words.gettext("{n} answered {earlier}, too: too few to compare", **named)
    unit = 1 if row["points"] else 100
    ends = {
        name: words.signed(row[field] * unit)
        for name, field in (("change", "change"), ("low", "change_low"), ("high", "change_high"))
    }
    only = words.number(row["only_earlier"] + row["only_later"])
    unclear = row["change_low"] <= 0 <= row["change_high"]
    return words.gettext(UNCLEAR if unclear else SENTENCES[row["points"]], **named, **ends, only=only)


def wave(one: Any, words: Words) -> str:
    """Return the name of a survey or a period."""
    return words.name(one) if isinstance(one, dict) else words.period(one)
