"""What each role is accountable for: stages, let-downs, money and customer KPIs."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from cxdash.domain.money import PURPOSE_NAMES
from cxdash.domain.ownership import CanAct, Letter
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import mandate
from cxdash.measures.ownership.raci_map import OwnershipMap

COLUMNS = [
    *("key", "kind", "stages", "touchpoints", "share_of_stages", "overloaded", "let_downs", "let_downs_share"),
    *("can_act", "line_elsewhere", "lonely", "customer_kpis"),
]


def compute(
    tables: OwnershipTables, found: OwnershipMap, mandates: pd.DataFrame, let_downs: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per role, in the order of the roles.

    *stages*, *touchpoints*: what it is accountable for, touchpoints only if they override their stage. *let_downs*:
    those at touchpoints it is accountable for; with two accountable roles they count for both, so shares may add up to
    more than 1. *line_elsewhere*: roles responsible at its stages that do not report to it. *lonely*: accountable,
    cannot act, and the line is elsewhere or the organisation does not follow up (domain C1).
    """
    rated = mandates.set_index("role")
    total = let_downs.let_downs.sum()
    rows = [_of_role(role, tables, found, rated, let_downs, total) for role in tables.roles.to_dict("records")]
    return pd.DataFrame(rows, columns=COLUMNS)


def money(spend: pd.DataFrame) -> pd.DataFrame:
    """Return what each role spends by purpose and in all, and its share of everything; role '' is nobody's."""
    table = spend.pivot_table(index="role", columns="purpose", values="amount", aggfunc="sum", fill_value=0.0)
    table = table.reindex(columns=list(PURPOSE_NAMES), fill_value=0.0).astype(float)
    total = table.sum(axis=1)
    return table.assign(total=total, share=total / total.sum()).reset_index().rename_axis(columns=None)


def carried(found: OwnershipMap, roles: pd.DataFrame, let_downs: pd.DataFrame) -> pd.DataFrame:
    """Return the let-downs that each role answers for: role ('' nobody, first), let_downs, shared, share, shared_share.

    *shared*: those among them that others answer for too; they count for each, so shares may add up to more than 1.
    """
    answers = dict(zip(found.touchpoints.key, found.touchpoints.accountable, strict=True))
    counted = [
        (answers.get(key, ()), lost)
        for key, lost in zip(let_downs.key, let_downs.let_downs, strict=True)
        if not np.isnan(lost)
    ]
    total = sum(lost for _, lost in counted)
    rows = []
    for role in ("", *roles.key):
        own = [(held, lost) for held, lost in counted if (role in held if role else not held)]
        lost, shared = sum(one for _, one in own), sum(one for held, one in own if len(held) > 1)
        rows.append((role, lost, shared, lost / total if total else np.nan, shared / total if total else np.nan))
    return pd.DataFrame(rows, columns=["role", "let_downs", "shared", "share", "shared_share"])


def _of_role(
    role: Mapping,
    tables: OwnershipTables,
    found: OwnershipMap,
    rated: pd.DataFrame,
    let_downs: pd.DataFrame,
    total: float,
) -> tuple:
    key = role["key"]
    stages = tuple(found.stages.key[_holds(found.stages.accountable, key)])
    accountable = found.touchpoints[_holds(found.touchpoints.accountable, key)]
    own = tuple(accountable.key[_holds(accountable.own, Letter.ACCOUNTABLE)])
    answered_for = float(let_downs.let_downs[let_downs.key.isin(list(accountable.key))].sum())
    able, followed_up = _mandate(rated, key)
    line = line_elsewhere(key, found.stages.responsible[_holds(found.stages.accountable, key)], tables.roles)
    unfollowed = followed_up < mandate.PARTLY
    kpis = tables.kpis
    collective = key in ownership_health.collective_roles(tables.roles)
    return (
        *(key, role["kind"], stages, own, len(stages) / max(len(found.stages), 1)),
        not collective and ownership_health.is_overloaded(len(stages), len(found.stages)),
        *(answered_for, answered_for / total if total else np.nan, able, line),
        bool(stages) and able == CanAct.CANNOT and bool(line or unfollowed),
        tuple(kpis.key[(kpis.owner == key) & (kpis.about == "customer")]),
    )


def _mandate(rated: pd.DataFrame, key: str) -> tuple[str, float]:
    if key not in rated.index:
        return str(CanAct.NOT_ASKED), np.nan
    return rated.loc[key, "can_act"], rated.loc[key, mandate.FOLLOWED_UP]


def line_elsewhere(key: str, responsible: Iterable[Iterable[str]], roles: pd.DataFrame) -> tuple[str, ...]:
    """Return the roles responsible at some stages that neither are a role nor report to it, directly or indirectly."""
    bosses = dict(zip(roles.key, roles.reports_to, strict=True))
    everyone = ownership_health.collective_roles(roles)
    doing = dict.fromkeys(role for stage in responsible for role in stage)
    return tuple(role for role in doing if role not in everyone and key not in _chain(role, bosses))


def _chain(role: str, bosses: Mapping[str, str]) -> list[str]:
    """Return a role and all above it, up to the top."""
    chain = [role]
    while (boss := bosses.get(chain[-1], "")) and boss not in chain:
        chain.append(boss)
    return chain


def _holds(letters: pd.Series, role: str) -> np.ndarray:
    return np.array([role in roles for roles in letters], bool)
