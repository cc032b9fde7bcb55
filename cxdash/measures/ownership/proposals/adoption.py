"""What a proposal changes, and the assignments once it is adopted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.ownership import CanAct, Cell, Cells, Changes, Health, Letter, Limited
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import raci_map
from cxdash.measures.ownership.figures import Ownership


@dataclass(frozen=True)
class Comparison:
    """Two maps compared, each figure as (before, after).

    *able*: stages whose owner can act, None where leaders have not been asked.
    *load*: stages by role, of *stages*, without roles that have none in either.
    *gone*, *new*: findings; *now_owned*, *handed_on*: those still to be settled, with an owner where there was none, or
    with another. *cells*: combinations of role and place whose letters differ. *new_work*: roles that become
    accountable or responsible for something new.
    """

    without_owner: tuple[int, int]
    contested: tuple[int, int]
    handoffs: tuple[int, int]
    able: tuple[int, int] | None
    load: Mapping[str, tuple[int, int]]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    now_owned: tuple[Finding, ...]
    handed_on: tuple[Finding, ...]
    stages: int
    cells: int
    new_work: tuple[str, ...]
    sentence: Message

    @property
    def too_much(self) -> dict[str, tuple[int, int]]:
        """The load of the roles that get more stages than today, and then have too many."""
        return {
            role: (before, after)
            for role, (before, after) in self.load.items()
            if after > before and ownership_health.is_overloaded(after, self.stages)
        }


def cells(assignments: pd.DataFrame, on: date) -> Cells:
    """Return the cells in force on a day."""
    return frozenset(limited(assignments, on))


def limited(assignments: pd.DataFrame, on: date) -> Limited:
    """Return the cells in force on a day with their limits."""
    current = raci_map.in_force(assignments, on)
    return dict(zip(_cells_of(current), current.limit, strict=True))


def with_limits(proposed: Iterable[Cell], assignments: pd.DataFrame, on: date) -> Limited:
    """Return cells with their limits on a day, '' if not in force."""
    known = limited(assignments, on)
    return {cell: known.get(cell, "") for cell in proposed}


def changes(assignments: pd.DataFrame, proposed: Iterable[Cell], on: date) -> Changes:
    """Return what must change on a day for the proposed cells to be in force; the others of today end.

    *proposed*: cells, or a mapping of cells to limits; then a cell with another limit than today's ends and starts
    anew.
    """
    limits = dict(proposed) if isinstance(proposed, Mapping) else with_limits(proposed, assignments, on)
    current = raci_map.in_force(assignments, on)
    limited_cells = list(zip(_cells_of(current), current.limit, strict=True))
    leaving = current.loc[
        pd.Series([limits.get(cell) != limit for cell, limit in limited_cells], index=current.index, dtype=bool)
    ]
    same_day = pd.Series([start == on for start in leaving.valid_from], index=leaving.index, dtype=bool)
    new = sorted(limits.items() - set(limited_cells))
    added = pd.DataFrame([cell for cell, _ in new], columns=raci_map.CELL).assign(
        limit=[limit for _, limit in new], valid_from=on, valid_to=None, confirmed_on=on
    )
    return Changes(tuple(map(int, leaving.id[~same_day])), tuple(map(int, leaving.id[same_day])), added)


def _cells_of(current: pd.DataFrame) -> list[Cell]:
    return [Cell(*row) for row in current[raci_map.CELL].itertuples(index=False, name=None)]


def adopt(assignments: pd.DataFrame, proposed: Iterable[Cell], on: date) -> pd.DataFrame:
    """Return the assignments with the proposed cells in force from a day on; earlier ones remain as history."""
    change = changes(assignments, proposed, on)
    kept = assignments[~assignments.id.isin(change.removed)]
    ends = [on if row_id in change.ended else end for row_id, end in zip(kept.id, kept.valid_to, strict=True)]
    first = int(assignments.id.max()) + 1 if len(assignments) else 1
    added = change.added.assign(id=range(first, first + len(change.added)), version=1)
    rows = [*rows_of(kept.assign(valid_to=ends)), *rows_of(added)]
    return pd.DataFrame(rows, columns=assignments.columns, dtype=object)


def tables_after(
    tables: OwnershipTables, proposed: Iterable[Cell], reports_to: Mapping[str, str], on: date
) -> OwnershipTables:
    """Return the store's tables with other assignments from a day on, and other reporting lines."""
    roles = tables.roles
    bosses = [reports_to.get(key, boss) for key, boss in zip(roles.key, roles.reports_to, strict=True)]
    return replace(tables, assignments=adopt(tables.assignments, proposed, on), roles=roles.assign(reports_to=bosses))


def compare(before: Ownership, after: Ownership) -> Comparison:
    """Compare the figures of two maps of the same stages and roles."""
    first, second = (cells(one.map.assignments, one.on) for one in (before, after))
    changed = {(cell.role, cell.place) for cell in first ^ second}
    working = {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}
    new_work = {cell.role for cell in second - first if cell.letter in working}
    roles = tuple(role for role in after.roles.key if role in new_work)
    return Comparison(
        without_owner=_both(before, after, _without_owner),
        contested=_both(before, after, lambda one: int((one.stages.health == Health.CONTESTED).sum())),
        handoffs=_both(before, after, lambda one: int(one.handoffs.changes.sum())),
        able=_both(before, after, _able) if len(before.mandates) else None,
        load=_load(before, after),
        gone=_findings_only_in(before, after),
        new=_findings_only_in(after, before),
        now_owned=tuple(one for one, role in _with_another_owner(before, after) if not role),
        handed_on=tuple(one for one, role in _with_another_owner(before, after) if role),
        stages=len(after.stages),
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


def _able(one: Ownership) -> int:
    return int((one.stages.can_act == CanAct.CAN).sum())


def _load(before: Ownership, after: Ownership) -> dict[str, tuple[int, int]]:
    counts = [dict(zip(one.roles.key, map(len, one.roles.stages), strict=True)) for one in (before, after)]
    loads = {role: (counts[0].get(role, 0), count) for role, count in counts[1].items()}
    return {role: load for role, load in loads.items() if any(load)}


def _findings_only_in(one: Ownership, other: Ownership) -> tuple[Finding, ...]:
    known = set(map(_about, other.findings))
    return tuple(finding for finding in one.findings if _about(finding) not in known)


OF_A_PLACE = ("made_elsewhere", "room_names_another")
"""Findings that stay the same when the role in whose hands they are changes."""


def _with_another_owner(before: Ownership, after: Ownership) -> list[tuple[Finding, str]]:
    """Return the findings afterwards in whose hands they were not before, with the role they were in then."""
    was = {_about(finding): finding.role for finding in before.findings if finding.code in OF_A_PLACE}
    return [
        (finding, was[_about(finding)])
        for finding in after.findings
        if _about(finding) in was and was[_about(finding)] != finding.role and finding.role
    ]


def _about(finding: Finding) -> tuple:
    """Return what a finding is about, apart from its figures."""
    evidence = finding.evidence or {}
    return (
        finding.code,
        finding.stage,
        "" if finding.code in OF_A_PLACE else finding.role,
        *(evidence.get(name) for name in ("kpi", "key", "touchpoint", "decision")),
    )
