from dataclasses import replace

import pandas as pd
import pytest

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message
from cxdash.domain.vocabulary import View
from cxdash.measures.overview import findings as company_findings
from cxdash.measures.satisfaction import figures as satisfaction
from tests.measures.owners import answered, make_owners, owners, rated
from tests.measures.tables import make_tables

BROKEN, MILDLY, KEPT = ((0, 45, 15, 0, 0), -1), ((0, 6, 34, 20, 0), -1), ((0, 0, 0, 60, 0), 0)
LOVELY = ((0, 0, 0, 0, 60), 1)


def said(scores, **more):
    tables = make_owners([("CMO", "A", "find")], **more)
    given = {f"at_{stage}": score for stage, score in scores.items()}
    named = replace(tables, touchpoints=tables.touchpoints.assign(name=tables.touchpoints.key.str.capitalize()))
    return company_findings.of_satisfaction(named, answered(tables, given), owners(tables, given))


def brief(found):
    return [(one.code, one.stage) for one in found]


def test_a_broken_promise_is_said_with_its_figures_and_what_to_ask():
    (found,) = said({"buy": BROKEN, "use": KEPT})

    assert (found.code, found.level, found.stage, found.role, found.subject) == (
        "promise_broken",
        Level.QUESTION,
        "buy",
        "",
        "satisfaction",
    )
    assert str(found.sentence) == "Customers get less than they expected in the stage Buy: 2.3 against 4.0."
    assert str(found.ask) == "Should we deliver more there, or promise less?"
    assert (found.weight, found.evidence["n"]) == (pytest.approx(750), 60)
    assert {name: found.evidence[name] for name in ("mean", "expected", "gap")} == pytest.approx(
        {"mean": 2.25, "expected": 4, "gap": -1}
    )


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ({"buy": BROKEN, "use": KEPT}, [("promise_broken", "buy")]),
        ({"buy": KEPT, "use": BROKEN}, [("promise_broken", "use")]),
        ({"buy": BROKEN, "use": MILDLY}, [("promise_broken", "buy"), ("promise_broken", "use")]),
        ({"buy": KEPT, "use": KEPT}, []),
        ({"buy": (BROKEN[0],), "use": (KEPT[0],)}, []),
        ({}, []),
    ],
    ids=["one", "swapped", "both", "no gap", "no expectations", "no answers"],
)
def test_the_finding_follows_the_answers(scores, found):
    assert brief(said(scores)) == found


def test_without_customers_a_year_a_broken_promise_is_said_without_weight():
    (found,) = said({"buy": BROKEN}, touchpoints=[("at_buy", "buy", "direct", None)])

    assert found.weight == 0.0


def test_a_touchpoint_that_gives_clearly_more_than_was_expected_is_lovely_and_unasked():
    (found,) = said({"buy": LOVELY, "use": KEPT})

    assert (found.code, found.stage, found.evidence["touchpoint"]) == ("more_than_asked", "buy", "at_buy")
    assert str(found.sentence) == "At_buy gives 1.0 more than customers expect: lovely, and unasked."
    assert str(found.ask) == "Would customers miss At_buy, or could what it costs do more elsewhere?"


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ({(5, 4): 60}, True),
        ({(5, 4): 50, (4, 4): 20}, True),
        ({(5, 4): 45, (4, 4): 45}, False),
        ({(4, 4): 60}, False),
        ({(5, 4): 20}, False),
    ],
    ids=["all", "most", "half", "none", "few"],
)
def test_it_is_more_than_asked_where_the_whole_range_is_above_half_a_step(pairs, told):
    tables = make_tables([("shop", "CSAT", (0, 0, 0, 0, 60))], [("shop", pairs)])
    owned = owners(make_owners(stages=("buy",)))

    found = company_findings.of_satisfaction(tables, satisfaction.compute(tables, View()), owned)

    assert [one.code for one in found] == ["more_than_asked"] * told


FAILING, MIDDLING, GOOD = (5, 40, 15, 0, 0), (0, 0, 60, 0, 0), (0, 0, 0, 10, 50)


def of_a_stage(shop, site=(GOOD, 0), contact="direct", importance=None):
    """Return what is found of a stage that many meet at the site, and few at the shop."""
    places = [("shop", "buy", contact, 100), ("site", "buy", "direct", 9900)]
    tables = make_owners([("CMO", "A", "buy")], ("buy",), touchpoints=places)
    named = replace(tables, touchpoints=tables.touchpoints.assign(name=tables.touchpoints.key.str.capitalize()))
    scores = {"shop": shop, "site": site}
    found = company_findings.of_satisfaction(named, answered(tables, scores), owners(tables, scores), importance or {})
    return [one for one in found if one.code == "touchpoint_fails"]


def test_a_touchpoint_that_fails_is_said_though_the_mean_of_its_stage_hides_it():
    (found,) = of_a_stage((FAILING, -2))

    assert str(found.sentence) == "Shop fails at 2.2 against 4.0 expected, which the mean of the stage Buy, 4.8, hides."
    assert str(found.ask) == "Who looks at Shop by itself, and what would make it better?"
    assert (found.stage, found.evidence["touchpoint"], found.weight) == ("buy", "shop", pytest.approx(75))


def test_where_expectations_are_not_known_the_touchpoint_that_fails_is_said_without_them():
    (found,) = of_a_stage((FAILING,), (GOOD,))

    assert str(found.sentence) == "Shop fails at 2.2, which the mean of the stage Buy, 4.8, hides."


@pytest.mark.parametrize(
    "given",
    [
        {"shop": (GOOD, 0)},
        {"shop": (MIDDLING,)},
        {"shop": ((1, 9, 2, 0, 0),)},
        {"shop": (FAILING, -2), "site": (FAILING, -2)},
        {"shop": (FAILING,), "site": (FAILING,)},
        {"shop": (FAILING, -2), "contact": "indirect"},
        {"shop": (FAILING, -2), "importance": {"shop": 4}},
    ],
    ids=["good", "at the middle", "too few answers", "broken stage", "low stage", "indirect", "matters little"],
)
def test_a_touchpoint_is_not_said_to_fail_by_itself(given):
    assert of_a_stage(**given) == []


FINE, FINER, LOW = (0, 0, 5, 50, 5), (0, 0, 0, 50, 10), (5, 40, 15, 0, 0)


def of_whole(whole, parts, contact="direct"):
    places = [(key, key, contact, 1000) for key in ("shop", "help")]
    answers = [("", "CSAT", whole), *((key, "CSAT", part) for key, part in zip(("shop", "help"), parts, strict=False))]
    tables = make_tables(answers, touchpoints=places)
    owned = owners(make_owners(stages=("shop", "help"), touchpoints=()))
    return company_findings.of_satisfaction(tables, satisfaction.compute(tables, View()), owned)


@pytest.mark.parametrize(
    ("whole", "parts", "told"),
    [
        (LOW, (FINE, FINER), True),
        (FINE, (FINE, FINER), False),
        (LOW, (LOW, FINER), False),
        (LOW, (FINER,), False),
        ((1, 8, 3, 0, 0), (FINE, FINER), False),
        ((), (FINE, FINER), False),
    ],
    ids=["below", "as its parts", "a part is not fine", "one part", "too few answers", "not asked"],
)
def test_a_whole_below_all_its_parts_is_said(whole, parts, told):
    assert [one.code for one in of_whole(whole, parts)] == ["whole_below_parts"] * told


def test_a_whole_below_its_parts_is_said_with_the_least_of_them():
    (found,) = of_whole(LOW, (FINE, FINER))

    assert str(found.sentence) == (
        "Every touchpoint is fine, the whole is not: customers give the relationship 2.2, and no touchpoint "
        "less than 4.0."
    )
    assert found.evidence == {"whole": pytest.approx(2.1667, abs=1e-3), "least": 4.0, "touchpoint": "shop", "n": 60}


def test_what_is_only_heard_of_is_no_part():
    assert of_whole(LOW, (FINE, FINER), "indirect") == ()


def test_all_findings_of_a_company_are_those_of_owners_and_of_satisfaction_in_one_order():
    tables = make_owners([("CMO", "A", "find"), ("CMO", "R", "find")], ("find", "buy"))
    named = replace(tables, touchpoints=tables.touchpoints.assign(name=tables.touchpoints.key))
    scores = {"at_find": BROKEN, "at_buy": KEPT}
    owned = owners(named, scores)

    found = company_findings.of(named, answered(tables, scores), owned)

    assert brief(found) == brief(findings.in_order(found))
    assert {one.code for one in owned.findings} | {"promise_broken"} == {one.code for one in found}


def finding(code, stage="", weight=0.0, subject="ownership", level=Level.QUESTION):
    return Finding(code, level, Message(""), Message(""), stage=stage, weight=weight, subject=subject)


def error(stage, weight):
    return finding("nobody", stage, weight, level=Level.ERROR)


CANNOT, MONEY = finding("owner_cannot_act", "help", 5), finding("winning_costs", weight=1, subject="economics")
GAP, OTHER_GAP = (finding("promise_broken", stage, 40, "satisfaction") for stage in ("buy", "use"))


@pytest.mark.parametrize(
    ("found", "first"),
    [
        (
            [GAP, MONEY, CANNOT, error("buy", 9), error("use", 20)],
            ["nobody use", "owner_cannot_act help", "winning_costs "],
        ),
        ([GAP, CANNOT, error("buy", 9), error("use", 20)], ["nobody use", "owner_cannot_act help", "nobody buy"]),
        ([GAP, CANNOT, error("help", 9)], ["nobody help", "promise_broken buy"]),
        (
            [GAP, finding("more_than_asked", "buy", 0, "satisfaction"), OTHER_GAP],
            ["promise_broken buy", "promise_broken use"],
        ),
        ([GAP, error("buy", 9)], ["nobody buy", "promise_broken buy"]),
        ([finding("no_whole_journey", weight=90), finding("overloaded", weight=80)], ["no_whole_journey "]),
        ([], []),
    ],
    ids=[
        "one of each",
        "the rest by let-downs",
        "one of a stage",
        "one of a page and stage",
        "two pages",
        "of no stage",
        "none",
    ],
)
def test_first_come_stages_without_an_owner_then_owners_who_cannot_act_then_money_no_two_alike(found, first):
    assert [f"{one.code} {one.stage}" for one in findings.first(found)] == first


def test_a_broken_promise_that_nobody_owns_is_among_the_first():
    errors = [error("buy", 90), error("find", 80), error("use", 70)]
    broken = [replace(error(stage, weight), evidence={"gap_high": -0.4}) for stage, weight in (("help", 1), ("pay", 2))]

    first = findings.first([*errors, CANNOT, MONEY, *broken])

    assert [one.stage for one in first] == ["pay", "help", "buy"]


def test_who_answers_is_asked_before_who_does_the_work():
    work = replace(error("buy", 0), code="nobody_responsible")

    assert [one.stage for one in findings.first([work, error("use", 0)])] == ["use", "buy"]


def test_no_more_are_said_than_asked_for():
    assert len(findings.first([error(stage, 1) for stage in "abcdef"], 5)) == 5


def test_what_a_mandate_is_rated_makes_its_finding_come_before_a_broken_promise():
    tables = make_owners(
        [(role, letter, "find") for role, letter in (("CMO", "A"), ("CMO", "R"))],
        ("find",),
        assessments=rated("CMO", [(2,) * 5] * 3),
    )
    named = replace(tables, touchpoints=tables.touchpoints.assign(name=""))
    scores = {"at_find": BROKEN}

    found = company_findings.of(named, answered(tables, scores), owners(named, scores))

    assert brief(findings.first(found, 1)) == [("owner_cannot_act", "find")]


def test_a_table_without_names_in_other_languages_still_names_its_rows():
    named = findings.names(pd.DataFrame({"key": ["a", "b"], "name": ["Alpha", None]}))

    assert {key: (str(name), name.said("nb")) for key, name in named.items()} == {
        "a": ("Alpha", "Alpha"),
        "b": ("b", "b"),
    }
