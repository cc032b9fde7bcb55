"""What holds on a day whatever customers answered: the letters, mandates, key figures, and what leaders say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding
from cxdash.domain.messages import Name
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership import areas, handoffs, health, kpis, mandate, raci_map, roles, room
from cxdash.measures.ownership.areas import Areas
from cxdash.measures.ownership.findings import basis
from cxdash.measures.ownership.raci_map import OwnershipMap
from cxdash.measures.ownership.targets import outcomes, top


@dataclass(frozen=True, eq=False)
class Standing:
    """Who answers for what on a day, and all that is said of it, for every view of the journey.

    *stages*: the map's letters with health, owner and warnings. *called*: names, as findings need them. *steering*:
    findings about key figures. The others: as the modules of these names return them.
    """

    tables: OwnershipTables
    on: date
    map: OwnershipMap
    stages: pd.DataFrame
    money: pd.DataFrame
    mandates: pd.DataFrame
    mismatches: pd.DataFrame
    made_elsewhere: pd.DataFrame
    kpis: pd.DataFrame
    kpi_pairs: pd.DataFrame
    outcomes: pd.DataFrame
    room: pd.DataFrame
    areas: Areas
    called: Mapping[tuple[str, str], Mapping[str, Name]]
    steering: tuple[Finding, ...]


def compute(tables: OwnershipTables, on: date) -> Standing:
    """Compute what holds on a day from the tables alone."""
    found = raci_map.on_day(tables, on)
    stages = health.stages(found, tables.roles)
    steered = kpis.compute(tables.kpis, tables.kpi_values, on, everyone=health.collective_roles(tables.roles))
    won = outcomes.compute(steered)
    return Standing(
        tables=tables,
        on=on,
        map=found,
        stages=stages,
        money=roles.money(tables.spend),
        mandates=mandate.compute(tables.assessments, on),
        mismatches=mandate.mismatches(tables.assessments, on),
        made_elsewhere=handoffs.made_elsewhere(tables.annoyances, found),
        kpis=steered,
        kpi_pairs=kpis.pulling_apart(tables.kpis),
        outcomes=won,
        room=room.compute(tables.assessments, stages, tables.roles, on),
        areas=areas.compute(tables.assignments, found.areas, tables.roles),
        called=basis.called(tables),
        steering=(*top.findings(steered), *outcomes.findings(won, findings.names(tables.kpis))),
    )
