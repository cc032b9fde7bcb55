"""The record says what the pages say, of every kind of company and in every language."""

import re
from datetime import date

import pytest

from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.services.company import company
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.takeaway import record
from cxdash.takeaway.elements import Asked, Part, Record
from tests.company import COMPANY, take
from tests.pages.reader import PICTURED, Reader
from tests.pages.stores import made
from tests.pages.test_what_if import ANSWERS

DAY = date(2026, 11, 30)
LEAKED = re.compile(r"\bnan\b|\bNone\b(?! of )|\binf\b|\{[a-z_]+\}")
"""What no reader shall meet: an unknown figure, or a placeholder that was not filled."""


def gathered(address: str, language: str, **asked) -> Record:
    """Return the record of all pages of a store."""
    with database.reading(database.open_store(address)) as connection, remembering(connection):
        wanted = {"view": View("", DEFAULT_PERIOD, ""), "on": DAY, "pages": tuple(record.PARTS)} | asked
        return record.gather(connection, Asked(language=company(connection).spoken(language), **wanted))


def said(part: Part) -> list[str]:
    """Return every sentence of a part."""
    texts = [part.title, part.question, *(text for one in part.questions for text in one[:3])]
    for section in part.sections:
        texts += [section.name, section.finding]
        for tab in section.content:
            texts += [tab.heading, *tab.sentences, *tab.notes, *(text for pair in tab.listed for text in pair)]
            texts += [text for figure in tab.figures for text in (figure.name, figure.value, *figure.notes)]
            texts += [tab.drawing.alt] if tab.drawing else []
    return texts


@pytest.fixture
def address(run_folder, request, demo_file):
    return f"sqlite:///{demo_file}" if request.param == "demo" else made(run_folder, request.param)


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
@pytest.mark.parametrize("address", ["demo", "company", "minimal", "one_answer", "empty"], indirect=True)
def test_no_sentence_of_a_record_has_a_gap_and_no_part_is_without_a_finding(address, language):
    found = gathered(address, language)

    assert [text for part in found.parts for text in said(part) if LEAKED.search(text)] == []
    assert [(part.page, section.name) for part in found.parts for section in part.sections if not section.finding] == []
    assert len(found.parts) + len(found.left_out) == len(record.PARTS)


@pytest.mark.parametrize("page", PICTURED)
@pytest.mark.parametrize("address", ["demo"], indirect=True)
def test_a_part_says_what_its_page_says(address, page, monkeypatch):
    monkeypatch.setenv("CXDASH_DATABASE_URL", address)
    reader = Reader(page, lang="nb", on=str(DAY))
    (part,) = gathered(address, "nb", pages=(page,)).parts

    assert part.finding == reader.finding
    assert next(chart.alt for chart in reader.charts()) in [one.alt for one in part.sections[0].drawings]
    assert [figure.value for figure in part.figures][:3] == [metric.value for metric in reader.app.metric][:3]


@pytest.mark.parametrize("address", ["company"], indirect=True)
def test_comments_are_taken_home_only_where_they_are_asked_for(address):
    without = gathered(address, "en", pages=("satisfaction",))
    with_them = gathered(address, "en", pages=("satisfaction",), comments=True)

    def listed(found: Record) -> int:
        return sum(len(tab.listed) for part in found.parts for section in part.sections for tab in section.content)

    assert (listed(without), listed(with_them) > 0) == (0, True)


@pytest.mark.parametrize("address", ["demo"], indirect=True)
def test_every_record_says_whose_figures_these_are_of_when_and_of_which_data(address):
    made_up = gathered(address, "en", pages=("overview",), made_up=True).colophon
    narrowed = gathered(address, "en", pages=("overview",), view=View("", "6m", "Business")).colophon

    assert made_up.line == (
        f"Havbris Fiber · made-up company · 12 months to Oct 2026 · All customers · Nov 30, 2026 · {made_up.version}"
    )
    assert (narrowed.made_up, narrowed.period, narrowed.filters) == ("", "6 months to Oct 2026", "Business")


@pytest.mark.parametrize("address", ["empty"], indirect=True)
def test_of_an_empty_store_nothing_is_taken_home_but_that_is_said(address):
    found = gathered(address, "en")

    assert found.parts == ()
    assert found.left_out[0] == "Overview"


@pytest.mark.parametrize("address", ["demo"], indirect=True)
def test_each_finding_of_the_overview_is_taken_home_with_what_to_ask(address):
    (part,) = gathered(address, "en", pages=("overview",)).parts

    assert part.questions[0] == (
        "Nobody answers for Get connected.",
        "Who should answer for Get connected, and what would they have to be allowed to decide?",
        "Let-downs a year in this stage: about 53,000 · In nobody's hands",
        "",
        False,
    )
    assert [one.question[-1] for one in part.questions] == ["?", "?", "?"]


ON_SCREENS = {
    "en": r"slider|choose a row|\bclick|\bpress\b",
    "nb": r"glidebryter|velg en rad|\bklikk|\btrykk\b",
    "sv": r"reglage|välj en rad|\bklick|\btryck\b",
}
"""Words of what is done on a screen, by language: they have no place on paper."""


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
@pytest.mark.parametrize("audience", ["customers", "users"])
def test_nothing_asks_its_reader_to_do_what_paper_cannot(audience, language, demo_file, sqlite_store):
    if audience == "users":
        public = [["name", "currency", "audience"], ["Vik", "NOK", "users"]]
        beliefs = [["key", "low", "mode", "high"], ["contacts", 0.5, 1, 2], ["cost_per_contact", 200, 300, 400]]
        take(sqlite_store, {**COMPANY, "company": public, "responses": ANSWERS, "assumptions": beliefs})
    address = str(sqlite_store.url) if audience == "users" else f"sqlite:///{demo_file}"

    found = gathered(address, language)

    texts = [text for part in found.parts for text in said(part)]
    assert [text for text in texts if re.search(ON_SCREENS[language], text, re.IGNORECASE)] == []
    assert found.part("what_if") is not None


def test_no_picture_and_no_sentence_under_it_is_taken_home_twice(demo_file):
    parts = gathered(f"sqlite:///{demo_file}", "en").parts

    sections = [one for part in parts for one in part.sections]
    drawn = [(one.picture, tuple(one.tables.tables.values())) for section in sections for one in section.drawings]
    assert len(drawn) == len(set(drawn)) > 30
    progress = [text for part in parts for text in said(part) if text.startswith("Better than at first")]
    assert len(progress) == 1


def test_set_ups_of_a_customer_director_are_taken_home_only_where_they_can_be_drawn(demo_file, sqlite_store):
    take(sqlite_store, COMPANY)
    without, demo = (
        gathered(one, "en", pages=("ownership",)) for one in (str(sqlite_store.url), f"sqlite:///{demo_file}")
    )

    assert ["model" in {one.code for one in found.part("ownership").sections} for found in (without, demo)] == [
        False,
        True,
    ]


def test_months_are_taken_home_only_where_there_is_more_than_one(run_folder, demo_file):
    one, demo = (
        {section.code for section in gathered(store, "en", pages=("satisfaction",)).part("satisfaction").sections}
        for store in (made(run_folder, "one_answer"), f"sqlite:///{demo_file}")
    )

    assert demo - one >= {"one_over_time"}
    assert "table" in one
