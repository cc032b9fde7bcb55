from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import content
from cxdash.store.read.what_if import scenarios as kept
from cxdash.store.schema import Subject
from cxdash.store.write import changes
from cxdash.store.write.scenarios import discard, keep

TEXTS = {"levers": '{"years": 3}', "beliefs": "{}", "baseline": "{}", "outcome": '{"customers": 3100}'}


def write(engine: Engine, what, *given):
    with changes.writing(engine, admin("kari")) as change:
        return what(change, *given)


def read(engine: Engine, what):
    with database.reading(engine) as connection:
        return what(connection)


def test_a_choice_is_kept_as_it_was_under_a_key_made_of_its_name(store: Engine):
    keys = [write(store, keep, " Mend the start ", View(segment="home", period="12m"), TEXTS) for _ in "ab"]

    first, second = read(store, kept).to_dict("records")
    assert keys == [first["key"], second["key"]] == ["mend-the-start", "mend-the-start-2"]
    assert timedelta(0) <= datetime.now(UTC) - first.pop("made_at") < timedelta(minutes=5)
    assert first == {
        "key": "mend-the-start",
        "name": "Mend the start",
        "journey": "",
        "period": "12m",
        "segment": "home",
        **TEXTS,
        "made_by": "kari",
        "version": 1,
    }


def test_a_choice_without_a_name_is_refused_and_one_that_is_gone_cannot_be_removed(store: Engine):
    for what, given, said in [
        (keep, (" ", View(), TEXTS), "A choice needs a name."),
        (discard, ("gone",), "The choice gone is not there any longer."),
    ]:
        with pytest.raises(ImportRefused) as refusal:
            write(store, what, *given)
        assert list(map(str, refusal.value.faults)) == [said]


def test_keeping_and_removing_are_written_down_and_are_about_the_what_if(store: Engine):
    before = read(store, database.versions)

    write(store, discard, write(store, keep, "One", View(), TEXTS))

    after = read(store, database.versions)
    assert read(store, kept).empty
    assert {subject for subject in after if after[subject] != before[subject]} == {Subject.WHAT_IF}
    assert read(store, content.last_changes)["action"].tolist() == ["remove", "add"]
