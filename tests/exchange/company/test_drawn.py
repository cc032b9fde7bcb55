"""RACI charts as people draw them: letters, roles on top or at the side, sections, numbers and legends."""

import pytest

from cxdash.exchange.company.drawn import doubtful, find, letters_of
from cxdash.exchange.files.grids import Grid


def drawn(*rows):
    return find(Grid("Sheet1", [(row, list(cells)) for row, cells in enumerate(rows, 1) if any(cells)]))


def marks(chart):
    return [(one.activity, one.role, letters_of(one.text)) for one in chart.marks]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        *(("R", "R"), ("ra", "RA"), ("A/R", "AR"), ("R / A", "RA"), ("A,R", "AR"), ("(R)", "R"), ("R*", "R")),
        *(("R and A", "RA"), ("Responsible", "R"), ("Ansvarlig", "A"), ("A\nR", "AR"), ("D", "D")),
        *(("", ""), ("-", ""), ("–", ""), ("N", ""), ("none", ""), ("n/a", ""), ("Ingen", "")),
        *(("x", None), ("S", None), ("maybe", None), ("A1", None), ("A" + " " * 32_000 + "x", None)),
        ("A" + " / " * 20_000, None),
    ],
)
def test_a_cell_is_letters_nothing_or_something_else(text, letters):
    assert letters_of(text) == letters


CHART = [
    ("Step", "Activity", "Sales", "Delivery", "Service"),
    ("1", "Sell", "RA", "I", "N"),
    ("2", "Fit", "I", "A/R", "C"),
    ("3", "Mend", "", "C", "(R)"),
]


def test_numbers_stand_before_activities_and_none_is_no_letter():
    assert marks(drawn(*CHART)) == [
        ("Sell", "Sales", "RA"),
        ("Sell", "Delivery", "I"),
        ("Fit", "Sales", "I"),
        ("Fit", "Delivery", "AR"),
        ("Fit", "Service", "C"),
        ("Mend", "Delivery", "C"),
        ("Mend", "Service", "R"),
    ]


def test_titles_above_and_a_legend_below_are_no_part_of_a_chart():
    legend = [("R", "Responsible"), ("A", "Accountable"), ("C = Consulted",), ("I = Informed",)]

    assert marks(drawn(("Who does what",), ("Version 3", "May"), *CHART, (), *legend)) == marks(drawn(*CHART))


def test_rows_without_letters_head_the_sections_below_them_and_numbers_are_dropped():
    chart = drawn(
        ("Activity", "Sales", "Service"),
        ("1 Buy",),
        ("1.1 Take the order", "A", "C"),
        ("2 Use",),
        ("2.1 Answer faults", "I", "A"),
    )

    assert [(one.section, one.activity, one.role) for one in chart.marks] == [
        ("Buy", "Take the order", "Sales"),
        ("Buy", "Take the order", "Service"),
        ("Use", "Answer faults", "Sales"),
        ("Use", "Answer faults", "Service"),
    ]


def test_a_column_that_is_merged_over_rows_heads_their_sections():
    chart = drawn(
        ("Phase", "Task", "Sales", "Service"),
        ("Buy", "Offer", "A", "C"),
        ("", "Contract", "A", "I"),
        ("Use", "Support", "I", "A"),
    )

    assert list(dict.fromkeys((one.section, one.activity) for one in chart.marks)) == [
        ("Buy", "Offer"),
        ("Buy", "Contract"),
        ("Use", "Support"),
    ]


def test_roles_stand_at_the_side_where_the_heading_or_the_owners_show_it():
    turned = [
        ("", "Sell", "Fit", "Mend"),
        ("Sales", "A", "I", "I"),
        ("Delivery", "R", "A", "A"),
        ("CEO", "I", "I", "I"),
    ]

    assert drawn(*turned).roles_at_the_side() is True
    assert drawn(("Role", "Sell"), ("Sales", "A"), ("CEO", "R")).roles_at_the_side() is True
    assert drawn(*CHART).roles_at_the_side() is False
    assert drawn(("", "X", "Y"), ("Pack", "A", "R"), ("Quote", "R", "A")).roles_at_the_side() is None


def test_marks_that_are_no_letters_are_named_once():
    assert doubtful(drawn(("Task", "P", "Q"), ("Sell", "A", "x"), ("Fit", "R", "x"), ("Go", "C", "A")).marks) == ["x"]


def test_a_table_of_words_is_no_chart():
    assert drawn(("Name", "City"), ("Anna", "Oslo"), ("Per", "Bergen")) is None


def test_columns_of_something_else_than_letters_are_named():
    chart = drawn(("Task", "Sales", "Remark"), ("a", "A", "every week at the latest"), ("b", "R", "as before"))

    assert (chart.tops, chart.sides) == (["Sales"], ["a", "b"])
    assert [(one.row, one.column, one.text) for one in chart.unused] == [(2, "Remark", "every week at the latest")]
