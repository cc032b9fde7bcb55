"""A file that was just taken in is known again, and only then."""

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.digest_table import survey_digest
from cxdash.store.read import checks, history
from cxdash.store.write import changes, removing, renaming, undoing
from cxdash.store.write.bulk import digests
from tests.builders import DAY, load, statements

ANSWERS = [("a", "web", "CSAT", 5), ("b", "web", "CSAT", 2), ("b", "", "NPS", 9)]


def reads_answers(engine: Engine, **wave: object) -> bool:
    """Take the file in again, and return whether that read what the survey holds."""
    with statements(engine) as sent:
        done = load(engine, ANSWERS, **wave)
    assert (done.added, done.removed, done.changed) == (0, 0, False)
    return any("FROM response" in one and "respondent" in one for one in sent)


def kept(engine: Engine) -> int:
    with database.reading(engine) as connection:
        return len(connection.execute(select(survey_digest)).all())


def undo(engine: Engine) -> None:
    with database.reading(engine) as connection:
        last = history.changes(connection)[0]
    undoing.undo(engine, admin("kari"), last.number)


def test_the_same_file_again_reads_no_answers(store: Engine):
    load(store, ANSWERS)

    assert not reads_answers(store)


def test_a_part_of_the_file_is_compared_answer_by_answer(store: Engine):
    load(store, ANSWERS)

    assert load(store, ANSWERS[:1]).unchanged == 1
    assert load(store, [*ANSWERS, ("c", "web", "CSAT", 1)]).added == 1


def test_a_survey_that_grew_by_a_second_file_is_read(store: Engine):
    load(store, ANSWERS)
    load(store, [("c", "web", "CSAT", 1)])

    assert kept(store) == 0
    assert reads_answers(store)


def test_another_score_is_still_refused(store: Engine):
    load(store, ANSWERS)

    with pytest.raises(ImportRefused, match="already in the survey"):
        load(store, [("a", "web", "CSAT", 4), *ANSWERS[1:]])


def test_a_survey_that_is_replaced_is_known_by_its_new_file(store: Engine):
    load(store, ANSWERS[:1])
    load(store, ANSWERS, replaces="spring")

    assert not reads_answers(store)


def test_what_is_undone_is_taken_in_again(store: Engine):
    load(store, ANSWERS[:1])
    load(store, ANSWERS)
    undo(store)

    assert load(store, ANSWERS).added == 2


def test_a_removed_survey_is_taken_in_again_and_its_undoing_known(store: Engine):
    load(store, ANSWERS)
    with changes.writing(store, admin("kari")) as change:
        removing.remove_survey(change, "spring")
    assert kept(store) == 0

    undo(store)

    assert reads_answers(store)
    with database.reading(store) as connection:
        assert checks.miscounted(connection) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("score", 4.0), ("respondent", "x"), ("segment", "home"), ("weight", 2.0), ("date", "2026-01-02")],
)
def test_a_digest_tells_every_column_apart(column: str, value: object):
    answers = pd.DataFrame(
        {
            "respondent": ["a", "b"],
            "score": [5.0, 1.0],
            "segment": ["", ""],
            "weight": [1.0, 1.0],
            "date": ["2026-01-01"] * 2,
        }
    )
    other = answers.copy()
    other.loc[1, column] = value

    assert digests.digest(answers) == digests.digest(answers.copy())
    assert digests.digest(answers) != digests.digest(other)


def test_a_renamed_need_is_not_taken_for_the_file_that_has_the_old_one(store: Engine):
    with_need = [("a", "web", "CSAT", 5, DAY, "", "speed")]
    load(store, with_need)
    with changes.writing(store, admin("kari")) as change:
        changes.add(change, "need", {"key": "speed", "name": "Speed"})

    with changes.writing(store, admin("kari")) as change:
        renaming.rename(change, "needs", "speed", "pace")

    assert kept(store) == 0
