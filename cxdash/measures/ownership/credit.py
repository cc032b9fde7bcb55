"""Credit by role: a touchpoint's credit goes to the role accountable for it on a day, or to who does the work there."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from cxdash.domain.paths import RULES
from cxdash.domain.tables import RaciTables
from cxdash.measures.ownership import raci_map
from cxdash.measures.ownership.health import collective_roles

NOBODY = ""
"""The key for credit of touchpoints for which nobody, or everybody, is accountable."""


def credits(given: pd.DataFrame, tables: RaciTables, on: date, letter: str = "accountable") -> pd.DataFrame:
    """Return the credit of each role by each rule and its range, in the order of the roles, NOBODY last.

    *given*: the credits of touchpoints; *tables*: who answers for what; *letter*: "accountable", or "responsible" for
    who does the work. A touchpoint's own roles precede its stage's; several share equally.
    """
    shares = holders(list(given.touchpoint), tables, on, letter)
    rules = list(RULES)
    per_touchpoint = given.set_index("touchpoint")[rules]
    rows = shares.assign(
        **{rule: per_touchpoint[rule].reindex(shares.touchpoint).to_numpy() * shares.share for rule in rules}
    )
    order = [role for role in [*tables.roles.key, NOBODY] if role in set(shares.role)]
    found = rows.groupby("role")[rules].sum().reindex(order).rename_axis("role").reset_index()
    return found.assign(low=found[rules].min(axis=1), high=found[rules].max(axis=1))


def only_one(roles: pd.DataFrame) -> str | None:
    """Return the role whose all touchpoints on the paths are, so that credit by role tells nothing; None if several.

    *roles*: as `credits` returns them.
    """
    return roles.role.iloc[0] if len(roles) == 1 else None


def holders(touchpoints: list[str], tables: RaciTables, on: date, letter: str) -> pd.DataFrame:
    """Return touchpoint, role and share of who has a letter there; a touchpoint's shares sum to 1."""
    placed = raci_map.on_day(tables, on).touchpoints
    having = dict(zip(placed.key, placed[letter], strict=True))
    everyone = collective_roles(tables.roles)
    rows = [
        (touchpoint, role, 1 / len(owners))
        for touchpoint in touchpoints
        for owners in [_owners(having.get(touchpoint, ()), everyone)]
        for role in owners
    ]
    return pd.DataFrame(rows, columns=["touchpoint", "role", "share"]).astype({"share": float})


def _owners(having: Collection[str], everyone: Collection[str]) -> list[str]:
    return [role for role in having if role not in everyone] or [NOBODY]
