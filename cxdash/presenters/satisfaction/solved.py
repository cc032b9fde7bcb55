"""The tabs on solved cases, and on less, as much or more than expected."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts.satisfaction import needs as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import NOT_PLACED
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.expectations import SHARES, Expectations
from cxdash.measures.satisfaction.solved import Solved
from cxdash.presenters import told
from cxdash.presenters.cells import of_100, spans
from cxdash.presenters.elements import Drawing, Figure, Tab, Table, figure, picture_tables, with_rows

Names = Mapping[str, str]
Row = Mapping[str, Any]

DEFINED = ("expectations", "overspent")
"""The definitions behind the comparison with expectations."""


def sentence(found: Solved, stage: str, stages: Names, words: Words) -> str:
    """Return the share of solved cases of a stage and what it means for its score; '' where that is not known."""
    row = _of(found.stages, stage)
    if row is None or stage == NOT_PLACED or pd.isna(row["share"]):
        return ""
    values = {"stage": stages.get(stage, stage), "solved": words.number(row["share"] * 100)}
    if pd.isna(row["solved"]) or pd.isna(row["unsolved"]):
        return words.gettext("Of 100 cases in the stage {stage} {solved} are solved.", **values)
    values |= {"helped": words.number(row["solved"], 1), "others": words.number(row["unsolved"], 1)}
    template = gettext_noop(
        "Of 100 cases in the stage {stage} {solved} are solved; those who were helped give {helped}, the "
        "others {others}."
    )
    return words.gettext(template, **values)


def present(found: Solved, stage: str, stages: Names, touchpoints: Names, words: Words) -> list[Tab]:
    """Return the share of solved cases of *stage*, or of the first stage where customers were asked."""
    asked = list(found.stages["key"])
    if not asked:
        text = words.gettext(
            "Customers have not been asked whether their case was solved. How happy they are says little without it."
        )
        return [Tab(sentences=[text])]
    chosen = stage if stage in asked else asked[0]
    elsewhere = []
    if stage in stages and stage != chosen:
        template = gettext_noop("Customers have not been asked about cases in the stage {stage}.")
        elsewhere = [words.gettext(template, stage=stages[stage])]
    text = sentence(found, chosen, stages, words) or words.gettext(
        "Too few have been asked whether their case was solved."
    )
    row = found.stages[found.stages["key"] == chosen].iloc[0].to_dict()
    title = words.gettext("Solved or not, by touchpoint")
    by_touchpoint = Table(title, table(found.touchpoints, touchpoints, words), titled=True)
    return [Tab(sentences=[*elsewhere, text], figures=headlines(row, words), tables=with_rows(by_touchpoint))]


def headlines(row: Row, words: Words) -> list[Figure]:
    """Return the share that is solved, and the scores of those who were helped and of the others."""
    if pd.isna(row["share"]):
        return []
    span = {"low": words.share(row["low"]), "high": words.share(row["high"])}
    answers = words.ngettext("{count} answer", "{count} answers", int(row["n"]))
    under = words.gettext("from {low} to {high} · {answers}", **span, answers=answers)
    return [
        figure("solved", words.share(row["share"]), [under], words),
        _score("helped", row["solved"], row["n_solved"], words),
        _score("not_helped", row["unsolved"], row["n_unsolved"], words),
    ]


def _score(key: str, mean: float, n: int, words: Words) -> Figure:
    answers = words.ngettext("{count} answer", "{count} answers", int(n))
    shown = words.gettext("Too few answers") if pd.isna(mean) else words.number(mean, 1)
    return figure(key, shown, [answers], words)


def table(rows: pd.DataFrame, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's share and scores, columns in words."""
    return pd.DataFrame(
        {
            words.gettext("Touchpoint"): [touchpoints.get(key, key) for key in rows["key"]],
            words.gettext("Solved, of 100"): (rows["share"].astype(float) * 100).round(0),
            words.gettext("From–to"): spans(rows["low"] * 100, rows["high"] * 100, 0, words),
            words.gettext("Score where solved"): rows["solved"].round(2),
            words.gettext("Score where not solved"): rows["unsolved"].round(2),
            words.gettext("Difference"): rows["difference"].round(2),
            words.gettext("Difference, from–to"): spans(rows["difference_low"], rows["difference_high"], 2, words),
            words.gettext("Answers"): rows["n"],
        }
    )


def expected(
    found: Expectations, stage: str, stages: Names, touchpoints: Names, words: Words, period: str = ""
) -> list[Tab]:
    """Return how many got less than they expected, as much and more, and where more may be more than is needed."""
    if found.stages.empty:
        too_few = words.gettext("Too few have said both what they expected and what they got.")
        return [Tab(sentences=[too_few], definitions=DEFINED)]
    row = _of(found.stages, stage) or found.stages.sort_values("below", ascending=False).iloc[0].to_dict()
    shares = dict(zip(SHARES, map(words.number, of_100([row[name] for name in SHARES])), strict=True))
    template = gettext_noop(
        "In the stage {stage} {below} of 100 customers got less than they expected, {as_expected} as much and "
        "{above} more."
    )
    sentences = [
        words.gettext(template, stage=stages.get(row["key"], row["key"]), **shares),
        _overspent(found, touchpoints, words),
    ]
    rows = share_rows(found.stages, stages, words, period)
    pictured = picture_tables({"rows": rows}, rows=len(found.stages))
    notes = [words.gettext("Each bar, from the left: less than expected (warm), as expected, more than expected.")]
    title = words.gettext("Less, as much and more than expected, by touchpoint")
    content = Tab(
        sentences=sentences,
        drawing=Drawing(charts.shares, " ".join(sentences), pictured, charts.BAR_HEIGHT, charts.HEAD),
        notes=notes,
        tables=with_rows(Table(title, expected_table(found, touchpoints, words), titled=True)),
        definitions=DEFINED,
    )
    return [content]


def _overspent(found: Expectations, touchpoints: Names, words: Words) -> str:
    if pd.isna(found.importance):
        return words.gettext(
            "How important each touchpoint is has not been given, so possible over-spend cannot be told."
        )
    if found.overspent.empty:
        return words.gettext("Nowhere do customers clearly get more than they expect of something that matters little.")
    listed = words.list(touchpoints.get(key, key) for key in found.overspent["key"])
    template = gettext_noop(
        "Possibly more than is needed: {touchpoints}. Customers clearly get more than they expect there, and it matters"
        " less than most. Would they miss it?"
    )
    return words.gettext(template, touchpoints=listed)


def share_rows(rows: pd.DataFrame, stages: Names, words: Words, period: str = "") -> pd.DataFrame:
    """Return three rows per stage, in journey order, columns in words, shares of 100."""
    name, parts = charts.share_columns(words), charts.parts(words)
    listed = [
        {
            "place": stages.get(row["key"], row["key"]),
            "part": part,
            "n": row["n"],
            "share": round(row[share] * 100, 1),
            "low": round(row[f"{share}_low"] * 100, 1),
            "high": round(row[f"{share}_high"] * 100, 1),
        }
        for row in rows_of(rows)
        for share, part in zip(SHARES, parts, strict=True)
    ]
    said = [
        told.share_of_hundred(told.PART, row, words, period, place=row["place"], part=row["part"]) for row in listed
    ]
    return pd.DataFrame(listed)[list(name)].rename(columns=name).assign(told=said)


def expected_table(found: Expectations, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return each touchpoint's shares beside its importance, columns in words."""
    rows, over = found.touchpoints, set(found.overspent["key"])
    less, same, more = charts.parts(words)
    shares = {
        title[:1].upper() + title[1:]: (rows[share].astype(float) * 100).round(0)
        for title, share in zip((less, same, more), SHARES, strict=True)
    }
    listed = {
        words.gettext("Touchpoint"): [touchpoints.get(key, key) for key in rows["key"]],
        words.gettext("Answers"): rows["n"],
        **shares,
        words.gettext("Gap"): rows["gap"].round(2),
        words.gettext("Importance"): rows["importance"].astype(float),
        words.gettext("Note"): [_note(row, over, words) for row in rows_of(rows)],
    }
    return pd.DataFrame(listed).dropna(axis="columns", how="all")


def _note(row: Row, over: set[str], words: Words) -> str | None:
    if pd.isna(row["below"]):
        return words.gettext("too few answers")
    return words.gettext("possible over-spend") if row["key"] in over else None


def _of(rows: pd.DataFrame, key: str) -> dict[str, Any] | None:
    found = rows_of(rows[rows["key"] == key])
    return {str(name): value for name, value in found[0].items()} if found else None
