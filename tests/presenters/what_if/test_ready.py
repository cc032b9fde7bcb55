import re
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from cxdash.charts import what_if_at_rest as charts
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.what_if import baseline, comparison, ready
from cxdash.measures.what_if.levers import Levers, as_text, of_text
from cxdash.measures.what_if.start import Start
from cxdash.presenters.elements import Tab
from cxdash.presenters.what_if import page
from cxdash.presenters.what_if.ready import axis, screen
from cxdash.presenters.what_if.ready.cards import Card
from cxdash.store import database
from tests.measures.choices import ASSUMED, BASE
from tests.presenters.ownership.pictures import assert_draws, sent, written

STAGES = {"connect": "Get connected", "use": "Use", "help": "Get help"}
NAMES = ["Fix the start", "Move 10\N{NO-BREAK SPACE}m\N{NO-BREAK SPACE}kr to keeping", "Do both"]


def shown(assumed=ASSUMED, base=BASE, chosen=None, language="en"):
    start = Start(base, assumed, baseline.cannot_move(base, assumed), "NOK")
    found = [
        (one, comparison.compare(base, assumed, one.levers) if one.levers else None) for one in ready.choices(start, 3)
    ]
    return screen.present(start, found, chosen or Levers(), STAGES, Words(language))


def test_three_choices_stand_side_by_side_each_with_its_ranges_and_how_sure_it_is():
    made = shown()
    texts, points = written(Tab(drawing=made.cards)), sent(Tab(drawing=made.cards))["points"]

    assert [name for name, _ in made.buttons] == [f"{at} · {name}" for at, name in enumerate(NAMES, 1)]
    assert [one for one in texts if one in NAMES][:3] == NAMES
    ranges = points[(points.kind == "dot")].said.tolist()
    assert len(ranges) == 6
    assert all(name in said for name, said in zip([name for name in NAMES for _ in range(2)], ranges, strict=True))
    assert {"customers in 3 years", "earned in 3 years, m kr", "as now", "how sure"} <= set(texts)


def bringing(*earned):
    """Return cards that earn these amounts, a try each."""
    tries = zip("ABC", earned, strict=False)
    return [Card(name, "", Brings(np.array(each, float), place_of(each)), "", False) for name, each in tries]


class Brings(NamedTuple):
    earned: np.ndarray
    verdict: int
    judged: bool = True
    levers: Levers = Levers()


def place_of(each):
    return comparison.place(np.mean(np.array(each) > 0), np.mean(np.array(each) < 0))


@pytest.mark.parametrize(
    ("earned", "said"),
    [
        (
            ([9e6] * 10, [2e6] * 10, [1e6] * 10),
            "“A” probably earns most: 9 m kr more in 3 years, almost always better than carrying on.",
        ),
        (
            ([2e6] * 10, [9e6] * 7 + [1e6] * 3),
            "Too close to call between “B” and “A”: 9 m kr more or 2 m kr more in 3 years than carrying on.",
        ),
        (([1e6, -1e6] * 5, [-2e6] * 10), "None of the three choices is clearly better than carrying on as today."),
        (([-1e6] * 10, [-2e6] * 10), "None of the three choices is clearly better than carrying on as today."),
    ],
)
def test_the_finding_names_the_best_only_where_it_earns_more_in_8_of_10_tries(earned, said):
    found = screen.finding(bringing(*earned), "NOK", Words("en"))

    assert found.replace("\N{NO-BREAK SPACE}", " ") == said


def test_money_goes_month_by_month_from_nothing_with_its_range_and_paying_back():
    tables = sent(shown().by_month)
    paths, points = tables["paths"], tables["points"]

    assert paths.groupby("choice").size().tolist() == [37] * 3
    assert paths.dash.drop_duplicates().tolist() == ["solid", "dashed", "dotted"]
    first = paths[paths.x == charts.FIRST]
    assert (first.low == first.high).all()
    assert (paths.high <= paths.y + 1e-9).all()
    assert (paths.y <= paths.low + 1e-9).all()
    paid = points[points.kind == "diamond"].said.tolist()
    assert any(said.startswith("1 is paid back in month ") for said in paid)


def test_a_missing_belief_is_named_in_the_card_and_has_no_range():
    without = {name: value for name, value in ASSUMED.items() if name != "ceiling.retention"}
    made = shown(without)
    cards = Tab(drawing=made.cards)
    texts, points = " ".join(written(cards)).replace("\n", " "), sent(cards)["points"]

    assert texts.count("Not stated yet, and the answer hangs on it") == 2
    assert (points.kind == "dot").sum() == 2
    assert len(made.buttons) == 3


def test_what_cannot_be_chosen_says_why_and_has_no_button():
    made = shown(base=replace(BASE, let_downs=()))

    assert [name for name, _ in made.buttons] == [f"2 · {NAMES[1]}"]
    assert "Fix what lets customers down" in written(Tab(drawing=made.cards))


def test_without_any_beliefs_it_says_that_nothing_can_be_told():
    made = shown({})

    assert made.finding.startswith("Three choices to start from: what they earn hangs on beliefs")
    assert "It cannot be told yet what the choices earn." in written(made.by_month)
    assert len(sent(made.by_month)["paths"]) == 0


def test_the_choice_that_is_set_is_in_the_accent():
    chosen = of_text(shown().buttons[1][1])
    paths = sent(shown(chosen=chosen).by_month)["paths"]

    assert paths.drop_duplicates("choice").tone.tolist() == ["text", "chosen", "text"]
    assert set(sent(shown().by_month)["paths"].tone) == {"text"}


def test_a_phone_has_cards_of_three_lines():
    texts = written(Tab(drawing=shown().cards), "phone")

    at = texts.index(f"1  {NAMES[0]}")
    assert "customers · " in texts[at + 1]
    assert texts[at + 1].endswith(")")
    assert re.fullmatch(r"better in \d\xa0of\xa010\xa0tries", texts[at + 2])


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    made = shown(language=language)

    assert_draws(Tab(drawing=made.cards), language)
    assert_draws(made.by_month, language)


def test_of_the_demo_it_is_said_of_each_choice_how_often_it_is_better_and_two_are_paid_back(demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        made = page.ready(connection, View(period="12m"), "en", as_text(Levers()), "")

    assert [name.partition(" · ")[2] for name, _ in made.buttons] == NAMES
    assert made.finding.replace("\N{NO-BREAK SPACE}", " ") == (
        "Too close to call between “Do both” and “Move 10 m kr to keeping”: 16.1 m kr more or 14.2 m kr more in 3 "
        "years than carrying on."
    )
    texts = written(Tab(drawing=made.cards)) + written(made.by_month)
    assert {"+3,300", "+2.6", "+1,500 to +5,600", "1 is paid back in month 30"} <= set(texts)
    assert [text for text in texts if text.startswith("better in\n")] == [
        f"better in\n{count}\xa0of\xa0100\xa0tries" for count in (68, 75, 78)
    ]


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(-3000, 13_000, [-5000, 0, 5000, 10_000, 15_000]), (220, 3700, [0, 1000, 2000, 3000, 4000]), (0, 0, [0, 1])],
)
def test_ticks_are_round_and_hold_nothing_and_both_ends(low, high, found):
    assert axis.ticks(low, high) == found


def test_places_that_are_too_near_are_moved_apart_in_their_order():
    moved = axis.apart([100.0, 104.0, 300.0], 28)

    assert moved[1] - moved[0] == pytest.approx(28)
    assert moved[2] == 300
