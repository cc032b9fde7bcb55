"""The controls of the pages, bound to URL parameters; and the bridge between the URL and the session."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import streamlit as st

from cxdash.charts.satisfaction.gaps import PICK
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.services.company import Company
from cxdash.ui import url_state
from cxdash.ui.components import draw, pictures

WRITTEN = "link as written"
"""The session's key for the URL that was last written, which tells the reader's own moves from ours."""

CHOSEN = "chosen in this run"
"""The session's key that says that a control set the view in this run."""

SPOKEN = "company spoken of"
"""The session's key for the company shown, whose audience decides the words."""

PHONE_FIELD = 36
"""The most characters that a field shows whole on a phone."""

NORWEGIAN = {"nb", "nn", "no"}


def follow_link() -> None:
    """Read the view from the URL where the reader followed a link or went back; otherwise keep it. `speak` comes next.

    A control that is moved while the page still draws comes with the URL from before: its choice holds, not that URL.
    Streamlit clears the URL on a change of page. The language is always in it, so a URL without one is either that or
    a first visit.
    """
    link = _link()
    first, chosen = WRITTEN not in st.session_state, st.session_state.pop(CHOSEN, False)
    if first or (link and link != st.session_state[WRITTEN] and not chosen):
        start(link)


def speak(company: Company) -> None:
    """Choose the language where the link names none: the company's, or else the browser's; and note whom it serves.

    *company*: the one shown.
    """
    if st.session_state["lang"] not in languages():
        st.session_state["lang"] = company.language if company.language in languages() else spoken(st.context.locale)
    st.session_state[SPOKEN] = company
    if WRITTEN in st.session_state and not _link():
        write_link()  # at once: written after the menu is drawn, it may take two steps back to leave the page


def _link() -> dict[str, str]:
    return {name: value for name, value in st.query_params.items() if name in url_state.PARAMS}


def start(link: Mapping[str, str]) -> None:
    """Set the view to that of a link."""
    for name, value in url_state.read(link).items():
        st.session_state[name] = value


def set_view(**values: str) -> None:
    """Set URL parameters from a control's callback, which outdoes the URL that comes with it."""
    st.session_state.update({**values, CHOSEN: True})


def write_link() -> None:
    """Write the view into the URL, so that a copied link and the browser's back button give the same figures."""
    link = url_state.write({name: st.session_state[name] for name in url_state.PARAMS})
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)
    st.session_state[WRITTEN] = link


def zone() -> str | None:
    """Return the reader's time zone."""
    return st.context.timezone


def today() -> date:
    """Return today's date in the reader's time zone."""
    here = zone()
    return datetime.now(ZoneInfo(here) if here else UTC).date()


def words() -> Words:
    """Return the language chosen, with the company's audience."""
    return Words(st.session_state[SPOKEN].spoken(st.session_state["lang"]))


def title(page: str, company: Company) -> str:
    """Return the title of a page in the browser: its own, and the company's name."""
    name = words().name(company.row)
    return " · ".join(part for part in (page, name) if part)


def view() -> tuple[View, Words]:
    """Return the view and the language chosen."""
    return View(*(st.session_state[name] for name in ("journey", "period", "segment"))), words()


def choose(name: str, label: str, options: Sequence[str], show: Callable[[str], str], *, width: int = 200) -> str:
    """Draw a select box bound to URL parameter *name*; an unknown value selects the first option. Return the choice."""
    if st.session_state[name] not in options:
        st.session_state[name] = options[0]
    choose_of(name, label, st.session_state[name], options, show, width=pictures.pixels(width))
    return st.session_state[name]


def asked(*names: str) -> list[str]:
    """Return the raw URL values of *names*; they may not exist in the store."""
    return [st.session_state[name] for name in names]


def choose_of(
    name: str,
    label: str,
    chosen: str,
    options: Sequence[str],
    show: Callable[[str], str],
    *,
    width: int | Literal["stretch"] = "stretch",
    labelled: bool = True,
) -> None:
    """Draw a select box bound to URL parameter *name* that shows *chosen*, whatever the URL holds.

    *labelled*: with the label above it. What a phone's field, which has one line, would cut stands below it, too.
    """
    widget = _prepared(name, chosen)
    seen: Literal["visible", "collapsed"] = "visible" if labelled else "collapsed"
    st.selectbox(
        label,
        options,
        format_func=show,
        key=widget,
        on_change=_keep,
        args=(name,),
        width=width,
        label_visibility=seen,
    )
    if pictures.on_a_phone() and len(show(chosen)) > PHONE_FIELD:
        draw.strong(show(chosen))


def choose_one(
    name: str, label: str, chosen: str, options: Sequence[str], show: Callable[[str], str], *, labelled: bool = True
) -> None:
    """Draw buttons side by side bound to URL parameter *name*; *labelled*: with the label above them.

    Streamlit takes the options of buttons and sliders for Markdown, those of select boxes not.
    """
    widget = _prepared(name, chosen)
    seen: Literal["visible", "collapsed"] = "visible" if labelled else "collapsed"
    st.segmented_control(
        label,
        options,
        format_func=lambda option: draw.plain(show(option)),
        key=widget,
        on_change=_keep,
        args=(name,),
        required=True,
        wrap=True if labelled else None,
        label_visibility=seen,
    )


def offered(name: str, options: Sequence[str]) -> str:
    """Return the choice of URL parameter *name*.

    An unknown value selects the parameter's default, or the first option where the default is not offered.
    """
    if st.session_state[name] not in options:
        default = url_state.PARAMS[name].default
        st.session_state[name] = default if default in options else options[0]
    chosen: str = st.session_state[name]
    return chosen


def slide(name: str, label: str, options: Sequence[str], show: Callable[[str], str]) -> None:
    """Draw a slider bound to URL parameter *name*, its label for those who cannot see it."""
    widget = _prepared(name, offered(name, options))
    st.select_slider(
        draw.plain(label),
        options,
        format_func=lambda option: draw.plain(show(option)),
        key=widget,
        on_change=_keep,
        args=(name,),
        label_visibility="collapsed",
    )


def switch(name: str, label: str) -> None:
    """Draw a check box bound to URL parameter *name*."""
    widget = f"choose {name}"
    st.session_state[widget] = bool(st.session_state[name])
    st.checkbox(label, key=widget, on_change=_keep_switch, args=(name,))


def _keep_switch(name: str) -> None:
    set_view(**{name: "1" if st.session_state[f"choose {name}"] else ""})


def on_day() -> date:
    """Return the day chosen, today where none is."""
    return date.fromisoformat(st.session_state["on"]) if st.session_state["on"] else today()


def stage(chosen: str, options: Mapping[str, str], words: Words) -> None:
    """Draw a button per stage: what a click on the picture's columns does, for the keyboard."""
    choose_one("stage", words.gettext("Stage"), chosen, list(options), options.__getitem__)


def touchpoint(chosen: str, options: Mapping[str, str], words: Words) -> None:
    """Draw a select box of touchpoints, where there are any."""
    if options:
        choose_of("touchpoint", words.gettext("Where"), chosen, list(options), options.__getitem__, width=400)


def stages_shown(pages: Mapping[str, str], page: str, words: Words) -> None:
    """Draw buttons for groups of stages, where the picture does not hold all of them."""
    if pages:
        choose_one("stage", words.gettext("Stages shown"), page, list(pages), pages.__getitem__)


def pick_stage(picture: str, field: str, options: Mapping[str, str], **also: str) -> None:
    """Choose the stage that was clicked in a *picture*; *field*: the column of its table with the stage's name.

    *also*: what else the click sets in the link.
    """
    picked = st.session_state[picture]["selection"].get(PICK) or [{}]
    key = next((key for key, name in options.items() if name == picked[0].get(field)), "")
    if key:
        set_view(stage=key, **also)


def measure(chosen: str, names: Mapping[str, str], words: Words) -> None:
    """Draw a button per measure, where there are several; *names* by code."""
    if len(names) > 1:
        choose_one("measure", words.gettext("Question"), chosen, list(names), names.__getitem__)


def day_form(words: Words) -> str:
    """Return how a day is typed in a date field in the reader's language."""
    return "DD.MM.YYYY" if words.tongue == "nb" else "YYYY-MM-DD"


def timing(names: Mapping[str, str]) -> str:
    """Return when a customer's worth is counted."""
    return st.session_state["timing"] or next(iter(names))


def choose_timing(names: Mapping[str, str], words: Words) -> None:
    """Draw the choice of when a customer's worth is counted."""
    label = words.gettext("When what a new customer brings in the first year counts")
    choose_one("timing", label, timing(names), list(names), lambda code: words.gettext(names[code]))


def tab(titles: Mapping[str, str]) -> tuple[str, Any]:
    """Draw a page's tabs, of which only the open one is computed; return its code and the place to draw it in.

    *titles*: by the code that the URL parameter *part* holds.
    """
    asked = st.session_state["part"]
    chosen = asked if asked in titles else next(iter(titles))
    widget = _prepared("part", titles[chosen])
    tabs = st.tabs(list(titles.values()), key=widget, on_change=_keep_tab, args=(titles,))
    return chosen, tabs[list(titles).index(chosen)]


def _keep_tab(titles: Mapping[str, str]) -> None:
    codes = {title: code for code, title in titles.items()}
    set_view(part=codes[st.session_state["choose part"]])


def _prepared(name: str, value: str) -> str:
    """Set a widget to a value; return its key, which is its own, since Streamlit drops a widget's key with its page.

    A widget that has the value already is left alone: setting it again would undo what a reader has chosen meanwhile.
    """
    widget = f"choose {name}"
    if st.session_state.get(widget) != value:
        st.session_state[widget] = value
    return widget


def _keep(name: str) -> None:
    set_view(**{name: st.session_state[f"choose {name}"]})


def spoken(locale: str | None) -> str:
    """Return the language of a locale where the interface speaks it, else English."""
    own = (locale or "en").replace("_", "-").split("-")[0].lower()
    own = "nb" if own in NORWEGIAN else own
    return own if own in languages() else "en"
