"""The map on a day: who holds which letter at each stage and touchpoint, of each area and of the whole journey."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cxdash.domain.ownership import Letter

AREAS = ("voice", "kpis", "coherence", "culture")
"""What is worth gathering under one owner: customers' voice, customer KPIs, coherence across initiatives, culture."""

PLACE = ["stage", "touchpoint", "area"]
CELL = ["role", "letter", *PLACE]
"""What an assignment says, apart from its dates; blank in all three places is the whole journey."""

LETTERS = {
    "accountable": Letter.ACCOUNTABLE,
    "responsible": Letter.RESPONSIBLE,
    "consulted": Letter.CONSULTED,
    "informed": Letter.INFORMED,
}
"""The columns of the map, each a tuple of roles in the order of the roles."""

STALE_AFTER = timedelta(days=365)
"""How long a confirmation holds."""

Holders = dict[tuple[str, str, str, str], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class OwnershipMap:
    """Who holds what on a day: *held* are the assignments, the others who holds each letter at each place.

    *stages*: key, accountable, responsible, consulted, informed, confirmed_on (the oldest), stale.
    *touchpoints*: key, stage, the same four letters after overriding, *own* (the letters it has of its own).
    *areas*: area, accountable. *accountable* and *drives* belong to the whole journey.
    """

    on: date
    held: pd.DataFrame
    stages: pd.DataFrame
    touchpoints: pd.DataFrame
    areas: pd.DataFrame
    accountable: tuple[str, ...]
    drives: tuple[str, ...]


def on_day(tables: Mapping[str, pd.DataFrame], on: date) -> OwnershipMap:
    """Return the map of a day from the tables of store.ownership; the order of the assignments makes no difference."""
    held = held_on(tables["assignments"], on)
    holders = _holders(held, list(tables["roles"].key))
    stages, touchpoints = tables["stages"], tables["touchpoints"]
    areas = [(area, holders.get((Letter.ACCOUNTABLE, "", "", area), ())) for area in AREAS]
    return OwnershipMap(
        on=on,
        held=held,
        stages=pd.DataFrame([_stage(key, holders, held, on) for key in stages.key], columns=STAGE_COLUMNS),
        touchpoints=pd.DataFrame(
            [_touchpoint(*place, holders) for place in zip(touchpoints.key, touchpoints.stage, strict=True)],
            columns=["key", "stage", *LETTERS, "own"],
        ),
        areas=pd.DataFrame(areas, columns=["area", "accountable"]),
        accountable=holders.get((Letter.ACCOUNTABLE, "", "", ""), ()),
        drives=holders.get((Letter.DRIVES, "", "", ""), ()),
    )


STAGE_COLUMNS = ["key", *LETTERS, "confirmed_on", "stale"]


def held_on(assignments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the assignments that hold on a day: from valid_from on, up to but not on valid_to."""
    began = [start is None or pd.isna(start) or start <= on for start in assignments.valid_from]
    goes_on = [end is None or pd.isna(end) or on < end for end in assignments.valid_to]
    return assignments[np.array(began, bool) & np.array(goes_on, bool)]


def changed(assignments: pd.DataFrame, since: date, on: date) -> pd.DataFrame:
    """Return what differs between two days: change (new or gone), role, letter, stage, touchpoint, area."""
    before, now = (set(held_on(assignments, day)[CELL].itertuples(index=False, name=None)) for day in (since, on))
    rows = [("gone", *cell) for cell in sorted(before - now)] + [("new", *cell) for cell in sorted(now - before)]
    return pd.DataFrame(rows, columns=["change", *CELL])


def _holders(held: pd.DataFrame, roles: list[str]) -> Holders:
    """Return who holds each letter at each place, in the order of the roles."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for role, *place in held[CELL].itertuples(index=False, name=None):
        found.setdefault((place[0], place[1], place[2], place[3]), set()).add(role)
    places = {role: place for place, role in enumerate(roles)}
    return {place: tuple(sorted(who, key=places.__getitem__)) for place, who in found.items()}


def _stage(key: str, holders: Holders, held: pd.DataFrame, on: date) -> tuple:
    letters = [holders.get((letter, key, "", ""), ()) for letter in LETTERS.values()]
    confirmed = [day for day in held.confirmed_on[held.stage == key] if isinstance(day, date)]
    oldest = min(confirmed, default=None)
    return key, *letters, oldest, oldest is not None and oldest < on - STALE_AFTER


def _touchpoint(key: str, stage: str, holders: Holders) -> tuple:
    """Return who holds each letter at a touchpoint: its own where it has any, else its stage's."""
    own = {letter: holders.get((letter, "", key, ""), ()) for letter in LETTERS.values()}
    letters = [own[letter] or holders.get((letter, stage, "", ""), ()) for letter in LETTERS.values()]
    return key, stage, *letters, tuple(str(letter) for letter, roles in own.items() if roles)
