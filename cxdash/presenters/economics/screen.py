"""The screen of the page on winning and keeping: the finding, the costs by month, and three figures."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period, month_number
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.economics.figures import Basis, Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.presenters.economics import bucket, stayed
from cxdash.presenters.elements import Figure, Question, Tab, figure

NOTICED = 0.005
"""The smallest change that is mentioned."""


class EconomicsScreen(NamedTuple):
    """The content of the page; *known*: whether there is any; *missing*: why not."""

    question: str
    known: bool
    missing: str
    public: bool
    sentence: str
    notes: list[str]
    panels: list[Tab]
    headlines: list[Figure]
    findings: list[Question]


def present(found: Economics, words: Words) -> EconomicsScreen:
    """Return the screen of a view."""
    return EconomicsScreen(
        question=words.gettext("What does it cost to win a customer, and to keep one?"),
        known=bool(found.year or found.leaving or len(found.spend)),
        missing=missing(found, words),
        public=False,
        sentence=sentence(found, words),
        notes=notes(found, words),
        panels=[panel for panel in [bucket.tab(found, words)] if panel],
        headlines=headlines(found, words),
        findings=[Question(words.sentence(one.sentence), words.sentence(one.ask)) for one in found.findings],
    )


def missing(found: Economics, words: Words) -> str:
    """Return what is missing where no figure is known."""
    if found.view.segment:
        template = gettext_noop(
            "No customers and no money are given for {segment}. Choose all customers above, or add them."
        )
        return words.gettext(template, segment=found.view.segment)
    return words.gettext(
        "There are no customers and no money yet. Add customers by month and what is spent on winning and keeping."
    )


def sentence(found: Economics, words: Words) -> str:
    """Return what winning and keeping cost, as far as it is known."""
    year = found.year
    if year is None:
        return _without_year(found, words)
    new, kept = (words.money(one, found.currency) for one in (year.acquisition_cost, year.retention_cost))
    known = not np.isnan(year.acquisition_cost), not np.isnan(year.retention_cost)
    if known == (True, True):
        return _of_both(found, year, {"new": new, "kept": kept}, words)
    if known == (True, False):
        return words.gettext("It costs {new} to win a customer. What it costs to keep one is not known.", new=new)
    if known == (False, True):
        return words.gettext("It costs {kept} to keep a customer. What it costs to win one is not known.", kept=kept)
    if not year.customers_start > 0:
        return words.gettext("What it costs to win a customer and to keep one is not known.")
    template = gettext_noop("{share} of the customers left. What it costs to win one and to keep one is not known.")
    return words.gettext(template, share=words.share(year.churn_rate))


def _of_both(found: Economics, year: Year, costs: Mapping[str, str], words: Words) -> str:
    """Return both costs, and how that of winning has changed if the years can be compared."""
    if year.spend_months < A_YEAR:
        return words.gettext("It costs {new} to win a customer, and {kept} to keep one through these months.", **costs)
    change = year.acquisition_cost / before.acquisition_cost - 1 if (before := _comparable(found)) else 0.0
    if abs(change) < NOTICED:
        return words.gettext("It costs {new} to win a customer, and {kept} to keep one for a year.", **costs)
    by = words.share(abs(change))
    if change > 0:
        template = gettext_noop(
            "It costs {new} to win a customer, {by} more than a year ago, and {kept} to keep one for a year."
        )
    else:
        template = gettext_noop(
            "It costs {new} to win a customer, {by} less than a year ago, and {kept} to keep one for a year."
        )
    return words.gettext(template, **costs, by=by)


def _without_year(found: Economics, words: Words) -> str:
    if found.leaving:
        share, customers = words.share(found.leaving.churn_rate), words.number(found.leaving.customers)
        return words.gettext(
            "{share} of the {customers} customers in the records have left.", share=share, customers=customers
        )
    return words.gettext("Money is noted, but no customers: what it costs to win and to keep one is not known.")


def _comparable(found: Economics) -> Year | None:
    """Return the year before, if what winning a customer cost then is known."""
    before = found.before
    return None if before is None or np.isnan(before.acquisition_cost) else before


def notes(found: Economics, words: Words) -> list[str]:
    """Return the months of the figures, their source, and why figures are missing."""
    sentences = []
    year = found.year
    if year:
        period = words.period(Period(year.from_month, year.to_month))
        sentences.append(
            words.ngettext("{period}: {count} month.", "{period}: {count} months.", year.months, period=period)
        )
        sentences += _gaps(year, words) + _shorter_before(found, year, words)
    if found.basis is Basis.DATED:
        sentences.append(words.gettext("Customers are counted from records of single customers."))
    if found.basis is Basis.RECORDS:
        return [
            words.gettext("Shares are over all records: they do not say when customers came, so no year can be told.")
        ]
    shown = {words.sentence(why): None for figure, why in found.unknown.items() if figure in HEADLINES}
    return [*sentences, *shown]


def _gaps(year: Year, words: Words) -> list[str]:
    """Return which months are missing inside the year, of customers and of money."""
    sentences = []
    if year.missing:
        months = words.list([words.month(month) for month in year.missing])
        template = gettext_noop("No customers are given for {months}: what happened then is in no figure.")
        sentences.append(words.gettext(template, months=months))
    if 0 < year.spend_months < year.months:
        sentences.append(
            words.ngettext(
                "Costs are of the {count} month for which money is noted; none is for {months}.",
                "Costs are of the {count} months for which money is noted; none is for {months}.",
                year.spend_months,
                months=words.list([words.month(month) for month in year.unpriced]),
            )
        )
    for purpose, month in year.begun:
        if purpose in BEGUN:
            sentences.append(words.gettext(BEGUN[purpose], month=words.month(month)))
    return sentences


BEGUN = {
    "acquisition": gettext_noop(
        "Money for winning is first noted in {month}: if some was spent before, winning costs more than is said here."
    ),
    "retention": gettext_noop(
        "Money for keeping is first noted in {month}: if some was spent before, keeping costs more than is said here."
    ),
}


def _shorter_before(found: Economics, year: Year, words: Words) -> list[str]:
    """Return that the year before does not have the same months, where it has some."""
    start = month_number(year.to_month) - A_YEAR
    known = found.months.month[found.months.customers_start.notna()]
    earlier = sum(start - A_YEAR < month_number(month) <= start for month in known)
    if found.before or not earlier:
        return []
    return [
        words.ngettext(
            "The year before has {count} month, not the same ones as this, so the two are not compared.",
            "The year before has {count} months, not the same ones as this, so the two are not compared.",
            earlier,
        )
    ]


HEADLINES = ("acquisition_cost", "retention_cost", "churn_rate", "payback_months")


def headlines(found: Economics, words: Words) -> list[Figure]:
    """Return three figures: costs of winning and keeping, customers leaving in the year, months to earn a win back."""
    if found.year is None:
        return _of_records(found, words) if found.leaving else []
    return [_win_and_keep(found, words), _leaving(found, words), _payback(found, words)]


def _win_and_keep(found: Economics, words: Words) -> Figure:
    before = _comparable(found)
    ago = [words.gettext("A year ago: {amounts}", amounts=_both(before, found, words))] if before else []
    return figure("win_and_keep", _both(found.year, found, words), ago, words)


def _both(year: Year | None, found: Economics, words: Words) -> str:
    costs = (year.acquisition_cost, year.retention_cost) if year else ()
    return " / ".join(NOTHING if np.isnan(one) else words.money(one, found.currency) for one in costs)


def _leaving(found: Economics, words: Words) -> Figure:
    year, before = found.year, found.before
    if year is None or not year.customers_start > 0:
        return figure("leaving", NOTHING, [], words)
    sentences = [stayed.of_100(year, words)]
    if before:
        values = {"number": words.number(before.customers_lost), "of": words.number(before.churn_rate * 100)}
        sentences.append(words.gettext("A year ago: {number}, {of} of 100", **values))
    return figure("leaving", words.number(year.customers_lost), sentences, words)


def _payback(found: Economics, words: Words) -> Figure:
    months = found.year.payback_months if found.year else np.nan
    before = _comparable(found)
    known = before and not np.isnan(before.payback_months)
    ago = (
        [words.gettext("A year ago: {months}", months=words.number(before.payback_months, 1))]
        if before and known
        else []
    )
    return figure("payback", words.number(months, 1), ago, words)


def _of_records(found: Economics, words: Words) -> list[Figure]:
    """Return the figures of customer records without dates: who left, and their revenue."""
    left = found.leaving
    if left is None:
        return []
    values = {"share": words.share(left.churn_rate, 1), "customers": words.number(left.customers)}
    of = words.gettext("{share} of {customers}", **values)
    amounts = {"stayers": words.number(left.revenue_of_stayers, 2), "leavers": words.number(left.revenue_of_leavers, 2)}
    paid = words.gettext("They paid {leavers} a month, those who stay {stayers}", **amounts)
    known = not np.isnan(left.revenue)
    return [
        figure("records_left", words.number(left.lost), [of], words),
        figure("revenue_leaving", words.share(left.revenue_churn, 1), [paid] if known else [], words),
    ]
