"""Ranges of what is believed, and of what saved choices earn."""

from datetime import UTC, datetime

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import baseline, comparison
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if import kept, ranges, tabs
from tests.measures.choices import ASSUMED, BASE
from tests.presenters.ownership.pictures import sent

ENGLISH = Words("en")
START = Start(BASE, ASSUMED, baseline.cannot_move(BASE, ASSUMED), "NOK")
AT_REST = comparison.compare(BASE, ASSUMED, Levers())


def test_what_is_believed_stands_from_low_to_high_the_widest_first():
    rows = ranges.believed(AT_REST, "NOK", ENGLISH)

    wide = [row.places[2] - row.places[0] for row in rows]
    assert wide == sorted(wide, reverse=True)
    assert {row.places[1] for row in rows} == {1.0}
    assert rows[0].name in ranges.widest(rows, ENGLISH)
    assert ranges.widest([], ENGLISH) == ""


def test_at_rest_what_a_choice_hangs_on_shows_how_certain_the_beliefs_are():
    (tab,) = tabs.present_tab("matters", AT_REST, START, {}, ENGLISH)

    assert tab.sentences == [ranges.widest(ranges.believed(AT_REST, "NOK", ENGLISH), ENGLISH)]
    assert tab.notes[-1] == "Move a slider, and this says which belief the answer hangs on."
    assert len(sent(tab)["points"]) == 2 * len(ranges.believed(AT_REST, "NOK", ENGLISH))


def saved(name, levers):
    one = Kept(name, name, View(), levers, {}, baseline.fingerprint(BASE), {}, datetime(2026, 11, 1, tzinfo=UTC))
    return kept.KeptFigures(one, START, comparison.compare(BASE, ASSUMED, levers), {})


def test_the_saved_choice_that_earns_most_is_named_over_the_ranges_of_all():
    shown = {name: saved(name, Levers(retention_budget=change)) for name, change in (("Less", -0.2), ("More", 0.2))}
    best = max(shown, key=lambda name: comparison.spread(shown[name].found.earned)["p50"])

    tab = kept.section(shown, ENGLISH)

    assert tab.sentences[0].startswith(f"Of the saved choices “{best}” earns most: ")
    points = sent(tab)["points"]
    assert len(points[points["where"] == "desk"]) == 2
    assert list(tab.tables[0].rows)[1:] == ["Less", "More"]


def test_saved_choices_that_cannot_be_judged_are_counted():
    unknown = saved("Unknown", Levers())._replace(found=None)

    tab = kept.section({"Unknown": unknown}, ENGLISH)

    assert (tab.sentences, tab.drawing) == (["1 choice is saved."], None)
