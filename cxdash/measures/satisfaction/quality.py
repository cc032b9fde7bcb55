"""What the figures rest on: "don't know" answers, small samples, and touchpoints without answers."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import WIDE_INTERVAL, Contact, View
from cxdash.measures.stats import groups, intervals

OFTEN = 0.20
"""The share of "don't know" above which a question is named: it cannot be judged, or is not understood."""

YEAR = 12
CELL = ["touchpoint", "measure"]
SUMS = ["n", "w", "w2"]


@dataclass(frozen=True, eq=False)
class Quality:
    """What the figures of a view rest on; shares 0–1, nan if fewer than 30 answered.

    *dont_know*: survey, touchpoint ('' = the whole relationship), measure, answered, missing, blank, share_missing (of
    those who answered anything), wide; the largest share first. *often*: how many of them are above OFTEN. *tiny*:
    touchpoint, measure, segment ('' = all), n and n_eff, below 30 in the period, the fewest first; segments only if
    all together are enough. *funnel*: touchpoint, customers_a_year, answers in the last twelve months to its most
    answered question, share; the lowest first; empty for a single segment, whose volumes are unknown. *touchpoints*:
    their number; *few*: those with answers, but no question with 30 effective ones; *unheard*: those without.
    """

    dont_know: pd.DataFrame
    often: int
    tiny: pd.DataFrame
    funnel: pd.DataFrame
    touchpoints: int
    few: tuple[str, ...]
    unheard: tuple[str, ...]


def compute(tables: QualityTables, view: View) -> Quality:
    """Compute the quality of a view from tables, which are not changed."""
    period = resolve_period(view.period, list(tables.months["month"]))
    counts, places = tables.counts, tables.touchpoints
    now = groups.during(counts, period)
    asked = _dont_know(tables.tallies)
    most, enough = _most(now, places), _enough(now, places)
    return Quality(
        dont_know=asked,
        often=int((asked["share_missing"] > OFTEN).sum()),
        tiny=_tiny(counts, now, view),
        funnel=_funnel(places, groups.during(counts, period and year_to(period.last)), view),
        touchpoints=len(places),
        few=tuple(most.index[(most > 0) & ~enough]),
        unheard=tuple(most.index[most == 0]),
    )


@intervals.quiet
def _dont_know(tallies: pd.DataFrame) -> pd.DataFrame:
    table = tallies.rename(columns={"answers": "answered"}).astype(dict.fromkeys(["answered", "missing", "blank"], int))
    asked = (table["answered"] + table["missing"]).to_numpy()
    share = intervals.wilson(table["missing"].to_numpy(), asked)
    shown = intervals.enough(asked)
    table["share_missing"] = np.where(shown, share.value, np.nan)
    table["wide"] = shown & (share.high - share.low > WIDE_INTERVAL)
    return table.sort_values("share_missing", ascending=False, kind="stable", ignore_index=True)


def _tiny(counts: pd.DataFrame, now: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return what was ever asked and has too few answers in the period."""
    together = _summed(counts, now, CELL).assign(segment=view.segment)
    enough = together.loc[intervals.enough(together["n_eff"].to_numpy()), CELL]
    given = counts["segment"] != ("" if not view.segment else view.segment)
    apart = _summed(counts[given], now, [*CELL, "segment"]).merge(enough, on=CELL)
    both = pd.concat([together, apart], ignore_index=True)[[*CELL, "segment", "n", "n_eff"]]
    few = both[~intervals.enough(both["n_eff"].to_numpy())]
    return few.sort_values(["n", *CELL, "segment"], kind="stable", ignore_index=True)


def _funnel(places: pd.DataFrame, year: pd.DataFrame, view: View) -> pd.DataFrame:
    known = places[(places["contact"] == Contact.DIRECT) & (places["customers_per_year"] > 0) & (not view.segment)]
    answers = _most(year, known)
    table = pd.DataFrame(
        {
            "touchpoint": known["key"],
            "customers_a_year": known["customers_per_year"].astype(float),
            "answers": answers.to_numpy(),
        }
    )
    table["share"] = table["answers"] / table["customers_a_year"]
    return table.sort_values("share", kind="stable", ignore_index=True)


def _most(counts: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return by touchpoint the answers to its most answered question, since one person answers several."""
    by_question = counts.groupby(CELL)["n"].sum()
    return by_question.groupby("touchpoint").max().reindex(list(places["key"]), fill_value=0).astype(int)


def _enough(counts: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Return by touchpoint whether one of its questions has enough answers for a figure."""
    rows = _summed(counts, counts, CELL)
    shown = rows.assign(enough=intervals.enough(rows["n_eff"].to_numpy())).groupby("touchpoint")["enough"].any()
    return shown.reindex(list(places["key"]), fill_value=False).astype(bool)


@intervals.quiet
def _summed(asked: pd.DataFrame, now: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return n, and effective n, of the answers in the period to everything that was ever asked, 0 without any."""
    sums = now.groupby(keys)[SUMS].sum().reset_index()
    rows = asked[keys].drop_duplicates().merge(sums, on=keys, how="left").fillna(dict.fromkeys(SUMS, 0))
    n_eff = intervals.kish_effective_n(rows["w"].to_numpy(float), rows["w2"].to_numpy(float))
    return rows.assign(n_eff=np.where(rows["n"] > 0, n_eff, 0)).astype({"n": int})


def year_to(last: str) -> Period:
    """Return the twelve months up to a month."""
    return Period(month_name(month_number(last) - YEAR + 1), last)
