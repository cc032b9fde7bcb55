"""The RACI map on a day: which roles have which letter at each stage, touchpoint and area, and for the journey."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cxdash.domain.ownership import Letter
from cxdash.domain.tables import RaciTables, placed

AREAS = ("voice", "kpis", "coherence", "culture")
"""Areas for one owner: voice of customer, customer KPIs, coherence across initiatives, culture."""

PLACE = ["stage", "touchpoint", "area"]
CELL = ["role", "letter", *PLACE]
"""An assignment without its dates; blank in all three places is the whole journey."""

LETTERS = {
    "accountable": Letter.ACCOUNTABLE,
    "responsible": Letter.RESPONSIBLE,
    "consulted": Letter.CONSULTED,
    "informed": Letter.INFORMED,
}
"""The columns of the map, each a tuple of roles in the order of the roles."""

STALE_AFTER = timedelta(days=365)
"""How long a confirmation is valid."""

Holders = dict[tuple[str, str, str, str], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class OwnershipMap:
    """Who has which letter on a day; *assignments* are those in force.

    *stages*: key, accountable, responsible, consulted, informed, confirmed_on (the oldest), stale. *touchpoints*: key,
    stage, the same four letters after overriding, *own* (the letters of its own). *areas*: area, accountable.
    *accountable* and *drives* belong to the whole journey.
    """

    on: date
    assignments: pd.DataFrame
    stages: pd.DataFrame
    touchpoints: pd.DataFrame
    areas: pd.DataFrame
    accountable: tuple[str, ...]
    drives: tuple[str, ...]


def on_day(tables: RaciTables, on: date) -> OwnershipMap:
    """Return the map of a day, whatever the order of the assignments."""
    current = in_force(tables.assignments, on)
    holders = _holders(current, list(tables.roles.key))
    stages, touchpoints = placed(tables.stages), tables.touchpoints
    areas = [(area, holders.get((Letter.ACCOUNTABLE, "", "", area), ())) for area in AREAS]
    return OwnershipMap(
        on=on,
        assignments=current,
        stages=pd.DataFrame([_stage(key, holders, current, on) for key in stages.key], columns=STAGE_COLUMNS),
        touchpoints=pd.DataFrame(
            [_touchpoint(*place, holders) for place in zip(touchpoints.key, touchpoints.stage, strict=True)],
            columns=["key", "stage", *LETTERS, "own"],
        ),
        areas=pd.DataFrame(areas, columns=["area", "accountable"]),
        accountable=holders.get((Letter.ACCOUNTABLE, "", "", ""), ()),
        drives=holders.get((Letter.DRIVES, "", "", ""), ()),
    )


STAGE_COLUMNS = ["key", *LETTERS, "confirmed_on", "stale"]


def in_force(assignments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the assignments in force on a day: from valid_from on, up to but not on valid_to."""
    began = [start is None or pd.isna(start) or start <= on for start in assignments.valid_from]
    goes_on = [end is None or pd.isna(end) or on < end for end in assignments.valid_to]
    return assignments[np.array(began, bool) & np.array(goes_on, bool)]


def changed(assignments: pd.DataFrame, since: date, on: date) -> pd.DataFrame:
    """Return what differs between two days: change (new or gone), role, letter, stage, touchpoint, area."""
    before, now = (set(in_force(assignments, day)[CELL].itertuples(index=False, name=None)) for day in (since, on))
    rows = [("gone", *cell) for cell in sorted(before - now)] + [("new", *cell) for cell in sorted(now - before)]
    return pd.DataFrame(rows, columns=["change", *CELL])


def _holders(current: pd.DataFrame, roles: list[str]) -> Holders:
    """Return the roles with each letter at each place, in the order of the roles."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for role, *place in current[CELL].itertuples(index=False, name=None):
        found.setdefault((place[0], place[1], place[2], place[3]), set()).add(role)
    places = {role: place for place, role in enumerate(roles)}
    return {place: tuple(sorted(who, key=places.__getitem__)) for place, who in found.items()}


def _stage(key: str, holders: Holders, current: pd.DataFrame, on: date) -> tuple:
    letters = [holders.get((letter, key, "", ""), ()) for letter in LETTERS.values()]
    confirmed = [day for day in current.confirmed_on[current.stage == key] if isinstance(day, date)]
    oldest = min(confirmed, default=None)
    return key, *letters, oldest, oldest is not None and oldest < on - STALE_AFTER


def _touchpoint(key: str, stage: str, holders: Holders) -> tuple:
    """Return the letters at a touchpoint: its own, else its stage's, letter by letter."""
    own = {letter: holders.get((letter, "", key, ""), ()) for letter in LETTERS.values()}
    letters = [own[letter] or holders.get((letter, stage, "", ""), ()) for letter in LETTERS.values()]
    return key, stage, *letters, tuple(str(letter) for letter, roles in own.items() if roles)
