"""Say what is wrong with a file in its own words: its sheets and columns as it calls them, what it lacks by the names
of its language.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cxdash.domain.messages import Codes, Message
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells import words
from cxdash.exchange.company.recognition import RawFile
from cxdash.exchange.files.header import plain
from cxdash.exchange.phrases import shown
from cxdash.i18n.translator import languages

SHEETS = ("sheet", "refers", "other", "meanings")
COLUMNS = ("column", "columns", "first")
"""The places in sentences that name sheets, and those that name columns of the sheet."""


def of_file(sentences: Iterable[Message], raw: RawFile) -> list[Message]:
    """Return the sentences with the file's own names for sheets, columns and allowed values."""
    language = _language(raw)
    return [replace(one, values=_values(one, raw, language)) for one in sentences]


def _values(sentence: Message, raw: RawFile, language: str) -> dict[str, object]:
    sheet = str(sentence.values.get("sheet", ""))
    found = dict(sentence.values)
    for place in SHEETS:
        if isinstance(found.get(place), str):
            found[place] = ", ".join(_sheet(name, raw, language) for name in str(found[place]).split(", "))
    for place in COLUMNS:
        if isinstance(found.get(place), str) and sheet in BY_NAME:
            found[place] = ", ".join(_column(name, sheet, raw, language) for name in str(found[place]).split(", "))
    allowed = found.get("allowed")
    if isinstance(allowed, Codes) and language != "en":
        found["allowed"] = allowed.listed(partial(words.called, language=language))
    return found


def _sheet(name: str, raw: RawFile, language: str) -> str:
    called = raw.called.get(name, "")
    if name not in BY_NAME:
        return name
    if called:
        return name if plain(called) == name else shown(called)
    return words.sheet_name(BY_NAME[name], language)


def _column(name: str, sheet: str, raw: RawFile, language: str) -> str:
    column = BY_NAME[sheet].column(name)
    if column is None:
        return name
    head = raw.sheets[sheet].heads.get(name, "") if sheet in raw.sheets else ""
    if head:
        return name if plain(head) == name else shown(head.rstrip(" *"))
    return words.heading(column, language)


def _language(raw: RawFile) -> str:
    """Return the language of most of the file's headings; English where none has more."""
    counted = Counter(dict.fromkeys(languages(), 0))
    for name, called in raw.called.items():
        counted.update(one for one in counted if words.bare(called) == words.bare(words.sheet_name(BY_NAME[name], one)))
    for name, sheet in raw.sheets.items():
        for column, head in sheet.heads.items():
            described = BY_NAME[name].column(column)
            counted.update(
                one for one in counted if described and words.bare(head) == words.bare(words.heading(described, one))
            )
    return max(counted, key=lambda one: counted[one])
