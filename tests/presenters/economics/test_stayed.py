"""Who of those at the start stayed and who left, beside the year before."""

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.economics import figures as economics
from cxdash.presenters.economics import stayed
from cxdash.presenters.elements import Tab
from tests.measures.money import make_money, steady
from tests.presenters.ownership.pictures import sent

ENGLISH = Words("en")


def found(months):
    return economics.compute(make_money(steady("2024-11", 24)[-months:], []), View(period="12m"))


def test_each_year_has_a_bar_of_those_at_the_start_in_who_stayed_and_who_left():
    both = found(24)
    boxes = sent(Tab(drawing=stayed.picture(both, "A finding.", ENGLISH)))["boxes"]

    desk = boxes[boxes["where"] == "desk"]
    assert desk.kind.tolist() == ["pale", "solid"] * 2
    left = both.year.customers_start - both.year.customers_kept
    assert desk.said.iloc[0].endswith(f"{round(left)} left.")
    assert "; " in stayed.sentence(both, ENGLISH)


def test_without_a_year_before_only_the_year_is_shown():
    one = found(12)

    boxes = sent(Tab(drawing=stayed.picture(one, "A finding.", ENGLISH)))["boxes"]

    assert len(boxes[boxes["where"] == "desk"]) == 2
    assert stayed.sentence(one, ENGLISH).endswith("left in Nov 2025 – Oct 2026.")
