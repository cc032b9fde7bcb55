"""How many roles are accountable for a stage, and warnings about its letters (methods 6.1)."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import COLLECTIVE, Health
from cxdash.domain.plain import rows_of
from cxdash.measures.ownership.raci_map import OwnershipMap

MOST_RESPONSIBLE, MOST_CONSULTED, MOST_INFORMED = 3, 3, 5
"""The most roles with a letter at one stage without a warning."""

MOST_ASKED = 0.5
"""The largest share of all roles consulted or informed without a warning."""

MOST_STAGES, FEWEST_STAGES = 1 / 3, 3
"""A role accountable for more than this share of the stages is overloaded, if it has at least this many."""

WARNINGS = {
    "everyone_beside": gettext_noop("Everyone is accountable here, too; it counts as one owner."),
    "many_responsible": gettext_noop("More than three do the work here."),
    "many_consulted": gettext_noop("More than three are consulted here."),
    "many_informed": gettext_noop("More than five are informed here."),
    "many_asked": gettext_noop("More than half of all roles are consulted or informed here."),
    "owner_alone": gettext_noop("Who answers for this has no part in the stage before or after."),
}
"""Warnings about a stage, by code."""

NEIGHBOURLY = ["accountable", "responsible", "consulted"]
"""The letters by which a role takes part in a stage."""


def health(accountable: Collection[str], collective: Collection[str]) -> Health:
    """Return how many are accountable; *collective* roles stand for everyone and are no owners."""
    owners = set(accountable) - set(collective)
    if len(owners) > 1:
        return Health.CONTESTED
    if owners:
        return Health.ONE
    return Health.EVERYONE if accountable else Health.NOBODY


def collective_roles(roles: pd.DataFrame) -> set[str]:
    """Return the keys of the roles that stand for everyone."""
    return {key for key, kind in zip(roles.key.tolist(), roles.kind.tolist(), strict=True) if kind == COLLECTIVE}


def stages(found: OwnershipMap, roles: pd.DataFrame) -> pd.DataFrame:
    """Return the map's stages with *health*, *owner* ('' unless one), *nobody_responsible* and *warnings* (codes)."""
    everyone = collective_roles(roles)
    rows = rows_of(found.stages)
    owners = [_owner(row["accountable"], everyone) for row in rows]
    warnings = [
        _warnings(row, owner, rows[max(place - 1, 0) : place] + rows[place + 1 : place + 2], everyone, len(roles))
        for place, (row, owner) in enumerate(zip(rows, owners, strict=True))
    ]
    return found.stages.assign(
        health=[str(health(row["accountable"], everyone)) for row in rows],
        owner=owners,
        nobody_responsible=[not row["responsible"] for row in rows],
        warnings=pd.Series(warnings, index=found.stages.index, dtype=object),
    )


def is_overloaded(stages_held: int, of: int) -> bool:
    """Return whether a role is accountable for too many stages."""
    return stages_held >= FEWEST_STAGES and stages_held / of > MOST_STAGES


def _owner(accountable: Sequence[str], everyone: set[str]) -> str:
    owners = [role for role in accountable if role not in everyone]
    return owners[0] if len(owners) == 1 else ""


def _warnings(
    row: Mapping, owner: str, neighbours: Sequence[Mapping], everyone: set[str], roles: int
) -> tuple[str, ...]:
    asked = set(row["consulted"]) | set(row["informed"])
    near = {role for stage in neighbours for letter in NEIGHBOURLY for role in stage[letter]}
    found = {
        "everyone_beside": bool(owner) and bool(everyone & set(row["accountable"])),
        "many_responsible": len(row["responsible"]) > MOST_RESPONSIBLE,
        "many_consulted": len(row["consulted"]) > MOST_CONSULTED,
        "many_informed": len(row["informed"]) > MOST_INFORMED,
        "many_asked": len(asked) > MOST_ASKED * roles,
        "owner_alone": bool(owner) and bool(neighbours) and owner not in near,
    }
    return tuple(code for code, true in found.items() if true)
