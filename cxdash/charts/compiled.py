"""Pictures as Vega-Lite without their data, compiled once per language and kept: for pages and files alike."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cxdash.charts import kept, look
from cxdash.i18n.translator import Words

PROJECTED = 1.4
"""Magnification of pictures for a room, as readable from the back row as at a desk."""

Picture = Callable[..., Any]
"""A function of the words, and of what else the picture depends on (a scale, names), that returns an Altair chart."""


@lru_cache(maxsize=256)
def compiled(picture: Picture, language: str, *arguments: Any) -> dict[str, Any]:
    """Return a picture as Vega-Lite without data, kept, since building it on every run makes pages slow."""
    file = kept.of(picture, language, arguments)
    if file and (found := kept.read(file)):
        return found
    content = json.dumps(_described(picture, language, arguments))
    if file:
        kept.write(file, content)
    made: dict[str, Any] = json.loads(content)
    return made


@lru_cache(maxsize=256)
def compiled_for_a_room(picture: Picture, language: str, *arguments: Any, times: float = PROJECTED) -> dict[str, Any]:
    """Return a picture as `compiled` does, magnified for a room."""
    return look.enlarged(compiled(picture, language, *arguments), times)


def _described(picture: Picture, language: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    from altair.utils.schemapi import debug_mode  # noqa: PLC0415 - it takes long, and is rarely needed

    with debug_mode(False):  # nothing is checked; the tests do that
        made: dict[str, Any] = picture(Words(language), *arguments).to_dict(validate=False)
    return made
