"""The tabs of the paths page."""

from collections.abc import Callable

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.paths import ASKS, RULES
from cxdash.i18n.translator import Words
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.elements import Tab, Table, with_rows
from cxdash.presenters.paths import efforts, lost, roles
from cxdash.presenters.paths.roles import ByRole
from cxdash.presenters.paths.tables import Names, credit, named, span


def present_tab(found: Paths, by_role: ByRole, tab: str, words: Words) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown."""
    touchpoints = by_role.touchpoints
    tabs: dict[str, Callable[[], list[Tab]]] = {
        "roles": lambda: roles.present(by_role, words),
        "claims": lambda: roles.claimed(by_role, words),
        "lost": lambda: [lost.present(found, touchpoints, words)],
    }
    return tabs[tab]() if tab in tabs else []


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
