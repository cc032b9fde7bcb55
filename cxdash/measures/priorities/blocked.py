"""What blocks mending an annoyance: who is accountable where it is made, and whether they can act."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from cxdash.domain.ownership import CanAct, Health
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.standing import Standing


class Why(StrEnum):
    """Why nobody can mend something, in order of precedence; NOTHING if somebody can."""

    NOBODY = "nobody"
    EVERYONE = "everyone"
    CONTESTED = "contested"
    NO_MANDATE = "no_mandate"
    STOPPED = "stopped"
    NOTHING = ""


UNHEALTHY = {Health.NOBODY: Why.NOBODY, Health.EVERYONE: Why.EVERYONE, Health.CONTESTED: Why.CONTESTED}
MOVING = ("doing", "done")
"""States of annoyances that nothing blocks."""


class Place(NamedTuple):
    """The accountable roles at a touchpoint, their health ('' = not filled in), and whether the owner can act."""

    accountable: tuple[str, ...]
    health: str
    can_act: str


UNKNOWN = Place((), "", "")


def places(owned: Standing) -> dict[str, Place]:
    """Return the place of each touchpoint on the day; empty if there are no assignments at all."""
    if not len(owned.map.assignments):
        return {}
    everyone = ownership_health.collective_roles(owned.tables.roles)
    able = dict(zip(owned.mandates.role, owned.mandates.can_act, strict=True))
    at = owned.map.touchpoints
    return {key: _place(who, everyone, able) for key, who in zip(at.key, at.accountable, strict=True)}


def _place(accountable: Sequence[str], everyone: set[str], able: Mapping[str, str]) -> Place:
    health = ownership_health.health(accountable, everyone)
    owners = tuple(role for role in accountable if role not in everyone) or tuple(accountable)
    one = able.get(owners[0], str(CanAct.NOT_ASKED)) if health is Health.ONE else ""
    return Place(owners, str(health), one)


def why(row: Mapping[str, Any], place: Place) -> Why:
    """Return what blocks an annoyance; *place*: where it is made."""
    if row["status"] in MOVING:
        return Why.NOTHING
    if place.health in UNHEALTHY:
        return UNHEALTHY[Health(place.health)]
    if place.can_act == CanAct.CANNOT:
        return Why.NO_MANDATE
    return Why.STOPPED if row["status"] == "blocked" else Why.NOTHING
