"""Solved or not, and less, as much or more than expected, in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts import satisfaction_needs as charts
from cxdash.measures.expectations import SHARES, Expectations
from cxdash.measures.solved import Solved
from cxdash.ui import defined, pictures
from cxdash.ui.draw import Figure
from cxdash.ui.pictures import Table
from cxdash.ui.satisfaction_part import Drawn, Part
from cxdash.ui.words import Words
from cxdash.vocabulary import mark

Names = Mapping[str, str]
Row = Mapping[str, Any]


def sentence(found: Solved, stage: str, stages: Names, words: Words) -> str:
    """Say how many cases of a stage are solved and what that means to its score; '' where that is not known."""
    row = _of(found.stages, stage)
    if row is None or pd.isna(row["share"]):
        return ""
    values = {"stage": stages.get(stage, stage), "solved": words.number(row["share"] * 100)}
    if pd.isna(row["solved"]) or pd.isna(row["unsolved"]):
        return words.say("Of 100 cases in the stage {stage} {solved} are solved.", **values)
    values |= {"helped": words.number(row["solved"], 1), "others": words.number(row["unsolved"], 1)}
    template = mark(
        "Of 100 cases in the stage {stage} {solved} are solved; those who were helped give {helped}, the others {others}."
    )
    return words.say(template, **values)


def tell(found: Solved, stage: str, stages: Names, touchpoints: Names, words: Words) -> Part:
    """Tell what is solved: of the stage looked into, or of the first where customers were asked."""
    asked = list(found.stages["key"])
    if not asked:
        said = words.say("Customers have not been asked whether their case was solved. How happy they are says little without it.")  # fmt: skip
        return Part([said], [], [], None, [], ())
    chosen = stage if stage in asked else asked[0]
    said = sentence(found, chosen, stages, words) or words.say("Too few have been asked whether their case was solved.")
    row = found.stages[found.stages["key"] == chosen].iloc[0].to_dict()
    title = words.say("Solved or not, by touchpoint")
    return Part([said], [], headlines(row, words), None, [(title, table(found.touchpoints, touchpoints, words))], ())  # fmt: skip


def headlines(row: Row, words: Words) -> list[Figure]:
    """Return the share that is solved, and the scores of those who were helped and of the others."""
    if pd.isna(row["share"]):
        return []
    span = {"low": words.share(row["low"]), "high": words.share(row["high"])}
    answers = words.many("{count} answer", "{count} answers", int(row["n"]))
    under = words.say("from {low} to {high} · {answers}", **span, answers=answers)
    return [
        defined.figure("solved", words.share(row["share"]), [under], words),
        _score("helped", row["solved"], row["n_solved"], words),
        _score("not_helped", row["unsolved"], row["n_unsolved"], words),
    ]


def _score(key: str, mean: float, n: int, words: Words) -> Figure:
    answers = words.many("{count} answer", "{count} answers", int(n))
    shown = words.say("Too few answers") if pd.isna(mean) else words.number(mean, 1)
    return defined.figure(key, shown, [answers], words)


def table(rows: pd.DataFrame, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's share and scores, columns in words."""
    return pd.DataFrame(
        {
            words.say("Touchpoint"): [touchpoints.get(key, key) for key in rows["key"]],
            words.say("Solved, of 100"): (rows["share"].astype(float) * 100).round(0),
            words.say("From"): (rows["low"].astype(float) * 100).round(0),
            words.say("To"): (rows["high"].astype(float) * 100).round(0),
            words.say("Answers"): rows["n"],
            words.say("Score where solved"): rows["solved"].round(2),
            words.say("Score where not solved"): rows["unsolved"].round(2),
            words.say("Difference"): rows["difference"].round(2),
            words.say("Difference, from"): rows["difference_low"].round(2),
            words.say("Difference, to"): rows["difference_high"].round(2),
        }
    )


def expected(found: Expectations, stage: str, stages: Names, touchpoints: Names, words: Words) -> Part:
    """Tell how many got less than they expected, as much and more, and where more may be more than is needed."""
    if found.stages.empty:
        too_few = words.say("Too few have said both what they expected and what they got.")
        return Part([too_few], [], [], None, [], ("expectations", "overspent"))
    row = _of(found.stages, stage) or found.stages.sort_values("below", ascending=False).iloc[0].to_dict()
    shares = {name: words.number(row[name] * 100) for name in SHARES}
    template = mark(
        "In the stage {stage} {below} of 100 customers got less than they expected, {as_expected} as much and {above} more."
    )
    said = [
        words.say(template, stage=stages.get(row["key"], row["key"]), **shares),
        _overspent(found, touchpoints, words),
    ]
    rows = share_rows(found.stages, stages, words)
    drawn = Drawn(
        charts.shares, Table(pictures.kept({"rows": rows}).parts, len(found.stages)), charts.BAR_HEIGHT, charts.HEAD
    )
    notes = [words.say("Each bar, from the left: less than expected (warm), as expected, more than expected.")]
    title = words.say("Less, as much and more than expected, by touchpoint")
    return Part(
        said, notes, [], drawn, [(title, expected_table(found, touchpoints, words))], ("expectations", "overspent")
    )


def _overspent(found: Expectations, touchpoints: Names, words: Words) -> str:
    if pd.isna(found.importance):
        return words.say("How important each touchpoint is has not been given, so possible over-spend cannot be told.")
    if found.overspent.empty:
        return words.say("Nowhere do customers clearly get more than they expect of something that matters little.")
    listed = words.list(touchpoints.get(key, key) for key in found.overspent["key"])
    template = mark(
        "Possibly more than is needed: {touchpoints}. Customers clearly get more than they expect there, and it matters"
        " less than most. Would they miss it?"
    )
    return words.say(template, touchpoints=listed)


def share_rows(rows: pd.DataFrame, stages: Names, words: Words) -> pd.DataFrame:
    """Return three rows per stage, in journey order, columns in words, shares of 100."""
    name, parts = charts.share_columns(words), charts.parts(words)
    listed = [
        {
            "place": stages.get(row["key"], row["key"]), "part": part, "n": row["n"], "share": round(row[share] * 100, 1),
            "low": round(row[f"{share}_low"] * 100, 1), "high": round(row[f"{share}_high"] * 100, 1),
        }
        for row in rows.to_dict("records")
        for share, part in zip(SHARES, parts, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(listed)[list(name)].rename(columns=name)


def expected_table(found: Expectations, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's shares beside its importance, columns in words."""
    rows, over = found.touchpoints, set(found.overspent["key"])
    less, same, more = charts.parts(words)
    shares = {
        title[:1].upper() + title[1:]: (rows[share].astype(float) * 100).round(0)
        for title, share in zip((less, same, more), SHARES, strict=True)
    }
    listed = {
        words.say("Touchpoint"): [touchpoints.get(key, key) for key in rows["key"]],
        words.say("Answers"): rows["n"],
        **shares,
        words.say("Gap"): rows["gap"].round(2),
        words.say("Importance"): rows["importance"].astype(float),
        words.say("Note"): [_note(row, over, words) for row in rows.to_dict("records")],
    }
    return pd.DataFrame(listed).dropna(axis="columns", how="all")


def _note(row: Row, over: set[str], words: Words) -> str | None:
    if pd.isna(row["below"]):
        return words.say("too few answers")
    return words.say("possible over-spend") if row["key"] in over else None


def _of(rows: pd.DataFrame, key: str) -> dict[str, Any] | None:
    found = rows[rows["key"] == key].to_dict("records")
    return {str(name): value for name, value in found[0].items()} if found else None
