"""Parts of answers outside the store: seen once the store lists them, written anew where they change, and swept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import copies, database, moving
from cxdash.store.lake import engine, writing
from cxdash.store.lake.table import parts
from cxdash.store.people import forgetting, hiding, respondents
from cxdash.store.read import history, tables
from cxdash.store.write import changes, removing, renaming, undoing
from tests.builders import load
from tests.store.recount import counted, recount

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[3]
SPRING = [
    ("ann@example.com", "shop", "CSAT", 5, "2026-01-15", "home", "speed"),
    ("ann@example.com", "", "CSAT", 4, "2026-01-15", "home"),
    ("ben", "shop", "CSAT", 1, "2026-01-15", "office", "price", 0.5, 3),
]
WHO = admin("test")


def answers(store: Engine) -> list[tuple]:
    """Return all answers of a store, wherever they are, by respondent."""
    with database.reading(store) as connection:
        found = tables.table(connection, tables.BY_NAME["responses"])
    columns = ["survey", "respondent", "touchpoint", "score", "need"]
    return [tuple(row) for row in found[columns].itertuples(index=False)]


def outside(store: Engine) -> list[tuple]:
    """Return what the files hold, whether the store lists it or not: part and respondent."""
    with database.reading(store) as connection, engine.connected(connection) as lake:
        rows = lake.exec_driver_sql(f"SELECT part, respondent FROM {engine.ANSWERS} ORDER BY ALL").all()
    return [tuple(row) for row in rows]


def listed(store: Engine) -> list[int]:
    with database.reading(store) as connection:
        return parts(connection)


def test_a_load_that_fails_at_the_end_leaves_nothing_to_be_seen_and_is_swept(
    lake_store: Engine, monkeypatch: pytest.MonkeyPatch
):
    load(lake_store, SPRING)
    before = answers(lake_store)
    with monkeypatch.context() as patch:
        patch.setattr(changes.Change, "finish", lambda _self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load(lake_store, [("eve", "shop", "CSAT", 2)], key="autumn")

    assert len(outside(lake_store)) == 4
    assert answers(lake_store) == before
    assert writing.sweep(lake_store) == 1
    assert len(outside(lake_store)) == 3
    assert recount(lake_store) == counted(lake_store)


KILLED = """
import os, sys
from cxdash.store import database
from cxdash.store.write import counting
from tests.builders import load
counting.counts = lambda part: os._exit(9)
load(database.open_store(sys.argv[1]), [("eve", "shop", "CSAT", 2)], key="autumn")
"""


def test_a_load_that_is_killed_after_its_answers_were_written_leaves_nothing_to_be_seen(lake_store: Engine):
    load(lake_store, SPRING)
    before = answers(lake_store)
    address = lake_store.url.render_as_string(hide_password=False)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, address], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )

    assert killed.returncode == 9
    assert len(outside(lake_store)) == 4
    assert answers(lake_store) == before
    assert load(lake_store, [("eve", "shop", "CSAT", 2)], key="autumn").added == 1
    assert writing.sweep(lake_store) == 1
    assert recount(lake_store) == counted(lake_store)


def test_a_corrected_survey_and_its_undoing_are_parts_of_their_own(lake_store: Engine):
    load(lake_store, SPRING)
    before = answers(lake_store)

    done = load(lake_store, [*SPRING[:2], ("cat", "help", "CSAT", 3)], replaces="spring")

    assert (done.added, done.removed, done.unchanged) == (1, 1, 2)
    assert ("cat", "help", 3.0) in [row[1:4] for row in answers(lake_store)]
    assert recount(lake_store) == counted(lake_store)
    _undo(lake_store)
    assert answers(lake_store) == before
    assert recount(lake_store) == counted(lake_store)
    assert load(lake_store, SPRING).added == 0, "the same file is known again"


def test_a_survey_is_removed_with_its_answers_and_comes_back(lake_store: Engine):
    load(lake_store, SPRING)
    before = answers(lake_store)
    with changes.writing(lake_store, WHO) as change:
        assert removing.remove_survey(change, "spring").answers == 3

    assert answers(lake_store) == [] == listed(lake_store)
    _undo(lake_store)
    assert answers(lake_store) == before
    assert recount(lake_store) == counted(lake_store)


def test_a_touchpoint_that_answers_outside_refer_to_cannot_be_removed(lake_store: Engine):
    load(lake_store, SPRING)

    with pytest.raises(ImportRefused, match="2 rows of response"), changes.writing(lake_store, WHO) as change:
        changes.remove(change, "touchpoint", "shop")


def test_a_need_is_renamed_in_answers_outside_and_back(lake_store: Engine):
    load(lake_store, SPRING)
    with changes.writing(lake_store, WHO) as change:
        changes.add(change, "need", {"key": "speed", "name": "Speed"})
    with changes.writing(lake_store, WHO) as change:
        renaming.rename(change, "needs", "speed", "pace")

    assert {row[4] for row in answers(lake_store)} == {None, "price", "pace"}
    assert recount(lake_store) == counted(lake_store)
    _undo(lake_store)
    assert {row[4] for row in answers(lake_store)} == {None, "price", "speed"}


def test_whoever_is_forgotten_is_in_no_file(lake_store: Engine, tmp_path: Path):
    respondents.keep_as_given(lake_store)
    load(lake_store, [*SPRING, ("Kari Nordmann", "help", "CSAT", 2)])

    gone = forgetting.forget(lake_store, WHO, "Kari Nordmann")

    assert gone.answers == 1
    assert "Kari Nordmann" not in {respondent for _part, respondent in outside(lake_store)}
    kept = list((tmp_path / "answers").rglob("*.parquet"))
    assert kept
    assert [file for file in kept if b"Kari Nordmann" in file.read_bytes()] == []
    assert recount(lake_store) == counted(lake_store)


def test_respondents_outside_are_hidden_and_found_again(lake_store: Engine):
    respondents.keep_as_given(lake_store)
    load(lake_store, [("Kari", "help", "CSAT", 2), ("Ola", "help", "CSAT", 3)])

    assert hiding.hide(lake_store, WHO) == 2
    assert {respondent[0] for _part, respondent in outside(lake_store)} == {"~"}
    assert load(lake_store, [("Kari", "help", "CSAT", 2), ("Ola", "help", "CSAT", 3)]).added == 0
    assert recount(lake_store) == counted(lake_store)


def test_copies_and_a_store_that_moves_take_answers_outside_along(lake_store: Engine, tmp_path: Path):
    load(lake_store, SPRING)
    before = answers(lake_store)
    copies.write(lake_store, tmp_path / "copy.db")
    moving.move(lake_store, str(tmp_path / "moved.db"), WHO)

    for file in ("copy.db", "moved.db"):
        assert answers(database.open_store(str(tmp_path / file))) == before
    load(lake_store, [("eve", "shop", "CSAT", 2)], key="autumn")
    copies.restore(lake_store, tmp_path / "copy.db", WHO)
    assert answers(lake_store) == before
    assert listed(lake_store) == []


def _undo(store: Engine) -> None:
    with database.reading(store) as connection:
        last = next(one.number for one in history.changes(connection) if one.can_be_undone)
    undoing.undo(store, WHO, last)
