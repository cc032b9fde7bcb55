"""Whose voice is missing, in words."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cxdash.measures.voices import Voices
from cxdash.ui import defined
from cxdash.ui.draw import Figure
from cxdash.ui.satisfaction_part import Part
from cxdash.ui.words import Words
from cxdash.vocabulary import View, mark

Names = Mapping[str, str]
NAMED = 4
"""How many touchpoints are named; the table has them all."""


def tell(found: Voices, view: View, touchpoints: Names, words: Words) -> Part:
    """Tell how many have answered, of whom least is heard, and which segments are heard less than they are many."""
    said = [*_funnel(found, touchpoints, words), *_segments(found, words)]
    notes = [words.say("This is of all customers: customers a year are not known by segment.")] if view.segment else []
    tables = [
        (words.say("From customers to answers, by touchpoint"), funnel_table(found, touchpoints, words)),
        (words.say("Heard, by segment"), segment_table(found, words)),
    ]
    return Part(said, notes, headlines(found, words), None, tables, ("missing_voice",))


def headlines(found: Voices, words: Words) -> list[Figure]:
    """Return how many of 1,000 were heard."""
    if np.isnan(found.share):
        return []
    values = {"answers": words.number(found.answers), "occasions": words.about(found.occasions, 3)}
    under = words.say("{answers} answers, {occasions} occasions a year", **values)
    return [defined.figure("voices", words.number(found.share * 1000, 1), [under], words)]


def _funnel(found: Voices, touchpoints: Names, words: Words) -> list[str]:
    if np.isnan(found.share):
        return [words.say("Whose voice is missing can be told where customers a year are known.")]
    said = []
    quiet = found.touchpoints.loc[found.touchpoints["missing"], "touchpoint"]
    if len(quiet):
        template = mark("Less than half as many as on average have answered: {touchpoints}.")
        said.append(words.say(template, touchpoints=_listed(quiet, touchpoints, words)))
    else:
        said.append(words.say("At no touchpoint have less than half as many as on average answered."))
    if found.unheard:
        template = mark("Nobody has answered in this period: {touchpoints}.")
        said.append(words.say(template, touchpoints=_listed(found.unheard, touchpoints, words)))
    return said


def _listed(keys: pd.Series | tuple[str, ...], touchpoints: Names, words: Words) -> str:
    named = [touchpoints.get(key, key) for key in keys]
    if len(named) > NAMED:
        named = [*named[:NAMED], words.say("{count} more", count=words.number(len(named) - NAMED))]
    return words.list(named)


def _segments(found: Voices, words: Words) -> list[str]:
    if found.segments.empty:
        return []
    if found.segments["customers"].isna().all():
        return [
            words.say("How many customers each segment has is not known, so a segment's missing voice cannot be told.")
        ]
    silent = list(found.segments.loc[found.segments["missing"], "segment"])
    if not silent:
        return [words.say("No segment is heard clearly less than it is large.")]
    return [words.say("Heard less than they are many: {segments}.", segments=words.list(silent))]


def funnel_table(found: Voices, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's customers a year and answers, columns in words, the least heard first."""
    rows = found.touchpoints
    return pd.DataFrame(
        {
            words.say("Touchpoint"): [touchpoints.get(key, key) for key in rows["touchpoint"]],
            words.say("Customers a year"): rows["customers_a_year"].round(0).astype(int),
            words.say("Answers in a year"): rows["answers"],
            words.say("Have answered, of 1,000"): (rows["share"] * 1000).round(1),
            words.say("Note"): [words.say("voice missing") if missing else None for missing in rows["missing"]],
        }
    ).dropna(axis="columns", how="all")


def segment_table(found: Voices, words: Words) -> pd.DataFrame:
    """Return each segment's part of the answers and of the customers, columns in words."""
    rows = found.segments
    return pd.DataFrame(
        {
            words.say("Segment"): rows["segment"],
            words.say("Answers in a year"): rows["answers"],
            words.say("Of 100 answers"): (rows["share"] * 100).round(1),
            words.say("Of 100 customers"): (rows["customers"] * 100).round(1),
            words.say("Note"): [words.say("voice missing") if missing else None for missing in rows["missing"]],
        }
    ).dropna(axis="columns", how="all")
