"""Lists of customers' paths, as tools write them: what is read, and what is refused in words."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.lists.paths import propose_paths
from cxdash.i18n.translator import Words

KNOWN = {
    "touchpoints": {
        "tv": {"name": "TV, ads", "name_nb": "TV-reklame"},
        "web": {"name": "Web shop"},
        "shop": {"name": "Shop"},
    }
}


def read(text, separator=""):
    return propose_paths(text.encode(), "paths.csv", KNOWN, {}, separator)


def refused(text, separator=""):
    with pytest.raises(ImportRefused) as refusal:
        read(text, separator)
    return list(map(str, refusal.value.faults))


@pytest.mark.parametrize("separator", [" > ", ">", "|", " | ", ";", ",", ", ", " → "])
def test_what_stands_between_touchpoints_is_told_from_the_paths(separator):
    text = f'path,conversions\n"tv{separator}web",4\n"shop{separator}web{separator}web",2\n"shop",1\n'

    found = read(text)

    assert found.tables["paths"].path.tolist() == ["tv > web", "shop > web > web", "shop"]
    assert f'The paths were split at each "{separator.strip()}", a guess.' in list(map(str, found.notes))


def test_a_separator_that_is_given_is_taken_as_it_is_and_none_is_guessed():
    found = read('path,conversions\n"TV, ads - web",4\n', " - ")

    assert found.tables["paths"].path.tolist() == ["tv > web"]
    assert not any("split at each" in str(note) and "paths" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    "header",
    [
        "path;conversions;value;null",
        "Path;Total_Conversions;total conversion value;Total_Null",
        "vei;konverteringer;verdi;ikke konvertert",
    ],
)
def test_columns_go_by_the_names_that_tools_give_them(header):
    found = read(f"{header}\nTV-reklame>Web shop;4;1 200,50;31\nshop;1;;\n")

    assert found.tables["paths"].to_dict("list") == {
        "path": ["tv > web", "shop"],
        "conversions": [4, 1],
        "non_conversions": [31, 0],
        "value": [1200.5, None],
    }


def test_everything_wrong_is_said_at_once_each_unknown_touchpoint_with_its_rows():
    said = refused("path;conv;null\ntv>wbe>radio;4;1\nweb;many;-1\nwbe;2;1\n>web;;1\n")

    assert said == [
        'Sheet paths.csv, row 2, column path: "wbe" is not in the sheet touchpoints; is "web" meant (also row 4)?',
        'Sheet paths.csv, row 2, column path: "radio" is not in the sheet touchpoints, which holds "tv", '
        '"web", "shop".',
        'Sheet paths.csv, row 3, column conv: "many" is not a number.',
        'Sheet paths.csv, row 3, column null: "-1" is below 0, the least that is allowed.',
        "Sheet paths.csv, row 5, column path: a path begins or ends with a separator, or has two without a touchpoint "
        "between them.",
        "Sheet paths.csv, row 5, column conv: the cell is blank, and must not be.",
    ]


def test_the_same_path_twice_adds_up_also_where_it_is_written_otherwise():
    found = read("path;conversions;value\ntv>web;4;100\nTV-reklame > Web shop;2;50\nshop;1;\n")

    assert found.tables["paths"].to_dict("records") == [
        {"path": "tv > web", "conversions": 6, "value": 150},
        {"path": "shop", "conversions": 1, "value": None},
    ]
    assert "Rows of the same path were added up: 1 rows joined those above them." in list(map(str, found.notes))


ANALYTICS = """# ----------------------------------------
# Top Conversion Paths
# 20260101-20260131
# ----------------------------------------

MCF Channel Grouping Path,Conversions,Conversion Value
Shop x 2,"1,204","$12,040.00"
TV-reklame > Shop,310,"$4,650.50"
Web shop > Shop × 3,95,"$1,900.00"
,"1,609","$18,590.50"

Day Index,Conversions
1/1/26,52
"""


def test_an_export_of_analytics_is_read_with_its_titles_repeats_thousands_and_total():
    found = read(ANALYTICS)

    assert found.tables["paths"].to_dict("records") == [
        {"path": "shop > shop", "conversions": 1204, "value": 12040},
        {"path": "tv > shop", "conversions": 310, "value": 4650.5},
        {"path": "web > shop > shop > shop", "conversions": 95, "value": 1900},
    ]
    said = list(map(str, found.notes))
    assert "Rows of totals were left out: 10." in said
    assert "From row 12 on the file holds another table, which is not read." in said


def test_a_total_shows_whether_a_comma_stands_between_thousands():
    found = read('path,conversions\ntv,"1,204"\nweb,310\nshop,5\n,"1,519"\n')

    assert found.tables["paths"]["conversions"].tolist() == [1204, 310, 5]


def test_totals_in_the_plural_are_left_out_too():
    assert len(read("path,conversions\ntv,4\nweb,2\nTotals,6\n").tables["paths"]) == 2


def test_a_last_row_without_a_path_that_is_no_sum_is_refused():
    assert refused("path,conversions\ntv,4\nweb,2\nshop,1\n,9\n") == [
        "Sheet paths.csv, row 5, column path: the cell is blank, and must not be."
    ]


def test_a_list_without_the_columns_it_takes_says_which():
    said = refused("route;wins\ntv;1\n")

    assert said == [
        'paths.csv: there is no column "path", "conversions"; the columns are "route", "wins". Needed are path and '
        "conversions; value and null may be there."
    ]


def test_what_a_list_gives_is_told_in_numbers_that_are_written_out():
    (said,) = read("path,conversions,value\ntv > web,1204000,10.5\nshop,200,0\n").summary

    assert str(said) == "2 paths, 1,204,200 conversions, worth 10.50 in all."
    assert Words("nb").sentence(said).startswith("2 veier, 1\N{NO-BREAK SPACE}204\N{NO-BREAK SPACE}200 ")
