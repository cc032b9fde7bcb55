"""What findings about ownership are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Name
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.raci_map import OwnershipMap

NAMED = (
    *((table, "name") for table in ("stages", "touchpoints", "roles", "kpis")),
    *((table, "title") for table in ("annoyances", "decisions")),
)
"""The tables, and their column, whose rows findings name."""


@dataclass(frozen=True, eq=False)
class Basis:
    """What findings are made of: the store's tables, the map, names, and the figures of a view and day."""

    tables: OwnershipTables
    on: date
    map: OwnershipMap
    stages: pd.DataFrame
    roles: pd.DataFrame
    mandates: pd.DataFrame
    mismatches: pd.DataFrame
    kpi_pairs: pd.DataFrame
    made_elsewhere: pd.DataFrame
    handoffs: pd.DataFrame
    room: pd.DataFrame
    called: Mapping[tuple[str, str], Mapping[str, Name]]
    total: float

    def name(self, table: str, key: str, field: str = "name") -> Name:
        """Return the name of a row."""
        return self.called[table, field].get(key, Name(key))

    def weight(self, *stages: str) -> float:
        """Return the let-downs a year at some stages."""
        keys, let_downs = self._counted
        return float(np.nansum(let_downs[[key in stages for key in keys]]))

    @cached_property
    def _counted(self) -> tuple[list[str], np.ndarray]:
        return self.stages.key.tolist(), self.stages.let_downs.to_numpy(float)

    @cached_property
    def stage_rows(self) -> list[dict[Any, Any]]:
        """The rows of *stages*."""
        return rows_of(self.stages)

    @cached_property
    def everyone(self) -> set[str]:
        """The roles that stand for everyone."""
        return ownership_health.collective_roles(self.tables.roles)


def called(tables: OwnershipTables) -> dict[tuple[str, str], dict[str, Name]]:
    """Return the names that findings use, by table and column."""
    return {(table, field): findings.names(getattr(tables, table), field) for table, field in NAMED}


def question(code: str, sentence: str, ask: str, values: Mapping[str, object], **more: Any) -> Finding:
    """Return a finding that is a question, from the templates of its sentence and of what it asks."""
    return Finding(code, Level.QUESTION, Message(sentence, values), Message(ask, values), **more)
