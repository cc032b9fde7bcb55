"""The tables of all figures of satisfaction, columns in words."""

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.tables import AnswerTables
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters import scales
from cxdash.presenters.cells import line, names, spans
from cxdash.presenters.satisfaction.screen import Row


def touchpoint_table(tables: AnswerTables, found: Satisfaction, months: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return every touchpoint's figures on every measure, columns in words, shares in per cent.

    *months*: the figures of every month up to the end of the period.
    """
    rows, places = found.own, names(tables.touchpoints, words)
    table = {
        words.gettext("Touchpoint"): rows["key"].map(places),
        words.gettext("Question"): _measure_names(rows, words),
        words.gettext("Month by month"): _lines(rows, months),
        words.gettext("Mean"): rows["mean"].round(2),
        words.gettext("Mean, from–to"): spans(rows["mean_low"], rows["mean_high"], 2, words),
        words.gettext("Gap"): rows["gap"].round(2),
        words.gettext("Top marks, %"): (rows["top2"] * 100).round(1),
        words.gettext("Answers"): rows["n"],
        words.gettext("Expected"): rows["expected"].round(2),
        words.gettext("Gap, from–to"): spans(rows["gap_low"], rows["gap_high"], 2, words),
        words.gettext("Top marks, from–to"): spans(rows["top2_low"] * 100, rows["top2_high"] * 100, 1, words),
        words.gettext("NPS"): rows["nps"].round(0),
        words.gettext("Change"): rows["change"].round(2),
        words.gettext("Note"): [_note(row, words) for row in rows_of(rows)],
    }
    return _without_empty(pd.DataFrame(table))


def stage_table(tables: AnswerTables, found: Satisfaction, words: Words) -> pd.DataFrame:
    """Return every stage's score on every measure, beside the mean of all its answers pooled."""
    rows, places = found.own_stages, names(tables.stages, words)
    table = {
        words.gettext("Stage"): rows["key"].map(places),
        words.gettext("Question"): _measure_names(rows, words),
        words.gettext("Mean"): rows["mean"].round(2),
        words.gettext("Mean, from–to"): spans(rows["mean_low"], rows["mean_high"], 2, words),
        words.gettext("Expected"): rows["expected"].round(2),
        words.gettext("Gap"): rows["gap"].round(2),
        words.gettext("Change"): rows["change"].round(2),
        words.gettext("All answers together"): rows["pooled_n"],
        words.gettext("Mean, all answers"): rows["pooled_mean"].round(2),
        words.gettext("Top marks, all answers, %"): (rows["pooled_top2"] * 100).round(1),
    }
    return _without_empty(pd.DataFrame(table))


def _lines(rows: pd.DataFrame, months: pd.DataFrame) -> list[list[float] | None]:
    """Return the means month by month of each row's touchpoint and measure."""
    by: dict[tuple[str, str], dict[str, float]] = {}
    columns = (months[name].tolist() for name in ("touchpoint", "measure", "month", "mean"))
    for touchpoint, measure, month, mean in zip(*columns, strict=True):
        by.setdefault((touchpoint, measure), {})[month] = mean
    last = max(months.month, default="")
    known = (by.get(place) for place in zip(rows["key"], rows["measure"], strict=True))
    return [None if own is None else line(own, own.values(), last) for own in known]


def _note(row: Row, words: Words) -> str | None:
    if pd.isna(row["mean"]):
        return words.gettext("too few answers")
    return words.gettext("uncertain") if row["wide"] else None


def _measure_names(rows: pd.DataFrame, words: Words) -> list[str]:
    return [
        scales.measure_name(measure, code, words, of_the_way=way)
        for measure, code, way in zip(rows["measure"], rows["scale"], rows["of_the_way"], strict=True)
    ]


def _without_empty(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table without the columns in which nothing is known."""
    return table.dropna(axis="columns", how="all")
