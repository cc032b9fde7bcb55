"""What stands under a table is told from its rows: totals, averages, notes; a record never is."""

import pytest

from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.foot import foot_rows, is_total
from cxdash.exchange.files.opening import open_export

BODY = [(row, [str(row), f"2026-05-0{row}", str(row % 5 + 1), "bra"]) for row in range(2, 9)]


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (["Totalt", "", "3,4"], True),
        (["", "", "Average", "3.17"], True),
        (["Gjennomsnitt:", "4", "46 %"], True),
        (["n=40"], True),
        (["Sum 2026", "1 200"], True),
        (["Antall svar", "40", "39"], True),
        (["Snitt", "4", "God service"], False),
        (["Total", "2026-05-01", "5"], False),
        (["Total"], False),
        (["Summer", "5"], False),
        (["41", "5"], False),
    ],
)
def test_a_total_says_so_in_its_first_cell_and_holds_only_numbers_besides(cells: list[str], total: bool):
    assert is_total(cells) is total


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ([["", "", "", ""], ["Gjennomsnitt", "", "3,1", ""]], {10}),
        ([["Generert av Skjema 1. mai"]], {9}),
        ([["Totalt", "", "22", ""], ["© Undersøkelser AS"]], {9, 10}),
        ([["9", "", "", ""]], set()),
        ([["", "", "", "Ingen kommentar til dette"]], set()),
        ([["9", "2026-05-09", "4", "bra"]], set()),
    ],
)
def test_rows_under_a_table_are_found_from_the_end(under: list[list[str]], found: set[int]):
    assert foot_rows([*BODY, *enumerate(under, 9)], 4) == found


@pytest.mark.parametrize(
    ("text", "rows", "note"),
    [
        ("ID;Score;Tid\n" + "".join(f"{n};{n};5\n" for n in range(1, 7)) + ";3,5;5\n", 6, '8 ("3,5")'),
        ("ID,Score\n" + "".join(f"{n},{n}\n" for n in range(1, 7)) + "\nTotal,21\nEksportert av meg\n", 6, "9–10"),
        ("ID,Score\n" + "".join(f"{n},{n}\n" for n in range(1, 7)) + ",4\n", 7, ""),
    ],
)
def test_the_columns_of_a_file_end_above_its_totals_and_the_rows_left_out_are_said(text: str, rows: int, note: str):
    table = read_text_table(open_export(text.encode(), "mai.csv"), ["Score"])

    said = [str(one) for one in table.notes if "left out as totals" in str(one)]
    assert (len(table.rows), len(said)) == (rows, bool(note))
    assert all(note in one for one in said)


def test_a_header_that_comes_again_is_no_record():
    text = "ID,Score\n1,4\n2,5\nID,Score\n3,2\n"

    table = read_text_table(open_export(text.encode(), "mai.csv"), ["Score"])

    assert (table.column("Score").texts, table.rows.tolist()) == (["4", "5", "2"], [2, 3, 5])
    assert "Rows that repeat the column names were left out: 4." in map(str, table.notes)
