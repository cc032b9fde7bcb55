import pytest

from cxdash.exchange.phrases import shown


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("two\n words ", "two words"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("A" + " " * 500 + "x", "A…"),
    ],
)
def test_a_long_value_is_cut_and_the_cut_is_marked(value, quoted):
    assert shown(value) == quoted
