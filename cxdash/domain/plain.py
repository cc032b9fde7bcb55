"""Figures as JSON can hold them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it, whatever it contains.

    Tuples become lists, days text, numpy's numbers Python's, and what is not known (nan, NaT, NA) None.
    """
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str) or not pd.isna(value):
        return value.isoformat() if isinstance(value, date) else value
    return None


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON can hold them, by column."""
    return [{str(name): plain(value) for name, value in row.items()} for row in table.to_dict("records")]
