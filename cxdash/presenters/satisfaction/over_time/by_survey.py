"""The tab over time where surveys are made now and then: a point for each survey instead of each month."""

from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts.satisfaction import over_time as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats.control_chart import figure_of
from cxdash.presenters import told
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.satisfaction import headlines
from cxdash.presenters.satisfaction.over_time import by_month
from cxdash.presenters.satisfaction.over_time.by_month import Basis, OverTimeScreen

FIRST = gettext_noop("{place}: {value} in {survey}, the first survey that asked this.")
FEW = gettext_noop("{place}: {value} in {survey}. Too few answers in {earlier} to compare with.")
BESIDE = gettext_noop("{place}: {value} in {survey}, {before} in {earlier}.")
SAME = gettext_noop("{place}: {value} in {survey}, not clearly different from {earlier}.")
CHANGED = {
    "worse": gettext_noop(
        "{place}: {value} in {survey}, {change} worse than in {earlier} (from {most} to {least} worse)."
    ),
    "better": gettext_noop(
        "{place}: {value} in {survey}, {change} better than in {earlier} (from {least} to {most} better)."
    ),
}


class Place(NamedTuple):
    """A question that surveys repeat: its measure, its touchpoint ('' = the whole relationship) and its name."""

    measure: str
    key: str
    name: str


def present(
    basis: Basis, found: Satisfaction, now: Satisfaction, measure: str, asked: str, words: Words
) -> OverTimeScreen:
    """Return the question *asked* for by its URL value survey by survey, or that of the whole relationship."""
    places = by_month.names(basis, measure, words)
    first = next((key for key in places if key in basis.focus), next(iter(places), ""))
    chosen = asked if asked in places else first
    place = Place(*by_month.question(chosen, measure), places.get(chosen, ""))
    return OverTimeScreen(chosen, places, tabs(found, now, place, words) if places else [])


def tabs(found: Satisfaction, now: Satisfaction, place: Place, words: Words) -> list[Tab]:
    """Return a question's score in each survey, and how the period's differs from the last one that asked the same.

    *found*: the figures up to the end of the period; *now*: those of the period.
    """
    measure, key = place.measure, place.key
    asked = found.by_round[(found.by_round.measure == measure) & (found.by_round.touchpoint == key)]
    followed = _followed(found, place)
    shown = asked[asked[followed].notna()]
    if shown.empty:
        return [Tab(heading=words.gettext("No survey has enough answers to show."))]
    heading = _sentence(now, shown, place, followed, words)
    table = _table(asked, found, followed, words)
    none = pd.DataFrame(columns=["low", "centre", "high", "said low", "said centre", "said high"])
    empty = {"limits": none, "owners": pd.DataFrame(columns=[charts.columns(words, True)["month"], "said"])}
    pictured = table.assign(
        reading=look.readings(words)[look.CONTEXT],
        told=[told.of_month(row, words) for row in table.itertuples(index=False)],
    )
    tables = picture_tables({"rows": pictured, "marked": pictured.iloc[:0], **empty})
    drawn = len(shown) > 1
    return [
        Tab(heading=heading, drawing=Drawing(charts.months, heading, tables, arguments=(True,)) if drawn else None),
        Tab(tables=[Table(words.gettext("Survey by survey"), table, titled=True)]),
    ]


def _table(asked: pd.DataFrame, found: Satisfaction, followed: str, words: Words) -> pd.DataFrame:
    name, values = charts.columns(words, True), asked[followed] * (100 if followed == "top2" else 1)
    return pd.DataFrame(
        {
            name["month"]: [headlines.survey_name(months, found.rounds, words) for months in asked.month],
            name["value"]: values.round(2).to_numpy(),
            name["answers"]: asked.n.to_numpy(),
            name["said"]: [words.gettext("Too few answers") if few else "" for few in values.isna()],
        }
    )


def _followed(found: Satisfaction, place: Place) -> str:
    """Return the column of the figure: of the whole relationship it is that of the headline."""
    followed = figure_of(found.by_round, place.measure)
    return "top2" if not place.key and followed != "nps" else followed


def _sentence(now: Satisfaction, shown: pd.DataFrame, place: Place, followed: str, words: Words) -> str:
    last, row = shown.iloc[-1], _row(now, place)
    named = {
        "place": place.name,
        "survey": headlines.survey_name(last.month, now.rounds, words),
        "value": _written(last[followed], followed, words),
    }
    if row is None or not row["since"]:
        return words.gettext(FIRST, **named)
    named["earlier"] = headlines.survey_name(row["since"], now.rounds, words)
    if pd.isna(row["change"]):
        return words.gettext(FEW, **named)
    if (place.key and followed == "nps") or row["of_the_way"] != last.of_the_way:  # the change is that of the mean
        before = shown[followed][shown.month == row["since"]].iloc[0]
        return words.gettext(BESIDE, **named, before=_written(before, followed, words))
    if row["change_low"] <= 0 <= row["change_high"]:
        return words.gettext(SAME, **named)
    ends = sorted(abs(row[name]) for name in ("change_low", "change_high"))
    least, most, change = (_apart(end, followed, words) for end in (*ends, abs(row["change"])))
    template = CHANGED["better" if row["change"] > 0 else "worse"]
    return words.gettext(template, **named, least=least, most=most, change=change)


def _row(now: Satisfaction, place: Place) -> dict[str, Any] | None:
    rows = now.touchpoints[now.touchpoints.key == place.key] if place.key else now.relationship
    mine = rows_of(rows[rows.measure == place.measure])
    return {str(name): value for name, value in mine[0].items()} if mine else None


def _apart(value: float, followed: str, words: Words) -> str:
    if followed == "top2":
        return words.gettext("{count} percentage points", count=words.number(value * 100))
    return words.number(value, 0 if followed == "nps" else 1)


def _written(value: float, followed: str, words: Words) -> str:
    if followed == "nps":
        return words.signed(value)
    return words.share(value) if followed == "top2" else words.number(value, 1)
