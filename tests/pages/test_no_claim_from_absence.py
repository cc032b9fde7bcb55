"""Where nothing is known, pages say what is missing and claim nothing."""

import pytest

from tests.company import take
from tests.pages.reader import Reader

SHEETS = {
    "company": [["name"], ["Nimbus"]],
    "stages": [["key", "name", "position"], ["buy", "Buy", 1], ["use", "Use", 2], ["help", "Get help", 3]],
    "roles": [["key", "name", "kind"], ["CMO", "Marketing director", "executive"], ["ALL", "Everyone", "collective"]],
    "assignments": [["role", "letter", "stage"], ["CMO", "A", "buy"], ["ALL", "A", "use"]],
}


@pytest.fixture
def assigned(own_store):
    """A company with stages, roles and assignments only."""
    take(own_store, SHEETS)


@pytest.mark.parametrize(
    ("page", "part", "missing", "claims"),
    [
        ("overview", "", "In nobody's hands", ["Nobody has the mandate"]),
        ("ownership", "handoffs", "No annoyances are noted yet", ["No annoyances are left"]),
        ("ownership", "money", "What each role answers for.", ["what it spends"]),
        ("decide", "decided", "No decisions are noted yet.", ["No decision is overdue."]),
    ],
)
def test_a_company_with_assignments_only(page, part, missing, claims, assigned):
    text = Reader(page, lang="en", part=part).text()

    assert missing in text
    assert [claim for claim in claims if claim in text] == []


def test_a_proposal_counts_no_owners_who_can_act_where_leaders_have_not_been_asked(assigned):
    reader = Reader("ownership", lang="en", part="model")

    (compared,) = [table for table in reader.tables() if "Stages nobody owns" in set(table.iloc[:, 0])]
    assert "Stages whose owner can act" not in set(compared["Figure"])


@pytest.mark.parametrize(
    ("page", "part", "claims"),
    [
        ("overview", "", ["0 of 1", "nobody drives it"]),
        ("ownership", "", ["0 of 1", "nobody drives it"]),
        ("ownership", "mandate", ["Coherence across initiatives"]),
        ("satisfaction", "", ["Choose a shorter period"]),
    ],
)
def test_a_store_with_one_answer(page, part, claims, open_store):
    open_store("one_answer")

    text = Reader(page, lang="en", part=part).text()

    assert [claim for claim in claims if claim in text] == []
