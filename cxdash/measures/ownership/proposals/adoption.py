"""What a proposal would change, and the assignments as they are once it is adopted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.ownership import CanAct, Cell, Cells, Changes, Health, Letter, Limited
from cxdash.measures.ownership import raci_map
from cxdash.measures.ownership.figures import Ownership


@dataclass(frozen=True)
class Comparison:
    """Two maps side by side, each figure as (before, after).

    *able*: stages whose owner can act. *load*: stages by role, those of nobody left out. *cells*: meetings of a role
    and a place whose letters differ; *new_work*: roles that come to answer for or do something they did not.
    """

    without_owner: tuple[int, int]
    contested: tuple[int, int]
    handoffs: tuple[int, int]
    able: tuple[int, int]
    load: Mapping[str, tuple[int, int]]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    cells: int
    new_work: tuple[str, ...]
    sentence: Message


def cells(assignments: pd.DataFrame, on: date) -> Cells:
    """Return what holds on a day."""
    return frozenset(limited(assignments, on))


def limited(assignments: pd.DataFrame, on: date) -> Limited:
    """Return what holds on a day, each cell with its limit."""
    held = raci_map.held_on(assignments, on)
    return dict(zip(_cells_of(held), held.limit, strict=True))


def with_limits(proposed: Iterable[Cell], assignments: pd.DataFrame, on: date) -> Limited:
    """Return cells with the limits they have on a day, '' for those that do not hold yet."""
    known = limited(assignments, on)
    return {cell: known.get(cell, "") for cell in proposed}


def changes(assignments: pd.DataFrame, proposed: Iterable[Cell], on: date) -> Changes:
    """Return what has to change from a day on so that the proposed cells hold; what already holds stays as it is.

    Where the proposed come with limits (a mapping), a cell with another limit than today's ends and begins anew.
    """
    limits = dict(proposed) if isinstance(proposed, Mapping) else with_limits(proposed, assignments, on)
    held = raci_map.held_on(assignments, on)
    said = list(zip(_cells_of(held), held.limit, strict=True))
    leaving = held.loc[pd.Series([limits.get(cell) != limit for cell, limit in said], index=held.index, dtype=bool)]
    same_day = pd.Series([start == on for start in leaving.valid_from], index=leaving.index, dtype=bool)
    new = sorted(limits.items() - set(said))
    added = pd.DataFrame([cell for cell, _ in new], columns=raci_map.CELL).assign(
        limit=[limit for _, limit in new], valid_from=on, valid_to=None, confirmed_on=on
    )
    return Changes(tuple(map(int, leaving.id[~same_day])), tuple(map(int, leaving.id[same_day])), added)


def _cells_of(held: pd.DataFrame) -> list[Cell]:
    return [Cell(*row) for row in held[raci_map.CELL].itertuples(index=False, name=None)]


def adopt(assignments: pd.DataFrame, proposed: Iterable[Cell], on: date) -> pd.DataFrame:
    """Return the assignments with the proposed cells holding from a day on; what held before stays as history."""
    change = changes(assignments, proposed, on)
    kept = assignments[~assignments.id.isin(change.removed)]
    ends = [on if row_id in change.ended else end for row_id, end in zip(kept.id, kept.valid_to, strict=True)]
    first = int(assignments.id.max()) + 1 if len(assignments) else 1
    added = change.added.assign(id=range(first, first + len(change.added)), version=1)
    rows = [*kept.assign(valid_to=ends).to_dict("records"), *added.to_dict("records")]
    return pd.DataFrame(rows, columns=assignments.columns, dtype=object)


def tables_after(
    tables: Mapping[str, pd.DataFrame], proposed: Iterable[Cell], reports_to: Mapping[str, str], on: date
) -> dict[str, pd.DataFrame]:
    """Return the store's tables as they would be: with other assignments from a day on, and other bosses."""
    roles = tables["roles"]
    bosses = [reports_to.get(key, boss) for key, boss in zip(roles.key, roles.reports_to, strict=True)]
    return {
        **tables,
        "assignments": adopt(tables["assignments"], proposed, on),
        "roles": roles.assign(reports_to=bosses),
    }


def compare(before: Ownership, after: Ownership) -> Comparison:
    """Compare the figures of two maps of the same stages and roles."""
    first, second = (cells(one.map.held, one.on) for one in (before, after))
    changed = {(cell.role, cell.place) for cell in first ^ second}
    working = {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}
    new_work = {cell.role for cell in second - first if cell.letter in working}
    roles = tuple(role for role in after.roles.key if role in new_work)
    return Comparison(
        without_owner=_both(before, after, _without_owner),
        contested=_both(before, after, lambda one: int((one.stages.health == Health.CONTESTED).sum())),
        handoffs=_both(before, after, lambda one: int(one.handoffs.changes.sum())),
        able=_both(before, after, lambda one: int((one.stages.can_act == CanAct.CAN).sum())),
        load=_load(before, after),
        gone=_findings_only_in(before, after),
        new=_findings_only_in(after, before),
        cells=len(changed),
        new_work=roles,
        sentence=Message(
            gettext_noop("Cells that change: {cells}. Roles that get new work: {roles}."),
            {"cells": len(changed), "roles": len(roles)},
        ),
    )


def _both(before: Ownership, after: Ownership, figure: Callable[[Ownership], int]) -> tuple[int, int]:
    return figure(before), figure(after)


def _without_owner(one: Ownership) -> int:
    return int(one.stages.health.isin([Health.NOBODY, Health.EVERYONE]).sum())


def _load(before: Ownership, after: Ownership) -> dict[str, tuple[int, int]]:
    counts = [dict(zip(one.roles.key, map(len, one.roles.stages), strict=True)) for one in (before, after)]
    loads = {role: (counts[0].get(role, 0), count) for role, count in counts[1].items()}
    return {role: load for role, load in loads.items() if any(load)}


def _findings_only_in(one: Ownership, other: Ownership) -> tuple[Finding, ...]:
    told = set(map(_about, other.findings))
    return tuple(finding for finding in one.findings if _about(finding) not in told)


def _about(finding: Finding) -> tuple:
    """Return what a finding is about, whatever its figures."""
    evidence = finding.evidence or {}
    return (
        finding.code,
        finding.stage,
        finding.role,
        *(evidence.get(name) for name in ("kpi", "key", "touchpoint", "decision")),
    )
