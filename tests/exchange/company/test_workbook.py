"""Workbooks as people keep them come in as they were meant."""

from datetime import date

import openpyxl
import pytest
from openpyxl import Workbook

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.company import folder
from cxdash.exchange.company.recognition import read_workbook, recognise
from cxdash.exchange.company.validation import Checked, check
from tests.company import COMPANY, book, checked, grid_of, replaced, saved

ROLES = COMPANY["roles"]
STAGES = COMPANY["stages"]


def rows(found: Checked, sheet: str) -> list[dict]:
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in found.tables[sheet].to_dict("records")
    ]


def refused(sheets: dict) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        checked(sheets)
    return list(map(str, caught.value.faults))


def test_the_smallest_useful_workbook():
    found = checked(
        {"stages": STAGES, "roles": ROLES, "assignments": [["role", "letter", "stage"], ["CIO", "A", "use"]]}
    )

    assert rows(found, "stages") == [
        {"key": "order", "name": "Order", "name_nb": "Bestille", "position": 1},
        {"key": "use", "name": "Use", "name_nb": "Bruke", "position": 2, "promise": "It just works"},
    ]
    assert rows(found, "roles") == [
        {"key": "CEO", "name": "Chief executive", "kind": "executive"},
        {"key": "CIO", "name": "Product and IT director", "kind": "executive", "reports_to": "CEO"},
        {"key": "ALL", "name": "Everyone", "kind": "collective"},
    ]
    assert rows(found, "assignments") == [{"role": "CIO", "letter": "A", "stage": "use"}]
    assert found.notes == []


def test_order_case_and_surroundings_are_free_and_what_is_not_used_is_said():
    found = checked(
        {
            "Notes": [["remember this"]],
            "Stagess": [["x"]],
            "STAGES": [
                ["Our stages", None, None],
                [None],
                ["Position *", " Name", "KEY", "colour", None],
                [2.0, "Use", "use", "red", None],
                [None, None, None],
                [1, "Order", "order", None, "loose"],
                ["  ", None, None],
            ],
        }
    )

    assert rows(found, "stages") == [
        {"key": "use", "name": "Use", "position": 2},
        {"key": "order", "name": "Order", "position": 1},
    ]
    assert list(map(str, found.notes)) == [
        'The sheet "Notes" is not used.',
        'The sheet "Stagess" is not used; is "stages" meant?',
        "Sheet stages: cells below a blank column name are not used.",
        'Sheet stages: not used are the columns "colour".',
    ]


def test_numbers_dates_and_shares_as_people_write_them():
    found = checked(
        {
            "customers": [
                ["month", "customers_start", "customers_new", "customers_lost", "gross_margin"],
                ["2026-05", "182 000", "2.950,0", 100.0, "46 %"],
                [date(2026, 6, 1), "182\u00a0000", "1.234.567", "12,5", 0.46],
                ["mai 2024", 46174, "5", "6", "0,46"],
            ],
            "subscriptions": [
                ["customer", "started", "ended", "churned"],
                [1017.0, date(2025, 3, 1), "3.5.2026", True],
                ["C-2", 45717, "2026-05-03 10:00", "nei"],
                ["C-3", "13/05/2025", "01/06/2025", "SANN"],
            ],
        }
    )

    assert rows(found, "customers") == [
        {
            "month": "2026-05",
            "customers_start": 182000.0,
            "customers_new": 2950.0,
            "customers_lost": 100.0,
            "gross_margin": 0.46,
        },
        {
            "month": "2026-06",
            "customers_start": 182000.0,
            "customers_new": 1234567.0,
            "customers_lost": 12.5,
            "gross_margin": 0.46,
        },
        {
            "month": "2024-05",
            "customers_start": 46174.0,
            "customers_new": 5.0,
            "customers_lost": 6.0,
            "gross_margin": 0.46,
        },
    ]
    assert rows(found, "subscriptions") == [
        {"customer": "1017", "started": "2025-03-01", "ended": "2026-05-03", "churned": True},
        {"customer": "C-2", "started": "2025-03-01", "ended": "2026-05-03", "churned": False},
        {"customer": "C-3", "started": "2025-05-13", "ended": "2025-06-01", "churned": True},
    ]


def with_customers_a_year(*cells: float | str) -> dict:
    touchpoints = [[f"t{at}", "use", f"Touchpoint {at}", cell] for at, cell in enumerate(cells)]
    header = ["key", "stage", "name", "customers_per_year"]
    return {**COMPANY, "touchpoints": [header, *touchpoints], "assignments": COMPANY["assignments"][:2]}


def test_a_number_in_a_cell_is_that_number_whatever_the_texts_of_its_column_are():
    found = checked(with_customers_a_year(1.234, "1.234", "2.950,0", 100.5, 1e-7))

    assert list(found.tables["touchpoints"]["customers_per_year"]) == [1.234, 1234, 2950, 100.5, 1e-7]


def test_numbers_in_cells_do_not_show_how_texts_are_written():
    assert '"1.200" may mean 1200 or 1.2' in refused(with_customers_a_year(100.5, "1.200"))[0]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1,234", '"1,234" may mean 1234 or 1.234; write it without a thousand separator.'),
        ("186.000", '"186.000" may mean 186000 or 186; write it without a thousand separator.'),
        ("many", '"many" is not a number.'),
        ("-5", '"-5" is below 0, the least that is allowed.'),
        ("1e400", '"1e400" is not a number.'),
        ("nan", '"nan" is not a number.'),
    ],
)
def test_numbers_that_leave_a_doubt_are_asked_for(cell: str, said: str):
    sheets = {**COMPANY, "touchpoints": [["key", "stage", "name", "customers_per_year"], ["web", "use", "Web", cell]]}
    sheets["assignments"] = sheets["assignments"][:2]

    assert refused(sheets) == [f"Sheet touchpoints, row 2, column customers_per_year: {said}"]


def test_a_date_that_may_be_two_days_is_asked_for():
    sheets = {"subscriptions": [["customer", "started"], ["1", "03/05/2026"]]}

    assert refused(sheets) == [
        'Sheet subscriptions, row 2, column started: "03/05/2026" may be 2026-05-03 or 2026-03-05; write dates as '
        "2026-05-03."
    ]


def test_every_fault_is_said_at_once():
    said = refused(
        {
            "stages": [["key", "name", "position"], ["use", "Use", "first"], ["use", None, 2], ["order", "Order", 3]],
            "roles": [
                ["key", "name", "kind", "reports_to"],
                ["CIO", "IT", "boss", "CFO"],
                ["CEO", "Chief", "executive", "COO"],
                ["COO", "Operations", "executive", "CEO"],
            ],
            "assignments": [
                ["role", "letter", "stage", "area", "valid_from", "valid_to"],
                ["CI0", "A", "usee", None, None, None],
                ["CEO", "D", "use", None, "2026-05-01", "2026-05-01"],
                ["CEO", "A", "use", "culture", None, None],
            ],
            "responses": [["survey", "measure", "score", "date"], ["s", "CSAT", 9, "2026-01-01"]],
        }
    )

    assert said == [
        'Sheet stages, row 2, column position: "first" is not a number.',
        "Sheet stages, row 3, column name: the cell is blank, and must not be.",
        'Sheet stages, row 3, column key: "use" stands in row 2 already.',
        'Sheet roles, row 2, column kind: "boss" is not one of the allowed values, which are executive, function, '
        "collective.",
        'Sheet roles, row 2, column reports_to: "CFO" is not in the sheet roles; is "COO" meant?',
        "Sheet roles, row 3, column reports_to: it leads in a circle, CEO → COO → CEO.",
        'Sheet assignments, row 2, column role: "CI0" is not in the sheet roles; is "CIO" meant?',
        'Sheet assignments, row 2, column stage: "usee" is not in the sheet stages; is "use" meant?',
        "Sheet assignments, row 3, column valid_to: 2026-05-01 must come after valid_from, which is 2026-05-01.",
        "Sheet assignments, row 3, column letter: D drives the whole journey, so it cannot stand at use.",
        "Sheet assignments, row 4: stage, touchpoint and area are alternatives, and here stand use, culture.",
        "Sheet responses, row 2, column score: 9 is not on the scale of CSAT, which is 1–5.",
    ]


def test_rows_are_referred_to_by_key_or_by_name_in_any_language():
    found = checked(
        {
            "stages": STAGES,
            "roles": ROLES,
            "assignments": [["role", "letter", "stage"], ["chief EXECUTIVE", "a", "Bruke"], ["cio", "R", "Order"]],
        }
    )

    assert rows(found, "assignments") == [
        {"role": "CEO", "letter": "A", "stage": "use"},
        {"role": "CIO", "letter": "R", "stage": "order"},
    ]


def test_examples_are_skipped_and_blank_sheets_left_out():
    found = checked(
        {
            "stages": [
                ["key", "name", "position"],
                ["example: use", "Use", 5],
                ["Eksempel: x", "X", 1],
                ["order", "Order", 1],
            ],
            "kpis": [["key", "name"], ["example: days", "Days"]],
            "roles": [["key", "name", "kind"]],
        }
    )

    assert list(found.tables) == ["stages"]
    assert rows(found, "stages") == [{"key": "order", "name": "Order", "position": 1}]
    assert list(map(str, found.notes)) == [
        "Rows that begin with “example:” are skipped.",
    ]


def test_everyone_as_owner_and_records_that_disagree_are_warned_of():
    found = checked(
        {
            "roles": ROLES,
            "assignments": [["role", "letter"], ["ALL", "A"]],
            "customers": [
                ["month", "customers_start", "customers_new", "customers_lost"],
                ["2026-01", 0, 2, 0],
                ["2026-02", 2, 0, 0],
            ],
            "subscriptions": [
                ["customer", "started", "ended"],
                ["1", "2026-01-03", None],
                ["2", "2026-01-09", "2026-02-03"],
            ],
        }
    )

    assert list(map(str, found.notes)) == [
        "Sheet assignments, row 2: the role ALL means everyone, and so counts as no owner.",
        "Month 2026-02: the sheet customers says 2, 0, 0 (at the start, new, lost), the customer list says 2, 0, 1.",
    ]


ASSIGNED = [
    {"role": "CEO", "letter": "R", "stage": "order"},
    {"role": "CIO", "letter": "A", "stage": "order"},
    {"role": "CEO", "letter": "C", "stage": "use"},
    {"role": "CIO", "letter": "C", "stage": "use"},
    {"role": "CIO", "letter": "D"},
    {"role": "CIO", "letter": "A", "area": "culture"},
]


@pytest.mark.parametrize("name", ["assignments", "RACI", "Raci matrix"])
def test_assignments_drawn_as_areas_and_letters(name: str):
    found = checked(
        {
            "stages": STAGES,
            "roles": ROLES,
            name: [
                ["Who owns what", None, None],
                ["Area", "R", "A", "C", "I", "D", "Remark"],
                ["Order", "Chief executive", "CIO", None, None, None, "as before"],
                ["Bruke", None, "–", "CEO, Product and IT director", None, None, None],
                ["Whole journey", None, None, None, None, "CIO", None],
                ["Culture", None, "cio", None, None, None, None],
            ],
        }
    )

    assert rows(found, "assignments") == ASSIGNED
    assert list(map(str, found.notes)) == [
        f'Sheet {name}: not used are the columns "Remark".',
        f"Sheet {name}: 6 assignments were read from its table of letters.",
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_assignments_drawn_as_a_table_of_letters(turned: bool):
    drawn = [
        ["", "Order", "Use", "Whole journey", "Culture"],
        ["Chief executive", "R", "C", None, None],
        ["CIO", "A", "c", "D", "A"],
    ]
    if turned:
        drawn = [list(column) for column in zip(*drawn, strict=True)]
    found = checked({"stages": STAGES, "roles": ROLES, "RACI": drawn})

    assert sorted(map(str, rows(found, "assignments"))) == sorted(map(str, ASSIGNED))


def test_several_letters_in_a_cell():
    found = checked(
        {
            "stages": STAGES,
            "roles": ROLES,
            "raci": [["Activity", "CIO", "CEO"], ["use", "A/R", "c, i"], ["order", None, "A"]],
        }
    )

    assert rows(found, "assignments") == [
        {"role": "CIO", "letter": "A", "stage": "use"},
        {"role": "CIO", "letter": "R", "stage": "use"},
        {"role": "CEO", "letter": "C", "stage": "use"},
        {"role": "CEO", "letter": "I", "stage": "use"},
        {"role": "CEO", "letter": "A", "stage": "order"},
    ]


def test_names_in_drawn_assignments_that_nobody_has_are_asked_for_not_invented():
    drawn = [["Area", "A", "R"], ["Odrer", "CIO", None], ["Use", "CIO, CE0", None], ["Invoice", "CIO", None]]

    assert refused({"stages": STAGES, "roles": ROLES, "assignments": drawn}) == [
        'Sheet assignments, row 2, column Area: "Odrer" is no stage, touchpoint or area; is "order" meant?',
        'Sheet assignments, row 3, column A: "CE0" is not in the sheet roles; is "CEO" meant?',
        'Sheet assignments, row 4, column Area: "Invoice" is no stage, touchpoint or area; '
        'the stages are "order", "use".',
    ]


def test_formulas_give_their_counted_value_and_those_without_are_asked_for():
    made = Workbook()
    page = made.active
    page.title = "stages"
    page.append(["key", "name", "position"])
    page.append(["use", "Use", "=1+1"])

    with pytest.raises(ImportRefused, match="row 2, column C: the formula has no value yet"):
        check(read_workbook(saved(made)))

    counted = saved(made, ("<f>1+1</f><v />", "<f>1+1</f><v>2</v>"), ("<f>1+1</f><v/>", "<f>1+1</f><v>2</v>"))
    assert rows(check(read_workbook(counted)), "stages") == [{"key": "use", "name": "Use", "position": 2}]


def test_merged_headings_and_styled_blank_cells_do_no_harm():
    made = Workbook()
    page = made.active
    page.title = "stages"
    page.append(["Journey of our customers"])
    page.merge_cells("A1:D1")
    page.append(["key", "name", None, "position"])
    page.merge_cells("B2:C2")
    page.append(["use", "Use", None, 1])
    page["F900"].number_format = "0.00"

    assert rows(check(read_workbook(saved(made))), "stages") == [{"key": "use", "name": "Use", "position": 1}]


def test_a_merged_cell_holds_for_all_its_rows():
    made = Workbook()
    page = made.active
    page.title = "spend"
    for row in [
        ["Spending", None, None],
        ["month", "purpose", "amount"],
        ["2026-05", "acquisition", 1],
        [None, "retention", 2],
        [None, "experience", 3],
        ["2026-06", "acquisition", 4],
    ]:
        page.append(row)
    page.merge_cells("A1:C1")
    page.merge_cells("A3:A5")

    found = check(read_workbook(saved(made))).tables["spend"]

    assert found["month"].tolist() == ["2026-05", "2026-05", "2026-05", "2026-06"]


def test_headings_over_two_rows_are_no_row():
    made = Workbook()
    page = made.active
    page.title = "stages"
    for row in [["key", "name", "position"], [None, None, None], ["use", "Use", 1]]:
        page.append(row)
    for letter in "ABC":
        page.merge_cells(f"{letter}1:{letter}2")
    page["D2"] = "remark"

    with_heading = check(read_workbook(saved(made))).tables["stages"]

    assert with_heading["key"].tolist() == ["use"]


def test_cells_shown_as_per_cent_are_per_cents():
    made = Workbook()
    page = made.active
    page.title = "customers"
    page.append(["month", "customers_start", "customers_new", "customers_lost", "gross_margin"])
    page.append(["2026-05", 10, 1, 1, 0.315])
    page["E2"].number_format = "0.0 %"
    kpis = made.create_sheet("kpis")
    kpis.append(["key", "name", "unit", "target"])
    kpis.append(["kept", "Kept", "%", 0.91])
    kpis["D2"].number_format = "0%"

    found = check(read_workbook(saved(made))).tables

    assert found["customers"]["gross_margin"].tolist() == [0.315]
    assert found["kpis"]["target"].tolist() == [91.0]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_csv_with_comma_or_semicolon_with_or_without_mark(separator: str, mark: bytes):
    text = f'key{separator}name{separator}position\n\nuse{separator}"Bruk; av, nett"{separator}5.0\n'.encode()
    found = check(folder.read_files({"Stages.csv": mark + text}, "folder"))

    assert rows(found, "stages") == [{"key": "use", "name": "Bruk; av, nett", "position": 5}]


def test_an_apostrophe_before_what_looks_like_a_formula_is_taken_off_in_csv_only():
    text = "key,name,position\na,'=1+1,1\nb,'hello,2\nc,''x,3\nd,'-5,4\n"
    found = check(folder.read_files({"stages.csv": text.encode()}, "folder"))

    assert [row["name"] for row in rows(found, "stages")] == ["=1+1", "'hello", "'x", "-5"]
    workbook = checked({"stages": [["key", "name", "position"], ["a", "'=1+1", 1]]})
    assert rows(workbook, "stages")[0]["name"] == "'=1+1"


def test_a_file_without_a_known_sheet_is_refused():
    with pytest.raises(ImportRefused) as caught:
        recognise([grid_of("Sheet1", [["a"]])], "x.xlsx")

    assert str(caught.value).startswith(
        'x.xlsx has no sheet that is known here. It holds "Sheet1"; the known ones are company'
    )


def test_a_sheet_twice_is_said():
    assert "The sheet Stages stands in the file more than once." in refused({"stages": STAGES, "Stages ": STAGES})[0]


def test_a_reference_to_an_example_row_is_asked_for():
    sheets = {
        "stages": [["key", "name", "position"], ["use", "Use", 1]],
        "kpis": [["key", "name", "stage"], ["d", "D", "example: use"]],
    }

    assert refused(sheets) == [
        'Sheet kpis, row 2, column stage: "example: use" is not in the sheet stages; is "use" meant?'
    ]


def test_a_book_is_read_whatever_it_says_about_its_own_size():
    content = replaced(book({"stages": STAGES}), "xl/worksheets/sheet1.xml", ('ref="A1:E3"', 'ref="A1:A1"'))

    assert len(rows(check(read_workbook(content)), "stages")) == 2


def test_answers_may_be_on_any_scale_and_a_wrong_one_is_refused_by_its_row():
    header = ["survey", "measure", "scale", "score", "date"]
    good = [["s", "CSAT", "1-7", 7, "2026-01-01"], ["s", "NPS", None, 0, "2026-01-01"]]
    wrong = [["s", "CSAT", "1-7", 8, "2026-01-01"], ["s", "CSAT", "seven", 7, "2026-01-01"]]

    assert [row["scale"] for row in checked({"responses": [header, *good]}).tables["responses"].to_dict("records")] == [
        "1-7",
        None,
    ]
    assert refused({"responses": [header, *wrong]}) == [
        "Sheet responses, row 2, column score: 8 is not on the scale of CSAT, which is 1–7.",
        'Sheet responses, row 3, column scale: "seven" is not a scale from the worst to the best answer, as 1-7, '
        "0-100, 5-1 or, in steps of a half, 1-5/0.5.",
    ]


def test_a_companys_own_ends_of_a_scale_are_checked():
    header = ["measure", "scale", "top_from", "low_to"]
    rows = [["CSAT", "1-7", 5, 2], ["CSAT", "1-6", 2, 5], ["NPS", "0-10", 8, None], ["CES", "1-5", 9, None]]

    assert refused({"scales": [header, *rows]}) == [
        "Sheet scales, row 3: the top (2) must begin at a better score than the low end (5) ends at.",
        "Sheet scales, row 4: promoters give 9 or 10 and detractors at most 6 by the definition of the net promoter "
        "score, so no other ends can be set.",
        "Sheet scales, row 5, column top_from: 9 is not on the scale 1–5.",
    ]


def test_workbooks_are_read_by_the_parser_that_refuses_traps():
    assert (openpyxl.LXML, openpyxl.DEFUSEDXML) == (False, True)
