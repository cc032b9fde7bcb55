"""Answers on several scales: each counted on its own, and compared as per cent of the way from worst to best.

Source: the linear rescaling of de Jonge, Veenhoven & Arends 2014, "Homogenizing responses to different survey
questions", as per cent of the scale maximum possible (Cohen et al. 1999).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.scales import PROMOTERS, SCALES, Measure, Scale, scale_of

WAY = replace(Scale.parse("0-100"), step=1)
"""The scale of per cent of the way from the worst to the best score."""

MEASURES = list(Measure)
"""The order of the measures along their axis."""

TOGETHER = {Measure.EXPECTATION: Measure.CSAT}
"""Measures that are shown on one scale with another, from which they are subtracted."""

Ends = Mapping[tuple[str, str], tuple[float, float]]
"""The last score of the low end and the first of the top, by measure and scale, where a company has set its own."""


@dataclass(frozen=True, eq=False)
class Shown:
    """The scales that figures are on, as arrays (touchpoint, measure).

    *code*: the scale; *of_the_way*: whether figures are per cent of the way on it; *promoted*: whether every answer is
    on a scale with a net promoter score; *sign*: −1 where a lower figure is better.
    """

    code: np.ndarray
    lowest: np.ndarray
    highest: np.ndarray
    sign: np.ndarray
    of_the_way: np.ndarray
    promoted: np.ndarray

    def at(self, *which: Any) -> "Shown":
        """Select touchpoints and measures by a numpy index."""
        return Shown(*(values[which] for values in vars(self).values()))


def scale_with(measure: str, code: str, ends: Ends) -> Scale:
    """Return a scale with the ends that the company has set for it, if any."""
    scale = scale_of(measure, code)
    low_to, top_from = ends.get((str(measure), scale.code), (np.nan, np.nan))
    return replace(
        scale,
        low_to=scale.low_to if np.isnan(low_to) else low_to,
        top_from=scale.top_from if np.isnan(top_from) else top_from,
    )


def ends_of(table: pd.DataFrame) -> Ends:
    """Return a company's own ends from a table of measure, scale, low_to and top_from (nan = not set)."""
    rows = table.astype({"low_to": float, "top_from": float}).to_dict("records")
    return {
        (str(row["measure"]), scale_of(row["measure"], row["scale"]).code): (row["low_to"], row["top_from"])
        for row in rows
    }


Asked = list[tuple[str, str, str]]
"""The touchpoint, the measure and the scale of questions."""


def shown(asked_on: Asked, keys: np.ndarray, groups: np.ndarray, *, down: bool) -> Shown:
    """Choose the scale of each group of touchpoints and each measure: the only one, or per cent of the way.

    *keys* and *groups*: touchpoints and the group of each. A scale on which a lower score is better is kept only if
    *down*. Measures without answers are on their own scale.
    """
    used: dict[tuple[int, str], set[str]] = {}
    asked: dict[tuple[int, int], set[str]] = {}
    places = {key: place for place, key in enumerate(keys)}
    for touchpoint, measure, code in asked_on:
        if (place := places.get(touchpoint)) is not None:
            used.setdefault((int(groups[place]), TOGETHER.get(Measure(measure), measure)), set()).add(code)
            asked.setdefault((place, MEASURES.index(Measure(measure))), set()).add(code)
    shape = (len(keys), len(MEASURES))
    chosen = [
        _chosen(used.get((int(group), TOGETHER.get(one, one)), set()), one, down)
        for group in groups
        for one in MEASURES
    ]
    promoted = np.zeros(shape, bool)
    nps = MEASURES.index(Measure.NPS)
    promoted[:, nps] = [asked.get((place, nps), set()) <= set(PROMOTERS) for place in range(len(keys))]
    return Shown(
        code=np.array([scale.code for scale, _ in chosen], object).reshape(shape),
        lowest=np.array([scale.lowest for scale, _ in chosen], float).reshape(shape),
        highest=np.array([scale.highest for scale, _ in chosen], float).reshape(shape),
        sign=np.array([scale.sign for scale, _ in chosen], float).reshape(shape),
        of_the_way=np.array([way for _, way in chosen], bool).reshape(shape),
        promoted=promoted,
    )


def _chosen(codes: set[str], measure: Measure, down: bool) -> tuple[Scale, bool]:
    if not codes:
        return SCALES[measure], False
    scale = scale_of(measure, next(iter(codes)))
    return (scale, False) if len(codes) == 1 and (down or scale.sign > 0) else (WAY, True)


def asked_on(scores: pd.DataFrame) -> Asked:
    """Return which questions the answers of a table are to."""
    rows = scores.assign(scale=codes(scores))[["touchpoint", "measure", "scale"]].drop_duplicates()
    return [(place, measure, scale_of(measure, code).code) for place, measure, code in rows.to_numpy(object).tolist()]


def by_measure(scores: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the scales of the answers to each measure."""
    found: dict[str, set[str]] = {}
    for _, measure, code in asked_on(scores):
        found.setdefault(str(measure), set()).add(code)
    return {measure: tuple(sorted(used)) for measure, used in found.items()}


def codes(rows: pd.DataFrame, name: str = "scale") -> Any:
    """Return the scales of a table's rows; without such a column all are on the measures' own."""
    return rows.get(name, "")


def values(rows: pd.DataFrame, on: np.ndarray, ends: Ends) -> pd.DataFrame:
    """Return rows of counted answers with *score* as it is shown, and whether it is at the *top* and the *low* end.

    *on*: for each row, whether it is shown as per cent of the way. The ends are those of the answer's own scale, and
    *step* is its step, as it is shown.
    """
    score = rows["score"].to_numpy(float)
    shares, steps = np.zeros(len(rows)), np.zeros(len(rows))
    top, low = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    for (measure, code), at in _by_scale(rows["measure"], codes(rows)).items():
        scale = scale_with(measure, code, ends)
        shares[at], top[at], low[at] = scale.share(score[at]), scale.is_top(score[at]), scale.is_low(score[at])
        steps[at] = np.where(np.broadcast_to(on, len(rows))[at], _step_of_the_way(scale), scale.step)
    return rows.assign(score=np.where(on, 100 * shares, score), top=top, low=low, step=steps)


def _step_of_the_way(scale: Scale) -> float:
    return 100 * scale.step / (scale.highest - scale.lowest)


def differences(pairs: pd.DataFrame, measures: tuple[str, str], on: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each pair of answers how much better the first is than the second, and the larger of their steps.

    *measures*: of the first and the second. *on*: for each pair, whether it is shown as per cent of the way.
    """
    better, shares, steps = np.zeros(len(pairs)), np.zeros(len(pairs)), np.zeros(len(pairs))
    for name, measure, sign in zip(("first", "second"), measures, (1, -1), strict=True):
        score = pairs[name].to_numpy(float)
        for (_, code), at in _by_scale(pd.Series(measure, pairs.index), codes(pairs, f"{name}_scale")).items():
            scale = scale_of(measure, code)
            better[at] += sign * scale.sign * score[at]
            shares[at] += sign * 100 * scale.share(score[at])
            step = np.where(np.broadcast_to(on, len(pairs))[at], _step_of_the_way(scale), scale.step)
            steps[at] = np.maximum(steps[at], step)
    return np.where(on, shares, better), steps


def on_common(found: Shown) -> dict[str, "One"]:
    """Return the scale of each measure, from what is shown where all touchpoints are one group."""
    rows = zip(MEASURES, found.code[0], found.of_the_way[0], strict=True)
    return {measure.value: One(WAY if way else scale_of(measure, code), bool(way)) for measure, code, way in rows}


@dataclass(frozen=True)
class One:
    """The one scale that answers are shown on; *of_the_way*: as per cent of the way."""

    scale: Scale
    of_the_way: bool


def one_scale(measure: str, *scales: Any) -> One:
    """Return the scale of answers to a measure, from the scales of their tables' rows (`codes`).

    It is per cent of the way where there are several, or where a lower score is better.
    """
    used = {scale_of(measure, one).code for column in scales for one in np.unique(np.asarray(column, str))}
    return One(*_chosen(used, Measure(measure), down=False))


def on_one(rows: pd.DataFrame, measure: str, one: One, score: str = "score", code: str = "scale") -> pd.DataFrame:
    """Return answers to a measure with the column *score* on one scale, and the *step* of their own scales on it.

    *code*: the column of their own scales.
    """
    if not one.of_the_way:
        return rows.assign(step=one.scale.step)
    shares, steps = np.zeros(len(rows)), np.zeros(len(rows))
    for (_, own), at in _by_scale(pd.Series(measure, rows.index), codes(rows, code)).items():
        scale = scale_of(measure, own)
        shares[at], steps[at] = 100 * scale.share(rows[score].to_numpy(float)[at]), _step_of_the_way(scale)
    return rows.assign(**{score: shares}, step=steps)


def _by_scale(measures: pd.Series, scales: Any) -> dict[tuple[str, str], np.ndarray]:
    """Return the places of the rows of each measure and scale."""
    rows = pd.DataFrame(
        {"measure": measures.to_numpy(object), "scale": np.broadcast_to(np.asarray(scales, object), len(measures))}
    )
    return {
        (str(one), str(code)): at for (one, code), at in rows.groupby(["measure", "scale"], sort=False).indices.items()
    }
