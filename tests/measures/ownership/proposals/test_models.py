from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.measures.ownership import raci_map
from cxdash.measures.ownership.proposals import adoption, functional_area
from cxdash.measures.ownership.proposals import models as proposals
from cxdash.measures.ownership.proposals.adoption import Cell
from cxdash.measures.ownership.proposals.models import DEFAULT, MODELS, propose
from tests import soak
from tests.measures.owners import ROLES, STAGES, TODAY, make_owners, owners, rated

COMPANY = (
    *((key, "CEO" if key != "CEO" else "") for key in ("CEO", "CMO", "CCO", "CSO", "COO", "CIO", "CRM")),
    ("SERVICE", "COO"),
    ("ALL", ""),
)
JOURNEY = ("discover", "order", "connect", "use", "help", "renew")
MAP = [
    ("CMO", "A", "discover"),
    ("CRM", "R", "discover"),
    ("CSO", "A", "order"),
    ("CMO", "A", "order"),
    ("CIO", "R", "order"),
    ("COO", "R", "connect"),
    ("CSO", "C", "connect"),
    ("CCO", "I", "connect"),
    ("CIO", "A", "use"),
    ("COO", "R", "use"),
    ("CCO", "A", "help"),
    ("SERVICE", "R", "help"),
    ("ALL", "A", "renew"),
    ("CRM", "R", "renew"),
    ("COO", "A", "", "at_use"),
]


def demo(assignments=MAP, roles=COMPANY, stages=JOURNEY, **more):
    return numbered(make_owners(assignments, stages=stages, roles=roles, **more))


def numbered(tables):
    rows = tables.assignments
    return replace(tables, assignments=rows.assign(id=range(1, len(rows) + 1), version=1))


def accountable(proposal):
    """Return who answers for each stage a proposal has somebody at."""
    found = {}
    for cell in sorted(proposal.cells):
        if cell.letter == "A" and cell.stage:
            found.setdefault(cell.stage, []).append(cell.role)
    return {stage: "+".join(found[stage]) for stage in JOURNEY if stage in found}


def each(*roles):
    return dict(zip(JOURNEY, roles, strict=True))


@pytest.mark.parametrize(
    ("model", "owned"),
    [
        ("smallest", each("CMO", "CSO", "COO", "CIO", "CCO", "CRM")),
        ("functional", each("CMO", "CSO", "COO", "CIO", "SERVICE", "CRM")),
        ("marketing", dict.fromkeys(JOURNEY, "CMO")),
        ("customer_with_line", each("CMO", "CCO", "CCO", "CIO", "CCO", "CCO")),
        ("customer_without_line", each("CMO", "CCO", "CCO", "CIO", "CCO", "CCO")),
        (
            "customer_for_marketing",
            {"discover": "CCO", "order": "CCO+CSO", "use": "CIO", "help": "CCO", "renew": "ALL"},
        ),
        ("customer_advises", dict.fromkeys(JOURNEY, "CEO")),
        ("chief", dict.fromkeys(JOURNEY, "CEO")),
        ("teams", each("CRM", "CIO", "COO", "COO", "SERVICE", "CRM")),
        ("front_line", {"discover": "CMO", "order": "CMO+CSO", "use": "CIO", "help": "CCO", "renew": "ALL"}),
        ("everyone", dict.fromkeys(JOURNEY, "ALL")),
    ],
)
def test_each_model_places_the_accountable_by_its_rule(model, owned):
    proposal = propose(model, demo(), TODAY)

    assert accountable(proposal) == owned
    assert proposal.missing == ()
    assert "{" not in str(proposal.rule)


def test_the_default_changes_least():
    tables = demo()

    proposal = propose(DEFAULT, tables, TODAY)

    today = adoption.cells(tables.assignments, TODAY)
    assert today - proposal.cells == {Cell("CMO", "A", "order"), Cell("ALL", "A", "renew")}
    assert proposal.cells - today == {Cell("CMO", "C", "order"), Cell("COO", "A", "connect"), Cell("CRM", "A", "renew")}


@pytest.mark.parametrize(
    ("assignments", "ratings", "owner"),
    [
        ([("CMO", "A", "use"), ("CSO", "A", "use")], rated("CMO", [(2,) * 5] * 3), "CSO"),
        ([("CMO", "A", "use"), ("CSO", "A", "use")], rated("CSO", [(5,) * 5] * 3), "CSO"),
        ([("CMO", "A", "use"), ("CSO", "A", "use"), ("CMO", "A", "help")], [], "CSO"),
        ([("CMO", "A", "use"), ("CSO", "A", "use")], [], "CMO"),
        ([("CSO", "I", "use"), ("COO", "C", "use")], [], "COO"),
        ([("CSO", "I", "use")], [], "CSO"),
        ([("ALL", "R", "use")], [], "CSO"),
    ],
)
def test_of_several_the_one_who_can_act_answers_then_the_one_with_fewest_stages(assignments, ratings, owner):
    proposal = propose(DEFAULT, demo(assignments, assessments=ratings), TODAY)

    assert accountable(proposal)["use"] == owner


def test_a_customer_director_gets_the_journey_the_areas_and_perhaps_the_line():
    with_line, without = (propose(model, demo(), TODAY) for model in ("customer_with_line", "customer_without_line"))

    places = {(cell.stage, cell.touchpoint, cell.area) for cell in with_line.cells if cell[:2] == ("CCO", "A")}
    assert {("", "", ""), *(("", "", area) for area in raci_map.AREAS)} <= places
    assert (with_line.reports_to, without.reports_to) == ({"SERVICE": "CCO"}, {})


def test_one_who_advises_the_chief_is_consulted_at_every_stage_and_answers_for_none():
    cells = propose("customer_advises", demo(), TODAY).cells

    assert {cell.stage for cell in cells if cell[:2] == ("CCO", "C")} == set(JOURNEY)
    assert {cell.letter for cell in cells if cell.role == "CCO"} == {"C"}
    assert Cell("CEO", "A") in cells


def test_the_front_line_answers_at_our_own_direct_touchpoints_only():
    touchpoints = [("at_use", "use"), ("ad", "use", "indirect"), ("van", "use", "direct", 9.0, "Linjelaget")]

    cells = propose(
        "front_line", demo([("CIO", "A", "use"), ("COO", "R", "use")], touchpoints=touchpoints), TODAY
    ).cells

    assert {cell for cell in cells if cell.touchpoint} == {Cell("COO", "A", touchpoint="at_use")}


@pytest.mark.parametrize("model", MODELS)
def test_a_model_says_what_the_company_lacks_and_leaves_the_rest_as_today(model):
    tables = demo([("R1", "A", "use")], roles=[("R1", "")])

    proposal = propose(model, tables, TODAY)

    lacking = {str(sentence) for sentence in proposal.missing}
    if MODELS[model].posts:
        assert "The company has no such role: " in next(iter(sorted(lacking)))
        assert proposal.cells == adoption.cells(tables.assignments, TODAY)
    else:
        assert lacking == ({"No role stands for everyone."} if model == "everyone" else set())


@pytest.mark.parametrize(
    ("post", "role", "found"),
    [
        ("marketing", {"key": "r1", "name": "Head of marketing"}, "r1"),
        ("marketing", {"key": "r1", "name": "X", "name_nb": "Markedsdirektør"}, "r1"),
        ("marketing", {"key": "r1", "name": "X", "name_sv": "Marknadschef"}, "r1"),
        ("marketing", {"key": "cmo", "name": "X"}, "cmo"),
        ("customer", {"key": "r1", "name": "Kunddirektör"}, "r1"),
        ("sales", {"key": "r1", "name": "Försäljningschef"}, "r1"),
        ("service", {"key": "r1", "name": "Kundeservice"}, "r1"),
        ("operations", {"key": "r1", "name": "Driftsdirektør"}, "r1"),
        ("product", {"key": "r1", "name": "Produkt- och it-chef"}, "r1"),
        ("chief", {"key": "r1", "name": "Vd"}, "r1"),
        ("chief", {"key": "r1", "name": "Administrerende direktør"}, "r1"),
        ("marketing", {"key": "r1", "name": "Somebody"}, ""),
        ("marketing", {"key": "CMO", "name": "Marketing", "kind": "collective"}, ""),
    ],
)
def test_a_post_is_found_by_key_or_name_in_three_languages(post, role, found):
    roles = pd.DataFrame([{"kind": "executive", "reports_to": "", **role}])

    assert functional_area.find(post, roles, pd.DataFrame({"key": ["use"], "owner": [""]})) == found


def test_else_a_post_is_found_by_what_it_answers_for_and_the_chief_by_who_reports_to_it():
    roles = pd.DataFrame({"key": ["top", "a", "b"], "kind": "executive", "reports_to": ["", "top", "top"]})
    stages = pd.DataFrame({"key": ["discover", "use"], "owner": ["a", "b"]})

    assert [functional_area.find(post, roles, stages) for post in ("marketing", "product", "chief", "sales")] == [
        "a",
        "b",
        "top",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("Awareness", "attract"),
        ("Sammenligne", "attract"),
        ("Upptäcka", "attract"),
        ("Purchase", "buy"),
        ("Bestille", "buy"),
        ("Köpa", "buy"),
        ("Onboarding", "start"),
        ("Komme i gang", "start"),
        ("Komma igång", "start"),
        ("Använda", "use"),
        ("Get help", "help"),
        ("Få hjelp", "help"),
        ("Få hjälp", "help"),
        ("Förnya", "keep"),
        ("Renewal", "keep"),
        ("Advocacy", "recommend"),
        ("Anbefale", "recommend"),
        ("Something else", ""),
    ],
)
def test_what_a_stage_is_about_is_read_off_its_name_in_three_languages(name, ground):
    assert functional_area.functional_area({"key": "s1", "name": name}) == ground


def test_two_maps_are_compared_by_what_changes_and_whose_work_it_is():
    tables = demo()
    proposal = propose(DEFAULT, tables, TODAY)
    before, after = owners(tables), owners(adoption.tables_after(tables, proposal.cells, proposal.reports_to, TODAY))

    found = adoption.compare(before, after)

    assert (found.without_owner, found.contested, found.handoffs, found.able) == ((2, 0), (1, 0), (5, 5), None)
    assert found.load == {
        "CMO": (2, 1),
        "CCO": (1, 1),
        "CSO": (1, 1),
        "COO": (0, 1),
        "CIO": (1, 1),
        "CRM": (0, 1),
        "ALL": (1, 0),
    }
    assert [(one.code, one.stage) for one in found.gone] == [
        ("contested", "order"),
        ("nobody", "connect"),
        ("everyone", "renew"),
    ]
    assert found.new == ()
    assert (found.cells, found.new_work) == (4, ("COO", "CRM"))
    assert str(found.sentence) == "Cells that change: 4. Roles that get new work: 2."


def test_who_reports_to_whom_changes_with_the_line():
    tables = demo(assessments=rated("CCO", [(2, 2, 2, 2, 2, 5)] * 3))
    proposal = propose("customer_with_line", tables, TODAY)

    after = owners(adoption.tables_after(tables, proposal.cells, proposal.reports_to, TODAY))

    (help_,) = [one for one in after.findings if one.code == "owner_cannot_act" and one.stage == "help"]
    assert (help_.evidence["line_elsewhere"], str(help_.sentence)) == ([], "CCO answers for Help, but cannot act.")


def test_adopting_ends_what_goes_adds_what_comes_and_keeps_history():
    january = date(2026, 1, 1)
    tables = demo([("CMO", "A", "use", "", "", january), ("CSO", "R", "use"), ("COO", "C", "use", "", "", TODAY)])

    found = adoption.adopt(tables.assignments, {Cell("CSO", "R", "use"), Cell("CIO", "A", "use")}, TODAY)

    assert found[["id", "role", "letter", "valid_from", "valid_to", "confirmed_on"]].to_numpy().tolist() == [
        [1, "CMO", "A", january, TODAY, None],
        [2, "CSO", "R", None, None, None],
        [4, "CIO", "A", TODAY, None, TODAY],
    ]


roles = st.sampled_from([role for role, _ in ROLES])
stage_cells = st.builds(Cell, roles, st.sampled_from("ARCI"), st.sampled_from(STAGES))
touchpoint_cells = st.builds(
    Cell, roles, st.sampled_from("ARCI"), st.just(""), st.sampled_from([f"at_{stage}" for stage in STAGES])
)
maps = st.frozensets(
    st.one_of(stage_cells, touchpoint_cells, st.builds(Cell, roles, st.sampled_from("AD"))), max_size=15
)


@settings(max_examples=soak.examples(40))
@given(maps, maps, st.integers(0, 30))
def test_adopting_a_proposal_and_then_its_inverse_gives_the_same_map(before, proposed, days):
    tables, later = numbered(make_owners(sorted(before))), TODAY + timedelta(days=days)

    there = adoption.adopt(tables.assignments, proposed, TODAY)
    back = adoption.adopt(there, adoption.cells(tables.assignments, TODAY), later)

    assert adoption.cells(there, TODAY) == proposed
    assert adoption.cells(back, later) == before
    assert adoption.cells(back, TODAY - timedelta(days=1)) == before
    first, last = (raci_map.on_day(replace(tables, assignments=rows), later) for rows in (tables.assignments, back))
    letters = ["key", *raci_map.LETTERS]
    assert first.stages[letters].equals(last.stages[letters])
    assert first.touchpoints.equals(last.touchpoints)
    assert (first.accountable, first.drives) == (last.accountable, last.drives)


@settings(max_examples=soak.examples(15))
@given(maps)
def test_the_default_leaves_no_stage_without_one_owner_and_a_healthy_map_as_it_is(before):
    tables = numbered(make_owners(sorted(before)))

    proposal = propose(DEFAULT, tables, TODAY)
    after = replace(tables, assignments=adoption.adopt(tables.assignments, proposal.cells, TODAY))

    assert set(owners(after).stages.health) == {"one"}
    assert propose(DEFAULT, after, TODAY).cells == proposal.cells


def test_every_model_has_a_name_and_a_rule_of_its_own():
    assert len({model.name for model in MODELS.values()}) == len({model.rule for model in MODELS.values()}) == 11
    assert proposals.DEFAULT == "smallest"


def test_a_cell_with_another_limit_ends_and_begins_anew_and_without_limits_stays_as_it_is():
    tables = demo([("CMO", "A", "use", "", "", None, None, None, "Up to 100 kr")])
    rows, cell = tables.assignments, Cell("CMO", "A", "use")

    changed = adoption.adopt(rows, {cell: "Up to 500 kr"}, TODAY)

    assert not adoption.changes(rows, {cell}, TODAY)
    assert not adoption.changes(rows, adoption.with_limits({cell}, rows, TODAY), TODAY)
    assert adoption.with_limits({Cell("CSO", "R", "use")}, rows, TODAY) == {Cell("CSO", "R", "use"): ""}
    assert changed[["limit", "valid_from", "valid_to"]].to_numpy().tolist() == [
        ["Up to 100 kr", None, TODAY],
        ["Up to 500 kr", TODAY, None],
    ]


class TestOneOwner:
    def test_one_role_answers_for_the_stage_and_all_else_stays(self):
        tables = demo()

        found = proposals.one_owner(proposals.named("help", "COO"), tables, TODAY)

        before = adoption.cells(tables.assignments, TODAY)
        assert found.cells - before == {Cell("COO", "A", "help"), Cell("CCO", "C", "help")}
        assert before - found.cells == {Cell("CCO", "A", "help")}
        assert (found.reports_to, found.missing) == ({}, ())

    def test_the_whole_journey_has_an_owner_too(self):
        tables = demo()

        found = proposals.one_owner(proposals.named("", "CCO"), tables, TODAY)

        assert found.cells - adoption.cells(tables.assignments, TODAY) == {Cell("CCO", "A")}

    @pytest.mark.parametrize("asked", ["help/ALL", "help/nobody", "nowhere/CCO", "help/", "", "smallest", "~kept"])
    def test_of_what_is_not_there_or_of_everyone_nothing_is_proposed(self, asked):
        assert proposals.one_owner(asked, demo(), TODAY) is None
