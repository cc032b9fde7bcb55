"""Find what a word of a file means: a sheet, a column or an allowed value, in English, Norwegian or Swedish.

The words are the names and codes of domain.sheets, what the screen calls them in each language, and their synonyms.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets import EVERY, IN_LANGUAGE, TRANSLATIONS, Column, Sheet, synonyms
from cxdash.domain.vocabulary import LANGUAGES, USERS
from cxdash.exchange.files.header import folded
from cxdash.i18n.audience import tag
from cxdash.i18n.translator import catalogue

Meanings = Mapping[str, tuple[str, ...]]
"""What each word may mean, by the word as `bare` gives it."""

YES_NO = {"yes": gettext_noop("yes"), "no": gettext_noop("no")}
IN_BRACKETS = re.compile(r"\([^()]{0,100}\)")


def bare(word: str) -> str:
    """Return a word as words are compared: in small letters, without spaces, dashes and other marks."""
    return "".join(letter for letter in folded(word[:200]) if letter.isalnum())


def sheets(name: str) -> tuple[str, ...]:
    """Return the names of the sheets that the name of a file's sheet may mean."""
    return _sheets().get(bare(name), ())


def columns(sheet: Sheet, name: str) -> tuple[str, ...]:
    """Return the names of the columns that a heading in a sheet may mean; what stands in brackets may be left out."""
    known = _columns(sheet)
    return known.get(bare(name)) or known.get(bare(IN_BRACKETS.sub("", name)), ())


def headings(sheet: Sheet) -> set[str]:
    """Return every heading that is known in a sheet, as `bare` gives it."""
    return set(_columns(sheet))


def codes(column: Column, word: str) -> tuple[str, ...]:
    """Return the codes that a word in a column may mean."""
    return _codes(column).get(bare(word), ())


def one_of(codes: Mapping[str, str], word: str) -> str | None:
    """Return the code that a word means among codes with their words in English; None where it is none or several."""
    said = [code for code, name in codes.items() if bare(word) in map(bare, (code, *_in_all(name)))]
    return said[0] if len(said) == 1 else None


def is_whole(word: str) -> bool:
    """Return whether a word in a column of segments means all customers together."""
    return bare(word) in _bare_words(synonyms.WHOLE)


def called(sentence: str, language: str) -> str:
    """Return what the screen calls a sheet, a column or a value, by its words in English."""
    return catalogue(language).gettext(sentence) if sentence else ""


def heading(column: Column, language: str) -> str:
    """Return a column's heading in a language; in English, the column's own name."""
    if language == "en":
        return column.name
    label = called(column.label, language)
    if column.language:
        label = called(IN_LANGUAGE[column.language], language).format(field=label)
    return label[:1].upper() + label[1:]


def sheet_name(sheet: Sheet, language: str) -> str:
    """Return the name of a workbook's sheet in a language; in English, the sheet's own name."""
    return sheet.name if language == "en" else called(sheet.title, language)[:31]


def values(column: Column, language: str) -> dict[str, str]:
    """Return the words for a column's codes in a language, where it allows nothing else; in English, the codes."""
    allowed = YES_NO if column.kind == "yes_no" else {code: column.codes[code] for code in column.allowed}
    return {code: code if language == "en" else called(word, language) for code, word in allowed.items()}


@lru_cache
def _sheets() -> Meanings:
    said = [(sheet.name, (sheet.name,)) for sheet in EVERY]
    shown = [(sheet.name, _in_all(sheet.title)) for sheet in EVERY]
    others = [(sheet.name, _split(synonyms.SHEETS.get(sheet.name, ""))) for sheet in EVERY]
    return _first_of(said, shown, others)


@lru_cache
def _columns(sheet: Sheet) -> Meanings:
    said, shown, close, others = [], [], [], []
    for column in sheet.columns:
        base = column.name.removesuffix(f"_{column.language}") if column.language else column.name
        said.append((column.name, (column.name,)))
        shown.append((column.name, _labels(column)))
        close.append((column.name, _translated(column, _split(synonyms.IN_SHEETS.get((sheet.name, base), "")))))
        others.append((column.name, _translated(column, _split(synonyms.COLUMNS.get(base, "")))))
    return _first_of(said, shown, close, others)


def _labels(column: Column) -> list[str]:
    labels = _in_all(column.label)
    if not column.language:
        return labels
    full = [
        called(IN_LANGUAGE[column.language], language).format(field=called(column.label, language))
        for language in LANGUAGES
    ]
    return [*full, *_translated(column, labels)]


def _translated(column: Column, labels: Iterable[str]) -> list[str]:
    """Return labels as people mark them with a language: navn_nb, navn norsk."""
    if not column.language:
        return list(labels)
    marks = (column.language, LANGUAGES[column.language], *_split(synonyms.CODES[column.language]))
    return [f"{label} {mark}" for label in labels for mark in marks]


@lru_cache(maxsize=512)
def _codes(column: Column) -> Meanings:
    sheet = next((one.name for one in EVERY if column in one.columns), "")
    said = [(code, (code,)) for code in column.codes]
    shown = [(code, _in_all(word)) for code, word in column.codes.items()]
    close = [
        (code, _split(synonyms.IN_COLUMNS.get((sheet, column.name, code), synonyms.CODES.get(code, ""))))
        for code in column.codes
    ]
    return _first_of(said, shown, close)


def _first_of(*groups: Iterable[tuple[str, Iterable[str]]]) -> Meanings:
    """Return what each word means in the first of the groups that know it."""
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        here: dict[str, list[str]] = {}
        for meaning, words in group:
            for word in {bare(word) for word in words} - {""} - found.keys():
                here.setdefault(word, []).append(meaning)
        found |= {word: tuple(meanings) for word, meanings in here.items()}
    return found


def _in_all(sentence: str) -> list[str]:
    """Return a word in every language, as said of customers and as said of users."""
    return [called(sentence, tag(language, who)) for who in ("", USERS) for language in ("en", *TRANSLATIONS)]


@lru_cache
def _bare_words(words: str) -> frozenset[str]:
    return frozenset(map(bare, _split(words)))


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
