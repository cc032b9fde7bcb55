"""Mandate: whether accountable roles can act, by leaders' ratings of five statements, 1–5 (domain C1)."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.assessments import FOLLOWED_UP, STATEMENTS
from cxdash.domain.ownership import CanAct

CAN, PARTLY = 4, 2.5
"""The medians from which a role can act, or can act partly."""

FEWEST_RATERS = 3

MISMATCH = 2
"""The difference between accountability and influence from which to ask why."""

COLUMNS = ["role", "raters", "median", "can_act", *STATEMENTS, FOLLOWED_UP, "own", "others", "own_less_others"]


def can_act(median: float, raters: int) -> CanAct:
    """Return whether a role can act, from the median of its statements and the number of raters."""
    if raters < FEWEST_RATERS or np.isnan(median):
        return CanAct.NOT_ASKED
    if median >= CAN:
        return CanAct.CAN
    return CanAct.PARTLY if median >= PARTLY else CanAct.CANNOT


def compute(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per role rated up to a day: medians by statement, over the five, and whether it can act.

    *own* and *others*: the mean of the five statements as the role itself and as others answer. Each rater's last
    answer counts.
    """
    asked = latest(assessments[assessments.subject == "mandate"], on)
    by_role = asked.groupby("role", sort=False)[["item", "score", "rater_role"]]
    return pd.DataFrame([_of_role(str(role), answers) for role, answers in by_role], columns=COLUMNS)


def answers(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return how often each score was given to a role's statement up to a day: role, item, score, n.

    *own*: whether the role itself gave it. Each rater's last answer counts.
    """
    asked = latest(assessments[assessments.subject == "mandate"], on)
    by_score = asked.assign(own=asked.rater_role == asked.role).groupby(["role", "item", "score"], sort=True)
    return by_score.agg(n=("own", "size"), own=("own", "any")).reset_index()


def asked_on(assessments: pd.DataFrame, on: date) -> date | None:
    """Return the day of the last answer about mandates up to a day, None where no day is noted."""
    days = latest(assessments[assessments.subject == "mandate"], on).date
    return max((day for day in days if isinstance(day, date)), default=None)


def latest(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Keep each rater's last answer to a statement up to a day; anonymous answers all count."""
    dates = [day if isinstance(day, date) else date.min for day in assessments.date]
    rows = assessments.assign(day=dates)
    rows = rows[np.array([day <= on for day in dates], bool)].sort_values("day", kind="stable")
    same = ["subject", "item", "role", "stage", "rater"]
    again = rows.duplicated([name for name in same if name in rows], keep="last") & (rows.rater != "")
    return rows[~again].sort_index()


def mismatches(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return role, stage, accountability, authority and resources (medians), and *mismatch*.

    Mismatch = accountability − min(authority, resources). From 2 up a role is accountable for what it cannot change,
    from −2 down it can change what it is not accountable for: a question, not an error. Source: Simons 2005.
    """
    items = ["accountability", "authority", "resources"]
    asked = latest(assessments[(assessments.subject == "accountability") & assessments.item.isin(items)], on)
    medians = asked.pivot_table(index=["role", "stage"], columns="item", values="score", aggfunc="median", sort=False)
    medians = medians.reindex(columns=items)
    mismatch = medians.accountability - medians[["authority", "resources"]].min(axis=1)
    return medians.assign(mismatch=mismatch).dropna(subset="mismatch").reset_index().rename_axis(columns=None)


def _of_role(role: str, answers: pd.DataFrame) -> tuple:
    items, scores = answers["item"].to_numpy(object), answers.score.to_numpy(float)
    by_item = {item: scores[items == item] for item in (*STATEMENTS, FOLLOWED_UP)}
    medians = [_of(np.median, by_item[item]) for item in STATEMENTS]
    overall = _of(np.median, np.array([median for median in medians if not np.isnan(median)]))
    raters = max(len(by_item[item]) for item in STATEMENTS)
    five, own = np.isin(items, list(STATEMENTS)), answers.rater_role.to_numpy(object) == role
    mean_own, mean_others = (_of(np.mean, scores[five & which]) for which in (own, ~own))
    figures = overall, str(can_act(overall, raters)), *medians, _of(np.median, by_item[FOLLOWED_UP])
    return role, raters, *figures, mean_own, mean_others, mean_own - mean_others


def _of(figure: Callable[[np.ndarray], float], scores: np.ndarray) -> float:
    return float(figure(scores)) if len(scores) else float("nan")
