"""SVG as the converter writes it, made smaller and the same at every drawing, and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from cxdash.takeaway import texts
from cxdash.takeaway.theme import Scheme

SVG = "http://www.w3.org/2000/svg"
UNUSED = {"class", "role", "pointer-events", "font-family"}
"""Attributes that nothing in a file needs; the typeface is that of the whole."""

NUMBERS = {"d", "transform", "x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r"}
"""Attributes whose decimals are rounded."""

FRACTION = re.compile(r"-?\d*\.\d{3,}(?:e-?\d+)?")
REFERENCE = re.compile(r"url\(#([^)]+)\)")

MARGIN, GAP = 24, 14
"""Pixels around what is drawn with a caption, and between the picture and what stands above or below it."""


@dataclass(frozen=True)
class Caption:
    """What stands around a picture: its finding above it, how it is read and where it is from below it."""

    title: str
    legend: tuple[str, ...] = ()
    source: str = ""


def caption(alt: str, said: Sequence[str], legend: Sequence[str], source: str) -> Caption:
    """Return what stands around a picture.

    *alt*: the picture in one sentence, or in several of which the first, as it is *said* beside it, is its finding.
    """
    title = next((one for one in said if one and f"{alt} ".startswith(f"{one} ")), alt)
    rest = alt[len(title) :].strip()
    return Caption(title, (*([rest] if rest else []), *legend), source)


@dataclass(frozen=True)
class _Type:
    size: int
    line: int
    weight: int
    most: int


TITLE, LEGEND = _Type(22, 29, texts.SEMIBOLD, 6), _Type(14, 20, texts.REGULAR, 4)
SOURCE = _Type(12, 17, texts.REGULAR, 4)


def room_for_a_picture(width: int, caption: Caption | None) -> int:
    """Return how wide the picture may be within *width*."""
    return width - 2 * MARGIN if caption else width


def composed(drawn: str, alt: str, scheme: Scheme, caption: Caption | None, *, mark: str) -> str:
    """Return the converter's SVG on a ground of its own, with its caption.

    *alt*: the picture in one sentence. *mark*: what the names within it begin with, so that several fit in one page.
    """
    picture = Xml.fromstring(drawn)
    width, height = (float(picture.get(side, "0")) for side in ("width", "height"))
    _tidy(picture, mark)
    inner = picture[1:] if picture[0].tag == f"{{{SVG}}}rect" else picture[:]  # its ground is ours
    if caption is None:
        return _written(width, height, alt, scheme, [_moved(inner, 0, 0)])
    above = _lines(caption.title, TITLE, width, scheme.text, MARGIN)
    top = _below(above, TITLE, MARGIN)
    parts = [*above, _moved(inner, MARGIN, top)]
    bottom = top + height + GAP
    for sentence, kind in [*((one, LEGEND) for one in caption.legend), (caption.source, SOURCE)]:
        lines = _lines(sentence, kind, width, scheme.quiet, bottom)
        parts += lines
        bottom += len(lines) * kind.line
    return _written(width + 2 * MARGIN, bottom + MARGIN - GAP, alt, scheme, parts)


def _below(lines: list[Xml.Element], kind: _Type, top: float) -> float:
    return top + len(lines) * kind.line + GAP if lines else top


def _lines(text: str, kind: _Type, room: float, colour: str, top: float) -> list[Xml.Element]:
    """Return a text as elements, one a line, the first line beginning *top* pixels below the upper edge."""
    how = {"font-size": str(kind.size), "font-weight": str(kind.weight), "fill": colour, "x": str(MARGIN)}
    elements = []
    for place, line in enumerate(texts.wrapped(text, room, kind.size, kind.weight, most=kind.most)):
        element = Xml.Element("text", {**how, "y": _short(top + place * kind.line + kind.size)})
        element.text = line
        elements.append(element)
    return elements


def _moved(elements: list[Xml.Element], x: float, y: float) -> Xml.Element:
    group = Xml.Element("g", {"transform": f"translate({_short(x)},{_short(y)})"} if x or y else {})
    group.extend(elements)
    return group


def _written(width: float, height: float, alt: str, scheme: Scheme, parts: list[Xml.Element]) -> str:
    size = {"width": _short(width), "height": _short(height)}
    about = {"viewBox": f"0 0 {size['width']} {size['height']}", "font-family": scheme.font}
    root = Xml.Element("svg", {"xmlns": SVG, **size, **about, "role": "img", "aria-label": texts.harmless(alt)})
    root.append(Xml.Element("rect", {**size, "fill": scheme.background}))
    root.extend(parts)
    return Xml.tostring(root, encoding="unicode")


def _tidy(picture: Xml.Element, mark: str) -> None:
    """Drop what no file needs, round lengths, and name what is referred to by its place instead of a running number."""
    named = {one.get("id", ""): f"{mark}-{place}" for place, one in enumerate(picture.iterfind(".//*[@id]"))}
    for element in picture.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for name, value in list(element.attrib.items()):
            if name in UNUSED or name.startswith("aria-"):
                del element.attrib[name]
            elif name in NUMBERS:
                element.set(name, FRACTION.sub(lambda found: _short(float(found[0])), value))
            elif name == "id":
                element.set(name, named[value])
            elif "url(#" in value:
                element.set(name, REFERENCE.sub(lambda found: f"url(#{named.get(found[1], '')})", value))


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
