import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.weightstats import DescrStatsW

from cxdash.domain.people.pseudonyms import pseudonym
from cxdash.domain.periods import Period
from cxdash.measures.satisfaction import repeated
from cxdash.measures.stats import paired

SPRING, AUTUMN = {"key": "spring", "name": "Spring"}, {"key": "autumn", "name": "Autumn"}


def answered(first, second, measure="NPS", name="p{}", weights=1.0):
    names = [name.format(at) for at in range(1, len(first) + 1)]
    columns = {"touchpoint": "", "measure": measure, "scale": "", "respondent": names}
    return pd.DataFrame({**columns, "first": first, "second": second, "weight": weights}).astype(
        {"first": float, "second": float}
    )


def only(found):
    (row,) = found.rows.to_dict("records")
    return row


def twice(count=40, seed=1):
    rng = np.random.default_rng(seed)
    first = rng.integers(0, 11, count)
    return first, np.clip(first - rng.integers(0, 4, count), 0, 10)


def classes(scores):
    return 1.0 * (scores >= 9) - (scores <= 6)


def test_a_net_promoter_score_changes_by_the_difference_within_each_respondent():
    first, second = twice()

    row = only(repeated.compute(SPRING, AUTUMN, answered(first, second), {}))

    change = 100 * (classes(second) - classes(first))
    assert (row["n"], row["change"]) == (40, pytest.approx(change.mean()))
    assert (row["change_low"], row["change_high"]) == pytest.approx(DescrStatsW(change).tconfint_mean())
    assert (row["mean_change_low"], row["mean_change_high"]) == pytest.approx(
        DescrStatsW((second - first).astype(float)).tconfint_mean()
    )


def test_a_share_changes_by_who_turned_with_the_score_interval():
    first, second = np.array([5] * 20 + [2] * 30), np.array([2] * 12 + [5] * 8 + [5] * 3 + [2] * 27)

    row = only(repeated.compute(SPRING, AUTUMN, answered(first, second, "CSAT"), {}))

    turned = paired.score_difference(3, 12, 50)
    assert [row[name] for name in ("change", "change_low", "change_high")] == pytest.approx(
        [-0.18, turned.low, turned.high]
    )


def test_who_answered_one_only_is_counted_and_not_compared():
    first, second = (scores.astype(float) for scores in twice(45))
    first[:3], second[3:8] = np.nan, np.nan

    row = only(repeated.compute(SPRING, AUTUMN, answered(first, second), {}))

    assert (row["n"], row["only_earlier"], row["only_later"]) == (37, 5, 3)


@pytest.mark.parametrize(("count", "weights", "shown"), [(29, 1.0, False), (30, 1.0, True), (40, "unequal", False)])
def test_thirty_effective_pairs_are_needed(count, weights, shown):
    weights = np.where(np.arange(count) < 4, 20.0, 1.0) if weights == "unequal" else weights

    row = only(repeated.compute(SPRING, AUTUMN, answered(*twice(count), weights=weights), {}))

    assert (row["n"], not np.isnan(row["change"])) == (count, shown)


def test_if_nobody_changed_the_range_has_width():
    row = only(repeated.compute(SPRING, AUTUMN, answered([9] * 40, [9] * 40), {}))

    assert row["change"] == 0
    assert row["change_low"] < -5
    assert row["change_high"] > 5


def test_numbers_of_rows_are_no_names_of_people():
    rows = answered(*twice(), name="{}")

    assert repeated.compute(SPRING, AUTUMN, rows, {}).numbered
    assert not repeated.compute(SPRING, AUTUMN, rows.assign(respondent=rows.respondent + "01"), {}).numbered


def test_numbers_of_rows_are_known_by_their_pseudonyms():
    rows = answered(*twice(), name="{}")
    hidden = rows.assign(respondent=[pseudonym(b"key", name) for name in rows.respondent])
    of_customers = rows.assign(respondent=[pseudonym(b"key", f"{name}01") for name in rows.respondent])

    assert repeated.compute(SPRING, AUTUMN, hidden, {}).numbered
    assert not repeated.compute(SPRING, AUTUMN, of_customers, {}).numbered


def test_without_anybody_who_answered_twice_nothing_is_compared():
    first, second = np.full(40, 5.0), np.full(40, np.nan)

    assert repeated.compute(SPRING, AUTUMN, answered(first, second), {}) is None
    assert repeated.as_record(None) is None


def test_the_record_names_surveys_by_key_and_periods_by_their_months():
    found = repeated.compute(SPRING, Period("2026-01", "2026-02"), answered(*twice()), {})

    record = repeated.as_record(found)

    assert (record["earlier"], record["later"], record["rows"][0]["n"]) == ("spring", "2026-01..2026-02", 40)
