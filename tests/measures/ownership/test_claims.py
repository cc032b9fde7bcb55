"""What roles claim, by what it is about, against the range that ways of counting give."""

import pandas as pd
import pytest

from cxdash.measures.ownership import claims

COLUMNS = ["role", "kpi", "outcome", "share", "kpi_outcome"]


def make_claims(rows):
    """Make the sheet of claims from (role, kpi, outcome, share[, outcome of the key figure])."""
    return pd.DataFrame([(*row, "") if len(row) == 4 else row for row in rows], columns=COLUMNS)


def credits(*rows):
    """Make credit by role from (role, low, high) where 200 customers are shared out."""
    return pd.DataFrame(
        [(role, low, high, 200 if at == 0 else 0) for at, (role, low, high) in enumerate(rows)],
        columns=["role", "low", "high", "first"],
    )


def of(found):
    return {row.role: (row.share, row.least, row.most) for row in found.roles.itertuples()}


def test_a_roles_range_is_over_all_ways_by_who_answers_and_by_who_does_the_work():
    (found,) = claims.compute(
        make_claims([("CMO", "", "win", 60), ("CSO", "", "win", 50), ("CIO", "", "win", 25)]),
        credits(("CMO", 100, 160), ("CSO", 40, 100)),
        credits(("CIO", 0, 80), ("CMO", 120, 200)),
    )

    assert (found.outcome, found.total) == ("win", 135)
    assert of(found) == {"CMO": (60, 50, 100), "CSO": (50, 0, 50), "CIO": (25, 0, 40)}
    assert (list(found.over.role), list(found.under.role)) == ([], [])


def test_those_who_claim_more_or_less_than_any_way_gives_are_told():
    (found,) = claims.compute(
        make_claims([("CMO", "", "win", 30), ("CSO", "", "win", 51), ("CEO", "", "win", 4)]),
        credits(("CMO", 100, 160), ("CSO", 40, 100)),
    )

    assert (list(found.over.role), list(found.under.role)) == (["CSO", "CEO"], ["CMO"])


@pytest.mark.parametrize(
    ("claim", "about", "known"),
    [
        (("CMO", "", "", 40), ("", "win"), True),
        (("CMO", "", "win", 40), ("", "win"), True),
        (("CMO", "sales", "", 40, "win"), ("sales", ""), True),
        (("CMO", "sales", "", 40), ("sales", ""), False),
        (("CMO", "", "upsell", 40), ("", "upsell"), False),
    ],
)
def test_only_claims_on_new_customers_are_held_against_the_paths(claim, about, known):
    (found,) = claims.compute(make_claims([claim]), credits(("CMO", 100, 160)))

    assert (found.kpi, found.outcome) == about
    assert found.roles.most.notna().all() == known


def test_claims_stand_by_what_they_are_about_with_new_customers_first():
    found = claims.compute(
        make_claims([("CMO", "nps", "", 40), ("CMO", "", "loyalty", 70), ("CSO", "", "win", 10), ("CSO", "nps", "", 9)])
    )

    assert [(one.kpi, one.outcome, one.total) for one in found] == [
        ("", "win", 10),
        ("", "loyalty", 70),
        ("nps", "", 49),
    ]
    assert claims.as_records(found)[0]["roles"] == [{"role": "CSO", "share": 10.0, "least": None, "most": None}]


def test_without_claims_there_is_nothing():
    assert claims.compute(make_claims([]), credits(("CMO", 100, 160))) == []
