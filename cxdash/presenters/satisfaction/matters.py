"""The tab on what matters most: importance against score, and what overall satisfaction goes with."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts.satisfaction import matters as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import importance
from cxdash.measures.satisfaction.drivers import Drivers
from cxdash.measures.satisfaction.importance import KEEP, MEND, MUCH, WAIT
from cxdash.measures.satisfaction.penalty_reward import (
    BOTH,
    HURTS,
    LEANS_DOWN,
    LEANS_UP,
    UNCLEAR,
    WINS,
    Effect,
    PenaltyReward,
)
from cxdash.presenters import told
from cxdash.presenters.cells import spans
from cxdash.presenters.elements import Drawing, Figure, Tab, Table, figure, picture_tables
from cxdash.presenters.label_placement import placed

QUARTERS = {
    MEND: gettext_noop("important, but weak"),
    KEEP: gettext_noop("important and good"),
    WAIT: gettext_noop("less important, weak"),
    MUCH: gettext_noop("less important, good"),
}

KINDS = {
    HURTS: gettext_noop("can only hurt: get it to fine and stop"),
    LEANS_DOWN: gettext_noop("hurts more than it wins"),
    BOTH: gettext_noop("hurts and wins alike"),
    LEANS_UP: gettext_noop("wins more than it hurts"),
    WINS: gettext_noop("can win fans"),
    UNCLEAR: gettext_noop("these answers can't tell"),
    "": gettext_noop("too few low, middle or high answers"),
}

REFUSED = {
    "no_outcome": gettext_noop("Nobody has been asked about the whole relationship here, so nothing can be explained."),
    "few_drivers": gettext_noop("It takes answers at two touchpoints or more."),
    "few_respondents": gettext_noop(
        "Too few have answered several touchpoints and been asked about the whole relationship: {n}. It takes {needed}"
        " who answered the same two."
    ),
    "no_spread": gettext_noop("Everybody gave the whole relationship the same score, so there is nothing to explain."),
}

ANSWERED = {
    True: gettext_noop("{n} respondents answered all of these touchpoints and the whole relationship."),
    False: gettext_noop(
        "{n} respondents answered the whole relationship and one of these touchpoints or more; any two of them were "
        "answered by at least {together}. Each counts where it was answered, and the ranges hold what is missing."
    ),
}
"""How many answers the drivers rest on, by whether all answered all."""

Domain = tuple[float, float, float, float]


def present_map(points: pd.DataFrame, places: Mapping[str, str], words: Words, period: str = "") -> list[Tab]:
    """Return the map of the touchpoints of `measures.satisfaction.importance` by importance and score.

    *period*: of the answers, in words.
    """
    if points.empty:
        text = words.gettext("It takes at least two touchpoints with a stated importance and enough answers.")
        return [Tab(heading=text)]
    weak = points[points.quadrant == MEND].sort_values(["importance", "mean"], ascending=[False, True])
    unstable = [places[key] for key in points.key[points.unstable]]
    notes = [
        words.gettext(
            "The lines stand at the averages of the touchpoints shown. Importance is as stated by the company."
        )
    ]
    if unstable:
        listed = words.list(unstable)
        notes.append(
            words.gettext(
                "Uncertain, since they change place when the lines stand at the medians: {places}.", places=listed
            )
        )
    count = words.gettext("{n} of {of}", n=words.number(len(weak)), of=words.number(len(points)))
    domain = _domain(points)
    heading = sentence([places[key] for key in weak.key], words)
    tables = picture_tables(picture(points, places, domain, words, period))
    drawing = Drawing(charts.importance, heading, tables, arguments=(domain,))
    return [Tab(heading=heading, drawing=drawing, notes=notes), Tab(figures=[figure("weak", count, [], words)])]


MOST_NAMED = 5


def sentence(weak: list[str], words: Words) -> str:
    """Return what is important and weak; *weak*: names."""
    if not weak:
        return words.gettext("Nothing important is weaker than the rest.")
    if len(weak) == 1:
        return words.gettext("{place} is important, but weak; the rest can wait.", place=weak[0])
    if len(weak) > MOST_NAMED:
        template = gettext_noop(
            "{count} touchpoints are important, but weak, first of all {places}; the rest can wait."
        )
        return words.gettext(template, count=words.number(len(weak)), places=words.list(weak[:MOST_NAMED]))
    return words.gettext("Important, but weak, are {places}; the rest can wait.", places=words.list(weak))


def picture(
    points: pd.DataFrame, places: Mapping[str, str], domain: Domain, words: Words, period: str = ""
) -> dict[str, pd.DataFrame]:
    """Return the tables of the map: rows, those named on each side of their mark, the lines, and the corners."""
    name = charts.columns(words)
    rows = pd.DataFrame(
        {
            name["place"]: points.key.map(places).to_numpy(),
            name["importance"]: points.importance.round(2).to_numpy(),
            name["mean"]: points["mean"].round(3).to_numpy(),
            name["low"]: points.mean_low.round(3).to_numpy(),
            name["high"]: points.mean_high.round(3).to_numpy(),
            name["answers"]: points.n.to_numpy(),
            name["said"]: [_quarter(row, words) for row in rows_of(points)],
            "reading": [
                look.readings(words)[look.TEXT if quadrant == MEND else look.CONTEXT] for quadrant in points.quadrant
            ],
            "firm": (~points.unstable.to_numpy(bool)).astype(int),
            "told": [
                told.important(places[row["key"]], row, _quarter(row, words), words, period) for row in rows_of(points)
            ],
        }
    )
    rows["label"] = rows[name["place"]]
    cross = importance.crosshair(points.importance.to_numpy(float), points["mean"].to_numpy(float))
    sides = placed(points, rows["label"].tolist(), domain, charts.HEIGHT - charts.AXIS, cross)
    return {
        "rows": rows.drop(columns="label"),
        **{side: rows.iloc[[at for at, stands in sides.items() if stands == side]] for side in charts.SIDES},
        "cross": pd.DataFrame([{"x": round(cross[1], 3), "y": round(cross[0], 3)}]),
        "corners left": _corners(MEND, WAIT, words),
        "corners right": _corners(KEEP, MUCH, words),
    }


def present_drivers(
    found: Drivers, effects: PenaltyReward, places: Mapping[str, str], words: Words, period: str = ""
) -> list[Tab]:
    """Return what overall satisfaction goes with, or why that is not known."""
    if found.refused:
        values = {"n": words.number(found.n), "needed": words.number(found.needed)}
        return [Tab(sentences=[words.gettext(REFUSED[found.refused], **values)])]
    first = found.rows[0]
    shares = {name: words.share(getattr(first, name)) for name in ("share", "share_low", "share_high")}
    sentences = [
        words.gettext(
            "Of what can be explained in overall satisfaction, {share} goes with {place} (from {share_low} to "
            "{share_high})."
            " What goes together need not be a cause.",
            place=places[first.key],
            **shares,
        ),
        words.gettext(
            ANSWERED[found.together == found.n], n=words.number(found.n), together=words.number(found.together)
        ),
    ]
    if found.left_out:
        listed = words.list([places.get(key, key) for key in found.left_out])
        sentences.append(
            words.gettext("Left out, since too few answered them or they say least: {places}.", places=listed)
        )
    answers = words.ngettext("{count} respondent", "{count} respondents", found.n)
    tables = picture_tables({"rows": driver_rows(found, places, words, period)})
    table = Table(words.gettext("What can hurt and what can win"), effect_table(effects, places, words), titled=True)
    explained = figure("explained", words.share(found.r2), [answers], words)
    return [
        Tab(sentences=sentences, drawing=Drawing(charts.drivers, sentences[0], tables, charts.ROW_HEIGHT)),
        Tab(figures=[explained, *_strongest(effects, places, words)], tables=[table]),
    ]


def driver_rows(found: Drivers, places: Mapping[str, str], words: Words, period: str = "") -> pd.DataFrame:
    """Return the rows of the picture of drivers, shares in per cent."""
    name = charts.driver_columns(words)
    columns = {
        name["place"]: [places[row.key] for row in found.rows],
        name["share"]: [round(row.share * 100, 1) for row in found.rows],
        name["low"]: [round(row.share_low * 100, 1) for row in found.rows],
        name["high"]: [round(row.share_high * 100, 1) for row in found.rows],
        name["answers"]: [row.n for row in found.rows],
        "reading": look.readings(words)[look.CONTEXT],
        "told": [told.driver(places[row.key], row, words, period) for row in found.rows],
    }
    return pd.DataFrame(columns)


def effect_table(found: PenaltyReward, places: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return the effects of low and high answers at each touchpoint, columns in words."""
    rows = found.rows
    lows, highs = ([_hundred(getattr(row, f"asymmetry_{end}")) for row in rows] for end in ("low", "high"))
    return pd.DataFrame(
        {
            words.gettext("Where"): [places[row.key] for row in rows],
            words.gettext("What it can do"): [words.gettext(KINDS[row.kind]) for row in rows],
            words.gettext("Balance, −100 to 100"): [_hundred(row.asymmetry) for row in rows],
            words.gettext("From–to"): spans(lows, highs, 0, words),
            words.gettext("Overall, where low"): [_mean(row, 0) for row in rows],
            words.gettext("Overall, where middle"): [_mean(row, 1) for row in rows],
            words.gettext("Overall, where high"): [_mean(row, 2) for row in rows],
            words.gettext("Low answers"): [row.n[0] for row in rows],
            words.gettext("Middle answers"): [row.n[1] for row in rows],
            words.gettext("High answers"): [row.n[2] for row in rows],
        }
    )


def _strongest(found: PenaltyReward, places: Mapping[str, str], words: Words) -> list[Figure]:
    """Return the touchpoint that most clearly hurts more than it wins as a figure; nothing where there is none."""
    hurting = [row for row in found.rows if row.kind in (HURTS, LEANS_DOWN)]
    if not hurting:
        return []
    worst = min(hurting, key=lambda row: row.asymmetry)
    spread = {end: words.signed(_hundred(getattr(worst, f"asymmetry_{end}"))) for end in ("low", "high")}
    sentences = [places[worst.key], words.gettext("from {low} to {high}", **spread)]
    return [figure("asymmetry", words.signed(_hundred(worst.asymmetry)), sentences, words)]


def _hundred(value: float) -> float:
    return round(value * 100, 0) + 0.0


def _mean(row: Effect, at: int) -> float:
    return round(row.means[at], 2)


def _quarter(row: Mapping[str, object], words: Words) -> str:
    text = words.gettext(QUARTERS[str(row["quadrant"])])
    return words.gettext("{quarter}, uncertain", quarter=text) if row["unstable"] else text


def _corners(above: str, below: str, words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {"top": [True, False], "said": [words.gettext(QUARTERS[quarter]) for quarter in (above, below)]}
    )


def _domain(points: pd.DataFrame) -> Domain:
    """Return the ends of both scales (left, right, bottom, top), with room for marks at the edge."""
    lows, highs = points.mean_low.fillna(points["mean"]), points.mean_high.fillna(points["mean"])
    left, right = float(np.min(lows)), float(np.max(highs))
    bottom, top = float(points.importance.min()), float(points.importance.max())
    across, up = max(right - left, 0.1) * 0.08, max(top - bottom, 1) * 0.12
    return round(left - across, 2), round(right + across, 2), round(bottom - up, 2), round(top + up, 2)
