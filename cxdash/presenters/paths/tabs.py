"""The tabs of the paths page."""

from collections.abc import Callable, Mapping

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.paths import ASKS, RULES
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.credit import NOBODY
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.elements import Tab, Table

Names = Mapping[str, str]
"""Names of touchpoints or roles by key."""


def present_tab(
    found: Paths, roles: pd.DataFrame, touchpoints: Names, role_names: Names, tab: str, words: Words
) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown; *roles*: credit by role, a column per rule."""
    tabs: dict[str, Callable[[], Tab]] = {
        "roles": lambda: of_roles(roles, role_names, words),
        "lost": lambda: lost(found, touchpoints, words),
        "rules": lambda: rules(found, touchpoints, words),
    }
    return [tabs[tab]()] if tab in tabs else []


def of_roles(roles: pd.DataFrame, names: Names, words: Words) -> Tab:
    """Return whose touchpoints get the most credit, and the credit that nobody answers for."""
    called = {**names, NOBODY: words.gettext("nobody")}
    sentences = _leads(roles, called, words)
    for row in roles[(roles.role == NOBODY) & (roles.high > 0)].to_dict("records"):
        template = gettext_noop("Credited to touchpoints that nobody answers for, of all customers: {range}.")
        sentences.append(words.gettext(template, range=_range(row, words)))
    sentences.append(
        words.gettext(
            "A touchpoint's credit goes to the role accountable there on the day chosen, or for its stage; where "
            "several are, they share alike."
        )
    )
    table = _credit(roles.rename(columns={"role": "name"}), words.gettext("Role"), called, words)
    return Tab(sentences=sentences, tables=[Table(words.gettext("Credit by role, customers"), table, titled=True)])


def _leads(roles: pd.DataFrame, names: Names, words: Words) -> list[str]:
    """Return who gets most credit by every rule, or by which rules."""
    first = {rule: roles.loc[roles[rule].idxmax()] for rule in RULES}
    if len({row.role for row in first.values()}) == 1:
        row = first["first"].to_dict()
        template = gettext_noop(
            "By every way of counting the most credit goes to what {role} answers for: {range} customers."
        )
        return [words.gettext(template, role=names.get(row["role"], row["role"]), range=_range(row, words))]
    sentences = [words.gettext("Whose touchpoints get the most credit depends on the way of counting.")]
    return sentences + _by_way({rule: names.get(row.role, row.role) for rule, row in first.items()}, words)


def _by_way(first: Mapping[str, str], words: Words) -> list[str]:
    """Return who gets most credit by which rules."""
    ways: dict[str, list[str]] = {}
    for rule, name in first.items():
        ways.setdefault(name, []).append(words.gettext(RULES[rule]))
    return [
        words.gettext("Most goes to {name} by: {ways}.", name=name, ways=words.list(counted))
        for name, counted in ways.items()
    ]


def lost(found: Paths, touchpoints: Names, words: Words) -> Tab:
    """Return how many of those who reach a touchpoint go on, and where most are lost."""
    rows = found.drop_off
    sentences = (
        [_most_lost(found, touchpoints, words)]
        if found.lost
        else [words.gettext("Nobody is known to have been lost: only those who became customers are filled in.")]
    )
    reached = {
        words.gettext("Touchpoint"): _named(rows.touchpoint, touchpoints),
        words.gettext("Reached"): rows.reached.round(0),
        words.gettext("Went on"): rows.went_on.round(0),
        words.gettext("Became customers here"): rows.converted.round(0),
        words.gettext("Lost here"): rows.lost.round(0),
        words.gettext("Lost, %"): (rows.lost_share * 100).round(1),
    }
    steps = {
        words.gettext("From"): _named(found.steps["from"], touchpoints),
        words.gettext("To"): _named(found.steps.to, touchpoints),
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
        values = {"range": _range(widest, words), "all": words.number(found.conversions)}
        text = words.gettext(template, touchpoint=name, **values)
    asked = {
        words.gettext("Way of counting"): [words.gettext(name) for name in RULES.values()],
        words.gettext("What it asks"): [words.gettext(ASKS[rule]) for rule in RULES],
        words.gettext("Most credit to"): _named(
            pd.Series([rows.touchpoint[rows[rule].idxmax()] for rule in RULES]), touchpoints
        ),
        words.gettext("Customers"): [round(float(rows[rule].max())) for rule in RULES],
    }
    table = _credit(rows.rename(columns={"touchpoint": "name"}), words.gettext("Touchpoint"), touchpoints, words)
    tables = [
        Table(words.gettext("What each way of counting asks"), pd.DataFrame(asked), titled=True),
        Table(words.gettext("Credit by touchpoint, customers"), table, titled=True),
    ]
    return Tab(sentences=[text], tables=tables)


def _credit(rows: pd.DataFrame, head: str, names: Names, words: Words) -> pd.DataFrame:
    """Return credit by every rule, with its range."""
    ways = {words.gettext(name): rows[rule].round(1) for rule, name in RULES.items()}
    ends = {words.gettext("Lowest"): rows.low.round(1), words.gettext("Highest"): rows.high.round(1)}
    return pd.DataFrame({head: _named(rows["name"], names), **ways, **ends})


def _named(keys: pd.Series, names: Names) -> list[str]:
    return [names.get(key, key) for key in keys]


def _range(row: Mapping[str, float], words: Words) -> str:
    """Return the lowest and the highest credit, or the one if they are equal."""
    low, high = words.number(row["low"]), words.number(row["high"])
    return low if low == high else words.gettext("from {low} to {high}", low=low, high=high)
