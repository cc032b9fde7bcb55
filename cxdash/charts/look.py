"""What all pictures share: colours by meaning, the locale, and no ink that says nothing."""

from typing import Any, Protocol

import altair as alt

MID = "#7B8896"
"""A grey that stands out 3:1 on the light and on the dark ground, for marks that carry no reading."""


NOTHING = "–"
"""Stands where there is no figure."""


class Words(Protocol):
    """What a picture needs of a language."""

    def say(self, sentence: str, **values: object) -> str:
        """Say an English sentence in this language."""

    def vega_locale(self) -> dict[str, Any]:
        """Return how Vega writes numbers in this language."""


def readings(words: Words) -> list[str]:
    """Return what a mark's colour can mean, in the order of the theme's chartCategoricalColors."""
    return [
        words.say("as expected"),
        words.say("chosen"),
        words.say("promise broken"),
        words.say("more than promised"),
        words.say("no gap to show"),
        words.say("text"),
    ]


CONTEXT, ACCENT, WARNING, ABOVE, NOT_ASKED, TEXT = range(6)
"""Places in `readings`, and so in the theme's list of colours."""


def scale(words: Words) -> alt.Scale:
    """Return the colour scale: a fixed domain, so that each theme gives its own colours in the same order."""
    return alt.Scale(domain=readings(words))


def coloured(words: Words, reading: int) -> alt.ColorDatum:
    """Colour a whole layer by one reading; the scale comes from `by_reading`."""
    return alt.ColorDatum(readings(words)[reading], type="nominal")


def axis_colour(words: Words, reading: int) -> alt.ExprRef:
    """Colour an axis' labels from the same scale: Streamlit's own grey is too faint to read."""
    return alt.ExprRef(f"scale('color', {readings(words)[reading]!r})")


def by_reading(words: Words, field: str) -> alt.Color:
    """Colour each mark by the reading in its row."""
    return alt.Color(field, type="nominal", scale=scale(words), legend=None)


def finished(chart: Any, words: Words) -> alt.LayerChart:
    """Give a picture the look of the house."""
    return chart.configure(lineBreak="\n", locale=words.vega_locale()).configure_view(stroke=None)
