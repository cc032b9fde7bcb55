import pytest

from cxdash.domain.messages import Name
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import kpis
from cxdash.measures.ownership.targets import kinds, top
from tests.measures.owners import TODAY, make_owners

ENGLISH = Words("en")
KEYS = "abcdef"


def steered(*figures, values=(), owner="CMO"):
    """Return key figures a, b … of these: what they count, kind, level, owner."""
    rows = [
        (key, "", one[3] if len(one) > 3 else owner, "", "up", 10.0, *one[:2], one[2] if len(one) > 2 else "top")
        for key, one in zip(KEYS, figures, strict=False)
    ]
    tables = make_owners(kpis=rows, kpi_values=values)
    return kpis.compute(tables.kpis, tables.kpi_values, TODAY, everyone={"ALL"})


CALLED = {key: Name(key, key.upper()) for key in KEYS}
BUSINESS, SOLD = ("business", "efficiency"), ("business", "effect")
CUSTOMERS, COST = ("customer", "effect"), ("customer", "efficiency")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([], top.NOT_FILLED_IN),
        ([(*CUSTOMERS, "function")], top.NOT_FILLED_IN),
        (
            [BUSINESS],
            "Top management follows one figure; it does not count what customers get, and it shows efficiency.",
        ),
        ([CUSTOMERS], "Top management follows one figure; it counts what customers get, and it shows effect."),
        (
            [BUSINESS, BUSINESS, (*CUSTOMERS, "function")],
            "Top management follows 2 figures; neither counts what customers get, and both show efficiency.",
        ),
        (
            [SOLD, SOLD, SOLD],
            "Top management follows 3 figures; none of them counts what customers get, and all show effect.",
        ),
        (
            [CUSTOMERS, BUSINESS],
            "Top management follows 2 figures; one of them counts what customers get.",
        ),
        (
            [COST, COST, BUSINESS],
            "Top management follows 3 figures; 2 of them count what customers get, and all show efficiency.",
        ),
        ([CUSTOMERS] * 2, "Top management follows 2 figures; both count what customers get, and both show effect."),
        (
            [COST] * 3,
            "Top management follows 3 figures; all of them count what customers get, and all show efficiency.",
        ),
        (
            [SOLD] * 5,
            "Top management follows 5 figures; none of them counts what customers get, and all show effect.",
        ),
        (
            [BUSINESS] * 4,
            "Top management follows 4 figures; none of them counts what customers get, and all show efficiency.",
        ),
        ([BUSINESS, ("", "efficiency")], "Top management follows 2 figures; both show efficiency."),
        ([("", ""), BUSINESS], "Top management follows 2 figures."),
    ],
)
def test_what_top_management_follows_is_a_sentence_and_what_is_not_filled_in_is_not_claimed(figures, said):
    assert ENGLISH.sentence(top.sentence(top.followed(steered(*figures)))) == said


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([BUSINESS, SOLD], True),
        ([BUSINESS, CUSTOMERS], False),
        ([BUSINESS, ("", "effect")], False),
        ([(*BUSINESS, "function")], False),
        ([BUSINESS, (*CUSTOMERS, "")], False),
        ([BUSINESS, (*BUSINESS, "")], True),
        ([(*BUSINESS, "")], False),
        ([], False),
    ],
)
def test_none_that_counts_what_customers_get_is_a_question_only_where_that_is_known_of_all(figures, found):
    assert [one.code for one in top.findings(steered(*figures))] == ["top_without_customers"] * found


def test_the_state_says_who_reaches_the_target_who_owns_nothing_and_what_is_not_filled_in():
    figures = steered(
        (*CUSTOMERS, "top", ""),
        (*BUSINESS, "top", "ALL"),
        ("", "", "top"),
        values=[("a", "2026-10", 12.0), ("b", "2026-10", 8.0)],
    )

    assert [ENGLISH.sentence(one) for one in top.state(top.followed(figures), CALLED)] == [
        "No owner: A and B.",
        "Not filled in whether it counts what customers get, or whether it is effect or efficiency: C.",
    ]
    assert [ENGLISH.sentence(one) for one in top.at_target(top.followed(figures))] == [
        "At target, of the figures that top management follows: 1 of 2."
    ]
    assert top.state(top.followed(steered(CUSTOMERS)), CALLED) == []
    assert top.at_target(top.followed(steered(CUSTOMERS))) == []


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (["top", "", ""], ["Not filled in who follows it: B and C."]),
        (["top", "function", ""], ["Not filled in who follows it: C."]),
        (["top", "function", "top"], []),
        (["", "function", ""], []),
    ],
)
def test_who_follows_a_figure_is_not_taken_for_a_function_where_it_is_left_blank(levels, said):
    figures = steered(*((*CUSTOMERS, level) for level in levels))

    assert [ENGLISH.sentence(one) for one in top.unstated(figures, CALLED)] == said
    assert list(top.followed(figures).key) == [key for key, level in zip(KEYS, levels, strict=False) if level == "top"]


RISING = [(key, month, value) for key in "ab" for month, value in (("2026-09", 1.0), ("2026-10", 2.0))]


@pytest.mark.parametrize(
    ("figures", "values", "said"),
    [
        ([], (), []),
        ([("customer", "")], (), ["Whether key figures show effect or efficiency has not been filled in."]),
        ([CUSTOMERS], (), ["Effect is shown by A; no key figure shows efficiency."]),
        (
            [BUSINESS],
            (),
            ["No key figure shows effect, such as growth or how long customers stay; efficiency is shown by A."],
        ),
        ([SOLD, BUSINESS], RISING[:2], ["Effect is shown by A; efficiency by B."]),
        (
            [SOLD, BUSINESS, (*CUSTOMERS, "function")],
            [*RISING, ("c", "2026-09", 3.0), ("c", "2026-10", 2.0)],
            [
                "Effect is shown by A and C; efficiency by B.",
                "Better than at first: 1 of 1 figures of efficiency, 1 of 2 of effect.",
            ],
        ),
    ],
)
def test_effect_and_efficiency_are_told_apart_by_what_is_filled_in(figures, values, said):
    assert [ENGLISH.sentence(one) for one in kinds.sentences(steered(*figures, values=values), CALLED)] == said
