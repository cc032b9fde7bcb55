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
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.presenters.elements import Figure, Question, Tab
from cxdash.presenters.priorities.decisions import Decided
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.takeaway import record, what_if
from cxdash.takeaway.elements import Asked, Colophon, Part, Record, Section
from cxdash.takeaway.living import page
from tests.takeaway import choices
from tests.takeaway.test_record import gathered

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


def test_a_decision_says_each_of_its_effects_once(demo_file):
    found = gathered(f"sqlite:///{demo_file}", "en", pages=())
    (card,) = (one for one in found.decided.cards if one.effects)

    made = page.page(found, None, Words("en")).decode()

    assert all(effect in html.unescape(made) for effect in card.effects)
    assert [effect for effect in card.effects if html.unescape(made).count(effect) > 1] == []


def test_of_many_questions_the_first_stand_open_and_the_others_wait_behind_a_click():
    one = about("Text")
    asked = tuple(Question(f"Finding {at}.", f"Why {at}?") for at in range(9))
    many = one._replace(parts=(one.parts[0]._replace(questions=asked),))

    made = page.page(many, None, Words("en")).decode()

    before, behind = made.split("<summary>3 more questions</summary>")
    assert [at for at in range(9) if f"Why {at}?" in before] == list(range(6))
    assert [at for at in range(9) if f"Why {at}?" in behind] == [6, 7, 8]


def test_a_choice_that_keeps_the_total_is_taken_home_with_its_switch_on():
    def switch(levers: Levers) -> str:
        inputs, found = choices.customers(), about("Text")
        asked = found.asked._replace(levers=as_text(levers))
        made = page.page(found._replace(asked=asked), inputs, Words("en")).decode()
        return re.search(r'<input[^>]*id="same total"[^>]*>', made)[0]

    assert "checked" in switch(Levers(-0.1, 0.2, same_total=True))
    assert "checked" not in switch(Levers(-0.1))


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
