import pytest
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.read import content
from cxdash.store.write import changes, removing
from tests.builders import load
from tests.store.recount import counted, recount


def test_a_survey_goes_with_its_answers_comments_and_counts_and_touchpoints_stay(store: Engine):
    load(store, [("a", "shop", "CSAT", 5)], key="autumn")
    load(store, [("a", "shop", "CSAT", 4), ("a", "web", "NPS", 4)], comments=[("a", "shop", "Hi")])
    with database.reading(store) as connection:
        seen = removing.with_survey(connection, "spring")

    with changes.writing(store, admin("kari")) as change:
        gone = removing.remove_survey(change, "spring")

    with database.reading(store) as connection:
        left, held = content.surveys(connection), content.sheets(connection).set_index("sheet")["rows"]
    assert seen == gone == removing.WithIt(2, 1)
    assert left["survey"].tolist() == ["autumn"]
    assert (held["responses"], held["comments"], held["touchpoints"]) == (1, 0, 2)
    assert recount(store) == counted(store)


def test_a_survey_that_is_not_there_is_not_removed(store: Engine):
    with pytest.raises(ImportRefused, match="There is no survey"), changes.writing(store, admin("kari")) as change:
        removing.remove_survey(change, "spring")
