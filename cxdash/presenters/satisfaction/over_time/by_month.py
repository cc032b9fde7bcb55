"""The tab on satisfaction over time: whether the last month was unusual, and when owners changed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts.satisfaction import over_time as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.changes import Change
from cxdash.measures.stats import control_chart
from cxdash.measures.stats.control_chart import OUTSIDE, RUN, SHORT, USUAL, Signal
from cxdash.presenters import told
from cxdash.presenters.cells import line, spans
from cxdash.presenters.elements import Drawing, Figure, Tab, Table, figure, picture_tables, with_rows
from cxdash.presenters.satisfaction.over_time import panels

WHOLE = "*"
"""The URL value of the whole relationship; with a measure after it, of that measure where another is chosen."""

SENTENCES = {
    (RUN, -1): gettext_noop("{place} has been below its usual level in every month since {since}: find the cause."),
    (RUN, 1): gettext_noop("{place} has been above its usual level in every month since {since}: find the cause."),
    (OUTSIDE, -1): gettext_noop("{place} was lower in {month} than usual: find the cause."),
    (OUTSIDE, 1): gettext_noop("{place} was higher in {month} than usual: find the cause."),
    (USUAL, 0): gettext_noop("Nothing unusual happened this month ({place}, {month}): there is nothing to explain."),
    (SHORT, 0): gettext_noop("Too few months have enough answers to say what is usual ({place})."),
}
APART = gettext_noop("Too few months with enough answers follow on each other to say what is usual ({place}).")
"""Sentences on the last month, by its state and side."""

SHORTLY = {
    (RUN, -1): gettext_noop("Below its usual level since {since}"),
    (RUN, 1): gettext_noop("Above its usual level since {since}"),
    (OUTSIDE, -1): gettext_noop("Unusually low in {month}"),
    (OUTSIDE, 1): gettext_noop("Unusually high in {month}"),
}


MOST_MONTHS = 4
"""The most missing months that are named."""


class OverTimeScreen(NamedTuple):
    """The tab over time: the place chosen, the names of those to choose among by key, and the sections on it.

    *together*: all touchpoints side by side, above what is chosen.
    """

    chosen: str
    places: dict[str, str]
    tabs: list[Tab]
    together: Sequence[Tab] = ()


class Basis(NamedTuple):
    """Satisfaction's months up to the last one shown; by key, names, changes of owners and stages' names.

    *focus*: the touchpoints among which one is chosen where none is asked for; all where none of them has months.
    """

    months: pd.DataFrame
    touchpoints: Mapping[str, str]
    roles: Mapping[str, str]
    changes: Mapping[str, Sequence[Change]]
    stages: Mapping[str, str] = {}
    focus: frozenset[str] = frozenset()


def names(basis: Basis, measure: str, words: Words) -> dict[str, str]:
    """Return the names of all places asked about on a measure, by URL value.

    The whole relationship is first, on whatever measures it was asked about.
    """
    asked = set(basis.months.touchpoint[basis.months.measure == measure])
    of_whole = dict.fromkeys(basis.months.measure[basis.months.touchpoint == ""])
    whole = {WHOLE: words.gettext("The whole relationship")} if measure in of_whole else {}
    for other in of_whole:
        if other != measure:
            name = words.gettext(MEASURE_NAMES[other])
            whole[f"{WHOLE}{other}"] = words.gettext("The whole relationship: {question}", question=name)
    return {**whole, **{key: name for key, name in basis.touchpoints.items() if key in asked}}


def question(code: str, measure: str) -> tuple[str, str]:
    """Return the measure and the touchpoint ('' = the whole relationship) of a place's URL value."""
    return (code[len(WHOLE) :] or measure, "") if code.startswith(WHOLE) else (measure, code)


def present(basis: Basis, measure: str, asked: str, words: Words) -> OverTimeScreen:
    """Return the series *asked* for, or the most unusual one where it does not exist."""
    places = names(basis, measure, words)
    own = control_chart.signals(basis.months, measure) if measure else {}
    found = {key or WHOLE: one for key, one in own.items()}
    followed_up = [key for key in places if key in found]
    in_focus = [key for key in followed_up if key in basis.focus]
    chosen = asked if asked in places else most_unusual(found, in_focus or followed_up)
    chosen = chosen or next(iter(places), "")
    of, key = question(chosen, measure)
    one = control_chart.signals(basis.months, of).get(key) if of else None
    if one is None:
        few = words.gettext("No month has enough answers to show.")
        return OverTimeScreen(chosen, places, [Tab(heading=few)])
    followed, changed = control_chart.figure_of(basis.months, of), basis.changes.get(key, ())
    answers = basis.months[(basis.months.measure == of) & (basis.months.touchpoint == key)]
    heading = sentence(one, places[chosen], words)
    drawing = Drawing(charts.months, heading, picture_tables(picture(one, answers, changed, followed, words)))
    notes = [*_owners(changed, basis.roles, words), *_limited(one, len(found), words)]
    others = unusual(found, places, control_chart.figure_of(basis.months, measure), words) if found else pd.DataFrame()
    followed = control_chart.figure_of(basis.months, measure) if found else followed
    together = panels.present(own, basis.touchpoints, basis.stages, partial(_value, followed, words), words)
    tabs = [
        Tab(heading=heading, drawing=drawing, notes=notes),
        Tab(
            figures=_headlines(one, followed, words),
            tables=with_rows(Table(words.gettext("What is unusual"), others, titled=True)),
        ),
    ]
    return OverTimeScreen(chosen, places, tabs, together)


def most_unusual(found: Mapping[str, Signal], places: Sequence[str]) -> str:
    """Return the place furthest from its usual level for long, else in the last month, else the first."""

    def distance(key: str) -> tuple[bool, float]:
        one = found[key]
        if one.limits is None or one.state not in (RUN, OUTSIDE) or not one.limits.moving_range:
            return False, 0.0
        return one.state == RUN, float(abs(one.values[-1] - one.limits.centre) / one.limits.moving_range)

    return max(places, key=distance, default="")


def sentence(one: Signal, place: str, words: Words) -> str:
    """Return what the last month shows."""
    since = words.month(one.since) if one.since else ""
    if one.state == SHORT and len(one.months) >= control_chart.LEAST_MONTHS:
        return words.gettext(APART, place=place)
    return words.gettext(SENTENCES[one.state, one.side], place=place, since=since, month=words.month(one.months[-1]))


def unusual(found: Mapping[str, Signal], places: Mapping[str, str], followed: str, words: Words) -> pd.DataFrame:
    """Return what is unusual in the last month, columns in words; no rows where nothing is."""
    rows = []
    for key, place in places.items():
        one = found.get(key)
        if one and one.limits and one.state in (RUN, OUTSIDE):
            since = words.month(one.since)
            text = words.gettext(SHORTLY[one.state, one.side], since=since, month=words.month(one.months[-1]))
            months = line(one.months, (_shown(value, followed) for value in one.values), one.months[-1])
            last, centre, low, high = (
                _shown(value, followed)
                for value in (one.values[-1], one.limits.centre, one.limits.low, one.limits.high)
            )
            usual = spans([low], [high], 2, words)
            rows.append((place, text, months, round(last, 2), round(centre, 2), *usual))
    titles = [
        words.gettext("Where"),
        words.gettext("What it says"),
        words.gettext("Month by month"),
        words.gettext("Last month"),
        words.gettext("Usual level"),
        words.gettext("Usual range"),
    ]
    return pd.DataFrame(rows, columns=titles)


def picture(
    one: Signal, answers: pd.DataFrame, changed: Sequence[Change], followed: str, words: Words
) -> dict[str, pd.DataFrame]:
    """Return the picture's tables: every month from the first to the last, including those with few answers."""
    name = charts.columns(words)
    span = range(month_number(one.months[0]), month_number(one.months[-1]) + 1)
    months = [month_name(number) for number in span]
    known = dict(zip(one.months, zip(one.values, one.outside, one.in_run, strict=True), strict=True))
    counted = dict(zip(answers.month, answers.n, strict=True))
    rows = pd.DataFrame(
        {
            name["month"]: [words.month(month) for month in months],
            name["value"]: [round(_shown(known[m][0], followed), 3) if m in known else np.nan for m in months],
            name["answers"]: [int(counted.get(month, 0)) for month in months],
            name["said"]: [_reading(known.get(month), words) for month in months],
            "reading": look.readings(words)[look.CONTEXT],
        }
    )
    rows["told"] = [told.of_month(row, words) for row in rows[list(name.values())].itertuples(index=False)]
    striking = [month in known and bool(known[month][1] or known[month][2]) for month in months]
    return {
        "rows": rows,
        "marked": rows[np.array(striking, bool)],
        "limits": _limits(one, followed, words),
        "owners": _marks(changed, months, name["month"], words),
    }


def _reading(known: tuple | None, words: Words) -> str:
    if known is None:
        return words.gettext("Too few answers")
    if known[1]:
        return words.gettext("Outside what is usual")
    return words.gettext("One of at least eight in a row on one side") if known[2] else words.gettext("As usual")


def _marks(changed: Sequence[Change], months: Sequence[str], column: str, words: Words) -> pd.DataFrame:
    within = dict.fromkeys(f"{one.day:%Y-%m}" for one in changed)
    rows = [(words.month(month), words.gettext("owner changed")) for month in within if month in months]
    return pd.DataFrame(rows, columns=[column, "said"])


def _limits(one: Signal, followed: str, words: Words) -> pd.DataFrame:
    ends = ("low", "centre", "high")
    columns = [*ends, *(f"said {end}" for end in ends)]
    if one.limits is None:
        return pd.DataFrame([], columns=columns)
    values = [_shown(getattr(one.limits, end), followed) for end in ends]
    sentences = [_written(value, followed, words) for value in values]
    templates = (
        gettext_noop("usual range from {value}"),
        gettext_noop("usual level {value}"),
        gettext_noop("usual range to {value}"),
    )
    written = [words.gettext(template, value=value) for template, value in zip(templates, sentences, strict=True)]
    return pd.DataFrame([[*values, *written]], columns=columns)


def _owners(changed: Sequence[Change], roles: Mapping[str, str], words: Words) -> list[str]:
    """Return when the owner changed, with a warning that this is no cause."""
    sentences = []
    for one in changed:
        before, after = (
            words.list([roles.get(role, role) for role in keys]) or words.gettext("nobody")
            for keys in (one.before, one.after)
        )
        template = gettext_noop("The owner changed on {day}: {before} before, {after} after.")
        sentences.append(words.gettext(template, day=words.day(one.day), before=before, after=after))
    alone = words.gettext("That two things happen at about the same time does not make one the cause of the other.")
    return [*sentences, alone] if sentences else []


def _limited(one: Signal, series: int, words: Words) -> list[str]:
    sentences = []
    if one.missing:
        template = gettext_noop("Too few answers in {months}: the line breaks there, and so does what is in a row.")
        named = words.list([words.month(month) for month in one.missing[:MOST_MONTHS]])
        if len(one.missing) > MOST_MONTHS:
            template = gettext_noop(
                "Too few answers in {count} months between: the line breaks there, and so does what is in a row."
            )
        sentences.append(words.gettext(template, months=named, count=words.number(len(one.missing))))
    if one.limits and one.provisional:
        sentences.append(words.gettext("What is usual is provisional: it rests on fewer than 20 months."))
    if series > 1:
        template = gettext_noop("Among {count} that are followed, one or another is unusual by chance alone.")
        sentences.append(words.gettext(template, count=words.number(series)))
    return sentences


def _headlines(one: Signal, followed: str, words: Words) -> list[Figure]:
    """Return the last month, and what is usual."""
    month = words.month(one.months[-1])
    last = figure("month_score", _written(_shown(one.values[-1], followed), followed, words), [month], words)
    if one.limits is None:
        return [last]
    low, centre, high = (
        _written(_shown(value, followed), followed, words)
        for value in (one.limits.low, one.limits.centre, one.limits.high)
    )
    between = words.gettext("from {low} to {high}", low=low, high=high)
    period = words.period(Period(one.months[0], one.months[-1]))
    return [last, figure("usual", centre, [between, period], words)]


def _shown(value: float, followed: str) -> float:
    """Return a value as shown: shares in per cent."""
    return float(value) * (100 if followed == "top2" else 1)


def _value(followed: str, words: Words, value: float) -> str:
    return _written(_shown(value, followed), followed, words)


def _written(value: float, followed: str, words: Words) -> str:
    if followed == "nps":
        return words.signed(value)
    return words.share(value / 100) if followed == "top2" else words.number(value, 1)
