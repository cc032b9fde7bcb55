"""What holds for every page, whatever is on it and whatever is in the store."""

import re
from functools import cache
from itertools import combinations, product
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from cxdash.definitions import DEFINITIONS, SUBJECTS
from cxdash.i18n.translator import languages
from cxdash.services import demo_store
from cxdash.ui import url_state
from cxdash.ui.components import pictures
from cxdash.ui.shell import menu
from tests.builders import statements
from tests.pages import stores
from tests.pages.reader import PAGES, Reader


def pairwise(first, second, third):
    """Return cases in which any two values of different lists meet; the third list is the shortest."""
    return [
        (one, other, third[(at + place) % len(third)])
        for at, one in enumerate(first)
        for place, other in enumerate(second)
    ]


STORES = ["empty", "one_answer", "minimal", "company", "demo"]

FULL = ("company", "demo")
"""Stores that have something behind every tab, opened in every language; the others' tabs are opened in English."""

PARTS = {
    "economics": ("spend", "leaving", "value", "claim"),
    "data": ("in", "quality", "load", "edit", "export", "changes"),
    "maturity": ("next", "raters"),
    "decide": ("decided", "need"),
    "ownership": ("stage", "mandate", "targets", "money", "model", "history"),
    "paths": ("roles", "lost"),
    "satisfaction": ("touchpoints", "time", "channels", "matters", "table"),
    "what_if": ("rests", "beliefs", "kept"),
    "workshop": ("questions", "guess", "home"),
}
"""The parts of a page that its link names."""

MISSING = {
    "empty": "There are no answers from customers yet.",
    "one_answer": "Too few answers to compare the stages yet (1 in all).",
    "minimal": "Customers have not been asked what they expected, so no gap can be shown.",
    "company": "Too few answers to show: Renew-call (",
    "demo": "Too few answers to show: News about us (12) and Thanks after a year (12).",
}
"""What the satisfaction page says is missing from each store."""

OTHERS = {
    "lang": "nb",
    "journey": "using",
    "period": "1m",
    "segment": "Economy",
    "stage": "help",
    "measure": "CES",
    "touchpoint": "use-web",
    "on": "2025-01-01",
    "model": "chief",
    "felt": "help",
    "only": "employees",
    "timing": "at_once",
    "store": "demo",
    "sheet": "roles",
    "projector": "1",
    "years": "5",
    "acquisition_budget": "20",
    "retention_budget": "20",
    "same_total": True,
    "mend": "use",
    "mend2": "renew",
    "mend3": "renew",
    "gap": "50",
    "gap2": "50",
    "gap3": "50",
    "gap_cost": "10000",
    "promise": "10",
    "extra_leavers": "9",
    "cost_per_let_down": "100",
    "choice": "mend",
    "workshop": "spring",
}
"""A value of each control that is not the one it begins with."""

OTHERS_OF = {
    "economics": OTHERS | {"period": "2024-07..2025-06"},
    "workshop": OTHERS | {"stage": "use"},
}
"""Likewise, on a page where that is something else: a year's figures hang on the end of the period alone, and the room
guesses first at what the others choose.
"""

NOT_FOR_READERS = {
    "a figure that is none": r"\b(nan|NaN|None(?! of )|inf|Infinity|undefined|<NA>)\b",
    "a code": r"\b(CSAT|CSAT10|EXPECTATION|RESOLVED)\b|\b[a-z]+_[a-z_]+\b",
    "a place in a sentence that nothing was put in": r"\{\w*\}",
}


ALL = list(product(PAGES, [*STORES, "airline"], languages()))
PAIRED = pairwise(PAGES, [*STORES, "airline"], languages())
"""Of all pages, stores and languages those that `make test` tries, and all of the airline's."""


def marked(page, store, language):
    """Return a case, marked if it needs the airline's survey, or belongs to the full matrix only.

    The airline is opened in full at once: importing its survey a second time would take longer.
    """
    if store == "airline":
        return pytest.param(page, store, language, marks=pytest.mark.shared)
    return pytest.param(page, store, language, marks=[] if (page, store, language) in PAIRED else pytest.mark.matrix)


def test_any_two_of_page_store_and_language_meet_in_the_short_run_and_all_in_the_full_one():
    assert {(one, other) for case in ALL for one, other in combinations(case, 2)} == {
        (one, other) for case in PAIRED for one, other in combinations(case, 2)
    }
    assert len(PAIRED) == len(PAGES) * (len(STORES) + 1)
    assert set(PAIRED) < set(ALL)


def assert_fit_to_read(reader):
    assert not reader.app.exception
    seen = re.sub(r"\S+\.(zip|csv)\b", "", reader.text().replace(stores.TRICKY, ""))  # files have names of their own
    found = {kind: [hit[0] for hit in re.finditer(pattern, seen)] for kind, pattern in NOT_FOR_READERS.items()}
    assert not any(found.values()), found


@pytest.mark.parametrize(("page", "store", "language"), [marked(*case) for case in ALL])
def test_opens_over_every_store_in_every_language(page, store, language, open_store):
    open_store(store)

    reader = Reader(page, lang=language)

    assert_fit_to_read(reader)
    parts = PARTS.get(page, ()) if language == "en" or store in FULL else ()
    for part in parts:
        assert_fit_to_read(Reader(page, lang=language, part=part))


@pytest.mark.parametrize("store", STORES)
def test_says_what_is_missing(store, open_store):
    open_store(store)

    reader = Reader("satisfaction", lang="en")

    assert MISSING[store] in reader.text()


def test_says_how_to_bring_answers_in(open_store):
    open_store("empty")

    reader = Reader("satisfaction", lang="en")

    (link,) = reader.links()
    assert (link.label, link.query_string) == ("Load a survey", "lang=en&part=load")
    assert reader.charts() == []


def test_says_how_to_bring_ratings_of_the_six_keys_in(open_store):
    open_store("minimal")

    reader = Reader("maturity", lang="en")

    (link,) = reader.links()
    assert "Leaders have not rated the six keys yet." in reader.text()
    assert (link.label, link.query_string) == ("Type in the ratings", "lang=en&part=edit&sheet=assessments")
    assert (reader.charts(), reader.tables()) == ([], [])


@pytest.mark.parametrize("store", ["empty", "one_answer", "minimal"])
def test_says_how_to_bring_customers_and_money_in(store, open_store):
    open_store(store)

    reader = Reader("economics", lang="en")

    links = [(link.label, link.query_string) for link in reader.links()]
    assert "There are no customers and no money yet." in reader.text()
    assert links == [
        ("Type in customers by month", "lang=en&part=edit&sheet=customers"),
        ("Type in what is spent", "lang=en&part=edit&sheet=spend"),
        ("Load a customer list", "lang=en&part=load"),
    ]
    assert (reader.charts(), reader.tables()) == ([], [])


@pytest.mark.parametrize("store", ["empty", "one_answer", "minimal"])
def test_says_how_to_bring_paths_in(store, open_store):
    open_store(store)

    reader = Reader("paths", lang="en")

    links = [(link.label, link.query_string) for link in reader.links()]
    assert "There are no customers' paths yet" in reader.text()
    assert links == [
        ("Type in customers' paths", "lang=en&part=edit&sheet=paths"),
        ("Load a workbook", "lang=en&part=load"),
    ]
    assert (reader.charts(), reader.tables()) == ([], [])


def test_says_when_a_choice_matches_no_answers_and_keeps_the_controls(open_store):
    open_store("company")

    reader = Reader("satisfaction", lang="en", period="1999-01")

    assert "No answers match this choice of journey, period and segment." in reader.text()
    assert "import" not in reader.text()
    assert reader.choose("period", "all").charts()


@cache
def _controls(page, part):
    """Return the names in the link that a page offers to change."""
    keys = [control.key or "" for control in Reader(page, lang="en", part=part).controls()]
    return [key.removeprefix("choose ") for key in keys if key.startswith("choose ")]


@pytest.mark.parametrize(("page", "part"), [(page, part) for page in PAGES for part in PARTS.get(page, ("",))])
def test_every_control_changes_something_else_on_the_page(page, part, open_store, made, monkeypatch):
    open_store("company")
    monkeypatch.setattr(demo_store, "STORE", Path(made("demo").removeprefix("sqlite:///")))
    controls = _controls(page, part)
    first = PARTS.get(page, ("",))[0]
    seen_to = set() if part == first else set(_controls(page, first))

    assert ("lang" in controls) == (page not in menu.OUTSIDE)
    for name in [name for name in controls if name not in seen_to]:
        reader = Reader(page, lang="en", part=part)
        before = _seen(reader, name)
        reader.choose(name, OTHERS_OF.get(page, OTHERS)[name])
        assert _seen(reader, name) != before, name


def _seen(reader, name):
    """Return all that is on the page but for one control: its words, and how its pictures are drawn."""
    return reader.words(without=f"choose {name}"), [chart.spec for chart in reader.charts()]


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_a_definition_that_stands_on_its_page_and_leads_there(page, open_store):
    open_store("demo")
    reader = Reader(page, lang="en")

    figures = reader.app.metric
    ways = [link for link in reader.links() if link.label == "How it is counted"]

    assert len(ways) == (1 if page == "overview" else len(figures))
    for figure, way in zip(figures, ways, strict=False):
        key = dict(parse_qsl(way.query_string))["part"]
        asked = Reader("methods", lang="en", part=key)
        printed = next(text.value for text in asked.app.markdown if text.value.startswith("####")).replace("\\", "")
        assert DEFINITIONS[key].name in printed
        assert all(sentence in printed for sentence in figure.help.split("\n\n"))


def test_every_definition_is_printed_whole_under_its_subject(open_store):
    open_store("empty")

    printed = Reader("methods", lang="en").text()

    told = [sentence for one in DEFINITIONS.values() for sentence in one]
    assert [sentence for sentence in told if sentence not in printed] == []
    assert all(f"](#{code})" in printed for code in SUBJECTS)


def test_in_the_projector_view_pictures_are_larger_and_their_words_the_same(open_store):
    open_store("company")

    desk, room = Reader("ownership", lang="en"), Reader("ownership", lang="en", projector="1")

    assert [chart.alt for chart in room.charts()] == [chart.alt for chart in desk.charts()]
    heights = [[chart.spec["height"] for chart in reader.charts()] for reader in (desk, room)]
    assert heights[1] == [round(pictures.PROJECTED * height) for height in heights[0]]


def test_every_name_of_the_link_has_a_control(open_store):
    open_store("company")

    controls = {name for page in PAGES for part in PARTS.get(page, ("",)) for name in _controls(page, part)}

    assert controls | {"part"} == set(url_state.PARAMS)


def test_there_are_at_most_27_tabs_outside_data():
    assert sum(len(parts) for page, parts in PARTS.items() if page != "data") <= 27


@pytest.mark.parametrize("page", PARTS)
def test_every_part_of_a_page_has_its_tab_and_its_link(page, open_store):
    open_store("company")

    seen = {part: Reader(page, lang="en", part=part) for part in PARTS[page]}

    (tabs,) = [block for block in seen[PARTS[page][0]].blocks() if block.type == "tab_container"]
    assert len(tabs.children) == len(PARTS[page])
    assert len({"\n".join(reader.words()) for reader in seen.values()}) == len(PARTS[page])


def test_the_other_tab_shows_something_else(open_store):
    open_store("company")
    reader = Reader("satisfaction", lang="en")
    before = reader.words()

    reader.open_part("table")

    assert (len(reader.tables()), len(reader.charts())) == (2, 2)
    assert reader.words() != before


@pytest.mark.parametrize(("page", "part"), [(page, part) for page in PAGES for part in PARTS.get(page, ("",))])
def test_a_warm_run_sends_one_statement(page, part, open_store):
    engine = open_store("company")
    reader = Reader(page, lang="en", segment="Economy", part=part)

    with statements(engine) as sent:
        reader.run()

    assert len(sent) == 1, sent
    assert "content_version" in sent[0]


def test_a_tab_and_another_page_that_were_open_before_cost_one_statement_a_run(open_store):
    engine = open_store("company")
    reader = Reader("satisfaction", lang="en").open_part("table")
    reader.go_to("methods").go_to("satisfaction")

    with statements(engine) as sent:
        reader.go_to("methods").go_to("satisfaction").open_part("table")

    assert len(sent) == 3, sent
