"""How every table is shown: decimals, minus signs, shares, months, what is cut, and the columns at rest."""

import pandas as pd
import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters import table_form
from cxdash.presenters.cells import line, spans
from cxdash.presenters.table_form import Kind

ROWS = pd.DataFrame(
    {
        "Sted": ["Nett", "Telefon", "Butikk"],
        "Snitt": [3.98, -0.5, None],
        "Svar": [29832, 7, 0],
        "Fra–til": ["2,96–3,03", "−0,30 til 0,12", None],
        "Måned for måned": [[3.0, 2.5], [1.0, 1.5], None],
        "Merknad": ["for få svar", "", None],
    }
)


def written(language: str, name: str) -> list[str]:
    column = table_form.of(ROWS, Words(language)).columns[name]
    return [column.written(value) for value in ROWS[name].dropna()]


@pytest.mark.parametrize(
    ("language", "means", "answers"),
    [
        ("en", ["3.98", "−0.50"], ["29,832", "7", "0"]),
        ("nb", ["3,98", "−0,50"], ["29\xa0832", "7", "0"]),
        ("sv", ["3,98", "−0,50"], ["29\xa0832", "7", "0"]),
    ],
)
def test_numbers_have_the_decimals_of_their_column_and_the_signs_of_their_language(language, means, answers):
    assert (written(language, "Snitt"), written(language, "Svar")) == (means, answers)


def test_a_number_that_is_rounded_to_nothing_has_no_sign():
    column = table_form.of(pd.DataFrame({"Sted": ["Nett"], "Gap": [-0.0]}), Words("en")).columns["Gap"]

    assert column.written(-0.0) == "0"


def test_what_columns_hold_is_found_and_the_first_names_the_row():
    assert [column.kind for column in table_form.of(ROWS, Words("nb")).columns.values()] == [
        *(Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.WRITTEN, Kind.LINE, Kind.TEXT),
    ]


@pytest.mark.parametrize(
    "cell", ["8", "1.5", "+0.9", "−0.3", "6,100 kr", "10 mill. kr", "81 %", "3–4", "2.96–3.03", "−0.30 to 0.12", "20 €"]
)
def test_figures_in_words_are_set_to_the_right(cell):
    assert table_form.of(pd.DataFrame({"a": ["x"], "b": [cell]}), Words("en")).columns["b"].kind is Kind.WRITTEN


@pytest.mark.parametrize("cell", ["Nov 2024", "1. mars 2026", "1 mars 2026", "2024-25", "● can act", "nobody", "–", ""])
def test_words_and_days_are_not(cell):
    assert table_form.of(pd.DataFrame({"a": ["x"], "b": [cell]}), Words("en")).columns["b"].kind is Kind.TEXT


def test_shares_of_a_hundred_are_bars_but_not_what_is_no_share():
    rows = pd.DataFrame({"Role": ["a"], "Share, %": [34.5], "Lost, %": [134.5], "Gap": [0.3]})

    kinds = [column.kind for column in table_form.of(rows, Words("en")).columns.values()]
    assert kinds == [Kind.TEXT, Kind.SHARE, Kind.NUMBER, Kind.NUMBER]


@pytest.mark.parametrize(("language", "form"), [("en", "%.0f%%"), ("nb", "%.0f\xa0%%"), ("sv", "%.0f\xa0%%")])
def test_a_bar_writes_its_share_as_its_language_does(language, form):
    assert table_form.share_format(Words(language)) == form


def test_the_first_seven_columns_are_shown_at_rest():
    assert list(table_form.at_rest(pd.DataFrame({str(no): [no] for no in range(9)}))) == list("0123456")


def test_at_rest_only_columns_are_shown_that_a_laptop_has_room_for():
    rows = pd.DataFrame({"a": ["x"], **{str(no): ["a cell of forty characters, give or take"] for no in range(6)}})

    assert list(table_form.at_rest(rows)) == ["a", "0", "1", "2"]


def test_sentences_are_broken_into_lines_only_where_a_laptop_has_no_room_for_them():
    short, long = (pd.DataFrame({"a": ["x"], "b": ["word " * words]}) for words in (20, 60))

    assert table_form.of(short, Words("en"), sentences=True).row_height is None
    assert table_form.of(long, Words("en"), sentences=True).row_height >= table_form.LINE * 6


def test_on_a_phone_no_head_is_cut_and_no_word_is_broken():
    rows = pd.DataFrame({"Fra": ["x"], "Kunder × alvorlighet": [84], "Gjennomførbart": [4], "Behov": [8]})
    words = pd.DataFrame({"Fra": ["Annonser i sosiale medier"], "Til": ["Forhandlerbutikk"]})

    assert list(table_form.at_rest(rows, phone=True)) == ["Fra", "Kunder × alvorlighet"]
    form = table_form.of_a_phone(table_form.of(words, Words("nb")), words)
    assert form.columns["Til"].width >= 16 * table_form.CHARACTER + table_form.PADDING


def test_a_cell_that_the_browser_would_cut_gets_its_width_and_a_sentence_its_lines():
    names = pd.DataFrame({"a": ["x"] * 20, "b": [*["short"] * 12, "a name of more than twenty", *["short"] * 7]})
    sentence = pd.DataFrame({"a": ["x"], "b": ["word " * 60]})

    assert table_form.of(names, Words("en")).columns["b"].width >= 7 * 26
    form = table_form.of(sentence, Words("en"))
    assert form.columns["b"].width == table_form.WIDEST
    assert form.row_height >= table_form.LINE * 4


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (([2.96, None], [3.03, 1.0]), ["2.96–3.03", None]),
        (([-0.3, 0.1], [0.12, 0.2]), ["−0.30 to 0.12", "0.10 to 0.20"]),
    ],
)
def test_from_and_to_stand_in_one_cell_and_a_minus_never_meets_the_dash(ends, said):
    assert spans(*ends, 2, Words("en")) == said


def test_a_line_has_the_last_24_months_that_are_known():
    months = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)]

    assert line(months, range(36), "2026-12") == [float(no) for no in range(12, 36)]
    assert line(["2026-01", "2026-02", "2026-03"], [1.0, None, 3.0], "2026-03") == [1.0, 3.0]
    assert line(["2026-01"], [1.0], "2026-01") is None


def test_a_phone_shows_at_rest_what_a_row_is_and_its_first_figures():
    rows = pd.DataFrame(
        {"Place": ["a", "b"], "Line": [[1.0], [2.0]], "Note": ["x", "y"], "Mean": [1.5, 2.0], "n": [7, 8]}
    )
    twice = rows.assign(Place="a")

    assert list(table_form.at_rest(rows, phone=True)) == ["Place", "Mean", "n"]
    assert list(table_form.at_rest(twice, phone=True)) == ["Place", "Note", "Mean"]
    assert list(table_form.at_rest(rows[["Place", "Note"]], phone=True)) == ["Place", "Note"]


def test_on_a_phone_all_columns_at_rest_fit_and_long_names_have_lines_enough():
    rows = pd.DataFrame(
        {"Place": ["A name of rather more than thirty characters"], "What": ["as long as that one"], "n": [7]}
    )

    form = table_form.of_a_phone(table_form.of(rows, Words("en")), rows)

    assert sum(one.width for one in form.columns.values()) <= table_form.PHONE_WIDTH
    assert form.row_height == max(table_form.LEAST_HEIGHT, table_form.PADDING + 2 * table_form.LINE)


def test_on_a_phone_the_first_of_all_columns_is_narrow_and_short_rows_stay_low():
    rows = pd.DataFrame({"Place": ["Shop"], **{str(no): [no] for no in range(6)}})

    form = table_form.of_a_phone(table_form.of(rows, Words("en")), rows)

    assert form.columns["Place"].width <= table_form.PHONE_FIRST
    assert form.row_height is None


@pytest.mark.parametrize(
    ("months", "written"),
    [
        ([28.0, 14.0], "28 → 14"),
        ([4300.0, 3900.4], "4,300 → 3,900"),
        ([3.0, 3.2, 2.0], "3.0 → 2.0"),
        ([71.5, 63.0], "71.5 → 63.0"),
    ],
)
def test_a_line_on_paper_has_decimals_only_where_its_values_have(months, written):
    rows = pd.DataFrame({"Key figure": ["a"], "Month by month": [months]})

    assert table_form.written(rows, table_form.of(rows, Words("en")))[0][1] == written
