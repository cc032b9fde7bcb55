"""When the accountable roles of a touchpoint, a stage or the journey changed.

To be shown beside a series, never as its cause.
"""

from datetime import date, timedelta
from itertools import pairwise
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


class Held(NamedTuple):
    """A stretch of days from *start* up to, but not on, *end*, and the accountable roles of a stage in it."""

    start: date
    end: date
    accountable: tuple[str, ...]


def begins(tables: RaciTables) -> date | None:
    """Return the first day for which it is noted who is accountable for any stage; None where that has no beginning."""
    days = [day if isinstance(day, date) else None for day in _of_stages(tables).valid_from]
    return None if None in days else min(filter(None, days), default=None)


def _of_stages(tables: RaciTables) -> pd.DataFrame:
    rows = tables.assignments
    return rows[(rows.letter == Letter.ACCOUNTABLE) & (rows.stage != "") & (rows.touchpoint == "") & (rows.area == "")]


def held(tables: RaciTables, stage: str, start: date, end: date) -> list[Held]:
    """Return who was accountable for a stage from a day up to another, a stretch for each change."""
    of_stages = _of_stages(tables)
    here = of_stages[of_stages.stage == stage]
    order = list(tables.roles.key)
    dated = {day for name in ("valid_from", "valid_to") for day in here[name] if isinstance(day, date)}
    days = [start, *sorted(day for day in dated if start < day < end)]
    found: list[Held] = []
    for day, until in pairwise([*days, end]):
        who = tuple(sorted(set(raci_map.in_force(here, day).role), key=order.index))
        if found and found[-1].accountable == who:
            found[-1] = found[-1]._replace(end=until)
        else:
            found.append(Held(day, until, who))
    return found


def _days(assignments: pd.DataFrame, period: Period) -> list[date]:
    dated = {day for name in ("valid_from", "valid_to") for day in assignments[name] if isinstance(day, date)}
    first = date.fromisoformat(f"{period.first}-01")
    return sorted(day for day in dated if first < day and f"{day:%Y-%m}" <= period.last)


def _owners(here: pd.DataFrame, of_stage: pd.DataFrame, on: date) -> tuple[str, ...]:
    own = set(raci_map.in_force(here, on).role)
    return tuple(sorted(own or set(raci_map.in_force(of_stage, on).role)))
