"""Names and figures as the cells of tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop, half_away
from cxdash.domain.periods import month_name, month_number
from cxdash.i18n.translator import Words

MOST_MONTHS = 24
"""The most months of a line in a table."""


def names(table: pd.DataFrame, words: Words) -> dict[str, str]:
    """Return the names or titles of a table's rows by key; equal names have their key added."""
    called = [name for name in table.columns if name == "key" or name.startswith(("name", "title"))]
    values = zip(*(table[name].tolist() for name in called), strict=True)
    rows = (dict(zip(called, row, strict=True)) for row in values)
    return distinct({row["key"]: words.title(row) or row["key"] for row in rows})


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by key, with the key added where two are the same."""
    listed = list(names.values())
    return {key: f"{name} ({key})" if listed.count(name) > 1 else name for key, name in names.items()}


def rounded(value: float, decimals: int) -> float | None:
    """Return a figure rounded, or None where it is not known."""
    return None if pd.isna(value) else half_away(value, decimals)


def spans(lows: Iterable[float], highs: Iterable[float], decimals: int, words: Words) -> list[str | None]:
    """Return from–to in one cell each, as "2.96–3.03", or with a word between where a minus would meet the dash."""
    ends = [(low, high) for low, high in zip(lows, highs, strict=True)]
    below = any(low < 0 or high < 0 for low, high in ends if not (pd.isna(low) or pd.isna(high)))
    between = gettext_noop("{low} to {high}") if below else "{low}–{high}"
    return [
        None
        if pd.isna(low) or pd.isna(high)
        else words.gettext(between, low=words.number(low, decimals), high=words.number(high, decimals))
        for low, high in ends
    ]


def line(months: Iterable[str], values: Iterable[float], last: str) -> list[float] | None:
    """Return the known months of a figure, of the 24 up to *last*, to be drawn as a line; None of fewer than two."""
    first = month_name(month_number(last) - MOST_MONTHS + 1)
    known = dict(zip(months, values, strict=True))
    shown = [float(known[month]) for month in sorted(known) if first <= month <= last and not pd.isna(known[month])]
    return shown if len(shown) > 1 else None


def percent(share: float) -> float | None:
    """Return a share 0–1 as whole per cent, or None where it is not known."""
    return rounded(share * 100, 0)


def of_100(shares: Sequence[float]) -> list[int]:
    """Return the shares of a whole as whole numbers that are 100 together: those cut off most are rounded up."""
    exact = [half_away(share * 100, 9) for share in shares]
    cut = [int(one) for one in exact]
    up = sorted(range(len(exact)), key=lambda at: cut[at] - exact[at])[: 100 - sum(cut)]
    return [number + (at in up) for at, number in enumerate(cut)]


def yes_no(value: object, words: Words) -> str | None:
    """Return "yes" or "no" in words, or None where it is not known."""
    return None if value is None else words.gettext("yes") if value else words.gettext("no")


def reading(row: Mapping[str, Any], words: Words) -> str:
    """Return the meaning of the gap, in the chart's words."""
    text = look.readings(words)
    if pd.isna(row["gap"]):
        return text[look.NOT_ASKED]
    if row["gap_high"] < 0:
        return text[look.WARNING]
    return text[look.ABOVE if row["gap_low"] > 0 else look.CONTEXT]


def upper(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
