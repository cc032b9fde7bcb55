"""What each role may write is held where it is written, whatever a page has drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.exchange.company.folder import read_any
from cxdash.exchange.company.validation import check
from cxdash.store import copies, database, moving
from cxdash.store.schema import audit, content_version
from cxdash.store.write import answers, changes, importing, undoing
from cxdash.store.write.workshop import closing, preparing, running, voting
from tests.builders import make_wave
from tests.room import plan

VIEWER, EDITOR, FACILITATOR = (Who("kari", role) for role in (Role.VIEWER, Role.EDITOR, Role.FACILITATOR))


def _change(table: str) -> Callable[[Engine, Who], Any]:
    def write(store: Engine, who: Who) -> None:
        with changes.writing(store, who) as change:
            change.note("add", table, "key", after={})

    return write


WRITES: dict[str, Callable[[Engine, Who], Any]] = {
    "data": _change("stage"),
    "answers": lambda store, who: answers.load(store, make_wave([("p1", "shop")]), who=who),
    "a dry run": lambda store, who: answers.load(store, make_wave([("p1", "shop")]), who=who, dry_run=True),
    "scenario": _change("scenario"),
    "proposal": _change("proposal"),
    "decision": _change("decision"),
    "annoyance": _change("annoyance"),
    "assumption": _change("assumption"),
    "workshop": lambda store, who: preparing.prepare(store, who, plan()),
}
ALLOWED = {
    Role.VIEWER: set(),
    Role.EDITOR: {"data", "answers", "a dry run", "scenario", "proposal", "annoyance", "assumption"},
    Role.FACILITATOR: {"decision", "workshop", "annoyance", "assumption"},
    Role.ADMIN: set(WRITES),
}


def kept(store: Engine) -> list[Any]:
    """Return what would differ had anything been written."""
    with database.reading(store) as connection:
        notes = connection.execute(select(func.count()).select_from(audit)).scalar_one()
        return [notes, *connection.execute(select(content_version).order_by("subject")).all()]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", list(WRITES))
def test_a_role_writes_what_it_may_and_all_else_is_refused_with_a_sentence(what, role, store: Engine):
    before = kept(store)

    if what in ALLOWED[role]:
        WRITES[what](store, Who("kari", role))
        assert (kept(store) != before) == (what != "a dry run")
    else:
        with pytest.raises(ImportRefused, match=rf"As {role} you may not"):
            WRITES[what](store, Who("kari", role))
        assert kept(store) == before


OF_A_HOST: dict[str, Callable[..., Any]] = {
    "edit": lambda store, who: preparing.edit(store, who, "key", 1, plan()),
    "duplicate": lambda store, who: preparing.duplicate(store, who, "key", "name"),
    "reset": lambda store, who: preparing.reset(store, who, "key"),
    "remove": lambda store, who: preparing.remove(store, who, "key"),
    "start": lambda store, who: running.start_step(store, who, "key", 1),
    "open": lambda store, who: running.open_question(store, who, "key", 1),
    "end": lambda store, who: running.close_question(store, who, "key", 1),
    "reveal": lambda store, who: running.reveal(store, who, "key", 1),
    "again": lambda store, who: running.vote_again(store, who, "key", 1),
    "close": lambda store, who: closing.close(store, who, "key"),
    "hands": lambda store, who: voting.raise_hands(store, who, "key", 1, []),
    "slips": lambda store, who: voting.make_slips(store, who, "key", 1),
    "absent": lambda store, who: voting.drop_in(store, who, "key", "slip", {}),
}


@pytest.mark.parametrize("who", [VIEWER, EDITOR], ids=lambda who: str(who.role))
@pytest.mark.parametrize("act", list(OF_A_HOST))
def test_whatever_a_host_does_is_refused_to_others_before_the_store_is_asked(act, who, sqlite_store: Engine):
    with pytest.raises(ImportRefused, match="you may not prepare or hold workshops"):
        OF_A_HOST[act](sqlite_store, who)


@pytest.mark.parametrize("who", [VIEWER, EDITOR, FACILITATOR], ids=lambda who: str(who.role))
def test_only_an_admin_restores_or_moves_a_store(who, sqlite_store: Engine, tmp_path: Path):
    copies.write(sqlite_store, tmp_path / "copy.db")

    for write in (
        lambda: copies.restore(sqlite_store, tmp_path / "copy.db", who),
        lambda: moving.move(sqlite_store, str(tmp_path / "other.db"), who),
    ):
        with pytest.raises(ImportRefused, match="you may not restore the store"):
            write()
    assert not (tmp_path / "other.db").exists()


def test_a_change_is_undone_only_by_who_might_have_made_it(store: Engine):
    answers.load(store, make_wave([("p1", "shop")]), who=admin("ola"))
    with database.reading(store) as connection:
        number = connection.execute(select(func.max(changes.change_table.c.id))).scalar_one()
    before = kept(store)

    for who in (VIEWER, FACILITATOR):
        with pytest.raises(ImportRefused, match="you may not change data"):
            undoing.undo(store, who, number)
    assert kept(store) == before

    undoing.undo(store, EDITOR, number)
    assert kept(store) != before


def test_a_workbook_with_a_decision_is_refused_whole_to_an_editor(sqlite_store: Engine, tmp_path: Path):
    (tmp_path / "journeys.csv").write_text("key,name\nmain,Main\n", encoding="utf-8")
    (tmp_path / "decisions.csv").write_text("key,title\none,One\n", encoding="utf-8")
    tables, before = check(read_any(tmp_path)).tables, kept(sqlite_store)

    with pytest.raises(ImportRefused, match="As editor you may not change decisions"):
        importing.load(sqlite_store, tables, who=EDITOR)
    assert kept(sqlite_store) == before
