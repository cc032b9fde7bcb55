"""Whether figures of money and of leaving are the same in every sentence, and the same in every language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from tests.services.said import Sentence, Told

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LEAVING = {
    "{share} of all",
    "{share} of the customers left. What it costs to win one and to keep one is not known.",
}
LEAVING_FINDINGS = {
    "{percent}% of the customers leave in a year, {before}% the year before, and less is spent to keep each.",
    "{percent}% of the customers leave in a year, {before}% the year before.",
}
STAYING = {
    "As long as {percent}% stay a year, a new customer brings in less than winning and keeping it costs.": "percent",
    "As long as {percent}% stay a year, a new customer brings in less than winning it costs.": "percent",
    "Winning pays as long as {needed} of 100 customers stay a year; {stay} do.": "stay",
}
WINNING = {"new", "cost"}
"""The placeholders that hold what it costs to win a customer, in the sentences that say so."""

KEEPING = (
    "to keep one for a year",
    "to keep one through these months",
    "to keep a customer",
    "kept through the whole year",
)
"""Parts of the sentences that say what it costs to keep a customer."""


def differing(told: Told) -> list[str]:
    """Return sentences whose share leaving or staying, or cost to win or to keep, is not that of the figures."""
    year, value = told.money.year, told.money.value
    if year is None:
        return []
    return [
        f"{what} is {true}, but {template!r} says {said}"
        for what, true, template, said in [*_shares(told, year, value), *_costs(told, year)]
        if not same(said, true)
    ]


def _shares(told: Told, year, value) -> Iterator[tuple[str, float, str, str]]:
    for one in told.sentences:
        if one.template in LEAVING:
            yield "leaving", year.churn_rate * 100, one.template, one.values["share"]
        if one.template in LEAVING_FINDINGS:
            yield "leaving", year.churn_rate * 100, one.template, one.values["percent"]
            yield "leaving before", told.money.before.churn_rate * 100, one.template, one.values["before"]
        if one.template in STAYING:
            yield "staying", value.staying * 100, one.template, one.values[STAYING[one.template]]
    if value is not None and not np.isnan(year.churn_rate) and year.months == 12:
        yield "staying and leaving", 100, "figures", f"{(value.staying + year.churn_rate) * 100:.6f}"


def _costs(told: Told, year) -> Iterator[tuple[str, float, str, str]]:
    for one in told.sentences:
        if "to win a customer" in one.template or "that winning it costs" in one.template:
            for name in WINNING & set(one.values):
                yield "to win", year.acquisition_cost, one.template, one.values[name]
        if any(part in one.template for part in KEEPING):
            for name in {"kept", "amount"} & set(one.values):
                yield "to keep", year.retention_cost, one.template, one.values[name]


def same(said: str, true: float) -> bool:
    """Return whether a number as it is written is a figure, rounded to the decimals it is written with."""
    found = numbers(said)
    if not found:
        return bool(np.isnan(true))
    decimals = len(found[0].partition(".")[2])
    return abs(float(found[0]) - abs(true)) <= 0.5 * 10**-decimals + 1e-9


def numbers(text: str, language: str = "en") -> list[str]:
    """Return the numbers of a text in order, with a point before decimals and nothing between thousands."""
    thousands, point = (",", ".") if language == "en" else ("\N{NO-BREAK SPACE}", ",")
    spaces = r"[\u202f\u2009]" if language == "en" else r"[\u202f\u2009]|(?<=\d) (?=\d{3}(?!\d))"
    plain = re.sub(spaces, "\N{NO-BREAK SPACE}", text)
    plain = re.sub(rf"(?<=\d){thousands}(?=\d{{3}}(?!\d))", "", plain)
    return NUMBER.findall(re.sub(rf"(?<=\d){re.escape(point)}(?=\d)", ".", plain))


def apart(first: Told, second: Told, language: str) -> list[str]:
    """Return templates whose sentences hold other numbers in a language than in English."""
    here, there = _by_template(first.sentences, "en"), _by_template(second.sentences, language)
    return [
        f"in {language}: {template!r}: {dict(here[template] - there[template])} / "
        f"{dict(there[template] - here[template])}"
        for template in here.keys() & there.keys()
        if here[template] != there[template]
    ]


def _by_template(sentences: list[Sentence], language: str) -> dict[str, Counter]:
    found: dict[str, Counter] = defaultdict(Counter)
    for one in sentences:
        found[one.template][tuple(sorted(numbers(one.text, language)))] += 1
    return found
