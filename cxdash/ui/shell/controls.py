"""What the reader chooses: every control returns plain values, and all of them live in the link."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import streamlit as st

from cxdash.charts.satisfaction.gaps import PICK
from cxdash.domain.periods import ALL_MONTHS, Period, month_name, month_number, resolve_period
from cxdash.domain.scales import MEASURE_NAMES, Measure
from cxdash.domain.vocabulary import LANGUAGES, View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics.months import A_YEAR
from cxdash.presenters.ownership import page as ownership
from cxdash.services import demo_store, economics, satisfaction
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, navigation, url_state

WRITTEN = "link as written"
"""What the frame last wrote into the address, to tell the reader's own moves from ours."""

FRAME = "frame"
"""What stands above every page, by its name for the browser."""

WIDE, NARROW = 200, 152
"""Pixels for the segment, alone and beside a journey, so that the frame keeps to one row at 1280 in every language."""

PROJECTOR = "projector"
"""The name in the link of the view that is large enough for a room."""

NORWEGIAN = {"nb", "nn", "no"}


def follow_link() -> None:
    """Take the view from the link when the reader came by one, or moved back to one; else keep it.

    Streamlit clears the address on a change of page. The language always stands in it, so an address without
    one is either that or a first visit.
    """
    link = {name: value for name, value in st.query_params.items() if name in url_state.PARAMS}
    first = WRITTEN not in st.session_state
    if first or (link and link != st.session_state[WRITTEN]):
        start(link)
    if st.session_state["lang"] not in languages():
        st.session_state["lang"] = _own_language()
    if not first and not link:
        write_link()  # at once: written after the menu is drawn, it may take two steps back to leave the page


def start(link: Mapping[str, str]) -> None:
    """Begin with the view of a link."""
    for name, value in url_state.read(link).items():
        st.session_state[name] = value


def write_link() -> None:
    """Write the view into the address, so that copying it, and coming back to it, gives the same figures."""
    link = url_state.write({name: st.session_state[name] for name in url_state.PARAMS})
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)
    st.session_state[WRITTEN] = link


def zone() -> str | None:
    """Return the reader's time zone."""
    return st.context.timezone


def today() -> date:
    """Return the day it is where the reader is."""
    here = zone()
    return datetime.now(ZoneInfo(here) if here else UTC).date()


def words() -> Words:
    """Return the language chosen."""
    return Words(st.session_state["lang"])


def on_a_phone() -> bool:
    """Tell whether the reader's browser says that it is a phone's; on a narrow window it does not."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def view() -> tuple[View, Words]:
    """Return what is looked at, and the language to say it in."""
    return View(*(st.session_state[name] for name in ("journey", "period", "segment"))), words()


def frame(
    say: Words,
    *,
    narrowing: bool,
    dated: bool = False,
    switching: bool = False,
    projecting: bool = False,
    money: bool = False,
) -> None:
    """Draw what stands above every page: journey, period and segment where they narrow anything, the day where owners
    are shown, the switch between one's own company and the demo's where data is looked after, the projector view where
    there are pictures, language, the link. Money has no journey, but months and segments of its own.
    """
    if cache.shown() == demo_store.DEMO:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw.note(say.gettext("Demo company: Havbris Fiber and all its customers are made up."))
            if not switching:
                navigation.link("data", say.gettext("Use our own data"), part="")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key=FRAME):
        if narrowing:
            _narrow(say)
        if money:
            _narrow_money(say)
        if dated:
            _day(say)
        if switching:
            _company(say)
        st.space("stretch")
        if projecting:
            _projector(say)
        choose("lang", say.gettext("Language"), languages(), LANGUAGES.__getitem__, width=108)
        with st.popover(say.gettext("Copy link")):
            draw.note(say.gettext("Whoever opens this link sees what you see now."))
            st.code(_link(), language=None, wrap_lines=True)


def _narrow(say: Words) -> None:
    """Offer what there is to choose among; what the store does not hold falls back to everything."""
    offered = cache.ask(satisfaction.choices)
    journeys = {row["key"]: say.name(row) for row in offered["journeys"]}
    segments = offered["segments"]
    several = len(journeys) > 1
    if several:
        said = {"": say.gettext("All journeys"), **journeys}
        choose("journey", say.gettext("Journey"), list(said), said.__getitem__, width=165)
    else:
        st.session_state["journey"] = ""
    _period(say, offered["months"])
    if segments:
        every = say.gettext("All customers")
        choose(
            "segment",
            say.gettext("Segment"),
            ["", *segments],
            lambda key: key or every,
            width=NARROW if several else WIDE,
        )
    else:
        st.session_state["segment"] = ""


def choose(name: str, label: str, options: Sequence[str], show: Callable[[str], str], *, width: int = 200) -> str:
    """Let the reader choose a value of the link from a list; what is not in the list becomes its first."""
    if st.session_state[name] not in options:
        st.session_state[name] = options[0]
    widget = _prepared(name, st.session_state[name])
    st.selectbox(label, options, format_func=show, key=widget, on_change=_keep, args=(name,), width=width)
    return st.session_state[name]


def asked(*names: str) -> list[str]:
    """Return what the link asks for by these names, which the page may not be able to give."""
    return [st.session_state[name] for name in names]


def choose_of(name: str, label: str, chosen: str, options: Sequence[str], show: Callable[[str], str]) -> None:
    """Let the reader choose a value of the link from a list in which something is chosen whatever the link says."""
    widget = _prepared(name, chosen)
    st.selectbox(label, options, format_func=show, key=widget, on_change=_keep, args=(name,))


def choose_one(name: str, label: str, chosen: str, options: Sequence[str], show: Callable[[str], str]) -> None:
    """Let the reader choose a value of the link from buttons side by side, without a label over them."""
    widget = _prepared(name, chosen)
    st.segmented_control(
        label,
        options,
        format_func=show,
        key=widget,
        on_change=_keep,
        args=(name,),
        required=True,
        label_visibility="collapsed",
    )


def slide(name: str, label: str, options: Sequence[str], show: Callable[[str], str], *, hidden: bool = False) -> str:
    """Let the reader choose a value of the link on a slider; what is not on it becomes today's, else its first."""
    if st.session_state[name] not in options:
        default = url_state.PARAMS[name].default
        st.session_state[name] = default if default in options else options[0]
    widget = _prepared(name, st.session_state[name])
    seen: Literal["visible", "collapsed"] = "collapsed" if hidden else "visible"
    st.select_slider(label, options, format_func=show, key=widget, on_change=_keep, args=(name,), label_visibility=seen)
    return st.session_state[name]


def switch(name: str, label: str) -> None:
    """Let the reader turn something in the link on or off."""
    widget = f"choose {name}"
    st.session_state[widget] = bool(st.session_state[name])
    st.checkbox(label, key=widget, on_change=_keep_switch, args=(name,))


def _keep_switch(name: str) -> None:
    st.session_state[name] = "1" if st.session_state[f"choose {name}"] else ""


def on_day() -> date:
    """Return the day chosen, today where none is."""
    return date.fromisoformat(st.session_state["on"]) if st.session_state["on"] else today()


def _day(say: Words) -> None:
    """Offer today and the days on which anything changed; the link may hold any day."""
    days = cache.ask(ownership.days, view()[0].journey)
    offered = ["", *days]
    if st.session_state["on"] not in offered:
        offered.append(st.session_state["on"])
    said = {day: say.day(date.fromisoformat(day)) if day else say.gettext("Today") for day in offered}
    choose("on", say.gettext("On the day"), offered, said.__getitem__, width=150)


def stage(chosen: str, options: Mapping[str, str], say: Words) -> None:
    """Let the reader choose a stage by its button; the picture's columns do the same for a mouse."""
    _choose_one("stage", say.gettext("Stage"), chosen, list(options), options.__getitem__)


def stages_shown(pages: Mapping[str, str], page: str, say: Words) -> None:
    """Let the reader turn to other stages where the picture does not hold them all."""
    if pages:
        _choose_one("stage", say.gettext("Stages shown"), page, list(pages), pages.__getitem__)


def pick_stage(picture: str, field: str, options: Mapping[str, str]) -> None:
    """Take the stage whose column was clicked in a *picture*."""
    picked = st.session_state[picture]["selection"].get(PICK) or [{}]
    key = next((key for key, shown in options.items() if shown == picked[0].get(field)), "")
    if key:
        st.session_state["stage"] = key


def measure(chosen: str, options: Sequence[str], say: Words) -> None:
    """Let the reader choose a measure; with one there is no choice to show."""
    names = {code: say.gettext(MEASURE_NAMES[Measure(code)]) for code in options}
    if len(options) > 1:
        _choose_one("measure", say.gettext("Question"), chosen, list(options), names.__getitem__)


def timing(names: Mapping[str, str], part: str, say: Words) -> str:
    """Let the reader choose when a customer's worth is counted, in the *part* that tells it; return the choice."""
    chosen = st.session_state["timing"] or next(iter(names))
    if part == "value":
        label = say.gettext("When the first year's contribution is counted")
        _choose_one("timing", label, chosen, list(names), lambda code: say.gettext(names[code]))
    return chosen


def tabs(*titles: str) -> Sequence[Any]:
    """Draw tabs of which only the open one is computed."""
    return st.tabs(titles, on_change="rerun")


def part(titles: Mapping[str, str]) -> tuple[str, Any]:
    """Draw a page's parts as tabs; return the code of the open one, which the link holds, and the place to draw it."""
    chosen = st.session_state["part"] if st.session_state["part"] in titles else next(iter(titles))
    widget = _prepared("part", titles[chosen])
    tabs = st.tabs(list(titles.values()), key=widget, on_change=_keep_part, args=(titles,))
    return chosen, tabs[list(titles).index(chosen)]


def _keep_part(titles: Mapping[str, str]) -> None:
    codes = {title: code for code, title in titles.items()}
    st.session_state["part"] = codes[st.session_state["choose part"]]


def _company(say: Words) -> None:
    """Let the reader turn the demo company on and off."""
    names = {demo_store.OWN: say.gettext("Our own"), demo_store.DEMO: say.gettext("The demo company")}
    _choose_one("store", say.gettext("Company shown"), cache.shown(), list(names), names.__getitem__)


def _projector(say: Words) -> None:
    """Let the reader draw pictures large enough for the back row of a room."""
    widget = f"choose {PROJECTOR}"
    st.session_state[widget] = bool(st.session_state[PROJECTOR])
    st.toggle(say.gettext("Projector view"), key=widget, on_change=_project)


def _project() -> None:
    st.session_state[PROJECTOR] = "1" if st.session_state[f"choose {PROJECTOR}"] else ""


def _choose_one(name: str, label: str, chosen: str, options: Sequence[str], show: Callable[[str], str]) -> None:
    """Let the reader choose a value of the link from buttons side by side."""
    widget = _prepared(name, chosen)
    st.segmented_control(
        label, options, format_func=show, key=widget, on_change=_keep, args=(name,), required=True, wrap=True
    )


def _prepared(name: str, value: str) -> str:
    """Set a control to a value under a key of its own, since a control's key dies with its page."""
    widget = f"choose {name}"
    st.session_state[widget] = value
    return widget


def _keep(name: str) -> None:
    st.session_state[name] = st.session_state[f"choose {name}"]


def _narrow_money(say: Words) -> None:
    """Offer the months and segments of customers and money, and the segments of answers, lest a choice be lost."""
    offered = cache.ask(economics.choices)
    _year(say, offered["months"])
    if offered["all_segments"]:
        choose(
            "segment",
            say.gettext("Segment"),
            ["", *offered["all_segments"]],
            lambda key: key or say.gettext("All customers"),
        )


def _year(say: Words, months: list[str]) -> None:
    """Offer the twelve months up to each month: of the period only its end matters to a year's figures."""
    chosen = st.session_state["period"]
    period = resolve_period(chosen, months)
    end = money_months.last_month(months, period.last) if period else ""
    years = {last: Period(month_name(month_number(last) - A_YEAR + 1), last) for last in reversed(months)}
    ends = [last for last in years if last == end or last in months[A_YEAR - 1 :]]
    if len(ends) > 1 and end:
        offered = {chosen if last == end else str(years[last]): say.period(years[last]) for last in ends}
        choose("period", say.gettext("Year"), list(offered), offered.__getitem__, width=250)


def _period(say: Words, months: list[str]) -> None:
    """Offer all months, the last twelve, six, three and one, and whatever period the link asked for."""
    if not months:
        return
    chosen = st.session_state["period"]
    offered = [ALL_MONTHS, *(f"{count}m" for count in (12, 6, 3, 1) if count < len(months))]
    if chosen not in offered and resolve_period(chosen, months) != resolve_period(ALL_MONTHS, months):
        offered.append(chosen)
    choose("period", say.gettext("Period"), offered, lambda code: _period_name(code, months, say), width=240)


def _period_name(code: str, months: list[str], say: Words) -> str:
    """Name a period so shortly that the frame keeps to one row in every language."""
    period = resolve_period(code, months)
    if period is None:
        return ""
    if code == ALL_MONTHS:
        return say.gettext("All months from {month}", month=say.month(period.first))
    if code.endswith("m"):
        return say.ngettext(
            "The month {month}", "{count} months to {month}", int(code[:-1]), month=say.month(period.last)
        )
    return say.period(period)


def _own_language() -> str:
    """Return the browser's language where the interface speaks it, else English."""
    own = (st.context.locale or "en").replace("_", "-").split("-")[0].lower()
    own = "nb" if own in NORWEGIAN else own
    return own if own in languages() else "en"


def _link() -> str:
    base = (st.context.url or "").split("?")[0]
    values = url_state.write({name: st.session_state[name] for name in url_state.PARAMS})
    return f"{base}?{url_state.query(values)}"
