"""Findings about what leaders say, and the four areas: another owner than on paper, hand-offs seen differently."""

from collections.abc import Iterator

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Number, gettext_noop
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.measures.ownership import areas, handoffs, room
from cxdash.measures.ownership.findings.basis import Basis, question


def named_another(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each stage where most leaders name another than who answers on paper."""
    stages = {row["key"]: row for row in basis.stage_rows}
    called = {key: basis.name("roles", key) for key in basis.tables.roles.key}
    for row in rows_of(basis.room):
        if not row["differs"]:
            continue
        stage = stages[row["key"]]
        name = basis.name("stages", row["key"])
        said = room.sentence(stage, row, called, basis.everyone, name)
        ask = gettext_noop("Should {stage} go to whom the room names, or does the room need to know who answers?")
        if stage["health"] == Health.NOBODY:
            ask = gettext_noop("What would it take for {stage} to have one owner, and whom would the room follow?")
        evidence = {"n": row["n"], "named": row["named"], "on_paper": row["on_paper"]}
        more = {"stage": row["key"], "role": stage["owner"], "weight": basis.weight(row["key"])}
        values = {**said.values, "stage": name}
        yield question("room_names_another", said.template, ask, values, evidence=evidence, **more)


def rated_apart(basis: Basis) -> Iterator[Finding]:
    """Yield a finding for each hand-off that its two sides rate two or more apart."""
    ask = gettext_noop("What does each side see at this hand-off that the other does not?")
    for row in rows_of(basis.handoffs[handoffs.apart(basis.handoffs)]):
        gives, receives = row["rated_by_giver"], row["rated_by_receiver"]
        sentence = gettext_noop(
            "From {stage} to {next}: those who hand over rate the hand-off {given}, those who receive {received}, on a "
            "scale of 1–5."
        )
        if pd.isna(gives) or pd.isna(receives):
            gives, receives = row["rated_lowest"], row["rated_highest"]
            sentence = gettext_noop(
                "From {stage} to {next}: leaders rate the hand-off from {given} to {received}, on a scale of 1–5."
            )
        values = {
            **{"stage": basis.name("stages", row["from"]), "next": basis.name("stages", row["to"])},
            **{"given": _rating(gives), "received": _rating(receives)},
        }
        evidence = {name: row[name] for name in ("from", "to", *handoffs.RATINGS)}
        more = {"stage": row["to"], "weight": basis.weight(row["to"])}
        yield question("handoff_rated_apart", sentence, ask, values, evidence=evidence, **more)


def _rating(value: float) -> Number:
    return Number(value, 0 if value == round(value) else 1)


def areas_without_owner(basis: Basis) -> Iterator[Finding]:
    """Yield a finding where areas are filled in and not every one has an owner."""
    found = areas.compute(basis.tables.assignments, basis.map.areas, basis.tables.roles)
    if not found.filled or found.owned == len(found.health):
        return
    said = areas.sentence(found, {key: basis.name("roles", key) for key in basis.tables.roles.key})
    ask = gettext_noop("Would one owner of all four make them pull the same way?")
    evidence = {"areas": {area: str(health) for area, health in found.health.items()}}
    yield question("areas_without_owner", said.template, ask, said.values, evidence=evidence)
