"""What each role is accountable for: stages, let-downs, money and customer KPIs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.money import PURPOSE_NAMES
from cxdash.domain.ownership import CanAct, Letter
from cxdash.domain.plain import rows_of
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
    basis = _Basis(
        rows_of(found.stages),
        rows_of(found.touchpoints),
        {row["role"]: row for row in rows_of(mandates)},
        let_downs.key.to_numpy(object),
        let_downs.let_downs.to_numpy(float),
        _Lines.of(tables.roles),
        rows_of(tables.kpis[["key", "owner", "about"]]),
    )
    rows = [_of_role(key, kind, basis) for key, kind in zip(tables.roles.key, tables.roles.kind, strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS)


@dataclass(frozen=True)
class _Lines:
    """Who reports to whom, and which roles stand for everyone."""

    bosses: Mapping[str, str]
    everyone: Collection[str]

    @classmethod
    def of(cls, roles: pd.DataFrame) -> "_Lines":
        bosses = dict(zip(roles.key.tolist(), roles.reports_to.tolist(), strict=True))
        return cls(bosses, ownership_health.collective_roles(roles))

    def elsewhere(self, key: str, responsible: Iterable[Iterable[str]]) -> tuple[str, ...]:
        doing = dict.fromkeys(role for stage in responsible for role in stage)
        return tuple(role for role in doing if role not in self.everyone and key not in _chain(role, self.bosses))


@dataclass(frozen=True)
class _Basis:
    """What a role's row is made of: rows of places, mandates and key figures, and let-downs by touchpoint."""

    stages: Sequence[Mapping]
    touchpoints: Sequence[Mapping]
    mandates: Mapping[str, Mapping]
    counted: np.ndarray
    let_downs: np.ndarray
    lines: _Lines
    kpis: Sequence[Mapping]


def money(spend: pd.DataFrame) -> pd.DataFrame:
    """Return what each role spends by purpose and in all, and its share of everything; role '' is nobody's."""
    by_role: dict[str, dict[str, float]] = {}
    for role, purpose, amount in zip(spend.role.tolist(), spend.purpose.tolist(), spend.amount.tolist(), strict=True):
        spent = by_role.setdefault(role, dict.fromkeys(PURPOSE_NAMES, 0.0))
        spent[purpose] += amount
    rows = [(role, *by_role[role].values()) for role in sorted(by_role)]
    table = pd.DataFrame(rows, columns=["role", *PURPOSE_NAMES]).astype(dict.fromkeys(PURPOSE_NAMES, float))
    total = table[list(PURPOSE_NAMES)].to_numpy(float).sum(axis=1)
    return table.assign(total=total, share=total / total.sum())


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


def _of_role(key: str, kind: str, basis: _Basis) -> tuple:
    held = [row for row in basis.stages if key in row["accountable"]]
    accountable = {row["key"]: row["own"] for row in basis.touchpoints if key in row["accountable"]}
    total = np.nansum(basis.let_downs)
    answered_for = float(np.nansum(basis.let_downs[[place in accountable for place in basis.counted]]))
    rated = basis.mandates.get(key, {"can_act": str(CanAct.NOT_ASKED), mandate.FOLLOWED_UP: np.nan})
    able, line = rated["can_act"], basis.lines.elsewhere(key, [row["responsible"] for row in held])
    unfollowed = rated[mandate.FOLLOWED_UP] < mandate.PARTLY
    overloaded = ownership_health.is_overloaded(len(held), len(basis.stages))
    return (
        *(key, kind, tuple(row["key"] for row in held)),
        tuple(place for place, own in accountable.items() if Letter.ACCOUNTABLE in own),
        *(len(held) / max(len(basis.stages), 1), key not in basis.lines.everyone and overloaded),
        *(answered_for, answered_for / total if total else np.nan, able, line),
        bool(held) and able == CanAct.CANNOT and bool(line or unfollowed),
        tuple(row["key"] for row in basis.kpis if row["owner"] == key and row["about"] == "customer"),
    )


def line_elsewhere(key: str, responsible: Iterable[Iterable[str]], roles: pd.DataFrame) -> tuple[str, ...]:
    """Return the roles responsible at some stages that neither are a role nor report to it, directly or indirectly."""
    return _Lines.of(roles).elsewhere(key, responsible)


def _chain(role: str, bosses: Mapping[str, str]) -> list[str]:
    """Return a role and all above it, up to the top."""
    chain = [role]
    while (boss := bosses.get(chain[-1], "")) and boss not in chain:
        chain.append(boss)
    return chain
