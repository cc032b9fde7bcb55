"""Read the distinct texts of a column on a scale: numbers, words of an ordinary answer scale, yes and no."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from cxdash.domain.scales import PRESETS, QUALITY, SCALES, Measure, Preset, Question
from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.scale_words import WordScale, means_no_answer, read_words

MISSING_CODES = frozenset({0, 9, 88, 97, 98, 99, 888, 997, 998, 999, -1, -9, -99})
"""Numbers that mean no answer where they are off the scale."""

MOST_TEXTS = 50
"""Distinct texts a column of answers holds at most; its proposal keeps more, so that the limit shows there too."""

FIVE = 5

NUMBER = re.compile(r"([+-]?\d{1,3})(?:[.,]0+)?")
LABELLED = re.compile(r"(\d{1,2})\s*[-–—=:.)(\]]+\s*[^\W\d_].*", re.DOTALL)
"""A number and its meaning, as 5 - Very satisfied, or 0 (not at all likely)."""

NOT_ANSWERED_SO = frozenset({"frequency", "importance", "yes", "solved"})
"""What words are about that no question of satisfaction, ease or expectation is answered with."""


@dataclass(frozen=True)
class Reading:
    """How the texts of a column are read on a scale, and how many codes of the scale are among them."""

    missing: tuple[int | float | str, ...] = ()
    codes: tuple[tuple[str, int], ...] = ()
    shift: int = 0
    steps: int = 0


def is_missing(text: str) -> bool:
    """Return whether a text says that there is no answer."""
    return means_no_answer(text)


def read_as(texts: Collection[str], measure: Measure) -> Reading | None:
    """Return how distinct, non-blank *texts* answer on a measure's scale; None where they do not."""
    if len(texts) > MOST_TEXTS:
        return None
    words = read_words(texts)
    found = _values([text for text in texts if text not in words.missing], measure, words)
    if not found:
        return None
    scale = SCALES[measure]
    from_one = max(found.values()) == scale.highest + 1 and 0 not in found.values()
    shift = -1 if PRESETS[measure].asks is Question.RECOMMENDATION and from_one else 0
    outside = sorted({value for value in found.values() if not scale.has(value + shift)})
    steps = len(set(found.values())) - len(outside)
    if not steps or not MISSING_CODES.issuperset(outside):
        return None
    codes = {folded(text): value for text, value in found.items() if not NUMBER.fullmatch(text)}
    return Reading((*outside, *words.missing), tuple(sorted(codes.items())), shift, steps)


def whole_number(text: str) -> int | None:
    """Return the short whole number that a text is, or begins with as 5 - Very satisfied does; None for any other."""
    found = NUMBER.fullmatch(text) or LABELLED.fullmatch(text)
    return int(found[1]) if found else None


def _values(texts: list[str], measure: Measure, words: WordScale) -> dict[str, int]:
    """Return the value of each text, or nothing where one has none; words go before numbers that run against them."""
    preset = PRESETS[measure]
    if preset.asks is Question.RESOLVED:
        values = {text: _solved(text, words) for text in texts}
    else:
        values = {text: whole_number(text) for text in texts}
        if None in values.values() or words.numbers_disagree:
            values = _in_words(texts, preset, words)
    known = {text: value for text, value in values.items() if value is not None}
    return known if len(known) == len(texts) else {}


def _solved(text: str, words: WordScale) -> int | None:
    if NUMBER.fullmatch(text):
        return whole_number(text)
    position = words.positions.get(text, 0)
    return int(position > 0) if position and words.subjects <= {"yes", "solved"} else None


def _in_words(texts: Collection[str], preset: Preset, words: WordScale) -> dict[str, int | None]:
    """Return the score of each text in the preset's own words, or in those of a scale with as many steps.

    Words that fit a scale of five steps as well as their own are scored on five, if the preset has five.
    """
    named = {text: folded(text) for text in texts}
    for own in preset.answers:
        if own not in QUALITY and set(named.values()) <= set(own):
            rungs = range(int(preset.scale.lowest), int(preset.scale.highest) + 1)
            return {text: rungs[own.index(word)] for text, word in named.items()}
    if words.subjects & NOT_ANSWERED_SO or ("level" in words.subjects and preset.asks is not Question.EXPECTATION):
        return {}
    lowest, highest = preset.scale.lowest, preset.scale.highest
    wider = words.steps < highest - lowest + 1 == FIVE and words.others
    read = replace(words, positions=words.others[0], steps=FIVE) if wider else words
    scores = read.scores(lowest, highest)
    if set(scores) != set(texts) or not all(float(score).is_integer() for score in scores.values()):
        return {}
    return {text: int(score) for text, score in scores.items()}
