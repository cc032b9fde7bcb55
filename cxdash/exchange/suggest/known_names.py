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


LONGEST_NAME = 1_000
"""Characters of a name that is compared."""


def same(one: str, other: str) -> bool:
    """Return whether two names are one word for the same, as delivery and Delivery, or levering and leveringen."""
    first, second = sorted((folded(one), folded(other)), key=len)
    return 0 < len(first) <= LONGEST_NAME and bool(re.fullmatch(re.escape(first) + ENDING, second))


def known_in(question: str, name: str, known: Known) -> str:
    """Return the key of the known touchpoint that a question names, the longest name first; '' where it names none."""
    words = readable(question)
    names = [(called, key) for key, row in known.items() for called in _names(key, row)]
    for called, key in sorted(names, key=lambda pair: -len(pair[0])):
        if same(called, name) or re.search(rf"\b{re.escape(readable(called))}{ENDING}\b", words):
            return key
    return ""


def only_known(name: str, known: Known) -> str:
    """Return the key of the one known touchpoint with a name that this is a part of, or ''.

    Sjåføren is a part of Bussjåføren, driver of Bus driver, and web site of The website.
    """
    found = [key for key, row in known.items() if any(_is_part(name, called) for called in _names(key, row))]
    return found[0] if len(found) == 1 else ""


def _is_part(name: str, called: str) -> bool:
    words, said = readable(called).split(), readable(name).split()
    wanted = _forms("".join(said))
    runs = ["".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    if len(min(wanted, key=len)) < 3:
        return False
    return any(wanted & _forms(run) for run in runs) or (
        len(said) == 1 and any(_ends_in(word, wanted) for word in words)
    )


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
