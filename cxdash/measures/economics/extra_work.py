"""What let-downs and promises that are too high cost: the contacts they cause, and the work of handling those.

Stands in for what customers cost where the audience is users, who are neither won nor kept.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.measures.stats.intervals import Estimate

CONTACTS, COST_PER_CONTACT = "contacts", "cost_per_contact"
"""Keys of the assumptions: contacts a let-down causes, and what a contact costs."""

NEEDED = {
    CONTACTS: gettext_noop("how many contacts a let-down causes"),
    COST_PER_CONTACT: gettext_noop("what a contact costs"),
}
"""What is asked for where an assumption is missing."""

OVERPROMISE = "overpromise"
"""The cause of annoyances of those who were promised too much."""


@dataclass(frozen=True, eq=False)
class ExtraWork:
    """What is not kept of what users were promised, and what that leads to in a year.

    *broken*: the stages where they clearly get less than they expected, of *compared*. *contacts* and *cost*: None if
    an assumption is missing.
    """

    broken: tuple[str, ...]
    compared: int
    let_downs: Estimate
    contacts: Estimate | None
    cost: Estimate | None


@dataclass(frozen=True, eq=False)
class OverPromised:
    """What promising too much costs a year, by the stage where the promise is made.

    *stages*: stage, customers, cost, low, high; nan where an assumption is missing, which *needs* names.
    """

    stages: pd.DataFrame
    needs: tuple[str, ...]


def contacts(let_downs: Estimate, assumptions: pd.DataFrame) -> Estimate | None:
    """Return the contacts a year that let-downs cause, from the lowest to the highest assumption.

    *let_downs*: a year. *assumptions*: key, low, mode, high; an end that is not given equals the mode. None if either
    is unknown.
    """
    each, count = _assumed(assumptions, CONTACTS), float(let_downs.value)
    if each is None or np.isnan(count):
        return None
    low, mode, high = each
    return Estimate(count * mode, count * low, count * high, let_downs.n, let_downs.n_eff)


def cost(let_downs: Estimate, assumptions: pd.DataFrame) -> Estimate | None:
    """Return what a year's contacts cost, in money, from the lowest to the highest assumptions.

    None if the contacts or the cost of one are unknown.
    """
    caused, each = contacts(let_downs, assumptions), _assumed(assumptions, COST_PER_CONTACT)
    if caused is None or each is None:
        return None
    low, mode, high = each
    return Estimate(caused.value * mode, caused.low * low, caused.high * high, caused.n, caused.n_eff)


def needed(assumptions: pd.DataFrame) -> tuple[str, ...]:
    """Return the keys of the assumptions that are missing to tell what let-downs cost."""
    return tuple(key for key in (CONTACTS, COST_PER_CONTACT) if _assumed(assumptions, key) is None)


def compute(stages: pd.DataFrame, let_downs: Estimate, assumptions: pd.DataFrame) -> ExtraWork:
    """Return what broken promises lead to; *stages*: key, gap, gap_high, a row per measure."""
    compared = stages[stages.gap.notna()].drop_duplicates("key")
    return ExtraWork(
        broken=tuple(compared.key[compared.gap_high < 0]),
        compared=len(compared),
        let_downs=let_downs,
        contacts=contacts(let_downs, assumptions),
        cost=cost(let_downs, assumptions),
    )


def overpromised(annoyances: pd.DataFrame, assumptions: pd.DataFrame) -> OverPromised:
    """Return what promising too much costs: each customer it annoys causes contacts, as a let-down does.

    *annoyances*: made_stage, cause, kind, status, customers_per_year; ideas and what is done cost nothing.
    """
    open_ones = annoyances[(annoyances.kind == "annoyance") & (annoyances.status != "done")]
    too_high = open_ones[open_ones.cause == OVERPROMISE].groupby("made_stage", sort=False).customers_per_year.sum()
    rows = [
        (stage, float(customers), *_range(cost(Estimate(float(customers), customers, customers, 0, 0), assumptions)))
        for stage, customers in too_high.items()
        if customers > 0
    ]
    return OverPromised(
        stages=pd.DataFrame(rows, columns=["stage", "customers", "cost", "low", "high"]),
        needs=needed(assumptions),
    )


def _range(found: Estimate | None) -> tuple[float, float, float]:
    return (found.value, found.low, found.high) if found else (np.nan, np.nan, np.nan)


def _assumed(assumptions: pd.DataFrame, key: str) -> tuple[float, float, float] | None:
    keys = assumptions.key.tolist()
    if key not in keys:
        return None
    place = keys.index(key)
    given = (assumptions[name].iloc[place] for name in ("low", "mode", "high"))
    low, mode, high = (np.nan if one is None else float(one) for one in given)
    return (mode if np.isnan(low) else low), mode, (mode if np.isnan(high) else high)
