"""Read the scale that a header states, as (1-7), på en skala fra 1 til 6, out of 10, or (1 = poor, 6 = excellent)."""

import re
from dataclasses import dataclass

DASH = r"\s{0,2}(?:-|–|—|‐|\.\.\.?|…|to|til|till|bis|and|og|och|und|av)\s{0,2}"
PAIR = rf"(?<![\d.,/:-])(\d{{1,3}}){DASH}(\d{{1,3}})(?![\d.,:/%]*\d)"
LEADING = r"(?:scale|skala(?:en|n)?|from|fra|från|von|between|mellom|mellan|zwischen|rate|rating|karakter|betyg|score)"
IN_WORDS = re.compile(rf"\b{LEADING}\b[^\d\[\]]{{0,20}}{PAIR}")
IN_BRACKETS = re.compile(
    rf"[(\[]\s{{0,2}}(?:{LEADING}\W{{0,3}}){{0,3}}{PAIR}\s{{0,2}}"
    rf"(?:{LEADING}|stars?|stjerner|sterne|poeng|poäng|points)?\s{{0,2}}[)\]]"
)
AT_END = re.compile(rf"[\s,;:–—-]{PAIR}\s{{0,2}}[?.!]?\s{{0,2}}$")
OUT_OF = re.compile(r"(?:\bout of|[(\[]\s{0,2}/|[(\[]\s{0,2}(?:av|af|von)|\s/)\s{0,2}(\d{1,3})\b(?!\s{0,2}(?:\d|%))")
LABEL = re.compile(
    r"(?<![\w/])(?<!\d[.,])(\d{1,3})\s{0,2}(?:=|:|\(|(?:-|–|—)\s|\b(?:is|means|being|er|är|betyr|betyder|ist|bedeutet|heißt)\b)"
    r"\s{0,2}([^\W\d][^,;()\[\]\d=]{1,40})"
)

BEST = re.compile(
    r"\b(best|beste|bäst|bästa|bedst|excellent|outstanding|utmerket|utmärkt|fremragende|ausgezeichnet|sehr gut|"
    r"very (good|satisfied|easy|likely|happy)|svært (bra|god|godt|fornøyd|enkelt|lett|høye?|sannsynlig)|"
    r"veldig (bra|god|godt|fornøyd|enkelt|lett)|meget (bra|god|godt|fornøyd|tilfreds|enkelt|let|nemt)|"
    r"mycket (bra|nöjd|lätt|enkelt|god)|sehr (zufrieden|einfach|leicht|wahrscheinlich)|highly|extremely|completely|"
    r"good|bra|godt?|gut|høyest|högst|helt (enig|fornøyd|sikkert)|fully|top|perfect|perfekt|satisfied|fornøyd|nöjd|"
    r"zufrieden|tilfreds|easy|enkelt|lett|lätt|einfach|high|agree|enig)\b"
)
WORST = re.compile(
    r"\b((meget|ret|temmelig|ekstremt) svært?|svært?$|sehr schwer|"
    r"worst|verst|sämst|schlechteste?|værst|dårligst|terrible|awful|horrible|poor|bad|dårlige?|dåligt?|schlecht|"
    r"dissatisfied|misfornøyd|missnöjd|utilfreds|unzufrieden|unsatisfied|difficult|vanskelig|svårt|schwierig|hard|"
    r"disagree|uenig|not at all|ikke i det hele tatt|slett ikke|inte alls|överhuvudtaget|overhodet ikke|gar nicht|"
    r"überhaupt nicht|slet ikke|unlikely|usannsynlig|osannolikt|ungenügend|mangelhaft|lavest|lägst|very low|"
    r"svært lave?|lave?|low|lowest|ikke|inte|nicht|not|least|lite|ringe)\b"
)


AFTER = re.compile(r"(?<![\w/])(?<!\d[.,])(\d{1,3})\s{1,2}([^\W\d][^,;()\[\]\d=–—]{1,30})")
BEFORE = re.compile(rf"\b([^\W\d][^,;()\[\]\d=:?]{{0,25}}?)\s{{0,2}}[=:(]\s{{0,2}}(\d{{1,3}})(?!\d|{DASH}\d)")
"""A number with what it means after or before it; both ends of a scale in one bracket are not what one means."""


@dataclass(frozen=True)
class SaidScale:
    """The scale of a header: its ends (*lowest* is None where only the highest is said), and its text."""

    lowest: int | None
    highest: int
    said: str


def scale_in(header: str) -> SaidScale | None:
    """Return the scale that a header states, or None."""
    words = " ".join(header.casefold()[:1000].split())
    labels = _labels(words)
    for pattern in (IN_BRACKETS, IN_WORDS, AT_END):
        if found := pattern.search(words):
            low, high = sorted((int(found[1]), int(found[2])))
            if _is_scale(low, high):
                return SaidScale(low, high, found[0].strip(" ()[],;:?.!"))
    if len(labels) > 1 and _is_scale(min(labels), max(labels)) and min(labels) in (0, 1):
        low, high = min(labels), max(labels)
        said = ", ".join(f"{number} = {labels[number]}" for number in (low, high))
        return SaidScale(low, high, said)
    if (found := OUT_OF.search(words)) and _is_scale(1, int(found[1])):
        return SaidScale(None, int(found[1]), found[0].strip(" ()[],;:?.!"))
    return None


def best_in(header: str) -> tuple[str, str]:
    """Return whether words of a header say that the "high" or the "low" number is the best, and those words."""
    words = " ".join(header.casefold()[:1000].split())
    sides: dict[int, int] = {}
    said: dict[int, str] = {}
    pairs = [one.groups() for pattern in (LABEL, AFTER) for one in pattern.finditer(words) if not _is_numbering(one)]
    pairs += [(number, label) for label, number in BEFORE.findall(words)]
    for number, label in pairs:
        if (found := side(label)) and int(number) not in sides:
            sides[int(number)], said[int(number)] = found, f"{number} = {label.strip(' .?!-–')}"
    if not sides:
        return "", ""
    low, high = min(sides), max(sides)
    if low == high:
        rising = sides[low] < 0 if low <= 1 else sides[low] > 0
        return ("high" if rising else "low"), said[low]
    if sides[low] == sides[high]:
        return "", ""
    return ("high" if sides[high] > 0 else "low"), f"{said[low]}, {said[high]}"


def side(label: str) -> int:
    """Return 1 for words of the best end of a scale, −1 for those of the worst, 0 for any other."""
    best, worst = BEST.search(label), WORST.search(label)
    return -1 if worst else 1 if best else 0


def _is_numbering(found: re.Match[str]) -> bool:
    """Return whether a number at the beginning of a header counts the questions, as 1: How satisfied are you?"""
    return found.start() == 0 and "=" not in found[0]


def _labels(words: str) -> dict[int, str]:
    return {int(number): label.split(" / ")[0].strip(" .?!-–") for number, label in LABEL.findall(words)}


def _is_scale(low: int, high: int) -> bool:
    return low in (0, 1) and (2 <= high <= 11 or high in (20, 100))
