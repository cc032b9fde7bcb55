"""Find the known touchpoint a question means, by its names in any language and by nearly the same words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cxdash.exchange.files.header import folded
from cxdash.exchange.suggest.name_hints import readable

Known = Mapping[str, Mapping[str, Any]]

ENDING = r"(?:s|en|et|n|t|ene|a|ne|na|ens|ets)?"
"""What Norwegian and Swedish put after a word for the, and English for several."""

ENDINGS = (
    "ene",
    "erna",
    "arna",
    "orna",
    "en",
    "et",
    "an",
    "er",
    "ar",
    "or",
    "es",
    "ne",
    "na",
    "a",
    "e",
    "n",
    "t",
    "r",
    "s",
    "ing",
    "inger",
    "ingen",
    "ingar",
    "ning",
    "ningen",
    "te",
    "de",
)
"""What may differ at the end of two forms of one word."""

SHORTEST = 4
"""Letters of a word that is looked for at the end of compounds."""

NO_WORDS = {
    "sup",
    "rap",
    "trans",
    "plat",
    "platt",
    "kon",
    "kom",
    "con",
    "com",
    "pro",
    "auto",
    "inter",
    "pass",
    "air",
    "kul",
}
"""What stands before port, form, mat and the like in words that are no compounds, or whose end does not name them."""


LITTLE = (
    r"\b(?:an?|and|at|by|for|from|in|of|on|or|our|the|to|via|with|your|av|de|den|det|din|ditt|du|eller|en|et|fra|få|hos|"
    r"i|med|og|om|oss|på|ved|vår|vårt|våre|til|under|ett|från|för|och|till|vi|vid|våra|är)\b"
)
"""Words that stand in names of any touchpoint."""

LONGEST_NAME = 1_000
"""Characters of a name that is compared."""


def same(one: str, other: str) -> bool:
    """Return whether two names are one word for the same, as web site and Website, or levering and leveringen."""
    first, second = sorted((_joined(one), _joined(other)), key=len)
    return 0 < len(first) <= LONGEST_NAME and bool(re.fullmatch(re.escape(first) + ENDING, second))


def known_in(question: str, name: str, known: Known) -> str:
    """Return the key of the known touchpoint that a question names, the longest name first; '' where it names none."""
    words = readable(question)
    names = [(called, key) for key, row in known.items() for called in _names(key, row)]
    for called, key in sorted(names, key=lambda pair: -len(pair[0])):
        if same(called, name) or re.search(rf"\b{re.escape(readable(called))}{ENDING}\b", words):
            return key
    return ""


def alike(name: str, known: Known) -> list[str]:
    """Return the keys of known touchpoints that may be the same as a name, the most words in common first.

    All words of one name are in the other, as they are or in a compound: Sjåføren in Bussjåføren, Web in Website,
    Melde skade in Skademelding, Fakturan in Faktura og betaling.
    """
    said = _words(name)
    found = {
        key: max((_in_common(said, _words(called)) for called in _names(key, row)), default=0)
        for key, row in known.items()
    }
    return sorted((key for key, words in found.items() if words), key=lambda key: -found[key])


def _joined(name: str) -> str:
    return re.sub(r"[\s_-]+", "", folded(name))


def _words(name: str) -> list[str]:
    """Return the words of a name but for those that say nothing by themselves."""
    return [word for word in re.sub(LITTLE, " ", readable(name[:LONGEST_NAME])).split() if len(word) > 1]


def _in_common(one: list[str], other: list[str]) -> int:
    """Return how many words of the shorter name are in the other, 0 where not all of them are."""
    counts = [sum(_is_in(word, others) for word in words) for words, others in ((one, other), (other, one)) if words]
    whole = [count for count, words in zip(counts, (one, other), strict=False) if words and count == len(words)]
    return max(whole, default=0) if one and other else 0


def _is_in(word: str, others: list[str]) -> bool:
    """Return whether a word is one of others in another form, or a part of a compound among them."""
    forms = {form for form in _forms(word) if len(form) >= SHORTEST or form == word}
    return any(forms & _forms(one) or _begins(one, forms) or _ends_in(one, forms) for one in others)


def _begins(compound: str, forms: set[str]) -> bool:
    """Return whether the first part of a compound is a word that comes in these forms."""
    rest = [compound.removeprefix(form) for form in forms if len(form) >= SHORTEST - 1 and compound.startswith(form)]
    return any(len(part) >= SHORTEST for part in rest)


def _forms(word: str) -> set[str]:
    """Return a word and what is left of it without an ending, three letters at least."""
    cut = {word.removesuffix(ending) for ending in ENDINGS}
    several = {word.removesuffix("ies") + "y"} if word.endswith("ies") else set()
    return {word, *several, *(form for form in cut if len(form) >= 3)}


def _ends_in(compound: str, wanted: set[str]) -> bool:
    """Return whether the last part of a compound is the word that comes in these forms."""
    ends = [form for form in wanted if len(form) >= SHORTEST]
    first = {form.removesuffix(end) for form in _forms(compound) for end in ends if form.endswith(end)}
    return any(len(part) > 2 and part not in NO_WORDS for part in first)


def _names(key: str, row: Mapping[str, Any]) -> Iterable[str]:
    named = [key, *(row.get(name) for name in ("name", "name_nb", "name_sv"))]
    return [str(name) for name in named if name and len(str(name)) > 2 and readable(str(name))]
