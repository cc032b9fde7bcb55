"""Ends of a scale by labelled numbers."""

import pytest

from cxdash.exchange.suggest.questions.label_ends import ends_of_labels, ends_on_line


@pytest.mark.parametrize(
    ("at", "ends"),
    [({1: -1, 5: 1}, (1, 5)), ({0: 1, 10: -1}, (0, 10)), ({1: -1, 4: 0.5}, None), ({1: -1}, None), ({}, None)],
)
def test_labels_of_the_outermost_answers_are_the_ends(at, ends):
    assert ends_of_labels(at) == ends


@pytest.mark.parametrize(
    ("orders", "ends"),
    [
        ([{2: -0.5, 3: 0, 4: 0.5}], (1, 5)),
        ([{2: 0.5, 3: 0, 4: -0.5}], (1, 5)),
        ([{2: -1, 3: 0, 4: 1}, {2: -0.5, 3: 0, 4: 0.5}], (1, 5)),
        ([{1: -1, 2: 0, 3: 1}, {1: -0.5, 2: 0, 3: 0.5}], None),
        ([{1: -1, 2: 0.5, 3: 1}], None),
        ([{3: 0.5}], None),
    ],
)
def test_words_that_go_with_their_numbers_show_ends_that_nobody_chose_unless_two_scales_fit(orders, ends):
    assert ends_on_line(orders) == ends
