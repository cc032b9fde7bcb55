"""Answers counted in parts are counted as at once."""

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import Pair
from cxdash.store.count_tables import need_count, pair_count, score_count
from cxdash.store.write import counting


def answers(respondents: int = 60) -> pd.DataFrame:
    """Return answers of some respondents, those of each in three places of the table, as of merged files."""
    random = np.random.default_rng(7)
    csat, expectation, resolved = Measure.CSAT.value, Measure.EXPECTATION.value, Measure.RESOLVED.value
    asked = [(csat, 0), (csat, 1), (csat, 2), (expectation, 1), (resolved, 2)]
    rows = pd.DataFrame(
        [(f"r{one}", measure, place) for measure, place in asked for one in range(respondents)],
        columns=["respondent", "measure", "touchpoint_id"],
    )
    count = len(rows)
    return rows.assign(
        scale="1-5",
        date=[f"2026-{int(name[1:]) % 3 + 1:02d}-05" for name in rows["respondent"]],
        segment=[["", "home"][int(name[1:]) % 2] for name in rows["respondent"]],
        need=random.choice(["", "quick"], count),
        score=random.integers(1, 6, count).astype(float),
        weight=random.choice([1.0, 2.0], count),
        count=1,
    )


def in_order(cells: pd.DataFrame) -> list[tuple]:
    return sorted(cells.astype({"n": float}).itertuples(index=False, name=None))


@pytest.mark.parametrize("at_once", [1, 7, 100, 299])
def test_counts_and_pairs_do_not_depend_on_how_many_answers_are_counted_at_once(at_once, monkeypatch):
    given = answers()
    whole, pairs = counting.counts(given), counting.pairs(given)
    monkeypatch.setattr(counting, "AT_ONCE", at_once)

    parted = counting.counts(given)

    assert {name: in_order(cells) for name, cells in parted.items()} == {
        name: in_order(cells) for name, cells in whole.items()
    }
    assert in_order(counting.pairs(given)) == in_order(pairs)
    assert len(whole[score_count.name]) > len(whole[need_count.name]) > 0
    assert set(pairs["kind"]) == {kind.value for kind in (Pair.EXPECTED_ACTUAL, Pair.SOLVED, Pair.RELATIONSHIP)}
    assert list(pairs.columns) == [column.name for column in pair_count.primary_key] + counting.SUMS
