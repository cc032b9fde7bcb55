"""The words of results that a page without a server puts together: the presenters' own, placeholders kept."""

from typing import Any

from cxdash.domain.assumptions import NAMES
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if.comparison import WORDS_FROM
from cxdash.measures.what_if.levers import YEARS
from cxdash.presenters.amounts import LADDER, UNBROKEN, tries
from cxdash.presenters.what_if import results
from cxdash.presenters.what_if.users import SAVES
from cxdash.presenters.what_if.verdict import upper
from cxdash.takeaway.what_if import WhatIfInputs

MOST_MONTHS = 12 * max(YEARS)


def of(inputs: WhatIfInputs, words: Words) -> dict[str, Any]:
    """Return every text by its name in the script, and how numbers are written."""
    symbols = words.locale.number_symbols["latn"]
    shared = {
        "group": symbols["group"],
        "decimal": symbols["decimal"],
        "currency": words.currency(inputs.start.currency),
        "millions": words.gettext("{number} m {currency}", number="{number}", currency="{currency}").replace(
            " ", UNBROKEN
        ),
        "nothing": NOTHING,
        "ladder": WORDS_FROM,
        "tries": [tries(at / 10, words) for at in range(1, 10)],
        "nearlyAll": tries(1.0, words),
        "hardlyAny": tries(0.0, words),
        "needs": words.gettext("needs your belief"),
        "asked": words.gettext("Not stated yet, and the answer hangs on it: {beliefs}.", beliefs="{beliefs}"),
        "list": words.list(["{0}", "{1}", "{2}"]),
        "pair": words.list(["{0}", "{1}"]),
        "beliefs": {name: words.gettext(text) for name, text in NAMES.items()},
        "fromTo": words.gettext("from {low} to {high}", low="{low}", high="{high}"),
        "asToday": words.gettext("if we carry on as today"),
    }
    return {**shared, **(_users(words) if inputs.start.public else _customers(inputs, words))}


def _customers(inputs: WhatIfInputs, words: Words) -> dict[str, Any]:
    last, plain = int(inputs.base.last[:4]), {"number": "{number}"}
    amount, ends = {"amount": "{amount}"}, {"low": "{low}", "high": "{high}"}
    years = range(max(YEARS) + 1)
    after = [words.ngettext("Paid back after {count} month", "Paid back after {count} months", at) for at in _months()]
    return {
        "customersIn": [words.gettext("Customers in {year}", year=str(last + at)) for at in years],
        "earnedIn": [words.ngettext("Earned in {count} year", "Earned in {count} years", at) for at in years],
        "howSure": words.gettext("How sure"),
        "nobody": words.gettext("Nobody is a customer yet, so nobody can leave."),
        "noMoney": words.gettext("Revenue and gross margin by month are not known."),
        "than": words.gettext("than if we carry on as today, {range}", range="{range}"),
        "betweenMore": words.gettext("between {low} and {high} more", **ends),
        "moreMoney": words.gettext("{amount} more", **amount),
        "lessMoney": words.gettext("{amount} less", **amount),
        "asMuch": words.gettext("as much"),
        "moreCustomers": words.gettext("{number} more", **plain),
        "fewerCustomers": words.gettext("{number} fewer", **plain),
        "asMany": words.gettext("as many"),
        "afterCosts": results.after_what(inputs.base, words),
        "beforeCost": words.gettext("before what fixing costs, which is not stated"),
        "until": [
            words.gettext("earns more until month {month}, less in the end", month=words.number(at)) for at in _months()
        ],
        "notWithin": [
            words.ngettext(
                "not within {count} year in {tries}", "not within {count} years in {tries}", at, tries="{tries}"
            )
            for at in years
        ],
        "notPaid": words.gettext("Not paid back: {years}", years="{years}"),
        "paidAfter": after,
        "both": words.gettext("{after}; {years}", after="{after}", years="{years}"),
        "notYet": words.gettext("nothing to compare yet"),
        "cannot": words.gettext("cannot be told yet"),
        "cannotBefore": words.gettext("cannot be told before it is stated what fixing costs"),
        "noDifference": words.gettext("No difference"),
        "asGood": words.gettext("As good as carrying on"),
        "words": [upper(words.gettext(text)) for text in LADDER],
        "better": words.gettext("Better than carrying on in {tries}", tries="{tries}"),
    }


def _months() -> range:
    return range(MOST_MONTHS + 1)


def _users(words: Words) -> dict[str, Any]:
    ends = {"low": "{low}", "high": "{high}"}
    return {
        "contacts": words.gettext("Contacts a year because of let-downs"),
        "fewer": words.gettext("{number} fewer", number="{number}"),
        "betweenFewer": words.gettext("between {low} and {high} fewer", **ends),
        "leastAndMost": words.gettext("from {low} to {high}, by the least and the most you believe", **ends),
        "saved": words.gettext("Saved a year"),
        "costNow": words.gettext("What those contacts cost a year"),
        "beforeCost": words.gettext("before what fixing costs, which is not stated"),
        "afterCost": words.gettext("after what fixing costs"),
        "howSure": words.gettext("How sure"),
        "saves": [upper(words.gettext(text)) for text in SAVES],
    }
