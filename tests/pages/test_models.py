"""Try another model: proposed, corrected, kept, compared, adopted, undone; each as a reader meets it."""

import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.ownership.proposals.models import MODELS
from cxdash.store import database
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import proposals
from tests.company import take
from tests.pages.reader import Reader
from tests.pages.test_data import press, said

COMPANY = {
    "stages": [["key", "name", "position"], ["order", "Order", 1], ["use", "Use", 2], ["help", "Get help", 3]],
    "roles": [
        ["key", "name", "kind"],
        ["CEO", "Chief executive", "executive"],
        ["CIO", "Product and IT director", "executive"],
        ["ALL", "Everyone", "collective"],
    ],
    "assignments": [
        ["role", "letter", "stage", "valid_from"],
        ["CIO", "A", "order", "2025-01-01"],
        ["CIO", "R", "use", "2025-01-01"],
        ["ALL", "A", "help", "2025-01-01"],
        ["CEO", "R", "help", "2025-01-01"],
    ],
}


@pytest.fixture
def company(own_store):
    """Three stages: one has an owner, one has none, one belongs to everyone."""
    take(own_store, COMPANY)
    return own_store


def trying(**link):
    return Reader("ownership", lang="en", part="model", **link)


def accountable(engine):
    """Return who answers for each stage today, and since when."""
    with database.reading(engine) as connection:
        rows = ownership_store.assignments(connection, View())
    held = rows[(rows.letter == "A") & rows.valid_to.isna()]
    return {row.stage: (row.role, str(row.valid_from)) for row in held.itertuples()}


def correct(reader, cells):
    (editor,) = [one for one in reader.app.data_editor if one.key.startswith("proposal ")]
    reader.app.session_state[editor.key] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    return reader.run()


def figures(reader):
    (table,) = [one for one in reader.tables() if "Figure" in one]
    return dict(zip(table["Figure"], table["The proposal"], strict=True))


def adopt(reader, day="2026-01-01"):
    reader.app.text_input(key="adopt from").set_value(day)
    return press(reader.run(), "adopt proposal")


def test_the_smallest_change_leaves_no_stage_without_an_owner(company):
    reader = trying()

    assert figures(reader)["Stages nobody owns"] == 0
    assert "3 cells change, 2 roles get new work." in reader.text()
    assert "Changing the owner earns nothing by itself." in reader.text()


@pytest.mark.parametrize("model", MODELS)
def test_every_model_says_its_rule_or_what_the_company_lacks_for_it(company, model):
    reader = trying(model=model)

    assert not reader.app.exception
    assert "{" not in reader.text()
    assert "Today" in list(reader.tables()[-2])


def test_a_cell_is_corrected_and_the_comparison_follows(company):
    reader = trying()

    correct(reader, {2: {"A": []}})

    assert figures(reader)["Stages nobody owns"] == 1
    press(reader, "discard proposal")
    assert figures(reader)["Stages nobody owns"] == 0


def test_a_proposal_is_kept_and_opens_by_its_link(company):
    reader = trying(model="chief")
    reader.app.text_input[0].set_value("Chief everywhere")
    press(reader.run(), "keep proposal")

    opened = trying(model=reader.link["model"])

    assert "The proposal is kept." in said(reader)
    assert reader.link["model"] == "~chief-everywhere"
    assert figures(opened) == figures(reader)
    with database.reading(company) as connection:
        assert proposals.kept(connection)["name"].tolist() == ["Chief everywhere"]


def test_two_kept_proposals_are_compared(company):
    press(trying(model="chief"), "keep proposal")
    reader = press(trying(model="everyone"), "keep proposal")

    table = reader.tables()[-1]

    assert table.columns[:2].tolist() == ["Figure", "Today"]
    assert len(table.columns) == 4


def test_a_kept_proposal_is_deleted(company):
    reader = press(trying(model="chief"), "keep proposal")

    press(reader, "delete proposal")

    assert "The proposal is deleted." in said(reader)
    with database.reading(company) as connection:
        assert proposals.kept(connection).empty


def test_a_proposal_is_adopted_from_a_day_and_history_is_kept(company):
    before = accountable(company)

    reader = adopt(trying())

    assert "Adopted from Jan 1, 2026." in said(reader)
    after = accountable(company)
    assert after["order"] == before["order"]
    assert {stage: since for stage, (_, since) in after.items() if stage != "order"} == {
        "use": "2026-01-01",
        "help": "2026-01-01",
    }
    earlier = Reader("ownership", lang="en", on="2025-06-01")
    assert "1 of 3 stages have one clear owner" in earlier.finding


def test_an_adoption_is_undone(company):
    before = accountable(company)
    adopt(trying())

    reader = press(Reader("ownership", lang="en", part="history"), "undo adoption")

    assert "Undone: everything is as it was before." in said(reader)
    assert accountable(company) == before
    with database.reading(company) as connection:
        assert proposals.adoptions(connection)["undone"].tolist() == [True]


def test_a_day_that_is_none_is_said(company):
    reader = trying()
    reader.app.text_input(key="adopt from").set_value("tomorrow")

    reader.run()

    assert '"tomorrow" is not a day; write it as 2026-05-31.' in reader.text()
    assert "adopt proposal" not in [button.key for button in reader.app.button]
