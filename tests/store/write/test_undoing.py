"""Ten changes of every kind, undone one by one: after each, the store exports what it did before."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, delete, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.ownership import Cell
from cxdash.domain.people import admin
from cxdash.domain.sheets import BY_NAME
from cxdash.domain.vocabulary import View
from cxdash.exchange.company import export
from cxdash.measures.ownership.proposals import adoption
from cxdash.store import database
from cxdash.store.read import history, ownership, tables
from cxdash.store.read.content import last_changes
from cxdash.store.schema import Subject, metadata
from cxdash.store.write import adoptions, answers, changes, importing, proposals, removing, renaming, scenarios, undoing
from cxdash.store.write.recording import UNRECORDED
from tests.builders import load, make_wave
from tests.company import COMPANY, checked, take
from tests.store.recount import counted, recount

SPRING = [
    ("a", "web", "CSAT", 5, "2026-01-15", "Home", "speed"),
    ("a", "web", "EXPECTATION", 4),
    ("a", "", "CSAT", 3),
    ("b", "wifi", "CSAT", 2, "2026-02-15", "", "speed", 0.7, 3),
    ("", "", "NPS", 9),
]
CORRECTED = [*SPRING[:2], ("c", "wifi", "CSAT", 4)]
MAY = date(2026, 5, 1)


def files(engine: Engine) -> dict[str, bytes]:
    """Return the export as CSV files, with people."""
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True))


def rows(engine: Engine) -> dict[str, set[tuple]]:
    """Return every row that people made, with its id but without the number of its edits."""
    kept = [table for name, table in metadata.tables.items() if name not in UNRECORDED - {"response"}]
    with engine.connect() as connection:
        return {
            table.name: set(map(tuple, connection.execute(select(*(c for c in table.c if c.name != "version")))))
            for table in kept
        }


def numbers(engine: Engine) -> list[int]:
    with database.reading(engine) as connection:
        return [one.number for one in history.changes(connection)]


def undo_last(engine: Engine) -> None:
    undoing.undo(engine, admin("ola"), numbers(engine)[0])


def load_customers(engine: Engine) -> None:
    months = [["month", "customers_start", "customers_new", "customers_lost"], ["2026-01", 100, 5, 3]]
    take(engine, {"customers": months})


def load_paths(engine: Engine) -> None:
    take(engine, {"paths": [["path", "conversions"], ["web > wifi", 7], ["wifi", 2]]})


def edit_touchpoints_and_remove_a_role(engine: Engine) -> None:
    places, roles = [row[:] for row in COMPANY["touchpoints"]], COMPANY["roles"][:-1]
    places[1][2] = "The shop"
    with changes.writing(engine, admin("kari")) as change:
        importing.apply(change, checked({"touchpoints": places, "roles": roles}, engine).tables)


def edit_a_role(engine: Engine) -> None:
    with changes.writing(engine, admin("kari")) as change:
        changes.edit(change, "role", "CIO", 1, {"name": "Chief of IT"})
        renaming.rename(change, "roles", "CIO", "IT")


def rename_a_touchpoint(engine: Engine) -> None:
    with changes.writing(engine, admin("kari")) as change:
        renaming.rename(change, "touchpoints", "web", "shop")


def adopt(engine: Engine) -> None:
    proposed = {Cell("CEO", "A", "use"): "", Cell("IT", "R", "order"): "Up to 5"}
    with changes.writing(engine, admin("kari")) as change:
        key = proposals.keep(change, "One owner", "", proposed)
        seen = ownership.assignments(change.connection, View())
        decided = adoption.changes(seen, proposed, MAY)
        adoptions.adopt(change, decided, MAY, seen=seen, key=key, version=1)


def remove_a_survey(engine: Engine) -> None:
    with changes.writing(engine, admin("kari")) as change:
        removing.remove_survey(change, "spring")


def rename_a_need(engine: Engine) -> None:
    with changes.writing(engine, admin("kari")) as change:
        renaming.rename(change, "needs", "speed", "pace")


def discard(engine: Engine) -> None:
    texts = dict.fromkeys(("levers", "beliefs", "baseline", "outcome"), "{}")
    with changes.writing(engine, admin("kari")) as change:
        scenarios.keep(change, "Mend it", View(), texts)
        proposals.discard(change, "one-owner")


TEN: list[Callable[[Engine], object]] = [
    lambda engine: take(engine, {**COMPANY, "needs": [["key", "name"], ["speed", "Speed"]]}),
    lambda engine: load(engine, SPRING, comments=[("a", "web", "Slow"), ("b", "", "Good")], touchpoints=["app:use"]),
    lambda engine: load(engine, CORRECTED, replaces="spring", comments=[("a", "web", "!")]),
    load_customers,
    load_paths,
    edit_touchpoints_and_remove_a_role,
    edit_a_role,
    rename_a_touchpoint,
    adopt,
    rename_a_need,
    remove_a_survey,
    discard,
]


def test_every_change_is_undone_exactly_one_by_one(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(changes, "MOST_RECORDS", len(TEN))
    before = [(files(store), rows(store))]
    for change in TEN:
        change(store)
        before.append((files(store), rows(store)))
        assert before[-1] != before[-2]

    for expected in reversed(before[:-1]):
        undo_last(store)
        assert expected == (files(store), rows(store))
        assert recount(store) == counted(store)

    assert numbers(store) == []


def test_changes_are_undone_in_their_order_only(store: Engine):
    TEN[0](store)
    TEN[1](store)

    assert "in their order" in refused(store, numbers(store)[-1])


def test_what_somebody_else_changed_meanwhile_is_not_undone_in_its_place(store: Engine):
    TEN[0](store)
    seen = numbers(store)[0]
    load_paths(store)
    before = files(store)

    assert "meanwhile" in refused(store, seen)
    assert before == files(store)


def test_a_change_is_undone_once(store: Engine):
    TEN[0](store)
    number = numbers(store)[0]
    undoing.undo(store, admin("ola"), number)

    assert refused(store, number) == "This change has been undone already."


def test_only_so_many_changes_can_be_undone_and_it_is_said(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(changes, "MOST_RECORDS", 1)
    TEN[0](store)
    load_paths(store)
    with database.reading(store) as connection:
        possible = [one.can_be_undone for one in history.changes(connection)]

    undo_last(store)

    assert possible == [True, False]
    assert "can no longer be undone" in refused(store, numbers(store)[0])


def test_records_take_no_more_room_than_there_is(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(changes, "MOST_BYTES", 1)

    TEN[0](store)

    with database.reading(store) as connection:
        assert [one.can_be_undone for one in history.changes(connection)] == [False]


def test_what_other_means_have_changed_is_not_undone_by_halves(store: Engine):
    TEN[0](store)
    load_paths(store)
    with store.begin() as connection:
        connection.execute(delete(metadata.tables["path"]).where(metadata.tables["path"].c.conversions == 7))
    before = files(store)

    assert "by other means" in refused(store, numbers(store)[0])
    assert before == files(store)


def test_whoever_saw_the_change_cannot_save_over_the_undone_row(store: Engine):
    TEN[0](store)
    with changes.writing(store, admin("kari")) as change:
        changes.edit(change, "role", "CIO", 1, {"name": "Chief of IT"})

    undo_last(store)

    with pytest.raises(ImportRefused, match="Someone else"), changes.writing(store, admin("ola")) as change:
        changes.edit(change, "role", "CIO", 2, {"name": "Boss"})


def test_an_undo_is_written_down_and_seen_by_every_page_it_changes(store: Engine):
    TEN[0](store)
    TEN[1](store)
    before = versions(store)

    undo_last(store)

    raised = {subject for subject, version in versions(store).items() if version > before[subject]}
    assert raised == {Subject.JOURNEY, Subject.SATISFACTION}
    with database.reading(store) as connection:
        last = last_changes(connection, 1).to_dict("records")[0]
    assert (last["actor"], last["action"]) == ("ola", "undone")
    assert [row["action"] for row in last["after"]["first"]] == ["load", "add", "add"]


@pytest.mark.postgres
def test_an_edit_that_another_makes_during_a_load_is_no_part_of_it(postgresql_store: Engine):
    store = postgresql_store
    TEN[0](store)
    start = files(store)

    def edit(_written: int) -> None:
        with changes.writing(store, admin("ola")) as change:
            changes.edit(change, "role", "CIO", 1, {"name": "Chief of IT"})

    answers.load(store, make_wave(SPRING, touchpoints=[]), who=admin("kari"), progress=edit)
    undo_last(store)
    with database.reading(store) as connection:
        assert "Chief of IT" in set(tables.table(connection, BY_NAME["roles"])["name"])
    undo_last(store)

    assert start == files(store)


def refused(engine: Engine, number: int) -> str:
    """Return why a change is not undone."""
    with pytest.raises(ImportRefused) as refusal:
        undoing.undo(engine, admin("ola"), number)
    return str(refusal.value)


def versions(engine: Engine) -> dict[str, int]:
    with database.reading(engine) as connection:
        return database.versions(connection)
