"""A company's tables come in and go out by the rules: all or nothing, the same again changes nothing."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, select

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company import export, folder
from cxdash.exchange.company.edited import check_edited
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.validation import check
from cxdash.store import database
from cxdash.store.read import checks, tables
from cxdash.store.schema import audit
from cxdash.store.write import changes, importing, renaming
from cxdash.store.write.differences import Plan
from tests.builders import load
from tests.company import COMPANY, held, take
from tests.store.recount import counted, recount

ANSWERS = [
    ["survey", "respondent", "touchpoint", "measure", "score", "date", "need"],
    ["spring", "1", "web", "CSAT", 4, "2026-05-03", "order"],
    ["spring", "1", "web", "EXPECTATION", 5, "2026-05-03", None],
    ["spring", None, "wifi", "CSAT", 2, "2026-05-04", None],
    ["autumn", None, None, "NPS", 9, "2026-10-04", None],
]
COMMENTS = [["survey", "respondent", "touchpoint", "date", "text"], ["spring", "1", "web", "2026-05-03", "=Fine"]]
FULL = {**COMPANY, "responses": ANSWERS, "comments": COMMENTS}


def said(plan: Plan) -> list[str]:
    return list(map(str, plan.sentences()))


def refused(engine: Engine, sheets: dict, **how: object) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        take(engine, sheets, **how)
    return list(map(str, caught.value.faults))


def versions_and_audit(engine: Engine) -> tuple[dict[str, int], int]:
    with database.reading(engine) as connection:
        return database.versions(connection), len(connection.execute(select(audit.c.id)).all())


def without(sheet: str, *keys: str) -> list[list[object]]:
    return [row for row in COMPANY[sheet] if row[0] not in keys]


def test_the_same_workbook_twice_changes_nothing(store: Engine):
    first = take(store, FULL)
    state, seen = held(store), versions_and_audit(store)

    again = take(store, FULL)

    assert [str(one.summary()) for one in first.differences] == [
        "company: 1 added, 0 changed, 0 removed, 0 stay as they are.",
        "stages: 2 added, 0 changed, 0 removed, 0 stay as they are.",
        "touchpoints: 2 added, 0 changed, 0 removed, 0 stay as they are.",
        "roles: 3 added, 0 changed, 0 removed, 0 stay as they are.",
        "assignments: 3 added, 0 changed, 0 removed, 0 stay as they are.",
        "Survey spring: 3 answers added, 0 removed, 0 stay as they are; 1 comments added, changed or removed.",
        "Survey autumn: 1 answers added, 0 removed, 0 stay as they are; 0 comments added, changed or removed.",
    ]
    assert said(again) == ["Nothing to change: the store says all of this already."]
    assert (held(store), versions_and_audit(store)) == (state, seen)
    assert counted(store) == recount(store)


def test_a_dry_run_says_what_would_be_and_changes_nothing(store: Engine):
    take(store, COMPANY)
    state, seen = held(store), versions_and_audit(store)
    changed = {
        **COMPANY,
        "roles": [
            ["key", "name", "kind", "reports_to"],
            ["CEO", "Chief executive", "executive", None],
            ["CIO", "IT", "function", "CMO"],
            ["CMO", "Marketing", "executive", "CEO"],
        ],
    }

    assert said(take(store, changed, dry_run=True)) == [
        "roles: 1 added, 1 changed, 1 removed, 1 stay as they are.",
        "roles ALL: removed.",
        'roles CIO: name changed from "Product and IT director" to "IT".',
        "roles CIO: kind changed from top management to a function.",
        'roles CIO: reports_to changed from "CEO" to "CMO".',
        "roles CMO: added.",
    ]
    assert (held(store), versions_and_audit(store)) == (state, seen)

    take(store, changed)
    assert held(store)["roles"] == [
        ["CEO", "Chief executive", None, None, "executive", None],
        ["CIO", "IT", None, None, "function", "CMO"],
        ["CMO", "Marketing", None, None, "executive", "CEO"],
    ]


def test_absent_sheets_and_columns_stay_as_they_are(store: Engine):
    take(store, FULL)
    state = held(store)

    plan = take(store, {"stages": [["key", "name", "position"], ["order", "Order", 1], ["use", "Use", 3]]})

    assert said(plan)[1:] == ["stages use: position changed from 2 to 3."]
    state["stages"][1][4] = 3
    assert held(store) == state


def test_a_blank_cell_takes_away_what_stood_there(store: Engine):
    take(store, COMPANY)

    plan = take(
        store,
        {"stages": [["key", "name", "position", "promise"], ["order", "Order", 1, None], ["use", "Use", 2, None]]},
    )

    assert said(plan)[1:] == ['stages use: promise changed from "It just works" to blank.']


def test_what_is_not_replaced_is_merged(store: Engine):
    head = ["month", "segment", "customers_start", "customers_new", "customers_lost"]
    take(store, {"customers": [head, ["2026-01", None, 10, 1, 1], ["2026-02", None, 10, 1, 1]]})

    plan = take(store, {"customers": [head, ["2026-02", None, 10, 2, 1], ["2026-03", "home", 5, 1, 1]]})

    assert said(plan) == [
        "customers: 1 added, 1 changed, 0 removed, 0 stay as they are.",
        "customers 2026-02: customers_new changed from 1 to 2.",
        "customers 2026-03 · home: added.",
    ]
    assert [row[:5] for row in held(store)["customers"]] == [
        ["2026-01", None, 10.0, 1.0, 1.0],
        ["2026-02", None, 10.0, 2.0, 1.0],
        ["2026-03", "home", 5.0, 1.0, 1.0],
    ]


def test_what_answers_and_other_rows_refer_to_is_not_removed(store: Engine):
    take(store, {**FULL, "paths": [["path", "conversions"], ["web > wifi", 3]]})
    state = held(store)

    assert refused(store, {"touchpoints": without("touchpoints", "web")}) == [
        "Sheet touchpoints: web is left out but cannot be removed, as the sheet assignments refers to it (rows: 1). "
        "Keep it, or give it another key: on the page Data, or by python -m cxdash rename.",
        "Sheet touchpoints: web is left out but cannot be removed, as the sheet responses refers to it (rows: 2). "
        "Keep it, or give it another key: on the page Data, or by python -m cxdash rename.",
        "Sheet touchpoints: web is left out but cannot be removed, as the sheet comments refers to it (rows: 1). Keep "
        "it, or give it another key: on the page Data, or by python -m cxdash rename.",
        "Sheet touchpoints: web is left out but cannot be removed, as the sheet paths refers to it (rows: 1). Keep "
        "it, or give it another key: on the page Data, or by python -m cxdash rename.",
    ]
    assert held(store) == state


def test_rows_that_only_refer_to_each_other_go_together(store: Engine):
    take(store, COMPANY)

    take(
        store,
        {
            **COMPANY,
            "stages": without("stages", "order"),
            "touchpoints": without("touchpoints", "web"),
            "roles": [*without("roles", "ALL", "CEO")[:1], ["CIO", "IT", "executive", None]],
            "assignments": [["role", "letter", "stage"], ["CIO", "A", "use"]],
        },
    )

    assert [row[0] for row in held(store)["stages"]] == ["use"]
    assert [row[0] for row in held(store)["roles"]] == ["CIO"]


def test_all_or_nothing(store: Engine):
    take(store, FULL)
    state, seen = held(store), versions_and_audit(store)
    corrected = [*ANSWERS[:1], ["spring", "1", "web", "CSAT", 5, "2026-05-03", "order"]]

    assert refused(store, {"company": [["name"], ["Other"]], "responses": corrected}) == [
        "1 answers are already in the survey spring with other values; the first is respondent 1, CSAT, with score 4 "
        "in the store and 5 in the file. To correct the survey, load the file with --replaces spring."
    ]
    assert (held(store), versions_and_audit(store)) == (state, seen)


def test_a_survey_is_corrected_where_that_is_asked_for(store: Engine):
    take(store, FULL)

    plan = take(
        store,
        {"responses": [*ANSWERS[:1], ["spring", "1", "web", "CSAT", 5, "2026-05-03", "order"]]},
        replaces=["spring"],
    )

    assert said(plan) == [
        "Survey spring: 1 answers added, 3 removed, 0 stay as they are; 1 comments added, changed or removed."
    ]
    assert counted(store) == recount(store)


def test_answers_without_respondent_in_another_order_are_the_same(store: Engine):
    rows = [
        ["survey", "measure", "score", "date"],
        ["s", "CSAT", 4, "2026-01-01"],
        ["s", "CSAT", 4, "2026-01-01"],
        ["s", "CSAT", 5, "2026-01-01"],
    ]
    take(store, {"responses": rows})

    assert not take(store, {"responses": [rows[0], *reversed(rows[1:])]})
    assert len(held(store)["responses"]) == 3


@pytest.mark.parametrize("way", ["workbook", "csv", "packed"])
def test_what_goes_out_comes_in_the_same(store: Engine, sqlite_address: str, way: str):
    take(store, FULL)
    with database.reading(store) as connection:
        given = tables.tables(connection, with_people=True)
    ways = {
        "workbook": lambda: read_workbook(export.workbook(given)),
        "csv": lambda: folder.read_files(export.csv_files(given), "folder"),
        "packed": lambda: folder.read_upload(export.packed(given), "company.zip"),
    }
    other = database.open_store(sqlite_address.replace("cxdash.db", "other.db"))

    importing.load(other, check(ways[way]()).tables, who=admin("test"))

    assert held(other) == held(store)
    with database.reading(other) as connection:
        assert export.csv_files(tables.tables(connection, with_people=True)) == export.csv_files(given)
    assert not importing.load(store, check(ways[way]()).tables, who=admin("test"))


def test_people_are_left_out_unless_asked_for(store: Engine):
    take(store, FULL)

    with database.reading(store) as connection:
        assert not {"responses", "comments", "subscriptions", "assessments"} & tables.tables(connection).keys()


def test_a_text_that_looks_like_a_formula_goes_out_as_text(store: Engine):
    take(store, {"stages": [["key", "name", "position"], ["a", "=1+1", 1], ["b", "@x", 2], ["c", "'y", 3]]})
    with database.reading(store) as connection:
        given = {"stages": tables.tables(connection)["stages"][["key", "name"]]}

    assert export.csv_files(given) == {"stages.csv": b"key,name\na,'=1+1\nb,'@x\nc,''y\n"}
    assert b"<f>" not in ZipFile(BytesIO(export.workbook(given))).read("xl/worksheets/sheet1.xml")


def test_an_export_too_large_for_a_workbook_is_refused(store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(export, "MOST_ANSWERS", 1)
    take(store, COMPANY)
    with (
        database.reading(store) as connection,
        pytest.raises(ImportRefused, match="export to a folder, which gives CSV files"),
    ):
        export.workbook(tables.tables(connection))


def test_a_table_is_edited_on_screen(store: Engine):
    take(store, COMPANY)
    with database.reading(store) as connection:
        shown, known = tables.tables(connection)["roles"], tables.known(connection)
    edited = shown.drop(index=2)
    edited.loc[1, "name"] = " IT "

    table = check_edited("roles", edited, known).tables["roles"]
    with changes.writing(store, admin("ann")) as change:
        plan = importing.apply(change, {"roles": table}, whole=True, seen={"roles": shown})

    assert said(plan) == [
        "roles: 0 added, 1 changed, 1 removed, 1 stay as they are.",
        "roles ALL: removed.",
        'roles CIO: name changed from "Product and IT director" to "IT".',
    ]
    with changes.writing(store, admin("ben")) as change, pytest.raises(ImportRefused) as stale:
        importing.apply(change, {"roles": table}, whole=True, seen={"roles": shown})
    assert list(map(str, stale.value.faults)) == [
        "Someone else has changed the sheet roles meanwhile, so your edit was not taken.",
        "roles ALL: removed.",
        'roles CIO: name changed from "Product and IT director" to "IT".',
    ]


def test_a_faulty_edit_is_refused_by_the_row_on_screen(store: Engine):
    take(store, COMPANY)
    with database.reading(store) as connection:
        shown, known = tables.tables(connection)["roles"], tables.known(connection)
    edited = shown.copy()
    edited.loc[1, "reports_to"] = "CIO"

    with pytest.raises(
        ImportRefused, match=r"Sheet roles, row 2, column reports_to: it leads in a circle, CIO → CIO\."
    ):
        check_edited("roles", edited, known)


def test_a_key_is_renamed_wherever_it_stands(store: Engine):
    take(
        store,
        {
            **FULL,
            "needs": [["key", "name"], ["order", "Ordering"]],
            "paths": [["path", "conversions"], ["wifi > web > wifi", 3]],
        },
    )
    with changes.writing(store, admin("test")) as change:
        renaming.rename(change, "touchpoints", "wifi", "wlan")
        renaming.rename(change, "needs", "order", "buy")

    assert held(store)["paths"] == [["wlan > web > wlan", 3.0, 0.0, None]]
    assert {row[2] for row in held(store)["responses"]} == {None, "web", "wlan"}
    assert {row[8] for row in held(store)["responses"]} == {None, "buy"}
    assert counted(store) == recount(store)


@pytest.mark.parametrize(
    ("sheet", "key", "new", "why"),
    [
        ("customers", "a", "b", "The sheet customers has no keys; those that have are journeys"),
        ("stages", "nowhere", "b", "There is no stage with the key nowhere."),
        ("stages", "use", "order", "There is already a stage with the key order."),
        ("stages", "use", "a>b", '"a>b" cannot be a key'),
    ],
)
def test_a_key_that_cannot_be_renamed(sqlite_store: Engine, sheet: str, key: str, new: str, why: str):
    take(sqlite_store, COMPANY)
    with pytest.raises(ImportRefused, match=why), changes.writing(sqlite_store, admin("test")) as change:
        renaming.rename(change, sheet, key, new)


def found(engine: Engine) -> list[str]:
    with database.reading(engine) as connection:
        return list(map(str, checks.faults(connection)))


@pytest.mark.parametrize(
    ("placed", "told"),
    [
        ([], ["There are no stages yet.", "2 touchpoints are not placed in a stage yet: Kiosk, Stall."]),
        (
            [["use", "Use", 1]],
            ["The stage use has no touchpoints.", "2 touchpoints are not placed in a stage yet: Kiosk, Stall."],
        ),
    ],
)
def test_touchpoints_not_placed_yet_are_named(store: Engine, placed: list, told: list):
    stages = [["key", "name", "position"], *placed, ["not-placed", "Not placed yet", 9]]
    touchpoints = [["key", "stage", "name"], ["kiosk", "not-placed", "Kiosk"], ["stall", "not-placed", "Stall"]]

    take(store, {"stages": stages, "touchpoints": touchpoints})

    assert found(store)[: len(told)] == told


def test_faults_of_content_are_told(store: Engine):
    assert found(store) == ["There are no stages yet.", "There are no answers yet."]

    take(
        store,
        {
            **COMPANY,
            "stages": [*COMPANY["stages"], ["renew", "Renew", None, 3, None]],
            "responses": ANSWERS[:2],
            "customers": [
                ["month", "segment", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", None, 10, 3, 1],
                ["2026-02", None, 11, 1, 1],
                ["2026-04", None, 11, 1, 1],
                ["2026-04", "home", 5, 1, 1],
            ],
            "kpis": [["key", "name", "target", "owner"], ["a", "A", 1, "CIO"], ["b", "B", None, None]],
            "kpi_values": [["kpi", "month", "value"], ["a", "2026-01", 3]],
            "annoyances": [
                ["key", "title", "touchpoint", "customers_per_year", "severity", "status"],
                ["x", "X", "web", 10, 3, "open"],
                ["y", "Y", "web", 10, 3, "done"],
            ],
            "decisions": [
                ["key", "title", "owner", "due"],
                ["one", "One", "CEO", "2026-05-01"],
                ["two", "Two", None, None],
            ],
        },
    )

    assert found(store) == [
        "The stage renew has no touchpoints.",
        "The touchpoint wifi has no answers.",
        "The KPI b has no target.",
        "The KPI b has no values.",
        "Customers: 2026-01 ends with 12 (start + new − lost), but 2026-02 starts with 11.",
        "Customers: the month 2026-03 is missing.",
        "Customers in 2026-04: the segments add up to 5 in customers_start, the total says 11.",
        "Nobody is set to fix the annoyance x.",
        "The decision two has no owner.",
        "The decision two has no date to be done by.",
    ]


def test_every_month_that_loses_more_customers_than_there_are_is_told(store: Engine):
    take(
        store,
        {
            "customers": [
                ["month", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", 10, 0, 4],
                ["2026-02", 6, 2, 8],
            ]
        },
    )
    with changes.writing(store, admin("test")) as change:
        change.connection.exec_driver_sql("UPDATE customers SET customers_lost = customers_lost + 9")

    assert [one for one in found(store) if "are lost" in one] == [
        "Customers: in 2026-01 13 are lost, of 10 there are.",
        "Customers: in 2026-02 17 are lost, of 8 there are.",
    ]


def test_touchpoints_without_customers_a_year_are_named_where_others_have_them(store):
    columns = ["key", "stage", "name", "contact", "customers_per_year"]
    rows = [["web", "use", "Web", "direct", 100], ["wifi", "use", "Wi-Fi", "direct", None]]
    heard = ["ad", "use", "Advertising", "indirect", None]
    stages = [["key", "name", "position"], ["use", "Use", 1]]

    take(store, {**COMPANY, "stages": stages, "touchpoints": [columns, *rows, heard]})
    some = [sentence for sentence in found(store) if "customers a year" in sentence]

    assert some == ["The touchpoint wifi has no customers a year; its let-downs are not counted."]


def test_counts_that_are_not_those_of_the_answers_are_told(store: Engine):
    load(
        store,
        [("1", "shop", "CSAT", 5), ("1", "shop", "EXPECTATION", 4), ("2", "shop", "CSAT", 5, "2026-02-01", "home")],
    )
    assert found(store) == []

    with changes.writing(store, admin("test")) as change:
        change.connection.exec_driver_sql("UPDATE score_count SET n = n + 1 WHERE segment = 'home'")
        change.connection.exec_driver_sql("DELETE FROM pair_count")

    assert found(store) == [
        "1 cells of score_count are not what the answers add up to; restore a backup or load the surveys again.",
        "1 cells of pair_count are not what the answers add up to; restore a backup or load the surveys again.",
        "2 cells of moment are not what the answers add up to; restore a backup or load the surveys again.",
        "1 cells of moment_all are not what the answers add up to; restore a backup or load the surveys again.",
    ]
