import pytest

from cxdash.charts.ownership import money as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import tabs
from tests.measures.owners import make_owners, owners, rated
from tests.presenters.ownership.pictures import assert_draws, sent, written
from tests.presenters.ownership.test_screen import named

ENGLISH = Words("en")
ALL_LOW, HALF_LOW = (60, 0, 0, 0, 0), (30, 0, 0, 0, 30)
OWNED = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("CMO", "A", "use"), ("CSO", "A", "use")]
SPENT = [("CMO", "acquisition", 9e6), ("CSO", "experience", 1e6)]
SCORES = {f"at_{stage}": (ALL_LOW,) for stage in ("find", "buy", "use", "help")}


def shown(assignments=OWNED, spend=SPENT, scores=SCORES, language="en", **more):
    tables = named(make_owners(assignments, spend=spend, **more))
    (tab,) = tabs.present_tab(tables, owners(tables, scores), "", "money", Words(language))
    return tab


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        ({}, "25% of the let-downs have no owner; 50% have one who holds 10% of the money."),
        ({"spend": ()}, "25% of the let-downs have no owner."),
        ({"scores": {}}, "Cmo holds 90% of the money; who answers for the let-downs is not known."),
        (
            {"assignments": [*OWNED, ("CMO", "A", "help")]},
            "50% of the let-downs have an owner who holds 10% of the money.",
        ),
        ({"assignments": [*OWNED, ("CMO", "A", "help")], "spend": ()}, "Every let-down has an owner."),
        (
            {"assignments": [("ALL", "A", "find"), ("CMO", "A", "buy")]},
            "50% of the let-downs have no owner, and 25% are everyone's, and so nobody's.",
        ),
        (
            {"assignments": [("ALL", "A", stage) for stage in ("find", "buy", "use", "help")]},
            "100% of the let-downs are everyone's, and so nobody's.",
        ),
        ({"spend": (), "scores": {}}, ""),
    ],
)
def test_the_finding_sets_let_downs_against_money(given, finding):
    assert shown(**given).heading == finding


def test_nobody_stands_first_then_the_roles_by_let_downs_and_by_money():
    tab = shown(spend=[*SPENT, ("COO", "retention", 2e6), ("", "retention", 1e6)])
    tables = sent(tab)

    assert tables["chips"].chip.tolist() == ["Nobody", "CMO", "CSO", "COO"]
    assert tables["chips"].health.tolist() == ["nobody", "one", "one", "one"]
    assert tab.drawing.tables.rows == 4
    assert [one for one in written(tab) if one.endswith("%")] == ["25%", "8%", "50%", "69%", "50%", "8%", "0%", "15%"]


def test_what_several_claim_is_dashed_counted_with_each_and_said():
    tab = shown()
    boxes = sent(tab)["boxes"]
    dashed = boxes[boxes.kind == "dashed"]

    assert dashed.said.tolist() == [
        "Cmo: 50% of the let-downs, 90% of the money.",
        "Cso: 50% of the let-downs, 10% of the money.",
    ]
    assert (dashed.x2 - dashed.x).round(1).nunique() == 1
    assert tab.notes == ["Dashed: Use, which several claim; it counts for each, so shares exceed 100%."]
    assert tab.phone_notes == ["Several claim Use; it counts for each, so shares exceed 100%."]


def test_money_is_split_by_purpose_with_amounts_in_columns():
    tab = shown(spend=[("CMO", "acquisition", 6e6), ("CMO", "retention", 3e6), ("CMO", "experience", 1e6)])
    boxes = sent(tab)["boxes"]
    bars = boxes[(boxes.x >= charts.MONEY) & (boxes.top > charts.HEAD)]

    assert (bars.x2 - bars.x).tolist() == pytest.approx([charts.RIGHT_ROOM * part for part in (0.6, 0.3, 0.1)])
    assert bars.kind.tolist() == ["solid", "pale", "solid"]
    assert [one for one in written(tab) if one in ("6.0", "3.0", "1.0")] == ["6.0", "3.0", "1.0"]
    assert "Cmo holds 100% of the money." in tab.sentences


def test_a_missing_half_says_what_is_to_be_added():
    without_money, without_answers = written(shown(spend=())), written(shown(scores={}))

    assert "What is spent is not known: add\nspending by role." in without_money
    assert "customers' answers are not in" in without_answers
    assert [one for one in without_answers if one.endswith("%")] == ["0%", "90%", "10%"]


def test_bars_stay_within_their_half_however_long():
    tables = sent(
        shown(assignments=[("CMO", "A", stage) for stage in ("find", "buy", "use", "help")], spend=[SPENT[0]])
    )
    boxes = tables["boxes"][tables["boxes"].kind == "solid"]

    assert boxes.x.min() >= charts.LET_DOWNS - charts.LEFT_ROOM - 1e-9
    assert boxes[boxes.top > charts.HEAD].x2.max() <= charts.MONEY + charts.RIGHT_ROOM + 1e-9


def test_who_cannot_act_is_marked_and_everyone_is_no_owner():
    cannot = [*rated("CMO", [(1, 1, 1, 1, 1)] * 3)]
    tab = shown(assignments=[*OWNED, ("ALL", "A", "help")], assessments=cannot)

    assert "○ cannot act" in written(tab)
    assert "answers for Help" in written(tab)
    assert sent(tab)["chips"].health.tolist()[-1] == "everyone"


def test_beyond_twelve_the_smaller_roles_are_added_up():
    roles = [(f"R{number}", "") for number in range(14)]
    spend = [(key, "retention", 1000.0 * (20 - at)) for at, (key, _) in enumerate(roles)]
    tab = shown(assignments=[], roles=roles, spend=spend)

    chips = sent(tab)["chips"].chip.tolist()
    assert (len(chips), chips[-1]) == (13, "Others")
    assert "thousand kr a year" in written(tab)


def test_a_phone_has_two_numbers_a_role_the_largest_difference_first():
    assert written(shown(), "phone") == [
        *("Nobody", "25% of the let-downs, 0% of the money."),
        *("Cmo", "50% of the let-downs, 90% of the money."),
        *("Cso", "50% of the let-downs, 10% of the money."),
    ]


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(language=language), language)


def test_of_the_demo_nobody_has_most_let_downs_and_no_money(demo):
    (tab,) = tabs.present_tab(*demo, "", "money", ENGLISH)

    assert tab.heading == "30% of the let-downs have no owner; 20% have one who holds 1% of the money."
    assert sent(tab)["chips"].chip.tolist()[:4] == ["Nobody", "CMO", "CCO", "CSO"]
    assert "Marketing director holds 47% of the money, all of it to win new customers." in tab.sentences
    assert {"answers for Get\nconnected", "share of 175,000 a year", "73.4"} <= set(written(tab))
    assert [table.behind for table in tab.tables] == [True]
