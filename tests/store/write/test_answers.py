import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.schema import Subject, metadata, touchpoint
from cxdash.store.write import answers, changes
from cxdash.store.write.answers import Loaded
from cxdash.store.write.bulk import rows
from tests.builders import load, make_wave, statements
from tests.store.recount import counted, recount

JANUARY, FEBRUARY = "2026-01-15", "2026-02-01"
EVERY_PAIR = [
    ("a", "shop", "CSAT", 5, JANUARY, "private"),
    ("a", "shop", "EXPECTATION", 4),
    ("a", "shop", "RESOLVED", 1),
    ("a", "", "CSAT", 3),
    ("a", "help", "CSAT", 2, JANUARY, "private"),
    ("b", "shop", "CSAT", 1, JANUARY, "business", "speed", 0.5, 3),
    ("b", "shop", "EXPECTATION", 5),
    ("b", "shop", "RESOLVED", 0, FEBRUARY),
    ("b", "", "NPS", 9),
    ("c", "", "CSAT", 4, JANUARY, "", "price"),
    ("c", "", "EXPECTATION", 4),
]
"""Answers that make pairs of each kind, and some that look like pairs and are none."""


def test_a_survey_comes_in_with_its_touchpoints_answers_and_comments(store: Engine):
    loaded = load(store, EVERY_PAIR, comments=[("a", "shop", "Fine."), ("c", "", "Dear.")], key="spring")

    assert Loaded(11, 0, 0, 2, ("shop", "help"), changed=True) == loaded
    assert _answers(store) == [
        ("spring", "a", "", "CSAT", 3, JANUARY, "", "", 1.0, 1, ""),
        ("spring", "a", "help", "CSAT", 2, JANUARY, "private", "", 1.0, 1, ""),
        ("spring", "a", "shop", "CSAT", 5, JANUARY, "private", "", 1.0, 1, ""),
        ("spring", "a", "shop", "EXPECTATION", 4, JANUARY, "", "", 1.0, 1, ""),
        ("spring", "a", "shop", "RESOLVED", 1, JANUARY, "", "", 1.0, 1, ""),
        ("spring", "b", "", "NPS", 9, JANUARY, "", "", 1.0, 1, ""),
        ("spring", "b", "shop", "CSAT", 1, JANUARY, "business", "speed", 0.5, 3, ""),
        ("spring", "b", "shop", "EXPECTATION", 5, JANUARY, "", "", 1.0, 1, ""),
        ("spring", "b", "shop", "RESOLVED", 0, FEBRUARY, "", "", 1.0, 1, ""),
        ("spring", "c", "", "CSAT", 4, JANUARY, "", "price", 1.0, 1, ""),
        ("spring", "c", "", "EXPECTATION", 4, JANUARY, "", "", 1.0, 1, ""),
    ]
    assert _comments(store) == [("spring", "a", "shop", JANUARY, "Fine."), ("spring", "c", "", JANUARY, "Dear.")]


def test_new_stages_come_after_those_there_are_with_the_names_given(store: Engine):
    load(store, touchpoints=["ad:find", "shop:buy"])

    load(store, touchpoints=["help:use", "shop:elsewhere"])

    with store.connect() as connection:
        asked = "SELECT t.key, t.name, s.key, s.name, s.position FROM touchpoint t JOIN stage s ON s.id = t.stage_id"
        placed = [tuple(row) for row in connection.execute(text(f"{asked} ORDER BY t.id"))]
    assert placed == [
        ("ad", "Ad", "find", "Find", 1),
        ("shop", "Shop", "buy", "Buy", 2),
        ("help", "Help", "use", "Use", 3),
    ]


def test_answers_are_counted_as_they_come_in(store: Engine):
    load(store, EVERY_PAIR)

    shop, help_ = _id(store, "shop"), _id(store, "help")
    assert counted(store) == {
        "score_count": {
            (0, "CSAT", "", "2026-01", "", 3, 1, 1, 1),
            (0, "CSAT", "", "2026-01", "", 4, 1, 1, 1),
            (0, "EXPECTATION", "", "2026-01", "", 4, 1, 1, 1),
            (0, "NPS", "", "2026-01", "", 9, 1, 1, 1),
            (help_, "CSAT", "", "2026-01", "private", 2, 1, 1, 1),
            (shop, "CSAT", "", "2026-01", "business", 1, 3, 1.5, 0.75),
            (shop, "CSAT", "", "2026-01", "private", 5, 1, 1, 1),
            (shop, "EXPECTATION", "", "2026-01", "", 4, 1, 1, 1),
            (shop, "EXPECTATION", "", "2026-01", "", 5, 1, 1, 1),
            (shop, "RESOLVED", "", "2026-01", "", 1, 1, 1, 1),
            (shop, "RESOLVED", "", "2026-02", "", 0, 1, 1, 1),
        },
        "score_count_all": {
            (0, "CSAT", "", "2026-01", 3, 1, 1, 1),
            (0, "CSAT", "", "2026-01", 4, 1, 1, 1),
            (0, "EXPECTATION", "", "2026-01", 4, 1, 1, 1),
            (0, "NPS", "", "2026-01", 9, 1, 1, 1),
            (help_, "CSAT", "", "2026-01", 2, 1, 1, 1),
            (shop, "CSAT", "", "2026-01", 1, 3, 1.5, 0.75),
            (shop, "CSAT", "", "2026-01", 5, 1, 1, 1),
            (shop, "EXPECTATION", "", "2026-01", 4, 1, 1, 1),
            (shop, "EXPECTATION", "", "2026-01", 5, 1, 1, 1),
            (shop, "RESOLVED", "", "2026-01", 1, 1, 1, 1),
            (shop, "RESOLVED", "", "2026-02", 0, 1, 1, 1),
        },
        "need_count": {
            (0, "CSAT", "", "2026-01", "price", 4, 1, 1, 1),
            (shop, "CSAT", "", "2026-01", "speed", 1, 3, 1.5, 0.75),
        },
        "pair_count": {
            (shop, "CSAT×EXPECTATION", "", "", "2026-01", "private", 5, 4, 1, 1, 1),
            (shop, "CSAT×EXPECTATION", "", "", "2026-01", "business", 1, 5, 3, 1.5, 0.75),
            (0, "CSAT×EXPECTATION", "", "", "2026-01", "", 4, 4, 1, 1, 1),
            (shop, "CSAT×RESOLVED", "", "", "2026-01", "private", 5, 1, 1, 1, 1),
            (shop, "touchpoint×relationship", "", "", "2026-01", "private", 5, 3, 1, 1, 1),
            (help_, "touchpoint×relationship", "", "", "2026-01", "private", 2, 3, 1, 1, 1),
        },
    }
    assert recount(store) == counted(store)


def test_the_same_survey_twice_changes_nothing(store: Engine):
    comments = [("a", "shop", "Fine."), ("a", "shop", "Quick."), ("c", "", "Dear.")]
    load(store, EVERY_PAIR, comments=comments)
    before = _everything(store)

    loaded = load(store, EVERY_PAIR, comments=comments)

    assert Loaded(0, 0, 11, 0, (), changed=False) == loaded
    assert before == _everything(store)


def test_the_same_survey_replacing_itself_changes_nothing(store: Engine):
    load(store, EVERY_PAIR, comments=[("a", "shop", "Fine.")])
    before = _everything(store)

    loaded = load(store, EVERY_PAIR, comments=[("a", "shop", "Fine.")], replaces="spring")

    assert Loaded(0, 0, 11, 0, (), changed=False) == loaded
    assert before == _everything(store)


def test_a_survey_without_answers_changes_nothing_the_second_time(store: Engine):
    first = load(store, key="empty")

    second = load(store, key="empty")

    assert (Loaded(0, 0, 0, 0, (), changed=True), Loaded(0, 0, 0, 0, (), changed=False)) == (first, second)


def test_more_answers_of_the_same_survey_are_merged_and_pair_with_those_there(store: Engine):
    first, later = EVERY_PAIR[::2], EVERY_PAIR[1::2]
    load(store, first)

    loaded = load(store, [*first, *later])

    assert Loaded(5, 0, 6, 0, (), changed=True) == loaded
    assert len(EVERY_PAIR) == len(_answers(store))
    assert recount(store) == counted(store)


def test_answers_in_any_order_and_portion_make_the_same_counts(store: Engine):
    for row in reversed(EVERY_PAIR):
        load(store, [row])

    assert len(EVERY_PAIR) == len(_answers(store))
    assert recount(store) == counted(store)


def test_a_clashing_answer_is_refused_with_the_way_out_and_nothing_changes(store: Engine):
    load(store, [("a", "shop", "CSAT", 5), ("b", "shop", "RESOLVED", 1)])
    before = _everything(store)

    with pytest.raises(ImportRefused) as refusal:
        load(store, [("a", "shop", "CSAT", 5), ("b", "shop", "RESOLVED", 0), ("c", "web", "CSAT", 1)])

    assert str(refusal.value) == (
        "1 answers are already in the survey spring with other values; the first is respondent b, RESOLVED, "
        "with score 1"
        " in the store and 0 in the file. To correct the survey, load the file with --replaces spring."
    )
    assert before == _everything(store)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (("business", "speed", 1.0, 1), "segment private in the store and business in the file"),
        (("private", "", 1.0, 1), "need speed in the store and – in the file"),
        (("private", "speed", 2.5, 1), "weight 1 in the store and 2.5 in the file"),
        (("private", "speed", 1.0, 2), "count 1 in the store and 2 in the file"),
    ],
)
def test_an_answer_clashes_in_segment_need_weight_and_count_too(sqlite_store: Engine, other: tuple, said: str):
    load(sqlite_store, [("a", "shop", "CSAT", 5, JANUARY, "private", "speed", 1.0, 1)])

    with pytest.raises(ImportRefused, match=said):
        load(sqlite_store, [("a", "shop", "CSAT", 5, JANUARY, *other)])


def test_a_correction_replaces_what_differs_and_removes_what_is_gone(store: Engine):
    load(store, EVERY_PAIR, comments=[("a", "shop", "Fine."), ("b", "shop", "Slow."), ("c", "", "Dear.")])
    ids = _ids(store)
    corrected = [("a", "shop", "CSAT", 4, JANUARY, "private"), *EVERY_PAIR[1:-2], ("d", "web", "CSAT", 2)]

    loaded = load(store, corrected, comments=[("a", "shop", "Fine."), ("b", "shop", "Slower.")], replaces="spring")

    assert Loaded(added=2, removed=3, unchanged=8, comments=2, new_touchpoints=("web",), changed=True) == loaded
    assert sorted(_rows(corrected)) == _answers(store)
    assert _comments(store) == [("spring", "a", "shop", JANUARY, "Fine."), ("spring", "b", "shop", JANUARY, "Slower.")]
    assert {row: ids[row] for row in _rows(EVERY_PAIR[1:-2])}.items() <= _ids(store).items()
    assert recount(store) == counted(store)


def test_a_correction_under_another_key_renames_the_survey(store: Engine):
    load(store, EVERY_PAIR, key="spring")
    ids = _ids(store)

    loaded = load(store, EVERY_PAIR, key="spring-2026", name="Spring 2026", file="new.csv", replaces="spring")

    assert Loaded(0, 0, 11, 0, (), changed=True) == loaded
    assert _surveys(store) == [("spring-2026", "Spring 2026", "new.csv")]
    assert list(ids.values()) == list(_ids(store).values())
    assert recount(store) == counted(store)


def test_a_survey_that_only_gets_another_name_is_a_change_that_is_written_down(store: Engine):
    load(store, EVERY_PAIR)
    before = _versions(store)

    loaded = load(store, EVERY_PAIR, name="Spring, corrected", replaces="spring")

    assert loaded.changed
    assert _surveys(store) == [("spring", "Spring, corrected", "spring.csv")]
    assert {**before, Subject.SATISFACTION: before[Subject.SATISFACTION] + 1} == _versions(store)


def test_a_correction_to_nothing_leaves_no_counts(store: Engine):
    load(store, EVERY_PAIR, comments=[("a", "shop", "Fine.")])

    loaded = load(store, replaces="spring")

    assert Loaded(0, 11, 0, 1, (), changed=True) == loaded
    assert {"score_count": set(), "score_count_all": set(), "need_count": set(), "pair_count": set()} == counted(store)


def test_a_survey_that_is_not_there_cannot_be_replaced(store: Engine):
    load(store, EVERY_PAIR, key="spring")
    before = _everything(store)

    with pytest.raises(ImportRefused) as refusal:
        load(store, EVERY_PAIR, key="autumn", replaces="autumn")

    assert str(refusal.value) == "There is no survey autumn to replace. The store holds: spring."
    assert before == _everything(store)


def test_a_correction_cannot_take_the_key_of_another_survey(store: Engine):
    load(store, EVERY_PAIR, key="spring")
    load(store, EVERY_PAIR, key="autumn")
    before = _everything(store)

    with pytest.raises(ImportRefused, match="There is already a survey with the key autumn"):
        load(store, EVERY_PAIR, key="autumn", replaces="spring")

    assert before == _everything(store)


def test_two_surveys_are_added_up_in_the_same_cells_and_their_respondents_are_other_people(store: Engine):
    load(store, [("a", "shop", "CSAT", 5), ("a", "", "CSAT", 5)], key="spring")

    load(store, [("a", "shop", "CSAT", 5), ("a", "shop", "EXPECTATION", 5)], key="autumn")

    shop = _id(store, "shop")
    assert counted(store)["score_count_all"] == {
        (0, "CSAT", "", "2026-01", 5, 1, 1, 1),
        (shop, "CSAT", "", "2026-01", 5, 2, 2, 2),
        (shop, "EXPECTATION", "", "2026-01", 5, 1, 1, 1),
    }
    assert recount(store) == counted(store)


def test_a_correction_takes_only_its_own_answers_out_of_shared_cells(store: Engine):
    load(store, EVERY_PAIR, key="spring")
    load(store, EVERY_PAIR, key="autumn")

    load(store, EVERY_PAIR[:3], key="autumn", replaces="autumn")

    assert len(EVERY_PAIR) + 3 == len(_answers(store))
    assert recount(store) == counted(store)


def test_answers_of_two_days_or_two_surveys_or_two_people_are_no_pairs(store: Engine):
    load(
        store,
        [
            ("a", "shop", "CSAT", 5, JANUARY),
            ("a", "shop", "EXPECTATION", 5, FEBRUARY),
            ("a", "", "CSAT", 5, FEBRUARY),
            ("b", "shop", "RESOLVED", 1, JANUARY),
        ],
        key="spring",
    )
    load(store, [("a", "shop", "EXPECTATION", 5, JANUARY)], key="autumn")

    assert counted(store)["pair_count"] == set()


def test_a_respondent_may_answer_the_same_question_on_two_days(store: Engine):
    loaded = load(store, [("a", "shop", "CSAT", 5, JANUARY), ("a", "shop", "CSAT", 4, FEBRUARY)])

    assert loaded.added == 2
    assert recount(store) == counted(store)


def test_an_unknown_touchpoint_is_refused_and_nothing_changes(store: Engine):
    before = _everything(store)

    with pytest.raises(ImportRefused) as refusal:
        load(
            store,
            [("a", "shop", "CSAT", 5), ("a", "web", "CSAT", 5), ("b", "web", "CSAT", 5)],
            comments=[("a", "app", "Hi.")],
            touchpoints=["shop:buy"],
        )

    assert list(map(str, refusal.value.faults)) == [
        "The touchpoint web is neither in the store nor described by a [[touchpoint]] of the mapping.",
        "The touchpoint app is neither in the store nor described by a [[touchpoint]] of the mapping.",
    ]
    assert before == _everything(store)


def test_a_touchpoint_that_the_store_has_need_not_be_described_again(store: Engine):
    load(store, touchpoints=["shop:buy"])

    assert load(store, [("a", "shop", "CSAT", 5)], touchpoints=[]).added == 1


def test_answers_without_respondents_merge_only_with_those_of_the_same_file(store: Engine):
    nameless = [("#0123456789ab:1", "shop", "CSAT", 5), ("#0123456789ab:2", "shop", "CSAT", 4)]
    load(store, nameless)
    before = _everything(store)

    assert not load(store, nameless).changed
    with pytest.raises(ImportRefused) as refusal:
        load(store, [("#ba9876543210:1", "shop", "CSAT", 5)])

    assert str(refusal.value) == (
        "The survey spring already holds answers without respondents from another file, so a corrected answer cannot be"
        " told from a new one. Give this file a survey of its own, or load it with --replaces spring."
    )
    assert before == _everything(store)


def test_answers_without_respondents_of_another_file_may_replace_the_survey_or_be_one_of_their_own(store: Engine):
    load(store, [("#0123456789ab:1", "shop", "CSAT", 5)])
    other = [("#ba9876543210:1", "shop", "CSAT", 5)]

    assert load(store, other, key="autumn").added == 1
    assert Loaded(1, 1, 0, 0, (), changed=True) == load(store, other, replaces="spring")
    assert recount(store) == counted(store)


def test_two_comments_on_one_occasion_are_kept_as_two_lines(store: Engine):
    load(store, comments=[("a", "shop", "Fine."), ("a", "shop", "Quick."), ("a", "shop", "Fine."), ("a", "", "Fine.")])

    assert _comments(store) == [
        ("spring", "a", "", JANUARY, "Fine."),
        ("spring", "a", "shop", JANUARY, "Fine.\nQuick."),
    ]


def test_a_comment_with_other_words_is_refused(store: Engine):
    load(store, comments=[("a", "shop", "Fine.")])

    with pytest.raises(ImportRefused) as refusal:
        load(store, comments=[("a", "shop", "Bad."), ("b", "shop", "Fine.")])

    assert str(refusal.value) == (
        "1 comments are already in the survey spring with other words; load it with --replaces spring."
    )
    assert _comments(store) == [("spring", "a", "shop", JANUARY, "Fine.")]


def test_an_answer_given_twice_in_one_file_leaves_nothing(store: Engine):
    before = _everything(store)

    with pytest.raises(Exception, match="uq_response_identity"):
        load(store, [("a", "", "NPS", 5), ("a", "", "NPS", 6)])

    assert before == _everything(store)


def test_a_dry_run_says_what_would_happen_and_leaves_nothing(store: Engine):
    load(store, EVERY_PAIR, comments=[("a", "shop", "Fine.")])
    before = _everything(store)
    wave = make_wave([*EVERY_PAIR[1:], ("d", "web", "CSAT", 5)], comments=[("d", "web", "Hi.")], key="autumn")

    loaded = answers.load(store, wave, who=admin("test"), replaces="spring", dry_run=True)

    assert Loaded(1, 1, 10, 2, ("web",), changed=True) == loaded
    assert before == _everything(store)


def test_a_load_is_written_down_once_and_gives_its_subjects_a_new_version(store: Engine):
    load(store, EVERY_PAIR, comments=[("a", "shop", "Fine.")])

    with store.connect() as connection:
        noted = [tuple(row) for row in connection.execute(text('SELECT action, "table", key, after FROM audit'))]
    after = '{"file": "spring.csv", "added": 11, "removed": 0, "comments": 1, "questions": 0}'
    assert noted[-1] == ("load", "survey", "spring", after)
    assert [table for _, table, _, _ in noted] == ["stage", "touchpoint", "touchpoint", "survey", "survey"]
    assert {**dict.fromkeys(Subject, 0), Subject.JOURNEY: 1, Subject.SATISFACTION: 1} == _versions(store)


def test_progress_is_told_how_many_answers_are_written(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rows, "CHUNK", 4)
    told: list[int] = []

    answers.load(store, make_wave(EVERY_PAIR), who=admin("test"), progress=told.append)

    assert told == [4, 8, 11]
    assert recount(store) == counted(store)


def test_a_load_killed_in_the_middle_leaves_a_sound_store_without_its_answers(store: Engine):
    address = store.url.render_as_string(hide_password=False)
    before = _everything(store)
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD_A_LARGE_WAVE, address],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        text=True,
    )

    assert loading.stdout.readline() == "50000\n"
    loading.send_signal(signal.SIGKILL)
    assert loading.wait() == -signal.SIGKILL

    reopened = database.open_store(address)
    assert before == _everything(reopened)
    if store.dialect.name == "sqlite":
        with reopened.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    assert load(reopened, EVERY_PAIR).added == 11
    reopened.dispose()


LOAD_A_LARGE_WAVE = """
import sys, time
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.write import answers
from tests.builders import make_wave

def report_and_wait(written):
    print(written, flush=True)
    time.sleep(60)

rows = [(f"person {number}", "shop", "CSAT", number % 5 + 1) for number in range(60_000)]
answers.load(database.open_store(sys.argv[1]), make_wave(rows), who=admin("test"), progress=report_and_wait)
"""


def test_a_reader_sees_the_store_as_it_was_while_a_survey_comes_in(store: Engine):
    load(store, EVERY_PAIR, key="spring")
    before = _everything(store)
    seen: list[object] = []

    def read(_written: int) -> None:
        seen.append(_everything(store))

    answers.load(store, make_wave(EVERY_PAIR, key="autumn"), who=admin("test"), progress=read)

    assert [before] == seen
    assert before != _everything(store)


def test_surveys_loaded_at_once_all_come_in_and_are_counted(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CXDASH_WAIT_SECONDS", "120")  # the machine that runs the tests may be busy with others
    store.dispose()
    load(store, touchpoints=["shop:use", "help:use"], key="before")
    mirrored = [
        (respondent, {"shop": "help", "help": "shop"}.get(place, place), *rest)
        for respondent, place, *rest in EVERY_PAIR
    ]
    done: list[Loaded] = []

    def load_some(key: str, rows: list[tuple]) -> Callable[[], None]:
        return lambda: done.extend(load(store, rows, key=f"{key} {number}", touchpoints=[]) for number in range(2))

    _together(load_some("one", EVERY_PAIR), load_some("two", mirrored), load_some("three", EVERY_PAIR[::-1]))

    assert [Loaded(11, 0, 0, 0, (), changed=True)] * 6 == done
    assert len(_answers(store)) == 6 * 11
    assert recount(store) == counted(store)


def test_two_halves_of_a_survey_loaded_at_once_are_paired(store: Engine):
    _together(lambda: load(store, EVERY_PAIR[::2]), lambda: load(store, EVERY_PAIR[1::2]))

    assert len(EVERY_PAIR) == len(_answers(store))
    assert recount(store) == counted(store)


def test_an_edit_during_a_load_is_kept(store: Engine):
    load(store, touchpoints=["shop:use"], key="before")
    under_way = threading.Event()

    def edit() -> None:
        under_way.wait()
        with changes.writing(store, admin("ola")) as change:
            changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})

    def load_slowly() -> None:
        def slowly(_written: int) -> None:
            under_way.set()
            time.sleep(0.2)

        answers.load(store, make_wave(EVERY_PAIR), who=admin("test"), progress=slowly)

    _together(edit, load_slowly)

    with store.connect() as connection:
        assert connection.scalars(select(touchpoint.c.name).where(touchpoint.c.key == "shop")).one() == "The shop"
    assert len(EVERY_PAIR) == len(_answers(store))


@pytest.mark.postgres
def test_on_postgresql_an_edit_does_not_wait_for_a_load(postgresql_store: Engine):
    load(postgresql_store, touchpoints=["shop:use", "help:use"], key="before")

    def edit() -> None:
        with changes.writing(postgresql_store, admin("ola")) as change:
            change.connection.execute(text("SET LOCAL lock_timeout = '2s'"))
            changes.edit(change, "touchpoint", "shop", 1, {"name": "The shop"})

    answers.load(postgresql_store, make_wave(EVERY_PAIR), who=admin("test"), progress=lambda _written: edit())

    assert len(EVERY_PAIR) == len(_answers(postgresql_store))


def test_a_load_costs_the_same_number_of_statements_for_few_and_for_many(store: Engine):
    many = [(f"person {number}", *rest) for number in range(20) for _, *rest in EVERY_PAIR[:4]]
    load(store, EVERY_PAIR, key="before")

    with statements(store) as for_few:
        load(store, EVERY_PAIR[:4], key="few")
    with statements(store) as for_many:
        load(store, many, key="many")

    assert len(for_few) == len(for_many)


def _rows(rows: list[tuple]) -> list[tuple]:
    """Return the rows as `_answers` would, when they are all the store holds."""
    answered = make_wave(rows).answers
    return [("spring", *row) for row in answered.itertuples(index=False, name=None)]


def _together(*jobs: Callable[[], object]) -> None:
    """Do several jobs at once; fail when one of them does."""
    failures: list[Exception] = []

    def attempt(job: Callable[[], object]) -> None:
        try:
            job()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=attempt, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


SEVEN = ("", "", 1.0, 1, "1-7")


def test_answers_on_another_scale_are_counted_beside_those_on_the_measures_own(store: Engine):
    halves = ("", "", 1.0, 1, "1-5/0.5")
    load(store, [("a", "shop", "CSAT", 7, JANUARY, *SEVEN), ("a", "shop", "EXPECTATION", 4.5, JANUARY, *halves)])
    load(store, [("a", "shop", "CSAT", 5)], key="autumn")

    shop = _id(store, "shop")
    assert counted(store)["score_count_all"] == {
        (shop, "CSAT", "1-7", "2026-01", 7, 1, 1, 1),
        (shop, "EXPECTATION", "1-5/0.5", "2026-01", 4.5, 1, 1, 1),
        (shop, "CSAT", "", "2026-01", 5, 1, 1, 1),
    }
    assert counted(store)["pair_count"] == {
        (shop, "CSAT×EXPECTATION", "1-7", "1-5/0.5", "2026-01", "", 7, 4.5, 1, 1, 1)
    }
    assert recount(store) == counted(store)


def test_one_question_of_a_survey_has_one_scale(store: Engine):
    load(store, [("a", "shop", "CSAT", 5)])
    before = _everything(store)

    with pytest.raises(ImportRefused, match="CSAT at shop on two scales, 1–5 and 1–7; one question has one scale"):
        load(store, [("b", "shop", "CSAT", 5, JANUARY, *SEVEN)])

    assert before == _everything(store)


def test_the_scale_of_a_survey_is_corrected_by_replacing_it(store: Engine):
    load(store, [("a", "shop", "CSAT", 5)])

    load(store, [("a", "shop", "CSAT", 5, JANUARY, *SEVEN)], replaces="spring")

    assert {(row[4], row[-1]) for row in _answers(store)} == {(5, "1-7")}
    assert recount(store) == counted(store)


def _answers(store: Engine) -> list[tuple]:
    return sorted(_ids(store))


def _ids(store: Engine) -> dict[tuple, int]:
    """Return the id of every answer."""
    asked = """
        SELECT survey.key, respondent, coalesce(touchpoint.key, ''), measure, score, CAST(date AS TEXT), segment, need,
               weight, count, scale, response.id
        FROM response JOIN survey ON survey.id = survey_id LEFT JOIN touchpoint ON touchpoint.id = touchpoint_id
    """
    with store.connect() as connection:
        return {tuple(answer): id_ for *answer, id_ in connection.execute(text(f"{asked} ORDER BY response.id"))}


def _comments(store: Engine) -> list[tuple]:
    asked = """
        SELECT survey.key, respondent, coalesce(touchpoint.key, ''), CAST(date AS TEXT), text
        FROM comment JOIN survey ON survey.id = survey_id LEFT JOIN touchpoint ON touchpoint.id = touchpoint_id
    """
    with store.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(text(asked)))


def _surveys(store: Engine) -> list[tuple]:
    with store.connect() as connection:
        return [tuple(row) for row in connection.execute(text("SELECT key, name, file FROM survey ORDER BY id"))]


def _id(store: Engine, key: str) -> int:
    with store.connect() as connection:
        return connection.scalars(select(touchpoint.c.id).where(touchpoint.c.key == key)).one()


def _versions(store: Engine) -> dict[str, int]:
    with database.reading(store) as connection:
        return database.versions(connection)


def _everything(store: Engine) -> dict[str, list[tuple]]:
    """Return every row of every table, ids, versions and audit included."""
    with store.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=str)
            for name, table in metadata.tables.items()
        }
