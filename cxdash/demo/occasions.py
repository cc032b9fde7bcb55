"""The demo's occasions: one customer at one touchpoint on one day, and how satisfied he was.

How often each score comes is fixed; the seed only shuffles who gives it, when, in which segment and for which need.
"""

from calendar import monthrange

import numpy as np
import pandas as pd

from cxdash.demo import figures
from cxdash.demo.figures import TOUCHPOINTS, Touchpoint
from cxdash.demo.quota import normal_shares, pick, scores, size_for
from cxdash.domain.periods import month_name, month_number

SCORES = np.arange(1, 6)


def occasions(rng: np.random.Generator) -> pd.DataFrame:
    """Return a row per occasion: place (of its touchpoint), year, score, need, segment, month, date, respondent.

    Rows are sorted by place, year and score; years and months count from 0, respondents from 1 within a year.
    """
    cells = [(place, year) for place in range(len(TOUCHPOINTS)) for year in (0, 1)]
    counts = np.array([_counts(TOUCHPOINTS[place], year) for place, year in cells])
    place, year = np.repeat(cells, counts.sum(axis=1), axis=0).T
    score = np.repeat(np.tile(SCORES, len(cells)), counts.ravel())
    rows = pd.DataFrame({"place": place, "year": year, "score": score})
    rows["need"] = _needs(rng, rows)
    rows["segment"] = _segments(rng, rows)
    rows["month"] = _months(rng, rows)
    rows["date"] = _dates(rng, rows["month"].to_numpy())
    by_day = rows.iloc[np.lexsort((rng.random(len(rows)), rows["date"].cat.codes))]
    rows["respondent"] = by_day.groupby("year").cumcount() + 1
    return rows


def at(rows: pd.DataFrame, place: int, year: int) -> np.ndarray:
    """Return a mask of a touchpoint's rows of a year."""
    return ((rows["place"] == place) & (rows["year"] == year)).to_numpy(copy=True)


def take(rng: np.random.Generator, rows: pd.DataFrame, among: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return positions of rows at random *among* a mask's, as many of each score as *counts* says."""
    score = rows["score"].to_numpy()
    heaps = [np.flatnonzero(among & (score == code)) for code in SCORES]
    return np.concatenate([rng.permutation(heap)[:count] for heap, count in zip(heaps, counts, strict=True)])


def counted(rows: pd.DataFrame, among: np.ndarray) -> np.ndarray:
    """Count the scores of the rows of a mask."""
    return np.bincount(rows["score"].to_numpy()[among], minlength=6)[1:]


def _counts(touchpoint: Touchpoint, year: int) -> np.ndarray:
    """Return how often each score comes in a year; the second's answers are so many that its low share comes out."""
    low = normal_shares(touchpoint.actual, figures.SPREAD, tuple(SCORES.tolist()))[:2].sum()
    second = size_for(float(low), touchpoint.answers)
    size = second if year else touchpoint.answers - second
    before = figures.FIRST_YEAR_MEANS.get(touchpoint.key, touchpoint.actual - touchpoint.change)
    return scores(touchpoint.actual if year else before, figures.SPREAD, size)


def _places(keys: list[str]) -> list[tuple[int, Touchpoint]]:
    return [(figures.KEYS.index(key), TOUCHPOINTS[figures.KEYS.index(key)]) for key in keys]


def _needs(rng: np.random.Generator, rows: pd.DataFrame) -> np.ndarray:
    needs = np.array([touchpoint.need for touchpoint in TOUCHPOINTS], object)[rows["place"]]
    for place, touchpoint in _places(list(figures.OTHER_NEEDS)):
        for year in (0, 1):
            free = at(rows, place, year)
            n = free.sum()
            for need, (share, mean) in figures.OTHER_NEEDS[touchpoint.key].items():
                mean_then = mean if year else mean - touchpoint.change
                picked = pick(counted(rows, free)[None], np.array([round(share * n)]), mean_then)
                chosen = take(rng, rows, free, picked[0])
                needs[chosen] = need
                free[chosen] = False
    return needs


def _segments(rng: np.random.Generator, rows: pd.DataFrame) -> np.ndarray:
    pattern = rng.permutation(np.repeat(np.array(list(figures.SEGMENTS), object), list(figures.SEGMENTS.values())))
    segments = np.empty(len(rows), object)
    order = np.lexsort((rng.random(len(rows)), rows["need"], rows["year"], rows["place"]))
    segments[order] = pattern[np.arange(len(rows)) % len(pattern)]
    fault = (rows["need"] == "fault").to_numpy()
    for place, year in rows.loc[fault, ["place", "year"]].drop_duplicates().itertuples(index=False):
        _lower_business(rng, rows, segments, fault & at(rows, place, year))
    return segments


def _lower_business(rng: np.random.Generator, rows: pd.DataFrame, segments: np.ndarray, cell: np.ndarray) -> None:
    """Deal the segments of a cell anew, so that small businesses give lower scores than the others."""
    dealt = rng.permutation(segments[cell])
    business = int((dealt == figures.BUSINESS).sum())
    mean = rows["score"].to_numpy()[cell].mean() - figures.BUSINESS_LOWER * (1 - business / len(dealt))
    chosen = take(rng, rows, cell, pick(counted(rows, cell)[None], np.array([business]), mean)[0])
    segments[cell] = figures.BUSINESS
    others = cell.copy()
    others[chosen] = False
    segments[others] = dealt[dealt != figures.BUSINESS]


def _months(rng: np.random.Generator, rows: pd.DataFrame) -> np.ndarray:
    """Deal each year's answers evenly to its months; what changes from year to year changes as evenly within them."""
    sizes = rows.groupby(["place", "year"])["score"].transform("size").to_numpy()
    drift = np.array([touchpoint.change / 12**0.5 / figures.SPREAD**2 for touchpoint in TOUCHPOINTS])
    when = rng.normal(size=len(rows)) + drift[rows["place"]] * rows["score"].to_numpy()
    for place, touchpoint in _places(list(figures.BEFORE_BREAK)):
        when[rows["place"] == place] = rng.normal(size=(rows["place"] == place).sum())
        cell = at(rows, place, 1)
        early = np.array([-(-cell.sum() * (figures.BROKEN_FROM - 12) // 12)])
        picked = pick(counted(rows, cell)[None], early, figures.BEFORE_BREAK[touchpoint.key])
        when[take(rng, rows, cell, picked[0])] -= 100
    order = np.lexsort((when, rows["year"], rows["place"]))
    rank = pd.Series(order).groupby([rows["place"].to_numpy()[order], rows["year"].to_numpy()[order]]).cumcount()
    months = np.empty(len(rows), int)
    months[order] = rank.to_numpy() * 12 // sizes[order]
    return months + 12 * rows["year"].to_numpy()


def _dates(rng: np.random.Generator, months: np.ndarray) -> pd.Categorical:
    names = [month_name(month_number(figures.FIRST_MONTH) + month) for month in range(figures.MONTHS)]
    lengths = np.array([monthrange(int(name[:4]), int(name[5:]))[1] for name in names])
    days = (rng.random(len(months)) * lengths[months]).astype(int)
    written = [f"{name}-{day + 1:02d}" for name, length in zip(names, lengths, strict=True) for day in range(length)]
    return pd.Categorical.from_codes((lengths.cumsum() - lengths)[months] + days, written)
