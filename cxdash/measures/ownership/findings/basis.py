"""What findings about ownership are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Name
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership.raci_map import OwnershipMap

NAMED = (
    *((table, "name") for table in ("stages", "touchpoints", "roles", "kpis")),
    *((table, "title") for table in ("annoyances", "decisions")),
)
"""The tables, and their column, whose rows findings name."""


@dataclass(frozen=True, eq=False)
class Basis:
    """What findings are made of: the store's tables, the map, and the day's figures."""

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
    total: float

    def name(self, table: str, key: str, field: str = "name") -> Name:
        """Return the name of a row."""
        return self._called[table, field].get(key, Name(key))

    @cached_property
    def _called(self) -> dict[tuple[str, str], dict[str, Name]]:
        return {(table, field): findings.names(getattr(self.tables, table), field) for table, field in NAMED}

    def weight(self, *stages: str) -> float:
        """Return the let-downs a year at some stages."""
        return float(self.stages.let_downs[self.stages.key.isin(stages)].sum())


def question(code: str, sentence: str, ask: str, values: Mapping[str, object], **more: Any) -> Finding:
    """Return a finding that is a question, from the templates of its sentence and of what it asks."""
    return Finding(code, Level.QUESTION, Message(sentence, values), Message(ask, values), **more)
