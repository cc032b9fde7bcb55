"""What to fix first: how much each annoyance hurts, who can mend it, and what blocks that (methods 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership.standing import Standing
from cxdash.measures.priorities import blocked
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.measures.priorities.blocked import UNKNOWN, Why
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import simulation

NOT_STATED = 0.25
"""The relative range of customers if none is stated: our own rule."""

HALF_A_STEP = 0.5
"""The uncertainty of severity, which is given in whole steps."""

WITHIN = (0.025, 0.975)
"""The quantiles at the ends of a range."""


class Group(StrEnum):
    """Groups of the list: annoyances that are blocked, those that can be mended, ideas, and what is done."""

    HELD_UP = "held_up"
    OPEN = "open"
    IDEA = "idea"
    DONE = "done"


ORDER = {group: place for place, group in enumerate(Group)}


class RankCertainty(StrEnum):
    """How certain the rank of an item within its group is."""

    CLEAR_FIRST = "clear_first"
    FIRST = "first"
    TIE = "tie"
    LATER = ""


@dataclass(frozen=True, eq=False)
class Priorities:
    """All figures of a view and day; nan if unknown, '' or an empty tuple for nobody.

    *rows*: one per annoyance or idea in the order of the list, with the columns of store.read.priorities and: pain and
    its range, group, standing (a RankCertainty), *ties_with* (a key), *first_share* (the share of draws in which it
    hurts most of all annoyances not done), *stated* (whether a range of customers is); accountable, health, can_act and
    blocked where it is made; need, worth, doable and *merit*; the gap where it is felt, with its n. *droppable*:
    touchpoints that could be dropped. *owned*: whether there are any assignments.
    """

    view: View
    on: date
    rows: pd.DataFrame
    droppable: pd.DataFrame
    owned: bool

    @property
    def undone(self) -> pd.DataFrame:
        """The annoyances that are not done."""
        return self.rows[self.rows.group.isin([Group.HELD_UP, Group.OPEN])]

    def first(self, group: Group, *statuses: str) -> dict[str, Any] | None:
        """Return the first row of a group, or of its rows with one of these statuses; None without one."""
        rows = self.rows[self.rows.group == group]
        rows = rows[rows.status.isin(statuses)] if statuses else rows
        return rows.iloc[0].to_dict() if len(rows) else None

    @property
    def worst(self) -> dict[str, Any] | None:
        """Return the row of the annoyance that hurts most, of those not done; None without one."""
        rows = self.undone.sort_values("pain", ascending=False, kind="stable")
        return rows.iloc[0].to_dict() if len(rows) else None


def pain(customers: Any, severity: Any) -> Any:
    """Return how much annoyances hurt in a year: customers affected times severity, 1–5 (numbers or arrays)."""
    return customers * severity


def ranked(annoyances: pd.DataFrame, owned: Standing) -> pd.DataFrame:
    """Return what annoys in the order of the list, who can mend it, and how certain its rank is.

    It does not depend on what customers answered; *owned* is of all journeys.
    """
    rows = _with_place(annoyances, blocked.places(owned))
    rows = rows.assign(group=[_group(row) for row in rows_of(rows)])
    many = simulate(rows)
    return _ranked(rows.assign(pain=pain(rows.customers_per_year, rows.severity), **_range(many)), many)


def compute(
    rows: pd.DataFrame, places: pd.DataFrame, owned: Standing, satisfaction: Satisfaction, view: View
) -> Priorities:
    """Compute every figure of rows that are `ranked`; *owned* and *satisfaction* are of all journeys."""
    gaps = _gaps(satisfaction)
    return Priorities(
        view=view,
        on=owned.on,
        rows=priorities_lists.with_merit(rows.join(gaps, on="touchpoint")).reset_index(drop=True),
        droppable=priorities_lists.droppable(places, gaps),
        owned=bool(len(owned.map.assignments)),
    )


def simulate(rows: pd.DataFrame) -> np.ndarray:
    """Return an array (draws, rows) of how much each row hurts: customers within their range, times severity."""
    customers, severity = rows.customers_per_year.to_numpy(float), rows.severity.to_numpy(float)
    low = _or(rows.customers_per_year_low, customers * (1 - NOT_STATED))
    high = _or(rows.customers_per_year_high, customers * (1 + NOT_STATED))
    value = np.concatenate([customers, severity])
    least = np.concatenate([np.minimum(low, customers), severity - HALF_A_STEP])
    most = np.concatenate([np.maximum(high, customers), severity + HALF_A_STEP])
    many = np.maximum(simulation.simulate(value, least, most), 0)
    return pain(many[:, : len(rows)], many[:, len(rows) :])


def _or(stated: pd.Series, otherwise: np.ndarray) -> np.ndarray:
    return np.where(stated.notna(), stated.to_numpy(float), otherwise)


def _range(many: np.ndarray) -> dict[str, np.ndarray]:
    low, high = np.quantile(many, WITHIN, axis=0)
    return {"pain_low": low, "pain_high": high}


def _with_place(annoyances: pd.DataFrame, places: Mapping[str, blocked.Place]) -> pd.DataFrame:
    found = [places.get(key, UNKNOWN) for key in annoyances.made_at]
    stated = annoyances.customers_per_year_low.notna() & annoyances.customers_per_year_high.notna()
    return annoyances.assign(
        stated=stated,
        accountable=pd.Series([place.accountable for place in found], index=annoyances.index, dtype=object),
        health=[place.health for place in found],
        can_act=[place.can_act for place in found],
        blocked=[str(blocked.why(row, place)) for row, place in zip(rows_of(annoyances), found, strict=True)],
    )


def _group(row: Mapping[str, Any]) -> str:
    if row["status"] == "done":
        return str(Group.DONE)
    if row["kind"] == "idea":
        return str(Group.IDEA)
    return str(Group.OPEN if row["blocked"] == Why.NOTHING else Group.HELD_UP)


def _ranked(rows: pd.DataFrame, many: np.ndarray) -> pd.DataFrame:
    """Return rows in the order of the list with the certainty of their rank, all from the same draws."""
    rows = rows.assign(at=np.arange(len(rows)), place=rows.group.map(ORDER).astype(int))
    rows = rows.sort_values(["place", "pain", "at"], ascending=[True, False, True])
    annoying = rows["at"][rows.group.isin([Group.HELD_UP, Group.OPEN])].to_numpy(int)
    shares = dict(zip(annoying, simulation.firsts(many[:, annoying]), strict=True))
    certainty = {at: rank for _, group in rows.groupby("place") for at, rank in _rank_certainties(group, many).items()}
    return rows.assign(
        first_share=[shares.get(at, np.nan) for at in rows["at"]],
        standing=[str(certainty[at][0]) for at in rows["at"]],
        ties_with=[certainty[at][1] for at in rows["at"]],
    ).drop(columns=["place", "at"])


def _rank_certainties(group: pd.DataFrame, many: np.ndarray) -> dict[int, tuple[RankCertainty, str]]:
    """Return the certainty of rank of each row of a group, by its column of draws, and the key it ties with."""
    ats, keys = group["at"].to_numpy(int), list(group.key)
    if group.group.iloc[0] == Group.DONE:
        return dict.fromkeys(ats, (RankCertainty.LATER, ""))
    shares = simulation.firsts(many[:, ats])
    ties = [simulation.tied(simulation.above(many, one, other)) for one, other in pairwise(ats)]
    found = {}
    for place, at in enumerate(ats):
        if place == 0 and shares[0] >= simulation.CLEARLY:
            found[at] = (RankCertainty.CLEAR_FIRST, "")
        elif place < len(ties) and ties[place]:
            found[at] = (RankCertainty.TIE, keys[place + 1])
        elif place and ties[place - 1]:
            found[at] = (RankCertainty.TIE, keys[place - 1])
        else:
            found[at] = (RankCertainty.LATER if place else RankCertainty.FIRST, "")
    return found


def _gaps(satisfaction: Satisfaction) -> pd.DataFrame:
    """Return the gap, its range and n by touchpoint."""
    scores = satisfaction.touchpoints
    asked = scores[scores.measure == Measure.CSAT].set_index("key")
    return asked[["mean", "expected", "gap", "gap_low", "gap_high", "n"]].rename(columns={"mean": "got"})
