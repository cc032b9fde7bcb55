"""Kept choices: whether the data have changed since, and the choices side by side."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import more_customers, more_money
from cxdash.presenters.elements import Table
from cxdash.presenters.what_if import results, verdict

FIGURES = 7
"""The rows of the table of kept choices."""


class KeptFigures(NamedTuple):
    """A kept choice on the data of today: where it starts, its figures if there are customers, its stages' names."""

    choice: Kept
    start: Start
    found: Comparison | None
    stages: Mapping[str, str]


def notes(choice: Kept, start: Start, words: Words) -> list[str]:
    """Return which kept choice is open, and whether the data have changed since it was kept."""
    opened = words.gettext(
        "“{name}”, with what was believed when it was kept on {day}.",
        name=choice.name,
        day=words.day(choice.made_at.date()),
    )
    if not choice.changed(start.base):
        return [opened]
    customers, earned = (choice.outcome[name] for name in ("customers", "earned"))
    if customers is None or earned is None:
        return [opened, words.gettext("The data have changed since.")]
    then = {"customers": more_customers(customers, words), "earned": more_money(earned, start.currency, words)}
    changed = words.gettext("The data have changed since. Then it was: customers {customers}, earned {earned}.", **then)
    return [opened, changed]


def comparison(kept: Mapping[str, KeptFigures], words: Words) -> Table:
    """Return kept choices by name side by side, each with what was believed when it was kept, on the data of today."""
    heads = [
        words.gettext("Changed"),
        words.gettext("Years"),
        words.gettext("Customers"),
        words.gettext("Earned"),
        words.gettext("How sure"),
        words.gettext("Paid back"),
        words.gettext("Data"),
    ]
    columns = {name: column(one, words) for name, one in kept.items()}
    rows = pd.DataFrame({words.gettext("Figure"): heads, **columns})
    return Table(words.gettext("The choices that are kept, side by side"), rows, sentences=True)


def column(kept: KeptFigures, words: Words) -> list[str]:
    """Return the cells of one kept choice."""
    choice, start, found, stages = kept
    if found is None:
        return [NOTHING] * FIGURES
    months = found.payback_month
    paid_back = NOTHING
    if months and found.judged:
        paid_back = words.ngettext("after {count} month", "after {count} months", months)
    return [
        verdict.changes(found, start.currency, stages, words),
        words.number(choice.levers.years),
        *(result.value for result in results.of(found, start.currency, words)),
        paid_back,
        words.gettext("changed since") if choice.changed(start.base) else words.gettext("the same"),
    ]
