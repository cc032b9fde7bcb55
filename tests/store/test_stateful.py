"""Whatever is imported, edited, renamed and removed, in any order: the counts are those of the answers, and an
undo brings back what the store exported before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine, func, select, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company import export
from cxdash.store import database
from cxdash.store.lake import reading as lake
from cxdash.store.read import history, tables
from cxdash.store.read.checks import differing_cells
from cxdash.store.schema import audit, content_version, metadata
from cxdash.store.write import changes, undoing
from tests import soak
from tests.builders import load
from tests.company import take
from tests.store.recount import Counts, counted

SURVEYS = st.sampled_from(["spring", "autumn"])
PLACES = st.sampled_from(["shop", "help"])
KEYS = st.sampled_from(["shop", "help", "web", "use"])
ASKED = st.sampled_from([("CSAT", 1), ("CSAT", 5), ("EXPECTATION", 3), ("RESOLVED", 0), ("NPS", 10)])

Identity = tuple[str, str, str, str]
Content = tuple[int, str, str, float, int]
Held = dict[str, dict[Identity, Content]]
"""By survey, what the store should hold."""


@st.composite
def rows(draw: st.DrawFn) -> list[tuple]:
    """Draw answers of one file: no two of the same respondent to the same question on the same day."""
    answer = st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(["", "shop", "help"]),
        ASKED,
        st.sampled_from(["2026-01-15", "2026-02-01"]),
        st.sampled_from(["", "private"]),
        st.sampled_from(["", "speed"]),
        st.sampled_from([1.0, 0.5]),
        st.integers(1, 2),
    )
    drawn = draw(st.lists(answer, max_size=8, unique_by=_identity))
    return [(who, where, *asked, *rest) for who, where, asked, *rest in drawn]


def _identity(drawn: tuple) -> Identity:
    who, where, (measure, _), day, *_ = drawn
    return who, where, measure, day


def as_held(answers: list[tuple]) -> dict[Identity, Content]:
    """Return a file's answers by their identity: respondent, touchpoint, measure, date."""
    return {(who, where, measure, day): (score, *rest) for who, where, measure, score, day, *rest in answers}


def as_counted(held: Held) -> Counts:
    """Count, answer by answer, what the tables of counts should hold, touchpoints by their keys."""
    sums: dict[str, dict[tuple, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for answers in held.values():
        for table, cell, count, weight in cells_of(answers):
            for place, more in enumerate((count, count * weight, count * weight * weight)):
                sums[table][cell][place] += more
    tables = ("score_count", "score_count_all", "need_count", "pair_count")
    return {table: {(*cell, *added) for cell, added in sums[table].items()} for table in tables}


def cells_of(answers: dict[Identity, Content]) -> Iterator[tuple[str, tuple, int, float]]:
    """Return the cells that each answer of a survey counts in, by table, with its count and weight."""
    for (who, where, measure, day), (score, segment, need, weight, count) in answers.items():
        month = day[:7]
        yield "score_count", (where, measure, "", month, segment, score), count, weight
        yield "score_count_all", (where, measure, "", month, score), count, weight
        if need:
            yield "need_count", (where, measure, "", month, need, score), count, weight
        if measure == "CSAT":
            others = {"CSAT×EXPECTATION": (where, "EXPECTATION"), "CSAT×RESOLVED": (where, "RESOLVED")}
            others |= {"touchpoint×relationship": ("", "CSAT")} if where else {}
            for kind, other in others.items():
                if (who, *other, day) in answers:
                    second = answers[who, *other, day][0]
                    yield "pair_count", (where, kind, "", "", month, segment, score, second), count, weight


class Store(RuleBasedStateMachine):
    """A store beside a plain description of what it should hold."""

    engine: Engine

    def __init__(self) -> None:
        super().__init__()
        self.held: Held = {}
        self.versions: dict[str, int] = {}
        self.noted = -1
        self.exported: dict[str, bytes] = {}
        self.undoable: dict[int, tuple[dict[str, bytes], Held]] = {}
        self.described: Held = {}

    @initialize(file=rows())
    def start_with_a_wave_and_both_places(self, file: list[tuple]) -> None:
        with self.engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not content_version:
                    connection.execute(table.delete())
        load(self.engine, file, key="spring", touchpoints=["shop:use", "help:use"])
        self.held = {"spring": as_held(file)}
        self.exported, self.described = self._export(), dict(self.held)
        self.undoable = dict.fromkeys(self._changes(), ({}, {}))

    @rule(survey=SURVEYS, file=rows())
    def import_a_wave(self, survey: str, file: list[tuple]) -> None:
        there, new = self.held.get(survey, {}), as_held(file)
        clashes = any(there.get(identity, content) != content for identity, content in new.items())

        refused = self._refused(lambda: load(self.engine, file, key=survey))

        assert clashes == refused
        if not refused:
            self.held[survey] = {**there, **new}

    @rule(survey=SURVEYS)
    def import_a_wave_again(self, survey: str) -> None:
        if survey in self.held:
            file = [
                (who, where, measure, score, day, *rest)
                for (who, where, measure, day), (score, *rest) in self.held[survey].items()
            ]
            assert not load(self.engine, file, key=survey, touchpoints=[]).changed

    @rule(old=SURVEYS, new=SURVEYS, file=rows())
    def import_a_correction(self, old: str, new: str, file: list[tuple]) -> None:
        impossible = old not in self.held or (new != old and new in self.held)

        refused = self._refused(lambda: load(self.engine, file, key=new, replaces=old))

        assert impossible == refused
        if not refused:
            del self.held[old]
            self.held[new] = as_held(file)

    @rule(key=PLACES, name=st.sampled_from(["The shop", "Our shop"]), behind=st.integers(0, 1))
    def edit_a_touchpoint(self, key: str, name: str, behind: int) -> None:
        version = self._version_of("touchpoint", key)

        def edit() -> None:
            with changes.writing(self.engine, admin("test")) as change:
                changes.edit(change, "touchpoint", key, (version or 1) - behind, {"name": name})

        assert self._refused(edit) == (version is None or behind == 1)

    @rule(table=st.sampled_from(["touchpoint", "stage"]), old=KEYS, new=KEYS)
    def rename_a_place(self, table: str, old: str, new: str) -> None:
        if self._rename(table, old, new) and table == "touchpoint":
            self.held = {
                survey: {
                    (who, new if where == old else where, *rest): content
                    for (who, where, *rest), content in answers.items()
                }
                for survey, answers in self.held.items()
            }

    @rule(old=SURVEYS, new=SURVEYS)
    def rename_a_survey(self, old: str, new: str) -> None:
        if self._rename("survey", old, new):
            self.held[new] = self.held.pop(old)

    @rule(key=KEYS)
    def remove_a_touchpoint(self, key: str) -> None:
        needed = any(where == key for answers in self.held.values() for _, where, _, _ in answers)
        missing = self._version_of("touchpoint", key) is None

        def remove() -> None:
            with changes.writing(self.engine, admin("test")) as change:
                changes.remove(change, "touchpoint", key)

        assert self._refused(remove) == (needed or missing)

    @rule(roles=st.lists(st.sampled_from(["CEO", "CIO", "CX"]), unique=True), kind=st.sampled_from(["Boss", "Head"]))
    def edit_all_roles(self, roles: list[str], kind: str) -> None:
        rows = [[key, f"{kind} {key}", "executive"] for key in roles]
        self._refused(lambda: take(self.engine, {"roles": [["key", "name", "kind"], *rows]}))

    @precondition(lambda self: len(self.undoable) > 1)
    @rule()
    def undo_the_last_change(self) -> None:
        last = max(self.undoable)
        exported, self.held = self.undoable.pop(last)

        undoing.undo(self.engine, admin("test"), last)

        assert exported == self._export()
        self.exported, self.described = exported, dict(self.held)

    @invariant()
    def each_change_can_be_undone(self) -> None:
        new = [number for number in self._changes() if number not in self.undoable]
        assert len(new) <= 1
        if new:
            self.undoable[new[0]] = self.exported, self.described
            self.exported, self.described = self._export(), dict(self.held)
        for number in sorted(self.undoable)[: -changes.MOST_RECORDS]:
            self.undoable.pop(number)

    @invariant()
    def the_store_holds_what_was_imported(self) -> None:
        expected = {
            (survey, *identity, *content) for survey, held in self.held.items() for identity, content in held.items()
        }
        assert expected == self._answers()

    @invariant()
    def the_counts_are_those_of_the_answers(self) -> None:
        assert as_counted(self.held) == self._counts()
        with self.engine.connect() as connection:
            assert differing_cells(connection) == {}

    @invariant()
    def versions_never_go_down_and_go_up_exactly_when_something_is_noted(self) -> None:
        versions, noted = self._versions(), self._noted()

        assert all(versions[subject] >= version for subject, version in self.versions.items())
        assert noted >= self.noted
        assert (versions != self.versions) == (noted != self.noted)
        self.versions, self.noted = versions, noted

    def _rename(self, table: str, old: str, new: str) -> bool:
        """Rename, check that it is refused exactly when it cannot be done, and tell whether it changed anything."""
        missing, taken = self._version_of(table, old) is None, self._version_of(table, new) is not None

        def rename() -> None:
            with changes.writing(self.engine, admin("test")) as change:
                changes.rename(change, table, old, new)

        refused = self._refused(rename)
        assert refused == (missing or (taken and old != new))
        return not refused and old != new

    @staticmethod
    def _refused(attempt: Callable[[], object]) -> bool:
        try:
            attempt()
        except ImportRefused:
            return True
        return False

    def _version_of(self, table: str, key: str) -> int | None:
        target = metadata.tables[table]
        with self.engine.connect() as connection:
            return connection.execute(select(target.c.version).where(target.c.key == key)).scalar()

    def _versions(self) -> dict[str, int]:
        with database.reading(self.engine) as connection:
            return database.versions(connection)

    def _counts(self) -> Counts:
        with self.engine.connect() as connection:
            keys = {row.id: row.key for row in connection.execute(text("SELECT id, key FROM touchpoint"))} | {0: ""}
        return {table: {(keys[place], *rest) for place, *rest in rows} for table, rows in counted(self.engine).items()}

    def _export(self) -> dict[str, bytes]:
        with database.reading(self.engine) as connection:
            return export.csv_files(tables.tables(connection, with_people=True))

    def _changes(self) -> list[int]:
        with database.reading(self.engine) as connection:
            return [one.number for one in history.changes(connection) if one.can_be_undone]

    def _noted(self) -> int:
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(audit)).scalar_one()

    def _answers(self) -> set[tuple]:
        asked = """
            SELECT survey.key, respondent, coalesce(touchpoint.key, ''), measure, CAST(date AS TEXT), score, segment,
                   need, weight, count
            FROM response JOIN survey ON survey.id = survey_id LEFT JOIN touchpoint ON touchpoint.id = touchpoint_id
        """
        with self.engine.connect() as connection, lake.reading(connection) as answered:
            return {tuple(row) for row in answered.execute(text(asked))}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        ("sqlite", 9),
        pytest.param("postgresql", 6, marks=pytest.mark.postgres),
        pytest.param("lake", 2, marks=pytest.mark.postgres),
    ],
)
def test_whatever_is_done_in_any_order_the_counts_are_those_of_the_answers(
    request: pytest.FixtureRequest, kind: str, examples: int
):
    engine = request.getfixturevalue(f"{kind}_store")
    on_this_store = type("OnThisStore", (Store,), {"engine": engine})

    run_state_machine_as_test(
        on_this_store,
        settings=settings(
            max_examples=soak.examples(examples),
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
