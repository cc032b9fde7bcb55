import pytest

from cxdash.exchange.cells.totals import is_total


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["Total", "2010", "40"], True),
        (["", "Totalt:", "2 010", ""], True),
        (["SUM 2026", "1 200 000 kr"], True),
        (["Gjennomsnitt", "4,2", "3,9"], True),
        (["I alt", "", "40 %"], True),
        (["Medelvärde", "4.2"], True),
        (["Total", "use", "Totalkunde", "12"], False),
        (["Totalt"], False),
        (["2026-05", "2010", "40"], False),
        (["Summit", "2010"], False),
        (["", ""], False),
        ([], False),
    ],
)
def test_a_total_says_so_and_holds_nothing_but_numbers(cells: list[str], total: bool):
    assert is_total(cells) == total
