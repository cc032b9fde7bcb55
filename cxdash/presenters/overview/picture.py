"""The tables of the overview's picture."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.charts.overview import picture as charts
from cxdash.charts.overview import places as overview_places
from cxdash.domain.ownership import HEALTH_NAMES, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure, Scale
from cxdash.domain.tables import RaciTables
from cxdash.domain.vocabulary import Contact
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.overview.figures import Overview
from cxdash.measures.overview.situation import Case
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters import amounts, cells, periods, told
from cxdash.presenters.cells import names, reading, rounded
from cxdash.presenters.elements import PictureTables, picture_tables
from cxdash.presenters.ownership import screen as owners
from cxdash.presenters.ownership.chips import chip as chip_of

SHORT, SHORT_OF_TWO = 10, 5
"""Characters of a role's name that fit into a chip, and into half of one."""

GOT_LABEL, GAP_LABEL = (0.15, 0.43), (-0.48, -0.15)
"""The extent of the two figures beside a dot, as shares of a column from its middle."""

LABEL_HEIGHT = 0.09
"""The height of a figure as a share of the scale."""

Row = Mapping[str, Any]


def legend(scale: Scale, words: Words) -> str:
    """Return how to read the picture where it is turned for a phone, which has no heads."""
    return words.gettext(
        "Left: what customers expected (line) and got (dot), from {low} to {high}. Right: who answers, and let-downs "
        "a year.",
        low=words.number(scale.lowest),
        high=words.number(scale.highest),
    )


def pages(stages: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return the groups of stages shown together: numbers from and to, by the first one's key; {} where all fit."""
    keys, most = list(stages), overview_places.MOST_COLUMNS
    if len(keys) <= most:
        return {}
    starts = range(0, len(keys), most)
    return {keys[start]: f"{words.number(start + 1)}–{words.number(min(start + most, len(keys)))}" for start in starts}


def page_of(found: Mapping[str, str], stages: Mapping[str, str], chosen: str) -> str:
    """Return the page of the chosen stage, by the page's first stage; the first page where none is chosen."""
    keys = list(stages)
    at = keys.index(chosen) if chosen in stages else 0
    return max((key for key in found if keys.index(key) <= at), key=keys.index, default="")


def on_page(page: str, stages: Mapping[str, str]) -> list[str]:
    """Return the stages of a page."""
    keys = list(stages)
    start = keys.index(page) if page in stages else 0
    return keys[start : start + overview_places.MOST_COLUMNS]


def measure(owned: Ownership) -> str:
    """Return the measure the stages are compared on."""
    return next(iter(owned.stages.measure), "") or Measure.CSAT


def picture(
    tables: RaciTables, answered: Satisfaction, owned: Ownership, found: Overview, shown: Sequence[str], words: Words
) -> PictureTables:
    """Return the picture's tables for the stages *shown*, as they are sent."""
    stages, roles = names(tables.stages, words), names(tables.roles, words)
    rows = rows_of(owned.stages[owned.stages.key.isin(shown)])
    marks = _marks(rows, stages, roles, found, words)
    places = {key: no for no, key in enumerate(shown, 1)}
    return picture_tables(
        {
            "rows": _rows(rows, stages, roles, periods.of_answers(answered.view, words), words),
            "marks": marks,
            "focus": marks.loc[[row["key"] == found.start_here for row in rows], ["no", "of"]],
            "dots": _dots(tables, answered, owned, places, words),
            "ticks": _ticks(answered.on[measure(owned)].scale, words),
            "handoffs": _handoffs(owned, places, stages, words),
            "missing": _missing(rows, found, _counted(tables), words),
        }
    )


def _rows(
    rows: Sequence[Row], stages: Mapping[str, str], roles: Mapping[str, str], period: str, words: Words
) -> pd.DataFrame:
    name = charts.columns(words)
    cells = [
        (
            *(no, stages[row["key"]]),
            *(rounded(row[field], 2) for field in ("expected", "mean", "mean_low", "mean_high")),
            *(rounded(row[field], 2) for field in ("gap", "gap_low", "gap_high")),
            words.list(roles[role] for role in row["accountable"]) or words.gettext("Nobody"),
            words.gettext(HEALTH_NAMES[Health(row["health"])]),
            owners.able(row["can_act"], words),
            *(rounded(row[field], 0) for field in ("let_downs", "let_downs_low", "let_downs_high")),
            rounded(row["n"], 0),
            *_told(row, stages[row["key"]], roles, period, words),
        )
        for no, row in enumerate(rows, 1)
    ]
    return pd.DataFrame(cells, columns=[*name, *charts.TOLD.values()]).rename(columns=name)


def _told(row: Row, stage: str, roles: Mapping[str, str], period: str, words: Words) -> tuple[str, str, str]:
    """Return what each of the three areas of a stage's column says."""
    health = words.gettext(HEALTH_NAMES[Health(row["health"])])
    return (
        told.score(stage, row, reading(row, words), words, period),
        told.owner(stage, row["accountable"], roles, health, told.able(row["can_act"], words), words),
        told.let_downs(stage, row, words),
    )


MARKS = [
    "no",
    "of",
    "head",
    "expected",
    "mean",
    "low",
    "high",
    "got",
    "gap",
    "reading",
    "hinted",
    "few",
    "health",
    "chip",
    "second",
    "able",
    "lost",
    "least",
    "utmost",
    "about",
]


def _marks(
    rows: Sequence[Row], stages: Mapping[str, str], roles: Mapping[str, str], found: Overview, words: Words
) -> pd.DataFrame:
    filled, answered = found.situation.filled, any(not pd.isna(row["mean"]) for row in rows)
    counted = any(not pd.isna(row["let_downs"]) for row in rows)
    hinted = next((no for no, row in enumerate(rows) if not (pd.isna(row["mean"]) or pd.isna(row["expected"]))), None)
    marks = []
    for no, row in enumerate(rows):
        chip, second = (
            chip_of(row["accountable"], row["health"], roles, (SHORT, SHORT_OF_TWO), words) if filled else ("", "")
        )
        known = not pd.isna(row["mean"])
        marks.append(
            (
                *(no + 1, len(rows), wrapped(stages[row["key"]])),
                *(rounded(row[field], 3) for field in ("expected", "mean", "mean_low", "mean_high")),
                words.number(row["mean"], 1) if known else "",
                words.signed(row["gap"], 1) if not pd.isna(row["gap"]) else "",
                reading(row, words),
                *(no == hinted, answered and not known),
                *(row["health"] if filled else "", chip, second),
                owners.able(row["can_act"], words) if filled else "",
                *(rounded(row[field], 0) for field in ("let_downs", "let_downs_low", "let_downs_high")),
                _lost(row, words) if counted else "",
            )
        )
    return pd.DataFrame(marks, columns=MARKS)


def _lost(row: Row, words: Words) -> str:
    """Return a stage's let-downs, or why they are not known; where nobody was let down, how many may be."""
    if not pd.isna(row["let_downs"]):
        return amounts.let_downs(row["let_downs"], float(rounded(row["let_downs_high"], 0) or 0), words)
    return words.gettext("indirect only") if row["basis"] == Contact.INDIRECT else words.gettext("too few")


def _dots(
    tables: RaciTables, answered: Satisfaction, owned: Ownership, places: Mapping[str, int], words: Words
) -> pd.DataFrame:
    """Return a small mark per touchpoint with enough answers, side by side within its stage's column."""
    named = cells.distinct({row["key"]: words.name(row) for row in rows_of(tables.touchpoints)})
    contact = dict(zip(tables.touchpoints.key, tables.touchpoints.contact, strict=True))
    asked = measure(owned)
    columns = (answered.touchpoints[name].tolist() for name in ("key", "stage", "measure", "mean"))
    scores: dict[str, list[tuple[str, float]]] = {}
    for key, stage, of, mean in zip(*columns, strict=True):
        if of == asked and not pd.isna(mean):
            scores.setdefault(stage, []).append((key, mean))
    of_stage = {row["key"]: row for row in rows_of(owned.stages[["key", "mean", "broken"]])}
    scale, dots = answered.on[asked].scale, []
    for stage, no in places.items():
        inside = scores.get(stage, [])
        for at, (key, mean) in enumerate(inside):
            aside = _aside((at + 0.5) / len(inside) * 0.92 - 0.46, mean, of_stage[stage], scale)
            across = overview_places.across(no, len(places)) + aside * overview_places.width(len(places))
            dots.append((across, mean, contact[key], f"{named[key]}: {words.number(mean, 1)}."))
    return pd.DataFrame(dots, columns=["x", "score", "contact", "said"])


def _aside(at: float, score: float, stage: Row, scale: Scale) -> float:
    """Return the position of a touchpoint's mark in its column: beside the figures, never under them."""
    level = abs(score - stage["mean"]) < LABEL_HEIGHT * (scale.highest - scale.lowest)
    if level and GOT_LABEL[0] < at < GOT_LABEL[1]:
        return 0.44
    if level and stage["broken"] and GAP_LABEL[0] < at < GAP_LABEL[1]:
        return -0.1
    return at


def _ticks(scale: Scale, words: Words) -> pd.DataFrame:
    ticks = list(scale.ticks())
    labels = [words.number(tick, 0 if tick == round(tick) else 1) for tick in ticks]
    return pd.DataFrame({"score": ticks, "label": labels, "first": [not at for at in range(len(ticks))]})


def _handoffs(owned: Ownership, places: Mapping[str, int], stages: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return a mark between two columns for each change of owner."""
    rows = []
    for row in rows_of(owned.handoffs[owned.handoffs.changes.astype(bool)]):
        if row["from"] in places and row["to"] in places:
            text = f"{stages[row['from']]} → {stages[row['to']]}"
            if row["falls"]:
                text = words.gettext(
                    "{handoff}: satisfaction falls by {fall}", handoff=text, fall=words.number(-row["fall"], 1)
                )
            rows.append((places[row["from"]], len(places), bool(row["falls"]), f"{text}."))
    return pd.DataFrame(rows, columns=["no", "of", "falls", "said"])


def _counted(tables: RaciTables) -> bool:
    """Return whether customers a year are known of any touchpoint that lets customers down itself."""
    direct = tables.touchpoints[tables.touchpoints.contact == Contact.DIRECT]
    return bool(direct.customers_per_year.notna().any())


def _missing(rows: Sequence[Row], found: Overview, counted: bool, words: Words) -> pd.DataFrame:
    """Return what is missing, in the row of the picture that lacks it."""
    scores, chips, bars = overview_places.ROW_NAMES
    sentences = []
    answered = any(not pd.isna(row["mean"]) for row in rows)
    if not answered and found.situation.case not in {Case.NOT_PLACED, Case.TOO_FEW}:
        sentences.append((scores, words.gettext("–   –   –\nCustomers' answers go here: load a survey")))
    if not found.situation.filled:
        sentences.append((chips, words.gettext("Who answers goes here: type in who is accountable for each stage")))
    if not any(not pd.isna(row["let_downs"]) for row in rows):
        sentences.append((bars, _without_let_downs(counted=counted, words=words)))
    return pd.DataFrame(sentences, columns=["y", "said"])


def _without_let_downs(*, counted: bool, words: Words) -> str:
    """Return what let-downs are waiting for: customers a year where none is known, else enough answers."""
    if counted:
        return words.gettext("Let-downs go here: they need enough answers from customers")
    return words.gettext("Let-downs go here: add customers a year at each touchpoint")
