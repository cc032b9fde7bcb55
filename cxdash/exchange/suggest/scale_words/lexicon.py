"""Look up what a word does in an answer: its kind, its strength and what it is about.

Strengths are 1 (slightly) to 4 (extremely); a plain word as *satisfied* or *poor* has 2.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.scale_words import danish, english, german, norwegian, swedish

LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "en": english.WORDS,
    "nb": norwegian.WORDS,
    "sv": swedish.WORDS,
    "da": danish.WORDS,
    "de": german.WORDS,
}

HEADS = {"good", "bad"}
PLAIN, VERY = 2.0, 3.0

ENDINGS = ("e", "t", "a", "s", "n", "er", "es", "en", "em", "et", "ly")
"""Inflections by which a word may differ from the one listed."""

OPPOSITES = ("un", "dis", "mis", "miss", "in", "im", "ir", "u", "o")
"""Beginnings that turn a good word into a bad one."""

STRENGTHENING = ("kjempe", "super", "jätte", "mega", "hyper", "ultra", "hoch", "kanon", "top")
"""Beginnings that make a word a strong one."""

TOKENS = re.compile(r"[^\W\d_]+|\d+|/")
SHORTENED = re.compile(r"'(s|m|re|ve|d|ll)\b")
ACCENTS = (
    str.maketrans("øåäöüéæ", "oaaouea"),
    str.maketrans({"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae"}),
)
"""How words are written where letters with accents are wanting."""


class Word(NamedTuple):
    """One word or fixed group of words as it stands in an answer: *kind* is '' where nobody knows it."""

    text: str
    kind: str = ""
    subject: str = ""
    strength: float = PLAIN


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words, numbers and slashes of a text in small letters; *don't* is two words."""
    plain = folded(text).replace("’", "'").replace("n't", " not").replace("cannot", "can not")
    return tuple(TOKENS.findall(SHORTENED.sub("", plain)))


def likeliest_language(texts: Iterable[str]) -> str:
    """Return the language that knows most of the words in *texts*."""
    said = Counter(token for text in texts for token in tokens(text) if token.isalpha())
    known = {
        language: sum(times for token, times in said.items() if _listed(token, language)) for language in LANGUAGES
    }
    return max(known, key=lambda language: known[language])


@lru_cache(maxsize=20_000)
def words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text, the longest groups first; a language's own words go before those of others."""
    read: list[Word] = []
    left = tokens(text)
    while left:
        read.append(_first(left, language))
        left = left[len(read[-1].text.split()) :]
    if read and read[-1].kind == "degree":
        read[-1] = _as_head(read[-1])
    return tuple(read)


def _first(left: tuple[str, ...], language: str) -> Word:
    longest = min(5, len(left)) if left[0] in _group_starts() else 1
    for size in range(longest, 1, -1):
        group = " ".join(token for token in left[:size] if token != "/")
        if left[size - 1] != "/" and (found := _group(group, language)):
            return found._replace(text=" ".join(left[:size]))
    return look_up(left[0], language)


@cache
def _group_starts() -> frozenset[str]:
    """Return the words that groups of words begin with, in any language."""
    return frozenset(text.split()[0] for one in LANGUAGES for text in _lexicon(one) if " " in text)


def _group(group: str, language: str) -> Word | None:
    return next((found for one in _order(language) if (found := _lexicon(one).get(group))), None)


@lru_cache(maxsize=20_000)
def look_up(token: str, language: str) -> Word:
    """Return what one word does, as listed, inflected, or with a beginning that turns or strengthens it."""
    for one in _order(language):
        if found := _listed(token, one):
            return found._replace(text=token)
    for one in _order(language):
        if (head := _after(token, OPPOSITES, one)) and head.kind == "good":
            return Word(token, "bad", head.subject, max(PLAIN, head.strength))
        if (head := _after(token, STRENGTHENING, one)) and head.kind in HEADS:
            return Word(token, head.kind, head.subject, max(VERY, head.strength))
        if (head := _after(token, STRENGTHENING, one, opposite=True)) and head.kind == "good":
            return Word(token, "bad", head.subject, max(VERY, head.strength))
    return Word(token)


def _after(token: str, beginnings: Sequence[str], language: str, *, opposite: bool = False) -> Word | None:
    """Return the listed word that follows one of the beginnings in a token."""
    for beginning in beginnings:
        rest = token.removeprefix(beginning)
        if rest == token or len(rest) < 3:
            continue
        if found := _after(rest, OPPOSITES, language) if opposite else _listed(rest, language):
            return found
    return None


def _as_head(word: Word) -> Word:
    """Return the last word of an answer as a good or bad one where some language has it so: Danish *svært*."""
    heads = [found for one in LANGUAGES if (found := _lexicon(one).get(word.text)) and found.kind in HEADS]
    return heads[0] if heads else word


@lru_cache(maxsize=100_000)
def _listed(token: str, language: str) -> Word | None:
    lexicon = _lexicon(language)
    stems = [token.removesuffix(ending) for ending in ENDINGS if token.endswith(ending)]
    return lexicon.get(token) or next(
        (found for stem in stems if len(stem) > 2 and (found := lexicon.get(stem)) and found.kind in HEADS), None
    )


def _order(language: str) -> list[str]:
    return [language, *(one for one in LANGUAGES if one != language)]


@cache
def _lexicon(language: str) -> dict[str, Word]:
    """Return a language's words by their text, and by their text without accents where that is no other word."""
    found: dict[str, Word] = {}
    for name, listed in LANGUAGES[language].items():
        for text in map(str.strip, folded(listed).split(",")):
            found[text] = _word(text, name)
    return {text.translate(bare): word for bare in ACCENTS for text, word in found.items()} | found


def _word(text: str, name: str) -> Word:
    """Return a word by the name of its list, as *good quality 4*: kind, subject and strength, the last two optional."""
    number = re.search(r"[\d.]+$", name)
    kind, _, subject = name.removesuffix(number[0] if number else "").strip().partition(" ")
    if name == "at all":
        kind, subject = "at all", ""
    return Word(text, kind, subject, float(number[0]) if number else PLAIN)
