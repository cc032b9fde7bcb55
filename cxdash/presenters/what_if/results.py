"""The results of a choice: customers, what is earned and when it is paid back, and how sure that is."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters.amounts import LADDER, count, money, more_customers, more_money, tries
from cxdash.presenters.cells import upper


class Result(NamedTuple):
    """One of the results: its name, its value in words, and notes."""

    name: str
    value: str
    notes: list[str]


def of(found: Comparison, currency: str, words: Words) -> list[Result]:
    """Return the three results."""
    return [customers(found, words), earned(found, currency, words), how_sure(found, words)]


def customers(found: Comparison, words: Words) -> Result:
    """Return how many more customers there are in the end."""
    name = words.gettext("Customers in {year}", year=str(int(found.base.last[:4]) + found.levers.years))
    if found.needs_customers:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
    if not found.customers_known:
        return Result(name, NOTHING, [words.gettext("Nobody is a customer yet, so nobody can leave.")])
    if not found.levers.moved:
        now = words.number(round(float(np.median(found.as_today.customers[-1])), -2))
        return Result(name, now, [words.gettext("if we carry on as today")])
    spread = comparison.spread(found.customers)
    more = more_customers(spread["p50"], words)
    return Result(
        name, more, [words.gettext("than if we carry on as today, {range}", range=_customers_between(spread, words))]
    )


def _customers_between(spread: Mapping[str, float], words: Words) -> str:
    low, high = spread["p10"], spread["p90"]
    if low >= 0.5:
        return words.gettext("between {low} and {high} more", low=count(low, words), high=count(high, words))
    return words.gettext("from {low} to {high}", low=more_customers(low, words), high=more_customers(high, words))


def earned(found: Comparison, currency: str, words: Words) -> Result:
    """Return how much more is earned, and when the choice is paid back."""
    levers = found.levers
    name = words.ngettext("Earned in {count} year", "Earned in {count} years", levers.years)
    if np.isnan(found.base.margin):
        return Result(name, NOTHING, [words.gettext("Revenue and gross margin by month are not known.")])
    if found.needs_earned:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
    if not found.earned_known:
        return Result(name, NOTHING, [])
    if not levers.moved:
        total = money(float(np.median(found.as_today.earned[-1])), currency, words)
        return Result(name, total, [after_what(found.base, words)])
    spread = comparison.spread(found.earned)
    ends = {end: more_money(spread[at], currency, words) for end, at in (("low", "p10"), ("high", "p90"))}
    notes = [words.gettext("from {low} to {high}", **ends), *paid_back(found, words)]
    if not found.cost_stated:
        notes.insert(0, words.gettext("before what fixing costs, which is not stated"))
    return Result(name, more_money(spread["p50"], currency, words), notes)


def after_what(base: Baseline, words: Words) -> str:
    """Return what is taken off what would be earned by carrying on: only what is noted."""
    wins, keeps = base.acquisition > 0, base.retention > 0
    if wins and keeps:
        return words.gettext("if we carry on as today, after what winning and keeping costs")
    if wins:
        return words.gettext("if we carry on as today, after what winning costs; what keeping costs is not noted")
    if keeps:
        return words.gettext("if we carry on as today, after what keeping costs; what winning costs is not noted")
    return words.gettext("if we carry on as today, before what winning and keeping costs, which is not noted")


def paid_back(found: Comparison, words: Words) -> list[str]:
    """Return when what a choice lays out is earned back, and in how many tries it is not; nothing if nothing is."""
    if not found.judged:
        return []
    until, month, never = found.ahead_until, found.payback_month, found.p_worse
    if until:
        return [words.gettext("earns more until month {month}, less in the end", month=words.number(until))]
    if not (month or found.never_paid_back):
        return []
    years = words.ngettext(
        "not within {count} year in {tries}",
        "not within {count} years in {tries}",
        found.levers.years,
        tries=tries(never, words),
    )
    if month is None:
        return [words.gettext("Not paid back: {years}", years=years)]
    after = words.ngettext("Paid back after {count} month", "Paid back after {count} months", month)
    return [words.gettext("{after}; {years}", after=after, years=years) if never > 0 else after]


def how_sure(found: Comparison, words: Words) -> Result:
    """Return how certain it is that the choice earns more."""
    name = words.gettext("How sure")
    if not found.levers.moved:
        return Result(name, NOTHING, [words.gettext("nothing to compare yet")])
    if not found.earned_known:
        return Result(name, NOTHING, [words.gettext("cannot be told yet")])
    if not found.cost_stated:
        return Result(name, NOTHING, [words.gettext("cannot be told before it is stated what fixing costs")])
    if found.verdict is None:
        return Result(name, words.gettext("No difference"), [words.gettext("As good as carrying on")])
    more = words.gettext("Better than carrying on in {tries}", tries=tries(found.p_better, words))
    return Result(name, upper(words.gettext(LADDER[found.verdict])), [more])
