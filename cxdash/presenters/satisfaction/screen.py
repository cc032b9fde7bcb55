"""The screen of the satisfaction page: its finding, the stages and touchpoints, and three figures."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts.satisfaction import gaps as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import MEASURE_NAMES, Measure, Scale
from cxdash.domain.tables import NOT_PLACED, AnswerTables, placed
from cxdash.domain.vocabulary import MINIMUM_ANSWERS
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction.figures import Finding, Satisfaction
from cxdash.presenters import periods, scales, told
from cxdash.presenters.cells import names, reading
from cxdash.presenters.elements import Figure, PictureTables, picture_tables
from cxdash.presenters.satisfaction import headlines as headline_figures

SENTENCES = {
    "none": "",
    "not_placed": gettext_noop("Stages can't be compared yet: the touchpoints asked about here are in none."),
    "too_few": gettext_noop("Too few answers to compare the stages yet ({n} in all)."),
    "broken one": gettext_noop(
        "Customers get less than they expected in the stage {stage}: {mean} against {expected}."
    ),
    "broken most": gettext_noop(
        "Customers get less than they expected, most of all in the stage {stage}: {mean} against {expected}."
    ),
    "broken tie": gettext_noop(
        "Customers get less than they expected in the stages {stages}, but these answers can't tell which is worst."
    ),
    "kept": gettext_noop("No stage falls clearly short of what customers expect."),
    "lowest": gettext_noop("The score is lowest in the stage {stage}: {mean} on a scale of {scale}."),
    "equal": gettext_noop("The score is about equally low in the stages {stages}."),
    "only": gettext_noop("The score in the stage {stage} is {mean} on a scale of {scale}."),
}

ALT = {
    True: gettext_noop("Expected and got at each touchpoint of the stage {stage}."),
    False: gettext_noop("Expected and got at each touchpoint that is in no stage yet."),
}
"""By whether the touchpoints are in a stage."""

Row = Mapping[str, Any]


class SatisfactionScreen(NamedTuple):
    """The content of the page of a view.

    *stages*: those whose touchpoints can be looked into, *heads*: those in the picture. *not_placed*: what to do about
    touchpoints that are in no stage yet.
    """

    answers: int
    sentence: str
    measures: dict[str, str]
    measure: str
    scale: Scale
    stages: dict[str, str]
    stage: str
    heads: dict[str, str]
    not_placed: str
    columns: PictureTables
    notes: list[str]
    headlines: list[Figure]
    rows: PictureTables
    alt: str
    opening: str


def present(
    tables: AnswerTables,
    found: Satisfaction,
    measure: str,
    stage: str,
    words: Words,
) -> SatisfactionScreen:
    """Return the screen of a view; an unknown *measure* or *stage* is replaced by the most remarkable one."""
    stages, touchpoints = names(tables.stages, words), names(tables.touchpoints, words)
    measures_asked = measures(found)
    measure = measure if measure in measures_asked else next(iter(measures_asked), "")
    finding = satisfaction.finding(found, measure)
    asked = places_asked(found.touchpoints, "stage", measure, stages)
    stage = stage if stage in asked else next(iter([*finding.stages, *asked]), "")
    heads = {key: wrapped(name) for key, name in places_asked(found.stages, "key", measure, stages).items()}
    of_stage, of = touchpoints_of(stage, tables, touchpoints), periods.of_answers(found.view, words)
    return SatisfactionScreen(
        answers=found.view["n_answers"],
        sentence=sentence(finding, found, stages, words),
        measures={one: scales.common_name(found, one, words) for one in measures_asked},
        measure=measure,
        scale=found.on[measure or Measure.CSAT].scale,
        stages=asked,
        stage=stage,
        heads=heads,
        not_placed=not_placed(tables, found, touchpoints, words),
        columns=picture_tables(picture(found.stages, measure, heads, stage, words, of)),
        notes=notes(found, measure, stages, touchpoints, words),
        headlines=headline_figures.present(found, words),
        rows=picture_tables(picture(found.touchpoints, measure, of_stage, "", words, of)),
        alt=words.gettext(ALT[stage != NOT_PLACED], stage=stages.get(stage, "")),
        opening=headline_figures.below_expected(
            _of(found, measure, of_stage), touchpoints, words, stages.get(stage, "")
        ),
    )


def _of(found: Satisfaction, measure: str, keys: Mapping[str, str]) -> pd.DataFrame:
    rows = found.touchpoints
    return rows[(rows.measure == measure) & rows.key.isin(list(keys))]


def measures(found: Satisfaction) -> list[str]:
    """Return the measures that stages have answers on, in the order of the vocabulary."""
    asked = set(found.stages["measure"])
    return [measure for measure in MEASURE_NAMES if measure in asked]


def places_asked(rows: pd.DataFrame, stage: str, measure: str, stages: Mapping[str, str]) -> dict[str, str]:
    """Return the stages with answers on a measure, in journey order, by key.

    *rows*: figures by measure; *stage*: their column with the stage's key.
    """
    asked = set(rows.loc[rows["measure"] == measure, stage])
    return {key: name for key, name in stages.items() if key in asked}


def not_placed(tables: AnswerTables, found: Satisfaction, touchpoints: Mapping[str, str], words: Words) -> str:
    """Return which touchpoints with answers are in no stage yet, and what to do about it; '' if all are placed."""
    waiting = set(found.touchpoints["key"][found.touchpoints["stage"] == NOT_PLACED])
    if not waiting:
        return ""
    if placed(tables.stages).empty:
        return words.gettext("Type in your stages under Data, then choose one for each touchpoint.")
    listed = words.list(name for key, name in touchpoints.items() if key in waiting)
    return words.gettext(
        "Not placed in a stage yet: {touchpoints}. Choose a stage for each under Data.", touchpoints=listed
    )


def touchpoints_of(stage: str, tables: AnswerTables, touchpoints: Mapping[str, str]) -> dict[str, str]:
    """Return the touchpoints of a stage, in their order, by key."""
    inside = set(tables.touchpoints.loc[tables.touchpoints["stage"] == stage, "key"])
    return {key: name for key, name in touchpoints.items() if key in inside}


def sentence(finding: Finding, found: Satisfaction, stages: Mapping[str, str], words: Words) -> str:
    """Return the finding."""
    keys = [stages.get(key, key) for key in finding.stages]
    values = {
        "n": words.number(found.view["n_answers"]),
        "stage": keys[0] if keys else "",
        "stages": words.list(keys),
        "mean": words.number(finding.mean, 1),
        "expected": words.number(finding.expected, 1),
        "scale": str(found.on[finding.measure].scale) if finding.measure else "",
    }
    return words.gettext(SENTENCES[_situation(finding)], **values)


def picture(
    rows: pd.DataFrame, measure: str, places: Mapping[str, str], chosen: str, words: Words, period: str = ""
) -> dict[str, pd.DataFrame]:
    """Return the tables a picture draws from: one row per place in the order of *places*, columns in words.

    *period*: of the answers, in words.
    """
    name, of_measure = charts.columns(words), rows[rows["measure"] == measure]
    at = {key: row for row, key in enumerate(of_measure["key"])}
    table = of_measure.iloc[[at[key] for key in places if key in at]]
    listed = [{**row, "place": places[row["key"]], "reading": reading(row, words)} for row in rows_of(table)]
    texts = {column: [row[column] for row in listed] for column in ("place", "reading")}
    figures = {column: table[column].to_numpy() for column in name if column not in texts}
    rounded = {column: values.round(3) if values.dtype == float else values for column, values in figures.items()}
    shown = pd.DataFrame({title: (texts | rounded)[column] for column, title in name.items()})
    shown["said"] = [told.score(row["place"], row, row["reading"], words, period) for row in listed]
    return {
        "rows": shown,
        "chosen": shown[table["key"].to_numpy() == chosen],
        "hidden": shown[table["mean"].isna().to_numpy()],
        **_hints([row for row in listed if not pd.isna(row["mean"])], name, words),
    }


def notes(
    found: Satisfaction, measure: str, stages: Mapping[str, str], touchpoints: Mapping[str, str], words: Words
) -> list[str]:
    """Return what to know about the scores: what is hidden, how touchpoints weigh, what was not asked."""
    rows = found.stages[found.stages["measure"] == measure]
    left_out = [key for keys in rows["hidden"] for key in keys]
    hidden = few(found.touchpoints[found.touchpoints["measure"] == measure], left_out, touchpoints, words)
    sentences = scales.notes(found, measure, words)
    if hidden:
        sentences.append(words.gettext("Too few answers to show: {touchpoints}.", touchpoints=words.list(hidden)))
    shown = rows[rows["mean"].notna()]
    if len(shown) and (shown["weighting"] == "equal").any():
        sentences.append(
            words.gettext("Where customers a year are not known, a stage's touchpoints all weigh the same.")
        )
    indirect = [stages[key] for key in shown.loc[shown["basis"] == "indirect", "key"]]
    if indirect:
        sentences.append(
            words.gettext("Only indirect touchpoints, such as advertising: {stages}.", stages=words.list(indirect))
        )
    if measure == Measure.CSAT and not found.touchpoints["pairs"].sum():
        sentences.append(words.gettext("Customers have not been asked what they expected, so no gap can be shown."))
    elif unasked := [touchpoints.get(key, key) for keys in shown["unasked"] for key in keys]:
        listed = words.list(unasked)
        sentences.append(
            words.gettext("Too few have been asked what they expected at: {touchpoints}.", touchpoints=listed)
        )
    if silent := [name for key, name in stages.items() if key not in {NOT_PLACED, *rows["key"]}]:
        sentences.append(words.gettext("No answers to this question: {stages}.", stages=words.list(silent)))
    changed = headline_figures.stages_changed(found, stages, words)
    return [*sentences, *headline_figures.compared(found, words), *changed]


def few(rows: pd.DataFrame, keys: list[str], touchpoints: Mapping[str, str], words: Words) -> list[str]:
    """Return the names of touchpoints with too few answers, each with their number and what they weigh."""
    counted = rows.set_index("key")[["n", "n_eff"]].to_dict("index")
    return [f"{touchpoints.get(key, key)} ({weighed(counted[key], words)})" for key in keys]


def weighed(row: Row, words: Words) -> str:
    """Return a number of answers, and how many they weigh as much as where that is why no figure is shown of them."""
    n, effective = int(row["n"]), int(row["n_eff"])
    if n < MINIMUM_ANSWERS or effective >= MINIMUM_ANSWERS:
        return words.number(n)
    return words.gettext("{n} that weigh as much as {effective}", n=words.number(n), effective=words.number(effective))


def _hints(rows: Sequence[Row], name: Mapping[str, str], words: Words) -> dict[str, pd.DataFrame]:
    """Return labels of the marks, at the place where expected and got lie furthest apart: above and below."""
    called = {"mean": words.gettext("got"), "expected": words.gettext("expected")}
    marks: list[tuple[str, float, str]] = []
    if rows:
        row = max(rows, key=_apart)
        both = [(row["place"], row[figure], text) for figure, text in called.items()]
        marks = sorted((one for one in both if not pd.isna(one[1])), key=lambda one: -one[1])
    columns = [name["place"], name["mean"], name["reading"]]
    return {"above": pd.DataFrame(marks[:1], columns=columns), "below": pd.DataFrame(marks[1:], columns=columns)}


def _apart(row: Row) -> float:
    apart = abs(row["mean"] - row["expected"])
    return -1.0 if pd.isna(apart) else float(apart)


def _situation(finding: Finding) -> str:
    if finding.code == "broken":
        if len(finding.stages) == 1:
            return "broken one"
        return "broken most" if finding.clear else "broken tie"
    return "only" if finding.code == "equal" and len(finding.stages) == 1 else finding.code
