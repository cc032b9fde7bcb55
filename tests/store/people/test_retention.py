"""Respondents are kept for their time: then counts stay, and nothing says any longer whose the answers were."""

from datetime import date

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.store import database
from cxdash.store.people import retention
from cxdash.store.read import checks
from cxdash.store.schema import change, comment, response
from tests.builders import load
from tests.store.recount import counted

OLD, YOUNG = "2024-03-31", "2024-04-01"
BEFORE = date(2024, 4, 1)
ROWS = [
    ("p1", "web", "CSAT", 5, OLD),
    ("p1", "web", "RESOLVED", 1, OLD),
    ("p1", "web", "CSAT", 3, YOUNG),
    ("p2", "web", "CSAT", 2, OLD),
]
COMMENTS = [("p1", "web", "Slow", OLD), ("p1", "web", "Fine", YOUNG)]


@pytest.fixture
def asked(store: Engine) -> Engine:
    load(store, ROWS, comments=COMMENTS)
    return store


def names(store: Engine) -> list[tuple[str, str]]:
    with database.reading(store) as connection:
        rows = connection.execute(select(response.c.respondent, response.c.date).order_by(response.c.id)).all()
    return [(name, f"{day}") for name, day in rows]


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [((2026, 11, 30), 24, (2024, 11, 1)), ((2026, 1, 1), 1, (2025, 12, 1)), ((2026, 12, 31), 12, (2025, 12, 1))],
)
def test_whole_months_are_kept(today, months, day):
    assert retention.first_day(date(*today), months) == date(*day)


def test_counts_stay_and_nothing_says_who_answered(asked: Engine):
    before = counted(asked)

    assert retention.forget_older(asked, admin("ola"), BEFORE) == (2, 1)

    first, same, young, second = (name for name, _ in names(asked))
    assert (young, first == same, first != second) == ("p1", True, True)
    assert all(name.startswith("#expired:") for name in (first, second))
    assert counted(asked) == before
    with database.reading(asked) as connection:
        assert checks.miscounted(connection) == []
        assert list(connection.scalars(select(comment.c.text))) == ["Fine"]
        assert set(connection.scalars(select(change.c.record))) == {None}


def test_a_file_loaded_again_brings_nothing_back_and_what_is_new_of_later_comes_in(asked: Engine):
    retention.forget_older(asked, admin("ola"), BEFORE)
    before = names(asked)

    assert load(asked, ROWS, comments=COMMENTS).added == 0
    assert names(asked) == before
    assert load(asked, [*ROWS, ("p3", "web", "CSAT", 4, YOUNG)], comments=COMMENTS).added == 1


def test_nothing_is_written_where_nobody_is_that_old(asked: Engine):
    retention.forget_older(asked, admin("ola"), BEFORE)
    with database.reading(asked) as connection:
        versions = database.versions(connection)

    assert retention.forget_older(asked, admin("ola"), BEFORE) == (0, 0)
    with database.reading(asked) as connection:
        assert database.versions(connection) == versions


def test_only_admins_may(asked: Engine):
    with pytest.raises(ImportRefused, match="you may not have somebody forgotten"):
        retention.forget_older(asked, Who("ola", Role.EDITOR), BEFORE)


@pytest.mark.postgres
def test_old_answers_outside_the_store_are_not_passed_over_in_silence(lake_store: Engine):
    load(lake_store, ROWS)

    with pytest.raises(ImportRefused, match="Single answers are kept outside the store"):
        retention.forget_older(lake_store, admin("test"), BEFORE)
