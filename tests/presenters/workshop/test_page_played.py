"""Every sentence of a workshop that was played, in every language: no code, no gap and no figure that is none."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.questions import STANDARD, About, Kind, Shape
from cxdash.domain.workshop.states import QuestionState, WorkshopState
from cxdash.i18n.translator import Words, languages
from cxdash.measures.workshop.since import KEEPING, LEAVING, LET_DOWN, WINNING, Figure
from cxdash.presenters.elements import Tab
from cxdash.presenters.workshop import agenda, minutes, now, page, readout
from cxdash.presenters.workshop import since as since_presenter
from cxdash.presenters.workshop.results import page as results
from cxdash.presenters.workshop.results import shown
from cxdash.services import ownership, workshop
from cxdash.services.reads import remembering
from cxdash.services.workshop import Beside
from cxdash.services.workshop import since as since_service
from cxdash.store import database
from cxdash.store.write.workshop import closing, preparing, running
from tests.company import take
from tests.presenters.workshop.results.test_shown import asked
from tests.room import ACTOR, EVERY, FREE, GUESS, OWNER, Room, held, plan, voted_in_full

ON, VIEW = date(2026, 11, 1), View(period="12m")
CODE = re.compile(r"\b(nan|NaN|None|inf|NaT)\b|<NA>|\b[a-z]+_[a-z_]+\b|\{\w*\}|\b(Name|Message|Question)\(")
"""What no sentence has in any language: a value that is none, a code of two words, a place that was not filled in."""

WORDS = {*STANDARD, *Kind, *About, *Shape, *QuestionState, *WorkshopState, "connect", "renew"} - {"", "free", "role"}
"""Codes that are English words, which no Norwegian or Swedish sentence has."""

DECIDED = [
    ["key", "title", "owner", "due", "status", "vote", "expected_low", "expected_high", "expected_unit", "workshop"],
    ["first", "1", "CCO", "2026-10-01", "open", "7–5", -30, -10, "%"],
    ["second", "2", None, None, "done", None, None, None, None],
]


@pytest.fixture(scope="module")
def played(demo_file, tmp_path_factory) -> Iterator[tuple[Room, Room]]:
    """A workshop of spring that is over, and one of autumn that voted on everything and decided."""
    file = tmp_path_factory.mktemp("played") / "played.db"
    shutil.copy(demo_file, file)
    engine = database.open_store(f"sqlite:///{file}")
    spring = Room(engine, preparing.prepare(engine, ACTOR, replace(plan(FREE, name="1"), held_on=date(2026, 4, 2))))
    take(engine, {"decisions": [DECIDED[0], *([*row, spring.key] for row in DECIDED[1:])]})
    closing.close(engine, ACTOR, spring.key)
    yield spring, voted_in_full(engine, VIEW, ON)
    engine.dispose()


def ask(room: Room, what, *given):
    with database.reading(room.engine) as connection, remembering(connection):
        return what(connection, *given)


def of_tab(tab: Tab | None) -> Iterator[str]:
    """Yield what a section says: its sentences, its tables, and the description of its picture."""
    if tab is None:
        return
    yield from (
        tab.heading,
        *tab.sentences,
        *tab.notes,
        *(tab.phone_notes or ()),
        tab.drawing.alt if tab.drawing else "",
    )
    for table in tab.tables:
        yield from (table.title, *table.rows.columns)
        yield from (cell for name in table.rows for cell in table.rows[name] if isinstance(cell, str))


def of_results(room: Room, language: str) -> Iterator[str]:
    with database.reading(room.engine) as connection, remembering(connection):
        for number in room.questions:
            found = results.revealed(connection, room.key, number, VIEW, language, ON)
            yield from (found.question, found.finding, found.called, *of_tab(found.tab))
        discussed = results.discussed(connection, room.key, VIEW, language)
        yield from (discussed.heading, *(text for pair in discussed.listed for text in pair))
        yield from of_tab(discussed.prices)
        yield from of_tab(results.on_paper(connection, room.key, VIEW, language, ON))
        yield from of_tab(results.calibrated(connection, VIEW, language))


def of_agenda(room: Room, words: Words) -> Iterator[str]:
    host, at = ask(room, workshop.host, room.key), datetime.now(UTC)
    what = now.present(host, words)
    yield from (what.finding, what.step, what.question, *(one.label for one in what.actions), now.caution(host, words))
    yield from (text for line in agenda.present(host.workshop, at, None, words) for text in (*line[:3], *line[4:]))
    yield agenda.end(host.workshop, at, None, words)


def of_minutes(room: Room, language: str) -> Iterator[str]:
    entries = ask(room, page.minutes, language, room.key)
    yield minutes.heading(entries, Words(language))
    yield from (text for one in entries for text in (one.question, one.state, *(title for title, _ in one.receipts)))


def of_readout(room: Room, language: str) -> Iterator[str]:
    cards = ask(room, page.readout, language, room.key, ON)
    yield readout.heading(cards, 1, Words(language))
    yield from (text for card in cards for text in (card.title, *(part for pair in card.said for part in pair)))


def of_since(room: Room, words: Words) -> Iterator[str]:
    found = ask(room, since_service.since, room.key, VIEW, ON)
    moved = [
        Figure(LEAVING, 0.21, 0.19, "2026-10", "2026-04"),
        Figure(WINNING, 2550.0, 2400.0, "2026-10", "2026-04"),
        Figure(KEEPING, 150.0, 120.0, "2026-10", "2026-04"),
        Figure(LET_DOWN, 12345.0, 9876.0, "2026-10", "2026-04", 1000.0, 4000.0),
    ]
    said = since_presenter.present(replace(found, figures=tuple(moved)), ask(room, ownership.tables, ""), words)
    assert len(said.sentences) >= len(moved)
    yield from (said.finding, *said.sentences)


def faults(said: Iterable[Any], language: str) -> list[str]:
    texts = [str(text) for text in said]
    assert len(texts) > 1
    found = [text for text in texts if CODE.search(text)]
    own = set() if language == "en" else WORDS
    return found + [text for text in texts if own & set(re.findall(r"\b[a-z]+\b", text))]


@pytest.mark.parametrize("language", languages())
def test_what_the_room_answered_is_said_without_codes(played, language):
    assert faults(of_results(played[1], language), language) == []


@pytest.mark.parametrize("language", languages())
def test_minutes_what_was_decided_and_what_came_of_it_are_said_without_codes(played, language):
    spring, autumn = played

    assert faults(of_minutes(autumn, language), language) == []
    assert faults(of_readout(spring, language), language) == []
    assert faults(of_since(autumn, Words(language)), language) == []


@pytest.mark.parametrize("language", languages())
def test_the_agenda_and_the_rooms_screen_are_said_without_codes_at_every_step(sqlite_store, language):
    room, words, said = held(sqlite_store, *EVERY), Words(language), []

    def look() -> None:
        said.extend(of_agenda(room, words))
        screen = ask(room, page.room, language, room.key)
        said.extend((screen.above, screen.title, screen.below))

    look()
    for step in room.now.steps:
        running.start_step(room.engine, admin("kari"), room.key, step.number)
        look()
        for act in (room.open, room.close, room.reveal, room.again, room.close) if step.asked else ():
            act(step.asked)
            look()
    closing.close(room.engine, ACTOR, room.key)
    look()
    said.extend(of_minutes(room, language))

    assert faults(said, language) == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("question", "votes"),
    [
        (FREE, [["tea"] * 4]),
        (FREE, [["tea"] * 5, ["tea"] * 4 + ["coffee", None]]),
        (FREE, [["tea"] * 6, ["tea"] * 5 + [None]]),
        (FREE, [["tea"] * 40, ["tea"] * 30 + ["coffee"] * 11]),
        (OWNER, [["dont_know"] * 5]),
        (OWNER, [["everyone"] * 3 + ["nobody"] * 3]),
        (GUESS, [[3.0] * 5, [3.0] * 6]),
    ],
    ids=["too few", "in full again", "too near", "rounded", "nobody knows", "a tie", "a rounded guess"],
)
def test_what_is_held_back_is_said_without_codes(question, votes, language):
    found = shown.present(asked(question, *votes), Beside(), Words(language))

    assert faults([found.question, found.finding, *of_tab(found.tab)], language) == []
