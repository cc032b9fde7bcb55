"""The URL parameters of the what-if page: read as levers, and made of levers."""

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.measures.what_if import levers
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.start import Start
from cxdash.ui import url_state

PLACES = ("", "2", "3")
"""Suffixes of the URL parameters of up to three stages."""

BUDGETS = {"acquisition_budget", "retention_budget"}


def levers_chosen(base: Baseline) -> Levers:
    """Return the levers of the URL; where they are impossible together, those of today."""
    value = st.session_state
    gaps = {
        stage_of(place, base): float(value[f"gap{place}"]) / 100
        for place in reversed(PLACES)
        if value[f"gap{place}"] != "0"
    }
    stated = {
        name: float(value[name]) if value[name] else None for name in ("gap_cost", "extra_leavers", "cost_per_let_down")
    }
    keep = 0.0 if value["same_total"] else float(value["retention_budget"]) / 100
    chosen = Levers(
        acquisition_budget=float(value["acquisition_budget"]) / 100,
        retention_budget=keep,
        same_total=bool(value["same_total"]),
        gaps=tuple((stage, share) for stage, share in gaps.items() if stage),
        promise=float(value["promise"]) / 100,
        years=int(value["years"]),
        **stated,
    )
    try:
        return levers.settled(chosen, base.acquisition, base.retention)
    except ImportRefused:
        return Levers(years=chosen.years)


def tied(start: Start) -> bool:
    """Return whether the total is kept: the money to keep customers follows the money to win them."""
    return bool(st.session_state["same_total"]) and not BUDGETS & set(start.stuck)


def stage_of(place: str, base: Baseline) -> str:
    """Return the stage of a slider: the one chosen, else the first, second or third by let-downs."""
    asked = st.session_state[f"mend{place}"]
    ranked = [stage for stage, _ in sorted(base.let_downs, key=lambda one: -one[1])]
    at = PLACES.index(place)
    return asked if asked in dict(base.let_downs) else next(iter(ranked[at : at + 1]), "")


def of_levers(chosen: Levers) -> dict[str, str]:
    """Return the URL parameters that set the sliders to these levers."""
    values = {name: url_state.PARAMS[name].default for name in MOVED}
    for place, (stage, share) in zip(PLACES, chosen.gaps, strict=False):
        values |= {f"mend{place}": stage, f"gap{place}": url_state.plain(share * 100)}
    for name in ("acquisition_budget", "retention_budget", "promise"):
        values[name] = url_state.plain(getattr(chosen, name) * 100)
    for name in ("gap_cost", "extra_leavers", "cost_per_let_down"):
        value = getattr(chosen, name)
        values[name] = "" if value is None else url_state.plain(value)
    return {**values, "same_total": "1" if chosen.same_total else "", "years": str(chosen.years)}


MOVED = (
    "acquisition_budget",
    "retention_budget",
    "same_total",
    "gap_cost",
    "promise",
    "extra_leavers",
    "cost_per_let_down",
    "choice",
    *(f"{name}{place}" for name in ("mend", "gap") for place in PLACES),
)
"""The URL parameters that *Reset all* resets."""
