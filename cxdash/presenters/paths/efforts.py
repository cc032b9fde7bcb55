"""Which efforts are useless, and which beginnings lead further, compared on otherwise equal paths."""

from collections.abc import Mapping

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.paths import alike
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.cells import spans

Names = Mapping[str, str]

MOST_NAMED = 3
"""The most useless efforts that are each given a sentence."""

TWICE, MUCH_MORE = 2.0, 1.5
"""Times as many that are called twice, and from which they are told in times."""

BEGAN = {
    "twice": gettext_noop(
        "Of those who began with {touchpoint} twice as many became customers as of those who began with {other} "
        "({share} and {less} of 100 on otherwise equal paths)."
    ),
    "times": gettext_noop(
        "Of those who began with {touchpoint} {times} times as many became customers as of those who began with "
        "{other} ({share} and {less} of 100 on otherwise equal paths)."
    ),
    "more": gettext_noop(
        "Of those who began with {touchpoint} more became customers than of those who began with {other} ({share} and "
        "{less} of 100 on otherwise equal paths)."
    ),
}


def sentences(found: Paths, touchpoints: Names, words: Words) -> list[str]:
    """Return a sentence for each useless effort, at most three."""
    return [
        words.gettext(
            "{touchpoint} gets at most {credit} of {all} by any way of counting; those who met it became customers no "
            "more often ({share} of 100, and {less} without it on otherwise equal paths).",
            touchpoint=touchpoints.get(row["touchpoint"], row["touchpoint"]),
            credit=words.number(row["credit"]),
            all=words.number(found.conversions),
            **_shares(row, words),
        )
        for row in rows_of(alike.useless(found.met, found.credits).head(MOST_NAMED))
    ]


def beginnings(found: Paths, touchpoints: Names, words: Words) -> list[str]:
    """Return which beginning clearly leads to more customers than another; nothing where none does."""
    pair = alike.apart(found.began)
    if pair is None:
        return []
    times = pair.share / pair.share_other if pair.share_other > 0 else 0.0
    how = "twice" if round(times, 1) == TWICE else "times" if times >= MUCH_MORE else "more"
    names = {key: touchpoints.get(pair[key], pair[key]) for key in ("touchpoint", "other")}
    return [words.gettext(BEGAN[how], times=words.number(times, 1), **names, **_shares(pair, words))]


def not_told(found: Paths, words: Words) -> list[str]:
    """Return why it cannot be told what makes no difference, where that is so and not said elsewhere."""
    if not found.lost or len(found.met):
        return []
    return [
        words.gettext(
            "No two paths are equal but for one touchpoint, or too few took them, so it cannot be told which efforts "
            "make no difference."
        )
    ]


def table(found: Paths, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return those who met each touchpoint against those on otherwise equal paths without it, of 100."""
    rows = found.met
    return pd.DataFrame(
        {
            words.gettext("Touchpoint"): [touchpoints.get(key, key) for key in rows.touchpoint],
            words.gettext("Met it"): rows.n.round(),
            words.gettext("Of 100, became customers"): (rows.share * 100).round(1),
            words.gettext("Did not meet it"): rows.n_other.round(),
            words.gettext("Of 100 without it, became customers"): (rows.share_other * 100).round(1),
            words.gettext("Difference"): (rows.difference * 100).round(1),
            words.gettext("Difference, from–to"): spans(rows.low * 100, rows.high * 100, 1, words),
        }
    )


def _shares(row: Mapping | pd.Series, words: Words) -> dict[str, str]:
    """Return two shares as numbers of a hundred, with a decimal where they would look the same though they differ."""
    share, less = row["share"] * 100, row["share_other"] * 100
    decimals = 0 if round(share) != round(less) or abs(share - less) < alike.NOT_ONE * 100 else 1
    return {"share": words.number(share, decimals), "less": words.number(less, decimals)}
