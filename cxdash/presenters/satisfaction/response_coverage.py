"""Who we do not hear from: touchpoints and segments that answer less than others."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.response_coverage import ResponseCoverage
from cxdash.presenters.elements import Figure, Tab, Table, figure, with_rows

Names = Mapping[str, str]
NAMED = 4
"""The most touchpoints that a sentence names."""


def present(found: ResponseCoverage, view: View, touchpoints: Names, words: Words) -> list[Tab]:
    """Return how many have answered, who is heard least, and which segments answer less than their share."""
    sentences = [*_funnel(found, touchpoints, words), *_segments(found, words)]
    notes = (
        [words.gettext("This is of all customers: customers a year are not known by segment.")] if view.segment else []
    )
    by_touchpoint, by_segment = funnel_table(found, touchpoints, words), segment_table(found, words)
    tables = with_rows(
        Table(words.gettext("From customers to answers, by touchpoint"), by_touchpoint, titled=True),
        Table(words.gettext("Answers by segment"), by_segment, titled=True),
    )
    figures = headlines(found, words)
    return [Tab(sentences=sentences, figures=figures, notes=notes, tables=tables, definitions=("missing_voice",))]


def headlines(found: ResponseCoverage, words: Words) -> list[Figure]:
    """Return how many of 1,000 were heard."""
    if np.isnan(found.share):
        return []
    values = {"answers": words.number(found.answers), "occasions": words.about(found.occasions, 3)}
    under = words.gettext("{answers} answers, {occasions} visits a year", **values)
    return [figure("voices", words.number(found.share * 1000, 1), [under], words)]


def _funnel(found: ResponseCoverage, touchpoints: Names, words: Words) -> list[str]:
    if np.isnan(found.share):
        return [words.gettext("Who we don't hear from can be told where customers a year are known.")]
    sentences = []
    quiet = found.touchpoints.loc[found.touchpoints["missing"], "touchpoint"]
    if len(quiet):
        template = gettext_noop("Less than half as many as on average have answered: {touchpoints}.")
        sentences.append(words.gettext(template, touchpoints=_listed(quiet, touchpoints, words)))
    else:
        sentences.append(words.gettext("At no touchpoint have less than half as many as on average answered."))
    if found.unheard:
        template = gettext_noop("Nobody has answered in this period: {touchpoints}.")
        sentences.append(words.gettext(template, touchpoints=_listed(found.unheard, touchpoints, words)))
    return sentences


def _listed(keys: pd.Series | tuple[str, ...], touchpoints: Names, words: Words) -> str:
    named = [touchpoints.get(key, key) for key in keys]
    if len(named) > NAMED:
        named = [*named[:NAMED], words.gettext("{count} more", count=words.number(len(named) - NAMED))]
    return words.list(named)


def _segments(found: ResponseCoverage, words: Words) -> list[str]:
    if found.segments.empty:
        return []
    if found.segments["customers"].isna().all():
        return [
            words.gettext(
                "We can't tell which segments are under-represented: how many customers each has is not known."
            )
        ]
    silent = list(found.segments.loc[found.segments["missing"], "segment"])
    if not silent:
        return [words.gettext("No segment answers clearly less than its share of the customers.")]
    return [words.gettext("Answer less than their share of the customers: {segments}.", segments=words.list(silent))]


def funnel_table(found: ResponseCoverage, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's customers a year and answers, columns in words, the least heard first."""
    rows = found.touchpoints
    return pd.DataFrame(
        {
            words.gettext("Touchpoint"): [touchpoints.get(key, key) for key in rows["touchpoint"]],
            words.gettext("Customers a year"): rows["customers_a_year"].round(0).astype(int),
            words.gettext("Answers in a year"): rows["answers"],
            words.gettext("Have answered, of 1,000"): (rows["share"] * 1000).round(1),
            words.gettext("Note"): _few(rows["missing"], words),
        }
    ).dropna(axis="columns", how="all")


def segment_table(found: ResponseCoverage, words: Words) -> pd.DataFrame:
    """Return each segment's share of the answers and of the customers, columns in words."""
    rows = found.segments
    return pd.DataFrame(
        {
            words.gettext("Segment"): rows["segment"],
            words.gettext("Answers in a year"): rows["answers"],
            words.gettext("Of 100 answers"): (rows["share"] * 100).round(1),
            words.gettext("Of 100 customers"): (rows["customers"] * 100).round(1),
            words.gettext("Note"): _few(rows["missing"], words),
        }
    ).dropna(axis="columns", how="all")


def _few(missing: pd.Series, words: Words) -> list[str | None]:
    return [words.gettext("too few respond") if few else None for few in missing]
