"""Paths laid end to end, so that all steps of all of them are counted at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd


class Sequences(NamedTuple):
    """Paths laid end to end: of each step its *path* and *touchpoint*, as places; of each path its weights.

    *keys* are the touchpoints in the order they are shown. *first* and *last* are the steps a path begins and ends with.
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
        """How many steps each path has."""
        return self.last - self.first + 1


def end_to_end(paths: pd.DataFrame, order: Sequence[str]) -> Sequences:
    """Lay paths end to end; touchpoints stand in the *order* given, those that are not in it last."""
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
    """Return how many went from each touchpoint (row) to each (column), whatever became of them."""
    size, weight = len(found.keys), found.converted + found.lost
    goes_on = np.flatnonzero(found.path[1:] == found.path[:-1])
    pair = found.touchpoint[goes_on] * size + found.touchpoint[goes_on + 1]
    return np.bincount(pair, weight[found.path[goes_on]], size * size).reshape(size, size)
