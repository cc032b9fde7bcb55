import pandas as pd
import pytest

from cxdash.domain.tables import MaturityFacts
from cxdash.measures.maturity import figures as maturity
from cxdash.measures.maturity.checks import checks
from cxdash.measures.maturity.rules import RULES, TOP
from cxdash.measures.maturity.steps import State, next_steps
from tests.measures.maturity.test_figures import of
from tests.measures.maturity.test_figures import rated as answered
from tests.measures.owners import TODAY, make_owners, rated

ALL_OWNED = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("COO", "A", "use"), ("CMO", "A", "help")]
PAIRS = [("find", "buy", "CMO", "CSO"), ("buy", "use", "CSO", "COO"), ("use", "help", "COO", "CMO")]


def facts(asked=(), annoyances=()):
    return MaturityFacts(
        asked=pd.DataFrame(asked, columns=["touchpoint", "measure", "month"]),
        annoyances=pd.DataFrame(annoyances, columns=["found_by", "kind", "status", "owned", "n"]),
    )


def found(code, assignments=(), *, asked=(), annoyances=(), **more):
    """Return whether a check is met, and its sentence."""
    owned = make_owners(assignments, **more)
    check = checks(owned, facts(asked, annoyances), TODAY)[code]
    return check.met, str(check.sentence)


def handed(score, *raters):
    """Rate each hand-off by the roles on some of its sides (0 gives, 1 receives)."""
    return [("handoff", to, "", stage, "", who[side], score) for stage, to, *who in PAIRS for side in raters]


EVERYWHERE = [
    (f"at_{stage}", measure, "2026-01")
    for stage in ("find", "buy", "use", "help")
    for measure in ("CSAT", "EXPECTATION")
]
MONTHS_AGO = "Months since customers were last asked about the whole relationship: "


@pytest.mark.parametrize(
    ("code", "asked", "met", "said"),
    [
        ("asked_this_year", [("", "NPS", "2025-12")], True, MONTHS_AGO + "11."),
        ("asked_this_year", [("", "NPS", "2025-11"), ("at_use", "CSAT", "2026-11")], False, MONTHS_AGO + "12."),
        ("asked_lately", [("", "CSAT", "2026-09"), ("", "NPS", "2025-01")], True, MONTHS_AGO + "2."),
        ("asked_lately", [("", "CSAT", "2026-08")], False, MONTHS_AGO + "3."),
        (
            "asked_lately",
            [("at_use", "CSAT", "2026-11")],
            False,
            "Customers have not been asked about the whole relationship.",
        ),
        ("asked_lately", [], None, "Customers have not been asked about the whole relationship."),
        (
            "touchpoints_asked",
            EVERYWHERE,
            True,
            "Touchpoints asked about in a year, both what was expected and what was got: 4 of 4.",
        ),
        (
            "touchpoints_asked",
            EVERYWHERE[1:],
            False,
            "Touchpoints asked about in a year, both what was expected and what was got: 3 of 4.",
        ),
    ],
)
def test_insight_is_read_off_what_customers_were_asked(code, asked, met, said):
    assert found(code, asked=asked) == (met, said)


MEETING = [("met_customer", "", "", "", "up", 8.0)]


@pytest.mark.parametrize(
    ("kpis", "values", "met", "said"),
    [
        ([], [], (False, None, None), "It is not counted how many leaders have met a customer."),
        (MEETING, [], (False, None, None), "It is not counted how many leaders have met a customer."),
        (
            MEETING,
            [("met_customer", "2026-10", 4.0)],
            (True, True, False),
            "Leaders who have met a customer lately: 4; aimed for: 8.",
        ),
        (
            MEETING,
            [("met_customer", "2026-10", 8.0)],
            (True, True, True),
            "Leaders who have met a customer lately: 8; aimed for: 8.",
        ),
        (
            MEETING,
            [("met_customer", "2026-08", 8.0)],
            (False, None, None),
            "Leaders who have met a customer lately: 8; aimed for: 8.",
        ),
        (
            [("met_customer",)],
            [("met_customer", "2026-10", 4.0)],
            (True, None, None),
            "Leaders who have met a customer lately: 4.",
        ),
    ],
)
def test_competence_is_read_off_the_figure_of_leaders_who_met_a_customer(kpis, values, met, said):
    told = [found(code, kpis=kpis, kpi_values=values) for code in ("meetings_counted", "half_have_met", "all_have_met")]

    assert told == [(one, said) for one in met]


@pytest.mark.parametrize(
    ("code", "assignments", "more", "met", "said"),
    [
        ("somebody_answers", [*ALL_OWNED, ("CEO", "A", "buy")], {}, True, "Stages with somebody who answers: 4 of 4."),
        (
            "somebody_answers",
            [*ALL_OWNED[1:], ("ALL", "A", "find")],
            {},
            False,
            "Stages with somebody who answers: 3 of 4.",
        ),
        ("one_clear_owner", ALL_OWNED, {}, True, "Stages with one clear owner: 4 of 4."),
        ("one_clear_owner", [*ALL_OWNED, ("CEO", "A", "buy")], {}, False, "Stages with one clear owner: 3 of 4."),
        (
            "owners_can_act",
            ALL_OWNED,
            {"assessments": rated("CMO", [(4,) * 5] * 3)},
            False,
            "Stages with one clear owner who can act: 2 of 4.",
        ),
        (
            "room_to_act",
            [
                ("CMO", "R", "find", "", "", None, None, None, "Up to 1,000"),
                ("CMO", "A", "", "at_buy", "", None, None, None, "May"),
                ("CMO", "C", "use", "", "", None, None, None, "May"),
            ],
            {},
            False,
            "Stages where a limit is written down: 2 of 4.",
        ),
        ("handoffs_owned", ALL_OWNED, {}, True, "Hand-offs where somebody answers on both sides: 3 of 3."),
        ("handoffs_owned", ALL_OWNED[:2], {}, False, "Hand-offs where somebody answers on both sides: 1 of 3."),
        ("handoffs_owned", [], {"stages": ["find"]}, None, "Hand-offs where somebody answers on both sides: 0 of 0."),
        ("handoffs_rated", ALL_OWNED, {"assessments": handed(4, 0, 1)}, True, "Hand-offs rated by both sides: 3 of 3."),
        ("handoffs_rated", ALL_OWNED, {"assessments": handed(4, 0)}, False, "Hand-offs rated by both sides: 0 of 3."),
        (
            "handoffs_work",
            ALL_OWNED,
            {"assessments": handed(4, 0, 1)},
            True,
            "Hand-offs that both sides rate 4 or more: 3 of 3.",
        ),
        (
            "handoffs_work",
            ALL_OWNED,
            {"assessments": [*handed(4, 0), *handed(3, 1)]},
            False,
            "Hand-offs that both sides rate 4 or more: 0 of 3.",
        ),
        ("whole_journey", [("CEO", "A")], {}, True, "The whole journey is answered for by CEO."),
        ("whole_journey", [("ALL", "A"), ("CEO", "D")], {}, False, "Nobody answers for the whole journey."),
        ("whole_journey", [], {}, None, "Nobody answers for the whole journey."),
    ],
)
def test_focus_and_collaboration_are_read_off_the_map_and_the_ratings(code, assignments, more, met, said):
    assert found(code, assignments, **more) == (met, said)


@pytest.mark.parametrize(
    ("code", "noted", "met", "said"),
    [
        (
            "employees_heard",
            [("employee", "idea", "open", False, 2)],
            True,
            "Annoyances and ideas that employees have found: 2.",
        ),
        (
            "employees_heard",
            [("customer", "annoyance", "open", False, 2)],
            False,
            "Annoyances and ideas that employees have found: 0.",
        ),
        ("employees_heard", [], None, "Annoyances and ideas that employees have found: 0."),
        (
            "annoyances_owned",
            [("data", "annoyance", "open", True, 2), ("data", "annoyance", "done", False, 1)],
            True,
            "Annoyances not fixed that somebody is to fix: 2 of 2.",
        ),
        (
            "annoyances_owned",
            [("data", "annoyance", "open", False, 1)],
            False,
            "Annoyances not fixed that somebody is to fix: 0 of 1.",
        ),
        (
            "annoyances_owned",
            [("data", "annoyance", "done", False, 1)],
            True,
            "Annoyances not fixed that somebody is to fix: 0 of 0.",
        ),
        (
            "annoyances_owned",
            [("data", "idea", "open", False, 1)],
            None,
            "Annoyances not fixed that somebody is to fix: 0 of 0.",
        ),
        (
            "annoyances_mended",
            [("data", "annoyance", "doing", True, 1), ("data", "annoyance", "open", True, 1)],
            True,
            "Annoyances fixed or being fixed: 1 of 2; stopped: 0.",
        ),
        (
            "annoyances_mended",
            [("data", "annoyance", "done", True, 2), ("data", "annoyance", "blocked", True, 1)],
            False,
            "Annoyances fixed or being fixed: 2 of 3; stopped: 1.",
        ),
    ],
)
def test_innovation_is_read_off_the_annoyances(code, noted, met, said):
    assert found(code, annoyances=noted) == (met, said)


def test_innovation_is_read_off_what_decisions_brought_too():
    some = [("one", None, "done", "", "-4 %"), ("two", None, "done"), ("three", None, "open")]
    said = "Decisions carried out that say what they brought: "

    told = [found("effects_measured", decisions=given) for given in (some, some[:1], [])]

    assert told == [(False, f"{said}1 of 2."), (True, f"{said}1 of 1."), (None, f"{said}0 of 0.")]


@pytest.mark.parametrize(
    ("code", "met", "said"),
    [
        ("kpis_owned", False, "Figures with an owner: 2 of 3."),
        ("kpis_aimed", False, "Figures with an owner and a target: 1 of 3."),
        ("stages_measured", False, "Stages with a figure of what customers get, and somebody who owns it: 1 of 4."),
        ("targets_agree", False, "Pairs of targets that pull against each other: 1."),
    ],
)
def test_processes_are_read_off_the_figures_the_company_steers_by(code, met, said):
    kpis = [
        ("nps", "use", "CMO", "", "up", 5.0),
        ("cost", "find", "CSO", "nps", "down", None, "business"),
        ("days", "help", "", "", "down", 5.0),
    ]

    assert found(code, kpis=kpis) == (met, said)
    assert found(code)[0] is (False if code == "stages_measured" else None)


def test_each_key_has_a_rule_for_each_level_and_every_check_has_a_rule():
    named = [rule.check for rules in RULES.values() for rule in rules if rule.check]

    assert {key: len(rules) for key, rules in RULES.items()} == dict.fromkeys(maturity.KEYS, TOP)
    assert sorted(named) == sorted(checks(make_owners(), facts(), TODAY))
    assert len({rule.says for rules in RULES.values() for rule in rules}) == 6 * TOP


def test_a_step_says_where_a_key_stands_what_comes_next_and_what_is_not_borne_out():
    tables = answered(*of("focus", 3, 4), *of("insight", 5), *of("collaboration", 1))
    steps = next_steps(maturity.compute(tables, TODAY), checks(make_owners(ALL_OWNED[:3]), facts(), TODAY))

    told = {
        one.key: (one.level, one.next and (one.next.level, one.next.state), [doubt.level for doubt in one.doubts])
        for one in steps
    }

    assert told == {
        "insight": (5, None, []),
        "competence": (None, (2, State.NOT_MET), []),
        "focus": (3, (4, State.NOT_MET), [2, 3]),
        "collaboration": (1, (2, State.NOT_MET), []),
        "innovation": (None, (2, State.NOT_CHECKED), []),
        "processes": (None, (2, State.NOT_CHECKED), []),
    }


def test_the_next_step_says_what_the_store_shows():
    steps = next_steps(
        maturity.compute(answered(*of("focus", 2)), TODAY), checks(make_owners(ALL_OWNED), facts(), TODAY)
    )

    following = steps[2].next

    assert (steps[2].key, steps[2].level, steps[2].doubts) == ("focus", 2, ())
    assert (following.level, following.rule, following.state) == (3, "Every stage has one clear owner.", State.MET)
    assert str(following.check.sentence) == "Stages with one clear owner: 4 of 4."
