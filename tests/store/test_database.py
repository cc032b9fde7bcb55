import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.problems import StoreError
from cxdash.store.read.checks import differing_cells
from cxdash.store.schema import Subject, metadata
from cxdash.store.write import changes
from tests.builders import statements

CELL = {"touchpoint_id": 0, "month": "2026-01", "n": 1, "w": 1, "w2": 1}
MOMENT = {
    **{"about": "CSAT", "scale": "", "second_scale": ""},
    **dict.fromkeys(("wx", "wx2", "way", "way2", "top", "low"), 1),
}
GOOD: dict[str, dict] = {
    "company": {"id": 1, "name": "Nordlys"},
    "journey": {"key": "buy", "name": "Buy"},
    "stage": {"key": "use", "name": "Use", "position": 1, "journey_id": 1},
    "need": {"key": "speed", "name": "Speed", "importance": 10},
    "touchpoint": {"key": "shop", "name": "Shop", "stage_id": 1, "need_id": 1, "importance": 1, "contact": "indirect"},
    "role": {"key": "ceo", "name": "Chief", "kind": "executive"},
    "assignment": {"role_id": 1, "letter": "A", "stage_id": 1, "valid_from": date(2026, 1, 1)},
    "proposal": {
        "key": "one",
        "name": "One owner",
        "journey_id": 1,
        "made_at": datetime(2026, 1, 1, tzinfo=UTC),
        "made_by": "kari",
    },
    "proposal_cell": {"proposal_id": 1, "role_id": 1, "letter": "A", "stage_id": 1},
    "survey": {"key": "spring", "name": "Spring"},
    "scale": {"measure": "CSAT", "scale": "1-7", "top_from": 5},
    "response": {"survey_id": 1, "respondent": "a", "measure": "CSAT", "score": 5, "date": date(2026, 1, 15)},
    "comment": {"survey_id": 1, "respondent": "a", "date": date(2026, 1, 15), "text": "Fine."},
    "question_tally": {"survey_id": 1, "measure": "CSAT", "answers": 9, "missing": 1, "blank": 0},
    "score_count": {"scale": "", "measure": "CSAT", "segment": "", "score": 5, **CELL},
    "score_count_all": {"scale": "", "measure": "CSAT", "score": 5, **CELL},
    "need_count": {"scale": "", "measure": "CSAT", "need": "speed", "score": 5, **CELL},
    "pair_count": {
        "first_scale": "",
        "second_scale": "",
        "kind": "CSAT×RESOLVED",
        "segment": "",
        "first": 5,
        "second": 1,
        **CELL,
    },
    "moment": {"segment": "", **MOMENT, **CELL},
    "moment_all": {**MOMENT, **CELL},
    "customers": {"month": "2026-01", "customers_start": 10, "customers_new": 0, "customers_lost": 1},
    "subscription": {"customer": "c1", "started": date(2026, 1, 1), "ended": date(2026, 1, 1)},
    "spend": {"month": "2026-01", "purpose": "retention", "amount": 5},
    "kpi": {"key": "churn", "name": "Churn"},
    "kpi_value": {"kpi_id": 1, "month": "2026-01", "value": 0.1},
    "claim": {"role_id": 1, "outcome": "win", "share": 40},
    "annoyance": {"key": "queue", "title": "Queue", "touchpoint_id": 1, "customers_per_year": 9, "severity": 5},
    "assessment": {"subject": "mandate", "item": "budget", "score": 1},
    "path": {"path": "shop > use", "conversions": 1},
    "decision": {"key": "hire", "title": "Hire"},
    "assumption": {"key": "leavers", "low": 1, "mode": 1, "high": 2},
    "scenario": {
        "key": "mend",
        "name": "Mend",
        **dict.fromkeys(("levers", "beliefs", "baseline", "outcome"), "{}"),
        "made_at": datetime(2026, 1, 1, tzinfo=UTC),
        "made_by": "kari",
    },
    "workshop": {"key": "spring", "name": "Spring", "language": "nb", "code": "CDFHJ"},
    "workshop_secret": {"workshop_id": 1, "secret": b"secret"},
    "workshop_step": {"workshop_id": 1, "position": 0, "title": "Guess", "minutes": 10},
    "workshop_question": {"workshop_id": 1, "step_id": 1, "kind": "guess", "state": "open"},
    "ballot": {"question_id": 1, "round": 1, "voter": "a", "answer": ""},
    "receipt": {"question_id": 1, "round": 1, "words": "a b c d"},
    "slip": {"workshop_id": 1, "hash": "a"},
}
"""A row of every table that a user fills, in the order in which they refer to each other."""

OTHER: dict[str, dict] = {
    **{name: {"key": "other"} for name, row in GOOD.items() if "key" in row},
    "scale": {"scale": "1-6"},
    "response": {"respondent": "b"},
    "comment": {"respondent": "b"},
    "question_tally": {"file": "more.csv"},
    **{name: {"month": "2026-02"} for name, row in GOOD.items() if "month" in row},
    "subscription": {"customer": "c2"},
    "proposal_cell": {"letter": "R"},
    "path": {"path": "use > shop"},
    "workshop": {"key": "other", "code": "OTHER"},
    "ballot": {"round": 2},
    "receipt": {"round": 2},
    "slip": {"hash": "b"},
}
"""What makes the row another one, in the tables whose rows have an identity."""

BAD = [
    ("company", {"id": 2}),
    ("company", {"id": 2, "audience": "dogs"}),
    ("journey", {"key": ""}),
    ("journey", {"name": None}),
    ("stage", {"journey_id": 99}),
    ("stage", {"position": None}),
    ("need", {"importance": 11}),
    ("touchpoint", {"stage_id": 99}),
    ("touchpoint", {"stage_id": None}),
    ("touchpoint", {"need_id": 99}),
    ("touchpoint", {"contact": "sometimes"}),
    ("touchpoint", {"importance": 0}),
    ("touchpoint", {"customers_per_year": -1}),
    ("role", {"kind": "committee"}),
    ("role", {"reports_to_id": 99}),
    ("role", {"id": 7, "reports_to_id": 7}),
    ("assignment", {"letter": "X"}),
    ("assignment", {"role_id": 99}),
    ("assignment", {"touchpoint_id": 1}),
    ("assignment", {"area": "culture"}),
    ("assignment", {"stage_id": None, "area": "weather"}),
    ("assignment", {"letter": "D"}),
    ("assignment", {"letter": "D", "stage_id": None, "area": "culture"}),
    ("assignment", {"valid_to": date(2026, 1, 1)}),
    ("proposal", {"name": ""}),
    ("proposal", {"journey_id": 99}),
    ("proposal", {"made_by": None}),
    ("scenario", {"name": ""}),
    ("scenario", {"levers": None}),
    ("workshop", {"name": ""}),
    ("workshop", {"seats": -1}),
    ("workshop", {"state": "gone"}),
    ("workshop", {"code": "CDFHJ"}),
    ("workshop_secret", {"workshop_id": 99}),
    ("workshop_secret", {}),
    ("workshop_step", {"workshop_id": 99}),
    ("workshop_step", {"minutes": -1}),
    ("workshop_question", {"step_id": 99}),
    ("workshop_question", {"kind": "quiz"}),
    ("workshop_question", {"about": "weather"}),
    ("workshop_question", {"round": 0}),
    ("workshop_question", {"state": "gone"}),
    ("ballot", {"question_id": 99}),
    ("ballot", {"voter": None}),
    ("ballot", {"answer": None}),
    ("receipt", {"question_id": 99}),
    ("slip", {"workshop_id": 99}),
    ("proposal_cell", {"letter": "X"}),
    ("proposal_cell", {"role_id": 99}),
    ("proposal_cell", {"proposal_id": 99}),
    ("proposal_cell", {"touchpoint_id": 1}),
    ("proposal_cell", {"letter": "D"}),
    ("proposal_cell", {"limit": None}),
    ("response", {"survey_id": 99}),
    ("response", {"touchpoint_id": 99}),
    ("response", {"measure": "MOOD"}),
    ("response", {"scale": None}),
    ("response", {"score": None}),
    ("scale", {"measure": "MOOD"}),
    ("response", {"weight": 0}),
    ("response", {"count": 0}),
    ("response", {"segment": None}),
    ("comment", {"text": ""}),
    ("comment", {"survey_id": 99}),
    ("question_tally", {"survey_id": 99}),
    ("question_tally", {"touchpoint_id": 99}),
    ("question_tally", {"measure": "MOOD"}),
    ("question_tally", {"missing": -1}),
    ("question_tally", {"file": None}),
    ("score_count", {"segment": None}),
    ("score_count_all", {"month": "January"}),
    ("need_count", {"need": None}),
    ("pair_count", {"kind": "CSAT×NPS"}),
    ("moment", {"segment": None}),
    ("moment_all", {"month": "January"}),
    ("customers", {"month": "2026-1"}),
    ("customers", {"month": "January"}),
    ("customers", {"customers_lost": -1}),
    ("customers", {"gross_margin": 1.5}),
    ("customers", {"segment": None}),
    ("subscription", {"ended": date(2025, 12, 31)}),
    ("subscription", {"tenure_months": -1}),
    ("spend", {"purpose": "fun"}),
    ("spend", {"category": "fun"}),
    ("spend", {"role_id": 99}),
    ("kpi", {"direction": "left"}),
    ("kpi", {"about": "weather"}),
    ("kpi", {"owner_id": 99}),
    ("kpi", {"outcome": "fame"}),
    ("kpi_value", {"kpi_id": 99}),
    ("claim", {"outcome": "fame"}),
    ("claim", {"share": 101}),
    ("claim", {"role_id": 99}),
    ("annoyance", {"severity": 6}),
    ("annoyance", {"feasibility": 0}),
    ("annoyance", {"status": "gone"}),
    ("annoyance", {"cause": "weather"}),
    ("annoyance", {"touchpoint_id": None}),
    ("assessment", {"score": 0}),
    ("assessment", {"subject": "weather"}),
    ("path", {"conversions": -1}),
    ("decision", {"status": "maybe"}),
    ("assumption", {"low": 2}),
    ("assumption", {"high": 0}),
]


def test_opening_a_new_file_makes_every_table_and_a_version_for_every_subject(sqlite_address: str):
    engine = database.open_store(sqlite_address)

    with database.reading(engine) as connection:
        assert database.up_to_date(connection)
        assert dict.fromkeys(Subject, 0) == database.versions(connection)
        assert {*metadata.tables, "alembic_version"} == _tables(connection)


def test_a_plain_file_name_opens_a_file_in_a_folder_made_for_it(tmp_path: Path):
    path = tmp_path / "new" / "folder" / "company.db"

    engine = database.open_store(str(path))

    assert path.is_file()
    assert engine.dialect.name == "sqlite"


def test_opening_a_store_again_only_reads(store: Engine):
    before = _content(store)

    with statements(Engine) as sent:
        again = database.open_store(_address(store))

    assert {statement.split()[0].upper() for statement in sent} <= {"SELECT", "PRAGMA"}
    assert len(sent) <= 4
    assert before == _content(again)
    again.dispose()


def test_upgrading_a_store_that_is_up_to_date_changes_nothing(store: Engine):
    before = _content(store)

    database.upgrade(store)

    assert before == _content(store)


def test_a_store_with_the_first_tables_is_upgraded_and_keeps_what_it_holds(address: str):
    engine = database.connect(address)
    _make_first_tables(engine)

    database.upgrade(engine)

    with database.reading(database.open_store(address)) as connection:
        assert connection.execute(text("SELECT key FROM survey")).scalars().all() == ["spring"]
        assert {*metadata.tables, "alembic_version"} == _tables(connection)


BEFORE_SCALES = (
    "INSERT INTO stage (key, name, position) VALUES ('use', 'Use', 1)",
    "INSERT INTO touchpoint (key, name, stage_id) VALUES ('shop', 'Shop', 1)",
    "INSERT INTO survey (key, name) VALUES ('spring', 'Spring')",
    "INSERT INTO response (survey_id, respondent, touchpoint_id, measure, score, date, segment, weight, count)"
    " VALUES (1, 'a', 1, 'CSAT', 4, '2026-01-15', 'private', 0.5, 2),"
    " (1, 'a', 1, 'EXPECTATION', 5, '2026-01-15', 'private', 0.5, 2), (1, 'b', NULL, 'NPS', 0, '2026-01-15', '', 1, 1)",
    "INSERT INTO question_tally (survey_id, touchpoint_id, measure, answers, missing, blank)"
    " VALUES (1, 1, 'CSAT', 2, 1, 0)",
    "INSERT INTO score_count VALUES (1, 'CSAT', '2026-01', 'private', 4, 2, 1.0, 0.5)",
    "INSERT INTO score_count VALUES (1, 'EXPECTATION', '2026-01', 'private', 5, 2, 1.0, 0.5)",
    "INSERT INTO score_count VALUES (0, 'NPS', '2026-01', '', 0, 1, 1.0, 1.0)",
    "INSERT INTO score_count_all VALUES (1, 'CSAT', '2026-01', 4, 2, 1.0, 0.5)",
    "INSERT INTO score_count_all VALUES (1, 'EXPECTATION', '2026-01', 5, 2, 1.0, 0.5)",
    "INSERT INTO score_count_all VALUES (0, 'NPS', '2026-01', 0, 1, 1.0, 1.0)",
    "INSERT INTO pair_count VALUES (1, 'CSAT×EXPECTATION', '2026-01', 'private', 4, 5, 2, 1.0, 0.5)",
)
"""A store as it was when every measure had one scale."""


def test_answers_and_counts_from_before_there_were_scales_are_on_the_measures_own(address: str):
    engine = database.connect(address)
    with engine.begin() as connection:
        command.upgrade(database._migrations(connection), "0004")
        for statement in BEFORE_SCALES:
            connection.execute(text(statement))

    database.upgrade(engine)

    with database.reading(engine) as connection:
        assert differing_cells(connection) == {}
        derived = connection.execute(text("SELECT about, segment, n, wx, way, top FROM moment ORDER BY about"))
        assert [tuple(row) for row in derived] == [
            ("CSAT", "private", 2, 4, 75, 1),
            ("CSAT×EXPECTATION", "private", 2, -1, -25, 0),
            ("EXPECTATION", "private", 2, 5, 100, 1),
            ("NPS", "", 1, 0, 0, 0),
        ]
        rows = connection.execute(text("SELECT measure, scale, score FROM response ORDER BY id"))
        assert [tuple(row) for row in rows] == [("CSAT", "", 4.0), ("EXPECTATION", "", 5.0), ("NPS", "", 0.0)]
        assert connection.execute(text("SELECT scale FROM question_tally")).scalars().all() == [""]
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(BEFORE_SCALES[3]))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(BEFORE_SCALES[4]))


def test_a_store_from_before_there_were_workshops_keeps_its_versions_and_counts_votes_from_none(address: str):
    engine = database.connect(address)
    with engine.begin() as connection:
        command.upgrade(database._migrations(connection), "0011")
        connection.execute(text("INSERT INTO content_version (subject, version) VALUES ('workshop', 7)"))
        connection.execute(text("INSERT INTO decision (key, title) VALUES ('hire', 'Hire')"))

    database.upgrade(engine)

    with database.reading(engine) as connection:
        assert database.versions(connection) == {**dict.fromkeys(Subject, 0), "workshop": 7}
        assert connection.execute(text("SELECT count(*) FROM ballot")).scalar_one() == 0
        assert connection.execute(text("SELECT title FROM decision")).scalars().all() == ["Hire"]


def test_many_who_open_a_new_store_at_once_all_get_it(sqlite_address: str):
    opened: list[Engine] = []
    threads = [threading.Thread(target=lambda: opened.append(database.open_store(sqlite_address))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [dict.fromkeys(Subject, 0)] * 8 == [_content(engine)["versions"] for engine in opened]


def test_the_migrations_make_the_tables_of_the_schema_on_sqlite(sqlite_store: Engine, tmp_path: Path):
    described = database.connect(str(tmp_path / "described.db"))
    metadata.create_all(described)

    assert _sqlite_schema(described) == _sqlite_schema(sqlite_store)


@pytest.mark.postgres
def test_the_migrations_make_the_tables_of_the_schema_on_postgresql(postgresql_store: Engine, postgresql_address: str):
    described = database.connect(postgresql_address)
    metadata.create_all(described)

    assert _postgresql_schema(described) == _postgresql_schema(postgresql_store)
    described.dispose()


@pytest.mark.postgres
def test_an_old_postgresql_store_is_refused_with_the_command_to_run(postgresql_address: str):
    with pytest.raises(StoreError, match=r"of an older version\. Run: python -m cxdash upgrade$"):
        database.open_store(postgresql_address)


@pytest.mark.postgres
def test_an_old_postgresql_store_opens_after_the_upgrade(postgresql_address: str):
    engine = database.connect(postgresql_address)

    database.upgrade(engine)

    assert dict.fromkeys(Subject, 0) == _content(database.open_store(postgresql_address))["versions"]


def test_a_store_from_a_newer_version_is_refused_and_left_alone(store: Engine):
    with store.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = _content(store)

    with pytest.raises(StoreError, match=r"newer version of cxdash\. Use that version"):
        database.open_store(_address(store))

    assert before == _content(store)


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(sqlite_address: str):
    engine = database.connect(sqlite_address)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE stage (of_another_program TEXT)"))

    with pytest.raises(StoreError, match="table stage already exists"):
        database.open_store(sqlite_address)

    with database.reading(engine) as connection:
        assert {"stage"} == _tables(connection)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://host/name", "A store is SQLite or PostgreSQL, not mysql."),
        ("https://example.com", "A store is SQLite or PostgreSQL, not https."),
        ("://", "neither a file nor a database address"),
        ("postgresql://host:port/name", "neither a file nor a database address"),
        ("postgresql+nonsense://host/name", "neither a file nor a database address"),
        ("sqlite+nonsense:///file.db", "neither a file nor a database address"),
        ("sqlite://", "nothing is kept in memory"),
        (":memory:", "nothing is kept in memory"),
        ("postgresql://127.0.0.1:1/name", "The store .*127.0.0.1:1/name cannot be opened. The database"),
        ("{folder}", "The store .* is no file"),
        ("{folder}/notes.txt", "The store .* cannot be opened. The store is damaged"),
        ("{folder}/notes.txt/store.db", "The folder of the store .* cannot be made"),
    ],
)
def test_an_address_that_is_no_store_is_refused_in_words(tmp_path: Path, address: str, said: str):
    (tmp_path / "notes.txt").write_text("These are notes, not a database. " * 50)

    with pytest.raises(StoreError, match=said):
        database.open_store(address.format(folder=tmp_path))


def test_a_refused_address_does_not_tell_its_password():
    with pytest.raises(StoreError) as refusal:
        database.open_store("postgresql://user:secret@127.0.0.1:1/name")

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "environment", "url"),
    [
        (None, None, f"sqlite:///{database.DEFAULT_STORE}"),
        (None, "company.db", "sqlite:///company.db"),
        ("mine.db", "company.db", "sqlite:///mine.db"),
        ("sqlite:////var/company.db", None, "sqlite:////var/company.db"),
        ("postgresql://host/name", None, "postgresql+psycopg://host/name"),
        ("postgres://host/name", None, "postgresql+psycopg://host/name"),
        ("postgresql+psycopg://host/name", None, "postgresql+psycopg://host/name"),
    ],
)
def test_the_address_is_the_one_given_else_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, given: str | None, environment: str | None, url: str
):
    monkeypatch.delenv("CXDASH_DATABASE_URL", raising=False)
    if environment:
        monkeypatch.setenv("CXDASH_DATABASE_URL", environment)

    assert url == database.store_url(given)


def test_every_good_row_is_taken_and_so_is_another(store: Engine):
    with _filled(store) as connection:
        refused = [table for table, change in OTHER.items() if _refuses(connection, table, {**GOOD[table], **change})]

    assert refused == []


def test_every_bad_row_is_refused(store: Engine):
    with _filled(store) as connection:
        taken = [
            (table, change)
            for table, change in BAD
            if not _refuses(connection, table, {**GOOD[table], **OTHER.get(table, {}), **change})
        ]

    assert taken == []


def test_no_identity_is_taken_twice_not_even_with_a_blank_touchpoint_or_role(store: Engine):
    with _filled(store) as connection:
        taken = [table for table in OTHER if not _refuses(connection, table, GOOD[table])]

    assert taken == []


def test_sqlite_is_set_up_as_stated_on_every_connection(sqlite_store: Engine):
    stated = {"busy_timeout": 30000, "journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "cache_size": -65536}

    with sqlite_store.connect() as one, sqlite_store.connect() as two:
        found = [
            {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in stated} for connection in (one, two)
        ]

    assert [stated, stated] == found


def test_foreign_keys_hold_after_an_upgrade_even_one_that_fails(tmp_path: Path):
    good, failing = database.connect(str(tmp_path / "good.db")), database.connect(str(tmp_path / "failing.db"))
    with failing.begin() as connection:
        connection.execute(text("CREATE TABLE stage (of_another_program TEXT)"))

    database.upgrade(good)
    with pytest.raises(Exception, match="already exists"):
        database.upgrade(failing)

    for engine in (good, failing):
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_reading_leaves_the_connection_as_it_was(sqlite_store: Engine):
    with database.reading(sqlite_store) as connection:
        database.versions(connection)

    with sqlite_store.connect() as connection:
        assert connection.connection.dbapi_connection.isolation_level is None


def test_the_versions_take_one_statement(store: Engine):
    with database.reading(store) as connection, statements(store) as sent:
        database.versions(connection)

    assert len(sent) == 1


def _make_first_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(database._migrations(connection), "0001")
        connection.execute(text("INSERT INTO survey (key, name) VALUES ('spring', 'Spring')"))


@contextmanager
def _filled(store: Engine) -> Iterator[Connection]:
    """Lend a connection to a store with one good row in every table."""
    with changes.writing(store, admin("test")) as change:
        for table, row in GOOD.items():
            change.connection.execute(metadata.tables[table].insert().values(**row))
        yield change.connection


def _refuses(connection: Connection, table: str, row: dict) -> bool:
    tried = connection.begin_nested()
    try:
        connection.execute(metadata.tables[table].insert().values(**row))
    except IntegrityError:
        return True
    finally:
        tried.rollback()
    return False


def _address(store: Engine) -> str:
    return store.url.render_as_string(hide_password=False)


def _content(store: Engine) -> dict[str, object]:
    with database.reading(store) as connection:
        return {
            "tables": _tables(connection),
            "revision": connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all(),
            "versions": database.versions(connection),
        }


def _tables(connection: Connection) -> set[str]:
    listed = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
        "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    }
    return set(connection.execute(text(listed[connection.dialect.name])).scalars())


def _sqlite_schema(store: Engine) -> dict[str, list[str]]:
    """Return what makes up each table and index: its columns, constraints and options, in no order."""
    statement = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'"
    with store.connect() as connection:
        found = connection.execute(text(statement)).all()
    plain = {name: sql.replace(f'"{name}"', name) for name, sql in found}  # a rebuilt table's name is in quotes
    return {
        name: sorted(part.strip() for part in re.split(r"[\n,]", sql) if part.strip()) for name, sql in plain.items()
    }


def _postgresql_schema(store: Engine) -> dict[str, set[tuple]]:
    """Return every column, constraint and index as the server itself describes it."""
    questions = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length"
        " FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'",
        "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'",
        "indexes": "SELECT indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = 'public' AND tablename <> 'alembic_version'",
    }
    with store.connect() as connection:
        return {name: {tuple(row) for row in connection.execute(text(asked))} for name, asked in questions.items()}
