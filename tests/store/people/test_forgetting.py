"""Forgetting a respondent: the counts stay, the comments go, and nothing says whose the answers were."""

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.store import database
from cxdash.store.people import forgetting
from cxdash.store.read import checks, history
from cxdash.store.schema import audit, change, comment, response
from tests.builders import load

MAIL = "kari@example.com"
SPRING = [(MAIL, "web", "CSAT", 5), (MAIL, "shop", "CSAT", 2), ("p1", "web", "CSAT", 3)]
AUTUMN = [(MAIL, "web", "CSAT", 4), ("p1", "web", "CSAT", 4)]


@pytest.fixture
def asked(store: Engine) -> Engine:
    load(store, SPRING, comments=[(MAIL, "web", "Slow"), ("p1", "web", "Fine")])
    load(store, AUTUMN, key="autumn")
    return store


def held(store: Engine) -> dict[str, list]:
    with database.reading(store) as connection:
        rows = connection.execute(select(response.c.survey_id, response.c.respondent).order_by(response.c.id)).all()
        return {"answers": rows, "comments": list(connection.scalars(select(comment.c.text)))}


def test_answers_stay_and_are_nobodys_and_comments_go(asked: Engine):
    gone = forgetting.forget(asked, admin("ola"), MAIL)

    left = held(asked)
    forgotten = {name for _, name in left["answers"] if name != "p1"}
    assert gone == (3, 1)
    assert len(left["answers"]) == 5
    assert left["comments"] == ["Fine"]
    assert all(name.startswith(forgetting.NOBODY) for name in forgotten)
    assert len(forgotten) == 2  # another name in each survey
    with database.reading(asked) as connection:
        assert checks.miscounted(connection) == []


def test_the_same_files_do_not_bring_the_respondent_back(asked: Engine):
    forgetting.forget(asked, admin("ola"), MAIL)
    before = held(asked)

    load(asked, SPRING, comments=[(MAIL, "web", "Slow"), ("p1", "web", "Fine")])
    load(asked, [(MAIL, "web", "NPS", 9)], key="winter")

    assert held(asked) == before


@pytest.mark.parametrize("name", ["p1", " p1 "])
def test_who_has_another_name_is_forgotten_by_that(name, asked: Engine):
    assert forgetting.forget(asked, admin("ola"), name) == (2, 1)
    load(asked, SPRING)

    assert "p1" not in [name for _, name in held(asked)["answers"]]


def test_nothing_that_is_kept_says_who_was_forgotten(asked: Engine):
    forgetting.forget(asked, admin("ola"), MAIL)

    with database.reading(asked) as connection:
        notes = connection.execute(select(audit)).all()
        records = connection.scalars(select(change.c.record)).all()
        undoable = [one for one in history.changes(connection) if one.can_be_undone]
    assert "kari" not in str(notes)
    assert set(records) == {None}
    assert undoable == []


def test_nobody_is_forgotten_by_a_name_that_is_not_there_or_by_who_may_not(asked: Engine):
    before = held(asked)

    with pytest.raises(ImportRefused, match="No respondent in the store is called that"):
        forgetting.forget(asked, admin("ola"), "eve@example.com")
    for role in (Role.VIEWER, Role.EDITOR, Role.FACILITATOR):
        with pytest.raises(ImportRefused, match="you may not have somebody forgotten"):
            forgetting.forget(asked, Who("ola", role), MAIL)
    assert held(asked) == before
