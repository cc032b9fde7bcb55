import pytest

from cxdash.presenters.cells import of_100


@pytest.mark.parametrize(
    ("shares", "parts"),
    [
        ([0.975, 0.025, 0.0], [98, 2, 0]),
        ([0.714, 0.184, 0.102], [72, 18, 10]),
        ([1 / 3, 1 / 3, 1 / 3], [34, 33, 33]),
        ([0.285, 0.715, 0.0], [29, 71, 0]),
        ([1.0, 0.0, 0.0], [100, 0, 0]),
    ],
)
def test_the_parts_of_a_whole_are_a_hundred_together(shares, parts):
    assert of_100(shares) == parts
