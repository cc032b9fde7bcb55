"""When the accountable roles of a touchpoint, a stage or the journey changed.

To be shown beside a series, never as its cause.
"""

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from cxdash.domain.ownership import Letter
from cxdash.domain.periods import Period
from cxdash.domain.tables import RaciTables
from cxdash.measures.ownership import raci_map


class Change(NamedTuple):
    """A day, and the accountable roles before it and from it on."""

    day: date
    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(tables: RaciTables, touchpoint: str, period: Period) -> list[Change]:
    """Return the changes at a touchpoint ('' = the whole journey) within a period, after its first day.

    A touchpoint without owners has those of its stage.
    """
    assignments = tables.assignments
    assignments = assignments[(assignments.letter == Letter.ACCOUNTABLE) & (assignments.area == "")]
    places = tables.touchpoints
    stage = next(iter(places.stage[places.key == touchpoint]), "")
    here = assignments[(assignments.touchpoint == touchpoint) & (assignments.stage == "")]
    of_stage = assignments[(assignments.stage == stage) & (assignments.touchpoint == "")]
    found = []
    for day in _days(pd.concat([here, of_stage]), period):
        before, after = (_owners(here, of_stage, one) for one in (day - timedelta(days=1), day))
        if before != after:
            found.append(Change(day, before, after))
    return found


def _days(assignments: pd.DataFrame, period: Period) -> list[date]:
    dated = {day for name in ("valid_from", "valid_to") for day in assignments[name] if isinstance(day, date)}
    first = date.fromisoformat(f"{period.first}-01")
    return sorted(day for day in dated if first < day and f"{day:%Y-%m}" <= period.last)


def _owners(here: pd.DataFrame, of_stage: pd.DataFrame, on: date) -> tuple[str, ...]:
    own = set(raci_map.in_force(here, on).role)
    return tuple(sorted(own or set(raci_map.in_force(of_stage, on).role)))
