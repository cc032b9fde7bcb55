"""The words of a language: sentences through gettext; numbers, months and lists through Babel."""

import gettext
import io
import textwrap
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent, get_currency_symbol

from cxdash.domain.messages import Codes, Message, Name, Names, Number, half_away
from cxdash.domain.periods import Period
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n.audience import ForUsers

LOCALES = Path(__file__).with_name("locales")
MINUS = "\N{MINUS SIGN}"
KRONER, KRONER_OF = "kr", ("NOK", "SEK", "DKK", "ISK")
"""The sign of these currencies in all languages."""

NOTHING = "–"
"""The sign for an unknown figure."""


def languages() -> list[str]:
    """Return the languages of the interface: English and those with a catalogue."""
    return [code for code in LANGUAGES if code == "en" or (LOCALES / f"{code}.po").exists()]


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue, compiled in memory; of "nb@users" that of a public body."""
    tongue, _, audience = language.partition("@")
    if audience:
        return ForUsers(catalogue(tongue), tongue)
    file = LOCALES / f"{language}.po"
    if not file.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with file.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(maxsize=2000)
def _month(language: str, month: str) -> str:
    return format_skeleton("yMMM", date.fromisoformat(f"{month}-01"), locale=language)


@lru_cache(maxsize=20_000)
def _number(value: float, decimals: int, language: str) -> str:
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(half_away(value, decimals), pattern, locale=_locale(language)).replace("-", MINUS)


class Words:
    """One language: its sentences, and how it writes numbers, months, lists and names.

    *language* is its code, with the audience of a public body, as "nb@users"; *tongue* the code alone.
    *public*: whether it is of a public body.
    """

    def __init__(self, language: str) -> None:
        self.language, self.tongue = language, language.partition("@")[0]
        self.public = self.language != self.tongue
        self.locale = _locale(self.tongue)
        self._catalogue = catalogue(language)

    def gettext(self, sentence: str, **values: object) -> str:
        """Return an English sentence in this language, with *values* for its placeholders."""
        return self._catalogue.gettext(sentence).format(**values) if sentence else ""

    def pgettext(self, context: str, sentence: str) -> str:
        """Return a sentence in this language, where the same English words are said elsewhere with another meaning."""
        return self._catalogue.pgettext(context, sentence)

    def ngettext(self, one: str, more: str, count: int, **values: object) -> str:
        """Return the sentence for *count* things, in this language; {count} is written as a number."""
        return self._catalogue.ngettext(one, more, count).format(count=self.number(count), **values)

    def sentence(self, sentence: Message) -> str:
        """Return a message, which was made without a language, in this language, with the messages within it."""
        values = {name: self._within(value) for name, value in sentence.values.items()}
        return self.gettext(sentence.template, **values)

    def _within(self, value: object) -> object:
        """Return the text for a placeholder: of a message, a name, several names, allowed values, a number or a day."""
        if isinstance(value, Message):
            return self.sentence(value)
        if isinstance(value, Name):
            return value.said(self.tongue)
        if isinstance(value, Names):
            return self.list(str(self._within(name)) for name in value.names)
        if isinstance(value, Codes) and self.tongue != "en":
            return value.listed(self.gettext)
        if isinstance(value, Number):
            return self.number(value.value, value.decimals)
        return self.day(value) if isinstance(value, date) else value

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Write a number, or a dash where there is none."""
        if value is None or value != value:  # noqa: PLR0124 - nan differs from itself
            return NOTHING
        return _number(value, decimals, self.tongue)

    def about(self, value: float, digits: int = 2) -> str:
        """Write an estimate by its first *digits*, as "about 53,000"; none as 0."""
        if value != value:  # noqa: PLR0124 - nan differs from itself
            return NOTHING
        places = min(0, digits - len(str(int(abs(value)))))
        if not half_away(value, places):
            return self.number(0)
        return self.gettext("about {number}", number=self.number(half_away(value, places)))

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """Write a difference with its sign."""
        written = self.number(value, decimals)
        return f"+{written}" if written != NOTHING and half_away(value or 0, decimals) > 0 else written

    def share(self, value: float | None, decimals: int = 0) -> str:
        """Write a share 0–1 as per cent."""
        if value is None or value != value:  # noqa: PLR0124
            return NOTHING
        pattern = self.locale.percent_formats[None].pattern.split(";")[0]
        if decimals:
            pattern = pattern.replace("#,##0", "#,##0." + "0" * decimals)
        return format_percent(half_away(value * 100, decimals) / 100, pattern, locale=self.locale).replace("-", MINUS)

    def money(self, value: float | None, currency: str, decimals: int = 0) -> str:
        """Write an amount with its currency, as "2,550 kr"."""
        return f"{self.number(value, decimals)}\N{NO-BREAK SPACE}{self.currency(currency)}"

    def currency(self, code: str) -> str:
        """Return the sign of a currency, as "kr", which is also the default."""
        return KRONER if not code or code in KRONER_OF else get_currency_symbol(code, self.locale)

    def month(self, month: str) -> str:
        """Write YYYY-MM as a short month and a year."""
        return _month(self.tongue, month)

    def day(self, day: date) -> str:
        """Write a date."""
        return format_date(day, "medium", locale=self.locale)

    def moment(self, at: datetime, zone: str | None = None) -> str:
        """Write a day and time as in a time zone (Europe/Oslo), or UTC where none is known."""
        try:
            there = at.astimezone(get_timezone(zone or "UTC"))
        except LookupError:  # a browser may name any zone
            there = at.astimezone(UTC)
        return f"{self.day(there)}, {there:%H:%M}"

    def period(self, period: Period) -> str:
        """Write a period by its first and last month."""
        if period.first == period.last:
            return self.month(period.first)
        return f"{self.month(period.first)} – {self.month(period.last)}"

    def list(self, items: Iterable[str]) -> str:
        """Write a list with this language's *and*."""
        return format_list(list(items), locale=self.locale)

    def name(self, row: Mapping[str, Any], field: str = "name") -> str:
        """Return a row's name in this language, or the plain one where it has none."""
        own = row.get(f"{field}_{self.tongue}")
        return own if isinstance(own, str) and own else row.get(field) or ""

    def title(self, row: Mapping[str, Any]) -> str:
        """Return a row's name, or its title where it has no name."""
        return self.name(row) or self.name(row, "title")

    def vega_locale(self) -> dict[str, Any]:
        """Return how Vega writes numbers in this language, from the same source."""
        symbols = self.locale.number_symbols["latn"]
        return {
            "number": {
                "decimal": symbols["decimal"],
                "thousands": symbols["group"],
                "grouping": [3],
                "currency": ["", ""],
            }
        }


def wrapped(name: str, width: int = 14) -> str:
    """Return a name broken into lines of about *width* characters."""
    return "\n".join(textwrap.wrap(name, width, break_long_words=False)) or name
