import pytest

from cxdash.domain.findings import names
from cxdash.measures.ownership import room
from tests.measures.owners import make_owners, owners
from tests.measures.tables import row

HELD = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("CMO", "A", "buy"), ("ALL", "A", "use")]


def voted(stage, *answers):
    """Let a leader each name a role, or say nobody or dont_know."""
    return [
        ("accountability", "owner" if answer.isupper() else answer, answer if answer.isupper() else "", stage, f"{n}")
        for n, answer in enumerate(answers)
    ]


def found(*answers, held=HELD):
    return owners(make_owners(held, assessments=answers))


def said(figures, stage):
    tables = make_owners(HELD)
    one = figures.stages.set_index("key", drop=False).loc[stage]
    called = names(tables.roles.assign(name=tables.roles.key))
    sentence = room.sentence(one, row(figures.room, key=stage), called, {"ALL"}, names(tables.stages)[stage])
    return str(sentence)


def test_a_stage_has_its_top_answers_their_share_and_the_agreement():
    asked = [
        *voted("find", "CMO", "CMO", "CMO", "CSO", "nobody"),
        *voted("buy", "CMO", "CSO", "CSO", "CMO", "dont_know"),
    ]

    figures = found(*asked, *voted("use", "CMO", "CMO", "CMO", "CMO")).room

    assert row(figures, key="find") == {
        "key": "find",
        "n": 5,
        "top": ("CMO",),
        "share": 0.6,
        "agreement": pytest.approx(0.3),
        "named": {"CMO": 3, "CSO": 1, "nobody": 1},
        "on_paper": 3,
        "differs": False,
    }
    assert row(figures, key="buy")["top"] == ("CMO", "CSO")
    few = row(figures, key="use")
    assert (few["n"], few["top"], few["named"], few["differs"], len(figures)) == (4, (), {}, False, 3)


def test_a_leader_who_answers_again_has_one_vote_which_is_the_last():
    asked = [*voted("find", *["CMO"] * 5), *voted("find", *["nobody"] * 5), *voted("find", "nobody")]

    one = row(found(*asked).room)

    assert (one["n"], one["named"], one["agreement"]) == (5, {"nobody": 5}, 1)


@pytest.mark.parametrize(
    ("stage", "answers", "on_paper", "differs", "sentence"),
    [
        (
            "find",
            ("CSO", "CSO", "CSO", "CMO", "COO", "CEO"),
            1,
            True,
            "On paper CMO answers for Find; 3 of 6 leaders name CSO, 1 names CMO.",
        ),
        ("find", ("CMO",) * 5, 5, False, "On paper CMO answers for Find; 5 of 5 leaders name CMO."),
        (
            "find",
            ("CMO", "CMO", "CMO", "CSO", "CSO", "CSO"),
            3,
            False,
            "On paper CMO answers for Find; 3 of 6 leaders name CSO, 3 name CMO.",
        ),
        (
            "find",
            ("CMO", "CMO", "CSO", "COO", "CEO"),
            2,
            True,
            "On paper CMO answers for Find; 3 of 5 leaders answer otherwise, 2 name CMO.",
        ),
        (
            "find",
            ("dont_know",) * 3 + ("ALL", "nobody"),
            0,
            True,
            "On paper CMO answers for Find; 3 of 5 leaders do not know, none names CMO.",
        ),
        (
            "buy",
            ("CMO", "CSO", "CSO", "CSO", "ALL"),
            4,
            False,
            "On paper several answer for Buy: CMO, CSO; 3 of 5 leaders name CSO, 1 says that everyone does, 1 "
            "names CMO.",
        ),
        (
            "use",
            ("ALL", "ALL", "nobody", "nobody", "nobody", "CMO"),
            2,
            False,
            "On paper everyone answers for Use, and so nobody; 3 of 6 leaders say that nobody does, 2 say that "
            "everyone does.",
        ),
        (
            "help",
            ("CMO", "CMO", "CMO", "nobody", "dont_know"),
            1,
            True,
            "On paper nobody answers for Help; 3 of 5 leaders name CMO, 1 says that nobody does.",
        ),
    ],
)
def test_the_paper_is_said_beside_the_room(stage, answers, on_paper, differs, sentence):
    figures = found(*voted(stage, *answers))

    one = row(figures.room)

    assert (one["on_paper"], one["differs"]) == (on_paper, differs)
    assert said(figures, stage) == sentence
    assert [one.stage for one in figures.findings if one.code == "room_names_another"] == [stage] * differs


def test_leaders_who_were_not_asked_disagree_with_nothing():
    figures = found()

    assert len(figures.room) == 0
    assert "room_names_another" not in {one.code for one in figures.findings}
