import pytest

from cxdash.domain.messages import half_away


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.25, 1, 2.3),
        (2.35, 1, 2.4),
        (0.15, 1, 0.1),
        (-2.25, 1, -2.3),
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (52_500, -3, 53_000),
        (1e300, 0, 1e300),
        (0.285 * 100, 0, 29.0),
        (3.9499999999999997, 1, 4.0),
    ],
)
def test_a_half_is_rounded_away_from_zero_as_the_browser_does(value, decimals, rounded):
    assert half_away(value, decimals) == rounded


def test_what_rounds_to_nothing_has_no_sign():
    assert str(half_away(-0.04, 1)) == "0.0"
