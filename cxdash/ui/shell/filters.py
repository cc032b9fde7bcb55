"""What a page's figures are narrowed to: one button that says what is chosen, and the choices behind it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import streamlit as st

from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.i18n.translator import Words
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics.months import A_YEAR
from cxdash.presenters import periods
from cxdash.presenters.ownership import page as ownership
from cxdash.services import demo_store, economics, satisfaction
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls

NARROWED = ("overview", "satisfaction", "ownership", "what_if", "decide", "workshop")
"""Pages of one journey, period and segment."""

DATED = ("overview", "ownership", "decide", "paths")
"""Pages that show the owners of a day."""


ON_PAPER = "on paper"
"""The key of what is said on paper only."""

LONGEST = 34
"""The most characters that the button says in one line, so that the frame fits one row at 1280 in every language."""


class Filter(NamedTuple):
    """A choice: its URL parameter, its label, what is offered by code, the code chosen, and that in short.

    *short*: what the button says of it; '' where it goes without saying.
    """

    name: str
    label: str
    names: Mapping[str, str]
    chosen: str
    short: str


def show(page: str, words: Words) -> None:
    """Draw the button of a page's filters with what is chosen on it; nothing where a page has none."""
    offered = of(page, words)
    if not offered:
        return
    chosen = [one.short for one in offered if one.short] or [offered[0].names[offered[0].chosen]]
    with st.container(key=ON_PAPER):
        draw.aside(" · ".join(chosen))
    phone = pictures.on_a_phone()
    label = draw.over(words.gettext("Filters"), " · ".join(chosen)) if phone else _label(chosen)
    width: Literal["stretch", "content"] = "stretch" if phone else "content"
    with st.popover(label, icon=":material/filter_list:", width=width, wrap="\n" in label):
        for one in offered:
            controls.choose_of(one.name, one.label, one.chosen, list(one.names), one.names.__getitem__, width=300)


def _label(chosen: Sequence[str]) -> str:
    whole = " · ".join(chosen)
    return draw.plain(whole) if len(whole) <= LONGEST else draw.over(chosen[0], " · ".join(chosen[1:]))


def of(page: str, words: Words) -> list[Filter]:
    """Return the filters of a page, in order; what the store does not hold falls back to everything."""
    found: list[Filter | None] = []
    if page in NARROWED:
        offered = cache.ask(satisfaction.choices)
        journeys = {row["key"]: words.name(row) for row in offered["journeys"]}
        found += [_journey(journeys, words), _period(offered["months"], words), _segment(offered["segments"], words)]
    if page == "economics":
        money = cache.ask(economics.choices)  # with segments of answers, too, to keep a choice
        found += [_year(money["months"], words), _segment(money["all_segments"], words)]
    if page in DATED:
        found.append(_day(controls.view()[0].journey if page in NARROWED else "", words))
    if page == "data":
        found.append(_company(words))
    return [one for one in found if one]


def _known(name: str, names: Mapping[str, str]) -> str:
    """Return the code chosen, which falls back to everything in the session, too, where it is not offered."""
    if st.session_state[name] not in names:
        st.session_state[name] = ""
    chosen: str = st.session_state[name]
    return chosen


def _journey(journeys: Mapping[str, str], words: Words) -> Filter | None:
    several = len(journeys) > 1
    names = {"": words.gettext("All journeys"), **(journeys if several else {})}
    chosen = _known("journey", names)
    return Filter("journey", words.gettext("Journey"), names, chosen, journeys.get(chosen, "")) if several else None


def _segment(segments: list[str], words: Words) -> Filter | None:
    names = {"": words.gettext("All customers"), **{key: key for key in segments}}
    chosen = _known("segment", names)
    return Filter("segment", words.gettext("Segment"), names, chosen, chosen) if segments else None


def _period(months: list[str], words: Words) -> Filter | None:
    """Offer the surveys or the last months, half years, all months, and what the URL holds."""
    if not months:
        return None
    chosen, names = periods.offered(st.session_state["period"], months, cache.ask(satisfaction.rounds), words)
    return Filter("period", words.gettext("Period"), names, chosen, names[chosen])


def _year(months: list[str], words: Words) -> Filter | None:
    """Offer the twelve months up to each month: of a period only its end matters to a year's figures."""
    chosen = st.session_state["period"]
    period = resolve_period(chosen, months)
    end = money_months.last_month(months, period.last) if period else ""
    years = {last: Period(month_name(month_number(last) - A_YEAR + 1), last) for last in reversed(months)}
    ends = [last for last in years if last == end or last in months[A_YEAR - 1 :]]
    if not end or len(ends) < 2:
        return None
    names = {chosen if last == end else str(years[last]): periods.last_months(A_YEAR, last, words) for last in ends}
    return Filter("period", words.gettext("Year"), names, chosen, names[chosen])


def _day(journey: str, words: Words) -> Filter:
    """Offer today, the days on which an owner changed in a journey, and the day that the URL holds."""
    chosen: str = st.session_state["on"]
    days = list(dict.fromkeys(["", *cache.ask(ownership.days, journey), chosen]))
    names = {day: words.day(date.fromisoformat(day)) if day else words.gettext("Today") for day in days}
    return Filter("on", words.gettext("On the day"), names, chosen, names[chosen] if chosen else "")


def _company(words: Words) -> Filter:
    """Offer the own company and the demo."""
    names = {demo_store.OWN: words.gettext("Our own"), demo_store.DEMO: words.gettext("The demo company")}
    return Filter("store", words.gettext("Company shown"), names, cache.shown(), names[cache.shown()])
