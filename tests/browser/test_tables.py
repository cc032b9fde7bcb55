"""Tables in a real browser: what the canvas has in the page's language, not in the browser's, and what is printed."""

import pypdfium2
import pytest

pytestmark = pytest.mark.browser

LISTEN = """
window.drawn = new Set();
const fill = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  window.drawn.add(text);
  return fill.call(this, text, ...place);
};
"""
"""Notes every text that is drawn: the table for screen readers has the plain numbers behind it."""

FIGURE = r"/^[−-]?\d+([.,]\d+)?([–][−-]?\d+([.,]\d+)?)?$/"


@pytest.mark.parametrize(("language", "mark", "other"), [("nb", ",", "."), ("en", ".", ",")])
@pytest.mark.parametrize("locale", ["en-GB", "nb-NO"])
def test_a_table_has_the_decimal_mark_of_the_page_whatever_the_browser_speaks(visit, language, mark, other, locale):
    visitor = visit(f"/overview?lang={language}", locale=locale)
    visitor.page.add_init_script(LISTEN)
    visitor.open(f"/satisfaction?lang={language}&part=table")
    visitor.page.locator("summary").last.click()
    visitor.page.get_by_test_id("stDataFrame").first.locator("canvas").first.wait_for()
    visitor.page.wait_for_function(f"[...window.drawn].filter(text => {FIGURE}.test(text)).length > 20")

    drawn = visitor.page.evaluate(f"[...window.drawn].filter(text => {FIGURE}.test(text))")

    assert any(mark in text for text in drawn)
    assert [text for text in drawn if other in text or "-" in text] == []
    assert any(text.startswith("−") for text in drawn)
    assert any("–" in text for text in drawn)


def test_a_table_longer_than_a_sheet_is_printed_whole_with_its_head_on_every_sheet(visit):
    page = visit("/satisfaction?lang=en&part=table").page
    page.get_by_text("All figures", exact=True).last.click()
    rows = page.locator(".printed").first.locator("tbody tr td:first-child").all_text_contents()

    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        sheets = [
            ["".join(line.split()) for line in sheet.get_textpage().get_text_range().splitlines()] for sheet in paper
        ]

    places = [
        [at for at, lines in enumerate(sheets) if any(line.startswith("".join(name.split())) for line in lines)]
        for name in rows
    ]
    heads = [at for at, lines in enumerate(sheets) if any(line.startswith("TouchpointQuestion") for line in lines)]
    assert len(rows) > 35
    assert all(places)
    assert len(heads) > 1
    assert {places[0][0], places[-1][-1]} <= set(heads)
