"""Names and figures as the cells of tables."""

from collections.abc import Mapping

import pandas as pd

from cxdash.i18n.translator import Words
from cxdash.presenters.data import labels


def names(tables: Mapping[str, pd.DataFrame], table: str, words: Words) -> dict[str, str]:
    """Return the names or titles of a table's rows by key; equal names have their key added."""
    return labels.told_apart({row["key"]: words.title(row) or row["key"] for row in tables[table].to_dict("records")})


def rounded(value: float, decimals: int) -> float | None:
    """Return a figure rounded, or None where it is not known."""
    return None if pd.isna(value) else round(float(value), decimals) + 0.0  # no −0


def percent(share: float) -> float | None:
    """Return a share 0–1 as whole per cent, or None where it is not known."""
    return rounded(share * 100, 0)


def yes_no(value: object, words: Words) -> str | None:
    """Return "yes" or "no" in words, or None where it is not known."""
    return None if value is None else words.gettext("yes") if value else words.gettext("no")
