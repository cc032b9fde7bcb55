"""The company's logo, from a setting."""

import logging
from functools import cache

from PIL import Image, UnidentifiedImageError

from cxdash.settings.reading import current

HIGHEST, WIDEST = 40, 180
"""Pixels that it may take in the frame."""


def file() -> str:
    """Return the file of the logo, or '' where none is set or it is not a picture."""
    named = current().logo
    return named if named and _size(named) else ""


def width() -> int:
    """Return how many pixels wide the logo is drawn."""
    across, down = _size(current().logo) or (1, 1)
    return max(1, min(WIDEST, round(HIGHEST * across / down)))


@cache
def _size(named: str) -> tuple[int, int] | None:
    try:
        with Image.open(named) as picture:
            return picture.size
    except (OSError, UnidentifiedImageError):
        logging.getLogger(__name__).warning("The setting logo names no picture that can be read: %s", named)
        return None
