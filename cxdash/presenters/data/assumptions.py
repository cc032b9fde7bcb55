"""The assumptions as rows of a form: what can be believed, in words, its unit, and what is known of it today."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cxdash.domain.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    DISCOUNT,
    LEAVERS,
    NAMES,
    STAY_AT_LEAST,
    STAY_AT_MOST,
    UNITS,
    WINS_LOST,
    WON_AT_LEAST,
    WON_AT_MOST,
)
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.economics import customer_value
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.start import Start
from cxdash.presenters.cells import upper


class Belief(NamedTuple):
    """A thing that can be believed: its key, its name, its unit, and what is known or used today."""

    key: str
    name: str
    unit: str
    today: str


def present(start: Start, words: Words) -> list[Belief]:
    """Return the rows of the form in their lasting order."""
    currency = words.currency(start.currency)
    return [
        Belief(
            key,
            upper(words.gettext(name)),
            words.gettext(UNITS[key], currency=currency),
            TODAY[key](start.base, words),
        )
        for key, name in NAMES.items()
    ]


def _let_downs(base: Baseline | None, words: Words) -> str:
    if base is None or not base.all_let_downs > 0:
        return _unmeasured(base, words)
    return words.gettext(
        "Today {count} let-downs a year; what they lead to nobody has measured.", count=words.about(base.all_let_downs)
    )


def _won(base: Baseline | None, words: Words) -> str:
    if base is None or not 0 < base.win_rate < 1:
        return words.gettext("Today unknown: it needs new customers and people who considered us, by month.")
    return words.gettext("Today {count} of 100 are won.", count=_of_100(base.win_rate, words))


def _stay(base: Baseline | None, words: Words) -> str:
    if base is None or not 0 < base.stay < 1:
        return words.gettext("Today unknown: it needs customers by month.")
    return words.gettext("Today {count} of 100 stay a year.", count=_of_100(base.stay, words))


def _at_least(known: Callable[[Baseline | None, Words], str]) -> Callable[[Baseline | None, Words], str]:
    blank = gettext_noop("Left blank, it counts as none.")
    return lambda base, words: f"{known(base, words)} {words.gettext(blank)}"


def _unmeasured(_base: Baseline | None, words: Words) -> str:
    return words.gettext("Nobody has measured this.")


def _delay(_base: Baseline | None, words: Words) -> str:
    return words.gettext("Left blank, What if asks for it before it says what fixing brings.")


def _discount(_base: Baseline | None, words: Words) -> str:
    return words.gettext(
        "Left blank, a customer's value is counted with {share}, and What if counts all money alike.",
        share=words.share(customer_value.DISCOUNT),
    )


def _of_100(share: float, words: Words) -> str:
    decimals = 0 if math.isclose(share * 100, round(share * 100), abs_tol=0.05) else 1
    return words.number(share * 100, decimals)


TODAY: Mapping[str, Callable[[Baseline | None, Words], str]] = {
    LEAVERS: _let_downs,
    CONTACTS: _let_downs,
    CONTACT_COST: _unmeasured,
    DELAY: _delay,
    WON_AT_MOST: _won,
    STAY_AT_MOST: _stay,
    WON_AT_LEAST: _at_least(_won),
    STAY_AT_LEAST: _at_least(_stay),
    WINS_LOST: _unmeasured,
    DISCOUNT: _discount,
}
"""What is known or used of each assumption today."""
