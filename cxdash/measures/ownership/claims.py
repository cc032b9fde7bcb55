"""What each role claims as its own doing, against the credit that the paths give it by any way of counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cxdash.domain.plain import records

WIN = "win"
"""The outcome that paths give credit for."""

WHOLE = 100


@dataclass(frozen=True, eq=False)
class Claimed:
    """Claims on one thing: a key figure (*kpi*) or an *outcome*.

    *roles*: role, share, least and most, all of 100; least and most are nan where paths give no credit for it.
    """

    kpi: str
    outcome: str
    total: float
    roles: pd.DataFrame

    @property
    def over(self) -> pd.DataFrame:
        """The roles that claim more than any way of counting gives them, to one of a hundred."""
        return self.roles[self.roles.share.round() > self.roles.most.round()]

    @property
    def under(self) -> pd.DataFrame:
        """The roles that claim less than every way of counting gives them, to one of a hundred."""
        return self.roles[self.roles.share.round() < self.roles.least.round()]


def compute(claims: pd.DataFrame, *credits: pd.DataFrame) -> list[Claimed]:
    """Return the claims by what they are about, those on new customers first.

    *claims*: role, kpi, outcome, kpi_outcome, share; without kpi and outcome, a claim is about new customers.
    *credits*: as `credit.credits` returns them for those who answer, and for those who do the work: a role's range is
    that over both.
    """
    given = _given(credits)
    about = claims.assign(outcome=claims.outcome.where((claims.outcome != "") | (claims.kpi != ""), WIN))
    found = [
        _claimed(str(kpi), str(outcome), rows, given)
        for (kpi, outcome), rows in about.groupby(["kpi", "outcome"], sort=False)
    ]
    return sorted(found, key=lambda one: (one.kpi != "", one.outcome != WIN))


def as_records(found: list[Claimed]) -> list[dict[str, Any]]:
    """Return the claims as `figures paths --json` prints them; None where no credit can be held against them."""
    return [{"kpi": one.kpi, "outcome": one.outcome, "total": one.total, "roles": records(one.roles)} for one in found]


def _given(credits: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the least and the most of all credit, of 100, by role; empty where there is none."""
    of_hundred = [
        found.set_index("role")[["low", "high"]] * WHOLE / found["first"].sum()
        for found in credits
        if found["first"].sum() > 0
    ]
    if not of_hundred:
        return pd.DataFrame({"least": [], "most": []}, dtype=float)
    roles = dict.fromkeys(role for found in of_hundred for role in found.index)
    every = [found.reindex(list(roles)).fillna(0.0) for found in of_hundred]
    least, most = (pd.concat([found[end] for found in every], axis=1) for end in ("low", "high"))
    return pd.DataFrame({"least": least.min(axis=1), "most": most.max(axis=1)})


def _claimed(kpi: str, outcome: str, rows: pd.DataFrame, given: pd.DataFrame) -> Claimed:
    roles = rows[["role", "share"]].astype({"share": float}).reset_index(drop=True)
    known = WIN in (outcome, rows.kpi_outcome.iloc[0]) and len(given)
    own = (given.reindex(roles.role).fillna(0.0) if known else given[:0].reindex(roles.role)).reset_index(drop=True)
    return Claimed(kpi, outcome, float(roles.share.sum()), roles.join(own))
