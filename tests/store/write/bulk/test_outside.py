"""Answers that were loaded before are taken outside the store, and brought back."""

import pytest
from sqlalchemy import Engine, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.lake import writing
from cxdash.store.write.bulk import outside
from tests.builders import load
from tests.store.lake.test_writing import SPRING, answers, listed
from tests.store.recount import counted, recount

WHO = admin("test")


@pytest.mark.postgres
def test_answers_of_before_are_taken_outside_and_brought_back(
    postgresql_store: Engine, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
):
    load(postgresql_store, SPRING)
    load(postgresql_store, [("eve", "shop", "CSAT", 2)], key="autumn")
    before = answers(postgresql_store)
    lake = request.getfixturevalue("lake_store")

    assert outside.take_outside(lake, WHO) == {"spring": 3, "autumn": 1}
    assert (_inside(lake), len(listed(lake)), answers(lake)) == (0, 2, before)
    assert recount(lake) == counted(lake)
    assert outside.take_outside(lake, WHO) == {}

    assert outside.bring_back(lake, WHO) == {"spring": 3, "autumn": 1}
    monkeypatch.delenv("CXDASH_ANSWERS_URL")
    assert (_inside(lake), listed(lake), answers(lake)) == (4, [], before)
    assert recount(lake) == counted(lake)


@pytest.mark.postgres
def test_answers_outside_can_be_swept_at_any_time(lake_store: Engine):
    load(lake_store, SPRING)
    before = answers(lake_store)

    assert [writing.sweep(lake_store), writing.sweep(lake_store)] == [0, 0]
    assert answers(lake_store) == before


def test_without_the_setting_nothing_is_taken_outside(store: Engine):
    load(store, SPRING)

    with pytest.raises(ImportRefused, match="answers_url"):
        outside.take_outside(store, WHO)


def _inside(store: Engine) -> int:
    with database.reading(store) as connection:
        return connection.execute(text("SELECT count(*) FROM response")).scalar_one()
