"""The command that lists who changed what, and when."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.write import changes
from tests.company import take

STAGES = {
    "journeys": [["key", "name"], ["main", "Main"]],
    "stages": [["key", "name", "position"], ["use", "Use", 1]],
}
TODAY = datetime.now(UTC).date()


@pytest.fixture
def edited(sqlite_address):
    """A store in which somebody has changed the name of a stage."""
    engine = database.open_store(sqlite_address)
    take(engine, STAGES)
    with changes.writing(engine, admin("kari")) as change:
        changes.edit(change, "stage", "use", 1, {"name": "Use it"})
    engine.dispose()
    return sqlite_address


def test_it_says_who_changed_what_the_last_first(edited, typed):
    code, printed, wrong = typed(edited, "audit", "--most", 1)

    assert (code, wrong) == (0, "")
    assert printed.endswith("  kari  Stage use: name changed from Use to Use it\n")
    assert printed.count("\n") == 1


def test_as_json_it_gives_every_value_before_and_after(edited, typed):
    _, printed, _ = typed(edited, "audit", "--json", "--most", 1)

    (row,) = json.loads(printed)["changes"]
    assert datetime.fromisoformat(row.pop("at")).utcoffset() == timedelta(0)
    assert row == {
        "actor": "kari",
        "action": "edit",
        "table": "stage",
        "key": "use",
        "before": {"name": "Use"},
        "after": {"name": "Use it"},
    }


@pytest.mark.parametrize(("day", "any_at_all"), [(TODAY - timedelta(days=1), True), (TODAY + timedelta(days=2), False)])
def test_what_was_changed_before_a_day_is_left_out(edited, typed, day, any_at_all):
    code, printed, _ = typed(edited, "audit", "--since", day)

    assert (code, bool(printed.strip())) == (0, any_at_all)


def test_a_store_that_was_moved_says_so_in_each_language(edited, typed, tmp_path):
    moved = f"sqlite:///{tmp_path / 'moved.db'}"
    typed(edited, "move", "--to", moved)

    said = {language: typed(moved, "audit", "--most", 1, "--language", language)[1] for language in ("en", "nb", "sv")}

    assert "Everything was moved here from another database" in said["en"]
    assert "Alt ble flyttet hit fra en annen database" in said["nb"]
    assert "Allt flyttades hit från en annan databas" in said["sv"]
