"""Tables as plain rows, and figures as JSON can hold them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

NATIVE = frozenset((str, float, int, bool, type(None), date))
"""What is no number of numpy's, nor NA: most of what cells hold."""


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
    return [{str(name): plain(value) for name, value in row.items()} for row in rows_of(table)]


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by column, with Python's own numbers, as `to_dict("records")` at a fifth of its time.

    Small tables are read so often that this shows.
    """
    names = table.columns.tolist()
    return [
        {name: value if type(value) in NATIVE else _native(value) for name, value in zip(names, row, strict=True)}
        for row in table.to_numpy(object).tolist()
    ]


def _native(value: Any) -> Any:
    if isinstance(value, np.datetime64 | np.timedelta64):
        return pd.Timestamp(value) if isinstance(value, np.datetime64) else pd.Timedelta(value)
    if isinstance(value, np.generic):
        return value.item()
    return None if value is pd.NA else value
