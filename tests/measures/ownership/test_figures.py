import json
from datetime import date

import pytest

from cxdash.domain.findings import Finding, Level, in_order, names
from cxdash.domain.messages import Message, Name, Names
from cxdash.measures.ownership.figures import as_record
from tests.measures.owners import TODAY, make_owners, owners, rated
from tests.measures.tables import row

MET, BROKEN = ((0, 0, 0, 60, 0), 0), ((0, 60, 0, 0, 0), -2)
WHOLE = [("CEO", "A"), ("CEO", "D")]
EACH = [
    *WHOLE,
    *(
        (role, letter, stage)
        for stage, role in zip(["find", "buy", "use", "help"], ["CMO", "CSO", "COO", "CEO"], strict=True)
        for letter in "AR"
    ),
]
"""Each of four stages has an owner of its own, who also does the work; the whole journey has one, too."""

ABLE, UNABLE = (4, 4, 4, 4, 4, 3), (2, 2, 2, 2, 2, 3)


def told(tables, scores=None, on=TODAY):
    return [(one.level, one.code, one.stage, one.role) for one in owners(tables, scores, on).findings]


def without(assignments, *gone):
    return [one for one in assignments if one not in gone]


def test_where_each_stage_has_one_owner_and_nothing_is_broken_there_is_nothing_to_say():
    assert told(make_owners(EACH), {f"at_{stage}": MET for stage in ["find", "buy", "use", "help"]}) == []


@pytest.mark.parametrize(
    ("tables", "found", "said"),
    [
        (make_owners(without(EACH, ("CMO", "A", "find"))), ("error", "nobody", "find", ""), "Nobody answers for Find."),
        (
            make_owners([*EACH, ("SERVICE", "A", "find")]),
            ("error", "contested", "find", ""),
            "Several answer for Find: CMO, SERVICE.",
        ),
        (
            make_owners([*without(EACH, ("CMO", "A", "find")), ("ALL", "A", "find")]),
            ("error", "everyone", "find", ""),
            "Everyone answers for Find, and so nobody does.",
        ),
        (
            make_owners(without(EACH, ("CMO", "R", "find"))),
            ("error", "nobody_responsible", "find", ""),
            "Nobody is set to do the work at Find.",
        ),
        (
            make_owners(without(EACH, ("CEO", "A"))),
            ("question", "no_whole_journey", "", ""),
            "Nobody answers for the whole journey; it is driven by CEO.",
        ),
        (
            make_owners(without(EACH, *WHOLE)),
            ("question", "no_whole_journey", "", ""),
            "Nobody answers for the whole journey.",
        ),
        (
            make_owners(EACH, assessments=rated("CMO", [UNABLE] * 3)),
            ("question", "owner_cannot_act", "find", "CMO"),
            "CMO answers for Find, but cannot act.",
        ),
        (
            make_owners([*EACH, ("SERVICE", "R", "find")], assessments=rated("CMO", [UNABLE] * 3)),
            ("question", "owner_cannot_act", "find", "CMO"),
            "CMO answers for Find, but cannot act; those who do the work report elsewhere (SERVICE).",
        ),
        (
            make_owners([*EACH, ("SERVICE", "R", "use")], assessments=rated("COO", [UNABLE] * 3)),
            ("question", "owner_cannot_act", "use", "COO"),
            "COO answers for Use, but cannot act.",
        ),
        (
            make_owners(
                [
                    *without(EACH, ("CSO", "A", "buy"), ("COO", "A", "use")),
                    ("CMO", "A", "buy"),
                    ("CMO", "A", "use"),
                ]
            ),
            ("question", "overloaded", "", "CMO"),
            "CMO answers for 3 of 4 stages.",
        ),
        (
            make_owners(EACH, kpis=[("days", "find"), ("own", "find", "CMO")]),
            ("question", "kpi_without_owner", "find", ""),
            "Nobody owns the figure days.",
        ),
        (
            make_owners(EACH, kpis=[("sales", "buy", "CSO", "days"), ("days", "find", "CMO")]),
            ("question", "targets_pull_apart", "buy", "CSO"),
            "Two targets pull against each other: sales and days.",
        ),
        (
            make_owners(EACH, annoyances=[("late", "at_use", "use", "at_find", "find")]),
            ("question", "made_elsewhere", "use", "CMO"),
            "“late” is felt at Use, but made at Find, which CMO answers for.",
        ),
        (
            make_owners(
                EACH,
                decisions=[
                    ("one", date(2026, 10, 31), "open", "CEO"),
                    ("two", TODAY, "open"),
                    ("three", date(2026, 1, 1), "done"),
                    ("four", None),
                ],
            ),
            ("question", "decision_overdue", "", "CEO"),
            "The decision “one” was due on 2026-10-31 and is still open.",
        ),
        (
            make_owners(
                [*without(EACH, ("CMO", "A", "find")), ("CMO", "A", "find", "", "", None, None, date(2025, 1, 1))]
            ),
            ("question", "not_confirmed", "", ""),
            "Who answers has not been confirmed for more than a year: Find.",
        ),
        (
            make_owners(
                EACH,
                assessments=[
                    ("accountability", item, "CMO", "find", "1", "", score)
                    for item, score in [("accountability", 5), ("authority", 3)]
                ],
            ),
            ("question", "answers_without_say", "find", "CMO"),
            "CMO answers for Find, but has little say in it.",
        ),
        (
            make_owners(
                EACH,
                assessments=[
                    ("accountability", item, "CMO", "buy", "1", "", score)
                    for item, score in [("accountability", 1), ("authority", 4)]
                ],
            ),
            ("question", "say_without_answering", "buy", "CMO"),
            "CMO could change Buy, but does not answer for it.",
        ),
        (
            make_owners(
                EACH,
                assessments=[
                    ("accountability", item, "CMO", "buy", "1", "", score)
                    for item, score in [("accountability", 5), ("authority", 3)]
                ],
            ),
            ("question", "answers_without_say", "buy", "CMO"),
            "Leaders hold CMO to account for Buy, who has little say in it and does not answer for it on paper.",
        ),
        (
            make_owners(
                EACH,
                assessments=[
                    ("accountability", item, "CMO", "find", "1", "", score)
                    for item, score in [("accountability", 1), ("authority", 4)]
                ],
            ),
            ("question", "say_without_answering", "find", "CMO"),
            "CMO answers for Find on paper and could change it, but is not held to it.",
        ),
        (make_owners(), ("question", "not_filled", "", ""), "Who answers for what has not been filled in."),
    ],
)
def test_each_finding_is_said_where_it_holds_and_nothing_else_is(tables, found, said):
    (finding,) = owners(tables).findings

    assert ((finding.level, finding.code, finding.stage, finding.role), str(finding.sentence)) == (found, said)
    assert str(finding.ask).endswith("?")


@pytest.mark.parametrize(
    ("assignments", "delivered_by", "said"),
    [
        ([], "Linjelaget", "at_find is delivered by Linjelaget, and nobody here answers for it."),
        ([], "partner", "at_find is delivered by a partner, and nobody here answers for it."),
        ([("ALL", "A", "find")], "partner", "at_find is delivered by a partner, and nobody here answers for it."),
        ([("CMO", "A", "", "at_find")], "partner", ""),
        ([("CMO", "A", "find")], "partner", ""),
        ([], "own", ""),
    ],
)
def test_a_partners_work_needs_somebody_here_who_answers_for_it(assignments, delivered_by, said):
    touchpoints = [("at_find", "find", "direct", 10.0, delivered_by)]
    tables = make_owners([*WHOLE, ("CMO", "R", "find"), *assignments], stages=["find"], touchpoints=touchpoints)

    found = [str(one.sentence) for one in owners(tables).findings if one.code == "partner_without_owner"]

    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("ratings", "said"),
    [(rated("CMO", [ABLE] * 3), True), (rated("CMO", [UNABLE] * 3), False), ([], False)],
)
def test_it_is_not_about_ownership_where_every_broken_stage_has_one_owner_who_can_act(ratings, said):
    tables = make_owners(EACH, assessments=ratings)

    assert ("not_about_ownership" in [one.code for one in owners(tables, {"at_find": BROKEN}).findings]) is said


def test_findings_follow_the_answers():
    tables = make_owners(without(EACH, ("CMO", "A", "find"), ("CSO", "A", "buy")))

    order = [told(tables, {"at_find": one, "at_buy": other})[:2] for one, other in [(BROKEN, MET), (MET, BROKEN)]]

    assert [[one[2] for one in found] for found in order] == [["find", "buy"], ["buy", "find"]]


def test_a_role_has_its_stages_let_downs_and_money():
    tables = make_owners(
        [*EACH, ("CSO", "A", "find"), ("COO", "A", "", "at_buy")],
        spend=[("CMO", "acquisition", 60.0), ("CMO", "retention", 20.0), ("", "experience", 20.0)],
        kpis=[("nps", "", "CMO"), ("cost", "", "CMO", "", "up", None, "business")],
    )

    found = owners(
        tables, {"at_find": ((30, 30, 0, 0, 0),), "at_buy": ((30, 0, 0, 30, 0),), "at_use": ((30, 0, 0, 30, 0),)}
    )

    cmo, cso, coo = (row(found.roles, key=key) for key in ("CMO", "CSO", "COO"))
    assert (cmo["stages"], cso["stages"], coo["touchpoints"]) == (("find",), ("find", "buy"), ("at_buy",))
    assert [role["let_downs"] for role in (cmo, cso, coo)] == pytest.approx([1000, 1000, 1000])
    assert [role["let_downs_share"] for role in (cmo, cso, coo)] == pytest.approx([0.5, 0.5, 0.5])
    assert (cmo["customer_kpis"], cso["overloaded"], coo["overloaded"]) == (("nps",), False, False)
    assert row(found.money, role="CMO") == {
        "role": "CMO",
        "acquisition": 60,
        "retention": 20,
        "experience": 0,
        "total": 80,
        "share": 0.8,
    }


@pytest.mark.parametrize(
    ("extra", "scores", "lonely"),
    [
        ([("SERVICE", "R", "find")], UNABLE, True),
        ([], (2, 2, 2, 2, 2, 2), True),
        ([], UNABLE, False),
        ([("SERVICE", "R", "find")], ABLE, False),
    ],
)
def test_a_lonely_warrior_cannot_act_and_has_the_line_or_the_organisation_elsewhere(extra, scores, lonely):
    tables = make_owners([*EACH, *extra], assessments=rated("CMO", [scores] * 3))

    assert row(owners(tables).roles, key="CMO")["lonely"] is lonely


def test_nothing_at_all_is_no_failure():
    found = owners(make_owners(stages=[], roles=[]))

    assert (found.findings, found.clear, found.ownerless) == ((), 0, None)
    assert json.loads(json.dumps(as_record(found), allow_nan=False))["stages"] == []


def test_the_record_has_the_keys_of_the_contract_and_says_none_for_what_is_unknown():
    record = as_record(owners(make_owners(EACH, assessments=rated("CMO", [ABLE] * 3)), {"at_find": BROKEN}))

    assert (record["subject"], record["on"], record["journey"]) == (
        "ownership",
        "2026-11-01",
        {"accountable": ["CEO"], "drives": ["CEO"]},
    )
    find, buy = record["stages"][:2]
    assert {
        name: find[name]
        for name in ("key", "accountable", "responsible", "health", "can_act", "diagnosis", "gap", "let_downs", "stale")
    } == {
        "key": "find",
        "accountable": ["CMO"],
        "responsible": ["CMO"],
        "health": "one",
        "can_act": "can",
        "diagnosis": "delivery_fails",
        "gap": -2,
        "let_downs": 1000,
        "stale": False,
    }
    assert (buy["gap"], buy["let_downs"], buy["diagnosis"]) == (None, None, "unknown")
    assert {"key", "stages", "let_downs_share", "mandate", "overloaded"} <= set(record["roles"][0])
    assert (record["roles"][1]["mandate"]["median"], record["roles"][0]["mandate"]) == (4, None)
    assert set(record["findings"][0]) == {"code", "level", "stage", "role", "evidence", "sentence", "ask"}
    json.dumps(record, allow_nan=False)


def test_findings_stand_errors_first_then_by_let_downs_then_as_given():
    made = [
        Finding(code, level, Message(""), Message(""), weight=weight)
        for code, level, weight in [
            ("a", Level.QUESTION, 9),
            ("b", Level.ERROR, 1),
            ("c", Level.QUESTION, 9),
            ("d", Level.ERROR, 2),
            ("e", Level.QUESTION, 10),
        ]
    ]

    assert [one.code for one in in_order(made)] == ["d", "b", "e", "a", "c"]


def test_names_are_those_of_the_readers_language_or_the_plain_one():
    name = names(make_owners().stages.assign(name_nb="Finne", name_sv=None))["find"]

    assert [str(name), name.said("nb"), name.said("sv"), name.said("en")] == ["Find", "Finne", "Find", "Find"]
    assert str(Names((name, Name("CMO")))) == "Find, CMO"


def test_where_touchpoints_wait_to_be_placed_is_no_stage_without_an_owner():
    stages = ["find", "buy", "use", "help", "not-placed"]

    waiting = make_owners(EACH, stages=stages)

    assert told(waiting, {f"at_{stage}": MET for stage in stages[:4]} | {"at_not-placed": BROKEN}) == []
    assert owners(waiting, {"at_not-placed": BROKEN}, TODAY).stages.key.tolist() == stages[:4]


def test_stages_with_one_clear_owner_are_counted():
    nobody, contested = without(EACH, ("CMO", "A", "find")), [*EACH, ("SERVICE", "A", "find")]

    assert [owners(make_owners(one)).clear for one in (EACH, nobody, contested)] == [4, 3, 3]


@pytest.mark.parametrize(("scores", "weight"), [({}, 0), ({"at_find": BROKEN, "at_buy": BROKEN}, 2000)])
def test_what_is_about_the_whole_journey_weighs_all_its_let_downs(scores, weight):
    found = owners(make_owners(without(EACH, *WHOLE)), scores).findings

    assert [one.weight for one in found if one.code == "no_whole_journey"] == pytest.approx([weight])
