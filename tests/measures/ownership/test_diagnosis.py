import numpy as np
import pandas as pd
import pytest

from cxdash.measures.ownership import diagnosis
from tests.measures.owners import make_owners, owners, rated
from tests.measures.tables import row

MET, BROKEN = ((0, 0, 0, 60, 0), 0), ((0, 0, 50, 10, 0), -1)
ABLE, UNABLE = rated("CMO", [(4,) * 5] * 3), rated("CMO", [(2,) * 5] * 3)
PARTLY = rated("CMO", [(3,) * 5] * 3)
OWNED = [("CMO", "A", "find")]


def annoyed(cause, customers=100, status="open", kind="annoyance"):
    return (f"{cause} {customers}", "at_find", "find", "at_find", "find", cause, customers, status, kind)


@pytest.mark.parametrize(
    ("assignments", "ratings", "score", "annoyances", "found"),
    [
        ([], ABLE, BROKEN, [], "no_owner"),
        ([], ABLE, MET, [], "no_owner"),
        ([("ALL", "A", "find")], ABLE, BROKEN, [], "no_owner"),
        ([*OWNED, ("CSO", "A", "find")], ABLE, BROKEN, [], "no_owner"),
        (OWNED, UNABLE, MET, [], "no_mandate"),
        (OWNED, UNABLE, BROKEN, [], "no_mandate"),
        (OWNED, ABLE, None, [], "unknown"),
        (OWNED, ABLE, MET, [annoyed("overpromise")], "fine"),
        (OWNED, ABLE, BROKEN, [], "delivery_fails"),
        (OWNED, PARTLY, BROKEN, [], "delivery_fails"),
        (OWNED, [], BROKEN, [], "delivery_fails"),
        (OWNED, ABLE, BROKEN, [annoyed("overpromise", 60), annoyed("not ready", 50)], "promise_too_high"),
        (OWNED, ABLE, BROKEN, [annoyed("overpromise", 50), annoyed("not ready", 50)], "delivery_fails"),
        (
            OWNED,
            ABLE,
            BROKEN,
            [annoyed("overpromise"), annoyed("not ready", 90), annoyed("other", 20)],
            "delivery_fails",
        ),
        (OWNED, ABLE, BROKEN, [annoyed("overpromise"), annoyed("not ready", 900, "done")], "promise_too_high"),
        (OWNED, ABLE, BROKEN, [annoyed("overpromise"), annoyed("not ready", 900, "open", "idea")], "promise_too_high"),
    ],
)
def test_the_first_thing_that_stands_in_the_way_is_the_diagnosis(assignments, ratings, score, annoyances, found):
    tables = make_owners(assignments, assessments=ratings, annoyances=annoyances)

    stages = owners(tables, {"at_find": score} if score else {}).stages

    assert row(stages, key="find")["diagnosis"] == found


@pytest.mark.parametrize(
    ("expected", "mean", "too_high"),
    [(4.5, 3.5, True), (4.25, 3.5, True), (4.2, 3.5, False), (4.5, 3.4, False)],
)
def test_without_annoyances_a_promise_is_too_high_where_more_was_expected_and_no_less_was_got(expected, mean, too_high):
    scored = pd.DataFrame({"expected": [expected, 4.0, 4.0], "mean": [mean, 3.5, 3.5]}, index=["find", "buy", "use"])

    assert diagnosis.promise_too_high("find", scored, make_owners().annoyances) is too_high


def test_the_only_stage_cannot_be_compared_with_others():
    scored = pd.DataFrame({"expected": [5.0], "mean": [3.5]}, index=["find"])

    assert diagnosis.promise_too_high("find", scored, make_owners().annoyances) is False


def gathered(amounts, owned, basis="direct"):
    stages = pd.DataFrame({"health": ["one" if one else "nobody" for one in owned]})
    return diagnosis.ownerless(stages, pd.DataFrame({"let_downs": amounts, "basis": basis}))


@pytest.mark.parametrize(
    ("amounts", "owned", "share", "p", "chance"),
    [
        ([50.0, 10, 10, 10, 10, 10], [0, 1, 1, 1, 1, 1], 0.5, 1 / 6, True),
        ([40.0, 40, 5, 5, 5, 5], [0, 0, 1, 1, 1, 1], 0.8, 1 / 15, True),
        ([30.0, 30, 30, 4, 3, 3], [0, 0, 0, 1, 1, 1], 0.9, 1 / 20, True),
        ([30.0, 30, 30, 4, 3, 2, 1], [0, 0, 0, 1, 1, 1, 1], 0.9, 1 / 35, False),
        ([20.0, 20, 20], [1, 1, 1], 0, 1, True),
        ([20.0, 20, 20], [0, 0, 0], 1, 1, True),
    ],
)
def test_the_share_without_an_owner_comes_with_the_chance_of_as_much(amounts, owned, share, p, chance):
    found = gathered(amounts, owned)

    assert (found.share, found.total, found.p, found.may_be_chance, found.stages) == (
        pytest.approx(share),
        sum(amounts),
        pytest.approx(p),
        chance,
        len(amounts),
    )


def test_where_nobody_is_let_down_no_share_is_without_an_owner():
    assert gathered([0.0, 0.0], [0, 1]) is None


def test_with_many_stages_the_chance_is_drawn_and_the_same_each_time():
    amounts = list(np.arange(1.0, 41))
    owned = [place % 2 for place in range(40)]

    first, again = gathered(amounts, owned), gathered(amounts, owned)

    assert first == again
    assert first.p == pytest.approx(0.61, abs=0.05)
    assert gathered(amounts, [place < 20 for place in range(40)]).p == 1 / 20_001


def test_what_is_unknown_is_not_counted_and_a_stage_of_advertising_counts_as_none():
    found = gathered([10.0, np.nan, np.nan], [1, 0, 0], ["direct", "indirect", "direct"])

    assert (found.share, found.stages) == (0, 2)
    assert gathered([np.nan, np.nan], [1, 0]) is None
