"""JSON that every other program reads."""

import json

import pytest

from cxdash.cli.as_json import REASON, written


def test_undefined_numbers_are_null_with_the_reason() -> None:
    record = {"n": 1, "spread": {"p50": float("nan"), "rows": [1.5, float("inf")]}, "name": "é", "none": None}

    assert json.loads(written(record), parse_constant=pytest.fail) == {
        "n": 1,
        "spread": {"p50": None, "rows": [1.5, None]},
        "name": "é",
        "none": None,
        "not_known": {"spread.p50": REASON, "spread.rows[1]": REASON},
    }


def test_a_record_that_is_known_is_printed_as_it_is() -> None:
    assert json.loads(written({"a": (1, 2), "b": "x"})) == {"a": [1, 2], "b": "x"}
