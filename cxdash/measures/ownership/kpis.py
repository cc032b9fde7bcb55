"""The company's key figures: their state against the target, their owners, and which work against each other."""

from collections.abc import Collection
from datetime import date
from operator import itemgetter

import numpy as np
import pandas as pd

from cxdash.domain.plain import rows_of

STATED = ("key", "stage", "owner", "about", "kind", "level", "outcome", "direction")
COLUMNS = [*STATED, "owned", "target", "month", "latest", "first", "on_target", "better"]


def compute(kpis: pd.DataFrame, values: pd.DataFrame, on: date, everyone: Collection[str] = ()) -> pd.DataFrame:
    """Return one row per KPI with its first and latest value up to a day's month.

    *on_target*: whether the latest value is at the target or better. *better*: whether it is better than the first.
    Both None if unknown, *better* also if nothing changed. *owner* is '' without one. *owned*: whether there is one
    that does not stand for *everyone*, the collective roles.
    """
    known: dict[str, list[tuple[str, float]]] = {}
    columns = (values[name].tolist() for name in ("kpi", "month", "value"))
    for key, month, value in sorted(zip(*columns, strict=True), key=itemgetter(1)):
        if month <= f"{on:%Y-%m}":
            known.setdefault(key, []).append((month, value))
    rows = []
    for kpi in rows_of(kpis):
        own = known.get(kpi["key"], [("", np.nan)])
        (month, latest), first = own[-1], own[0][1]
        sign = 1 if kpi["direction"] == "up" else -1
        target = np.nan if kpi["target"] is None else float(kpi["target"])
        rows.append(
            (
                *(kpi[name] for name in STATED),
                *(kpi["owner"] not in ("", *everyone), target, month, float(latest), float(first)),
                *(_at_least(sign * (latest - target)), None if latest == first else _at_least(sign * (latest - first))),
            )
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["owned"] = table.owned.astype(bool)
    return table.assign(on_target=table.on_target.astype(object), better=table.better.astype(object))


def pulling_apart(kpis: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs in which one works against the other: kpi, against, and both owners ('' = nobody)."""
    by_key = {row["key"]: row for row in rows_of(kpis)}
    rows = [
        (key, row["works_against"], row["owner"], by_key[row["works_against"]]["owner"])
        for key, row in by_key.items()
        if row["works_against"] in by_key
    ]
    return pd.DataFrame(rows, columns=["kpi", "against", "owner", "other_owner"])


def _at_least(difference: float) -> bool | None:
    return None if np.isnan(difference) else bool(difference >= 0)
