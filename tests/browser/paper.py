"""What the menu's Print gives: a page on A4, with its pictures whole."""

import pypdfium2

A4 = (596, 843)
"""A sheet in points."""

LABELS = """() => [...document.querySelectorAll('svg.marks')].map(picture =>
  [...new Set([...picture.querySelectorAll('text')]
    .filter(text => text.checkVisibility({opacityProperty: true}) && text.getBoundingClientRect().width > 1)
    .filter(text => !/rotate/.test(text.getAttribute('transform')))
    .flatMap(text => text.children.length ? [...text.children] : [text])
    .map(line => line.textContent.trim().replaceAll('\\u00a0', ' ')).filter(words => words.length > 3))])"""
"""What is written level in each picture; on paper a space that keeps words together is one like any other."""


def printed(visitor):
    """Return the sheets that are printed."""
    return list(pypdfium2.PdfDocument(visitor.page.pdf(format="A4", print_background=True)))


def stands_whole(label, sheet):
    """Tell whether a label stands on a sheet, and within its edges."""
    width, height = sheet.get_size()
    text = sheet.get_textpage()
    found = text.search(label, match_case=True)
    while place := found.get_next():
        boxes = [text.get_charbox(at) for at in range(place[0], place[0] + place[1])]
        left, bottom, right, top = zip(*boxes, strict=True)
        if min(left) >= 0 and max(right) <= width and min(bottom) >= 0 and max(top) <= height:
            return True
    return False
