"""Which columns of a list are named by the scores of a scale."""

import pytest

from cxdash.exchange.lists.scores import by_number


@pytest.mark.parametrize(
    ("header", "scores"),
    [
        (["Item", "0", "1", "2", "3"], [0, 1, 2, 3]),
        (["Item", "1 – very bad", "2", "3 – very good"], [1, 2, 3]),
        (["Item", "2024", "2025", "2026"], []),
        (["Item", "1", "2"], []),
        (["Item", "1", "3", "4"], []),
    ],
)
def test_columns_are_scores_where_they_are_numbers_at_equal_distances(header, scores):
    assert list(by_number(header).values()) == scores
