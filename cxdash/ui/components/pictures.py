"""Pictures: compiled once per language and kept, their tables sent as Arrow."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import PictureTables

AXIS_HEIGHT = 44
"""What an axis under a picture takes of its height."""

PROJECTED = 1.4
"""How many times as large pictures are drawn for a room: as they look at a desk, from the back row."""

Picture = Callable[..., Any]
"""A picture as a function of the words, and of what else it depends on: a scale, or names."""


@lru_cache(maxsize=256)
def compiled(picture: Picture, language: str, *of: Any) -> dict[str, Any]:
    """Return a picture as Vega-Lite without data: building it anew on every run is what makes pages slow."""
    return picture(Words(language), *of).to_dict(validate=False)  # the tests do that


@lru_cache(maxsize=256)
def compiled_for_a_room(picture: Picture, language: str, *of: Any) -> dict[str, Any]:
    """Return a picture as `compiled` does, large enough to be read from the back row."""
    return look.enlarged(compiled(picture, language, *of), PROJECTED)


def projected() -> bool:
    """Tell whether the page is to be read from the back row of a room."""
    return bool(st.session_state.get("projector"))


def show(
    picture: Picture,
    words: Words,
    finding: str,
    table: PictureTables,
    *of: Any,
    row_height: int = 0,
    above: int = AXIS_HEIGHT,
    **options: Any,
) -> Any:
    """Draw a picture over its table; *finding* is what it says to those who cannot see it.

    With a *row_height* it grows with its rows, below what stands *above* them: Vega cannot both count rows and follow
    the width of the screen. *of* is what the picture depends on besides the words.
    """
    times, make = (PROJECTED, compiled_for_a_room) if projected() else (1, compiled)
    spec = dict(make(picture, words.language, *of), datasets=table.tables)
    if row_height:
        spec["height"] = round(times * (row_height * max(1, table.rows) + above))
    return st.vega_lite_chart(None, spec, alt=finding, width="stretch", **options)
