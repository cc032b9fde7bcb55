"""Scales in words: what a question asked, on which scale, and why scores are per cent of the way."""

from typing import TYPE_CHECKING

from cxdash.domain.scales import MEASURE_NAMES, PRESETS, Measure, scale_of
from cxdash.i18n.translator import Words

if TYPE_CHECKING:  # the figures need scipy, which a command that reads files would wait for
    from cxdash.measures.satisfaction.figures import Satisfaction


def measure_name(measure: str, code: str, words: Words, *, of_the_way: bool = False) -> str:
    """Return what a measure asks, with the scale that its figures are on; *code* '' is the measure's own."""
    one = Measure(measure)
    asks = words.gettext(PRESETS[one].asked)
    if of_the_way:
        return words.gettext("{question} (% of the way)", question=asks)
    scale = scale_of(one, code)
    if scale.code == scale_of(one).code:
        return words.gettext(MEASURE_NAMES[one])
    if scale.direction == "down":
        return words.gettext("{question} ({scale}, lower is better)", question=asks, scale=str(scale))
    return words.gettext("{question} ({scale})", question=asks, scale=str(scale))


def common_name(found: "Satisfaction", measure: str, words: Words) -> str:
    """Return what a measure asks, with the one scale on which a view compares its scores."""
    one = found.on[measure]
    return measure_name(measure, one.scale.code, words, of_the_way=one.of_the_way)


def notes(found: "Satisfaction", measure: str, words: Words) -> list[str]:
    """Return why a measure's scores are per cent of the way, where they are."""
    if measure not in found.on or not found.on[measure].of_the_way:
        return []
    scales = [scale_of(measure, code) for code in found.asked_on.get(measure, ())]
    shown = words.list(str(scale) for scale in scales)
    if len(scales) == 1:
        sentence = words.gettext(
            "On the scale {scale} the lowest mark is the best one. Scores are shown as per cent of the way from the "
            "worst mark (0) to the best (100).",
            scale=shown,
        )
    else:
        sentence = words.gettext(
            "The question was asked on different scales. To compare them, scores are shown as per cent of the way from "
            "the worst mark (0) to the best (100)."
        )
    return [sentence]
