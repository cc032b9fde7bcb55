"""Hiding the respondents of a store that kept names as they were given."""

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.store import database
from cxdash.store.people import forgetting, hiding
from cxdash.store.read import checks, history
from cxdash.store.schema import comment, response
from tests.builders import load

ROWS = [("p1", "web", "CSAT", 5), ("p1", "shop", "CSAT", 2), ("p2", "web", "CSAT", 3), ("7", "web", "CSAT", 4)]


@pytest.fixture
def asked(store: Engine) -> Engine:
    load(store, ROWS, comments=[("p1", "web", "Slow"), ("p3", "web", "Fine")])
    return store


def names(store: Engine) -> set[str]:
    with database.reading(store) as connection:
        return set(connection.scalars(select(response.c.respondent).union(select(comment.c.respondent))))


def test_every_respondent_gets_a_pseudonym_and_files_still_find_them(asked: Engine):
    assert hiding.hide(asked, admin("ola")) == 4

    assert all(name.startswith("~") for name in names(asked))
    assert len(names(asked)) == 4
    assert load(asked, ROWS, comments=[("p1", "web", "Slow")]).added == 0
    with database.reading(asked) as connection:
        assert checks.miscounted(connection) == []
        assert [one for one in history.changes(connection) if one.can_be_undone] == []


def test_those_who_come_later_are_hidden_and_nothing_is_left_to_hide(asked: Engine):
    hiding.hide(asked, admin("ola"))
    load(asked, [("p9", "web", "CSAT", 1)], key="autumn")

    assert "p9" not in names(asked)
    assert hiding.hide(asked, admin("ola")) == 0


def test_somebody_hidden_is_forgotten_by_name_and_does_not_come_back(asked: Engine):
    hiding.hide(asked, admin("ola"))

    assert forgetting.forget(asked, admin("ola"), "p1") == (2, 1)
    load(asked, ROWS)
    with database.reading(asked) as connection:
        held = list(connection.scalars(select(response.c.respondent)))
    assert sorted(name[0] for name in held) == ["#", "#", "~", "~"]


def test_only_admins_hide(asked: Engine):
    with pytest.raises(ImportRefused, match="you may not have somebody forgotten"):
        hiding.hide(asked, Who("ola", Role.EDITOR))
    assert "p1" in names(asked)
