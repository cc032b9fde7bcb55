"""Proposals of who answers for what: the table to correct, and what a proposal changes, in words and tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Cell, Cells, Letter
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals.adoption import Comparison
from cxdash.presenters.cells import names

WHOLE = ""
"""The key of the whole journey in the table of a proposal."""

EDITED = (Letter.ACCOUNTABLE, Letter.RESPONSIBLE, Letter.CONSULTED, Letter.INFORMED)
"""The letters that the table shows."""


def comparison_table(compared: Mapping[str, Comparison], words: Words) -> pd.DataFrame:
    """Return the figures of today and of proposals by name, side by side."""
    first = next(iter(compared.values()))
    rows = {
        words.gettext("Stages nobody owns"): "without_owner",
        words.gettext("Stages several claim"): "contested",
        words.gettext("Stages whose owner can act"): "able",
        words.gettext("Hand-offs where the owner changes"): "handoffs",
    }
    if first.able is None:
        rows.pop(words.gettext("Stages whose owner can act"))
    table: dict[str, list[Any]] = {
        words.gettext("Figure"): [*rows, words.gettext("Cells that change"), words.gettext("Roles that get new work")],
        words.gettext("Today"): [*(getattr(first, field)[0] for field in rows.values()), 0, 0],
    }
    for name, one in compared.items():
        table[name] = [*(getattr(one, field)[1] for field in rows.values()), one.cells, len(one.new_work)]
    return pd.DataFrame(table)


def load_table(comparison: Comparison, tables: OwnershipTables, words: Words) -> pd.DataFrame:
    """Return how many stages each role answers for, today and by the proposal."""
    roles = names(tables.roles, words)
    new = words.gettext("new work")
    rows = [
        (roles[role], before, after, new if role in comparison.new_work else None)
        for role, (before, after) in comparison.load.items()
    ]
    heads = [words.gettext("Role"), words.gettext("Today"), words.gettext("The proposal"), words.gettext("Note")]
    return pd.DataFrame(rows, columns=heads)


def proposal_table(cells: Cells, stages: Mapping[str, str], whole: str) -> pd.DataFrame:
    """Return a row for the whole journey and for each stage: its key, its name, and the roles that hold each letter."""
    rows = [
        (key, name, *(sorted(cell.role for cell in cells if _is_at(cell, key, letter)) for letter in EDITED))
        for key, name in {WHOLE: whole, **stages}.items()
    ]
    return pd.DataFrame(rows, columns=["key", "stage", *map(str, EDITED)])


def cells_of(table: pd.DataFrame, proposed: Cells) -> Cells:
    """Return the cells of a corrected `proposal_table`, with those of the proposal that it does not show."""
    shown = {
        Cell(role, str(letter), row["key"])
        for row in rows_of(table)
        for letter in EDITED
        for role in ([] if row[str(letter)] is None else list(row[str(letter)]))
    }
    hidden = {cell for cell in proposed if cell.touchpoint or cell.area or cell.letter not in EDITED}
    return frozenset(shown | hidden)


def _is_at(cell: Cell, stage: str, letter: Letter) -> bool:
    return cell.letter == letter and cell.place == (stage, "", "")


def too_much(comparison: Comparison, tables: OwnershipTables, words: Words) -> list[str]:
    """Return the roles that get more stages than today, and then have too many for one."""
    roles = names(tables.roles, words)
    template = gettext_noop(
        "{role} would answer for {after} of {of} stages, against {before} today: more than a third of them."
    )
    return [
        words.gettext(
            template,
            role=roles[role],
            before=words.number(before),
            after=words.number(after),
            of=words.number(comparison.stages),
        )
        for role, (before, after) in comparison.too_much.items()
    ]


def what_changes(comparison: Comparison, words: Words) -> str:
    """Return how many cells change, and how many roles get new work."""
    if not comparison.cells:
        return words.gettext("This is how it is today: nothing changes.")
    cells = words.ngettext("{count} cell changes", "{count} cells change", comparison.cells)
    roles = words.ngettext("{count} role gets new work", "{count} roles get new work", len(comparison.new_work))
    return words.gettext("{cells}, {roles}.", cells=cells, roles=roles)
