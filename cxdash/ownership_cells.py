"""A cell of the map of ownership, and what adopting other cells does to the assignments."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd


class Cell(NamedTuple):
    """One letter of one role at one place: a stage, a touchpoint, an area, or, all three blank, the whole journey."""

    role: str
    letter: str
    stage: str = ""
    touchpoint: str = ""
    area: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it stands."""
        return self.stage, self.touchpoint, self.area


Cells = frozenset[Cell]

Limited = dict[Cell, str]
"""Cells, each with its limit: how far the role may decide there, '' where nothing is written down."""


@dataclass(frozen=True, eq=False)
class Changes:
    """What adopting does to the assignments: ids that end, ids that never held and go, and the rows to add."""

    ended: tuple[int, ...]
    removed: tuple[int, ...]
    added: pd.DataFrame

    def __bool__(self) -> bool:
        return bool(self.ended or self.removed or len(self.added))
