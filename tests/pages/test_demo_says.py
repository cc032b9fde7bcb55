"""What the pages must say about the demo company, whose story is known: it grows with every page."""

import pytest

from cxdash import demo_store
from tests.pages.reader import Reader

SAID = {
    ("satisfaction", ""): (
        "Customers get less than they expected, most of all in the stage Get connected: 3.0 against 4.1.",
        "Too few answers to show: News about us and Thanks after a year.",
        "62%",
        "+14",
        "Welcome call",
    ),
    ("maturity", "next"): (
        "The weakest of the six keys is collaboration across silos: median 2 of 5, from 1 to 3.",
        "8 leaders answered in Sep 2026.",
        "2.7 of 5",
        "Of 6 next steps 5 are not in place.",
        "Rated higher than the data show:",
    ),
    ("maturity", "raters"): ("The answers lie furthest apart in customer focus and room to act and customer-driven",),
    ("maturity", "benchmarks"): ("A survey by Forbes, quoted by Antrop, undated in the source.",),
    ("data", "in"): ("Every page has what it needs.", "60230", "Nov 2024 – Oct 2026"),
    ("data", "quality"): (
        "Of 32 touchpoints 2 have fewer than 30 answers in this period: News about us and Thanks after a year.",
    ),
    ("data", "changes"): ("Touchpoints: 32 added",),
}
"""By page and part, what stands there in English over the last twelve months."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    store = str(tmp_path_factory.mktemp("demo") / "demo.db")
    demo_store.build(store)
    return store


@pytest.mark.parametrize(("page", "part"), SAID)
def test_the_pages_tell_the_demos_story(page, part, demo, monkeypatch):
    monkeypatch.setenv("CXDASH_DATABASE_URL", demo)

    reader = Reader(page, lang="en", period="12m", part=part)

    text = "\n".join([reader.text(), *(metric.value for metric in reader.app.metric)])
    assert [said for said in SAID[page, part] if said not in text] == []
