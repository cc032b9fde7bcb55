"""The tables behind the satisfaction page: every touchpoint's and every stage's figures, columns in words."""

import pandas as pd

from cxdash.measures.satisfaction import Satisfaction
from cxdash.ui.satisfaction import Row, names
from cxdash.ui.words import Words
from cxdash.vocabulary import MEASURE_NAMES, Measure


def touchpoint_table(tables: dict[str, pd.DataFrame], found: Satisfaction, words: Words) -> pd.DataFrame:
    """Return every touchpoint's figures on every measure, columns in words, shares in per cent."""
    rows, places = found.touchpoints, names(tables, "touchpoints", words)
    table = {
        words.say("Touchpoint"): rows["key"].map(places),
        words.say("Question"): _measure_names(rows, words),
        words.say("Answers"): rows["n"],
        words.say("Mean"): rows["mean"].round(2),
        words.say("Mean, from"): rows["mean_low"].round(2),
        words.say("Mean, to"): rows["mean_high"].round(2),
        words.say("Top marks, %"): (rows["top2"] * 100).round(1),
        words.say("Top marks, from"): (rows["top2_low"] * 100).round(1),
        words.say("Top marks, to"): (rows["top2_high"] * 100).round(1),
        words.say("NPS"): rows["nps"].round(0),
        words.say("Expected"): rows["expected"].round(2),
        words.say("Gap"): rows["gap"].round(2),
        words.say("Gap, from"): rows["gap_low"].round(2),
        words.say("Gap, to"): rows["gap_high"].round(2),
        words.say("Change"): rows["change"].round(2),
        words.say("Note"): [_note(row, words) for row in rows.to_dict("records")],
    }
    return _without_empty(pd.DataFrame(table))


def stage_table(tables: dict[str, pd.DataFrame], found: Satisfaction, words: Words) -> pd.DataFrame:
    """Return every stage's score on every measure, and beside it all its answers in one heap."""
    rows, places = found.stages, names(tables, "stages", words)
    table = {
        words.say("Stage"): rows["key"].map(places),
        words.say("Question"): _measure_names(rows, words),
        words.say("Mean"): rows["mean"].round(2),
        words.say("Mean, from"): rows["mean_low"].round(2),
        words.say("Mean, to"): rows["mean_high"].round(2),
        words.say("Expected"): rows["expected"].round(2),
        words.say("Gap"): rows["gap"].round(2),
        words.say("All answers together"): rows["pooled_n"],
        words.say("Mean, all answers"): rows["pooled_mean"].round(2),
        words.say("Top marks, all answers, %"): (rows["pooled_top2"] * 100).round(1),
    }
    return _without_empty(pd.DataFrame(table))


def _note(row: Row, words: Words) -> str | None:
    if pd.isna(row["mean"]):
        return words.say("too few answers")
    return words.say("uncertain") if row["wide"] else None


def _measure_names(rows: pd.DataFrame, words: Words) -> list[str]:
    return [words.say(MEASURE_NAMES[Measure(measure)]) for measure in rows["measure"]]


def _without_empty(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out columns in which nothing is known."""
    return table.dropna(axis="columns", how="all")
