from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.ownership import Cell
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.read.proposals import cells, kept
from cxdash.store.schema import Subject, proposal, proposal_cell
from cxdash.store.write import changes, renaming
from cxdash.store.write.proposals import discard, edit, keep
from tests.company import COMPANY, take

ONE_OWNER = {
    Cell("CIO", "A", "use"): "Up to 1,000 kr",
    Cell("CEO", "D"): "",
    Cell("CEO", "A", touchpoint="web"): "",
    Cell("CIO", "A", area="voice"): "",
}


@pytest.fixture
def company(store: Engine) -> Engine:
    take(store, {**COMPANY, "journeys": [["key", "name"], ["buy", "Buy"]]})
    return store


def write(engine: Engine, what, *given, **named):
    with changes.writing(engine, admin("kari")) as change:
        return what(change, *given, **named)


def read(engine: Engine, what, *given):
    with database.reading(engine) as connection:
        return what(connection, *given)


def refused(engine: Engine, what, *given, **named) -> list[str]:
    with pytest.raises(ImportRefused) as refusal:
        write(engine, what, *given, **named)
    return list(map(str, refusal.value.faults))


def test_a_proposal_is_kept_under_a_key_made_of_its_name(company: Engine):
    keys = [write(company, keep, "Én tydelig eier", "smallest", ONE_OWNER, on_journey="buy", note="Why") for _ in "ab"]

    found = read(company, kept)
    assert keys == list(found.key) == ["en-tydelig-eier", "en-tydelig-eier-2"]
    (first, _) = found.to_dict("records")
    assert timedelta(0) <= datetime.now(UTC) - first.pop("made_at") < timedelta(minutes=5)
    assert first == {
        "key": "en-tydelig-eier",
        "name": "Én tydelig eier",
        "model": "smallest",
        "journey": "buy",
        "made_by": "kari",
        "note": "Why",
        "adopted_on": None,
        "version": 1,
        "cells": 4,
    }
    assert [read(company, cells, key) for key in (*keys, "none")] == [ONE_OWNER, ONE_OWNER, {}]


def test_a_proposal_of_what_is_not_there_or_without_a_name_is_refused(company: Engine):
    wrong = {Cell("CFO", "A", "use"): "", Cell("X", "R", "use"): ""}

    assert refused(company, keep, "A", "", wrong) == [
        "There is no role with the key CFO.",
        "There is no role with the key X.",
    ]
    assert refused(company, keep, "A", "", {Cell("CIO", "A", "away"): ""}) == ["There is no stage with the key away."]
    assert refused(company, keep, "A", "", {}, on_journey="away") == ["There is no journey with the key away."]
    assert refused(company, keep, " ", "", ONE_OWNER) == ["A proposal needs a name."]
    assert len(read(company, kept)) == 0


def test_name_note_and_cells_are_edited_and_a_stale_edit_is_refused(company: Engine):
    key = write(company, keep, "One", "smallest", ONE_OWNER)
    other = {Cell("CEO", "A", "use"): ""}

    write(company, edit, key, 1, name="Two")
    write(company, edit, key, 2, proposed=other)
    write(company, edit, key, 3, proposed=other, note="")

    (row,) = read(company, kept).to_dict("records")
    assert (row["name"], row["version"], row["cells"], read(company, cells, key)) == ("Two", 3, 1, other)
    said = "Someone else has changed the proposal Two meanwhile, so nothing was saved. Look at it again."
    assert refused(company, edit, key, 2, proposed=ONE_OWNER) == refused(company, edit, key, 1, name="Three") == [said]
    assert refused(company, edit, key, 3, name="") == ["A proposal needs a name."]
    assert read(company, cells, key) == other


def test_a_name_and_cells_edited_together_make_one_version_and_what_was_adopted_is_no_more(company: Engine):
    key = write(company, keep, "One", "smallest", ONE_OWNER)
    write(company, changes.edit, "proposal", key, 1, {"adopted_on": date(2026, 5, 1)})

    write(company, edit, key, 2, name="Two", proposed={Cell("CEO", "A", "use"): ""})

    (row,) = read(company, kept).to_dict("records")
    assert (row["name"], row["version"], row["adopted_on"]) == ("Two", 3, None)


def test_a_discarded_proposal_goes_with_its_cells(company: Engine):
    key = write(company, keep, "One", "smallest", ONE_OWNER)

    write(company, discard, key)

    with company.connect() as connection:
        left = [connection.scalar(select(func.count()).select_from(table)) for table in (proposal, proposal_cell)]
    assert left == [0, 0]
    assert refused(company, discard, key) == ["The proposal one is not there any longer."]


def test_a_proposal_is_about_ownership(company: Engine):
    before = read(company, database.versions)

    write(company, keep, "One", "smallest", ONE_OWNER)

    after = read(company, database.versions)
    assert {subject for subject in after if after[subject] != before[subject]} == {Subject.OWNERSHIP}


def test_a_place_or_role_that_only_a_proposal_names_is_removed_and_its_cells_go_with_it(company: Engine):
    key = write(company, keep, "One", "smallest", {**ONE_OWNER, Cell("ALL", "A", "order"): ""})

    take(company, {"assignments": [["role", "letter", "stage"], ["CIO", "A", "use"]]})
    write(company, changes.remove, "touchpoint", "web")
    write(company, changes.remove, "stage", "order")
    write(company, changes.remove, "role", "ALL")
    write(company, renaming.rename, "roles", "CIO", "CPO")

    assert read(company, cells, key) == {
        Cell("CPO", "A", "use"): "Up to 1,000 kr",
        Cell("CEO", "D"): "",
        Cell("CPO", "A", area="voice"): "",
    }


def test_a_journey_that_goes_takes_its_proposals_with_it_on_import(company: Engine):
    write(company, keep, "One", "smallest", ONE_OWNER, on_journey="buy")
    write(company, keep, "All", "smallest", ONE_OWNER)

    take(company, {"journeys": [["key", "name"], ["move", "Move"]]})

    assert list(read(company, kept).key) == ["all"]
