"""The tab on credit by role: whose touchpoints get it, who does the work there, and what each role claims."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from cxdash.charts import paths as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.paths import RULES
from cxdash.domain.plain import rows_of
from cxdash.domain.sheets.kpis import OUTCOMES
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import credit
from cxdash.measures.ownership.claims import WHOLE, Claimed
from cxdash.measures.ownership.credit import NOBODY
from cxdash.presenters import told
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables, with_rows
from cxdash.presenters.paths import tables
from cxdash.presenters.paths.tables import Names

TOGETHER = {
    True: gettext_noop("The roles together claim {total} of 100 {what}: more than there are."),
    False: gettext_noop("The roles together claim {total} of 100 {what}."),
}
TOGETHER_OF_A_KPI = {
    True: gettext_noop("The roles together claim {total} of 100 of “{name}”: more than there is."),
    False: gettext_noop("The roles together claim {total} of 100 of “{name}”."),
}
"""By whether they claim more than the whole."""


class ByRole(NamedTuple):
    """Credit by role and what hangs on it.

    *accountable*, *doing*: credit by role, a column per rule. *doers*: touchpoint, role, share of who does the work.
    *roles*, *touchpoints*, *kpis*: names by key.
    """

    accountable: pd.DataFrame
    doing: pd.DataFrame
    doers: pd.DataFrame
    claims: list[Claimed]
    roles: Names
    touchpoints: Names
    kpis: Names


def present(found: ByRole, words: Words) -> list[Tab]:
    """Return whose touchpoints get the most credit, who does the work, and what the roles claim, if they do."""
    called = {**found.roles, NOBODY: words.gettext("nobody")}
    by_role, by_doer = (
        tables.credit(rows.rename(columns={"role": "name"}), words.gettext("Role"), called, words)
        for rows in (found.accountable, found.doing)
    )
    anybody = list(found.doing.role) != [NOBODY]
    content = Tab(
        sentences=[
            *sentences(found, words),
            words.gettext(
                "A touchpoint's credit goes to the role accountable there on the day chosen, or for its stage; where "
                "several are, they share alike."
            ),
        ],
        tables=with_rows(
            Table(words.gettext("Credit by role, customers"), by_role, titled=True),
            Table(
                words.gettext("Credit by who does the work, customers"),
                by_doer if anybody else by_doer[:0],
                titled=True,
            ),
        ),
        definitions=("path_role",),
    )
    return [*claimed(found, words), content]


def claimed(found: ByRole, words: Words) -> list[Tab]:
    """Return what the roles claim, a section for each thing they claim; it needs no paths."""
    return [_claims(one, found, words) for one in found.claims]


def sentences(found: ByRole, words: Words) -> list[str]:
    """Return who gets most credit, or that credit by role tells nothing and who does the work then."""
    called = {**found.roles, NOBODY: words.gettext("nobody")}
    alone = credit.only_one(found.accountable)
    if alone is not None:
        return [_tells_nothing(alone, called, words), *_work(found, words)]
    said = _leads(found.accountable, called, words)
    for row in rows_of(found.accountable[(found.accountable.role == NOBODY) & (found.accountable.high > 0)]):
        template = gettext_noop("Credited to touchpoints that nobody answers for, of all customers: {range}.")
        said.append(words.gettext(template, range=tables.span(row, words)))
    return said


def claim_sentences(one: Claimed, found: ByRole, words: Words) -> list[str]:
    """Return what the roles claim together, and who claims more or less than any way of counting gives."""
    over = one.over
    nothing, more = over[over.most.round() == 0], over[over.most.round() > 0]
    said = [_together(one, found.kpis, words)]
    if len(nothing):
        template = gettext_noop("No touchpoint on the paths is theirs, by owner or by who does the work: {roles}.")
        said.append(words.gettext(template, roles=_claiming(nothing, found.roles, words)))
    if len(more):
        template = gettext_noop("More than any way of counting gives: {roles}.")
        said.append(words.gettext(template, roles=_against(more, "most", found.roles, words)))
    if len(one.under):
        template = gettext_noop("Less than every way of counting gives: {roles}.")
        said.append(words.gettext(template, roles=_against(one.under, "least", found.roles, words)))
    if one.roles.most.isna().all():
        said.append(
            words.gettext("The paths give no credit for this, so there is nothing to hold what they claim against.")
        )
    return said


def _together(one: Claimed, kpis: Names, words: Words) -> str:
    total, over = words.number(one.total), one.total > WHOLE
    if one.kpi:
        of_kpi = TOGETHER_OF_A_KPI[over]
        return words.gettext(of_kpi, total=total, name=kpis.get(one.kpi, one.kpi))
    return words.gettext(TOGETHER[over], total=total, what=words.gettext(OUTCOMES[one.outcome]))


def _claiming(rows: pd.DataFrame, roles: Names, words: Words) -> str:
    return words.list(
        words.gettext("{role} (claims {share})", role=roles.get(role, role), share=words.number(share))
        for role, share in zip(rows.role, rows.share, strict=True)
    )


def _against(rows: pd.DataFrame, end: str, roles: Names, words: Words) -> str:
    template = {
        "most": gettext_noop("{role} (claims {share}, gets at most {given})"),
        "least": gettext_noop("{role} (claims {share}, gets at least {given})"),
    }[end]
    return words.list(
        words.gettext(
            template,
            role=roles.get(row["role"], row["role"]),
            share=words.number(row["share"]),
            given=words.number(row[end]),
        )
        for row in rows_of(rows)
    )


def _claims(one: Claimed, found: ByRole, words: Words) -> Tab:
    said = claim_sentences(one, found, words)
    name = charts.claim_columns(words)
    called = one.roles.role.map(lambda key: found.roles.get(key, key))
    rows = one.roles.assign(role=called)
    claims = [told.claimed(row["role"], row, words) for row in rows_of(rows)]
    rows = rows[list(name)].round(1).rename(columns=name).assign(told=claims)
    return Tab(
        heading=said[0],
        sentences=said[1:],
        drawing=Drawing(
            charts.claims,
            " ".join(said),
            picture_tables({"rows": rows}),
            charts.ROW_HEIGHT,
            charts.CLAIMS_ABOVE,
            key=f"claims {one.kpi} {one.outcome}",
        ),
        definitions=("claims",),
    )


def _tells_nothing(role: str, called: Names, words: Words) -> str:
    if role == NOBODY:
        return words.gettext(
            "No touchpoint on the paths has an owner of its own or of its stage, so credit by role tells nothing."
        )
    template = gettext_noop("{role} answers for every touchpoint on the paths, so credit by role tells nothing.")
    return words.gettext(template, role=called.get(role, role))


def _work(found: ByRole, words: Words) -> list[str]:
    """Return who does the work at which touchpoints, and where nobody is set to."""
    places = found.doers.groupby("role", sort=False).touchpoint.agg(list)
    named = {
        role: words.list(found.touchpoints.get(key, key) for key in keys)
        for role, keys in places.items()
        if role != NOBODY
    }
    if not named:
        return [words.gettext("Nobody is set to do the work at the touchpoints on the paths.")]
    listed = words.list(
        words.gettext("{role} at {touchpoints}", role=found.roles.get(role, role), touchpoints=where)
        for role, where in named.items()
    )
    said = [words.gettext("Those who do the work: {listed}.", listed=listed)]
    if NOBODY in places.index:
        without = words.list(found.touchpoints.get(key, key) for key in places[NOBODY])
        said.append(words.gettext("Nobody is set to do the work at: {touchpoints}.", touchpoints=without))
    return said


def _leads(roles: pd.DataFrame, names: Names, words: Words) -> list[str]:
    """Return who gets most credit by every rule, or by which rules."""
    first = {rule: roles.loc[roles[rule].idxmax()] for rule in RULES}
    if len({row.role for row in first.values()}) == 1:
        row = first["first"].to_dict()
        template = gettext_noop(
            "By every way of counting the most credit goes to what {role} answers for: {range} customers."
        )
        return [words.gettext(template, role=names.get(row["role"], row["role"]), range=tables.span(row, words))]
    said = [words.gettext("Whose touchpoints get the most credit depends on the way of counting.")]
    return said + _by_way({rule: names.get(row.role, row.role) for rule, row in first.items()}, words)


def _by_way(first: Mapping[str, str], words: Words) -> list[str]:
    """Return who gets most credit by which rules."""
    ways: dict[str, list[str]] = {}
    for rule, name in first.items():
        ways.setdefault(name, []).append(words.gettext(RULES[rule]))
    return [
        words.gettext("Most goes to {name} by: {ways}.", name=name, ways=words.list(counted))
        for name, counted in ways.items()
    ]
