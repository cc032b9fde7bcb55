"""Answers on several scales: each counted on its own, and compared as per cent of the way from worst to best.

Source: the linear rescaling of de Jonge, Veenhoven & Arends 2014, "Homogenizing responses to different survey
questions", as per cent of the scale maximum possible (Cohen et al. 1999).
"""

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
    by_group = {
        group: [_chosen(used.get((group, TOGETHER.get(one, one)), set()), one, down) for one in MEASURES]
        for group in set(groups.tolist())
    }
    chosen = [one for group in groups.tolist() for one in by_group[group]]
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


def asked_on(*tables: pd.DataFrame) -> Asked:
    """Return which questions the answers of some tables are to."""
    columns = ([table[name].tolist() for name in ("touchpoint", "measure", "scale")] for table in tables)
    asked = dict.fromkeys(row for lists in columns for row in zip(*lists, strict=True))
    known = {(measure, code): scale_of(measure, code).code for measure, code in {row[1:] for row in asked}}
    return list(dict.fromkeys((place, measure, known[measure, code]) for place, measure, code in asked))


def by_measure(asked: Asked) -> dict[str, tuple[str, ...]]:
    """Return the scales of the answers to each measure, from what was asked."""
    found: dict[str, set[str]] = {}
    for _, measure, code in asked:
        found.setdefault(str(measure), set()).add(code)
    return {measure: tuple(sorted(used)) for measure, used in found.items()}


def codes(rows: pd.DataFrame, name: str = "scale") -> Any:
    """Return the scales of a table's rows; without such a column all are on the measures' own."""
    return rows.get(name, "")


def steps(measure: str, code: str) -> tuple[float, float]:
    """Return the step of a scale, and the same as per cent of the way from its worst to its best score."""
    scale = scale_of(measure, code)
    return scale.step, _step_of_the_way(scale)


def _step_of_the_way(scale: Scale) -> float:
    return 100 * scale.step / (scale.highest - scale.lowest)


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
