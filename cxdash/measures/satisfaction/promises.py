"""The ledger of promises: what is promised, what was expected and got, by whose hand, and what stands behind it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.plain import records, rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.tables import AnswerTables, placed
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.satisfaction.needs import OWN

TEXTS = ("promise", "promise_nb", "promise_sv")
"""The columns of a promise's words, by language."""

Row = Mapping[str, Any]

ROW = [
    *("touchpoint", "stage", "channel", "delivered_by", *TEXTS, "own_words"),
    *("expected", "got", "gap", "gap_low", "gap_high", "n", "let_downs", "cause", "customers_annoyed"),
]


@dataclass(frozen=True, eq=False)
class Kept:
    """One promise of a stage and how it is kept at the touchpoints that have answers on it.

    *rows*: those of the ledger, the best kept first. *expected*: their mean, weighted by customers a year where all are
    known. *kept*, *broken*: touchpoints where customers did not clearly get less than they expected, and where they
    did. *worse*: those at which a partner clearly falls further short than our own hand does.
    """

    rows: pd.DataFrame
    expected: float
    kept: tuple[str, ...]
    broken: tuple[str, ...]
    worse: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Ledger:
    """The promises of a journey.

    *rows*: touchpoint, stage, channel, delivered_by, promise in each language, own_words (False: the stage's promise),
    expected, got, gap with its range, n, let_downs a year, cause (of the annoyances felt there, that of most customers;
    '' if none), customers_annoyed by it a year. Figures that are not known are nan. *promises*: those with answers and
    a gap, the widest first. *unwritten*: touchpoints with no promise of their own, *without*: those whose stage has
    none either.
    """

    rows: pd.DataFrame
    promises: tuple[Kept, ...]
    touchpoints: int
    unwritten: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def broken(self) -> tuple[Kept, ...]:
        """The promises that are broken somewhere."""
        return tuple(one for one in self.promises if one.broken)


def compute(
    answers: AnswerTables, places: pd.DataFrame, found: Satisfaction, counted: LetDowns, annoyances: pd.DataFrame
) -> Ledger:
    """Make the ledger of one journey.

    *places*: as of NeedTables, with the words of the promise. A touchpoint without words of its own keeps its stage's.
    *annoyances*: touchpoint, cause, kind, status, customers_per_year; ideas and what is done stand behind nothing.
    """
    stages = placed(answers.stages)
    inside = places[places.stage.isin(stages.key)].reset_index(drop=True)
    own = _written(inside)
    words = inside[[*TEXTS]].where(own, stages.set_index("key").reindex(inside.stage)[[*TEXTS]].reset_index(drop=True))
    rows = inside.assign(**words, own_words=own, key=inside.touchpoint).merge(_scores(found), on="key", how="left")
    rows = rows.merge(counted.touchpoints[["key", "let_downs"]], on="key", how="left")
    rows = rows.merge(_causes(annoyances), on="touchpoint", how="left").fillna({"cause": "", "n": 0})
    promised = _written(rows)
    ledger = rows[promised]
    return Ledger(
        rows=ledger[ROW].reset_index(drop=True),
        promises=tuple(sorted(_kept(ledger), key=lambda one: one.rows.gap.min())),
        touchpoints=len(inside),
        unwritten=tuple(inside.touchpoint[~own]),
        without=tuple(rows.touchpoint[~promised]),
    )


def as_record(found: Ledger) -> dict[str, Any]:
    """Return the ledger as `figures satisfaction --json` prints it."""
    return {
        "rows": records(found.rows),
        "touchpoints": found.touchpoints,
        "unwritten": list(found.unwritten),
        "without": list(found.without),
    }


def _written(rows: pd.DataFrame) -> pd.Series:
    return rows.promise.fillna("").str.strip() != ""


def _scores(found: Satisfaction) -> pd.DataFrame:
    of_csat = found.touchpoints[found.touchpoints.measure == Measure.CSAT]
    return of_csat[["key", "expected", "mean", "gap", "gap_low", "gap_high", "n"]].rename(columns={"mean": "got"})


def _causes(annoyances: pd.DataFrame) -> pd.DataFrame:
    """Return for each touchpoint the cause that most customers a year are annoyed by, and how many they are."""
    felt = annoyances[(annoyances.kind == "annoyance") & (annoyances.status != "done")]
    by_cause = felt.groupby(["touchpoint", "cause"], as_index=False, sort=False).customers_per_year.sum()
    most = by_cause.sort_values("customers_per_year", ascending=False, kind="stable").drop_duplicates("touchpoint")
    return most.rename(columns={"customers_per_year": "customers_annoyed"})


def _kept(ledger: pd.DataFrame) -> Iterable[Kept]:
    known = ledger[ledger.gap.notna()]
    rows = rows_of(known)
    promised: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        promised.setdefault((row["stage"], row["promise"].strip().casefold()), []).append(at)
    for places in promised.values():
        order = sorted(places, key=lambda at: -rows[at]["gap"])
        best_first = [rows[at] for at in order]
        broken = [row for row in best_first if row["gap_high"] < 0]
        yield Kept(
            rows=known.iloc[order].reset_index(drop=True),
            expected=_mean([rows[at] for at in places]),
            kept=tuple(row["touchpoint"] for row in best_first if not row["gap_high"] < 0),
            broken=tuple(row["touchpoint"] for row in broken),
            worse=tuple(row["touchpoint"] for row in broken if _worse(row, best_first)),
        )


def _worse(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a partner falls clearly shorter than every touchpoint of our own; Zou and Donner's interval."""
    ours = [one for one in rows if one["delivered_by"] == OWN]
    return row["delivered_by"] != OWN and bool(ours) and all(_shorter(row, one) for one in ours)


def _shorter(row: Row, than: Row) -> bool:
    half = math.hypot(than["gap"] - than["gap_low"], row["gap_high"] - row["gap"])
    return bool(than["gap"] - row["gap"] > half)


def _mean(rows: Sequence[Row]) -> float:
    expected, customers = (np.array([row[name] for row in rows], float) for name in ("expected", "customers_per_year"))
    weights = customers if np.isfinite(customers).all() and customers.sum() > 0 else np.ones(len(rows))
    return float(np.average(expected, weights=weights))
