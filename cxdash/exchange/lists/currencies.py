"""Refuse amounts of a list in several currencies, or in another one than the company's."""

from collections.abc import Iterable

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.cells.numbers import CURRENCY as SIGN
from cxdash.exchange.company.references import Known
from cxdash.exchange.lists.table import ListTable
from cxdash.exchange.phrases import quoted, refuse, shown

CODES = {"€": "EUR", "£": "GBP", ",-": "KR", "KRONER": "KR", "KRONOR": "KR", "EURO": "EUR"}
SHARED = {
    "KR": frozenset({"NOK", "SEK", "DKK", "ISK", "CZK"}),
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"}),
}
"""Currencies that write one sign."""


def own_currency(known: Known) -> str:
    """Return the company's currency, '' where it is not said."""
    return next((str(row.get("currency") or "") for row in known.get("company", {}).values()), "")


def refuse_other_currencies(table: ListTable, amounts: Iterable[str], said_in: Iterable[str], own: str) -> None:
    """Raise ImportRefused where a list has amounts in several currencies, or in one that is not the company's.

    *amounts* are columns whose cells may carry signs, *said_in* those that name a currency in each row.
    """
    amount_texts, currency_texts = (
        [text for one in names for text in table.filled(one)] for names in (amounts, said_in)
    )
    refuse_other(amount_texts, currency_texts, own)


def refuse_other(amounts: Iterable[str], currencies: Iterable[str], own: str) -> None:
    """Raise ImportRefused where amounts, by their signs or by the currencies beside them, are not all in one's own."""
    said = {_code(text) for text in currencies if text}
    signs = {_sign(text) for text in amounts} - {""}
    if several := next((one for one in (said, signs) if len(one) > 1), None):
        template = gettext_noop(
            "The amounts are in several currencies, {currencies}; leave those of one in the file, or convert them."
        )
        refuse(template, currencies=quoted(sorted(several)))
    other = next((one for one in [*said, *signs] if own and not _same(one, own)), "")
    if other:
        template = gettext_noop(
            "The amounts are in {currency}, and the company's are in {own}; convert them, or correct the company's "
            "currency first."
        )
        refuse(template, currency=shown(other), own=own)


def _same(one: str, own: str) -> bool:
    return one == own or own in SHARED.get(one, ())


def _code(text: str) -> str:
    said = text.strip().upper().strip(".")
    return CODES.get(said, said)


def _sign(text: str) -> str:
    """Return the currency that an amount names, '' where it names none."""
    found = SIGN.search(text.strip())
    return _code(found[0]) if found else ""
