"""What a what-if is recomputed from outside the product: its baseline, its assumptions and the tries."""

import base64
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxdash.domain.plain import plain
from cxdash.domain.vocabulary import View
from cxdash.measures.what_if.assumptions import TRIES, UNITS, Assumption, fitted, places
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if import page
from cxdash.services import what_if

BASE = ("customers", "average", "leaving", "stay", "won", "prospects", "margin", "acquisition", "retention")
"""The figures of a baseline that the months ahead are computed from."""

NEW, NOT_STATED, ALL = 0, 1, 2
"""Who passes a stage."""


@dataclass(frozen=True, eq=False)
class WhatIfInputs:
    """Where a what-if of a view starts; *base*: its baseline; *stages*: the names of those with let-downs, by key."""

    start: Start
    base: Baseline
    stages: Mapping[str, str]

    @property
    def most_for_mending(self) -> float:
        """The most that mending may cost a year, 0 where that is not known."""
        most = self.start.most_for_mending
        return float(math.floor(most)) if most > 0 else 0.0


def gather(connection: Any, view: View, language: str, choice: str = "") -> WhatIfInputs | None:
    """Return the inputs of a view's what-if; None where it has nothing to start from.

    *choice*: the kept one whose assumptions hold.
    """
    start = what_if.start(connection, view, choice)
    if start.base is None:
        return None
    return WhatIfInputs(start, start.base, page.stages(connection, view, language))


def as_record(inputs: WhatIfInputs) -> dict[str, Any]:
    """Return the inputs as plain values for the scripts of `living`, which read the tries as a base64 text."""
    base = inputs.base
    return {
        "public": inputs.start.public,
        "tries": TRIES,
        "base": plain({name: getattr(base, name) for name in BASE}),
        "known": {"customers": not math.isnan(base.leaving), "money": not math.isnan(base.margin)},
        "stages": [
            {
                "key": key,
                "let_downs": count,
                "passed_by": NEW if key in base.early else NOT_STATED if key in base.unplaced else ALL,
                "broken": key in base.broken,
            }
            for key, count in base.let_downs
        ],
        "beliefs": {name: _belief(name, one) for name, one in inputs.start.assumptions.items()},
    }


def _belief(name: str, one: Assumption) -> dict[str, Any]:
    """Return an assumption with the ends of its distribution and, where it is not certain, each try's place on it."""
    ends = fitted(one)
    certain = ends.least == ends.most
    return {
        **one._asdict(),
        "least": ends.least,
        "most": ends.most,
        "unit": UNITS[name],
        "tries": None if certain else _base64(places(name, one)),
    }


def _base64(values: np.ndarray) -> str:
    """Return whole numbers as a base64 text of two bytes each, the lower first."""
    return base64.b64encode(values.astype("<u2").tobytes()).decode("ascii")
