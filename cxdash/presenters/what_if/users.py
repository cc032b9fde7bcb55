"""The screen of a public body: what fewer let-downs save its users and itself, in contacts and money a year."""

from collections.abc import Mapping

import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if as charts
from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import assumptions, comparison
from cxdash.measures.what_if.assumptions import CONTACT_COST, CONTACTS
from cxdash.measures.what_if.relief import Relief
from cxdash.presenters.amounts import count, money
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.what_if import verdict
from cxdash.presenters.what_if.results import Result
from cxdash.presenters.what_if.screen import NO_FORECAST, WhatIfScreen, value_of

Names = Mapping[str, str]

NO_LET_DOWNS = gettext_noop(
    "How often users are let down is not known, so there is nothing to start from. It takes answers, and users a year "
    "at each touchpoint."
)
NO_LET_DOWNS_OF_A_SEGMENT = gettext_noop(
    "How often users of one segment are let down is not known, since users a year are given for all together. Choose "
    "all of them."
)

ROOM = 1.35
"""How far the axis of the picture goes, in longest bars, so that their labels have room."""

SAVES = (
    gettext_noop("saves more than it costs in almost every try"),
    gettext_noop("probably saves more than it costs"),
    gettext_noop("saves more than it costs, more often than not"),
    gettext_noop("could save more than it costs, or less"),
    gettext_noop("costs more than it saves, more often than not"),
    gettext_noop("probably costs more than it saves"),
    gettext_noop("costs more than it saves in almost every try"),
)
"""Whether a choice saves more than it costs, in the order of `measures.what_if.comparison.rung`."""


def present(found: Relief, currency: str, stages: Names, words: Words) -> WhatIfScreen:
    """Return what a choice saves; *stages*: names by key."""
    sentence = finding(found, currency, stages, words)
    return WhatIfScreen(
        finding=sentence,
        asked=verdict.asked(found.needs, words),
        notes=[],
        results=[contacts(found, words), saved(found, currency, words)],
        picture=picture(found, sentence, stages, words) if stages else None,
        matters="",
        foot=foot(found, words),
    )


def finding(found: Relief, currency: str, stages: Names, words: Words) -> str:
    """Return what is changed, and whether it saves more than it costs."""
    if not found.levers.moved and found.levers.cost_per_let_down is not None:
        return words.gettext("Only what we believe is changed yet: decide something, too.")
    if not found.levers.moved:
        return words.gettext("Nothing is changed yet: move a slider.")
    changed = verdict.upper(verdict.removed(found.levers, currency, stages, words))
    if found.needs:
        return words.gettext("{changes}.", changes=changed)
    if not found.cost_stated:
        return words.gettext(verdict.COST_ASKED, changes=changed)
    return words.gettext("{changes}: {verdict}.", changes=changed, verdict=saves(found, words))


def saves(found: Relief, words: Words) -> str:
    """Return whether a choice saves more than it costs, in words."""
    if found.verdict is None:
        return words.gettext("saves as much as it costs")
    return words.gettext(SAVES[found.verdict])


def contacts(found: Relief, words: Words) -> Result:
    """Return how many contacts a year let-downs cause, or how many fewer there are."""
    name = words.gettext("Contacts a year because of let-downs")
    if not found.contacts_known:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
    if not found.levers.gaps:
        low, now, high = (count(at, words) for at in found.contacts_today)
        return Result(name, now, [words.gettext("if we carry on as today"), _least_and_most(low, high, words)])
    low, fewer, high = (count(at, words) for at in comparison.spread(found.contacts).values())
    between = words.gettext("between {low} and {high} fewer", low=low, high=high)
    return Result(name, words.gettext("{number} fewer", number=fewer), [between])


def saved(found: Relief, currency: str, words: Words) -> Result:
    """Return what those contacts cost a year, or what is saved."""
    name = words.gettext("Saved a year") if found.levers.moved else words.gettext("What those contacts cost a year")
    if found.needs:
        return Result(name, NOTHING, [words.gettext("needs your belief")])
    values = comparison.spread(found.saved).values() if found.levers.moved else found.cost_today
    low, middle, high = (money(at, currency, words) for at in values)
    if not found.levers.moved:
        return Result(name, middle, [words.gettext("if we carry on as today"), _least_and_most(low, high, words)])
    between = words.gettext("from {low} to {high}", low=low, high=high)
    if not found.cost_stated:
        return Result(name, middle, [words.gettext("before what fixing costs, which is not stated"), between])
    return Result(name, middle, [words.gettext("after what fixing costs"), between])


def _least_and_most(low: str, high: str, words: Words) -> str:
    return words.gettext("from {low} to {high}, by the least and the most you believe", low=low, high=high)


def picture(found: Relief, sentence: str, stages: Names, words: Words) -> Drawing:
    """Return the let-downs a year at each stage as bars: those that stay, and those that the choice removes."""
    name, readings, gone = charts.removed_columns(words), look.readings(words), dict(found.levers.gaps)
    counts, rows, ends = dict(found.base.let_downs), [], []
    for stage, called in stages.items():
        now, share = counts[stage], gone.get(stage, 0.0)
        label, left = count(now, words), now * (1 - share)
        stays = words.gettext("{stage}: {count} let-downs a year.", stage=called, count=count(left, words))
        rows.append((called, 0.0, left, readings[look.CONTEXT], stays))
        if share:
            label = words.gettext("{number} fewer", number=count(now - left, words))
            fewer = words.gettext("{stage}: {fewer} let-downs a year.", stage=called, fewer=label)
            rows.append((called, left, now, readings[look.ACCENT], fewer))
        ends.append((called, now, label))
    tables = {
        "rows": pd.DataFrame(rows, columns=[*name, "told"]).round(0).rename(columns=name),
        "ends": pd.DataFrame(ends, columns=["stage", "at", "label"]).assign(room=ROOM * max(counts.values())),
    }
    drawn = picture_tables(tables, rows=len(stages))
    return Drawing(charts.removed, sentence, drawn, charts.REMOVED_HEIGHT, key="removed")


def foot(found: Relief, words: Words) -> str:
    """Return the meaning of a range and the number of tries where there is a range, and that this is no forecast."""
    if not found.levers.moved or not found.contacts_known:
        return words.gettext(NO_FORECAST)
    between = words.gettext(
        "We tried your beliefs in {count} combinations: the ranges hold 8 of 10 of them. It is a year once the "
        "fix takes effect.",
        count=words.number(assumptions.TRIES),
    )
    return f"{between} {words.gettext(NO_FORECAST)}"


def believed(found: Relief, currency: str, words: Words) -> list[Tab]:
    """Return the assumptions that the figures rest on, and the rule of the calculation."""
    rows = [
        (
            verdict.upper(words.gettext(NAMES[name])),
            *(value_of(name, value, currency, words) for value in found.assumptions[name]),
        )
        if name in found.assumptions
        else (verdict.upper(words.gettext(NAMES[name])), NOTHING, words.gettext("not stated yet"), NOTHING)
        for name in (CONTACTS, CONTACT_COST)
    ]
    heads = [words.gettext("We believe"), words.gettext("Low"), words.gettext("Most likely"), words.gettext("High")]
    rule = words.gettext(
        "Let-downs a year that are removed, times the contacts each of them causes, times what a contact costs."
    )
    tried = words.gettext(
        "1 in 10 tries falls below “low”, 1 in 10 above “high”. Beliefs are tried independently of each other."
    )
    table = Table(words.gettext("What we believe"), pd.DataFrame(rows, columns=heads))
    return [Tab(sentences=[rule], notes=[tried]), Tab(tables=[table])]
