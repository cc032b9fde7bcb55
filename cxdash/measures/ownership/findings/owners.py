"""Findings about who answers: three kinds of error, mandates, load, partners, and what ownership does not explain."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Names, gettext_noop
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import NOT_PLACED
from cxdash.measures.ownership import mandate
from cxdash.measures.ownership import roles as owner_roles
from cxdash.measures.ownership.findings.basis import Basis, question

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

MISMATCHES = {
    (True, True): gettext_noop("{role} answers for {stage}, but has little say in it."),
    (True, False): gettext_noop(
        "Leaders hold {role} to account for {stage}, who has little say in it and does not answer for it on paper."
    ),
    (False, True): gettext_noop("{role} answers for {stage} on paper and could change it, but is not held to it."),
    (False, False): gettext_noop("{role} could change {stage}, but does not answer for it."),
}
"""By whether leaders hold a role to account for more than it can change, and whether it answers on paper."""

OWN = "own"
"""The value of delivered_by for the company itself."""

SOME_PARTNER = "partner"


def not_filled(basis: Basis) -> Iterator[Finding]:
    """Yield a finding where nobody has any letter."""
    if len(basis.stages):
        sentence = gettext_noop("Who answers for what has not been filled in.")
        yield question(
            "not_filled", sentence, gettext_noop("Who answers for each stage today?"), {}, weight=basis.total
        )


def stages(basis: Basis) -> Iterator[Finding]:
    """Yield an error for each stage without one owner, and for each that nobody does the work at."""
    for row in basis.stage_rows:
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


def whole_journey(basis: Basis) -> Iterator[Finding]:
    """Yield a finding where nobody, or everyone, answers for the whole journey."""
    held = basis.map.accountable
    if set(held) - basis.everyone:
        return
    drives = basis.map.drives
    sentence = (
        gettext_noop("Nobody answers for the whole journey; it is driven by {roles}.")
        if drives
        else gettext_noop("Nobody answers for the whole journey.")
    )
    if held:
        sentence = gettext_noop("Everyone answers for the whole journey, and so nobody.")
    values = {"roles": Names(tuple(basis.name("roles", role) for role in drives))}
    ask = gettext_noop(
        "Who looks at the journey from end to end, and what would change if somebody answered for all of it?"
    )
    yield question("no_whole_journey", sentence, ask, values, evidence={"drives": list(drives)}, weight=basis.total)


def mandates(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each stage whose owner cannot act."""
    rated = {row["role"]: row for row in rows_of(basis.mandates)}
    for row in basis.stage_rows:
        if row["can_act"] != CanAct.CANNOT:
            continue
        role = row["owner"]
        line = owner_roles.line_elsewhere(role, [row["responsible"]], basis.tables.roles)
        sentence = gettext_noop("{role} answers for {stage}, but cannot act.")
        if line:
            sentence = gettext_noop(
                "{role} answers for {stage}, but cannot act; those who do the work report elsewhere ({line})."
            )
        who = {"role": basis.name("roles", role), "line": Names(tuple(basis.name("roles", one) for one in line))}
        values = {**who, "stage": basis.name("stages", row["key"])}
        figures = rated[role]
        evidence = {"mandate": figures["median"], "raters": figures["raters"], "line_elsewhere": list(line)}
        evidence |= {"followed_up": None if pd.isna(figures[mandate.FOLLOWED_UP]) else figures[mandate.FOLLOWED_UP]}
        ask = gettext_noop("What would {role} have to be allowed to decide, to make {stage} better?")
        more = {"stage": row["key"], "role": role, "weight": basis.weight(row["key"])}
        yield question("owner_cannot_act", sentence, ask, values, evidence=evidence, **more)


def mismatched(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each role whose accountability and influence at a stage lie far apart."""
    held = {row["key"]: row["accountable"] for row in basis.stage_rows}
    for row in rows_of(basis.mismatches):
        if abs(row["mismatch"]) < mandate.MISMATCH:
            continue
        answers, on_paper = row["mismatch"] > 0, row["role"] in held.get(row["stage"], ())
        sentence = MISMATCHES[answers, on_paper]
        values = {"role": basis.name("roles", row["role"]), "stage": basis.name("stages", row["stage"])}
        more = {"stage": row["stage"], "role": row["role"], "weight": basis.weight(row["stage"])}
        code = "answers_without_say" if answers else "say_without_answering"
        evidence = {name: row[name] for name in ("accountability", "authority", "resources", "mismatch")}
        evidence["on_paper"] = on_paper
        yield question(
            code, sentence, gettext_noop("Is this meant to be so, and does it work?"), values, evidence=evidence, **more
        )


def overloaded(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each role that answers for too many stages."""
    sentence = gettext_noop("{role} answers for {count} of {all} stages.")
    ask = gettext_noop("Which of these could {role} leave to somebody closer to the customer?")
    for row in rows_of(basis.roles) if basis.roles.overloaded.any() else ():
        if not row["overloaded"]:
            continue
        stages = row["stages"]
        values = {"role": basis.name("roles", row["key"]), "count": len(stages), "all": len(basis.stages)}
        evidence = {"stages": list(stages), "of": len(basis.stages)}
        yield question(
            "overloaded", sentence, ask, values, role=row["key"], evidence=evidence, weight=basis.weight(*stages)
        )


def partners(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each touchpoint that a partner delivers and nobody here answers for."""
    places = basis.tables.touchpoints
    delivered = dict(zip(places.key.tolist(), places.delivered_by.tolist(), strict=True))
    ask = gettext_noop("Whom do customers turn to when something goes wrong at {touchpoint}, and who here hears of it?")
    columns = (basis.map.touchpoints[name].tolist() for name in ("key", "stage", "accountable"))
    for key, stage, accountable in zip(*columns, strict=True):
        if stage == NOT_PLACED or delivered[key] in {OWN, "", None} or set(accountable) - basis.everyone:
            continue
        sentence = gettext_noop("{touchpoint} is delivered by {partner}, and nobody here answers for it.")
        if delivered[key] == SOME_PARTNER:
            sentence = gettext_noop("{touchpoint} is delivered by a partner, and nobody here answers for it.")
        values = {"touchpoint": basis.name("touchpoints", key), "partner": delivered[key]}
        evidence = {"touchpoint": key, "delivered_by": delivered[key]}
        yield question(
            "partner_without_owner", sentence, ask, values, stage=stage, evidence=evidence, weight=basis.weight(stage)
        )


def unconfirmed(basis: Basis) -> Iterator[Finding]:
    """Yield a finding where who answers has not been confirmed for more than a year."""
    stale = [row for row in basis.stage_rows if row["stale"]]
    if stale:
        sentence = gettext_noop("Who answers has not been confirmed for more than a year: {stages}.")
        keys = [row["key"] for row in stale]
        values = {"stages": Names(tuple(basis.name("stages", key) for key in keys))}
        evidence = {"stages": keys, "confirmed_on": min(row["confirmed_on"] for row in stale).isoformat()}
        yield question(
            "not_confirmed",
            sentence,
            gettext_noop("Does this still hold?"),
            values,
            evidence=evidence,
            weight=basis.weight(*keys),
        )


def other_cause(basis: Basis) -> Iterator[Finding]:
    """Yield a finding if every broken stage has one owner who can act, so that ownership is not the problem."""
    broken = [row for row in basis.stage_rows if row["broken"]]
    if broken and all(row["can_act"] == CanAct.CAN for row in broken):
        sentence = gettext_noop(
            "This is not about who owns it: where the promise is broken, one owner answers for it and can act "
            "({stages})."
        )
        values = {"stages": Names(tuple(basis.name("stages", row["key"]) for row in broken))}
        ask = gettext_noop("Do we promise too much there, or deliver too little?")
        evidence = {"stages": {row["key"]: row["diagnosis"] for row in broken}}
        yield question("not_about_ownership", sentence, ask, values, evidence=evidence, weight=basis.total)
