"""The colours of paper: those of the light scheme, for each that the dark one has."""

import re
import tomllib
from pathlib import Path

from cxdash.ui.shell import served

THEME = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
NAMED = ("textColor", "backgroundColor")


def colours(scheme: str) -> list[str]:
    return [
        colour.lower()
        for colour in (*(THEME[scheme][name] for name in NAMED), *THEME[scheme]["chartCategoricalColors"])
    ]


def long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])


def test_on_paper_every_colour_of_dark_pictures_is_that_of_light_ones():
    style = (served.ASSETS / "page.css").read_text(encoding="utf-8").lower()
    pairs = dict(zip(colours("dark"), colours("light"), strict=True))

    for paint in ("fill", "stroke"):
        said = dict(re.findall(rf'svg\.marks \[{paint}="(#\w+)" i\] \{{ {paint}: (#\w+); \}}', style))

        assert {dark: long(said[dark]) for dark in pairs} == pairs


def test_on_paper_words_and_lines_have_the_light_schemes_colours():
    printed = (served.ASSETS / "page.css").read_text(encoding="utf-8").lower().partition("@media print")[2]

    for name in ("textColor", "borderColor", "grayTextColor"):
        assert f"color: {THEME['light'][name].lower()} !important" in printed
