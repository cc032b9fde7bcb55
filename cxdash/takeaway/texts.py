"""Texts for files: harmless whatever they contain, and measured in the type that files are drawn with."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from PIL import ImageFont

from cxdash.takeaway.theme import FONTS

REGULAR, SEMIBOLD, BOLD = 400, 600, 700
"""The weights that are shipped."""

FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf", BOLD: "Inter-Bold.ttf"}
MEASURED_AT = 100
"""The size in pixels at which texts are measured."""

SPACED = 1.025
"""The most by which the space between certain letters, which is not measured, widens a text."""

HARMFUL = re.compile(
    "[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"  # what XML may not hold
    "|[\u202a-\u202e\u2066-\u2069]"  # what turns the text after it around
)

ESCAPED = "\\u00"
"""How JSON begins a sign that no file may hold."""

KNOWN = (
    *((0x0000, 0x024F), (0x0370, 0x04FF), (0x2010, 0x2044), (0x20A0, 0x20BF)),
    *((0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF)),
)
"""First and last letters of the stretches that the type that is shipped has for certain."""

ALWAYS_KNOWN = re.compile(f"[^{''.join(f'{chr(first)}-{chr(last)}' for first, last in KNOWN)}]")
"""All letters but those."""


def harmless(text: str) -> str:
    """Return a text without characters that no file may hold, and none that reverse what stands beside it."""
    return HARMFUL.sub("", text)


def harmless_json(value: Any) -> str:
    """Return a value made of lists, dictionaries and texts as JSON in which all texts are harmless.

    They mostly are, which is seen at once in what is written. Raises ValueError for nan.
    """
    text = json.dumps(value, sort_keys=True, allow_nan=False, ensure_ascii=False)
    if HARMFUL.search(text) or ESCAPED in text:
        return json.dumps(harmless_within(value), sort_keys=True, allow_nan=False, ensure_ascii=False)
    return text


def harmless_within(value: Any) -> Any:
    """Return a value made of lists, dictionaries and texts with all its texts harmless."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {harmless(name) if isinstance(name, str) else name: harmless_within(one) for name, one in value.items()}
    return [harmless_within(one) for one in value] if isinstance(value, list | tuple) else value


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return how many pixels a text takes; a letter of a square script, which the type lacks, takes its size."""
    square = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text) if not text.isascii() else 0
    known = text if not square else "".join(one for one in text if unicodedata.east_asian_width(one) not in "WF")
    return (_length(known, weight) / MEASURED_AT + square) * size


@cache
def letters(weight: int) -> dict[str, float]:
    """Return how wide each letter is that our type has for certain, where the size is 1."""
    known = (chr(code) for first, last in KNOWN for code in range(first, last + 1))
    return {one: _font(weight).getlength(one) / MEASURED_AT for one in known}


def wrapped(text: str, room: float, size: float, weight: int = REGULAR, *, most: int = 8) -> list[str]:
    """Return a text in lines of at most *room* pixels; a word without room is cut, and so is what exceeds *most* lines.

    Line breaks and repeated spaces of the text itself become spaces; spaces that do not break stay.
    """
    lines: list[str] = []
    for word in re.split(r"[ \t\r\n\v\f\u0085\u2028\u2029]+", harmless(text).strip()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and SPACED * width(longer, size, weight) <= room:
            lines[-1] = longer
            continue
        lines += _pieces(word, room, size, weight)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip()} …"]
    return [line for line in lines if line]


def _pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    """Return a word in as few pieces as fit."""
    pieces = [""]
    for letter in word if SPACED * width(word, size, weight) > room else ():
        if pieces[-1] and SPACED * width(pieces[-1] + letter, size, weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces if pieces != [""] else [word]


@lru_cache(maxsize=4_000)
def _length(text: str, weight: int) -> float:
    return _font(weight).getlength(text)


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.BASIC  # the same on every machine
    return ImageFont.truetype(FONTS / FILES[weight], MEASURED_AT, layout_engine=layout)
