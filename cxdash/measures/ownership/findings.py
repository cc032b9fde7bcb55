"""Findings about ownership: three kinds of error, and questions for the room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Name, Names, gettext_noop
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.tables import NOT_PLACED, OwnershipTables
from cxdash.measures.ownership import mandate
from cxdash.measures.ownership import roles as owner_roles
from cxdash.measures.ownership.raci_map import OwnershipMap

ERRORS = {
    Health.NOBODY: (
        gettext_noop("Nobody answers for {stage}."),
        gettext_noop("Who should answer for {stage}, and what would they have to be allowed to decide?"),
    ),
    Health.CONTESTED: (
        gettext_noop("Several answer for {stage}: {roles}."),
        gettext_noop("When they disagree about {stage}, who decides?"),
    ),
    Health.EVERYONE: (
        gettext_noop("Everyone answers for {stage}, and so nobody does."),
        gettext_noop("Who notices first when something goes wrong at {stage}, and what may they do about it?"),
    ),
}
"""Statement and question for a stage that does not have one owner."""

NAMED = (
    *((table, "name") for table in ("stages", "touchpoints", "roles", "kpis")),
    *((table, "title") for table in ("annoyances", "decisions")),
)
"""The tables, and their column, whose rows findings name."""

OWN = "own"
"""The value of delivered_by for the company itself."""

SOME_PARTNER = "partner"


@dataclass(frozen=True, eq=False)
class Basis:
    """What findings are made of: the store's tables, the map, and the day's figures."""

    tables: OwnershipTables
    on: date
    map: OwnershipMap
    stages: pd.DataFrame
    roles: pd.DataFrame
    mandates: pd.DataFrame
    mismatches: pd.DataFrame
    kpi_pairs: pd.DataFrame
    made_elsewhere: pd.DataFrame
    total: float

    def name(self, table: str, key: str, field: str = "name") -> Name:
        """Return the name of a row."""
        return self._called[table, field].get(key, Name(key))

    @cached_property
    def _called(self) -> dict[tuple[str, str], dict[str, Name]]:
        return {(table, field): findings.names(getattr(self.tables, table), field) for table, field in NAMED}

    def weight(self, *stages: str) -> float:
        """Return the let-downs a year at some stages."""
        return float(self.stages.let_downs[self.stages.key.isin(stages)].sum())


def of(basis: Basis) -> tuple[Finding, ...]:
    """Return every finding, errors first, then by let-downs."""
    filled = bool(len(basis.tables.assignments))
    about_map = (_stages, _whole_journey, _mandates, _mismatched, _overloaded, _partners, _unconfirmed, _other_cause)
    about_rest = (_kpis, _pulling_apart, _made_elsewhere, _overdue)
    checks = (*(about_map if filled else (_not_filled,)), *about_rest)
    return findings.in_order(finding for find in checks for finding in find(basis))


def _question(code: str, sentence: str, ask: str, values: Mapping[str, object], **more: Any) -> Finding:
    return Finding(code, Level.QUESTION, Message(sentence, values), Message(ask, values), **more)


def _not_filled(basis: Basis) -> Iterator[Finding]:
    if len(basis.stages):
        sentence = gettext_noop("Who answers for what has not been filled in.")
        yield _question(
            "not_filled", sentence, gettext_noop("Who answers for each stage today?"), {}, weight=basis.total
        )


def _stages(basis: Basis) -> Iterator[Finding]:
    for row in basis.stages.to_dict("records"):
        values: dict[str, object] = {"stage": basis.name("stages", row["key"])}
        more = {"stage": row["key"], "evidence": _evidence(row), "weight": basis.weight(row["key"])}
        if row["health"] in ERRORS:
            sentence, ask = ERRORS[Health(row["health"])]
            values["roles"] = Names(tuple(basis.name("roles", role) for role in row["accountable"]))
            yield Finding(row["health"], Level.ERROR, Message(sentence, values), Message(ask, values), **more)
        if row["nobody_responsible"]:
            sentence, ask = (
                gettext_noop("Nobody is set to do the work at {stage}."),
                gettext_noop("Who does the work at {stage} today?"),
            )
            yield Finding("nobody_responsible", Level.ERROR, Message(sentence, values), Message(ask, values), **more)


def _evidence(row: Mapping[str, Any]) -> dict[str, Any]:
    figures = {
        name: row[name] for name in ("let_downs", "let_downs_low", "let_downs_high", "gap", "gap_low", "gap_high")
    }
    return {
        **{name: None if pd.isna(value) else value for name, value in figures.items()},
        "accountable": list(row["accountable"]),
    }


def _whole_journey(basis: Basis) -> Iterator[Finding]:
    if basis.map.accountable:
        return
    drives = basis.map.drives
    sentence = (
        gettext_noop("Nobody answers for the whole journey; it is driven by {roles}.")
        if drives
        else gettext_noop("Nobody answers for the whole journey.")
    )
    values = {"roles": Names(tuple(basis.name("roles", role) for role in drives))}
    ask = gettext_noop(
        "Who looks at the journey from end to end, and what would change if somebody answered for all of it?"
    )
    yield _question("no_whole_journey", sentence, ask, values, evidence={"drives": list(drives)}, weight=basis.total)


def _mandates(basis: Basis) -> Iterator[Finding]:
    rated = basis.mandates.set_index("role")
    for row in basis.stages[basis.stages.can_act == CanAct.CANNOT].to_dict("records"):
        role = row["owner"]
        line = owner_roles.line_elsewhere(role, [row["responsible"]], basis.tables.roles)
        sentence = gettext_noop("{role} answers for {stage}, but cannot act.")
        if line:
            sentence = gettext_noop(
                "{role} answers for {stage}, but cannot act; those who do the work report elsewhere ({line})."
            )
        who = {"role": basis.name("roles", role), "line": Names(tuple(basis.name("roles", one) for one in line))}
        values = {**who, "stage": basis.name("stages", row["key"])}
        figures = rated.loc[role]
        evidence = {"mandate": figures["median"], "raters": int(figures.raters), "line_elsewhere": list(line)}
        evidence |= {"followed_up": None if pd.isna(figures[mandate.FOLLOWED_UP]) else figures[mandate.FOLLOWED_UP]}
        ask = gettext_noop("What would {role} have to be allowed to decide, to make {stage} better?")
        more = {"stage": row["key"], "role": role, "weight": basis.weight(row["key"])}
        yield _question("owner_cannot_act", sentence, ask, values, evidence=evidence, **more)


def _mismatched(basis: Basis) -> Iterator[Finding]:
    for row in basis.mismatches[basis.mismatches.mismatch.abs() >= mandate.MISMATCH].to_dict("records"):
        answers = row["mismatch"] > 0
        sentence = (
            gettext_noop("{role} answers for {stage}, but has little say in it.")
            if answers
            else gettext_noop("{role} could change {stage}, but does not answer for it.")
        )
        values = {"role": basis.name("roles", row["role"]), "stage": basis.name("stages", row["stage"])}
        more = {"stage": row["stage"], "role": row["role"], "weight": basis.weight(row["stage"])}
        code = "answers_without_say" if answers else "say_without_answering"
        evidence = {name: row[name] for name in ("accountability", "authority", "resources", "mismatch")}
        yield _question(
            code, sentence, gettext_noop("Is this meant to be so, and does it work?"), values, evidence=evidence, **more
        )


def _overloaded(basis: Basis) -> Iterator[Finding]:
    sentence = gettext_noop("{role} answers for {count} of {all} stages.")
    ask = gettext_noop("Which of these could {role} leave to somebody closer to the customer?")
    for row in basis.roles[basis.roles.overloaded].to_dict("records"):
        stages = row["stages"]
        values = {"role": basis.name("roles", row["key"]), "count": len(stages), "all": len(basis.stages)}
        evidence = {"stages": list(stages), "of": len(basis.stages)}
        yield _question(
            "overloaded", sentence, ask, values, role=row["key"], evidence=evidence, weight=basis.weight(*stages)
        )


def _partners(basis: Basis) -> Iterator[Finding]:
    delivered = basis.tables.touchpoints.set_index("key").delivered_by
    collective = set(basis.roles.key[basis.roles.kind == "collective"])
    ask = gettext_noop("Whom do customers turn to when something goes wrong at {touchpoint}, and who here hears of it?")
    owned = basis.map.touchpoints[basis.map.touchpoints.stage != NOT_PLACED]
    for key, stage, accountable in owned[["key", "stage", "accountable"]].itertuples(index=False):
        if delivered[key] in {OWN, "", None} or set(accountable) - collective:
            continue
        sentence = gettext_noop("{touchpoint} is delivered by {partner}, and nobody here answers for it.")
        if delivered[key] == SOME_PARTNER:
            sentence = gettext_noop("{touchpoint} is delivered by a partner, and nobody here answers for it.")
        values = {"touchpoint": basis.name("touchpoints", key), "partner": delivered[key]}
        evidence = {"touchpoint": key, "delivered_by": delivered[key]}
        yield _question(
            "partner_without_owner", sentence, ask, values, stage=stage, evidence=evidence, weight=basis.weight(stage)
        )


def _unconfirmed(basis: Basis) -> Iterator[Finding]:
    stale = basis.stages[basis.stages.stale]
    if len(stale):
        sentence = gettext_noop("Who answers has not been confirmed for more than a year: {stages}.")
        values = {"stages": Names(tuple(basis.name("stages", key) for key in stale.key))}
        evidence = {"stages": list(stale.key), "confirmed_on": min(stale.confirmed_on).isoformat()}
        yield _question(
            "not_confirmed",
            sentence,
            gettext_noop("Does this still hold?"),
            values,
            evidence=evidence,
            weight=basis.weight(*stale.key),
        )


def _other_cause(basis: Basis) -> Iterator[Finding]:
    """Yield a finding if every broken stage has one owner who can act, so that ownership is not the problem."""
    broken = basis.stages[basis.stages.broken]
    if len(broken) and (broken.can_act == CanAct.CAN).all():
        sentence = gettext_noop(
            "This is not about who owns it: where the promise is broken, one owner answers for it and can act "
            "({stages})."
        )
        values = {"stages": Names(tuple(basis.name("stages", key) for key in broken.key))}
        ask = gettext_noop("Do we promise too much there, or deliver too little?")
        evidence = {"stages": {row["key"]: row["diagnosis"] for row in broken.to_dict("records")}}
        yield _question("not_about_ownership", sentence, ask, values, evidence=evidence, weight=basis.total)


def _kpis(basis: Basis) -> Iterator[Finding]:
    kpis = basis.tables.kpis
    for row in kpis[kpis.owner == ""].to_dict("records"):
        values = {"kpi": basis.name("kpis", row["key"])}
        sentence, ask = (
            gettext_noop("Nobody owns the figure {kpi}."),
            gettext_noop("Who is asked when {kpi} goes the wrong way?"),
        )
        more = {"stage": row["stage"], "evidence": {"kpi": row["key"]}, "weight": basis.weight(row["stage"])}
        yield _question("kpi_without_owner", sentence, ask, values, **more)


def _pulling_apart(basis: Basis) -> Iterator[Finding]:
    stages = dict(zip(basis.tables.kpis.key, basis.tables.kpis.stage, strict=True))
    sentence = gettext_noop("Two targets pull against each other: {kpi} and {other}.")
    ask = gettext_noop("Which of {kpi} and {other} comes first when both cannot be met, and who says so?")
    for row in basis.kpi_pairs.to_dict("records"):
        values = {"kpi": basis.name("kpis", row["kpi"]), "other": basis.name("kpis", row["against"])}
        both = stages[row["kpi"]], stages[row["against"]]
        stage = max(both, key=basis.weight)
        more = {"stage": stage, "role": row["owner"], "evidence": row, "weight": basis.weight(stage)}
        yield _question("targets_pull_apart", sentence, ask, values, **more)


def _made_elsewhere(basis: Basis) -> Iterator[Finding]:
    ask = gettext_noop("What would have to be done differently at {made}, and what would make that worth while there?")
    for row in basis.made_elsewhere[basis.made_elsewhere.unsolved].to_dict("records"):
        who = row["accountable_where_made"]
        sentence = gettext_noop("“{annoyance}” is felt at {stage}, but made at {made}, which nobody answers for.")
        if who:
            sentence = gettext_noop("“{annoyance}” is felt at {stage}, but made at {made}, which {roles} answers for.")
        places = {"stage": basis.name("stages", row["stage"]), "made": basis.name("stages", row["made_stage"])}
        roles = Names(tuple(basis.name("roles", role) for role in who))
        values = {"annoyance": basis.name("annoyances", row["key"], "title"), **places, "roles": roles}
        evidence = {name: row[name] for name in ("key", "made_at", "made_stage", "cause", "customers_per_year")}
        more = {"stage": row["stage"], "role": who[0] if who else "", "weight": basis.weight(row["stage"])}
        yield _question(
            "made_elsewhere", sentence, ask, values, evidence={**evidence, "accountable": list(who)}, **more
        )


def _overdue(basis: Basis) -> Iterator[Finding]:
    sentence, ask = (
        gettext_noop("The decision “{decision}” was due on {due} and is still open."),
        gettext_noop("What stands in the way, and who can clear it?"),
    )
    for row in overdue(basis.tables.decisions, basis.on).to_dict("records"):
        values = {"decision": basis.name("decisions", row["key"], "title"), "due": row["due"]}
        evidence = {"decision": row["key"], "due": row["due"].isoformat()}
        yield _question("decision_overdue", sentence, ask, values, role=row["owner"], evidence=evidence)


def overdue(decisions: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return the open decisions that were due before a day."""
    late = [isinstance(due, date) and due < on for due in decisions.due]
    return decisions[np.array(late, bool) & (decisions.status == "open")]
