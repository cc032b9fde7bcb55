"""The screen of the paths page: the finding, the picture of credit, and three figures."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import paths as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.paths import RULES
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.paths import alike
from cxdash.measures.paths import figures as measures
from cxdash.measures.paths.figures import Paths
from cxdash.presenters import told
from cxdash.presenters.elements import Drawing, Figure, Tab, figure, picture_tables
from cxdash.presenters.paths import efforts
from cxdash.presenters.paths.tables import Names

MOST_NAMED = 3
"""The most touchpoints that a finding names."""


class PathsScreen(NamedTuple):
    """The content of the page; *missing*: why there is none, or ''. *more*: what stands below the sentence."""

    missing: str
    sentence: str
    more: list[str]
    notes: list[str]
    credits: list[Tab]
    headlines: list[Figure]


def present(found: Paths, touchpoints: Names, words: Words) -> PathsScreen:
    """Return the screen of the paths; *touchpoints*: names by key."""
    first, *more = findings(found, touchpoints, words)
    return PathsScreen(
        missing=missing(found, words),
        sentence=first,
        more=more,
        notes=notes(found, words),
        credits=[credits(found, touchpoints, words, first)],
        headlines=headlines(found, words) if found.conversions else [],
    )


def missing(found: Paths, words: Words) -> str:
    """Return why there is no credit to share, or ''."""
    if not found.paths:
        return words.gettext(
            "There are no customers' paths yet: which touchpoints they met, in which order, and how many "
            "became customers."
        )
    if not found.conversions:
        return words.gettext(
            "Nobody became a customer on the paths that are filled in, so there is no credit to share."
        )
    return ""


def findings(found: Paths, touchpoints: Names, words: Words) -> list[str]:
    """Return what is said of the paths: the useless efforts, who gets credit, and which beginnings lead further."""
    return [
        *efforts.sentences(found, touchpoints, words),
        sentence(found, touchpoints, words),
        *efforts.beginnings(found, touchpoints, words),
    ]


def sentence(found: Paths, touchpoints: Names, words: Words) -> str:
    """Return which touchpoints get credit by every rule, and which only by some."""
    agreed, disputed = measures.agreed(found.credits), measures.disputed(found.credits)
    always, sometimes = (named(rows, touchpoints, words) for rows in (agreed, disputed))
    if agreed.empty:
        return words.gettext(
            "No touchpoint gets credit by every way of counting: who contributes depends on the way chosen."
        )
    if disputed.empty:
        return words.gettext("Every touchpoint with credit gets some by every way of counting.")
    template = gettext_noop("Credit by every way of counting: {always}. Only by some: {sometimes}.")
    return words.gettext(template, always=always, sometimes=sometimes)


def named(rows: pd.DataFrame, touchpoints: Names, words: Words) -> str:
    """Return the names of those with the highest credit, and how many more there are."""
    most = rows.sort_values("high", ascending=False, kind="stable")
    names, rest = [touchpoints.get(key, key) for key in most.touchpoint[:MOST_NAMED]], len(rows) - MOST_NAMED
    return words.list([*names, words.gettext("{count} more", count=words.number(rest))] if rest > 0 else names)


def notes(found: Paths, words: Words) -> list[str]:
    """Return that credit is no cause, and that nothing is known of lost customers where that is so."""
    sentences = [
        words.gettext(
            "Credit is a convention, not a cause: those who would have come anyway are credited too. Only an "
            "experiment shows what a touchpoint brings."
        )
    ]
    if not found.lost:
        sentences.append(
            words.gettext(
                "Only those who became customers are filled in. What is lost without a touchpoint then says no more "
                "than how many met it."
            )
        )
    return sentences


def credits(found: Paths, touchpoints: Names, words: Words, finding: str) -> Tab:
    """Return the picture of credit; in its place a phone, where its marks lie over one another, lists its ends."""
    tables = picture_tables({"rows": picture(found, touchpoints, words)})
    drawing = Drawing(charts.credits, finding, tables, row_height=charts.ROW_HEIGHT, above=charts.ABOVE)
    listed = [(touchpoints.get(row["touchpoint"], row["touchpoint"]), _ends(row, words)) for row in _rows(found)]
    return Tab(drawing=drawing, listed=listed)


def _rows(found: Paths) -> list[dict[str, Any]]:
    return rows_of(found.credits.sort_values("high", ascending=False, kind="stable"))


def _ends(row: dict[str, Any], words: Words) -> str:
    """Return the least and the most customers that any rule credits a touchpoint with, and by which rules."""
    by = {words.gettext(name): row[rule] for rule, name in RULES.items()}
    least, most = (end(by, key=by.__getitem__) for end in (min, max))
    if round(by[least]) == round(by[most]):
        return words.gettext("{count} customers by every way of counting", count=words.number(by[most]))
    return words.gettext(
        "{least} customers ({fewest}) to {most} ({rule})",
        least=words.number(by[least]),
        fewest=least,
        most=words.number(by[most]),
        rule=most,
    )


def picture(found: Paths, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return the rows of the picture, in the order of the journey."""
    name = charts.columns(words)
    called = found.credits.touchpoint.map(lambda key: touchpoints.get(key, key))
    useless = found.credits.touchpoint.isin(alike.useless(found.met, found.credits).touchpoint)
    mark = np.where(useless, words.gettext("makes no difference"), "")
    rows = found.credits.assign(touchpoint=called, mark=mark)
    said = [
        words.gettext(told.CREDIT, touchpoint=row["touchpoint"], range=told.span(row["low"], row["high"], words))
        for row in rows_of(rows)
    ]
    return rows[list(name)].round(1).rename(columns=name).assign(told=said)


def headlines(found: Paths, words: Words) -> list[Figure]:
    """Return the number of customers, of a hundred on a path, and of touchpoints credited by every rule."""
    of = words.number(len(found.credits))
    agreed = words.gettext("{count} of {of}", count=words.number(len(measures.agreed(found.credits))), of=of)
    ways = words.gettext("{count} ways of counting", count=words.number(len(RULES)))
    came = words.ngettext("on {count} path", "on {count} paths", found.paths)
    return [
        figure("path_customers", words.number(found.conversions), [came], words),
        *rate(found, words),
        figure("path_agreed", agreed, [ways], words),
    ]


def rate(found: Paths, words: Words) -> list[Figure]:
    """Return how many of a hundred on a path became customers, if it is known how many did not."""
    if not found.lost:
        return []
    others = words.gettext("{count} did not", count=words.number(found.lost))
    return [
        figure("path_rate", words.gettext("{count} of 100", count=words.number(found.rate * 100, 1)), [others], words)
    ]
