"""Money and differences in words: amounts in millions, changes as more or less, tries out of ten."""

from functools import lru_cache

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words

MINUS = "\N{MINUS SIGN}"
UNBROKEN = "\N{NO-BREAK SPACE}"
MILLION, THOUSAND = 1e6, 1e3
LEAST_MILLIONS = 50_000
"""The least amount that is a tenth of a million when rounded."""

WHOLE_FROM = 100
"""Millions from which on no decimal is written."""


def money(value: float | None, currency: str, words: Words, beside: float = 0.0) -> str:
    """Write an amount: from a million on in millions, from ten thousand on in whole thousands.

    *beside*: an amount in the same sentence; where that is in millions, this is too, down to a tenth of one.
    """
    if value is None or value != value:  # noqa: PLR0124 - nan differs from itself
        return NOTHING
    millions = abs(value) >= LEAST_MILLIONS and abs(beside) >= MILLION * 0.95
    return _written(float(value), currency, words.language, millions)


@lru_cache(maxsize=5000)
def _written(value: float, currency: str, language: str, in_millions: bool = False) -> str:
    """Write an amount; cached, since a slider has dozens."""
    words = Words(language)
    if in_millions or abs(value) >= MILLION * 0.95:
        millions = value / MILLION
        decimals = 0 if abs(millions) >= WHOLE_FROM or round(millions, 1) == round(millions) else 1
        sign, number = words.currency(currency), words.number(millions, decimals)
        return words.gettext("{number} m {currency}", number=number, currency=sign).replace(" ", UNBROKEN)
    return words.money(round(value, -3) if abs(value) >= 10 * THOUSAND else value, currency)


@lru_cache(maxsize=1000)
def change(share: float, language: str) -> str:
    """Write a change as per cent with its sign."""
    written = Words(language).share(share)
    return f"+{written}" if share > 0 else written


def count(value: float, words: Words) -> str:
    """Write a count of customers by its first two digits."""
    return words.number(rounded(value))


def rounded(value: float) -> float:
    """Round to the first two digits."""
    return round(value, min(0, 2 - len(str(int(abs(value))))))


def let_downs(number: float, most: float, words: Words) -> str:
    """Write let-downs by their first two digits; where the answers had none, up to how many there may be."""
    if round(number) or not most or not round(most):
        return words.about(number)
    return f"{words.number(0)}–{count(most, words)}"


def more_money(value: float, currency: str, words: Words) -> str:
    """Write a difference in money."""
    written = money(abs(value), currency, words)
    if abs(value) < THOUSAND / 2:
        return words.gettext("as much")
    return (
        words.gettext("{amount} more", amount=written) if value > 0 else words.gettext("{amount} less", amount=written)
    )


def more_or_less(value: float, currency: str, words: Words, beside: float = 0.0) -> str:
    """Write a difference in money with its sign; *beside*: an amount in the same sentence."""
    written = money(abs(value), currency, words, beside)
    return f"{'+' if value > 0 else MINUS}{written}" if value else words.gettext("as much")


def more_customers(value: float, words: Words) -> str:
    """Write a difference in customers."""
    written = count(abs(value), words)
    if abs(value) < 0.5:
        return words.gettext("as many")
    return (
        words.gettext("{number} more", number=written) if value > 0 else words.gettext("{number} fewer", number=written)
    )


FEW, MANY = 0.05, 0.95
OTHER_WORD_FROM = (0.2, 0.4, 0.6, 0.8)


def tries(share: float, words: Words, of: int = 10) -> str:
    """Write a share of tries in whole tenths, or of another number, or as nearly all or hardly any.

    It is rounded, but never up to a share from which another word of the ladder applies.
    """
    if share > MANY:
        return words.gettext("more than 19 of 20 tries")
    if share < FEW:
        return words.gettext("fewer than 1 of 20 tries")
    better = min(of - 1, max(1, round(share * of)))
    if any(share < lowest <= better / of for lowest in OTHER_WORD_FROM):
        better -= 1
    return words.gettext("{count} of {of} tries", count=words.number(better), of=words.number(of))


LADDER = (
    gettext_noop("almost always better"),
    gettext_noop("probably better"),
    gettext_noop("more often better than not"),
    gettext_noop("could go either way"),
    gettext_noop("more often worse than not"),
    gettext_noop("probably worse"),
    gettext_noop("almost always worse"),
)
"""How sure it is that a choice is better, in the order of `measures.what_if.comparison.rung`."""
