"""Pictures over their tables, which are sent as Arrow, each with a button to save it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cxdash.charts.compiled import PROJECTED, Picture, compiled, compiled_for_a_room
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import AXIS_HEIGHT, Drawing, PictureTables
from cxdash.ui.components import saving

ON_THE_ROOMS_SCREEN = 1.6
"""Magnification of a picture that stands alone in a room."""


def projected() -> bool:
    """Return whether the projector view is on."""
    return bool(st.session_state.get("projector"))


def pixels(on_a_desk: int) -> int:
    """Return the width of a field or a column in pixels, as many times as wide for a room as what is written there."""
    return round((PROJECTED if projected() else 1) * on_a_desk)


def on_a_phone() -> bool:
    """Return whether the browser names itself a phone's, which one in a narrow window does not."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def show(
    picture: Picture,
    words: Words,
    alt: str,
    table: PictureTables,
    *arguments: Any,
    row_height: int = 0,
    above: int = AXIS_HEIGHT,
    times: float = 0,
    said: Sequence[str] = (),
    legend: Sequence[str] = (),
    key: str | None = None,
    **options: Any,
) -> None:
    """Draw a picture over its tables, and on a desk the button that saves it.

    *alt*: the picture in one sentence, for those who cannot see it. *arguments*: what the picture depends on besides
    the words. *row_height*: pixels of a row, where the picture grows with its rows, with *above* pixels above them;
    Vega cannot both count rows and follow the width of the screen. *times*: its magnification, 0 for that of the view.
    *said*: sentences beside it, and *legend*: how it is read; both for its file.
    """
    times = times or (PROJECTED if projected() else 1)
    if times == 1:
        made = compiled(picture, words.language, *arguments)
    else:
        made = compiled_for_a_room(picture, words.language, *arguments, times=times)
    spec = dict(made, datasets=table.tables)
    if row_height:
        spec["height"] = round(times * (row_height * max(1, table.rows) + above))
    st.vega_lite_chart(None, spec, alt=alt, width="stretch", key=key, **options)
    if times == 1 and not on_a_phone():
        saving.offer(Drawing(picture, alt, table, row_height, above, arguments, key), words, said, legend)
