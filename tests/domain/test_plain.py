import json
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.plain import plain, records, rows_of


def test_a_value_is_as_json_can_hold_it_whatever_it_contains():
    value = {
        "numbers": (np.int64(3), np.float64(0.5), np.bool_(True)),
        "unknown": [np.nan, float("nan"), None, pd.NaT, pd.NA],
        "day": date(2026, 11, 28),
        "text": "",
    }

    found = plain(value)

    assert json.loads(json.dumps(found)) == {
        "numbers": [3, 0.5, True],
        "unknown": [None] * 5,
        "day": "2026-11-28",
        "text": "",
    }


def test_the_rows_of_a_table_are_by_column_and_what_is_not_known_is_none():
    table = pd.DataFrame({"key": ["a", "b"], "mean": [1.5, np.nan], "roles": [("CMO",), ()]})

    assert records(table) == [
        {"key": "a", "mean": 1.5, "roles": ["CMO"]},
        {"key": "b", "mean": None, "roles": []},
    ]


def test_the_rows_of_a_table_are_those_of_pandas_itself():
    table = pd.DataFrame(
        {
            "key": ["a", "b", "c"],
            "note": ["", None, "x"],
            "n": [1, 2, 3],
            "mean": [1.5, np.nan, 2.0],
            "asked": [True, False, True],
            "roles": [("CMO",), (), ("COO", "CFO")],
            "mixed": pd.Series([np.int64(3), np.float64(0.5), np.bool_(True)], dtype=object),
            "unknown": pd.Series([pd.NA, None, np.nan], dtype=object),
            "day": [date(2026, 11, 28), None, date(2026, 1, 1)],
            "at": pd.to_datetime(["2026-11-28 10:00", None, "2026-01-01 00:00"]),
            "count": pd.array([1, None, 3], dtype="Int64"),
        }
    )

    assert _typed(rows_of(table)) == _typed(table.to_dict("records"))
    assert rows_of(table[:0]) == []


def _typed(rows: list[dict]) -> list[list[tuple[str, type, str]]]:
    return [[(name, type(value), repr(value)) for name, value in row.items()] for row in rows]
