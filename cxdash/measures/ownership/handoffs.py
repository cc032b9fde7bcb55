"""Hand-offs between the owners of consecutive stages, and annoyances made at another stage than they are felt."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.measures.ownership.mandate import latest_rows
from cxdash.measures.ownership.raci_map import OwnershipMap
from cxdash.measures.stats import intervals

Bosses = Mapping[str, str]
Ratings = Sequence[tuple[str, float]]
Asked = Mapping[tuple[str, str], Ratings]

COLUMNS = ["from", "to", "gives", "receives", "changes", "fall", "fall_low", "fall_high", "falls"]
RATINGS = ["rated_by_giver", "rated_by_receiver", "ratings", "rated_lowest", "rated_highest"]
APART = 2
"""The difference between the ratings of the two sides of a hand-off from which to ask why."""

POOR = 2.5
"""The rating by a side below which a hand-off is poor."""

UNSOLVED = ("open", "blocked")
"""The states of annoyances that nobody is mending."""


@intervals.quiet
def compute(
    stages: pd.DataFrame, scored: pd.DataFrame, assessments: pd.DataFrame, roles: pd.DataFrame, on: date
) -> pd.DataFrame:
    """Return one row per pair of consecutive stages: who gives and receives, and the change in satisfaction.

    *changes*: whether the accountable differ. *fall*: the next stage's mean less this one's, with its interval;
    *falls*: whether that is wholly below zero. Ratings (1–5) are the medians of each side's answers;
    *ratings*, *rated_lowest*, *rated_highest*: of everybody's.
    """
    asked, bosses = _asked(assessments, on), _bosses(roles)
    means = scored.loc[stages.key, ["mean", "mean_se", "mean_df"]].to_numpy(float)
    pairs = pairwise(zip(rows_of(stages), means, strict=True))
    return pd.DataFrame([_between(*pair, asked, bosses) for pair in pairs], columns=[*COLUMNS, *RATINGS])


def apart(handoffs: pd.DataFrame) -> pd.Series:
    """Return for each hand-off whether its two sides rate it two or more apart.

    Where a side has no rating, since it is not written down who is on it: whether any two ratings are.
    """
    sided = (handoffs.rated_by_giver - handoffs.rated_by_receiver).abs()
    return sided.fillna(handoffs.rated_highest - handoffs.rated_lowest) >= APART


def is_poor(row: Mapping) -> bool:
    """Return whether a side rates a hand-off as poor; where sides are not known, whether anybody does."""
    sides = [row[name] for name in ("rated_by_giver", "rated_by_receiver") if not np.isnan(row[name])]
    return min(sides or [row["rated_lowest"]]) < POOR


def rated(stages: pd.DataFrame, assessments: pd.DataFrame, roles: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per pair of consecutive stages: from, to, and the ratings as in `compute`."""
    asked, bosses = _asked(assessments, on), _bosses(roles)
    pairs = pairwise(rows_of(stages))
    rows = [(one["key"], other["key"], *_rated(one, other, asked, bosses)) for one, other in pairs]
    return pd.DataFrame(rows, columns=["from", "to", *RATINGS])


def _bosses(roles: pd.DataFrame) -> Bosses:
    return dict(zip(roles.key, roles.reports_to, strict=True))


def _asked(assessments: pd.DataFrame, on: date) -> Asked:
    """Return the role and the score of each rating, by the stages a hand-off is from and to."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in latest_rows(assessments, on, "handoff"):
        found.setdefault((row["stage"], row["item"]), []).append((row["rater_role"], row["score"]))
    return found


def _between(one: tuple[Mapping, np.ndarray], other: tuple[Mapping, np.ndarray], asked: Asked, bosses: Bosses) -> tuple:
    (giver, given), (receiver, received) = one, other
    two = np.stack([given, received])
    fall = intervals.linear_combination(np.array([-1, 1]), *two.T)
    known = not np.isnan(two[:, 0]).any()
    change = (float(fall.value), float(fall.low), float(fall.high)) if known else (np.nan,) * 3
    who = giver["accountable"], receiver["accountable"]
    return (
        *(giver["key"], receiver["key"], *who, who[0] != who[1], *change, bool(change[2] < 0)),
        *_rated(giver, receiver, asked, bosses),
    )


def _rated(giver: Mapping, receiver: Mapping, asked: Asked, bosses: Bosses) -> tuple:
    ratings = asked.get((giver["key"], receiver["key"]), [])
    scores = [score for _, score in ratings] or [np.nan]
    return (*_by_side(giver, receiver, ratings, bosses), len(ratings), float(min(scores)), float(max(scores)))


def _by_side(giver: Mapping, receiver: Mapping, ratings: Ratings, bosses: Bosses) -> tuple[float, float]:
    """Return the medians of the giving and of the receiving side.

    The accountable of one side belong to it, else the responsible, else those to whom the responsible report; a role
    responsible on both sides belongs to the side without any other rating.
    """
    sides: dict[str, list[float]] = {"giver": [], "receiver": []}
    waiting = []
    for role, score in ratings:
        side = _side(role, giver["accountable"], receiver["accountable"])
        side = side or _side(role, giver["responsible"], receiver["responsible"])
        side = side or _side(role, *([bosses.get(one, "") for one in end["responsible"]] for end in (giver, receiver)))
        if side:
            sides[side].append(score)
        elif role in giver["responsible"] and role in receiver["responsible"]:
            waiting.append(score)
    if waiting and sum(map(bool, sides.values())) == 1:
        empty = next(side for side, scores in sides.items() if not scores)
        sides[empty] = waiting
    given, received = (float(np.median(scores)) if scores else np.nan for scores in sides.values())
    return given, received


def _side(role: str, giving: Collection[str], receiving: Collection[str]) -> str:
    """Return the one side a role is on; '' if it is on both or none, or there is no role."""
    if not role or (role in giving) == (role in receiving):
        return ""
    return "giver" if role in giving else "receiver"


def made_elsewhere(annoyances: pd.DataFrame, found: OwnershipMap) -> pd.DataFrame:
    """Return the annoyances felt at another stage than they are made at, with the accountable at both.

    Those made in another journey than the map's are left out. Columns: key, touchpoint, stage, made_at, made_stage,
    cause, customers_per_year, status, owner, accountable_where_made, accountable_where_felt, unsolved.
    """
    accountable = dict(zip(found.touchpoints.key, found.touchpoints.accountable, strict=True))
    columns = (annoyances[name].tolist() for name in ("made_stage", "stage", "kind", "made_at"))
    is_away = [
        made != felt and kind == "annoyance" and at in accountable
        for made, felt, kind, at in zip(*columns, strict=True)
    ]
    kept = ["key", "touchpoint", "stage", "made_at", "made_stage", "cause", "customers_per_year", "status", "owner"]
    away = annoyances.loc[np.array(is_away, bool), kept]
    return away.assign(
        accountable_where_made=[accountable.get(key, ()) for key in away.made_at],
        accountable_where_felt=[accountable.get(key, ()) for key in away.touchpoint],
        unsolved=away.status.isin(UNSOLVED),
    )
