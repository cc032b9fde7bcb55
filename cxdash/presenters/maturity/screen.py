"""The screen of the page on the six keys: the finding, the profile, three figures, and the tabs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from cxdash.domain.assessments import KEYS
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.steps import Step
from cxdash.presenters import benchmarks
from cxdash.presenters.elements import Figure, PictureTables, Tab, figure
from cxdash.presenters.maturity import profile, tables
from cxdash.presenters.maturity.tables import within


class MaturityScreen(NamedTuple):
    """The content of the page; *rated*: whether there is any; *tabs*: the sections of each tab by its code."""

    rated: bool
    sentence: str
    notes: list[str]
    picture: PictureTables
    legend: str
    phone_legend: str
    headlines: list[Figure]
    tabs: dict[str, list[Tab]]


def present(found: Maturity, spread: pd.DataFrame, steps: Sequence[Step], words: Words) -> MaturityScreen:
    """Return the profile of a day and its tabs.

    *spread*: answers by key and step (`measures.maturity.spread`). *steps*: the next step of each key.
    """
    keys = {key: words.gettext(name) for key, name in KEYS.items()}
    order = [row["key"] for row in profile.weakest_first(found)]
    steps = sorted(steps, key=lambda step: order.index(step.key))
    return MaturityScreen(
        rated=bool(found.weakest),
        sentence=sentence(found, keys, words),
        notes=notes(found, keys, words),
        picture=profile.picture(found, spread, steps, keys, words),
        legend=profile.legend(found, words),
        phone_legend=profile.phone_legend(words),
        headlines=headlines(found, keys, words),
        tabs={
            "next": [
                tables.following(steps, keys, words),
                tables.doubts(steps, keys, words),
                _rule(words),
                benchmarks.tab("maturity", words),
            ],
            "raters": [tables.spread(found, spread, keys, words)],
        },
    )


def _rule(words: Words) -> Tab:
    rule = words.gettext("What each level takes is a plain rule of our own; the median rounded down is the level now.")
    return Tab(notes=[rule])


def sentence(found: Maturity, keys: Mapping[str, str], words: Words) -> str:
    """Return the weakest keys, with their median and range."""
    rated = found.keys[found.keys.n > 0]
    if rated.empty:
        return words.gettext("Leaders have not rated the six keys yet.")
    row = rated[rated.key.isin(found.weakest)].iloc[0]
    median = profile.median(row["median"], words)
    if len(found.weakest) == len(rated) > 1:
        return words.gettext("No key is weaker than the others: {median} of 5.", median=median)
    called = words.list(within(keys[key]) for key in found.weakest)
    if len(found.weakest) > 1:
        return words.gettext("The weakest of the six keys are {keys}: {median} of 5.", keys=called, median=median)
    low, high = words.number(row["low"]), words.number(row["high"])
    alike = int((rated["median"] == row["median"]).sum())
    if alike > 1:
        template = gettext_noop(
            "Of the six keys {count} are at {median} of 5; {key} has the lowest answers, from {low} to {high}."
        )
        count = words.number(alike)
        return words.gettext(template, count=count, key=called, median=median, low=low, high=high)
    if low == high:
        return words.gettext("The weakest of the six keys is {key}: {median} of 5.", key=called, median=median)
    template = gettext_noop("The weakest of the six keys is {key}: {median} of 5, from {low} to {high}.")
    return words.gettext(template, key=called, median=median, low=low, high=high)


def notes(found: Maturity, keys: Mapping[str, str], words: Words) -> list[str]:
    """Return how many answered, when, and which keys nobody has rated."""
    if not found.weakest:
        return []
    sentences, unrated = [answered(found, words)], found.keys.key[found.keys.n == 0]
    if len(unrated):
        sentences.append(words.gettext("Not rated: {keys}.", keys=words.list(within(keys[key]) for key in unrated)))
    return sentences


def answered(found: Maturity, words: Words) -> str:
    """Return how many answered, and when if that is known."""
    most = int(found.keys.n.max())
    if not found.round:
        return words.ngettext("{count} leader answered.", "{count} leaders answered.", most)
    month = words.month(found.round)
    return words.ngettext(
        "{count} leader answered in {month}.", "{count} leaders answered in {month}.", most, month=month
    )


def headlines(found: Maturity, keys: Mapping[str, str], words: Words) -> list[Figure]:
    """Return the mean of the keys, the weakest, and how many have changed since the round before, if any."""
    if not found.overall:
        return []
    together = words.gettext("{value} of 5", value=words.number(found.overall.mean, 1))
    lowest = words.gettext("{value} of 5", value=profile.median(found.overall.minimum, words))
    shown = [
        figure("together", together, [words.gettext("A mean, which hides the weakest")], words),
        figure("weakest", lowest, [words.list(keys[key] for key in found.weakest)], words),
    ]
    return [*shown, changed(found, words)] if found.keys.change.notna().any() else shown


def changed(found: Maturity, words: Words) -> Figure:
    """Return how many keys have risen and fallen since the round before."""
    up, down = (words.number(int(count)) for count in ((found.keys.change > 0).sum(), (found.keys.change < 0).sum()))
    since = (
        words.gettext("since {month}", month=words.month(found.before))
        if found.before
        else words.gettext("since last time")
    )
    return figure("changed", words.gettext("{up} up, {down} down", up=up, down=down), [since], words)
