"""Take the number, the stars or the smiley off an answer: 5 - Very satisfied, 4 of 5, ★★★☆☆, 🙂."""

import re
from typing import NamedTuple

SMILEYS = {
    4.0: "😀😃😄😁😍🤩😊🥰😆💚",
    2.0: "🙂☺👍😌✅",
    0.0: "😐😶😑",
    -2.0: "🙁☹😕👎😟😞❌🫤",
    -4.0: "😡😠😢😭🤬😤😩😫",
}
STRENGTH_OF_SMILEY = {face: strength for strength, faces in SMILEYS.items() for face in faces}

TYPED_SMILEYS = {
    r"[:=]'?-?D": 4.0,
    r"[:=;]-?\)+|\^\^": 2.0,
    r"[:=]-?\|": 0.0,
    r"[:=]-?/": -1.2,
    r"[:=]-?\(+": -2.0,
    r">:-?\(|:'-?\(": -4.0,
}

VARIATION = "\N{VARIATION SELECTOR-16}"
"""Follows a sign that is shown in colours."""

STAR, EMPTY_STAR = "★⭐🌟", "☆✩"
OF = r"\s*(?:/|of|out of|av|ut av|af|ud af|von)\s*"
UNIT = r"\s*(?:stars?|stjerner?|stjärn(?:a|or)|stern(?:e|en)?|points?|poeng|poäng|points|punkte?n?)?"
RATIO = re.compile(rf"(\d{{1,3}}){OF}(\d{{1,3}}){UNIT}", re.IGNORECASE)
STARS = re.compile(r"(\d{1,2})\s*(?:stars?|stjerner?|stjärn(?:a|or)|stern(?:e|en)?)", re.IGNORECASE)
NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]0+)?")
BEFORE = re.compile(r"[(\[]?\s*(\d{1,3})[-–—=:.,)(\]\s]+(\D.*?)[)\]]?", re.DOTALL)
AFTER = re.compile(r"(\D*?[^\W\d_])[-–—=:(\[\s]+(\d{1,3})\s*[)\]]?", re.DOTALL)


class Label(NamedTuple):
    """An answer taken apart: its number, the highest number it names, the strength of its smiley, and its words."""

    number: float | None = None
    of: float | None = None
    smiley: float | None = None
    words: str = ""


def take_apart(text: str) -> Label:
    """Return the number, smiley and words of an answer; a bare number has no words."""
    text = text.replace(VARIATION, "").strip()
    if NUMBER.fullmatch(text):
        return Label(float(text.replace(",", ".")))
    if set(text) & {*STAR}:
        return _starred(text)
    if ratio := RATIO.fullmatch(text):
        return Label(float(ratio[1]), float(ratio[2]))
    return _counted(text) or _smiling(text)


def _starred(text: str) -> Label:
    full, empty = (sum(text.count(star) for star in stars) for stars in (STAR, EMPTY_STAR))
    return Label(float(full), float(full + empty) if empty else None, words=_letters(text))


def _counted(text: str) -> Label | None:
    """Return the label of an answer that begins or ends with a number, or None."""
    if stars := STARS.fullmatch(text):
        return Label(float(stars[1]), 5.0 if int(stars[1]) <= 5 else None)
    if found := BEFORE.fullmatch(text):
        return Label(float(found[1]), words=found[2])
    found = AFTER.fullmatch(text)
    return Label(float(found[2]), words=found[1]) if found else None


def _smiling(text: str) -> Label:
    faces = [STRENGTH_OF_SMILEY[sign] for sign in text if sign in STRENGTH_OF_SMILEY]
    typed = [strength for face, strength in TYPED_SMILEYS.items() if re.fullmatch(face, text)]
    smiley = next(iter([*faces, *typed]), None)
    return Label(smiley=smiley, words=text if smiley is None else _letters(text))


def _letters(text: str) -> str:
    return text if re.search(r"[^\W\d_]{2}", text) else ""
