"""Mandate: whether those who answer can act, as leaders rate five statements, 1–5 (domain C1)."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from cxdash.ownership_words import CanAct
from cxdash.vocabulary import mark

STATEMENTS = {
    "end_to_end": mark("Answers for the whole from end to end"),
    "priority": mark("May set priorities across functions"),
    "intervene": mark("May step into how others work"),
    "new_ways": mark("Is able to work in new ways"),
    "recognised": mark("Is recognised in the whole company"),
}
"""The five statements of a mandate."""

FOLLOWED_UP = "followed_up"
FOLLOWED_UP_STATEMENT = mark("The organisation follows up")
"""The sixth statement, always shown apart."""

CAN, PARTLY = 4, 2.5
"""From these medians up a role can act, or can act partly."""

FEWEST_RATERS = 3

MISMATCH = 2
"""Points between answering for something and being able to change it, from which to ask why."""

COLUMNS = ["role", "raters", "median", "can_act", *STATEMENTS, FOLLOWED_UP, "own", "others", "own_less_others"]


def can_act(median: float, raters: int) -> CanAct:
    """Tell whether a role can act, by the median of its statements and the number who rated it."""
    if raters < FEWEST_RATERS or np.isnan(median):
        return CanAct.NOT_ASKED
    if median >= CAN:
        return CanAct.CAN
    return CanAct.PARTLY if median >= PARTLY else CanAct.CANNOT


def figures(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per role that was rated up to a day: medians by statement, over the five, and who can act.

    *own* and *others* are the mean of the five as the role itself and as the others answer; everyone's last answer
    counts.
    """
    asked = latest(assessments[assessments.subject == "mandate"], on)
    return pd.DataFrame([_of_role(*group) for group in asked.groupby("role", sort=False)], columns=COLUMNS)


def latest(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Keep each rater's last answer to a statement up to a day; answers of nobody in particular all count."""
    dates = [day if isinstance(day, date) else date.min for day in assessments.date]
    rows = assessments.assign(day=dates)
    rows = rows[np.array([day <= on for day in dates], bool)].sort_values("day", kind="stable")
    same = ["subject", "item", "role", "stage", "rater"]
    again = rows.duplicated([name for name in same if name in rows], keep="last") & (rows.rater != "")
    return rows[~again].sort_index()


def mismatches(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return role, stage, accountability, authority, resources (medians) and *mismatch* where leaders rated them.

    Mismatch = accountability − min(authority, resources): from 2 up it answers for what it cannot change, from −2
    down it can change what it does not answer for (Simons 2005: a question, not an error).
    """
    items = ["accountability", "authority", "resources"]
    asked = latest(assessments[(assessments.subject == "accountability") & assessments.item.isin(items)], on)
    medians = asked.pivot_table(index=["role", "stage"], columns="item", values="score", aggfunc="median", sort=False)
    medians = medians.reindex(columns=items)
    mismatch = medians.accountability - medians[["authority", "resources"]].min(axis=1)
    return medians.assign(mismatch=mismatch).dropna(subset="mismatch").reset_index().rename_axis(columns=None)


def _of_role(role: str, answers: pd.DataFrame) -> tuple:
    five = answers[answers.item.isin(list(STATEMENTS))]
    medians = [_median(answers.score[answers.item == item]) for item in STATEMENTS]
    overall = _median([median for median in medians if not np.isnan(median)])
    raters = int(five.groupby("item").size().max()) if len(five) else 0
    own = five.rater_role == role
    mean_own, mean_others = (_mean(five.score[which]) for which in (own, ~own))
    followed_up = _median(answers.score[answers.item == FOLLOWED_UP])
    figures = overall, str(can_act(overall, raters)), *medians, followed_up
    return role, raters, *figures, mean_own, mean_others, mean_own - mean_others


def _median(scores: Iterable[float]) -> float:
    scores = list(scores)
    return float(np.median(scores)) if scores else float("nan")


def _mean(scores: pd.Series) -> float:
    return float(scores.mean()) if len(scores) else float("nan")
