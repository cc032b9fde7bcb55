"""What the browser's Print gives: a page on sheets of A4, with its pictures whole and without controls."""

from typing import NamedTuple

import pypdfium2

from tests.browser.contrast import measured

SHEET = (842, 595)
"""A4 on its side, in points."""

PRESSED = """() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [role=tab], [role=slider], [role=radio], [role=combobox]')]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(e => e.getBoundingClientRect().width > 0 && !e.closest('details[open] > summary'))
  .map(e => (e.innerText || e.getAttribute('aria-label') || e.outerHTML).slice(0, 80))"""
"""What can be pressed, as far as it is seen; the name of what is open stands as a heading."""

LABELS = """() => [...document.querySelectorAll('svg.marks')].map(picture =>
  [...new Set([...picture.querySelectorAll('text')]
    .filter(text => text.checkVisibility({opacityProperty: true}) && text.getBoundingClientRect().width > 1)
    .filter(text => !/rotate/.test(text.getAttribute('transform')))
    .flatMap(text => text.children.length ? [...text.children] : [text])
    .map(line => line.textContent.trim().replaceAll('\\u00a0', ' ')).filter(words => words.length > 3))])"""
"""What is written level in each picture; on paper a space that keeps words together is one like any other."""


class Paper(NamedTuple):
    """The sizes of the sheets, which of each picture's labels stand on no sheet with the rest, what can be pressed."""

    sizes: set[tuple[int, int]]
    cut: list[list[str]]
    pressed: list[str]


def printed(visitor):
    """Print what is open, once its pictures are drawn."""
    visitor.page.wait_for_function(f"({LABELS})().every(labels => labels.length)")
    pictures = visitor.page.evaluate(LABELS)
    with pypdfium2.PdfDocument(visitor.page.pdf(prefer_css_page_size=True, print_background=True)) as sheets:
        sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in sheets}
        cut = [min((_missing(labels, sheet) for sheet in sheets), key=len) for labels in pictures]
    visitor.page.emulate_media(media="print")
    pressed = visitor.page.evaluate(PRESSED)
    visitor.page.emulate_media(media="null")
    visitor.settle()
    return Paper(sizes, cut, pressed)


def looked_at_on_paper(visitor):
    """Return the colour of the paper that what is open is printed on, and the contrast of all that stands there."""
    visitor.page.emulate_media(media="print")
    seen = visitor.ground(), measured(visitor.page)
    visitor.page.emulate_media(media="null")
    visitor.settle()
    return seen


def _missing(labels, sheet):
    assert labels, "a picture without labels"
    return [label for label in labels if not stands_whole(label, sheet)]


def stands_whole(label, sheet):
    """Tell whether a label stands on a sheet, and within its edges; spaces and lines are as the reader guesses them."""
    width, height = sheet.get_size()
    text = sheet.get_textpage()
    signs = [(at, sign) for at, sign in enumerate(text.get_text_range()) if not sign.isspace()]
    written, wanted = "".join(sign for _, sign in signs), "".join(label.split())
    begins = written.find(wanted)
    while begins >= 0:
        boxes = [text.get_charbox(at) for at, _ in signs[begins : begins + len(wanted)]]
        left, bottom, right, top = zip(*boxes, strict=True)
        if min(left) >= 0 and max(right) <= width and min(bottom) >= 0 and max(top) <= height:
            return True
        begins = written.find(wanted, begins + 1)
    return False
