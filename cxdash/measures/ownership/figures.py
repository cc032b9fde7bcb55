"""All figures of a day: who is accountable for each stage, whether they can act, and what customers got there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import plain, records, rows_of
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import diagnosis, handoffs
from cxdash.measures.ownership import roles as owner_roles
from cxdash.measures.ownership.areas import Areas
from cxdash.measures.ownership.diagnosis import Ownerless
from cxdash.measures.ownership.findings import every
from cxdash.measures.ownership.findings.basis import Basis
from cxdash.measures.ownership.raci_map import OwnershipMap
from cxdash.measures.ownership.standing import Standing
from cxdash.measures.ownership.targets import top
from cxdash.measures.satisfaction import let_downs
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns

LEAST_STAGES = 6
"""The fewest stages for a statement on where let-downs gather."""


@dataclass(frozen=True, eq=False)
class Ownership:
    """All figures of a view and day; nan if unknown, '' or an empty tuple for nobody.

    *stages*: the map's letters with health, owner, can_act ('' without one owner), diagnosis, warnings, stale, mean,
    expected, gap and let_downs with their intervals, broken. *mandates*, *kpis*, *kpi_pairs*, *handoffs*,
    *made_elsewhere*, *room*, *areas*, *roles* and *money*: as the modules of these names return them. *outcomes*: as
    `targets.outcomes` returns them.
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
    outcomes: pd.DataFrame
    room: pd.DataFrame
    areas: Areas
    let_downs: LetDowns
    ownerless: Ownerless | None
    findings: tuple[Finding, ...]

    @property
    def clear(self) -> int:
        """The number of stages with one clear owner."""
        return int((self.stages.health == Health.ONE).sum())


def compute(standing: Standing, satisfaction: Satisfaction, view: View) -> Ownership:
    """Compute every figure of a day from what holds on it and the view's satisfaction figures."""
    tables, on = standing.tables, standing.on
    counted = let_downs.compute(placed(tables.stages), tables.touchpoints, satisfaction)
    scored = diagnosis.scores(placed(tables.stages), satisfaction)
    stages = _stages(standing, scored, counted)
    basis = Basis(
        tables=tables,
        on=on,
        map=standing.map,
        stages=stages,
        roles=owner_roles.compute(tables, standing.map, standing.mandates, counted.touchpoints),
        mandates=standing.mandates,
        mismatches=standing.mismatches,
        kpi_pairs=standing.kpi_pairs,
        made_elsewhere=standing.made_elsewhere,
        handoffs=handoffs.compute(stages, scored, tables.assessments, tables.roles, on),
        room=standing.room,
        called=standing.called,
        total=0.0 if np.isnan(counted.total.value) else counted.total.value,
    )
    return Ownership(
        view=view,
        on=on,
        map=standing.map,
        stages=stages,
        roles=basis.roles,
        money=standing.money,
        mandates=standing.mandates,
        mismatches=standing.mismatches,
        handoffs=basis.handoffs,
        made_elsewhere=standing.made_elsewhere,
        kpis=standing.kpis,
        kpi_pairs=standing.kpi_pairs,
        outcomes=standing.outcomes,
        room=standing.room,
        areas=standing.areas,
        let_downs=counted,
        ownerless=diagnosis.ownerless(stages, counted.stages),
        findings=findings.in_order([*every.of(basis), *standing.steering]),
    )


def _stages(standing: Standing, scored: pd.DataFrame, counted: LetDowns) -> pd.DataFrame:
    able = dict(zip(standing.mandates.role, standing.mandates.can_act, strict=True))
    lost = counted.stages.rename(columns={"low": "let_downs_low", "high": "let_downs_high"}).drop(columns="key")
    of_scores = scored.drop(columns=["mean_se", "mean_df"]).reset_index(drop=True)
    stages = pd.concat([standing.stages, lost, of_scores], axis=1)
    return stages.assign(
        can_act=[able.get(owner, str(CanAct.NOT_ASKED)) if owner else "" for owner in stages.owner],
        diagnosis=list(map(str, diagnosis.diagnose(stages, able, scored, standing.tables.annoyances))),
    )


def as_record(computed: Ownership) -> dict[str, Any]:
    """Return the figures as `figures ownership --json` prints them: plain values, None if unknown."""
    without = computed.ownerless
    return {
        "subject": "ownership",
        "view": {"journey": computed.view.journey, "segment": computed.view.segment, "period": computed.view.period},
        "on": computed.on.isoformat(),
        "journey": {"accountable": list(computed.map.accountable), "drives": list(computed.map.drives)},
        "areas": {row.area: list(row.accountable) for row in computed.map.areas.itertuples()},
        "clear_owners": computed.clear,
        "stages": [_stage(row) for row in rows_of(computed.stages)],
        "let_downs": {"value": plain(computed.let_downs.total.value), "left_out": list(computed.let_downs.left_out)},
        "without_clear_owner": without and {"share": without.share, "p": without.p, "stages": without.stages},
        "roles": _roles(computed),
        "handoffs": records(computed.handoffs),
        "made_elsewhere": records(computed.made_elsewhere),
        "kpis": records(computed.kpis),
        "top_management": [row["key"] for row in records(top.followed(computed.kpis))],
        "outcomes": records(computed.outcomes),
        "targets_pull_apart": records(computed.kpi_pairs),
        "agreement": records(computed.room),
        "findings": [plain(finding.as_record()) for finding in computed.findings],
    }


def _stage(row: Mapping[str, Any]) -> dict[str, Any]:
    named = ("accountable", "responsible", "consulted", "informed", "health", "owner", "can_act", "diagnosis")
    scored = ("mean", "expected", "gap", "gap_low", "gap_high", "let_downs", "let_downs_low", "let_downs_high", "n")
    record = {name: plain(row[name]) for name in ("key", *named, *scored, "stale", "confirmed_on", "warnings")}
    return {**record, "can_act": record["can_act"] or None, "owner": record["owner"] or None}


def _roles(computed: Ownership) -> list[dict[str, Any]]:
    mandates = {row["role"]: row for row in records(computed.mandates)}
    money = {row["role"]: row for row in records(computed.money)}
    return [
        {**row, "mandate": mandates.get(row["key"]), "money": money.get(row["key"])} for row in records(computed.roles)
    ]
