"""JSON that every other program reads."""

import json

import click
import pytest

from cxdash.cli import language
from cxdash.cli.as_json import REASON, written
from cxdash.i18n.translator import Words


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


@pytest.mark.parametrize("asked", ["en", "nb", "sv"])
def test_the_reason_is_in_the_language_that_was_asked_for(asked: str) -> None:
    with click.Context(click.Command("figures")) as context:
        language.keep(context, None, asked)
        record = json.loads(written({"n": float("nan")}))

    assert record["not_known"] == {"n": Words(asked).gettext(REASON)}
