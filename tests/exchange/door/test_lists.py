"""Lists of every kind read by the door: what they give, and what they refer to and the store lacks."""

from datetime import date

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make, read, read_company
from tests.company import book

TODAY = date(2026, 11, 28)
KNOWN = {
    "stages": {
        "buy": {"key": "buy", "name": "Buy", "position": 1},
        "use": {"key": "use", "name": "Use", "position": 2},
    },
    "touchpoints": {"web": {"key": "web", "stage": "buy", "name": "Web"}},
    "roles": {"SALES": {"key": "SALES", "name": "Sales", "kind": "function"}},
}
PATHS = b"path,conversions\nWeb > Radio,4\nTV,1\n"
CHART = b"Task,Sales,Service\nSell,A/R,I\nMend,I,RA\n"


def door(content, kind, answers=None, make=None, known=KNOWN, file="file.csv"):
    return read(content, file, kind, known, TODAY, answers or {}, make or Make())


def test_unknown_touchpoints_are_listed_and_nothing_is_given_until_they_are_made():
    found = door(PATHS, Kind.PATHS)

    assert [(one.sheet, one.name) for one in found.lacking] == [("touchpoints", "Radio"), ("touchpoints", "TV")]
    assert found.asks_stage
    assert not found.ready


def test_they_are_made_with_the_file_in_the_stage_that_is_said():
    found = door(PATHS, Kind.PATHS, make=Make(True, "use"))

    assert found.found.tables["paths"]["path"].tolist() == ["web > radio", "tv"]
    assert found.found.tables["touchpoints"][["key", "stage"]].values.tolist() == [
        ["web", "buy"],
        ["radio", "use"],
        ["tv", "use"],
    ]
    assert found.ready


def test_a_chart_gives_assignments_with_new_roles_and_activities():
    found = door(CHART, Kind.RACI, make=Make(True, "use"))

    assert found.found.tables["roles"]["key"].tolist() == ["SALES", "service"]
    assert found.found.tables["assignments"][["touchpoint", "role", "letter"]].values.tolist() == [
        ["sell", "SALES", "A"],
        ["sell", "SALES", "R"],
        ["sell", "service", "I"],
        ["mend", "SALES", "I"],
        ["mend", "service", "R"],
        ["mend", "service", "A"],
    ]


def test_in_an_empty_store_activities_without_sections_become_stages():
    found = door(CHART, Kind.RACI, make=Make(True), known={})

    assert found.found.tables["stages"][["key", "position"]].values.tolist() == [["sell", 1], ["mend", 2]]


def test_sections_become_stages_and_their_activities_touchpoints():
    chart = b"Task,Sales,Service\n1 Buy,,\n1.1 Sell,A/R,I\n2 Use,,\n2.1 Mend,I,RA\n"

    tables = door(chart, Kind.RACI, make=Make(True), known={}).found.tables

    assert tables["stages"]["name"].tolist() == ["Buy", "Use"]
    assert tables["touchpoints"][["key", "stage"]].values.tolist() == [["sell", "buy"], ["mend", "use"]]


def test_a_mark_that_is_no_letter_is_asked_and_its_answer_taken():
    chart = b"Task,Sales,Service\nSell,A,x\nMend,x,A\n"

    (asked,) = door(chart, Kind.RACI).found.questions
    found = door(chart, Kind.RACI, {"letter.x": "R"}, Make(True, "use"))

    assert asked.id == "letter.x"
    assert found.found.tables["assignments"]["letter"].tolist() == ["A", "R", "R", "A"]


def test_a_chart_whose_roles_may_stand_either_way_asks_which_they_are():
    chart = b",Pack,Quote\nNorth,A,R\nSouth,R,A\n"

    assert [one.id for one in door(chart, Kind.RACI).found.questions] == ["roles"]
    side = door(chart, Kind.RACI, {"roles": "side"}, Make(True, "use")).found.tables["roles"]
    assert side["name"].tolist() == ["Sales", "North", "South"]


def test_a_list_of_customers_gives_records_its_mapping_and_what_it_comes_to():
    content = b"customer id,signup date,churn date,mrr\n1,2025-01-01,2026-01-01,9\n2,2025-02-01,,9\n"

    found = door(content, Kind.CUSTOMERS).found

    assert len(found.tables["subscriptions"]) == 2
    assert 'monthly_revenue = "mrr"' in found.mapping
    assert list(map(str, found.summary)) == ["2 customers, 1 of whom have left."]


@pytest.mark.parametrize("answers", [{"what": "ever"}, {"revenue": "decade"}])
def test_an_answer_that_nothing_asks_for_or_that_is_none_is_refused(answers):
    content = b"customer id,signup date,churn date,revenue\n1,2025-01-01,2026-01-01,9\n2,2025-02-01,,9\n"

    with pytest.raises(ImportRefused, match=r"is no question about|is no answer to"):
        door(content, Kind.CUSTOMERS, answers)


def test_a_workbook_may_refer_to_roles_that_are_made_with_it_but_not_to_rows_it_should_hold_itself():
    owners = [["role", "letter", "stage"], ["CEO", "A", "buy"]]
    alone = book({"assignments": owners})
    whole = book({"roles": [["key", "name", "kind"], ["CFO", "Money", "executive"]], "assignments": owners})

    found = read_company(alone, "b.xlsx", KNOWN, Make(True))

    assert found.found.tables["roles"]["key"].tolist() == ["SALES", "ceo"]
    assert read_company(alone, "b.xlsx", KNOWN).lacking
    with pytest.raises(ImportRefused, match="CEO"):
        read_company(whole, "b.xlsx", KNOWN, Make(True))


def test_a_list_in_which_nobody_is_said_to_have_left_is_refused_not_taken_as_if_all_had_stayed():
    content = b"customer_id,started,ended,mrr\n1,2025-01-01,2?26-01-15,99\n2,2025-02-02,,149\n"

    with pytest.raises(ImportRefused, match=r"file\.csv: no column says who has left, and when\."):
        door(content, Kind.CUSTOMERS)


@pytest.mark.parametrize("kind", [Kind.PATHS, Kind.SPEND, Kind.RACI])
def test_a_list_of_very_many_columns_is_refused(kind):
    with pytest.raises(ImportRefused, match=r"file\.csv has 2001 columns; at most 2000 can be read"):
        door(b",".join([b"a"] * 2001) + b"\n", kind)


def test_paths_in_a_file_called_as_their_sheet_is_name_touchpoints_to_be_made_and_are_compared_whole():
    content = b"path,conversions\nRadio > Web,4\nWeb,1\n"

    assert [one.name for one in read_company(content, "paths.csv", KNOWN).lacking] == ["Radio"]
    made = read_company(content, "paths.csv", KNOWN, Make(True, "use")).found.tables
    assert made["paths"]["path"].tolist() == ["radio > web", "web"]
