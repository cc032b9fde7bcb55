import pytest

from cxdash.domain.periods import Period
from cxdash.measures.economics import spend_mix
from tests.measures.money import make_money, months

AGO, NOW = months("2024-11", 12), months("2025-11", 12)
YEAR = Period(NOW[0], NOW[-1])


def spent(ago, now, role="CMO", purpose="acquisition", months_ago=AGO):
    """Return rows of spending: the same amounts by kind in each month of a year."""
    return [
        (month, purpose, float(amount), role, kind)
        for span, amounts in ((months_ago, ago), (NOW, now))
        for month in span
        for kind, amount in amounts.items()
    ]


def mix(*rows, period=YEAR):
    return spend_mix.compute(make_money(spend=[one for given in rows for one in given]).spend, period)


def said(*rows):
    roles = make_money().roles
    table = mix(*rows)
    return [str(one.sentence) for one in spend_mix.findings(table, roles)]


def test_each_kind_has_its_share_of_the_roles_money_beside_that_of_the_same_months_a_year_before():
    table = mix(spent({"people": 3, "media": 1}, {"people": 1, "technology": 3}))

    assert table.to_numpy().tolist() == [
        ["CMO", "people", 12, 36, 0.25, 0.75],
        ["CMO", "media", 0, 12, 0, 0.25],
        ["CMO", "technology", 36, 0, 0.75, 0],
    ]


@pytest.mark.parametrize(
    ("ago", "now", "sentence"),
    [
        (
            {"people": 21, "media": 9, "technology": 6},
            {"people": 9, "media": 9, "technology": 18},
            "Marketing director's money moved from staff (58% → 25%) to technology (17% → 50%); the total is "
            "unchanged.",
        ),
        (
            {"technology": 5, "people": 5},
            {"technology": 2, "people": 6},
            "Marketing director's money moved from technology (50% → 25%) to staff (50% → 75%); the total is 20% "
            "lower.",
        ),
        (
            {"people": 10},
            {"people": 10, "technology": 10},
            "Of Marketing director's money a smaller share goes to staff (100% → 50%) and a larger one to technology "
            "(0% → 50%); the total is 100% higher.",
        ),
        ({"people": 60, "technology": 40}, {"people": 51, "technology": 49}, None),
        ({"people": 60, "technology": 40}, {"people": 30, "technology": 20}, None),
        ({"people": 50, "media": 25, "technology": 25}, {"people": 60, "media": 20, "technology": 20}, None),
        ({"other": 60, "technology": 40}, {"other": 10, "technology": 90}, None),
        ({"people": 50, "other": 50}, {"people": 90, "other": 10}, None),
    ],
    ids=[
        "moved",
        "back",
        "added",
        "too little",
        "smaller, same shares",
        "from several, a little each",
        "from unstated",
        "to stated",
    ],
)
def test_a_move_of_a_tenth_between_stated_kinds_is_a_sentence(ago, now, sentence):
    assert said(spent(ago, now)) == ([sentence] if sentence else [])


MOVING = {"people": 9, "technology": 1}, {"people": 1, "technology": 9}


@pytest.mark.parametrize("months_ago", [[], AGO[6:], months("2023-11", 12)], ids=["none", "six", "others"])
def test_without_the_same_months_a_year_before_nothing_is_compared(months_ago):
    rows = spent(*MOVING, months_ago=months_ago)

    assert mix(rows).before.isna().all()
    assert said(rows) == []


def test_a_purpose_that_is_noted_from_the_middle_of_the_year_before_makes_its_role_incomparable():
    begun = spent({"technology": 1}, {"technology": 9}, purpose="experience", months_ago=AGO[6:])

    assert said(spent({"people": 9}, {"people": 1}), begun) == []


def test_the_money_of_a_part_of_a_year_is_compared_with_the_same_part():
    table = mix(spent(*MOVING), period=Period(NOW[6], NOW[-1]))

    assert table[["amount", "before"]].to_numpy().tolist() == [[6, 54], [54, 6]]


def test_money_without_a_role_is_spoken_of_as_all_money_and_only_where_no_roles_is():
    assert said(spent(*MOVING, role="")) == [
        "The money moved from staff (90% → 10%) to technology (10% → 90%); the total is unchanged."
    ]
    assert len(said(spent(*MOVING), spent(*MOVING, role=""))) == 1
    assert said(spent({"people": 8}, {"people": 2}), spent({"technology": 2}, {"technology": 8}, role="CIO")) == [
        "The money moved from staff (80% → 20%) to technology (20% → 80%); the total is unchanged."
    ]
    unknown = spent({}, {"technology": 8}, role="CIO", months_ago=[])
    assert said(spent({"people": 8}, {"people": 2}), unknown) == []


@pytest.mark.parametrize(
    ("rows", "held"),
    [
        ([spent({"technology": 1}, {"technology": 3}), spent({"technology": 3}, {"technology": 1}, role="CIO")], 0.75),
        ([spent({"technology": 1}, {"technology": 3})], None),
        ([spent({"technology": 1}, {"technology": 3}), spent({"technology": 3}, {"technology": 1}, role="")], None),
        ([spent({"people": 1}, {"people": 3}), spent({"media": 3}, {"media": 1}, role="CIO")], None),
    ],
)
def test_who_holds_most_of_the_money_for_technology_is_told_where_several_spend(rows, held):
    found = spend_mix.holder(mix(*rows))

    assert (found and (found.role, found.share, found.before)) == (held and ("CMO", held, 0.25))


def test_without_a_period_or_spending_there_is_no_mix():
    assert mix(spent(*MOVING), period=None).empty
    assert mix().empty
    assert spend_mix.moves(mix()) == ()
