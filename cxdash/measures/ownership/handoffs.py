"""Hand-offs between the owners of consecutive stages, and annoyances made at another stage than they are felt."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from cxdash.measures.ownership.mandate import latest
from cxdash.measures.ownership.raci_map import OwnershipMap
from cxdash.measures.stats import intervals

COLUMNS = ["from", "to", "gives", "receives", "changes", "fall", "fall_low", "fall_high", "falls"]
RATINGS = ["rated_by_giver", "rated_by_receiver", "ratings"]
UNSOLVED = ("open", "blocked")
"""The states of annoyances that nobody is mending."""


@intervals.quiet
def compute(stages: pd.DataFrame, scored: pd.DataFrame, assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per pair of consecutive stages: who gives and receives, and the change in satisfaction.

    *changes*: whether the accountable differ. *fall*: the next stage's mean less this one's, with its interval;
    *falls*: whether that is wholly below zero. Ratings (1–5) are the medians of each side's answers.
    """
    rows = stages.to_dict("records")
    asked = latest(assessments[assessments.subject == "handoff"], on)
    pairs = list(pairwise(rows))
    return pd.DataFrame([_between(*pair, scored, asked) for pair in pairs], columns=[*COLUMNS, *RATINGS])


def rated(stages: pd.DataFrame, assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per pair of consecutive stages: from, to, and the ratings as in `compute`."""
    asked = latest(assessments[assessments.subject == "handoff"], on)
    rows = [
        (one["key"], other["key"], *_rated(one, other, asked)) for one, other in pairwise(stages.to_dict("records"))
    ]
    return pd.DataFrame(rows, columns=["from", "to", *RATINGS])


def _between(giver: Mapping, receiver: Mapping, scored: pd.DataFrame, asked: pd.DataFrame) -> tuple:
    two = scored.loc[[giver["key"], receiver["key"]], ["mean", "mean_se", "mean_df"]].to_numpy(float)
    fall = intervals.linear_combination(np.array([-1, 1]), *two.T)
    known = not np.isnan(two[:, 0]).any()
    change = (float(fall.value), float(fall.low), float(fall.high)) if known else (np.nan,) * 3
    who = giver["accountable"], receiver["accountable"]
    return (
        *(giver["key"], receiver["key"], *who, who[0] != who[1], *change, bool(change[2] < 0)),
        *_rated(giver, receiver, asked),
    )


def _rated(giver: Mapping, receiver: Mapping, asked: pd.DataFrame) -> tuple[float, float, int]:
    return _by_side(giver, receiver, asked[(asked.stage == giver["key"]) & (asked["item"] == receiver["key"])])


def _by_side(giver: Mapping, receiver: Mapping, ratings: pd.DataFrame) -> tuple[float, float, int]:
    """Return the medians of the giving and of the receiving side, and the number of ratings.

    The accountable of one side belong to it, else the responsible; a role responsible on both sides belongs to the side
    without any other rating.
    """
    sides: dict[str, list[float]] = {"giver": [], "receiver": []}
    waiting = []
    for role, score in zip(ratings.rater_role, ratings.score, strict=True):
        side = _side(role, giver["accountable"], receiver["accountable"])
        side = side or _side(role, giver["responsible"], receiver["responsible"])
        if side:
            sides[side].append(score)
        elif role in giver["responsible"] and role in receiver["responsible"]:
            waiting.append(score)
    if waiting and sum(map(bool, sides.values())) == 1:
        empty = next(side for side, scores in sides.items() if not scores)
        sides[empty] = waiting
    given, received = (float(np.median(scores)) if scores else np.nan for scores in sides.values())
    return given, received, len(ratings)


def _side(role: str, giving: tuple[str, ...], receiving: tuple[str, ...]) -> str:
    """Return the one side a role is on; '' if it is on both or none."""
    if (role in giving) == (role in receiving):
        return ""
    return "giver" if role in giving else "receiver"


def made_elsewhere(annoyances: pd.DataFrame, found: OwnershipMap) -> pd.DataFrame:
    """Return the annoyances felt at another stage than they are made at, with the accountable at both.

    Those made in another journey than the map's are left out. Columns: key, touchpoint, stage, made_at, made_stage,
    cause, customers_per_year, status, owner, accountable_where_made, accountable_where_felt, unsolved.
    """
    away = annoyances[(annoyances.made_stage != annoyances.stage) & (annoyances.kind == "annoyance")]
    away = away[away.made_at.isin(found.touchpoints.key)]
    accountable = dict(zip(found.touchpoints.key, found.touchpoints.accountable, strict=True))
    kept = ["key", "touchpoint", "stage", "made_at", "made_stage", "cause", "customers_per_year", "status", "owner"]
    return away[kept].assign(
        accountable_where_made=[accountable.get(key, ()) for key in away.made_at],
        accountable_where_felt=[accountable.get(key, ()) for key in away.touchpoint],
        unsolved=away.status.isin(UNSOLVED),
    )
