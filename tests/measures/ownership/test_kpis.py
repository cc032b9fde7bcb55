from datetime import date

import pytest

from cxdash.measures.ownership import kpis
from tests.measures.owners import TODAY, make_owners
from tests.measures.tables import row


@pytest.mark.parametrize(
    ("direction", "target", "values", "on_target", "better"),
    [
        ("up", 35, (28, 14), False, False),
        ("up", 70, (61, 70), True, True),
        ("down", 5, (8.6, 12.1), False, False),
        ("down", 7, (8.9, 6.8), True, True),
        ("up", None, (2, 2), None, None),
        ("up", 8, (), None, None),
    ],
)
def test_a_figure_is_held_against_its_target_in_its_own_direction(direction, target, values, on_target, better):
    given = [("days", f"2026-0{month}", value) for month, value in enumerate(values, 1)]
    tables = make_owners(kpis=[("days", "find", "CMO", "", direction, target)], kpi_values=given)

    found = row(kpis.compute(tables.kpis, tables.kpi_values, TODAY))

    assert (found["on_target"], found["better"], found["stage"], found["owner"]) == (on_target, better, "find", "CMO")


def test_only_values_up_to_the_day_count():
    tables = make_owners(kpis=[("days",)], kpi_values=[("days", "2026-03", 9.0), ("days", "2026-01", 7.0)])

    found = row(kpis.compute(tables.kpis, tables.kpi_values, date(2026, 2, 15)))

    assert (found["month"], found["latest"]) == ("2026-01", 7)


def test_pairs_that_pull_apart_have_both_owners():
    tables = make_owners(kpis=[("sales", "buy", "CSO", "days"), ("days", "use", ""), ("other",)])

    assert kpis.pulling_apart(tables.kpis).to_numpy().tolist() == [["sales", "days", "CSO", ""]]
