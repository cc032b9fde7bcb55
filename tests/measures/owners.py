"""The tables of store.ownership, written by hand in a few tuples."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from cxdash.domain.tables import OwnershipTables
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import figures as ownership
from cxdash.measures.ownership import standing
from cxdash.measures.satisfaction import figures as satisfaction
from tests.measures.tables import make_tables

TODAY = date(2026, 11, 1)

ROLES = (("CEO", ""), ("CMO", "CEO"), ("CSO", "CEO"), ("COO", "CEO"), ("SERVICE", "COO"), ("ALL", ""))
"""Key and boss; ALL is everyone."""

STAGES = ("find", "buy", "use", "help")

DEFAULTS = {
    "assignments": {
        "role": "",
        "letter": "A",
        "stage": "",
        "touchpoint": "",
        "area": "",
        "valid_from": None,
        "valid_to": None,
        "confirmed_on": None,
        "limit": "",
    },
    "touchpoints": {
        "key": "",
        "stage": "",
        "contact": "direct",
        "customers_per_year": 1000.0,
        "delivered_by": "own",
        "hours": "",
    },
    "kpis": {
        "key": "",
        "stage": "",
        "owner": "",
        "works_against": "",
        "direction": "up",
        "target": None,
        "about": "customer",
        "kind": "effect",
        "level": "function",
        "outcome": "",
    },
    "kpi_values": {"kpi": "", "month": "", "value": 0.0},
    "annoyances": {
        "key": "",
        "touchpoint": "",
        "stage": "",
        "made_at": "",
        "made_stage": "",
        "cause": "other",
        "customers_per_year": 100.0,
        "status": "open",
        "kind": "annoyance",
        "owner": "",
    },
    "assessments": {
        "subject": "mandate",
        "item": "",
        "role": "",
        "stage": "",
        "rater": "",
        "rater_role": "",
        "score": 3,
        "date": None,
    },
    "decisions": {
        "key": "",
        "due": None,
        "status": "open",
        "owner": "",
        "measured_effect": None,
        "expected_effect": None,
        "expected_low": None,
        "expected_high": None,
        "expected_unit": None,
        "figure": None,
        "figure_of": None,
        "figure_then": None,
        "figure_month": None,
    },
    "spend": {"role": "", "purpose": "", "amount": 0.0, "first": "", "last": ""},
}
"""The columns of each table in their order, and what stands there when a tuple is shorter."""


def make_owners(
    assignments: Sequence[tuple] = (),
    stages: Sequence[str] = STAGES,
    roles: Sequence[tuple] = ROLES,
    touchpoints: Sequence[tuple] | None = None,
    **more: Sequence[tuple],
) -> OwnershipTables:
    """Make tables; each stage has one touchpoint, at_<stage>, unless others are given."""
    if touchpoints is None:
        touchpoints = [(f"at_{stage}", stage) for stage in stages]
    given = {"assignments": assignments, "touchpoints": touchpoints, **more}
    kinds = ["collective" if key == "ALL" else "executive" for key, _ in roles]
    return OwnershipTables(
        stages=pd.DataFrame({"key": list(stages), "name": [key.capitalize() for key in stages]}, dtype=object),
        roles=pd.DataFrame(
            [(*role, kind) for role, kind in zip(roles, kinds, strict=True)], columns=["key", "reports_to", "kind"]
        ),
        company=pd.DataFrame(columns=["name", "name_nb", "name_sv", "currency", "audience"]),
        **{name: _table(given.get(name, ()), columns) for name, columns in DEFAULTS.items()},
    )


def answered(tables: OwnershipTables, scores: dict[str, tuple] | None = None) -> satisfaction.Satisfaction:
    """Make satisfaction figures: scores by touchpoint, as (counts from 1 up[, gap]), sixty pairs with that gap."""
    scores = scores or {}
    places = tables.touchpoints[["key", "stage", "contact", "customers_per_year"]].itertuples(index=False, name=None)
    counts = [(key, "CSAT", given[0]) for key, given in scores.items()]
    counts += [(key, "EXPECTATION", (0, 0, 0, 60, 0)) for key, given in scores.items() if len(given) > 1]
    pairs = [(key, {(4 + given[1], 4): 50, (3 + given[1], 3): 10}) for key, given in scores.items() if len(given) > 1]
    made = make_tables(counts, pairs, list(places))
    return satisfaction.compute(replace(made, stages=tables.stages), View())


def owners(tables: OwnershipTables, scores: dict[str, tuple] | None = None, on: date = TODAY) -> ownership.Ownership:
    """Return the figures of a day."""
    return ownership.compute(standing.compute(tables, on), answered(tables, scores), View())


def rated(role: str, scores: Sequence[Sequence[int]], raters: Sequence[str] = ()) -> list[tuple]:
    """Rate a role's mandate: for each rater the five statements and perhaps the sixth; *raters* are their roles."""
    items = ["end_to_end", "priority", "intervene", "new_ways", "recognised", "followed_up"]
    return [
        ("mandate", item, role, "", f"rater {place}", raters[place] if place < len(raters) else "", score)
        for place, given in enumerate(scores)
        for item, score in zip(items, given, strict=False)
    ]


def _table(rows: Sequence[tuple], columns: dict[str, object]) -> pd.DataFrame:
    defaults = tuple(columns.values())
    return pd.DataFrame([(*row, *defaults[len(row) :]) for row in rows], columns=list(columns))
