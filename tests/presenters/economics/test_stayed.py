"""The share who leave in a year, counted month by month, beside the year before."""

import pytest

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


def test_each_year_has_a_bar_of_a_hundred_customers_in_who_stay_and_who_leave():
    both = found(24)
    boxes = sent(Tab(drawing=stayed.picture(both, "A finding.", ENGLISH)))["boxes"]

    desk = boxes[boxes["where"] == "desk"]
    assert desk.kind.tolist() == ["pale", "solid"] * 2
    widths = (desk.x2 - desk.x).tolist()
    assert widths[1] / (widths[0] + widths[1]) == pytest.approx(both.year.churn_rate, abs=0.01)


def test_the_share_is_not_said_to_be_of_those_at_the_start_when_customers_grow_in_number():
    both = found(24)

    said = stayed.sentence(both, ENGLISH)

    of = ENGLISH.number(both.year.churn_rate * 100, 1)
    assert said == f"{of} of 100 customers left in Nov 2025 – Oct 2026, {of} in Nov 2024 – Oct 2025."
    assert (
        f"some of the {round(both.year.customers_lost)} who left may have been won" in stayed.legend(both, ENGLISH)[1]
    )


def test_without_a_year_before_only_the_year_is_shown():
    one = found(12)

    boxes = sent(Tab(drawing=stayed.picture(one, "A finding.", ENGLISH)))["boxes"]

    assert len(boxes[boxes["where"] == "desk"]) == 2
    assert stayed.sentence(one, ENGLISH).endswith(" of 100 customers left in Nov 2025 – Oct 2026.")
