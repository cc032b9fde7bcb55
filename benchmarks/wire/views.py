"""What readers of the wire benchmark choose: a period and a segment, as text that every page understands."""

from collections.abc import Iterator
from itertools import cycle, product

MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)][10:34]
"""The months of the demo company's answers."""

SEGMENTS = ("", "home", "small business")
SHORTEST = 3
"""Months of the shortest period, so that there are figures to show."""


def seen() -> Iterator[str]:
    """Give views that were all shown before, for ever."""
    return cycle([f"2025-11..2026-10|{segment}" for segment in SEGMENTS])


def new() -> Iterator[str]:
    """Give views, none of them twice."""
    periods = [
        f"{first}..{last}"
        for at, first in enumerate(MONTHS)
        for last in MONTHS[at + SHORTEST - 1 :]
        if (first, last) != ("2025-11", "2026-10")
    ]
    return (f"{period}|{segment}" for period, segment in product(periods, SEGMENTS))
