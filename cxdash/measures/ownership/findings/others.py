"""Findings about key figures, annoyances made elsewhere, and decisions."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Names, gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.measures.ownership.findings.basis import Basis, question


def kpis(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each key figure without an owner."""
    kpis = basis.tables.kpis
    for row in rows_of(kpis[["key", "stage", "owner"]]):
        if row["owner"]:
            continue
        values = {"kpi": basis.name("kpis", row["key"])}
        sentence, ask = (
            gettext_noop("Nobody owns the figure {kpi}."),
            gettext_noop("Who is asked when {kpi} goes the wrong way?"),
        )
        more = {"stage": row["stage"], "evidence": {"kpi": row["key"]}, "weight": basis.weight(row["stage"])}
        yield question("kpi_without_owner", sentence, ask, values, **more)


def pulling_apart(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each pair of targets that pull against each other."""
    stages = dict(zip(basis.tables.kpis.key, basis.tables.kpis.stage, strict=True))
    sentence = gettext_noop("Two targets pull against each other: {kpi} and {other}.")
    ask = gettext_noop("Which of {kpi} and {other} comes first when both cannot be met, and who says so?")
    for row in rows_of(basis.kpi_pairs):
        values = {"kpi": basis.name("kpis", row["kpi"]), "other": basis.name("kpis", row["against"])}
        both = stages[row["kpi"]], stages[row["against"]]
        stage = max(both, key=basis.weight)
        more = {"stage": stage, "role": row["owner"], "evidence": row, "weight": basis.weight(stage)}
        yield question("targets_pull_apart", sentence, ask, values, **more)


def made_elsewhere(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each unsolved annoyance that is made at another stage than it is felt at.

    It names the touchpoint where it is made if others answer for that than for its stage.
    """
    of_stage = {row["key"]: row["accountable"] for row in basis.stage_rows}
    ask = gettext_noop("What would have to be done differently at {made}, and what would make that worth while there?")
    for row in rows_of(basis.made_elsewhere):
        if not row["unsolved"]:
            continue
        held = row["accountable_where_made"]
        who = tuple(role for role in held if role not in basis.everyone)
        sentence = gettext_noop("“{annoyance}” is felt at {stage}, but made at {made}, which nobody answers for.")
        if who:
            sentence = gettext_noop("“{annoyance}” is felt at {stage}, but made at {made}, which {roles} answers for.")
        elif held:
            sentence = gettext_noop(
                "“{annoyance}” is felt at {stage}, but made at {made}, which everyone answers for, and so nobody."
            )
        made = basis.name("stages", row["made_stage"])
        if set(held) != set(of_stage.get(row["made_stage"], held)):
            made = basis.name("touchpoints", row["made_at"])
        places = {"stage": basis.name("stages", row["stage"]), "made": made}
        roles = Names(tuple(basis.name("roles", role) for role in who))
        values = {"annoyance": basis.name("annoyances", row["key"], "title"), **places, "roles": roles}
        evidence = {name: row[name] for name in ("key", "made_at", "made_stage", "cause", "customers_per_year")}
        more = {"stage": row["stage"], "role": who[0] if who else "", "weight": basis.weight(row["stage"])}
        yield question(
            "made_elsewhere", sentence, ask, values, evidence={**evidence, "accountable": list(held)}, **more
        )


def late(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each open decision that was due."""
    sentence, ask = (
        gettext_noop("The decision “{decision}” was due on {due} and is still open."),
        gettext_noop("What stands in the way, and who can clear it?"),
    )
    for row in rows_of(overdue(basis.tables.decisions, basis.on)):
        values = {"decision": basis.name("decisions", row["key"], "title"), "due": row["due"]}
        evidence = {"decision": row["key"], "due": row["due"].isoformat()}
        yield question("decision_overdue", sentence, ask, values, role=row["owner"], evidence=evidence)


def overdue(decisions: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the open decisions that were due before a day."""
    late = [
        isinstance(due, date) and due < on and status == "open"
        for due, status in zip(decisions.due.tolist(), decisions.status.tolist(), strict=True)
    ]
    return decisions[np.array(late, bool)]
