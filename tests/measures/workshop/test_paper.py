from datetime import date

import pandas as pd

from cxdash.measures.workshop import paper
from cxdash.measures.workshop.results import Ballot
from tests.room import OWNER, results_of

ROLES = pd.DataFrame([("CEO", "executive"), ("CIO", "executive"), ("ALL", "collective")], columns=["key", "kind"])
STAGES = pd.DataFrame(
    [("use", ("CEO",), "one"), ("order", (), "nobody"), ("help", ("ALL",), "everyone")],
    columns=["key", "accountable", "health"],
)
ON = date(2026, 11, 1)


def room(*values):
    [found] = results_of(OWNER, [Ballot(value) for value in values])
    return found


def rows(said, roles=ROLES):
    found = paper.compare(said, STAGES, roles, ON)
    return {row["key"]: row for row in found.to_dict("records")}


def test_whom_the_room_names_stands_beside_who_answers_on_paper():
    found = rows({"use": room("CIO", "CIO", "CIO", "CEO", "nobody", "dont_know")})

    assert list(found) == ["use"]
    row = found["use"]
    assert row["named"] == {"CIO": 3, "CEO": 1, "nobody": 1, "dont_know": 1}
    assert (row["n"], row["top"], row["on_paper"], bool(row["differs"])) == (6, ("CIO",), 1, True)
    assert row["share"] == 0.5


def test_everyone_is_the_role_that_means_everyone_and_only_who_names_it_says_as_on_paper():
    found = rows({"help": room(*["everyone"] * 4, "nobody", "CEO"), "order": room(*["nobody"] * 5)})

    assert found["help"]["named"] == {"ALL": 4, "CEO": 1, "nobody": 1}
    assert found["help"]["on_paper"] == 4
    assert not found["order"]["differs"]


def test_a_company_without_such_a_role_has_everyone_all_the_same():
    found = rows({"use": room(*["everyone"] * 5, "CEO")}, ROLES[:2])

    assert found["use"]["named"] == {"everyone": 5, "CEO": 1}
    assert found["use"]["on_paper"] == 1


def test_roles_that_are_gone_and_stages_without_counts_are_left_out():
    first = [Ballot("CEO")] * 40
    _, rounded = results_of(OWNER, first, [*first, Ballot("CEO")])

    found = rows({"use": rounded, "help": room(*["CEO"] * 5, "CIO")}, ROLES[ROLES.key != "CIO"])

    assert list(found) == ["help"]
    assert found["help"]["n"] == 5
