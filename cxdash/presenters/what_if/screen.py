"""The screen of the what-if page: what is changed, its results, how certain they are, and their picture."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if as charts
from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import answers as what_if_answers
from cxdash.measures.what_if import assumptions, comparison
from cxdash.measures.what_if.answers import Swing
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters.amounts import LADDER, count, money, more_customers, more_money, tries
from cxdash.presenters.elements import PictureTables, picture_tables

Names = Mapping[str, str]


class Result(NamedTuple):
    """One of the three results: its name, its value in words, and notes."""

    name: str
    value: str
    notes: list[str]


class WhatIfScreen(NamedTuple):
    """The content beside the sliders."""

    finding: str
    notes: list[str]
    results: list[Result]
    picture: PictureTables
    matters: str


def present(found: Comparison, currency: str, stages: Names, words: Words) -> WhatIfScreen:
    """Return the results of a choice; *stages*: names by key."""
    swings = _swings(found)
    return WhatIfScreen(
        finding=finding(found, currency, stages, words),
        notes=asked(found, words),
        results=[customers(found, words), earned(found, currency, words), how_sure(found, words)],
        picture=picture_tables(picture(found, words)),
        matters=matters(swings, found, currency, words),
    )


def _swings(found: Comparison) -> list[Swing]:
    if not found.levers.moved or found.needs_earned or not found.base.margin > 0:
        return []
    return what_if_answers.what_matters(found.base, found.assumptions, found.levers)


def finding(found: Comparison, currency: str, stages: Names, words: Words) -> str:
    """Return what is changed, and how certain it is that this is better."""
    if not found.levers.moved and (found.levers.extra_leavers, found.levers.cost_per_let_down) != (None, None):
        return words.gettext("Only what we believe is changed yet: decide something, too.")
    if not found.levers.moved:
        return words.gettext("Nothing is changed yet: move a slider.")
    changed = upper(changes(found, currency, stages, words))
    if not tells_money(found):
        return words.gettext("{changes}.", changes=changed)
    sure = words.gettext(LADDER[comparison.rung(found.p_better)])
    if found.levers.gaps and found.levers.gap_cost is None:
        return words.gettext("{changes}, before what mending costs: {sure}.", changes=changed, sure=sure)
    return words.gettext("{changes}: {sure}.", changes=changed, sure=sure)


def changes(found: Comparison, currency: str, stages: Names, words: Words) -> str:
    """Return what is decided differently from today."""
    levers, base = found.levers, found.base
    sentences = [
        words.gettext("{share} fewer let-downs at {stage}", share=words.share(share), stage=stages.get(stage, stage))
        for stage, share in levers.gaps
    ]
    if levers.gap_cost is not None and (levers.gaps or levers.gap_cost):
        spent = money(levers.gap_cost, currency, words)
        removed = words.list(sentences)
        sentences = [
            words.gettext("{changes} for {amount} a year", changes=removed, amount=spent)
            if sentences
            else words.gettext("{amount} a year for mending", amount=spent)
        ]
    if levers.promise:
        sentences.append(
            words.gettext("{share} of the gap closed by promising less", share=words.share(levers.promise))
        )
    if levers.acquisition_budget:
        amount = more_money(levers.acquisition_budget * base.acquisition, currency, words)
        sentences.append(words.gettext("{amount} a year to win customers", amount=amount))
    if levers.retention_budget:
        amount = more_money(levers.retention_budget * base.retention, currency, words)
        sentences.append(words.gettext("{amount} a year to keep customers", amount=amount))
    return words.list(sentences)


def upper(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def asked(found: Comparison, words: Words) -> list[str]:
    """Return a request for the assumptions that the result depends on and that are not stated."""
    if not found.needs_earned:
        return []
    listed = words.list([words.gettext(NAMES[name]) for name in found.needs_earned])
    return [words.gettext("Not stated yet, and the answer hangs on it: {beliefs}.", beliefs=listed)]


def who_passes_asked(base: Baseline, stages: Names, words: Words) -> list[str]:
    """Return the question who passes the stages of which it is not stated; nothing where it is stated of all."""
    names = [name for stage, name in stages.items() if stage in base.unplaced]
    if not names:
        return []
    asked = words.gettext("Which stages do new customers pass?")
    left_out = words.gettext(
        "It is not stated for {stages}, so let-downs that more customers or fewer would meet there are left out.",
        stages=words.list(names),
    )
    return [f"{asked} {left_out}"]


def tells_money(found: Comparison) -> bool:
    """Return whether earnings are known."""
    return not found.needs_earned and bool(found.base.margin > 0)


def customers(found: Comparison, words: Words) -> Result:
    """Return how many more customers there are in the end."""
    name = words.gettext("Customers in {year}", year=str(int(found.base.last[:4]) + found.levers.years))
    if found.needs_customers:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
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
    if not found.base.margin > 0:
        return Result(name, NOTHING, [words.gettext("Revenue and gross margin by month are not known.")])
    if found.needs_earned:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
    if not levers.moved:
        total = money(float(np.median(found.as_today.earned[-1])), currency, words)
        return Result(name, total, [words.gettext("if we carry on as today, after what winning and keeping costs")])
    spread = comparison.spread(found.earned)
    ends = {end: more_money(spread[at], currency, words) for end, at in (("low", "p10"), ("high", "p90"))}
    notes = [words.gettext("from {low} to {high}", **ends), *paid_back(found, words)]
    if levers.gaps and levers.gap_cost is None:
        notes.insert(0, words.gettext("before what mending costs: state that on the left"))
    return Result(name, more_money(spread["p50"], currency, words), notes)


def paid_back(found: Comparison, words: Words) -> list[str]:
    """Return the month the choice is paid back, and in how many tries it is not."""
    month, never = found.payback_month, found.not_paid_back
    if month == 1:
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
    """Return how certain it is that the choice is better."""
    name = words.gettext("How sure")
    if not found.levers.moved:
        return Result(name, NOTHING, [words.gettext("nothing to compare yet")])
    if not tells_money(found):
        return Result(name, NOTHING, [words.gettext("cannot be told yet")])
    text = words.gettext(LADDER[comparison.rung(found.p_better)])
    beats = words.gettext("Better than carrying on in {tries}", tries=tries(found.p_better, words))
    return Result(name, upper(text), [beats])


def matters(swings: Sequence[Swing], found: Comparison, currency: str, words: Words) -> str:
    """Return the assumption that alone decides whether the choice pays, if one does."""
    if not found.levers.moved or not tells_money(found):
        return ""
    turning = next((one for one in swings if one.flips), None)
    if turning is None:
        return words.gettext("None of your beliefs changes the answer on its own.")
    loses, pays = (turning.low, turning.high) if turning.at_low < 0 else (turning.high, turning.low)
    values = {
        end: value_of(turning.assumption, value, currency, words) for end, value in (("loses", loses), ("pays", pays))
    }
    return words.gettext(
        "What matters most is {belief}: at {loses} this loses, at {pays} it pays.",
        belief=words.gettext(NAMES[turning.assumption]),
        **values,
    )


def value_of(belief: str, value: float, currency: str, words: Words) -> str:
    """Write the value of an assumption."""
    if belief == assumptions.CONTACT_COST:
        return money(value, currency, words)
    return words.number(value, 0 if abs(value) >= 10 or value == round(value) else 1)


EVERY = 2
"""Months from one point of the picture to the next."""


def picture(found: Comparison, words: Words) -> dict[str, pd.DataFrame]:
    """Return the picture's tables: customers by month, the ends of the lines, and the month of paying back."""
    text = look.readings(words)
    start = found.base.customers
    every = slice(EVERY - 1, None, EVERY)
    now = [start, *found.as_today.customers[every, 0].tolist()]  # what is believed changes nothing of carrying on
    today, chosen = words.gettext("as now"), words.gettext("our choice")
    lines = [(today, text[look.CONTEXT], now, now, now)]
    if found.levers.moved and not found.needs_customers:
        middle, low, high = np.quantile(found.paths.customers[every], (0.5, 0.1, 0.9), axis=1).tolist()
        lines.append((chosen, text[look.ACCENT], [start, *middle], [start, *low], [start, *high]))
    upper = max(reversed(lines), key=lambda line: line[2][-1])
    ends = [(EVERY * (len(now) - 1), line[2][-1], line[0], line[1], line is upper) for line in lines]
    marks = _marks(found, words)
    return {
        "rows": _rows(lines, charts.columns(words)),
        "ends": pd.DataFrame(ends, columns=["month", "customers", "label", "reading", "above"]),
        "marks": pd.DataFrame({"month": [float(month) for month, _ in marks], "label": [label for _, label in marks]}),
    }


def _rows(lines: Sequence[tuple[str, str, list[float], list[float], list[float]]], name: Names) -> pd.DataFrame:
    """Return a row per month of each line (name, meaning, middle, low, high)."""
    months = [EVERY * at for at in range(len(lines[0][2]))]
    columns = {
        name["month"]: [month for _ in lines for month in months],
        name["choice"]: [line[0] for line in lines for _ in months],
        **{
            name[field]: np.round([at for line in lines for at in line[place]])
            for place, field in ((2, "middle"), (3, "low"), (4, "high"))
        },
        name["reading"]: [line[1] for line in lines for _ in months],
    }
    return pd.DataFrame(columns)


def _marks(found: Comparison, words: Words) -> list[tuple[int, str]]:
    month = found.payback_month if found.levers.moved and tells_money(found) else None
    return [(month, words.gettext("paid back"))] if month and month > 1 else []


def foot(words: Words) -> str:
    """Return the meaning of a range, the number of tries, and that this is no forecast."""
    tried = words.number(assumptions.TRIES)
    between = words.gettext(
        "We tried your beliefs in {count} combinations: the ranges, and the band in the picture, hold 8 of 10 of them.",
        count=tried,
    )
    return f"{between} {words.gettext(NO_FORECAST)}"


NO_FORECAST = gettext_noop("This follows from your own figures and beliefs. It is not a forecast.")
