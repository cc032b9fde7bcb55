"""Who answers for each stage, whether they can act, and what customers got there: all figures of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxdash.measures import (
    agreement,
    diagnosis,
    handoffs,
    kpis,
    let_downs,
    mandate,
    owner_roles,
    ownership_findings,
    ownership_health,
    ownership_map,
)
from cxdash.measures.diagnosis import Ownerless
from cxdash.measures.findings import Finding
from cxdash.measures.let_downs import LetDowns
from cxdash.measures.ownership_map import OwnershipMap
from cxdash.measures.satisfaction import Satisfaction
from cxdash.ownership_words import CanAct, Health
from cxdash.vocabulary import View

LEAST_STAGES = 6
"""With fewer stages nothing is said of where let-downs gather."""


@dataclass(frozen=True, eq=False)
class Ownership:
    """All figures of one view and day; what is unknown is nan, nobody is '' or an empty tuple.

    *stages*: the map's letters with health, owner, can_act ('' without one owner), diagnosis, warnings, stale, mean,
    expected, gap and let_downs with their intervals, broken. *mandates*, *kpis*, *kpi_pairs*, *handoffs*,
    *made_elsewhere*, *agreement*, *roles* and *money* are those of the modules of these names.
    """

    view: View
    on: date
    map: OwnershipMap
    stages: pd.DataFrame
    roles: pd.DataFrame
    money: pd.DataFrame
    mandates: pd.DataFrame
    mismatches: pd.DataFrame
    handoffs: pd.DataFrame
    made_elsewhere: pd.DataFrame
    kpis: pd.DataFrame
    kpi_pairs: pd.DataFrame
    agreement: pd.DataFrame
    let_downs: LetDowns
    ownerless: Ownerless | None
    findings: tuple[Finding, ...]

    @property
    def clear(self) -> int:
        """The number of stages with one clear owner."""
        return int((self.stages.health == Health.ONE).sum())


def figures(tables: Mapping[str, pd.DataFrame], satisfaction: Satisfaction, view: View, on: date) -> Ownership:
    """Compute every figure of a day from the tables of store.ownership and the view's satisfaction figures."""
    found = ownership_map.on_day(tables, on)
    counted = let_downs.figures(tables["stages"], tables["touchpoints"], satisfaction)
    mandates = mandate.figures(tables["assessments"], on)
    scored = diagnosis.scores(tables["stages"], satisfaction)
    stages = _stages(tables, found, mandates, scored, counted)
    basis = ownership_findings.Basis(
        tables=tables,
        on=on,
        map=found,
        stages=stages,
        roles=owner_roles.figures(tables, found, mandates, counted.touchpoints),
        mandates=mandates,
        mismatches=mandate.mismatches(tables["assessments"], on),
        kpi_pairs=kpis.pulling_apart(tables["kpis"]),
        made_elsewhere=handoffs.made_elsewhere(tables["annoyances"], found),
        total=0.0 if np.isnan(counted.total.value) else counted.total.value,
    )
    return Ownership(
        view=view,
        on=on,
        map=found,
        stages=stages,
        roles=basis.roles,
        money=owner_roles.money(tables["spend"]),
        mandates=mandates,
        mismatches=basis.mismatches,
        handoffs=handoffs.figures(stages, scored, tables["assessments"], on),
        made_elsewhere=basis.made_elsewhere,
        kpis=kpis.figures(tables["kpis"], tables["kpi_values"], on),
        kpi_pairs=basis.kpi_pairs,
        agreement=agreement.who_owns_it(tables["assessments"], tables["stages"], on),
        let_downs=counted,
        ownerless=diagnosis.ownerless(stages, counted.stages),
        findings=ownership_findings.of(basis),
    )


def _stages(
    tables: Mapping[str, pd.DataFrame], found: OwnershipMap, mandates: pd.DataFrame, scored: pd.DataFrame, counted: LetDowns
) -> pd.DataFrame:  # fmt: skip
    able = dict(zip(mandates.role, mandates.can_act, strict=True))
    stages = ownership_health.stages(found, tables["roles"])
    lost = counted.stages.rename(columns={"low": "let_downs_low", "high": "let_downs_high"}).drop(columns="key")
    stages = pd.concat([stages, lost, scored.drop(columns=["mean_se", "mean_df"]).reset_index(drop=True)], axis=1)
    return stages.assign(
        can_act=[able.get(owner, str(CanAct.NOT_ASKED)) if owner else "" for owner in stages.owner],
        diagnosis=list(map(str, diagnosis.diagnose(stages, able, scored, tables["annoyances"]))),
    )


def as_record(figures: Ownership) -> dict[str, Any]:
    """Return the figures as `figures ownership --json` prints them: plain Python values, None for what is unknown."""
    without = figures.ownerless
    return {
        "subject": "ownership",
        "view": {"journey": figures.view.journey, "segment": figures.view.segment, "period": figures.view.period},
        "on": figures.on.isoformat(),
        "journey": {"accountable": list(figures.map.accountable), "drives": list(figures.map.drives)},
        "areas": {row.area: list(row.accountable) for row in figures.map.areas.itertuples()},
        "clear_owners": figures.clear,
        "stages": [_stage(row) for row in figures.stages.to_dict("records")],
        "let_downs": {"value": _plain(figures.let_downs.total.value), "left_out": list(figures.let_downs.left_out)},
        "without_clear_owner": without and {"share": without.share, "p": without.p, "stages": without.stages},
        "roles": _roles(figures),
        "handoffs": _records(figures.handoffs),
        "made_elsewhere": _records(figures.made_elsewhere),
        "kpis": _records(figures.kpis),
        "targets_pull_apart": _records(figures.kpi_pairs),
        "agreement": _records(figures.agreement),
        "findings": [
            {name: _plain(value) for name, value in finding.as_record().items()} for finding in figures.findings
        ],
    }


def _stage(row: Mapping[str, Any]) -> dict[str, Any]:
    named = ("accountable", "responsible", "consulted", "informed", "health", "owner", "can_act", "diagnosis")
    scored = ("mean", "expected", "gap", "gap_low", "gap_high", "let_downs", "let_downs_low", "let_downs_high", "n")
    record = {name: _plain(row[name]) for name in ("key", *named, *scored, "stale", "confirmed_on", "warnings")}
    return {**record, "can_act": record["can_act"] or None, "owner": record["owner"] or None}


def _roles(figures: Ownership) -> list[dict[str, Any]]:
    mandates = {row["role"]: row for row in _records(figures.mandates)}
    money = {row["role"]: row for row in _records(figures.money)}
    records = []
    for row in _records(figures.roles):
        spent = money.get(row["key"])
        records.append({**row, "mandate": mandates.get(row["key"]), "money": spent})
    return records


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def _plain(value: Any) -> Any:
    """Return a value as JSON can say it: lists for tuples, days as text, None for nan."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and np.isnan(value) else value
