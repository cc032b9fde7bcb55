"""What a room answered, on a page: drawn with its finding, and its range taken over into What if and undone."""

import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from cxdash.domain.vocabulary import View
from cxdash.services import workshop
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.store.read import history
from cxdash.store.read import what_if as assumed
from cxdash.store.write import undoing
from cxdash.ui.shell import cache
from tests import room
from tests.pages.reader import ROOT, Reader

ON, VIEW = date(2026, 11, 1), View(period="12m")


@pytest.fixture
def voted(made, tmp_path, monkeypatch):
    """A copy of the demo company whose room has voted on everything, with the pages over it."""
    shutil.copy(made("demo").removeprefix("sqlite:///"), tmp_path / "voted.db")
    monkeypatch.setenv("CXDASH_DATABASE_URL", f"sqlite:///{tmp_path}/voted.db")
    return room.voted_in_full(cache.store(database.store_url()), VIEW, ON)


def test_every_revealed_question_is_drawn_and_the_rooms_range_becomes_what_ifs_until_it_is_undone(voted):
    app = AppTest.from_file(ROOT / "tests" / "pages" / "revealed.py", default_timeout=60)
    app.session_state["workshop"] = voted.key
    app.query_params["period"] = "12m"
    before = _leavers(voted)

    app.run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == len(voted.questions) + 2
    (button,) = [one for one in app.button if one.key == "adopt leavers"]
    button.click().run()

    believed = voted.read(_ranges, voted.key)["leavers"]
    low, mode, high, note = _leavers(voted)
    assert (low, mode, high) == believed
    assert note.startswith("The room, Leaders in autumn, ")
    assert [one for one in app.button if one.key == "adopt leavers"] == []

    beliefs = Reader("what_if", part="beliefs", period="12m", lang="nb")
    assert f"Hvor mange av 100 skuffelser som får en kunde til å slutte: {note}" in beliefs.text()

    with database.reading(voted.engine) as connection:
        last = history.changes(connection)[0]
    undoing.undo(voted.engine, "kari", last.number)
    assert _leavers(voted) == before


def _ranges(connection, key):
    with remembering(connection):
        return workshop.ranges(connection, key)


def _leavers(voted):
    with database.reading(voted.engine) as connection:
        rows = assumed.assumptions(connection).set_index("key")
    return tuple(rows.loc["leavers", ["low", "mode", "high", "note"]])
