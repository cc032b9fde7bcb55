import re
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from cxdash.domain.sheets import SHEETS
from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import quality as measures
from cxdash.presenters.data import content, fields, history
from cxdash.presenters.data.quality import quality
from cxdash.store.write.changes import SUBJECTS

ENGLISH = Words("en")
AT = datetime(2026, 5, 17, 22, 30, tzinfo=UTC)

NO_WORDS = re.compile(r"None|nan|[{}_]|\bNaT\b")
"""What no reader should see: nothing, no number, JSON, the names of tables and columns."""


def sheets(**held):
    """Make what the store holds: by sheet, rows or (rows, first month, last month)."""
    rows = [(sheet.name, *_row(held.get(sheet.name, 0))) for sheet in SHEETS]
    return pd.DataFrame(rows, columns=["sheet", "rows", "first", "last"])


def _row(held):
    return held if isinstance(held, tuple) else (held, "", "")


def change(action, table, key="", before=None, after=None):
    return {
        "at": AT,
        "actor": "Kari",
        "action": action,
        "table": table,
        "key": key,
        "before": before or {},
        "after": after or {},
    }


def test_every_sheet_has_a_name_and_pages_that_need_it():
    assert {sheet.name for sheet in SHEETS} == set(content.USES)
    assert all(use.pages for use in content.USES.values())


@pytest.fixture
def all_pages(monkeypatch):
    """A menu that has every page."""
    monkeypatch.setattr(content, "_exists", lambda _script: True)


def test_nothing_is_needed_for_a_page_that_there_is_not(monkeypatch):
    monkeypatch.setattr(content, "_exists", lambda script: script == "satisfaction")

    table = content.inventory(sheets(), ENGLISH)

    needed = dict(zip(table["What"], table["Used by"], strict=True))
    assert (needed["Stages"], needed["Roles"]) == ("Satisfaction", "–")
    assert "No roles yet" not in " ".join(content.missing(sheets(), ENGLISH))


def test_the_inventory_tells_what_is_in_and_what_it_is_needed_for(all_pages):
    table = content.inventory(sheets(stages=8, customers=(24, "2024-06", "2026-05")), ENGLISH)

    told = {what: tuple(rest) for what, *rest in table.itertuples(index=False)}
    assert list(table) == ["What", "Rows", "Months", "Used by"]
    assert list(told)[:4] == ["Stages", "Roles", "Who answers for what", "Touchpoints"]
    assert told["Stages"] == (8, "–", "Overview, Satisfaction, Owners, Decide, and Workshop")
    assert told["Customers by month"] == (24, "Jun 2024 – May 2026", "Overview, Win and keep, and What if")
    assert told["Customers' paths"] == (0, "–", "Paths and credit")
    assert len(told) == len(SHEETS)


def test_what_is_missing_is_told_in_the_order_of_usefulness(all_pages):
    held = dict.fromkeys([sheet.name for sheet in SHEETS], 1) | {"customers": 0, "roles": 0, "paths": 0, "stages": 0}

    assert content.missing(sheets(**held), ENGLISH) == [
        "No stages yet: they are the columns of every picture. Needed for: Overview, Satisfaction, Owners, Decide, and "
        "Workshop.",
        "No roles yet. Needed for: Overview, Owners, Decide, and Workshop.",
        "No customers by month yet. Needed for: Overview, Win and keep, and What if.",
        "No customers' paths yet. Needed for: Paths and credit.",
    ]


def test_a_full_store_misses_nothing_and_what_few_need_is_not_missed(all_pages):
    without = {"surveys", "journeys", "subscriptions", "needs"}
    held = {sheet.name: 1 for sheet in SHEETS if sheet.name not in without}

    assert content.missing(sheets(**held), ENGLISH) == []
    assert content.complete(sheets(**held), ENGLISH) == (
        "Every page has what it must have; empty, but not needed: Customers' needs, Surveys, Journeys, and "
        "Customer list."
    )
    used = content.inventory(sheets(**held), ENGLISH).set_index("What")["Used by"]
    assert used["Journeys"] == "Satisfaction and Owners; not needed"


def test_a_public_body_is_not_asked_for_customers_and_what_they_spend():
    asked = " ".join(content.missing(sheets(), ENGLISH, public=True))

    lacking = ("No customers by month", "No spending", "No customers' paths", "No touchpoints yet")
    assert [part for part in lacking if part in asked] == ["No touchpoints yet"]
    assert "Customers by month" not in content.inventory(sheets(), ENGLISH, public=True)["What"].tolist()
    assert "Customers by month" in content.inventory(sheets(customers=3), ENGLISH, public=True)["What"].tolist()


def test_surveys_are_told_with_their_months():
    row = {"survey": "spring", "name": "Spring 2026", "name_nb": "Vår 2026", "name_sv": None, "file": "spring.csv"}
    more = {"answers": 1204, "first": "2026-03", "last": "2026-05", "comments": 7, "mapping": True}
    empty = {**row, "survey": "empty", "file": "", "answers": 0, "first": "", "last": "", "comments": 0}

    table = content.surveys(pd.DataFrame([{**row, **more}, {**more, **empty, "mapping": False}]), Words("en"))

    assert table.to_dict("split")["columns"] == [
        "Survey",
        "Short name",
        "File",
        "Answers",
        "Months",
        "Comments",
        "How the file is read",
    ]
    assert table.to_numpy().tolist() == [
        ["Spring 2026", "spring", "spring.csv", 1204, "Mar 2026 – May 2026", 7, "kept for the next file"],
        ["Spring 2026", "empty", "–", 0, "–", 0, "set anew for each file"],
    ]


CHANGES = [
    (change("add", "workshop", "spring"), "Workshop spring added"),
    (change("edit", "workshop", "spring"), "Workshop spring changed"),
    (change("remove", "workshop", "spring"), "Workshop spring removed"),
    (
        change("edit", "touchpoint", "wifi", {"importance": 8}, {"importance": 9}),
        "Touchpoint wifi: importance changed from 8 to 9",
    ),
    (
        change(
            "edit",
            "touchpoint",
            "wifi",
            {"hours": None, "promise_nb": "Dekning overalt", "stage": "use", "name": "Wi-Fi"},
            {"hours": "24/7", "promise_nb": None, "stage": "help", "name": "Wi-Fi"},
        ),
        "Touchpoint wifi: opening hours set to 24/7; promise in Norwegian left blank, it was Dekning overalt; stage"
        " changed from use to help",
    ),
    (change("edit", "touchpoint", "wifi", {"stage_id": 1}, {"stage_id": 2}), "Touchpoint wifi: stage changed"),
    (change("edit", "touchpoint", "wifi", {"id": 1}, {"id": 2}), "Touchpoint wifi changed"),
    (change("add", "proposal", "one-owner", after={"name": "One owner"}), "Proposal one-owner added"),
    (change("edit", "proposal", "one-owner", {"cells": []}, {"cells": ["CIO · A"]}), "Proposal one-owner changed"),
    (
        change("adopt", "assignment", "one-owner", {"rows": []}, {"on": "2026-05-01", "rows": []}),
        "A proposal adopted from May 1, 2026: one-owner",
    ),
    (
        change("undo", "assignment", "", {"rows": []}, {"on": "2026-05-01", "of": 7}),
        "What was adopted from May 1, 2026 was undone",
    ),
    (
        change("edit", "annoyance", "wifi2", {"stops_business": False}, {"stops_business": True}),
        "Annoyance wifi2: stops customers from buying changed from no to yes",
    ),
    (
        change(
            "edit",
            "annoyance",
            "wifi2",
            {"status": "doing", "cause": "not ready"},
            {"status": "done", "cause": "other"},
        ),
        "Annoyance wifi2: status changed from under way to done; cause changed from not ready to other",
    ),
    (
        change("edit", "decision", "one_owner", {"due": "2026-02-01"}, {"due": "2026-09-01"}),
        "Decision one_owner: date to be done by changed from Feb 1, 2026 to Sep 1, 2026",
    ),
    (
        change(
            "edit",
            "customers",
            "2026-05",
            {"revenue": 76440000.0, "gross_margin": 0.46},
            {"revenue": 76500000.5, "gross_margin": 0.455},
        ),
        "Customers of May 2026: revenue changed from 76,440,000 to 76,500,000.50; gross margin changed from 46% to"
        " 45.5%",
    ),
    (
        change("edit", "kpi_value", "churn · 2026-05", {"value": 1.5}, {"value": 1.25}),
        "Key figure churn · May 2026: value changed from 1.50 to 1.25",
    ),
    (
        change(
            "edit", "survey", "spring", {"file": "a.csv", "mapping": "x = 1"}, {"file": "b.csv", "mapping": "x = 2"}
        ),
        "Survey spring: file changed from a.csv to b.csv; how the file was read changed",
    ),
    (
        change("edit", "stage", "use", {"promise": None}, {"promise": "So good " * 20}),
        "Stage use: promise set to So good So good So good So good So good So good So good So g …",
    ),
    (change("add", "stage", "use", after={"key": "use", "name": "Use"}), "Stage use added"),
    (change("add", "assignment", after={"role_id": 1, "letter": "A"}), "Who answers for what added"),
    (
        change("remove", "assignment", "CIO · A · use", before={"role": "CIO", "letter": "A"}),
        "Who answers for what: CIO · accountable · use removed",
    ),
    (
        change("remove", "spend", "2026-05 · acquisition · CMO · media", before={"amount": 5}),
        "Spending May 2026 · winning customers · CMO · media removed",
    ),
    (change("remove", "survey", "2024-25", before={"name": "Autumn"}), "Survey 2024-25 removed"),
    (
        change("remove", "assignment", "CIO · A · 2026-02-01", before={"role": "CIO", "letter": "A"}),
        "Who answers for what: CIO · accountable · Feb 1, 2026 removed",
    ),
    (change("rename", "role", "CIO", after={"key": "CTO"}), "Role CIO is now called CTO"),
    (change("rename", "path", "a > b", after={"path": "a > c"}), "Path a > b is now called a > c"),
    (
        change("rename", "survey", after={"need": "fault", "before": "error", "answers": 1204}),
        "The need error is now called fault in 1,204 answers",
    ),
    (change("import", "stage", after={"added": 12, "first": ["use"]}), "Stages: 12 added"),
    (
        change("import", "subscription", after={"added": 1200, "changed": 0, "removed": 3}),
        "Customer list: 1,200 added and 3 removed",
    ),
    (
        change("load", "survey", "spring-2026", after={"file": "s.csv", "added": 1204, "removed": 0, "comments": 0}),
        "Survey spring-2026 loaded: 1,204 answers added",
    ),
    (
        change("load", "survey", "spring", after={"file": "", "added": 1, "removed": 2, "comments": 1, "questions": 3}),
        "Survey spring loaded: 1 answer added, 2 answers removed, and 1 comment added or changed",
    ),
    (
        change(
            "load", "survey", "spring", after={"file": "s.csv", "added": 0, "removed": 0, "comments": 0, "questions": 3}
        ),
        'Survey spring loaded: how often each question was answered with "don\'t know"',
    ),
]


@pytest.mark.parametrize(("row", "said"), CHANGES, ids=[said for _, said in CHANGES])
def test_a_change_is_told_in_a_sentence(row, said):
    assert history.sentence(row, ENGLISH) == said


def test_changes_are_told_with_when_and_who():
    rows = pd.DataFrame([change("add", "stage", "use")])

    table = history.changes(rows, ENGLISH, "Europe/Oslo")

    assert list(table) == ["When", "Who", "What happened"]
    assert table.to_numpy().tolist() == [["May 18, 2026, 00:30", "Kari", "Stage use added"]]


@pytest.mark.parametrize("zone", [None, "", "Nowhere/None"])
def test_without_a_known_time_zone_times_are_those_of_utc(zone):
    assert ENGLISH.moment(AT, zone) == "May 17, 2026, 22:30"


def test_no_changes_make_an_empty_table():
    rows = pd.DataFrame(columns=["at", "actor", "action", "table", "key", "before", "after"])

    assert list(history.changes(rows, ENGLISH)) == ["When", "Who", "What happened"]


def test_every_table_that_is_written_down_has_words():
    assert set(SUBJECTS) | {"proposal_cell", "question_tally", "workshop"} == set(history.ROWS)
    assert set(SUBJECTS) - {"proposal", "scenario"} <= set(history.SHEET_OF)


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_every_column_and_every_code_has_words(sheet):
    for column in sheet.columns:
        assert not NO_WORDS.search(fields.name(column, ENGLISH))
        for code in column.codes:
            assert not NO_WORDS.search(fields.value(column, code, ENGLISH))


def test_a_code_has_the_same_word_in_every_column():
    words: dict[str, set[str]] = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            for code, word in column.codes.items():
                words.setdefault(code, set()).add(word)

    assert {code: found for code, found in words.items() if len(found) > 1} == {}


class TestQuality:
    def test_the_three_parts_are_told_with_their_tables(self):
        shown = quality(*asked(), ENGLISH)

        assert shown.dont_know.sentences[0] == 'In 1 question more than 20% answer "don\'t know": Complaint (40%).'
        assert listed(shown.dont_know.tables[0].rows) == [
            ("Survey", "Touchpoint", "Question", "Answers", '"Don\'t know"', "Left blank", '"Don\'t know", %'),
            ("Spring 2026", "Complaint", "Satisfaction", 60, 40, 5, 40.0),
            ("Spring 2026", "The whole relationship", "Would recommend us", 90, 10, 0, 10.0),
            ("Spring 2026", "Shop", "Satisfaction", 9, 1, 0, None),
        ]
        assert shown.tiny.sentences[0] == (
            "Of 3 touchpoints 1 has fewer than 30 answers in this period: Complaint."
            " Of 3 touchpoints 1 has no answers in this period: Advertising."
            " Single questions or segments with fewer than 30 answers: 1."
        )
        assert listed(shown.tiny.tables[0].rows) == [
            ("Touchpoint", "Question", "Segment", "Answers"),
            ("Complaint", "Satisfaction", "All customers", 4),
            ("Shop", "Satisfaction", "business", 10),
        ]
        (first, *_) = shown.funnel.sentences
        assert first == "Fewest respond: Complaint, where 4 of 100 customers have answered in a year."
        assert listed(shown.funnel.tables[0].rows) == [
            ("Touchpoint", "Customers a year", "Answers in a year", "Have answered, of 100"),
            ("Complaint", 100, 4, 4.0),
            ("Shop", 200, 50, 25.0),
        ]

    def test_a_store_without_anything_says_what_is_missing(self):
        tables, _ = asked()
        empty = QualityTables(**{name: table.iloc[:0] for name, table in vars(tables).items()})

        shown = quality(empty, measures.compute(empty, View()), ENGLISH)

        assert [part.sentences[0] for part in shown] == [
            "There are no touchpoints yet.",
            "Who we don't hear from can be told of all customers, where customers a year are known.",
            "How often customers answer “don't know” is known only where the survey was loaded as a file.",
        ]
        assert [part.tables for part in shown] == [[], [], []]

    def test_shares_of_which_little_is_known_have_a_note(self):
        tables, found = asked()
        doubtful = replace(found, dont_know=found.dont_know.assign(wide=[True, False, False]))

        assert list(quality(tables, doubtful, ENGLISH).dont_know.tables[0].rows["Note"]) == ["uncertain", "", ""]

    def test_where_all_is_well_it_says_so(self):
        shown = quality(*asked(dont_know=0, complaints=400, ads=30), ENGLISH)

        assert [part.sentences[0] for part in shown] == [
            "Every touchpoint has at least 30 answers in this period. Single questions or segments with fewer than 30 "
            "answers: 1.",
            "Fewest respond: Shop, where 25 of 100 customers have answered in a year.",
            'In no question do more than 20% answer "don\'t know".',
        ]

    @pytest.mark.parametrize(
        ("complaints", "volume", "said"),
        [
            (0, 100, "Fewest respond: Complaint, where nobody has answered in a year."),
            (4, 10000, "Fewest respond: Complaint, where fewer than 1 of 100 customers have answered in a year."),
        ],
    )
    def test_the_least_heard_may_hardly_be_heard_at_all(self, complaints, volume, said):
        assert quality(*asked(complaints=complaints, volume=volume), ENGLISH).funnel.sentences[0] == said

    def test_of_many_only_the_first_are_named(self):
        tables, _ = asked()
        places = [(f"t{n}", f"Place {n}", None, None, "direct", None) for n in range(5)]
        tables = replace(
            tables,
            touchpoints=pd.DataFrame(places, columns=list(tables.touchpoints)),
            tallies=tables.tallies[:0],
            counts=tables.counts[:0],
        )

        shown = quality(tables, measures.compute(tables, View()), ENGLISH)

        assert shown.tiny.sentences[0] == (
            "Of 5 touchpoints 5 have no answers in this period: Place 0, Place 1, Place 2, and 2 more."
        )


def asked(dont_know=40, complaints=4, ads=0, volume=100.0):
    """Make a company of three touchpoints, and the figures of it."""
    places = [
        ("complaint", "Complaint", None, None, "direct", volume),
        ("shop", "Shop", None, None, "direct", 200.0),
        ("ad", "Advertising", None, None, "indirect", None),
    ]
    counts = [
        ("complaint", "CSAT", "", "2026-05", complaints),
        ("shop", "CSAT", "private", "2026-05", 40),
        ("shop", "CSAT", "business", "2026-05", 10),
        ("ad", "CSAT", "", "2026-05", ads),
    ]
    tallies = [
        ("spring", "", "NPS", 90, 10, 0),
        ("spring", "shop", "CSAT", 9, 1, 0),
        ("spring", "complaint", "CSAT", 60, dont_know, 5),
    ]
    tables = QualityTables(
        surveys=pd.DataFrame([("spring", "Spring 2026", None, None)], columns=["key", "name", "name_nb", "name_sv"]),
        touchpoints=pd.DataFrame(
            places, columns=["key", "name", "name_nb", "name_sv", "contact", "customers_per_year"]
        ),
        tallies=pd.DataFrame(tallies, columns=["survey", "touchpoint", "measure", "answers", "missing", "blank"]),
        counts=pd.DataFrame(
            [row for row in counts if row[-1]], columns=["touchpoint", "measure", "segment", "month", "n"]
        ).assign(w=lambda rows: rows.n, w2=lambda rows: rows.n),
        months=pd.DataFrame({"month": ["2026-05"]}),
    )
    return tables, measures.compute(tables, View())


def listed(table):
    plain = table.astype(object)
    return [tuple(table), *plain.where(plain.notna(), None).itertuples(index=False, name=None)]
