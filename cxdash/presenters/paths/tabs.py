"""The tabs of the paths page."""

from collections.abc import Callable

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.paths import ASKS, RULES
from cxdash.i18n.translator import Words
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.elements import Tab, Table, with_rows
from cxdash.presenters.paths import efforts, roles
from cxdash.presenters.paths.roles import ByRole
from cxdash.presenters.paths.tables import Names, credit, named, span


def present_tab(found: Paths, by_role: ByRole, tab: str, words: Words) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown."""
    touchpoints = by_role.touchpoints
    tabs: dict[str, Callable[[], list[Tab]]] = {
        "roles": lambda: roles.present(by_role, words),
        "claims": lambda: roles.claimed(by_role, words),
        "lost": lambda: [lost(found, touchpoints, words)],
    }
    return tabs[tab]() if tab in tabs else []


def lost(found: Paths, touchpoints: Names, words: Words) -> Tab:
    """Return how many of those who reach a touchpoint go on, and where most are lost."""
    rows = found.drop_off
    sentences = (
        [_most_lost(found, touchpoints, words)]
        if found.lost
        else [words.gettext("Nobody is known to have been lost: only those who became customers are filled in.")]
    )
    reached = {
        words.gettext("Touchpoint"): named(rows.touchpoint, touchpoints),
        words.gettext("Reached"): rows.reached.round(0),
        words.gettext("Went on"): rows.went_on.round(0),
        words.gettext("Became customers here"): rows.converted.round(0),
        words.gettext("Lost here"): rows.lost.round(0),
        words.gettext("Lost, %"): (rows.lost_share * 100).round(1),
    }
    steps = {
        words.gettext("From"): named(found.steps["from"], touchpoints),
        words.gettext("To"): named(found.steps.to, touchpoints),
        words.gettext("Took this step"): found.steps.n.round(0),
        words.gettext("Of all visits, %"): (found.steps.share * 100).round(1),
    }
    tables = [Table(words.gettext("Of those who reach a touchpoint"), pd.DataFrame(reached), titled=True)]
    if len(found.steps):
        tables.append(Table(words.gettext("From one touchpoint to the next"), pd.DataFrame(steps), titled=True))
    return Tab(sentences=sentences, tables=tables)


def _most_lost(found: Paths, touchpoints: Names, words: Words) -> str:
    row = found.drop_off.loc[found.drop_off.lost.idxmax()]
    template = gettext_noop(
        "Most are lost at {touchpoint}: {lost} of the {reached} who reach it, and {share} of all who are lost."
    )
    return words.gettext(
        template,
        touchpoint=touchpoints.get(row.touchpoint, row.touchpoint),
        lost=words.number(row.lost),
        reached=words.number(row.reached),
        share=words.share(row.lost / found.lost),
    )


def rules(found: Paths, touchpoints: Names, words: Words) -> Tab:
    """Return what each rule of credit asks, whom it puts first, and where the rules differ most."""
    rows = found.credits
    widest = rows.loc[(rows.high - rows.low).idxmax()].to_dict()
    name = touchpoints.get(widest["touchpoint"], widest["touchpoint"])
    text = words.gettext("Every way of counting gives the same credit.")
    if widest["high"] - widest["low"] >= 1:
        template = gettext_noop("The ways differ most on {touchpoint}: {range} of {all} customers.")
        values = {"range": span(widest, words), "all": words.number(found.conversions)}
        text = words.gettext(template, touchpoint=name, **values)
    asked = {
        words.gettext("Way of counting"): [words.gettext(name) for name in RULES.values()],
        words.gettext("What it asks"): [words.gettext(ASKS[rule]) for rule in RULES],
        words.gettext("Most credit to"): named(
            pd.Series([rows.touchpoint[rows[rule].idxmax()] for rule in RULES]), touchpoints
        ),
        words.gettext("Customers"): [round(float(rows[rule].max())) for rule in RULES],
    }
    table = credit(rows.rename(columns={"touchpoint": "name"}), words.gettext("Touchpoint"), touchpoints, words)
    tables = [
        Table(words.gettext("What each way of counting asks"), pd.DataFrame(asked), titled=True),
        Table(words.gettext("Credit by touchpoint, customers"), table, titled=True),
        *with_rows(
            Table(words.gettext("Otherwise equal paths"), efforts.table(found, touchpoints, words), titled=True)
        ),
    ]
    return Tab(sentences=[text], notes=efforts.not_told(found, words), tables=tables)
