"""One diagnosis per stage, and whether gaps and let-downs live where nobody owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from cxdash.domain.ownership import CanAct, Diagnosis, Health
from cxdash.domain.vocabulary import Contact
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats.counts import MEASURES

CLEARLY_MORE = 0.25
"""So much more than at the other stages is expecting clearly more, on 1–5."""

OVERPROMISE = "overpromise"
DRAWS, SEED, MOST_SUBSETS = 20_000, 20260101, 20_000
"""Beyond so many ways to choose stages, a number of them is drawn."""

SCORES = ["mean", "mean_low", "mean_high", "mean_se", "mean_df", "expected", "gap", "gap_low", "gap_high", "n"]


@dataclass(frozen=True)
class Ownerless:
    """Let-downs in stages without one clear owner: their *share* of the *total*, and the chance *p* of as much.

    *p* is the share of all ways to place the ownerless stages that give at least as much; *stages* are those counted.
    """

    share: float
    total: float
    p: float
    stages: int

    @property
    def may_be_chance(self) -> bool:
        """Whether it must be said that this may be chance."""
        return not self.p < 0.05


def scores(stages: pd.DataFrame, satisfaction: Satisfaction) -> pd.DataFrame:
    """Return each stage's mean, what was expected and the gap, by key, on the first *measure* any stage shows."""
    shown = satisfaction.stages[satisfaction.stages["mean"].notna()]
    measure = min(shown.measure, key=MEASURES.index, default="")
    found = shown[shown.measure == measure].set_index("key")[SCORES].reindex(stages.key)
    return found.assign(broken=found.gap_high < 0, measure=measure)


def diagnose(
    stages: pd.DataFrame, can_act: Mapping[str, str], scored: pd.DataFrame, annoyances: pd.DataFrame
) -> list[Diagnosis]:
    """Return what stands in the way at each stage: the first that holds of the order of Diagnosis.

    A promise that is broken counts as too high where more than half of those annoyed at the stage (customers a year,
    not mended yet) are annoyed by a promise; with no annoyances noted, where customers expected at least 0.25 more
    than at the other stages and got no less. Else the delivery fails.
    """
    return [
        _diagnosis(stage, can_act.get(stage["owner"], CanAct.NOT_ASKED), scored, annoyances)
        for stage in stages.to_dict("records")
    ]


def _diagnosis(stage: Mapping, able: str, scored: pd.DataFrame, annoyances: pd.DataFrame) -> Diagnosis:
    if stage["health"] != Health.ONE:
        return Diagnosis.NO_OWNER
    if able == CanAct.CANNOT:
        return Diagnosis.NO_MANDATE
    score = scored.loc[stage["key"]]
    if pd.isna(score.gap):
        return Diagnosis.UNKNOWN
    if not score.broken:
        return Diagnosis.FINE
    too_high = promise_too_high(stage["key"], scored, annoyances)
    return Diagnosis.PROMISE if too_high else Diagnosis.DELIVERY


def promise_too_high(stage: str, scored: pd.DataFrame, annoyances: pd.DataFrame) -> bool:
    """Tell whether a broken promise is rather too high than badly kept, by the rule of *diagnose*."""
    felt = annoyances[(annoyances.stage == stage) & (annoyances.kind == "annoyance") & (annoyances.status != "done")]
    annoyed = felt.customers_per_year.sum()
    if annoyed > 0:
        return bool(felt.customers_per_year[felt.cause == OVERPROMISE].sum() > annoyed / 2)
    others = scored.drop(index=stage)
    own = scored.loc[stage]
    return bool(own.expected - others.expected.mean() >= CLEARLY_MORE and own["mean"] >= others["mean"].mean())


def ownerless(stages: pd.DataFrame, let_downs: pd.DataFrame) -> Ownerless | None:
    """Return the share of let-downs in stages without one clear owner; None where there are no let-downs.

    A stage with only indirect touchpoints has none, and is counted; one of which nothing is known is not.
    """
    known = let_downs.let_downs.notna() | (let_downs.basis == Contact.INDIRECT)
    amounts = let_downs.let_downs.fillna(0)[known].to_numpy(float)
    without = (stages.health != Health.ONE).to_numpy(bool)[known.to_numpy(bool)]
    if not amounts.sum() > 0:
        return None
    p = _chance_of_as_much(amounts, without)
    return Ownerless(float(amounts[without].sum() / amounts.sum()), float(amounts.sum()), p, len(amounts))


def _chance_of_as_much(amounts: np.ndarray, chosen: np.ndarray) -> float:
    """Return the share of equally large choices that add up to at least as much: all of them, or many drawn."""
    count, least = int(chosen.sum()), amounts[chosen].sum() * (1 - 1e-12)
    if comb(len(amounts), count) <= MOST_SUBSETS:
        sums = [sum(some) for some in combinations(amounts, count)]
        return float(np.mean(np.array(sums) >= least))
    order = np.random.default_rng(SEED).random((DRAWS, len(amounts))).argsort(axis=1)[:, :count]
    return float((1 + (amounts[order].sum(axis=1) >= least).sum()) / (1 + DRAWS))
