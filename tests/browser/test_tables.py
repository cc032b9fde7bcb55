"""Tables in a real browser: what is drawn on the canvas is in the page's language, not in the browser's."""

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
    visitor.page.get_by_test_id("stDataFrame").first.locator("canvas").first.wait_for()
    visitor.page.wait_for_function(f"[...window.drawn].filter(text => {FIGURE}.test(text)).length > 20")

    drawn = visitor.page.evaluate(f"[...window.drawn].filter(text => {FIGURE}.test(text))")

    assert any(mark in text for text in drawn)
    assert [text for text in drawn if other in text or "-" in text] == []
    assert any(text.startswith("−") for text in drawn)
    assert any("–" in text for text in drawn)
