"""Paths laid end to end, so that all steps are counted at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd


class Sequences(NamedTuple):
    """Paths laid end to end: *path* and *touchpoint* of each step, as indices, and weights of each path.

    *keys*: the touchpoints in the order shown. *first*, *last*: the first and last step of each path.
    """

    keys: list[str]
    touchpoint: np.ndarray
    path: np.ndarray
    first: np.ndarray
    last: np.ndarray
    converted: np.ndarray
    lost: np.ndarray

    @property
    def length(self) -> np.ndarray:
        """The number of steps of each path."""
        return self.last - self.first + 1


def end_to_end(paths: pd.DataFrame, order: Sequence[str]) -> Sequences:
    """Lay paths end to end.

    *paths*: path (keys joined by >), conversions, non_conversions. Touchpoints come in the given *order*, unknown ones
    last.
    """
    split = [[step.strip() for step in path.split(">")] for path in paths.path]
    length = np.fromiter(map(len, split), int, len(split))
    met = [step for steps in split for step in steps]
    seen = dict.fromkeys(met)
    keys = [*(key for key in order if key in seen), *(key for key in seen if key not in set(order))]
    places = {key: place for place, key in enumerate(keys)}
    last = np.cumsum(length) - 1
    return Sequences(
        keys=keys,
        touchpoint=np.fromiter((places[step] for step in met), int, len(met)),
        path=np.repeat(np.arange(len(split)), length),
        first=last - length + 1,
        last=last,
        converted=paths.conversions.to_numpy(float),
        lost=paths.non_conversions.to_numpy(float),
    )


def moves(found: Sequences) -> np.ndarray:
    """Return how many went from each touchpoint (row) to each (column), whatever the outcome."""
    size, weight = len(found.keys), found.converted + found.lost
    goes_on = np.flatnonzero(found.path[1:] == found.path[:-1])
    pair = found.touchpoint[goes_on] * size + found.touchpoint[goes_on + 1]
    return np.bincount(pair, weight[found.path[goes_on]], size * size).reshape(size, size)
