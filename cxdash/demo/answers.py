"""The demo's other questions, asked on the same occasions: expectation, solved, ease, and the whole relationship."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.demo import figures
from cxdash.demo.figures import KEYS, TOUCHPOINTS
from cxdash.demo.occasions import at, counted, take
from cxdash.demo.quota import pick, quota, scores
from cxdash.domain.scales import Measure

QUARTER = 3 * figures.WHOLE_A_MONTH
SATISFIED_SHARES, UNSATISFIED_SHARES = np.array([0.63, 0.37]), np.array([0.14, 0.3, 0.56])
PROMOTER_SHARES, PASSIVE_SHARES = np.array([0.55, 0.45]), np.array([0.4, 0.6])
DETRACTOR_SHARES = np.array([0.06, 0.04, 0.08, 0.14, 0.12, 0.3, 0.26])
"""How scores are spread within the satisfied and the rest, promoters, passives and detractors."""


class Given(NamedTuple):
    """Answers to one question: which occasions they were given on, and the scores."""

    row: np.ndarray
    measure: Measure
    score: np.ndarray
    whole: bool = False


def all_answers(rng: np.random.Generator, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the answers of the occasions *rows*: row, touchpoint ('' = the whole relationship), measure, score."""
    parts = [
        Given(np.arange(len(rows)), Measure.CSAT, rows["score"].to_numpy()),
        *_expectations(rng, rows),
        *_solved(rng, rows),
        *_ease(rng, rows),
        *_whole(rng, rows),
    ]
    row = np.concatenate([part.row for part in parts])
    sizes = [len(part.row) for part in parts]
    place = np.where(np.repeat([part.whole for part in parts], sizes), 0, rows["place"].to_numpy()[row] + 1)
    measures = list(Measure)
    asked = np.repeat([measures.index(part.measure) for part in parts], sizes)
    columns = {
        "row": row,
        "touchpoint": pd.Categorical.from_codes(place, ["", *KEYS]),
        "measure": pd.Categorical.from_codes(asked, [measure.value for measure in measures]),
        "score": np.concatenate([part.score for part in parts]),
    }
    return pd.DataFrame(columns)


def _following(rng: np.random.Generator, leader: np.ndarray, correlation: np.ndarray | float) -> np.ndarray:
    """Return the order in which sorted scores are dealt, so that they follow *leader* about as closely as asked."""
    spread = (leader - leader.mean()) / leader.std()
    return np.argsort(correlation * spread + np.sqrt(1 - np.square(correlation)) * rng.normal(size=len(leader)))


def _dealt(order: np.ndarray, counts: np.ndarray, lowest: int) -> np.ndarray:
    dealt = np.empty(len(order), int)
    dealt[order] = np.repeat(np.arange(lowest, lowest + len(counts)), counts)
    return dealt


def _expectations(rng: np.random.Generator, rows: pd.DataFrame) -> list[Given]:
    asked = rows[np.resize(figures.EXPECTED_PATTERN, len(rows))]
    parts = []
    for (place, _), group in asked.groupby(["place", "year"]):
        counts = scores(TOUCHPOINTS[place].expected, figures.EXPECTED_SPREAD, len(group))
        order = _following(rng, group["score"].to_numpy(), figures.EXPECTED_TOGETHER)
        parts.append(Given(group.index.to_numpy(), Measure.EXPECTATION, _dealt(order, counts, 1)))
    return parts


def _solved(rng: np.random.Generator, rows: pd.DataFrame) -> list[Given]:
    parts = []
    for year in (0, 1):
        masks = [at(rows, KEYS.index(key), year) for key in figures.RESOLVED]
        sizes = np.array([asked for asked, *_ in figures.RESOLVED.values()])
        solved = np.array([round(asked * shares[year]) for asked, *shares in figures.RESOLVED.values()])
        available = np.array([counted(rows, mask) for mask in masks])
        without = pick(available, sizes - solved, figures.UNSOLVED_MEAN)
        within = pick(available - without, solved, figures.SOLVED_MEAN)
        for mask, *both in zip(masks, without, within, strict=True):
            for score, counts in enumerate(both):
                chosen = take(rng, rows, mask, counts)
                mask[chosen] = False
                parts.append(Given(chosen, Measure.RESOLVED, np.full(len(chosen), score)))
    return parts


def _ease(rng: np.random.Generator, rows: pd.DataFrame) -> list[Given]:
    parts = []
    for key, (asked, *means) in figures.EASE.items():
        for year, mean in enumerate(means):
            chosen = rng.permutation(np.flatnonzero(at(rows, KEYS.index(key), year)))[:asked]
            order = _following(rng, rows["score"].to_numpy()[chosen], figures.EASE_TOGETHER)
            counts = scores(mean, figures.EASE_SPREAD, asked, range(1, 8), low_to=3)
            parts.append(Given(chosen, Measure.CES, _dealt(order, counts, 1)))
    return parts


def _whole(rng: np.random.Generator, rows: pd.DataFrame) -> list[Given]:
    """Ask some of each month about the whole relationship, too; the more a touchpoint matters, the more it decides."""
    customer = np.array([touchpoint.stage in figures.WHOLE_STAGES for touchpoint in TOUCHPOINTS])[rows["place"]]
    follows = np.array([touchpoint.importance for touchpoint in TOUCHPOINTS]) * figures.WHOLE_FOLLOWS
    month, parts = rows["month"].to_numpy(), []
    for quarter, (top, ahead) in enumerate(zip(figures.WHOLE_TOP, figures.PROMOTERS_AHEAD, strict=True)):
        asked = [rng.permutation(np.flatnonzero(customer & (month == quarter * 3 + i))) for i in range(3)]
        chosen = np.concatenate([some[: figures.WHOLE_A_MONTH] for some in asked])
        order = _following(rng, rows["score"].to_numpy()[chosen], follows[rows["place"].to_numpy()[chosen]])
        satisfied = _dealt(order, _satisfied(top), 1)
        recommends = _dealt(_following(rng, satisfied, 0.75), _recommends(ahead), 0)
        parts.append(Given(chosen, Measure.CSAT, satisfied, whole=True))
        parts.append(Given(chosen, Measure.NPS, recommends, whole=True))
    return parts


def _satisfied(top: int) -> np.ndarray:
    return np.concatenate([quota(UNSATISFIED_SHARES, QUARTER - top), quota(SATISFIED_SHARES, top)])


def _recommends(ahead: int) -> np.ndarray:
    passive = round(QUARTER * figures.PASSIVE_SHARE)
    passive += (QUARTER - passive - ahead) % 2
    detractors = (QUARTER - passive - ahead) // 2
    parts = [(DETRACTOR_SHARES, detractors), (PASSIVE_SHARES, passive), (PROMOTER_SHARES, detractors + ahead)]
    return np.concatenate([quota(shares, n) for shares, n in parts])
