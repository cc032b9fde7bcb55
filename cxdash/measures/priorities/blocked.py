"""What holds a mending up: who answers at the place where an annoyance is made, and whether he can act."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.ownership import CanAct, Health
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import Ownership


class Why(StrEnum):
    """Why nobody can mend something, in the order in which it is looked at; NOTHING where somebody can."""

    NOBODY = "nobody"
    EVERYONE = "everyone"
    CONTESTED = "contested"
    NO_MANDATE = "no_mandate"
    STOPPED = "stopped"
    NOTHING = ""


UNHEALTHY = {Health.NOBODY: Why.NOBODY, Health.EVERYONE: Why.EVERYONE, Health.CONTESTED: Why.CONTESTED}
MOVING = ("doing", "done")
"""What is under way or done is held up by nothing."""


class Place(NamedTuple):
    """Who answers at a touchpoint: the accountable, how many that is ('' = not filled in), and whether one can act."""

    accountable: tuple[str, ...]
    health: str
    can_act: str


UNKNOWN = Place((), "", "")


def places(owned: Ownership, roles: pd.DataFrame) -> dict[str, Place]:
    """Return who answers at each touchpoint on the day; nothing where no assignment is filled in at all."""
    if not len(owned.map.held):
        return {}
    everyone = ownership_health.collective_roles(roles)
    able = dict(zip(owned.mandates.role, owned.mandates.can_act, strict=True))
    at = owned.map.touchpoints
    return {key: _place(who, everyone, able) for key, who in zip(at.key, at.accountable, strict=True)}


def _place(accountable: Sequence[str], everyone: set[str], able: Mapping[str, str]) -> Place:
    health = ownership_health.health(accountable, everyone)
    owners = tuple(role for role in accountable if role not in everyone) or tuple(accountable)
    one = able.get(owners[0], str(CanAct.NOT_ASKED)) if health is Health.ONE else ""
    return Place(owners, str(health), one)


def why(row: Mapping[str, Any], place: Place) -> Why:
    """Tell what holds a row of annoyances up, the first that holds; *place* is where it is made."""
    if row["status"] in MOVING:
        return Why.NOTHING
    if place.health in UNHEALTHY:
        return UNHEALTHY[Health(place.health)]
    if place.can_act == CanAct.CANNOT:
        return Why.NO_MANDATE
    return Why.STOPPED if row["status"] == "blocked" else Why.NOTHING
