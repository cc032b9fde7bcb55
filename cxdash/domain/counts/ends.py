"""Where the low end and the top of each scale are, which a company may set."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from cxdash.domain.scales import Scale, scale_of

Ends = Mapping[tuple[str, str], tuple[float, float]]
"""The last score of the low end and the first of the top, by measure and scale, where a company has set its own."""


def scale_with(measure: str, code: str, ends: Ends) -> Scale:
    """Return a scale with the ends that the company has set for it, if any."""
    scale = scale_of(measure, code)
    low_to, top_from = ends.get((str(measure), scale.code), (np.nan, np.nan))
    return replace(
        scale,
        low_to=scale.low_to if np.isnan(low_to) else low_to,
        top_from=scale.top_from if np.isnan(top_from) else top_from,
    )


def ends_of(rows: Any) -> Ends:
    """Return a company's own ends from rows of measure, scale, low_to and top_from (nan or None = not set)."""
    return {
        (str(measure), scale_of(measure, code).code): (_set(low_to), _set(top_from))
        for measure, code, low_to, top_from in rows
    }


def _set(end: float | None) -> float:
    return np.nan if end is None else float(end)
