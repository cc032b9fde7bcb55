"""A stage's score: the mean of its direct touchpoints, weighted by customers a year."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cxdash.domain.scales import Measure
from cxdash.domain.tables import AnswerTables
from cxdash.domain.vocabulary import Contact
from cxdash.measures.stats import counts, intervals, scales
from cxdash.measures.stats.counts import CSAT, EXPECTATION, NAMES, ROWS, Counts
from cxdash.measures.stats.intervals import linear_combination
from cxdash.measures.stats.scales import MEASURES, Shown

ENOUGH = 0.5
"""The least weight of touchpoints with known expectations for a stage to have a gap."""


CHANGES = ["change", "change_low", "change_high"]
SEVERAL = "several"
"""Instead of months: those of several surveys, with which nothing is compared as a whole."""


def scores(
    stages: pd.DataFrame,
    touchpoints: pd.DataFrame,
    answers: Counts,
    before: Counts,
    gaps: Counts,
    shown: Shown,
    minimum: int,
) -> pd.DataFrame:
    """Return one row per stage and measure asked there.

    *answers*, *before*, *shown*: by (touchpoint, measure), a stage's touchpoints on one scale; *gaps*: by touchpoint.
    Touchpoints with fewer than *minimum* effective answers are left out and named (*hidden*). A stage with only
    indirect touchpoints uses those. If a volume is unknown, all weigh the same. *n*: the answers behind the score.
    *unasked*: touchpoints in the score with too few answers on expectations; if they weigh more than the others there
    is no gap, else *expected* is the score less the gap of the others. *change*: how much better the score is than
    before, of the same touchpoints with the same weights; nan unless all of them have enough answers then, too.
    """
    inside = stages.key.to_numpy(object)[:, None] == touchpoints.stage.to_numpy(object)
    direct = (touchpoints.contact == Contact.DIRECT).to_numpy(bool)
    has_direct = (inside & direct).any(axis=1)
    stage, measure = np.nonzero((inside @ answers.n > 0) & ROWS)
    basis = (inside & (direct == has_direct[:, None]))[stage]
    n, keys = answers.n.T[measure], touchpoints.key.to_numpy(object)
    asked, known = intervals.enough(gaps.n_eff, minimum), intervals.enough(answers.n_eff.T[measure], minimum)
    used, left_out = basis & known, basis & (n > 0) & ~known
    weights, by_volume = _weights(used, touchpoints.customers_per_year.to_numpy(float, na_value=np.nan))
    on = shown.at(inside.argmax(axis=1)[stage] if inside.size else stage, measure)
    score = _score(weights, measure, answers, on)
    unasked = used & ~asked & (measure == CSAT)[:, None]
    rows = {
        "key": stages.key.to_numpy(object)[stage],
        "measure": NAMES[measure],
        "scale": on.code,
        "of_the_way": on.of_the_way,
        "n": (n * used).sum(axis=1),
        **score,
        **_change(weights, measure, answers, before, on.sign, minimum),
        **_promise(weights, score["mean"], measure, answers, gaps, on.sign, minimum),
        "basis": np.where(has_direct, "direct", "indirect")[stage],
        "weighting": np.where(by_volume, "volumes", "equal"),
        "unasked": pd.Series([list(keys[without]) for without in unasked], dtype=object),
        "hidden": pd.Series([list(keys[left]) for left in left_out], dtype=object),
        **_pooled(Counts(inside.astype(float) @ answers.sums).at(stage, measure), minimum),
    }
    return pd.DataFrame(rows)


def compared(rows: pd.DataFrame, touchpoints: pd.DataFrame, since: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Add the months that each stage is compared with; SEVERAL where its touchpoints were last asked apart.

    *since*: the months that a touchpoint and measure are compared with.
    """
    inside: dict[str, list[str]] = {}
    for place, stage in zip(touchpoints.key.tolist(), touchpoints.stage.tolist(), strict=True):
        inside.setdefault(stage, []).append(place)
    asked = (
        {since.get((place, measure), "") for place in inside.get(stage, ())} - {""}
        for stage, measure in zip(rows.key.tolist(), rows.measure.tolist(), strict=True)
    )
    when = [SEVERAL if len(one) > 1 else next(iter(one), "") for one in asked]
    together = np.array([one != SEVERAL for one in when], bool)
    changes = {name: np.where(together, rows[name].to_numpy(float), np.nan) for name in CHANGES}
    return rows.assign(since=when, **changes)


BY_MONTH = ["key", "month", "mean", "together"]
TOGETHER = 3
"""The months that are taken together where a month has too few answers."""


@intervals.quiet
def by_month(tables: AnswerTables, months: Sequence[str], measure: str) -> pd.DataFrame:
    """Return one row per stage and month with enough answers to a measure: key, month, mean, together.

    The mean is weighted as in `scores`, of the touchpoints with enough answers in all *months* together; a month in
    which those that were asked about weigh less than half has none. *together*: the months taken together up to this
    one, three where a stage has too few answers in most months.
    """
    found: list[tuple] = []
    if not len(months) or tables.touchpoints.empty:
        return pd.DataFrame(found, columns=BY_MONTH)
    keys, row = tables.touchpoints.key.to_numpy(object), MEASURES.index(Measure(measure))
    shown = scales.shown(scales.asked_on(tables.scores), keys, np.zeros(len(keys), int), down=False)
    cells = counts.of_scores(tables.scores, keys, months)
    counted = cells.counted(shown.of_the_way[cells.places[:2]])
    answers = counted.at(slice(None), row)
    enough = intervals.enough(answers.over(slice(None)).n_eff)
    inside = tables.stages.key.to_numpy(object)[:, None] == tables.touchpoints.stage.to_numpy(object)
    direct = (tables.touchpoints.contact == Contact.DIRECT).to_numpy(bool)
    used = inside & (direct == (inside & direct).any(axis=1)[:, None]) & enough
    weights, _ = _weights(used, tables.touchpoints.customers_per_year.to_numpy(float, na_value=np.nan))
    for key, members, weight in zip(tables.stages.key, used, weights, strict=True):
        if not members.any():
            continue
        here = Counts(answers.sums[:, members])
        alone = intervals.enough(Counts(here.sums.sum(axis=1)).n_eff)
        asked = here.n.sum(axis=0) > 0
        together = 1 if alone.sum() * 2 > asked.sum() else TOGETHER
        for at in range(together - 1, len(months)):
            window = here.over(slice(at + 1 - together, at + 1))
            given = np.where(window.n > 0, weight[members], 0)
            if intervals.enough(Counts(window.sums.sum(axis=1, keepdims=True)).n_eff)[0] and given.sum() >= ENOUGH:
                found.append((key, months[at], np.nansum(given * window.mean) / given.sum(), together))
    return pd.DataFrame(found, columns=BY_MONTH)


def _weights(used: np.ndarray, volumes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (row, touchpoint) that sum to 1, nan if none is used, and whether a row uses volumes."""
    customers = np.where(used, volumes, 0)
    by_volume = customers.sum(axis=1) > 0
    return _normalised(np.where(by_volume[:, None], customers, used)), by_volume


def _normalised(weights: np.ndarray) -> np.ndarray:
    return weights / weights.sum(axis=1, keepdims=True)


def _score(weights: np.ndarray, measure: np.ndarray, answers: Counts, on: Shown) -> dict[str, np.ndarray]:
    means, errors, df = answers.mean.T[measure], answers.error.T[measure], answers.n_eff.T[measure] - 1
    mean = linear_combination(weights, means, errors, df)
    return {
        "mean": mean.value,
        "mean_low": np.maximum(mean.low, on.lowest),
        "mean_high": np.minimum(mean.high, on.highest),
        "mean_se": mean.se,
        "mean_df": mean.df,
        "top2": _weighted(weights, answers.top.T[measure]),
    }


def _change(
    weights: np.ndarray, measure: np.ndarray, answers: Counts, before: Counts, sign: np.ndarray, minimum: int
) -> dict[str, np.ndarray]:
    """Return how much better the same touchpoints are than before, above zero where it is better."""
    both = intervals.enough(before.n_eff.T[measure], minimum) | (weights == 0)
    signed = weights * np.asarray(sign)[:, None]
    means, errors, df = (
        np.hstack([one.T[measure], other.T[measure]])
        for one, other in (
            (answers.mean, before.mean),
            (answers.error, before.error),
            (answers.n_eff - 1, before.n_eff - 1),
        )
    )
    found = linear_combination(np.hstack([signed, -signed]), means, errors, df)
    return intervals.hidden(intervals.columns("change", found), both.all(axis=1))


def _promise(
    weights: np.ndarray,
    got: np.ndarray,
    measure: np.ndarray,
    answers: Counts,
    gaps: Counts,
    sign: np.ndarray,
    minimum: int,
) -> dict[str, np.ndarray]:
    """Return what was expected and the gap, with the weights of the score; only for satisfaction."""
    of_csat = (measure == CSAT)[:, None]
    expecting = weights * (of_csat & intervals.enough(answers.n_eff[:, EXPECTATION], minimum))
    paired = weights * (of_csat & intervals.enough(gaps.n_eff, minimum))
    enough = np.nansum(paired, axis=1) >= ENOUGH
    gap = linear_combination(_normalised(paired), gaps.mean, gaps.error, gaps.n_eff - 1)
    expected = _weighted(_normalised(expecting), answers.mean[:, EXPECTATION])
    everywhere = np.isclose(np.nansum(expecting, axis=1), 1)
    return {
        "expected": np.where(everywhere, expected, np.where(enough, got - sign * gap.value, np.nan)),
        **intervals.hidden({**intervals.columns("gap", gap), "gap_se": gap.se, "gap_df": gap.df}, enough),
    }


def _weighted(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.where(weights != 0, weights * values, 0).sum(axis=1)


def _pooled(heap: Counts, minimum: int) -> dict[str, np.ndarray]:
    figures = {"pooled_mean": heap.mean, "pooled_top2": heap.top}
    return {"pooled_n": heap.n, **intervals.hidden(figures, intervals.enough(heap.n_eff, minimum))}
