"""Who gets credit by role, who does the work, and what the roles claim."""

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.paths import figures as paths
from cxdash.presenters.paths import roles as presenter
from tests.measures.owners import make_owners
from tests.measures.ownership.test_claims import make_claims
from tests.measures.paths.test_figures import make
from tests.presenters.paths.roles import by_role

ENGLISH = Words("en")
PLACES = [("ad", "find"), ("shop", "buy"), ("chat", "help")]
FOUND = paths.compute(make(("ad > shop", 10, 90), ("ad", 5, 20), order=["ad", "shop"]))


@pytest.mark.parametrize(
    ("assignments", "expected"),
    [
        (
            [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "R", "buy")],
            [
                "Marketing answers for every touchpoint on the paths, so credit by role tells nothing.",
                "Those who do the work: Sales at Shop.",
                "Nobody is set to do the work at: Ads.",
            ],
        ),
        (
            [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "R", "buy"), ("COO", "R", "find"), ("COO", "R", "buy")],
            [
                "Marketing answers for every touchpoint on the paths, so credit by role tells nothing.",
                "Those who do the work: Operations at Ads and Shop and Sales at Shop.",
            ],
        ),
        (
            [("ALL", "A", "find")],
            [
                "No touchpoint on the paths has an owner of its own or of its stage, so credit by role tells nothing.",
                "Nobody is set to do the work at the touchpoints on the paths.",
            ],
        ),
        (
            [("CMO", "A", "find"), ("CSO", "A", "buy")],
            [
                "Whose touchpoints get the most credit depends on the way of counting.",
                "Most goes to Marketing by: All to the first, Equally to all, Most to first and last, and By what is "
                "lost without it.",
                "Most goes to Sales by: All to the last.",
            ],
        ),
    ],
)
def test_where_one_role_answers_for_all_that_is_said_and_who_does_the_work(assignments, expected):
    assert presenter.sentences(by_role(FOUND, make_owners(assignments, touchpoints=PLACES)), ENGLISH) == expected


OWNED = make_owners([("CMO", "A", "find"), ("CSO", "A", "buy")], touchpoints=PLACES)


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        (
            [("CMO", "", "win", 80), ("CSO", "", "win", 70), ("COO", "", "win", 35)],
            [
                "The roles together claim 185 of 100 new customers: more than there are.",
                "No touchpoint on the paths is theirs, by owner or by who does the work: Operations (claims 35).",
                "More than any way of counting gives: Sales (claims 70, gets at most 67).",
            ],
        ),
        ([("CMO", "", "win", 60), ("CSO", "", "", 40)], ["The roles together claim 100 of 100 new customers."]),
        (
            [("CMO", "", "loyalty", 60), ("CSO", "", "loyalty", 30)],
            [
                "The roles together claim 90 of 100 customers who stay.",
                "The paths give no credit for this, so there is nothing to hold what they claim against.",
            ],
        ),
        (
            [("CMO", "contracts", "", 90), ("CSO", "contracts", "", 30)],
            [
                "The roles together claim 120 of 100 of “New contracts”: more than there is.",
                "The paths give no credit for this, so there is nothing to hold what they claim against.",
            ],
        ),
    ],
)
def test_what_the_roles_claim_is_added_up_and_held_against_what_the_paths_give(claimed, expected):
    shown = by_role(FOUND, OWNED, make_claims(claimed))

    (one,) = shown.claims
    assert presenter.claim_sentences(one, shown, ENGLISH) == expected
    section, _ = presenter.present(shown, ENGLISH)
    assert [section.heading, *section.sentences] == expected
    assert section.drawing.tables.rows == len(claimed)


def test_without_claims_there_is_no_word_of_them():
    assert len(presenter.present(by_role(FOUND, OWNED), ENGLISH)) == 1
