import json
import threading
import time
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, select, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import database, problems
from cxdash.store.people.tables import PEOPLE
from cxdash.store.problems import StoreError
from cxdash.store.schema import Subject, assignment, audit, metadata, touchpoint
from cxdash.store.workshop_tables import ROOM
from cxdash.store.write import changes
from tests.builders import load, statements

NOTHING_YET = dict.fromkeys(Subject, 0)


@pytest.fixture
def company(store: Engine) -> Engine:
    """A store with a stage, its touchpoint and a role."""
    with changes.writing(store, admin("kari")) as change:
        stage = changes.add(change, "stage", {"key": "use", "name": "Use", "position": 1})
        changes.add(change, "touchpoint", {"key": "shop", "name": "Shop", "stage_id": stage})
        changes.add(change, "role", {"key": "ceo", "name": "Chief", "kind": "executive"})
    return store


def test_a_change_is_written_down_with_who_what_and_which_row(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop", "customers_per_year": 40.5})
        changes.rename(change, "touchpoint", "shop", "store")
        changes.remove(change, "role", "ceo")

    before, after = {"name": "Shop", "customers_per_year": None}, {"name": "The shop", "customers_per_year": 40.5}
    assert [
        ("kari", "add", "stage", "use", None, {"key": "use", "name": "Use", "position": 1}),
        ("kari", "add", "touchpoint", "shop", None, {"key": "shop", "name": "Shop", "stage_id": 1}),
        ("kari", "add", "role", "ceo", None, {"key": "ceo", "name": "Chief", "kind": "executive"}),
        ("ola", "edit", "touchpoint", "shop", before, after),
        ("ola", "rename", "touchpoint", "shop", None, {"key": "store"}),
        ("ola", "remove", "role", "ceo", _role("ceo"), None),
    ] == _audit(company)


def test_dates_and_words_of_other_alphabets_are_written_down_as_they_are(company: Engine):
    values = {"role_id": 1, "letter": "A", "valid_from": date(2026, 1, 1), "limit": "Kjøp ≤ 1 mill."}

    with changes.writing(company, admin("ola")) as change:
        changes.add(change, "assignment", values)

    with company.connect() as connection:
        after = connection.scalars(select(audit.c.after).where(audit.c.table == "assignment")).one()
    assert after == '{"role_id": 1, "letter": "A", "valid_from": "2026-01-01", "limit": "Kjøp ≤ 1 mill."}'


def test_each_subject_gets_one_new_version_however_many_rows_change(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        changes.edit(change, "stage", "use", 1, {"name": "Using"})
        changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})
        changes.add(change, "assignment", {"role_id": 1, "letter": "A"})
        changes.add(change, "assignment", {"role_id": 1, "letter": "R"})

    assert _versions(company) == {**NOTHING_YET, Subject.JOURNEY: 2, Subject.OWNERSHIP: 1}


def test_the_versions_are_the_last_that_is_written(company: Engine):
    with statements(company) as sent, changes.writing(company, admin("ola")) as change:
        changes.add(change, "assignment", {"role_id": 1, "letter": "A"})
        changes.edit(change, "stage", "use", 1, {"name": "Using"})

    written = [sentence.split()[:2] for sentence in sent if not sentence.startswith("SELECT")]
    assert written[-2:] == [["UPDATE", "content_version"]] * 2
    assert ["UPDATE", "content_version"] not in written[:-2]


def test_every_table_that_is_edited_belongs_to_a_subject():
    kept_by_the_store = {
        "score_count",
        "score_count_all",
        "need_count",
        "pair_count",
        "survey_digest",
        "answer_part",
        "moment",
        "moment_all",
        "content_version",
        "audit",
        "change",
        *(table.name for table in (*ROOM, *PEOPLE)),
    }

    assert set(metadata.tables) - set(changes.WITH_ANOTHER) - kept_by_the_store == set(changes.SUBJECTS)


def test_an_edit_makes_a_new_version_of_the_row(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})

    assert _touchpoints(company) == [("shop", "The shop", 2)]


def test_an_edit_that_says_what_stands_there_changes_nothing(company: Engine):
    before = _everything(company)

    with changes.writing(company, admin("ola")) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"name": "Shop"})

    assert before == _everything(company)


def test_a_stale_edit_is_refused_with_what_the_row_says_now(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop", "channel": "web"})
    before = _everything(company)

    def edit_what_was_seen() -> None:
        with changes.writing(company, admin("kari")) as change:
            changes.add(change, "role", {"key": "cfo", "name": "Finance", "kind": "executive"})
            changes.edit(change, "touchpoint", "shop", 1, {"name": "Our shop", "channel": "phone"})

    with pytest.raises(ImportRefused) as refusal:
        edit_what_was_seen()

    said = "Someone else has changed the touchpoint shop meanwhile. It now says: name = The shop; channel = web."
    assert said == str(refusal.value)
    assert before == _everything(company)


def test_of_two_edits_at_once_one_is_kept_and_the_other_refused(company: Engine):
    outcomes: list[str] = []
    both_ready = threading.Barrier(2)

    def edit(name: str) -> None:
        both_ready.wait()
        try:
            with changes.writing(company, admin(name)) as change:
                changes.edit(change, "touchpoint", "shop", 1, {"name": name})
            outcomes.append("kept")
        except ImportRefused:
            outcomes.append("refused")

    _together(lambda: edit("Ola's"), lambda: edit("Kari's"))

    assert sorted(outcomes) == ["kept", "refused"]
    assert [("touchpoint", version) for _, _, version in _touchpoints(company)] == [("touchpoint", 2)]


def test_a_row_that_is_not_there_is_not_edited_renamed_or_removed(company: Engine):
    attempts: list[Callable[[changes.Change], None]] = [
        lambda change: changes.edit(change, "stage", "gone", 1, {"name": "Gone"}),
        lambda change: changes.rename(change, "stage", "gone", "here"),
        lambda change: changes.remove(change, "stage", "gone"),
    ]
    before = _everything(company)

    said = []
    for attempt in attempts:
        with pytest.raises(ImportRefused) as refusal, changes.writing(company, admin("ola")) as change:
            attempt(change)
        said.append(str(refusal.value))

    assert said == ["There is no stage with the key gone."] * 3
    assert before == _everything(company)


def test_what_refers_to_a_renamed_row_follows_it(company: Engine):
    load(company, [("a", "shop", "CSAT", 5)])

    with changes.writing(company, admin("ola")) as change:
        changes.rename(change, "touchpoint", "shop", "store")

    with company.connect() as connection:
        answered = text("SELECT key FROM touchpoint JOIN response ON touchpoint.id = touchpoint_id")
        assert connection.execute(answered).scalars().all() == ["store"]
    assert _touchpoints(company) == [("store", "Shop", 2)]


def test_a_key_that_is_taken_is_not_given_twice(company: Engine):
    load(company, [("a", "web", "CSAT", 5)])
    before = _everything(company)

    with pytest.raises(ImportRefused) as refusal, changes.writing(company, admin("ola")) as change:
        changes.rename(change, "touchpoint", "shop", "web")

    assert str(refusal.value) == "There is already a touchpoint with the key web."
    assert before == _everything(company)


def test_a_key_renamed_to_itself_changes_nothing(company: Engine):
    before = _everything(company)

    with changes.writing(company, admin("ola")) as change:
        changes.rename(change, "touchpoint", "shop", "shop")

    assert before == _everything(company)


def test_a_row_that_others_refer_to_is_not_removed_and_they_are_counted(company: Engine):
    load(
        company,
        [("a", "shop", "CSAT", 5), ("b", "shop", "CSAT", 4), ("c", "", "NPS", 4)],
        comments=[("a", "shop", "Hi")],
    )
    with changes.writing(company, admin("ola")) as change:
        change.connection.execute(assignment.insert().values(role_id=1, letter="A", touchpoint_id=1))
    before = _everything(company)

    with pytest.raises(ImportRefused) as refusal, changes.writing(company, admin("ola")) as change:
        changes.remove(change, "touchpoint", "shop")

    assert sorted(map(str, refusal.value.faults)) == [
        "The touchpoint shop cannot be removed: 1 rows of assignment refer to it.",
        "The touchpoint shop cannot be removed: 1 rows of comment refer to it.",
        "The touchpoint shop cannot be removed: 2 rows of response refer to it.",
    ]
    assert before == _everything(company)


def test_a_survey_with_answers_is_not_removed_since_its_answers_are_counted(company: Engine):
    load(company, [("a", "shop", "CSAT", 5), ("b", "shop", "CSAT", 4)])

    with pytest.raises(ImportRefused) as refusal, changes.writing(company, admin("ola")) as change:
        changes.remove(change, "survey", "spring")

    assert str(refusal.value) == "The survey spring cannot be removed: 2 rows of response refer to it."


def test_a_row_that_nothing_refers_to_is_removed(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        changes.remove(change, "touchpoint", "shop")

    assert _touchpoints(company) == []


def test_a_change_that_fails_leaves_nothing(company: Engine):
    before = _everything(company)

    def fail_in_the_middle() -> None:
        with changes.writing(company, admin("ola")) as change:
            changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()

    assert before == _everything(company)


def test_a_dry_run_shows_the_change_and_leaves_nothing(company: Engine):
    before = _everything(company)

    with changes.writing(company, admin("ola"), dry_run=True) as change:
        changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})
        seen = change.connection.scalars(select(touchpoint.c.name)).all()

    assert seen == ["The shop"]
    assert before == _everything(company)


def test_a_change_of_nothing_is_not_noted(company: Engine):
    with changes.writing(company, admin("ola")) as change:
        assert not change.noted
        changes.add(change, "role", {"key": "cfo", "name": "Finance", "kind": "executive"})
        assert change.noted


def test_who_cannot_write_in_time_is_told_to_try_again(sqlite_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CXDASH_WAIT_SECONDS", "0")
    impatient = database.connect(sqlite_store.url.render_as_string())

    with changes.writing(sqlite_store, admin("ola")), pytest.raises(ImportRefused) as refusal:  # noqa: SIM117
        with changes.writing(impatient, admin("kari")):
            pass

    said = "The store is being written to by someone else, so nothing was changed. Try again in a while."
    assert said == str(refusal.value)


def test_whoever_writes_waits_for_another_as_long_as_is_set(company: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CXDASH_WAIT_SECONDS", "120")
    patient = database.connect(company.url.render_as_string(hide_password=False))
    writing, done = threading.Event(), []

    def second() -> None:
        writing.wait()
        with changes.writing(patient, admin("kari")) as change:
            changes.edit(change, "role", "ceo", 2, {"name": "Second"})
        done.append("second")

    def first() -> None:
        with changes.writing(company, admin("ola")) as change:
            changes.edit(change, "role", "ceo", 1, {"name": "First"})
            writing.set()
            time.sleep(0.5)
            done.append("first")

    _together(first, second)

    assert done == ["first", "second"]


def test_a_row_that_another_holds_is_given_up_in_time_on_postgresql(
    postgresql_store: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CXDASH_WAIT_SECONDS", "1")
    impatient = database.connect(postgresql_store.url.render_as_string(hide_password=False))
    with changes.writing(postgresql_store, admin("kari")) as change:
        changes.add(change, "role", {"key": "ceo", "name": "Chief", "kind": "executive"})

    with changes.writing(postgresql_store, admin("ola")) as change:
        changes.edit(change, "role", "ceo", 1, {"name": "First"})
        with pytest.raises(StoreError, match="Somebody else is writing"), problems.explained():  # noqa: SIM117
            with changes.writing(impatient, admin("kari")) as other:
                changes.edit(other, "role", "ceo", 1, {"name": "Second"})


def _role(key: str) -> dict:
    names = {"key": key, "name": "Chief", "name_nb": None, "name_sv": None}
    return {"id": 1, **names, "kind": "executive", "reports_to_id": None, "version": 1}


def _together(*jobs: Callable[[], None]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _audit(store: Engine) -> list[tuple]:
    columns = [audit.c[name] for name in ["actor", "action", "table", "key", "before", "after"]]
    with store.connect() as connection:
        rows = connection.execute(select(*columns).order_by(audit.c.id)).all()
    return [(*row[:4], *(json.loads(side) if side else None for side in row[4:])) for row in rows]


def _versions(store: Engine) -> dict[str, int]:
    with database.reading(store) as connection:
        return database.versions(connection)


def _touchpoints(store: Engine) -> list[tuple]:
    columns = [touchpoint.c.key, touchpoint.c.name, touchpoint.c.version]
    with store.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(touchpoint.c.id))]


def _everything(store: Engine) -> dict[str, list[tuple]]:
    """Return every row of every table."""
    with store.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=str)
            for name, table in metadata.tables.items()
        }
