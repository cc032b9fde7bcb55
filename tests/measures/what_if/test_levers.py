"""Levers: what they may be set to, and how settings are read."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.measures.what_if.levers import Levers, parse, settled

TODAY = {"acquisition_budget": 96_400_000.0, "retention_budget": 41_000_000.0}
STAGES = ["connect", "help"]
MOST = 21_500_000.0


def read(*settings):
    return parse(settings, TODAY, STAGES, MOST)


def refused(*settings):
    with pytest.raises(ImportRefused) as refusal:
        read(*settings)
    return list(map(str, refusal.value.faults))


def test_settings_are_read_as_shares_amounts_and_switches():
    found = read("gap.connect=50", "gap_cost=4000000", "retention_budget=+20%", "extra_leavers=8", "years=5")

    assert found == Levers(0.0, 0.2, gaps=(("connect", 0.5),), gap_cost=4e6, extra_leavers=8, years=5)
    assert read("gap.connect=50%", "acquisition_budget=-10%") == Levers(-0.1, gaps=(("connect", 0.5),))


def test_the_share_of_the_gap_closed_by_promising_less_is_read_in_per_cent():
    assert read("promise=10%") == read("promise=10") == Levers(promise=0.1)


def test_a_budget_may_be_given_as_what_it_shall_be():
    assert read("retention_budget=51250000").retention_budget == pytest.approx(0.25)


def test_with_the_total_kept_the_money_to_keep_follows():
    found = read("same_total=on", "acquisition_budget=-10%")

    assert found.retention_budget * 41.0 == pytest.approx(9.64)
    assert settled(Levers(same_total=True), 0.0, 1.0) == Levers(same_total=True)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            "price=5",
            "There is no lever price. There is: acquisition_budget, retention_budget, same_total, gap_cost, "
            "extra_leavers, cost_per_let_down, years, promise, gap.STAGE.",
        ),
        ("gap.nowhere=5", "There is no stage nowhere with let-downs to remove. There is: connect, help."),
        ("gap.connect=much", 'gap.connect cannot be set to "much"; write it as 50.'),
        ("gap.connect=110", "Let-downs we remove goes from 0 to 100: beyond this your own figures say nothing."),
        ("promise=60%", "Promise a little less goes from 0 to 50: beyond this your own figures say nothing."),
        ("promise=some", 'promise cannot be set to "some"; write it as 10%.'),
        (
            "acquisition_budget=+60%",
            "Money to win new customers goes from -50 to 50: beyond this your own figures say nothing.",
        ),
        ("retention_budget=+20", 'retention_budget cannot be set to "+20"; write it as +20%, 50000000.'),
        ("gap_cost=4m", 'gap_cost cannot be set to "4m"; write it as 4000000.'),
        ("gap_cost=-4", "What fixing costs a year is an amount of money, from 0 up."),
        (
            "gap_cost=99000000",
            "What that costs a year goes from 0 to 21500000: beyond this your own figures say nothing.",
        ),
        (
            "extra_leavers=30",
            "Of 100 let-downs, how many leave because of it? goes from 0 to 20: beyond this your own figures "
            "say nothing.",
        ),
        (
            "cost_per_let_down=501",
            "Extra work each let-down causes goes from 0 to 500: beyond this your own figures say nothing.",
        ),
        ("cost_per_let_down=nan", 'cost_per_let_down cannot be set to "nan"; write it as 4000000.'),
        ("years=2", "The years to look ahead are 1, 3 or 5."),
        ("same_total=maybe", 'same_total cannot be set to "maybe"; write it as on, off.'),
    ],
)
def test_what_is_unknown_of_another_unit_or_outside_its_range_is_refused(setting, said):
    assert refused(setting) == [said]


def test_all_that_is_wrong_is_said_at_once():
    assert len(refused("price=5", "gap.nowhere=5", "years=2")) == 3


def test_a_total_that_would_push_the_other_budget_out_of_its_range_is_refused():
    assert "Money to keep customers goes from -50 to 100" in refused("same_total=on", "acquisition_budget=-50%")[0]


def test_at_most_three_stages_are_mended_and_each_once():
    (said,) = refused("gap.connect=5", "gap.connect=6")

    assert said == "Let-downs can be removed at up to 3 stages, each named once."


def test_nothing_is_moved_until_something_is_decided():
    assert not Levers(extra_leavers=9, years=5).moved
    assert Levers(gaps=(("connect", 0.0),)) == Levers()
    assert Levers(gap_cost=1.0).moved
