"""The link is the view: whoever opens it, comes back to it or garbles it sees figures, and the right ones."""

import gc
from functools import cache

import pytest

from cxdash.charts.compiled import compiled
from cxdash.ui import url_state
from tests.pages.reader import PAGES, Reader

VIEW = {
    "lang": "nb",
    "journey": "using",
    "period": "2025-01..2025-06",
    "segment": "Economy",
    "stage": "help",
    "measure": "CES",
    "projector": "1",
}

NONSENSE = {
    "lang": ["xx", "EN", "", "sv_SE", "../nb"],
    "journey": ["nowhere", "buying'--", "\N{BOMB}", "x" * 5000],
    "period": ["2026-13", "2026-02..2026-01", "m", "0m", "-1m", "0000-05", "2024-06..9999-12", "٢٠٢٦-05", "1٢m", "ALL"],
    "segment": ["Nobody", "economy", "%00", "<b>Economy</b>", "{segment}"],
    "stage": ["nowhere", "", "KNOW"],
    "touchpoint": ["nowhere", "%00"],
    "measure": ["csat", "EXPECTATION", "NPS", "; DROP TABLE response"],
    "on": ["yesterday", "2026-02-30", "31.01.2026"],
    "model": ["nobody", "~never-kept", "chief'--"],
    "store": ["Demo", "postgresql://elsewhere", "/etc/passwd"],
    "part": ["nowhere", "edit'--", "%00"],
    "felt": ["nowhere", "<b>Help</b>"],
    "only": ["Employees", "drop'--"],
    "sheet": ["response", "nowhere", "../roles"],
    "projector": ["0", "true", "2", "1 "],
    "timing": ["now", "AT_ONCE", "%00"],
    "years": ["2", "three", "-1"],
    "acquisition_budget": ["60", "-51", "nan", "+10", "1e1"],
    "retention_budget": ["101", "inf", "٢"],
    "same_total": ["yes", "true"],
    "mend": ["nowhere", "%00"],
    "mend2": ["nowhere"],
    "mend3": ["nowhere"],
    "gap": ["101", "-1", "half"],
    "gap2": ["101"],
    "gap3": ["-5"],
    "gap_cost": ["-1", "4m", "1e6"],
    "promise": ["51", "-1", "half"],
    "extra_leavers": ["21", "-1", "six"],
    "cost_per_let_down": ["501", "nan"],
    "choice": ["never-kept", "mend'--"],
    "workshop": ["never-held", "<b>Spring</b>"],
}


OTHERS = {
    "on": "2026-01-31",
    "touchpoint": "help-web",
    "model": "chief",
    "store": "own",
    "part": "edit",
    "felt": "help",
    "only": "employees",
    "sheet": "roles",
    "years": "5",
    "acquisition_budget": "-10",
    "retention_budget": "20",
    "same_total": "1",
    "mend": "help",
    "mend2": "use",
    "mend3": "know",
    "gap": "50",
    "gap2": "12.5",
    "gap3": "100",
    "gap_cost": "4000000",
    "promise": "5",
    "extra_leavers": "8",
    "cost_per_let_down": "57",
    "choice": "mend",
    "timing": "at_once",
    "workshop": "spring",
}
"""Values of the names that narrow no figure."""


def test_there_is_a_view_to_test_with():
    assert set(VIEW | OTHERS) == set(NONSENSE) == set(url_state.PARAMS)
    assert url_state.read(VIEW | OTHERS) == VIEW | OTHERS


def test_a_link_opens_what_it_says(open_store):
    open_store("company")

    reader = Reader("satisfaction", **VIEW)

    assert reader.chosen() == VIEW
    assert reader.link == VIEW


def test_a_link_to_the_root_keeps_its_view(open_store):
    open_store("company")

    reader = Reader("", **VIEW)

    assert not reader.app.exception
    assert (reader.link, reader.words()) == (VIEW, Reader("overview", **VIEW).words())


@pytest.mark.usefixtures("cold")
def test_a_link_on_a_cold_start_shows_its_segment_within_the_frame(open_store):
    open_store("company")

    reader = Reader("satisfaction", segment="Economy")

    assert reader.chosen()["segment"] == "Economy"
    assert reader.chosen()["lang"] == "en"
    assert reader.charts()[0].tables["rows"]["Answers"].max() < 600


def test_another_page_and_back_shows_the_same_figures(open_store):
    open_store("company")
    reader = Reader("satisfaction", **VIEW)
    before = reader.words()

    for page in PAGES:
        reader.go_to(page)
        assert reader.link == VIEW
    reader.go_to("satisfaction")

    assert reader.words() == before


def test_choices_go_into_the_link_and_the_link_shows_them_again(open_store):
    open_store("company")
    offered = VIEW | {"period": "6m"}
    reader = Reader("satisfaction", lang="en")
    for name, value in offered.items():
        reader.choose(name, value)

    assert reader.link == offered
    assert Reader("satisfaction", **reader.link).words() == reader.words()


def test_the_link_to_copy_is_the_link(open_store):
    open_store("company")
    reader = Reader("satisfaction", **VIEW)
    reader.app.context["url"] = "http://localhost/satisfaction?old=1"
    reader.run()

    (link,) = [code.value for code in reader.app.code]

    assert link == f"http://localhost/satisfaction?{url_state.query(VIEW)}"


def test_back_to_an_earlier_link_shows_its_figures_again(open_store):
    open_store("company")
    reader = Reader("satisfaction", lang="en")
    before, link = reader.words(), reader.link
    reader.choose("segment", "Economy")

    reader.app.query_params = dict(link)
    reader.run()

    assert reader.words() == before


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in NONSENSE.items() for value in values])
def test_nonsense_falls_back_to_what_is_shown_without_it(name, value, open_store):
    open_store("company")

    reader = Reader("satisfaction", **{"lang": "en", name: value})

    assert not reader.app.exception
    assert reader.words() == usual_words()


GARBLED = {name: values[0] for name, values in NONSENSE.items()} | {
    "stage": "<script>alert(1)</script>",
    "period": "xx",
    "segment": "{0}' OR 1=1; --<img src=x onerror=alert(1)>",
    "lang": "zz",
    "part": "\N{RIGHT-TO-LEFT OVERRIDE}[a](javascript:alert(1))",
}


@pytest.mark.parametrize("store", ["empty", "company"])
@pytest.mark.parametrize("page", ["", *PAGES])
def test_a_link_that_is_all_nonsense_opens_every_page_as_without_it(page, store, open_store):
    open_store(store)

    reader = Reader(page, **GARBLED, tab="x", colour="blue")

    assert not reader.app.exception
    assert reader.link["lang"] == "en"
    assert reader.words() == Reader(page, lang="en").words()


@cache
def usual_words():
    """Return what the page says over the company's store without any choice."""
    return Reader("satisfaction", lang="en").words()


def test_nonsense_is_not_written_back(open_store):
    open_store("company")

    reader = Reader("satisfaction", lang="en", segment="Nobody", journey="nowhere", period="2026-13", colour="blue")

    assert reader.link == {"lang": "en"}


def test_a_choice_outdoes_the_link_that_was_there_before_the_last_one(open_store):
    """A control that is moved while the page still draws comes with the link that the browser had until then."""
    open_store("company")
    reader = Reader("satisfaction", lang="en")
    before = reader.link
    reader.choose("segment", "Economy")

    reader.app.query_params = dict(before)
    reader.choose("segment", "Business")

    assert (reader.chosen()["segment"], reader.link) == ("Business", {**before, "segment": "Business"})


def test_a_name_that_is_given_twice_is_no_failure(open_store):
    open_store("company")

    reader = Reader("satisfaction", lang="en", segment=["Business", "Economy"])

    assert not reader.app.exception


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nb-NO", "nb"),
        ("nn", "nb"),
        ("no_NO", "nb"),
        ("sv-SE", "sv"),
        ("sv-FI", "sv"),
        ("en-GB", "en"),
        ("de-DE", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_without_a_language_in_the_link_the_browsers_is_spoken(locale, language, open_store):
    open_store("company")

    assert Reader("satisfaction", locale=locale).link == {"lang": language}


def test_the_switch_outdoes_the_browsers_language_and_a_link_outdoes_both(open_store):
    open_store("company")
    reader = Reader("satisfaction", locale="nb-NO").choose("lang", "sv")

    assert reader.link == {"lang": "sv"}
    assert reader.go_to("methods").link == {"lang": "sv"}
    assert Reader("satisfaction", locale="nb-NO", **reader.link).link == {"lang": "sv"}
    assert Reader("satisfaction", locale="nb-NO", lang="xx").link == {"lang": "nb"}


@pytest.fixture
def nothing_old():
    """Of all objects there are, the garbage collector looks at those made from now on, as in the server."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("nothing_old")
def _objects():
    gc.collect()
    return len(gc.get_objects())


def test_a_hundred_runs_leave_no_more_behind_than_the_first_few(open_store):
    open_store("minimal")
    reader = Reader("satisfaction", lang="en")

    def go_round():
        for segment in ("Economy", "Business", ""):
            reader.choose("segment", segment)
        reader.choose("stage", "use").choose("stage", "buy").open_part("table").open_part("touchpoints").choose(
            "lang", "nb"
        )
        reader.go_to("methods").go_to("satisfaction").choose("lang", "en")
        return len(reader.app.session_state.to_dict()), compiled.cache_info().currsize

    go_round()
    first, objects = go_round(), _objects()
    for _ in range(8):
        last = go_round()

    assert last == first
    assert _objects() < objects * 1.02
