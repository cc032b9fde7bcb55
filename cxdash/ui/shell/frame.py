"""The frame above every page: what is looked at, the language, and the link to copy."""

from datetime import date

import streamlit as st

from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n.translator import Words, languages
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics.months import A_YEAR
from cxdash.presenters import periods
from cxdash.presenters.ownership import page as ownership
from cxdash.services import demo_store, economics, satisfaction
from cxdash.ui import url_state
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.controls import choose, choose_of, choose_one

FRAME = "frame"
"""The frame's key for the browser."""


WIDE, NARROW = 200, 152
"""Pixels of the segment's select box, alone and beside a journey: the frame fits one row at 1280 in every language."""


PROJECTOR = "projector"
"""The URL parameter of the view that is large enough for a room."""


def show(
    words: Words,
    *,
    narrowing: bool,
    dated: bool = False,
    switching: bool = False,
    projecting: bool = False,
    money: bool = False,
) -> None:
    """Draw the frame: language and link, and by page further controls.

    *narrowing*: journey, period and segment. *money*: year and segment of customers and money. *dated*: the day whose
    owners are shown. *switching*: own company or demo. *projecting*: the projector view.
    """
    if cache.shown() == demo_store.DEMO:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.note(words.gettext("Demo company: Havbris Fiber and all its customers are made up."))
            if not switching:
                link("data", words.gettext("Use our own data"), part="")
    else:
        draw.note(words.name(st.session_state[controls.SPOKEN].row))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key=FRAME):
        if narrowing:
            _narrow(words)
        if money:
            _narrow_money(words)
        if dated:
            _day(controls.view()[0].journey if narrowing else "", words)
        if switching:
            _company(words)
        st.space("stretch")
        if projecting:
            _projector(words)
        choose("lang", words.gettext("Language"), languages(), LANGUAGES.__getitem__, width=108)
        with st.popover(words.gettext("Copy link")):
            draw.note(words.gettext("Whoever opens this link sees what you see now."))
            st.code(_link(), language=None, wrap_lines=True)


def _narrow(words: Words) -> None:
    """Draw journey, period and segment; what the store does not hold falls back to everything."""
    offered = cache.ask(satisfaction.choices)
    journeys = {row["key"]: words.name(row) for row in offered["journeys"]}
    segments = offered["segments"]
    several = len(journeys) > 1
    if several:
        names = {"": words.gettext("All journeys"), **journeys}
        choose("journey", words.gettext("Journey"), list(names), names.__getitem__, width=165)
    else:
        st.session_state["journey"] = ""
    _period(words, offered["months"])
    if segments:
        every = words.gettext("All customers")
        choose(
            "segment",
            words.gettext("Segment"),
            ["", *segments],
            lambda key: key or every,
            width=NARROW if several else WIDE,
        )
    else:
        st.session_state["segment"] = ""


def _day(journey: str, words: Words) -> None:
    """Draw a select box of today and the days on which an owner changed in a journey; the URL may hold any day."""
    days = cache.ask(ownership.days, journey)
    offered = ["", *days]
    if st.session_state["on"] not in offered:
        offered.append(st.session_state["on"])
    names = {day: words.day(date.fromisoformat(day)) if day else words.gettext("Today") for day in offered}
    choose("on", words.gettext("On the day"), offered, names.__getitem__, width=150)


def _company(words: Words) -> None:
    """Draw the switch between the own company and the demo."""
    names = {demo_store.OWN: words.gettext("Our own"), demo_store.DEMO: words.gettext("The demo company")}
    choose_one("store", words.gettext("Company shown"), cache.shown(), list(names), names.__getitem__)


def _projector(words: Words) -> None:
    """Draw the switch of the projector view."""
    widget = f"choose {PROJECTOR}"
    st.session_state[widget] = bool(st.session_state[PROJECTOR])
    st.toggle(words.gettext("Projector view"), key=widget, on_change=_project)


def _project() -> None:
    controls.set_view(**{PROJECTOR: "1" if st.session_state[f"choose {PROJECTOR}"] else ""})


def _narrow_money(words: Words) -> None:
    """Draw the year and the segment of customers and money; segments of answers are offered, too, to keep a choice."""
    offered = cache.ask(economics.choices)
    _year(words, offered["months"])
    if offered["all_segments"]:
        choose(
            "segment",
            words.gettext("Segment"),
            ["", *offered["all_segments"]],
            lambda key: key or words.gettext("All customers"),
        )
    else:
        st.session_state["segment"] = ""


def _year(words: Words, months: list[str]) -> None:
    """Draw a select box of the twelve months up to each month: of a period only its end matters to a year's figures."""
    chosen = st.session_state["period"]
    period = resolve_period(chosen, months)
    end = money_months.last_month(months, period.last) if period else ""
    years = {last: Period(month_name(month_number(last) - A_YEAR + 1), last) for last in reversed(months)}
    ends = [last for last in years if last == end or last in months[A_YEAR - 1 :]]
    if len(ends) > 1 and end:
        offered = {chosen if last == end else str(years[last]): words.period(years[last]) for last in ends}
        choose("period", words.gettext("Year"), list(offered), offered.__getitem__, width=250)


def _period(words: Words, months: list[str]) -> None:
    """Draw a select box of the surveys or the last months, of half years, of all months, and of what the URL holds."""
    if months:
        chosen, names = periods.offered(st.session_state["period"], months, cache.ask(satisfaction.rounds), words)
        choose_of("period", words.gettext("Period"), chosen, list(names), names.__getitem__, width=240)


def _link() -> str:
    base = (st.context.url or "").split("?")[0]
    values = url_state.write({name: st.session_state[name] for name in url_state.PARAMS})
    return f"{base}?{url_state.query(values)}"
