"""The ledger of promises: what is promised, what was expected and got, by whose hand, and what stands behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.plain import records
from cxdash.domain.scales import Measure
from cxdash.domain.tables import AnswerTables, placed
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.satisfaction.needs import OWN

TEXTS = ("promise", "promise_nb", "promise_sv")
"""The columns of a promise's words, by language."""

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
    said = known.promise.str.strip().str.casefold()
    for _, rows in known.groupby([known.stage, said], sort=False):
        best_first = rows.sort_values("gap", ascending=False, kind="stable")
        broken = best_first.gap_high < 0
        yield Kept(
            rows=best_first.reset_index(drop=True),
            expected=_mean(rows.expected, rows.customers_per_year),
            kept=tuple(best_first.touchpoint[~broken]),
            broken=tuple(best_first.touchpoint[broken]),
            worse=tuple(row["touchpoint"] for row in best_first[broken].to_dict("records") if _worse(row, best_first)),
        )


def _worse(row: Mapping[str, Any], rows: pd.DataFrame) -> bool:
    """Return whether a partner falls clearly shorter than every touchpoint of our own; Zou and Donner's interval."""
    ours = rows[rows.delivered_by == OWN]
    if row["delivered_by"] == OWN or ours.empty:
        return False
    apart = ours.gap - row["gap"] - np.hypot(ours.gap - ours.gap_low, row["gap_high"] - row["gap"])
    return bool((apart > 0).all())


def _mean(expected: pd.Series, customers: pd.Series) -> float:
    weights = customers.astype(float).to_numpy()
    weights = weights if np.isfinite(weights).all() and weights.sum() > 0 else np.ones(len(expected))
    return float(np.average(expected, weights=weights))
