"""Read the distinct texts of a column on a scale: numbers, words of an ordinary answer scale, yes and no."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cxdash.domain.scales import PRESETS, SCALES, Measure, Preset, Question
from cxdash.exchange.files.header import folded

MISSING_TEXTS = frozenset(
    [
        "na",
        "n/a",
        "n.a",
        "#n/a",
        "nan",
        "null",
        "#null!",
        "none",
        "missing",
        "-",
        "--",
        "–",
        "—",
        "x",
        "?",
        ".",
        "don't know",
        "don’t know",
        "dont know",
        "do not know",
        "not sure",
        "not applicable",
        "not relevant",
        "does not apply",
        "no answer",
        "no opinion",
        "prefer not to say",
        "not used",
        "have not used",
        "vet ikke",
        "veit ikkje",
        "ikke aktuelt",
        "ikke relevant",
        "uaktuelt",
        "ubesvart",
        "ikke besvart",
        "ingen svar",
        "ikke svar",
        "ingen mening",
        "ønsker ikke å svare",
        "vil ikke svare",
        "kan ikke svare",
        "usikker",
        "ikke brukt",
        "har ikke brukt",
        "vet ikke/ikke relevant",
        "vet inte",
        "vet ej",
        "inte aktuellt",
        "ej aktuellt",
        "inte relevant",
        "ej relevant",
        "inget svar",
        "ej svar",
        "obesvarad",
        "ingen åsikt",
        "ingen uppfattning",
        "vill inte svara",
        "kan inte svara",
        "osäker",
        "inte använt",
        "har inte använt",
        "vet ej/ej aktuellt",
        "vet ikke / ikke relevant",
        "vet inte/inte aktuellt",
        "don't know / not applicable",
        "don't know/not applicable",
    ]
)
MISSING_CODES = frozenset({0, 9, 88, 97, 98, 99, 888, 997, 998, 999, -1, -9, -99})
"""Numbers that mean no answer where they are off the scale."""

MOST_TEXTS = 50
"""Distinct texts a column of answers holds at most; its proposal keeps more, so that the limit shows there too."""

NUMBER = re.compile(r"([+-]?\d{1,3})(?:[.,]0+)?")
LABELLED = re.compile(r"(\d{1,2})\s*[-–—=:.)(\]]+\s*[^\W\d_].*", re.DOTALL)
"""A number and its meaning, as 5 - Very satisfied, or 0 (not at all likely)."""

YES = re.compile(r"(yes|ja|jepp|true|sant|sann|y|j)\b(?![’'])")
NO = re.compile(r"(no|nei|nej|false|usant|n)\b(?![’'])")

BETWEEN = re.compile(
    r"\b(neither|neutral|nøytral\w*|verken|hverken|varken|både og|både och|middels|average|mixed|ok|okay)\b|både/og"
)
NOT_AT_ALL = re.compile(r"\b(not at all|ikke i det hele tatt|slett ikke|overhodet ikke|inte alls)\b")
NOT = re.compile(r"\b(not|ikke|inte|ej|mindre|less)\b")
BAD = re.compile(
    r"\b(dissatisfied|unsatisfied|unhappy|disagree|poor|bad|terrible|awful|difficult|hard|worse|misfornøyd|utilfreds|"
    r"uenig|dårlige?|vanskelig|verre|missnöjd|oenig|dålig|dåligt|svårt?|sämre|tar avstånd)\b"
)
GOOD = re.compile(
    r"\b(satisfied|happy|pleased|agree|good|great|excellent|easy|better|fornøyd|tilfreds|enig|god|godt|bra|lett|enkelt|"
    r"stemmer|nöjd|lätt|instämmer|stämmer|håller med|utmerket|utmärkt)\b"
)
VERY = re.compile(
    r"\b(very|extremely|completely|totally|strongly|highly|fully|excellent|svært|veldig|meget|helt|fullt|fullstendig|særdeles|"
    r"mycket|väldigt|absolutt|absolut|utmerket|utmärkt)\b"
)
QUITE = re.compile(
    r"\b(fairly|quite|somewhat|slightly|partly|rather|ganske|noe|litt|delvis|nokså|til dels|ganska|något|lite|till "
    r"viss del)\b"
)


@dataclass(frozen=True)
class Reading:
    """How the texts of a column are read on a scale, and how many codes of the scale are among them."""

    missing: tuple[int | float | str, ...] = ()
    codes: tuple[tuple[str, int], ...] = ()
    shift: int = 0
    steps: int = 0


def is_missing(text: str) -> bool:
    """Return whether a text says that there is no answer."""
    return folded(text).strip("() ").rstrip(".!") in MISSING_TEXTS or folded(text) in MISSING_TEXTS


def read_as(texts: Collection[str], measure: Measure) -> Reading | None:
    """Return how distinct, non-blank *texts* answer on a measure's scale; None where they do not."""
    if len(texts) > MOST_TEXTS:
        return None
    none = tuple(text for text in texts if is_missing(text))
    found = _values([text for text in texts if not is_missing(text)], measure)
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
    return Reading((*outside, *none), tuple(sorted(codes.items())), shift, steps)


def whole_number(text: str) -> int | None:
    """Return the short whole number that a text is, or begins with as 5 - Very satisfied does; None for any other."""
    found = NUMBER.fullmatch(text) or LABELLED.fullmatch(text)
    return int(found[1]) if found else None


def _values(texts: list[str], measure: Measure) -> dict[str, int]:
    """Return the value of each text, or nothing where one has none."""
    preset = PRESETS[measure]
    if preset.asks is Question.RESOLVED:
        values = {text: _solved(text) for text in texts}
    else:
        values = {text: whole_number(text) for text in texts}
        if None in values.values():
            values = _in_words(texts, preset) or values
    known = {text: value for text, value in values.items() if value is not None}
    return known if len(known) == len(texts) else {}


def _solved(text: str) -> int | None:
    if NUMBER.fullmatch(text):
        return whole_number(text)
    return 1 if YES.match(folded(text)) else 0 if NO.match(folded(text)) else None


def _in_words(texts: Iterable[str], preset: Preset) -> dict[str, int | None]:
    """Return the score of each text in the preset's own words, or in those of any scale from 1 to 5.

    Numbers are their own scores there. Words that also fit a scale from 1 to 5 are the preset's only where its
    highest is among them.
    """
    named = {text: re.sub(r"^\d{1,2}\b\W*", "", folded(text)) for text in texts}
    of_five = preset.scale == SCALES[Measure.CSAT]
    for words in preset.answers:
        if set(named.values()) <= set(words) and (words[-1] in named.values() or not of_five):
            scores = range(int(preset.scale.lowest), int(preset.scale.highest) + 1)
            return {text: scores[words.index(word)] for text, word in named.items()}
    if not of_five:
        return {}
    values = {text: _rung(word) if word else whole_number(text) for text, word in named.items()}
    mild = [text for text, word in named.items() if values[text] == 4 and QUITE.search(word)]
    if 3 not in values.values() and len(mild) < list(values.values()).count(4):
        values |= dict.fromkeys(mild, 3)
    return values


def _rung(words: str) -> int | None:
    """Return where words stand from 1 to 5, or None where they are none of a scale."""
    good, bad = GOOD.search(words), BAD.search(words)
    if BETWEEN.search(words):
        return None if bad and re.search(r"\b(neutral or|ok or|okay or)\b", words) else 3
    if not (good or bad) or len(words.split()) > 7:
        return None
    if NOT_AT_ALL.search(words):
        return 1
    if bad:
        return 1 if VERY.search(words) else 2
    if NOT.search(words):
        return 2
    return 5 if VERY.search(words) else 4
