import pytest
from sqlalchemy import Engine, select, text

from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.schema import audit
from cxdash.store.write import changes
from tests.builders import load

ANSWERS = [("a", "shop", "CSAT", 5), ("a", "", "NPS", 9)]
QUESTIONS = [("shop", "CSAT", 1, 2, 3), ("", "NPS", 1, 0, 5)]


def test_what_a_file_says_of_its_questions_comes_in_with_it(store: Engine):
    load(store, ANSWERS, questions=QUESTIONS)

    assert tallies(store) == {
        ("spring", "spring.csv", "", "NPS", 1, 0, 5),
        ("spring", "spring.csv", "shop", "CSAT", 1, 2, 3),
    }


def test_the_same_file_again_changes_nothing(store: Engine):
    load(store, ANSWERS, questions=QUESTIONS)
    before = noted(store)

    again = load(store, ANSWERS, questions=QUESTIONS)
    replacing_itself = load(store, ANSWERS, questions=QUESTIONS, replaces="spring")

    assert (again.changed, replacing_itself.changed) == (False, False)
    assert before == noted(store)


def test_a_file_loaded_before_questions_were_kept_is_completed_by_loading_it_again(store: Engine):
    load(store, ANSWERS)

    assert load(store, ANSWERS, questions=QUESTIONS).changed
    assert len(tallies(store)) == 2
    assert not load(store, ANSWERS, questions=QUESTIONS).changed


def test_a_file_with_more_rows_says_anew_how_its_questions_were_answered(store: Engine):
    load(store, ANSWERS, questions=QUESTIONS)

    load(store, [*ANSWERS, ("b", "shop", "CSAT", 1)], questions=[("shop", "CSAT", 2, 2, 3)])

    assert tallies(store) == {("spring", "spring.csv", "shop", "CSAT", 2, 2, 3)}


def test_another_file_of_the_same_survey_stands_beside_the_first(store: Engine):
    load(store, ANSWERS, questions=QUESTIONS)

    load(store, [("b", "", "NPS", 1)], questions=[("", "NPS", 1, 7, 0)], file="more.csv")

    assert tallies(store) == {
        ("spring", "more.csv", "", "NPS", 1, 7, 0),
        ("spring", "spring.csv", "", "NPS", 1, 0, 5),
        ("spring", "spring.csv", "shop", "CSAT", 1, 2, 3),
    }


def test_a_correction_replaces_what_was_known_of_the_survey_under_its_new_key(store: Engine):
    load(store, ANSWERS, questions=QUESTIONS)

    load(store, ANSWERS, questions=QUESTIONS[1:], file="new.csv", key="spring-2026", replaces="spring")

    assert tallies(store) == {("spring-2026", "new.csv", "", "NPS", 1, 0, 5)}


@pytest.mark.parametrize(("corrected", "left"), [(ANSWERS, 2), (ANSWERS[:1], 0)])
def test_a_correction_that_knows_nothing_of_questions_removes_them_with_the_answers_it_changes(
    store: Engine, corrected: list[tuple], left: int
):
    load(store, ANSWERS, questions=QUESTIONS)

    load(store, corrected, replaces="spring")

    assert len(tallies(store)) == left


def test_a_question_that_nobody_answered_at_a_touchpoint_nobody_described_is_left_out(store: Engine):
    load(store, ANSWERS, questions=[*QUESTIONS, ("moon", "CSAT", 0, 9, 0)])

    assert len(tallies(store)) == 2


def test_a_touchpoint_that_only_questions_refer_to_can_be_renamed_and_removed(store: Engine):
    load(store, questions=[("shop", "CSAT", 0, 9, 0), ("", "NPS", 0, 9, 0)], touchpoints=["shop:use"])

    with changes.writing(store, admin("ola")) as change:
        changes.rename(change, "touchpoint", "shop", "store")
    renamed = tallies(store)
    with changes.writing(store, admin("ola")) as change:
        changes.remove(change, "touchpoint", "store")

    assert ("spring", "spring.csv", "store", "CSAT", 0, 9, 0) in renamed
    assert tallies(store) == {("spring", "spring.csv", "", "NPS", 0, 9, 0)}


def tallies(store: Engine) -> set[tuple]:
    """Return what is known of every question: survey, file, touchpoint, measure, answers, missing, blank."""
    asked = """
        SELECT survey.key, question_tally.file, coalesce(touchpoint.key, ''), measure, answers, missing, blank
        FROM question_tally JOIN survey ON survey.id = survey_id LEFT JOIN touchpoint ON touchpoint.id = touchpoint_id
    """
    with store.connect() as connection:
        return {tuple(row) for row in connection.execute(text(asked))}


def noted(store: Engine) -> tuple[int, dict[str, int]]:
    with database.reading(store) as connection:
        return len(connection.execute(select(audit.c.id)).all()), database.versions(connection)
