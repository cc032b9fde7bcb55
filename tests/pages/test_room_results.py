"""What a room answered, on a page: drawn with its finding, and its range taken over into What if and undone."""

import shutil
from datetime import date

import pytest

from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.questions import Kind
from cxdash.presenters.workshop.results import page
from cxdash.services import workshop
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.store.read import history
from cxdash.store.read import what_if as assumed
from cxdash.store.write import undoing
from cxdash.store.write.workshop import running
from cxdash.ui.components import pictures
from cxdash.ui.shell import cache
from tests import room
from tests.pages.reader import Reader

ON, VIEW = date(2026, 11, 1), View(period="12m")


@pytest.fixture(scope="module")
def voted_once(made, tmp_path_factory):
    """The file of a copy of the demo company whose room has voted on everything, and the workshop's key."""
    file = tmp_path_factory.mktemp("voted") / "voted.db"
    shutil.copy(made("demo").removeprefix("sqlite:///"), file)
    engine = database.open_store(f"sqlite:///{file}")
    key = room.voted_in_full(engine, VIEW, ON).key
    engine.dispose()
    return file, key


@pytest.fixture
def voted(voted_once, tmp_path, monkeypatch):
    """That room in a copy of its own, with the pages over it."""
    file, key = voted_once
    shutil.copy(file, tmp_path / "voted.db")
    monkeypatch.setenv("CXDASH_DATABASE_URL", f"sqlite:///{tmp_path}/voted.db")
    return room.Room(cache.store(database.store_url()), key)


def test_the_rooms_range_becomes_what_ifs_with_one_click_until_it_is_undone(voted):
    number = next(step.asked for step in voted.now.steps if step.question.kind is Kind.ASSUMPTION)
    before = _leavers(voted)
    reader = Reader("workshop", workshop=voted.key, period="12m")
    reader.app.session_state[f"more answers {number}"] = True

    reader.run().press("adopt leavers")

    believed = voted.read(_ranges, voted.key)["leavers"]
    low, mode, high, note = _leavers(voted)
    assert (low, mode, high) == believed
    assert note.startswith("The room, Leaders in autumn, ")
    assert "What if uses the room's range." in reader.text()
    assert [one for one in reader.app.button if one.key == "adopt leavers"] == []

    beliefs = Reader("what_if", part="beliefs", period="12m", lang="nb")
    assert f"Hvor mange av 100 skuffelser som får en kunde til å slutte: {note}" in beliefs.text()

    with database.reading(voted.engine) as connection:
        last = history.changes(connection)[0]
    undoing.undo(voted.engine, admin("kari"), last.number)
    assert _leavers(voted) == before


def test_the_host_sees_most_disagreement_first_with_its_price_and_the_paper_against_the_room(voted):
    reader = Reader("workshop", workshop=voted.key, period="12m")

    text = reader.text()
    assert "The room disagrees most on “Who owns Recommend today?”." in text
    assert "Settling how many of 100 let-downs lead a customer to leave is worth up to" in text
    assert "At 3 of 4 stages most leaders name another owner than the one on paper." in text
    assert len(reader.charts()) == 2
    closed = [block.label for block in reader.blocks() if block.type == "expander"]
    assert "Who deserves the credit for what we win?" in closed


def test_the_rooms_screen_shows_an_answer_large_without_anything_to_open_or_follow(voted):
    step = next(step for step in voted.now.steps if step.question.kind is Kind.OWNER_TODAY)
    running.start_step(voted.engine, admin("kari"), voted.key, step.number)

    reader = Reader("room", workshop=voted.key, period="12m")

    assert reader.finding == "9 of 12 name nobody for Get connected."
    (chart,) = reader.charts()
    assert chart.spec["height"] == round(pictures.ON_THE_ROOMS_SCREEN * _height(voted, step.asked))
    assert [block.label for block in reader.blocks() if block.type == "expander"] == []
    assert reader.links() == []


def _height(voted, number):
    with database.reading(voted.engine) as connection, remembering(connection):
        found = page.revealed(connection, voted.key, number, VIEW, "en", ON)
    return found.tab.drawing.tables.rows


def _ranges(connection, key):
    with remembering(connection):
        return workshop.ranges(connection, key)


def _leavers(voted):
    with database.reading(voted.engine) as connection:
        rows = assumed.assumptions(connection).set_index("key")
    return tuple(rows.loc["leavers", ["low", "mode", "high", "note"]])
