"""How the same respondents answer a second time: the change within each, which how they differ does not blur."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.counts.ends import Ends, scale_with
from cxdash.domain.people.pseudonyms import digits
from cxdash.domain.plain import records
from cxdash.domain.scales import PROMOTERS, Measure, scale_of
from cxdash.measures.stats import intervals, paired

POINTS = 100

CHANGES = ("change", "change_low", "change_high", "mean_change", "mean_change_low", "mean_change_high")


@dataclass(frozen=True, eq=False)
class Repeated:
    """Two surveys, or two periods, the earlier first, and what those who answered both changed.

    *earlier*, *later*: names by language of the surveys, or periods. *rows*: touchpoint ('' = the whole relationship),
    measure, scale, n (who answered both), n_eff, only_earlier, only_later; the change in *points* of the net promoter
    score, or of the share at the top (0–1), and mean_change (above zero where it is better), each with its range; nan
    with fewer than 30 effective pairs. *numbered*: respondents are numbered 1, 2, 3 … in both, so they may be different
    people.
    """

    earlier: Any
    later: Any
    rows: pd.DataFrame
    numbered: bool


def compute(earlier: Any, later: Any, answered: pd.DataFrame, ends: Ends) -> Repeated | None:
    """Compute the changes from rows of touchpoint, measure, scale, respondent, first, second and weight.

    None if nobody answered both.
    """
    both = answered[answered["first"].notna() & answered["second"].notna()]
    if both.empty:
        return None
    if _numbered(answered):
        return Repeated(earlier, later, pd.DataFrame(columns=["touchpoint", "measure"]), numbered=True)
    rows = [
        {"touchpoint": touchpoint, "measure": measure, "scale": scale, **_change(part, (measure, scale), ends)}
        for (touchpoint, measure, scale), part in answered.groupby(["touchpoint", "measure", "scale"], sort=False)
    ]
    return Repeated(earlier, later, pd.DataFrame([row for row in rows if row["n"]]), numbered=False)


def _numbered(answered: pd.DataFrame) -> bool:
    """Return whether the respondents of both are called 1, 2, 3 …, as rows are, and people hardly."""

    def running(names: pd.Series) -> bool:
        distinct = names.unique()
        if hidden := [digits(name) for name in distinct if digits(name)]:
            return len(hidden) == len(distinct) and _counting(hidden)
        numbers = [int(name) for name in distinct if name.isdecimal() and name.isascii()]
        return len(numbers) == len(distinct) and bool(numbers) and max(numbers) <= len(numbers)

    return all(running(answered.loc[answered[wave].notna(), "respondent"].astype(str)) for wave in ("first", "second"))


def _counting(lengths: list[int]) -> bool:
    """Return whether numbers of which only how many digits they have is known are 1, 2, 3 …: none below is missing."""
    counted = Counter(lengths)
    return all(counted[length] == 9 * 10 ** (length - 1) for length in range(1, max(lengths)))


@intervals.quiet
def _change(part: pd.DataFrame, asked: tuple[str, str], ends: Ends) -> dict[str, Any]:
    first, second = (part[name].to_numpy(float) for name in ("first", "second"))
    both = ~np.isnan(first) & ~np.isnan(second)
    alone = {"only_earlier": int(np.isnan(second).sum()), "only_later": int(np.isnan(first).sum())}
    first, second, weight = first[both], second[both], part["weight"].to_numpy(float)[both]
    sums = weight.sum(), np.square(weight).sum()
    n_eff = float(intervals.kish_effective_n(*map(np.asarray, sums))) if len(first) else 0.0
    points = asked[0] == Measure.NPS and scale_of(*asked).code in PROMOTERS
    counted = {"n": len(first), "n_eff": n_eff, **alone, "points": points}
    if not intervals.enough(n_eff):
        return counted | dict.fromkeys(CHANGES, np.nan)
    scale = scale_with(*asked, ends)
    mean = _paired(scale.sign * (second - first), weight, scale.step)
    before, after = ({"top": scale.is_top(score), "low": scale.is_low(score)} for score in (first, second))
    if points:
        kinds = [one["top"].astype(float) - one["low"] for one in (before, after)]
        headline = intervals.columns("change", _paired(kinds[1] - kinds[0], weight, 1), POINTS)
    else:
        turned = (after["top"] & ~before["top"], before["top"] & ~after["top"])
        up, down = (np.average(people, weights=weight) * n_eff for people in turned)
        headline = intervals.columns("change", paired.score_difference(up, down, n_eff))
    return counted | headline | intervals.columns("mean_change", mean)


def _paired(difference: np.ndarray, weight: np.ndarray, step: float) -> intervals.Estimate:
    sums = (weight, weight**2, weight * difference, weight * difference**2)
    w, w2, wd, wd2 = (float(one.sum()) for one in sums)
    return intervals.paired_difference(len(weight), w, w2, wd, wd2, step)


def as_record(found: Repeated | None) -> dict[str, Any] | None:
    """Return the changes as `figures satisfaction --json` prints them; None where nobody answered both."""
    if found is None:
        return None
    named = {name: _named(getattr(found, name)) for name in ("earlier", "later")}
    return {**named, "numbered": found.numbered, "rows": records(found.rows)}


def _named(wave: Any) -> str:
    return str(wave["key"]) if isinstance(wave, dict) else str(wave)
