"""Credit and names as the cells of tables and sentences."""

from collections.abc import Iterable, Mapping

import pandas as pd

from cxdash.domain.paths import RULES
from cxdash.i18n.translator import Words
from cxdash.presenters.cells import spans

Names = Mapping[str, str]
"""Names of touchpoints or roles by key."""


def credit(rows: pd.DataFrame, head: str, names: Names, words: Words) -> pd.DataFrame:
    """Return credit by every rule, with its range; *rows*: name (a key), a column per rule, low, high."""
    ways = {words.gettext(name): rows[rule].round(0) for rule, name in RULES.items()}
    ends = {words.gettext("Lowest to highest"): spans(rows.low, rows.high, 0, words)}
    return pd.DataFrame({head: named(rows["name"], names), **ways, **ends})


def named(keys: Iterable[str], names: Names) -> list[str]:
    """Return names, or the keys where there are none."""
    return [names.get(key, key) for key in keys]


def span(row: Mapping[str, float], words: Words) -> str:
    """Return the lowest and the highest credit, or the one if they are equal."""
    low, high = words.number(row["low"]), words.number(row["high"])
    return low if low == high else words.gettext("from {low} to {high}", low=low, high=high)
