import math

import pytest

from cxdash.measures.workshop import calibration
from cxdash.measures.workshop.calibration import Guessed

INSIDE = Guessed(3.0, 3.5, 4.0, 3.7)


@pytest.mark.parametrize(
    ("guess", "held", "needed"),
    [
        (INSIDE, True, 0.4),
        (Guessed(3.0, 3.5, 4.0, 3.0), True, 1.0),
        (Guessed(3.0, 3.5, 4.0, 5.0), False, 3.0),
        (Guessed(3.0, 3.5, 5.5, 2.5), False, 2.0),
        (Guessed(3.0, 3.0, 3.0, 3.0), True, 0.0),
        (Guessed(3.0, 3.0, 3.0, 3.1), False, math.inf),
    ],
)
def test_a_range_holds_a_figure_or_must_be_so_much_wider(guess, held, needed):
    assert guess.held == held
    assert guess.needed == pytest.approx(needed)


def test_ranges_widened_by_the_factor_hold_four_of_five():
    guesses = [Guessed(3.0, 3.5, 4.0, 3.5 + missed) for missed in (0.1, 0.4, 0.6, -1.0, 1.2, 0.2, -0.3, 0.7, 2.0, -3.0)]

    found = calibration.compute(guesses)

    assert (found.held, found.of, found.share) == (4, 10, 0.4)
    assert found.wider == pytest.approx(2.4)
    widened = [abs(one.found - 3.5) <= 0.5 * found.wider + 1e-9 for one in guesses]
    assert sum(widened) == 8


def test_of_few_ranges_it_is_not_said_how_much_wider():
    assert calibration.compute([INSIDE] * 4) == calibration.Calibration(4, 4, None)
    assert calibration.compute([INSIDE] * 5).wider == pytest.approx(0.4)
    assert math.isnan(calibration.compute([]).share)


def test_where_no_widening_would_do_none_is_named():
    assert calibration.compute([Guessed(3.0, 3.0, 3.0, 4.0)] * 5) == calibration.Calibration(0, 5, None)


def test_guesses_are_a_range_from_their_tenth_to_their_ninetieth_percentile():
    assert calibration.guessed([1.0, 2.0, 3.0, 4.0, 5.0], 4.0) == pytest.approx((1.4, 3.0, 4.6, 4.0))
