"""Where those on a path are lost: of those who reach a touchpoint, how many go on, and to where."""

import numpy as np
import pandas as pd

from cxdash.measures.paths.sequences import Sequences, moves


def drop_off(found: Sequences) -> pd.DataFrame:
    """Return of each touchpoint how many *reached* it, each counted once however often they came back, and of those how
    many were *lost* there, became customers there (*converted*) or *went_on*; lost_share is nan where nobody came.
    """
    size, weight = len(found.keys), found.converted + found.lost
    visited = np.unique(found.path * size + found.touchpoint)
    reached = np.bincount(visited % size, weight[visited // size], size) if size else np.zeros(0)
    ends = found.touchpoint[found.last]
    lost, converted = (np.bincount(ends, ended, size) for ended in (found.lost, found.converted))
    return pd.DataFrame(
        {
            "touchpoint": pd.Series(found.keys, dtype=object),
            "reached": reached,
            "went_on": reached - lost - converted,
            "converted": converted,
            "lost": lost,
            "lost_share": lost / reached,
        }
    )


def steps(found: Sequences) -> pd.DataFrame:
    """Return the steps from one touchpoint to the next: from, to, how many took it, and their *share* of all visits.

    A touchpoint met twice in a row is one visit. The most taken stand first.
    """
    passed = moves(found)
    np.fill_diagonal(passed, 0)
    ended = np.bincount(found.touchpoint[found.last], found.converted + found.lost, len(found.keys))
    visits = passed.sum(axis=1) + ended
    start, end = np.nonzero(passed)
    keys, n = np.array(found.keys, object), passed[start, end]
    table = pd.DataFrame({"from": keys[start], "to": keys[end], "n": n, "share": n / visits[start]})
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)
