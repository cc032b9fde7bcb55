"""When it changed who answers for a touchpoint, a stage or the whole journey: to be set beside a series, never as its cause."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from cxdash.domain.ownership import Letter
from cxdash.domain.periods import Period
from cxdash.measures.ownership import raci_map


class Change(NamedTuple):
    """The day from which others answer, and the roles accountable before and after it."""

    day: date
    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(tables: Mapping[str, pd.DataFrame], touchpoint: str, period: Period) -> list[Change]:
    """Return the changes at a touchpoint ('' = the whole journey) after the first day of a period and within it.

    A touchpoint has the owners of its stage where it has none of its own. *tables* are those of store.ownership.
    """
    held = tables["assignments"]
    held = held[(held.letter == Letter.ACCOUNTABLE) & (held.area == "")]
    places = tables["touchpoints"]
    stage = next(iter(places.stage[places.key == touchpoint]), "")
    here = held[(held.touchpoint == touchpoint) & (held.stage == "")]
    of_stage = held[(held.stage == stage) & (held.touchpoint == "")]
    found = []
    for day in _days(pd.concat([here, of_stage]), period):
        before, after = (_owners(here, of_stage, one) for one in (day - timedelta(days=1), day))
        if before != after:
            found.append(Change(day, before, after))
    return found


def _days(held: pd.DataFrame, period: Period) -> list[date]:
    dated = {day for name in ("valid_from", "valid_to") for day in held[name] if isinstance(day, date)}
    first = date.fromisoformat(f"{period.first}-01")
    return sorted(day for day in dated if first < day and f"{day:%Y-%m}" <= period.last)


def _owners(here: pd.DataFrame, of_stage: pd.DataFrame, on: date) -> tuple[str, ...]:
    own = set(raci_map.held_on(here, on).role)
    return tuple(sorted(own or set(raci_map.held_on(of_stage, on).role)))
