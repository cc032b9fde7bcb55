"""The tables of store.satisfaction, written by hand in a few tuples."""

from collections.abc import Mapping, Sequence

import pandas as pd

from cxdash.domain.counts import moments
from cxdash.domain.counts.ends import Ends
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.tables import AnswerTables

NOW, BEFORE = "2026-02", "2026-01"

TOUCHPOINTS = (("shop", "buy", "direct", 1000), ("help", "use", "direct", 1000))
"""Key, stage, contact and customers a year; None is not known."""


def make_tables(
    answers: Sequence[tuple] = (),
    pairs: Sequence[tuple] = (),
    touchpoints: Sequence[tuple] = TOUCHPOINTS,
    months: Sequence[str] = (BEFORE, NOW),
    weight: float = 1,
) -> AnswerTables:
    """Make tables of answers (touchpoint, measure, counts from the scale's lowest up[, month]) of equal weight.

    Pairs are (touchpoint, {(got, expected): count}[, month]).
    """
    places = pd.DataFrame(touchpoints, columns=["key", "stage", "contact", "customers_per_year"])
    names = {"name": "", "name_nb": "", "name_sv": ""}
    stages = pd.DataFrame({"key": places.stage.unique(), "journey": "", "promise": "", "passed_by": ""})
    return AnswerTables(
        stages=stages.assign(position=range(len(stages)), promise_nb="", promise_sv="", **names),
        touchpoints=places.assign(channel="", customers_per_year=places.customers_per_year.astype(float), **names),
        scores=moments_of_scores(
            _weighted(
                [row for answer in answers for row in _scores(*answer)],
                ["touchpoint", "measure", "month", "score", "n"],
                weight,
            )
        ),
        pairs=moments_of_pairs(
            _weighted(
                [row for pair in pairs for row in _pairs(*pair)],
                ["touchpoint", "month", "first", "second", "n"],
                weight,
            )
        ),
        months=pd.DataFrame({"month": list(months)}),
    )


def moments_of_scores(counted: pd.DataFrame, ends: Ends | None = None) -> pd.DataFrame:
    """Return the moments of answers counted by score, on the measures' own scales where they have none."""
    scaled = counted if "scale" in counted else counted.assign(scale="")
    return moments.of_scores(scaled, ["touchpoint", "measure", "scale", "month"], ends or {})


def moments_of_pairs(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the moments of pairs counted by score, on the measures' own scales where they have none."""
    scaled = counted if "first_scale" in counted else counted.assign(first_scale="", second_scale="")
    return moments.of_pairs(scaled, ["touchpoint", "first_scale", "second_scale", "month"])


def row(table: pd.DataFrame, **where: str) -> dict[str, object]:
    """Return the only row where the columns have these values."""
    for column, value in where.items():
        table = table[table[column] == value]
    (only,) = table.to_dict("records")
    return only


def _scores(touchpoint: str, measure: str, counts: Sequence[int], month: str = NOW) -> list[tuple]:
    lowest = SCALES[Measure(measure)].lowest
    return [(touchpoint, measure, month, score, n) for score, n in enumerate(counts, lowest) if n]


def _pairs(touchpoint: str, counts: Mapping[tuple, int], month: str = NOW) -> list[tuple]:
    return [(touchpoint, month, first, second, n) for (first, second), n in counts.items()]


def _weighted(rows: Sequence[tuple], columns: Sequence[str], weight: float) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(w=table.n.astype(float) * weight, w2=table.n.astype(float) * weight**2)
