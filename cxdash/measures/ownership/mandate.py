"""Mandate: whether accountable roles can act, by leaders' ratings of five statements, 1–5 (domain C1)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.assessments import FOLLOWED_UP, STATEMENTS
from cxdash.domain.ownership import CanAct

CAN, PARTLY = 4, 2.5
"""The medians from which a role can act, or can act partly."""

FEWEST_RATERS = 3

MISMATCH = 2
"""The difference between accountability and influence from which to ask why."""

ITEMS = ("accountability", "authority", "resources")
"""What a role is held to at a stage, and what it can decide and use there."""

STATEMENT = ("item", "role", "stage")
"""What a rater answers, within a subject."""

Row = Mapping[str, Any]

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
    by_role: dict[str, list[Row]] = {}
    for row in latest_rows(assessments, on, "mandate"):
        by_role.setdefault(row["role"], []).append(row)
    return pd.DataFrame([_of_role(role, rows) for role, rows in by_role.items()], columns=COLUMNS)


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
    names = [name for name in ("subject", *STATEMENT, "rater") if name in assessments]
    columns = [assessments[name].tolist() for name in names]
    return assessments.iloc[_last(list(zip(*columns, strict=True)), assessments.date.tolist(), on)]


def latest_rows(
    assessments: pd.DataFrame, on: date, subject: str, items: Collection[str] = (), same: Sequence[str] = STATEMENT
) -> list[Row]:
    """Return the answers about a *subject* that `latest` keeps as rows; with *items*, those to them only.

    *same*: what two answers of a rater have in common if the later one counts.
    """
    columns = {name: assessments[name].tolist() for name in assessments.columns}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    asked = [row for row in rows if row["subject"] == subject and (not items or row["item"] in items)]
    given = [tuple(row.get(name) for name in (*same, "rater")) for row in asked]
    return [asked[place] for place in _last(given, [row["date"] for row in asked], on)]


def _last(same: Sequence[tuple], days: Sequence[Any], on: date) -> list[int]:
    """Return the places of answers up to a day, of those that are the *same* (the rater comes last) the latest."""
    dated = [day if isinstance(day, date) else date.min for day in days]
    until = sorted((place for place, day in enumerate(dated) if day <= on), key=dated.__getitem__)
    last = {same[place]: place for place in until}
    return sorted(place for place in until if not same[place][-1] or last[same[place]] == place)


def mismatches(assessments: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return role, stage, accountability, authority and resources (medians), and *mismatch*.

    Mismatch = accountability − min(authority, resources). From 2 up a role is accountable for what it cannot change,
    from −2 down it can change what it is not accountable for: a question, not an error. Source: Simons 2005.
    """
    scores: dict[tuple[str, str], dict[str, list[float]]] = {}
    for row in latest_rows(assessments, on, "accountability", ITEMS):
        scores.setdefault((row["role"], row["stage"]), {}).setdefault(row["item"], []).append(row["score"])
    rows = []
    for place, by_item in scores.items():
        held, *able = (_of(np.median, np.array(by_item.get(item, ()), float)) for item in ITEMS)
        if not np.isnan(held) and not np.isnan(able).all():
            rows.append((*place, held, *able, held - float(np.nanmin(able))))
    return pd.DataFrame(rows, columns=["role", "stage", *ITEMS, "mismatch"]).astype(
        dict.fromkeys([*ITEMS, "mismatch"], float)
    )


def _of_role(role: str, answers: Sequence[Row]) -> tuple:
    items, scores = (
        np.array([row["item"] for row in answers], object),
        np.array([row["score"] for row in answers], float),
    )
    by_item = {item: scores[items == item] for item in (*STATEMENTS, FOLLOWED_UP)}
    medians = [_of(np.median, by_item[item]) for item in STATEMENTS]
    overall = _of(np.median, np.array([median for median in medians if not np.isnan(median)]))
    raters = max(len(by_item[item]) for item in STATEMENTS)
    five, own = np.isin(items, list(STATEMENTS)), np.array([row["rater_role"] == role for row in answers])
    mean_own, mean_others = (_of(np.mean, scores[five & which]) for which in (own, ~own))
    figures = overall, str(can_act(overall, raters)), *medians, _of(np.median, by_item[FOLLOWED_UP])
    return role, raters, *figures, mean_own, mean_others, mean_own - mean_others


def _of(figure: Callable[[np.ndarray], float], scores: np.ndarray) -> float:
    return float(figure(scores)) if len(scores) else float("nan")
