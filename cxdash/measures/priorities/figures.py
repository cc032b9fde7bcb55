"""What to mend first: how much each annoyance hurts, who can mend it, and what holds it up (methods 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.priorities import blocked
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.measures.priorities.blocked import UNKNOWN, Why
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import simulation

NOT_STATED = 0.25
"""Where no range is stated, so much more or less than the customers stated is taken to be possible: a house rule."""

HALF_A_STEP = 0.5
"""Severity is given in whole steps, and so may be half a step more or less."""

WITHIN = (0.025, 0.975)
"""The share of draws below and above which a range ends."""


class Group(StrEnum):
    """Where a thing stands in the list: annoyances held up, those that can be mended, ideas, what is done."""

    HELD_UP = "held_up"
    OPEN = "open"
    IDEA = "idea"
    DONE = "done"


ORDER = {group: place for place, group in enumerate(Group)}


class RankCertainty(StrEnum):
    """How surely a thing comes where it stands among those of its group."""

    CLEAR_FIRST = "clear_first"
    FIRST = "first"
    TIE = "tie"
    LATER = ""


@dataclass(frozen=True, eq=False)
class Priorities:
    """All figures of one view and day; what is not known is nan, nobody is '' or an empty tuple.

    *rows*: one per annoyance or idea in the order of the list, as store.priorities gives them, with pain and its range,
    group, standing, *ties_with* (a key), *first_share* (in how many draws it hurts most of all annoyances not
    done) and *stated* (whether a range of customers is); accountable, health, can_act and blocked at the place where it
    is made; need, worth, doable and *merit*, by which these are ordered; the gap where it is felt, with its n.
    *droppable*: touchpoints that could be dropped. *owned* tells whether anybody's part is filled in.
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
        """Return the first row of a group, or of those in it with one of these statuses."""
        rows = self.rows[self.rows.group == group]
        rows = rows[rows.status.isin(statuses)] if statuses else rows
        return rows.iloc[0].to_dict() if len(rows) else None

    @property
    def worst(self) -> dict[str, Any] | None:
        """Return the row of the annoyance that hurts most of those not done."""
        rows = self.undone.sort_values("pain", ascending=False, kind="stable")
        return rows.iloc[0].to_dict() if len(rows) else None


def pain(customers: Any, severity: Any) -> Any:
    """Return how much annoyances hurt in a year: customers each hits, times how bad it is, 1–5 (numbers or arrays)."""
    return customers * severity


def compute(
    tables: Mapping[str, pd.DataFrame], roles: pd.DataFrame, owned: Ownership, satisfaction: Satisfaction, view: View
) -> Priorities:
    """Compute every figure from the tables of store.priorities; *owned* and *satisfaction* are of all journeys."""
    rows = _with_place(tables["annoyances"], blocked.places(owned, roles))
    rows = rows.assign(group=[_group(row) for row in rows.to_dict("records")])
    many = drawn(rows)
    hurt = _ranked(rows.assign(pain=pain(rows.customers_per_year, rows.severity), **_range(many)), many)
    rows = priorities_lists.with_merit(hurt.join(_gaps(satisfaction), on="touchpoint"))
    return Priorities(
        view=view,
        on=owned.on,
        rows=rows.reset_index(drop=True),
        droppable=priorities_lists.droppable(tables["places"], _gaps(satisfaction)),
        owned=bool(len(owned.map.held)),
    )


def drawn(rows: pd.DataFrame) -> np.ndarray:
    """Return draws of how much each row hurts, a column each: customers within their range, times severity."""
    customers, severity = rows.customers_per_year.to_numpy(float), rows.severity.to_numpy(float)
    low = _or(rows.customers_per_year_low, customers * (1 - NOT_STATED))
    high = _or(rows.customers_per_year_high, customers * (1 + NOT_STATED))
    value = np.concatenate([customers, severity])
    least = np.concatenate([np.minimum(low, customers), severity - HALF_A_STEP])
    most = np.concatenate([np.maximum(high, customers), severity + HALF_A_STEP])
    many = np.maximum(simulation.drawn(value, least, most), 0)
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
        blocked=[str(blocked.why(row, place)) for row, place in zip(annoyances.to_dict("records"), found, strict=True)],
    )


def _group(row: Mapping[str, Any]) -> str:
    if row["status"] == "done":
        return str(Group.DONE)
    if row["kind"] == "idea":
        return str(Group.IDEA)
    return str(Group.OPEN if row["blocked"] == Why.NOTHING else Group.HELD_UP)


def _ranked(rows: pd.DataFrame, many: np.ndarray) -> pd.DataFrame:
    """Put rows in the order of the list, and say of each how surely it stands there: all on the same draws."""
    rows = rows.assign(at=np.arange(len(rows)), place=rows.group.map(ORDER).astype(int))
    rows = rows.sort_values(["place", "pain", "at"], ascending=[True, False, True])
    annoying = rows["at"][rows.group.isin([Group.HELD_UP, Group.OPEN])].to_numpy(int)
    shares = dict(zip(annoying, simulation.firsts(many[:, annoying]), strict=True))
    stands = {at: stand for _, group in rows.groupby("place") for at, stand in _standings(group, many).items()}
    return rows.assign(
        first_share=[shares.get(at, np.nan) for at in rows["at"]],
        standing=[str(stands[at][0]) for at in rows["at"]],
        ties_with=[stands[at][1] for at in rows["at"]],
    ).drop(columns=["place", "at"])


def _standings(group: pd.DataFrame, many: np.ndarray) -> dict[int, tuple[RankCertainty, str]]:
    """Return how each row of a group stands, by its column of the draws, and the key of the one it ties with."""
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
