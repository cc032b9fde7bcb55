"""Saved choices: whether the data have changed since, and the choices side by side."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.relief import Relief
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import count, more_customers, more_money
from cxdash.presenters.elements import Tab, Table
from cxdash.presenters.what_if import ranges, results, users, verdict


class KeptFigures(NamedTuple):
    """A kept choice on the data of today: where it starts, its figures if they are known, its stages' names."""

    choice: Kept
    start: Start
    found: Comparison | Relief | None
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
    if None in choice.outcome.values():
        return [opened, words.gettext("The data have changed since.")]
    if start.public:
        fewer, saved = (choice.outcome[name] or 0.0 for name in ("contacts", "money"))
        return [
            opened,
            words.gettext(
                "The data have changed since. Then it was: {contacts} contacts fewer a year, saved {saved}.",
                contacts=count(fewer, words),
                saved=more_money(saved, start.currency, words),
            ),
        ]
    customers, earned = (choice.outcome[name] or 0.0 for name in ("customers", "earned"))
    then = {"customers": more_customers(customers, words), "earned": more_money(earned, start.currency, words)}
    changed = words.gettext("The data have changed since. Then it was: customers {customers}, earned {earned}.", **then)
    return [opened, changed]


def section(kept: Mapping[str, KeptFigures], words: Words) -> Tab:
    """Return which saved choice earns most, each one's range, and all of them side by side."""
    table = comparison(kept, words)
    judged = {name: one.found for name, one in kept.items() if isinstance(one.found, Comparison) and one.found.judged}
    if not judged:
        finding = words.ngettext("{count} choice is saved.", "{count} choices are saved.", len(kept))
        return Tab(sentences=[finding], tables=[table])
    rows = ranges.earned(judged, next(iter(kept.values())).start.currency, words)
    best = max(rows, key=lambda row: row.places[1])
    values = {"name": best.name, "middle": best.texts[1], "low": best.texts[0], "high": best.texts[2]}
    finding = words.gettext("Of the saved choices “{name}” earns most: {middle}, from {low} to {high}.", **values)
    drawing = ranges.drawing(rows, finding, words, beside=0.0, said=words.gettext("as now"))
    legend = words.gettext("Line: what is earned more than if we carry on, in 8 of 10 tries. Dot: the middle.")
    return Tab(sentences=[finding], drawing=drawing, notes=[legend], tables=[table])


def comparison(kept: Mapping[str, KeptFigures], words: Words) -> Table:
    """Return kept choices by name side by side, each with what was believed when it was kept, on the data of today."""
    public = any(one.start.public for one in kept.values())
    heads = _heads_of_users(words) if public else _heads(words)
    columns = {name: column(one, words) or [NOTHING] * len(heads) for name, one in kept.items()}
    rows = pd.DataFrame({words.gettext("Figure"): heads, **columns})
    return Table(words.gettext("The choices that are kept, side by side"), rows, sentences=True)


def _heads(words: Words) -> list[str]:
    return [
        words.gettext("Changed"),
        words.gettext("Years"),
        words.gettext("Customers"),
        words.gettext("Earned"),
        words.gettext("How sure"),
        words.gettext("Paid back"),
        words.gettext("Data"),
    ]


def _heads_of_users(words: Words) -> list[str]:
    return [
        words.gettext("Changed"),
        words.gettext("Contacts a year because of let-downs"),
        words.gettext("Saved a year"),
        words.gettext("How sure"),
        words.gettext("Data"),
    ]


def column(kept: KeptFigures, words: Words) -> list[str]:
    """Return the cells of one kept choice, none where its figures are not known."""
    choice, start, found, stages = kept
    since = words.gettext("changed since") if choice.changed(start.base) else words.gettext("the same")
    if found is None:
        return []
    if isinstance(found, Relief):
        return [
            verdict.upper(verdict.removed(found.levers, start.currency, stages, words)),
            users.contacts(found, words).value,
            users.saved(found, start.currency, words).value,
            verdict.upper(users.saves(found, words)) if found.judged else NOTHING,
            since,
        ]
    months = found.payback_month
    paid_back = NOTHING
    if months and found.judged:
        paid_back = words.ngettext("after {count} month", "after {count} months", months)
    return [
        verdict.changes(found, start.currency, stages, words),
        words.number(choice.levers.years),
        *(result.value for result in results.of(found, start.currency, words)),
        paid_back,
        since,
    ]
