"""Pages' pictures become charts and tables that hold the same figures."""

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cxdash.takeaway import record
from cxdash.takeaway.deck import deck, native
from tests.takeaway.test_record import gathered


@pytest.fixture(scope="module")
def found(request):
    return gathered(f"sqlite:///{request.getfixturevalue('demo_file')}", "nb", pages=tuple(record.PARTS))


@pytest.fixture(scope="module")
def slides(found):
    return list(Presentation(io.BytesIO(deck.pptx(found))).slides)


def section(found, page, code):
    return next(one for one in found.part(page).sections if one.code == code)


def titled(slides, title):
    return next(slide for slide in slides if slide.shapes.title.text_frame.text == title)


def cells(slide):
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_only_lines_of_many_touchpoints_are_a_picture(found, slides):
    kinds = {
        slide.shapes.title.text_frame.text: {shape.shape_type for shape in slide.shapes}
        for slide in slides
        if MSO_SHAPE_TYPE.PICTURE in {shape.shape_type for shape in slide.shapes}
    }

    assert list(kinds) == [section(found, "satisfaction", "time").finding]
    assert len({slide.shapes.title.text_frame.text for slide in slides}) == len(slides)


def test_whose_money_is_two_charts_of_the_shares_that_the_page_shows(found, slides):
    held = section(found, "ownership", "money")
    rows = native.rows_of(held.drawings[0].tables.tables["shares"])
    lost, money = (shape.chart for shape in titled(slides, held.finding).shapes if shape.has_chart)

    alone, claimed, _ = lost.plots[0].series
    assert list(lost.plots[0].categories) == [row["role"] for row in rows]
    assert list(alone.values) == [pytest.approx(row["alone"]) if row["alone"] else None for row in rows]
    assert list(claimed.values) == [pytest.approx(row["claimed"]) if row["claimed"] else None for row in rows]
    labels = [point.data_label.text_frame.text for point in _points(lost, len(rows))]
    assert labels == [row["of let-downs"] for row in rows]
    assert sum(value or 0 for series in money.plots[0].series for value in series.values) == pytest.approx(1)


def _points(chart, count):
    last = list(chart.plots[0].series)[-1]
    return [last.points[at] for at in range(count)]


def test_ready_choices_are_a_table_above_what_they_earn_by_month(found, slides):
    held = section(found, "what_if", "")
    cards, by_month = held.drawings
    slide = titled(slides, held.finding)
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    rows = native.rows_of(by_month.tables.tables["paths"])

    drawn = {series.name: list(series.values) for series in chart.plots[0].series}
    assert drawn == {
        name: [pytest.approx(row["earned"]) for row in rows if row["name"] == name]
        for name in dict.fromkeys(row["name"] for row in rows)
    }
    said = " ".join(text for row in cells(slide) for text in row)
    shown = [row["text"] for row in native.rows_of(cards.tables.tables["texts"]) if row["where"] == "desk"]
    ranges = [text for text in shown if " til " in text and text[0] in "+−"]
    assert len(ranges) == 6
    assert [text for text in ranges if text not in said] == []


def test_promises_are_a_table_of_what_was_expected_and_what_was_got(found, slides):
    held = section(found, "satisfaction", "promises")
    said = [row["said"] for row in native.rows_of(held.drawings[0].tables.tables["points"]) if row["kind"] == "dot"]
    _, *rows = cells(titled(slides, held.finding))

    assert len(rows) == 10
    for row, sentence in zip(rows, dict.fromkeys(said), strict=True):
        expected, got = row[2].split(" → ")
        assert sentence.startswith(f"{row[0].splitlines()[0]}: forventet {expected}, opplevd {got};")


@pytest.mark.parametrize(("page", "code", "rows"), [("ownership", "", 8), ("maturity", "", 6), ("satisfaction", "", 8)])
def test_matrices_and_profiles_are_tables_with_a_row_for_each_of_the_page(found, slides, page, code, rows):
    held = section(found, page, code)
    drawn = native.rows_of(held.drawings[0].tables.tables["rows"])
    _, *shown = cells(titled(slides, held.finding))

    assert len(shown) == len(drawn) == rows
    names = [next(value for value in row.values() if isinstance(value, str)) for row in drawn]
    assert [row[0] for row in shown] == [name.replace("\n", " ") for name in names]


def test_what_to_fix_first_is_one_table_of_all_parts_of_the_list(found, slides):
    held = section(found, "decide", "")
    every = [row for one in held.drawings for row in native.rows_of(one.tables.tables["rows"])]
    _, *shown = cells(titled(slides, held.finding))

    assert [row[0] for row in shown] == [list(row.values())[1] for row in every]


def test_scores_of_the_one_picture_are_written_as_the_language_does_with_the_gap_of_a_broken_promise(found, slides):
    scores, _ = (shape.chart for shape in titled(slides, found.part("overview").finding).shapes if shape.has_chart)

    _, kept, broken = ([label.text_frame.text for label in labels(series)] for series in scores.plots[0].series)
    assert kept == ["3,3", "4,0", "4,1", "4,1", "3,9"]
    assert broken == ["3,0\n−1,1", "3,4\n−0,5", "3,4\n−0,3"]


def labels(series):
    values = enumerate(series.values)
    return [series.points[at].data_label for at, value in values if value is not None and series.name != "Forventet"]
