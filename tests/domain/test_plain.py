import json
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.plain import plain, records


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
