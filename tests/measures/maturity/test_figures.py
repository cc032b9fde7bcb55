import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.tables import MaturityTables
from cxdash.measures.maturity import figures as maturity
from tests.conftest import SHARED
from tests.measures.owners import TODAY
from tests.measures.tables import row

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 15)


def rated(*answers):
    """Make the store's tables of (key, rater, score[, date])."""
    rows = [(*answer, AUTUMN)[:4] for answer in answers]
    return MaturityTables(pd.DataFrame(rows, columns=["item", "rater", "score", "date"]).assign(rater_role=""))


def of(key, *scores, on=AUTUMN):
    return [(key, f"{key} {n}", score, on) for n, score in enumerate(scores)]


def test_a_key_has_its_median_its_spread_and_its_number_of_answers():
    found = maturity.compute(rated(*of("insight", 5, 4, 4, 3)), TODAY)

    insight, focus = row(found.keys, key="insight"), row(found.keys, key="focus")
    assert (insight["median"], insight["low"], insight["high"], insight["n"]) == (4, 3, 5, 4)
    assert (focus["n"], np.isnan(focus["median"])) == (0, True)
    assert list(found.keys.key) == list(maturity.KEYS)


@pytest.mark.parametrize(
    ("answers", "weakest"),
    [
        ([*of("insight", 4, 4), *of("focus", 1, 2)], ("focus",)),
        ([*of("insight", 2, 2, 3), *of("focus", 1, 2, 2)], ("focus",)),
        ([*of("insight", 1, 2, 3), *of("focus", 2, 2, 2)], ("insight", "focus")),
        ([], ()),
    ],
)
def test_the_weakest_key_is_named(answers, weakest):
    assert maturity.compute(rated(*answers), TODAY).weakest == weakest


@pytest.mark.shared
def test_the_mean_hides_the_missing_key():
    known = json.loads((SHARED / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    (example,) = [one for one in known if one["id"] == "maturity_min_mean_geo"]

    found = maturity.overall(example["inputs"]["keys"])

    expected = example["expected"]
    assert (found.mean, found.geometric, found.minimum, found.median) == pytest.approx(
        (expected["mean"], expected["geo"], expected["min"], expected["median"]), abs=1e-6
    )


def test_a_round_is_held_against_the_one_before_and_days_after_are_not_seen():
    late = date(2026, 9, 30)
    answers = [*of("insight", 2, 3, on=SPRING), *of("insight", 4, 4), *of("insight", 5, on=date(2027, 1, 1))]

    found = maturity.compute(rated(*answers, ("insight", "insight 0", 5, late), ("weather", "x", 1)), TODAY)

    insight = row(found.keys, key="insight")
    assert (found.round, found.before) == ("2026-09", "2026-03")
    assert (insight["median"], insight["n"], insight["before"], insight["before_n"], insight["change"]) == (
        4.5,
        2,
        2.5,
        2,
        2,
    )


def test_undated_answers_come_before_all_dated_ones_and_nameless_ones_all_count():
    found = maturity.compute(rated(("insight", "", 2, None), ("insight", "", 4, None)), TODAY)

    assert (row(found.keys, key="insight")["median"], row(found.keys, key="insight")["n"], found.round) == (3, 2, "")


def test_the_record_says_none_for_what_nobody_answered():
    empty, some = (
        maturity.as_record(maturity.compute(rated(*answers), TODAY)) for answers in ([], of("insight", 4, 2))
    )

    assert (empty["subject"], empty["round"], empty["mean"], empty["keys"][0]["median"]) == (
        "maturity",
        None,
        None,
        None,
    )
    assert (some["keys"][0]["median"], some["weakest"], some["minimum"], some["before"]) == (3, ["insight"], 3, None)
    json.dumps([empty, some], allow_nan=False)


def test_the_maturity_of_no_keys_is_refused():
    with pytest.raises(ValueError, match="The maturity of no keys is undefined"):
        maturity.overall([])


def test_the_spread_is_of_each_raters_answer_in_the_last_round():
    before, now = of("insight", 1, 1, 2, on=SPRING), of("insight", 4, 4, 5)

    found = maturity.spread(rated(*before, *now), TODAY)

    assert found.loc["insight"].tolist() == [0, 0, 0, 2, 1]
