"""The file that is taken home: one file, within its size, with what it rests on, whose policy lets in nothing else."""

import base64
import hashlib
import html
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Figure, Tab
from cxdash.presenters.priorities.decisions import Decided
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.takeaway import record, what_if
from cxdash.takeaway.elements import Asked, Colophon, Part, Record, Section
from cxdash.takeaway.living import page
from tests.takeaway import choices

DAY = date(2026, 11, 30)
HOSTILE = "<b></script><script>alert(1)</script>=cmd|'x'!A0\u202e\x00" + "x" * 300


class Tags(HTMLParser):
    """The tags that begin in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[str] = []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        self.started.append(tag)


def about(text: str, pages: tuple[str, ...] = ("what_if",)) -> Record:
    """A record without pictures in which every text is one text."""
    content = Tab(sentences=[text], figures=[Figure(text, text, [text], text, "key", text)], notes=[text])
    part = Part("what_if", text, text, (Section("", text, (content,)), Section(text, text, (content,))))
    colophon = Colophon(text, text, text, text, text, text)
    return Record(Asked(View("", "", ""), "en", DAY, pages), colophon, (part,), Decided("", [], [], ("", "")), ())


def hashes(made: str) -> dict[str, str]:
    """Return the hash of a file's style and of its script, as browsers compute it."""
    found = {}
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", made, flags=re.DOTALL)
        found[tag] = f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
    return found


def test_the_policy_lets_in_the_style_and_the_script_of_the_file_and_nothing_else():
    made = page.page(about("Text"), choices.customers(), Words("en")).decode()

    policy = html.unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)[1])
    own = hashes(made)
    assert policy == (
        f"default-src 'none'; style-src {own['style']}; script-src {own['script']}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r'(?:src|href)="(?!data:|#)', made) == []
    assert ' style="' not in made


def test_hostile_names_are_texts_like_others():
    inputs = choices.customers()
    hostile = what_if.WhatIfInputs(inputs.start, inputs.base, dict.fromkeys(inputs.stages, HOSTILE))

    made = page.page(about(HOSTILE), hostile, Words("en")).decode()

    tags = Tags()
    tags.feed(made)
    assert tags.started.count("script") == 2
    assert "b" not in tags.started
    assert "\u202e" not in made
    assert "\x00" not in made
    given = json.loads(re.search(r'id="given">(.*?)</script>', made)[1])
    assert given["stages"] == ["connect", "use", "help"]


def test_results_that_move_stand_there_once():
    record = about("Figure that stands still")

    living = page.page(record, choices.customers(), Words("en")).decode()
    still = page.page(record, None, Words("en")).decode()

    card = "<strong>Figure that stands still</strong><p"
    assert (living.count(card), still.count(card)) == (1, 2)


def test_without_a_what_if_the_file_has_no_script():
    made = page.page(about("Text"), None, Words("en")).decode()

    assert "<script" not in made
    assert "script-src &#x27;none&#x27;" in made or "script-src 'none'" in made


@pytest.mark.parametrize("language", ["nb"])
def test_the_demo_fits_with_its_pictures_and_says_what_it_rests_on(demo_file, language):
    engine, view = database.open_store(f"sqlite:///{demo_file}"), View("", "", "")
    asked = Asked(view, language, DAY, ("overview", "what_if"), made_up=True)
    with database.reading(engine) as connection, remembering(connection):
        gathered, inputs = record.gather(connection, asked), what_if.gather(connection, view, language)
    engine.dispose()

    made = page.page(gathered, inputs, Words(language))

    assert 80_000 < len(made) < 300_000
    text = html.unescape(made.decode())
    assert all(said in text for said in gathered.colophon[2:])
    assert "Oppdiktet" in text
    assert text.count("<svg") >= len(gathered.parts[0].sections[0].drawings) + 2
    assert len(page.page(gathered, inputs, Words(language))) == len(made)


def test_pictures_for_which_there_is_no_room_are_left_out(monkeypatch, demo_file):
    engine, view = database.open_store(f"sqlite:///{demo_file}"), View("", "", "")
    with database.reading(engine) as connection, remembering(connection):
        gathered = record.gather(connection, Asked(view, "en", DAY, ("overview",), made_up=True))
    engine.dispose()
    bare = len(page.page(gathered._replace(parts=()), None, Words("en")))
    monkeypatch.setattr(page, "MOST", bare + 20_000)

    made = page.page(gathered, None, Words("en"))

    assert len(made) < bare + 20_000
    assert gathered.parts[0].finding in html.unescape(made.decode())
