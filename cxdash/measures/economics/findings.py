"""Findings about winning and keeping, as far as the figures of two years support them."""

from dataclasses import asdict

from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, gettext_noop
from cxdash.measures.economics.customer_value import Value
from cxdash.measures.economics.months import A_YEAR, Year

LEAST_CHANGE = 0.10
"""The relative change from which a cost or a share is worth a question: our own rule."""

STILL = 0.02
"""The relative change in a year below which the number of customers counts as unchanged: our own rule."""

MOSTLY = 2 / 3
"""The share of the money from which most of it counts as going one way: our own rule."""


def of(year: Year | None, before: Year | None, value: Value | None) -> tuple[Finding, ...]:
    """Return the findings of a year; *before* is None unless it covers the same months, *value* if it is unknown."""
    if year is None:
        return ()
    compared = [_winning_dearer(year, before), _more_leave(year, before)] if before else []
    return tuple(one for one in [*compared, _not_earned_back(year, value), _mostly_winning(year)] if one)


def _winning_dearer(year: Year, before: Year) -> Finding | None:
    rise = _rise(year.acquisition_cost, before.acquisition_cost)
    if not rise >= LEAST_CHANGE:
        return None
    growth = _rise(year.customers_end, before.customers_end)
    if 0 <= growth < STILL:
        sentence = gettext_noop(
            "Winning a customer costs {percent}% more than a year ago, while the company hardly grows."
        )
    elif growth < 0:
        sentence = gettext_noop(
            "Winning a customer costs {percent}% more than a year ago, while the company has fewer customers."
        )
    else:
        sentence = gettext_noop("Winning a customer costs {percent}% more than a year ago.")
    ask = gettext_noop("What would the same money do for those who are customers already?")
    return _finding("winning_dearer", sentence, ask, _evidence(year, before), percent=_percent(rise))


def _more_leave(year: Year, before: Year) -> Finding | None:
    if year.months < A_YEAR or not _rise(year.churn_rate, before.churn_rate) >= LEAST_CHANGE:
        return None
    if _rise(year.retention_cost, before.retention_cost) < 0:
        sentence = gettext_noop(
            "{percent}% of the customers leave in a year, {before}% the year before, and less is spent to keep each."
        )
    else:
        sentence = gettext_noop("{percent}% of the customers leave in a year, {before}% the year before.")
    ask = gettext_noop("Why do they leave, and who answers for that?")
    shares = {"percent": _percent(year.churn_rate), "before": _percent(before.churn_rate)}
    return _finding("more_leave", sentence, ask, _evidence(year, before), **shares)


def _not_earned_back(year: Year, value: Value | None) -> Finding | None:
    if value is None or not value.ltv_cac < 1:
        return None
    if value.net:
        sentence = gettext_noop(
            "As long as {percent}% stay a year, a new customer brings in less than winning and keeping it costs."
        )
    else:
        sentence = gettext_noop(
            "As long as {percent}% stay a year, a new customer brings in less than winning it costs."
        )
    ask = gettext_noop("Which customers do we win that do not stay, and why do we win them?")
    evidence = {"worth": value.ltv_cac, "acquisition_cost": year.acquisition_cost, "staying": value.staying}
    return _finding("not_earned_back", sentence, ask, evidence, percent=_percent(value.staying))


def _mostly_winning(year: Year) -> Finding | None:
    total = year.acquisition_spend + year.retention_spend
    share = year.acquisition_spend / total if total > 0 else 0.0
    if not share >= MOSTLY:
        return None
    sentence = gettext_noop("Of the money for winning and keeping alone, {percent}% goes to winning.")
    ask = gettext_noop("Who has decided on that split, and when was it last looked at?")
    evidence = {"acquisition_spend": year.acquisition_spend, "retention_spend": year.retention_spend}
    return _finding("mostly_winning", sentence, ask, evidence, percent=_percent(share))


def _finding(code: str, sentence: str, ask: str, evidence: dict, **values: object) -> Finding:
    return Finding(
        code, Level.QUESTION, Message(sentence, values), Message(ask), evidence=evidence, subject="economics"
    )


def _rise(now: float, before: float) -> float:
    """Return the relative increase; nan if either figure is unknown."""
    return now / before - 1 if before > 0 else float("nan")


def _percent(share: float) -> int:
    return round(share * 100)


def _evidence(year: Year, before: Year) -> dict:
    """Return the figures of both years that the comparisons rest on."""
    names = ("acquisition_cost", "retention_cost", "churn_rate", "customers_start", "customers_end")
    now, then = asdict(year), asdict(before)
    return {**{name: now[name] for name in names}, "before": {name: then[name] for name in names}}
