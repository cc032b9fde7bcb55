"""One diagnosis per stage, and whether let-downs gather in stages without an owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from cxdash.domain.ownership import CanAct, Diagnosis, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.vocabulary import Contact
from cxdash.measures.economics.extra_work import OVERPROMISE
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats.counts import MEASURES

CLEARLY_MORE = 1 / 16
"""The difference from other stages, as a share of the scale (0.25 on 1–5), from which customers expect clearly more."""

DRAWS, SEED, MOST_SUBSETS = 20_000, 20260101, 20_000
"""The permutation test: number and seed of random choices, and the most subsets to enumerate instead."""

SCORES = ["mean", "mean_low", "mean_high", "mean_se", "mean_df", "expected", "gap", "gap_low", "gap_high", "n"]


@dataclass(frozen=True)
class Ownerless:
    """Let-downs in stages without one clear owner: their *share* of the *total*, and a permutation test's *p*.

    *stages*: how many are counted. Source: Fisher 1935.
    """

    share: float
    total: float
    p: float
    stages: int

    @property
    def may_be_chance(self) -> bool:
        """Whether the share may be due to chance."""
        return not self.p < 0.05


def scores(stages: pd.DataFrame, satisfaction: Satisfaction) -> pd.DataFrame:
    """Return each stage's mean, expectation and gap, by key, on the first *measure* that any stage has."""
    scored = satisfaction.stages[satisfaction.stages.key.isin(stages.key)]
    shown = scored[scored["mean"].notna()]
    measure = min(shown.measure, key=MEASURES.index, default="")
    found = shown[shown.measure == measure].set_index("key")[SCORES].reindex(stages.key)
    scale = satisfaction.on[measure].scale if measure else SCALES[Measure.CSAT]
    return found.assign(broken=found.gap_high < 0, measure=measure, span=scale.highest - scale.lowest)


def diagnose(
    stages: pd.DataFrame, can_act: Mapping[str, str], scored: pd.DataFrame, annoyances: pd.DataFrame
) -> list[Diagnosis]:
    """Return what is in the way at each stage: the first of Diagnosis, in its order, that applies.

    A broken promise is too high if more than half of those annoyed at the stage (customers a year, not mended yet) are
    annoyed by a promise; without annoyances, if customers expected at least 0.25 more than at the other stages and
    received no less. Otherwise the delivery fails.
    """
    return [
        _diagnosis(stage, can_act.get(stage["owner"], CanAct.NOT_ASKED), scored, annoyances)
        for stage in rows_of(stages)
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
    """Return whether a broken promise is too high rather than badly kept, by the rule of `diagnose`."""
    felt = annoyances[(annoyances.stage == stage) & (annoyances.kind == "annoyance") & (annoyances.status != "done")]
    annoyed = felt.customers_per_year.sum()
    if annoyed > 0:
        return bool(felt.customers_per_year[felt.cause == OVERPROMISE].sum() > annoyed / 2)
    others = scored.drop(index=stage)
    own = scored.loc[stage]
    clearly = CLEARLY_MORE * own.get("span", 4)
    return bool(own.expected - others.expected.mean() >= clearly and own["mean"] >= others["mean"].mean())


def ownerless(stages: pd.DataFrame, let_downs: pd.DataFrame) -> Ownerless | None:
    """Return the share of let-downs in stages without one clear owner; None without let-downs, or of none of those.

    A stage with only indirect touchpoints counts with none; a stage with unknown let-downs does not count.
    """
    known = let_downs.let_downs.notna() | (let_downs.basis == Contact.INDIRECT)
    amounts = let_downs.let_downs.fillna(0)[known].to_numpy(float)
    without = (stages.health != Health.ONE).to_numpy(bool)[known.to_numpy(bool)]
    if not amounts.sum() > 0 or ((stages.health != Health.ONE).any() and not without.any()):
        return None
    p = _chance_of_as_much(amounts, without)
    return Ownerless(float(amounts[without].sum() / amounts.sum()), float(amounts.sum()), p, len(amounts))


def _chance_of_as_much(amounts: np.ndarray, chosen: np.ndarray) -> float:
    """Return the share of equally large choices with at least as much: of all, or of many random ones."""
    count, least = int(chosen.sum()), amounts[chosen].sum() * (1 - 1e-12)
    if comb(len(amounts), count) <= MOST_SUBSETS:
        sums = [sum(some) for some in combinations(amounts, count)]
        return float(np.mean(np.array(sums) >= least))
    order = np.random.default_rng(SEED).random((DRAWS, len(amounts))).argsort(axis=1)[:, :count]
    return float((1 + (amounts[order].sum(axis=1) >= least).sum()) / (1 + DRAWS))
