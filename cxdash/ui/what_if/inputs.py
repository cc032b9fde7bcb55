"""The inputs of the what-if page: a lever with its slider, and the typed cost of mending."""

from collections.abc import Callable, Sequence
from math import isfinite

import streamlit as st
from babel.numbers import NumberFormatError, parse_decimal

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import money
from cxdash.ui import url_state
from cxdash.ui.components import draw, notices
from cxdash.ui.shell import controls

TYPED, REFUSED = "typed gap_cost", "gap_cost refused"
SLID = "sliders as drawn"
"""The session's key for where each slider stood when it was drawn last."""

WIDTH = 150
"""Pixels of the typed cost."""


def lever(
    name: str,
    label: str,
    offered: Sequence[str],
    show: Callable[[str], str],
    set_to: Callable[[str], str],
    now: str,
    words: Words,
    *,
    field: Callable[[], None] | None = None,
    called: str = "",
) -> None:
    """Draw a lever: its name, what it is *set_to* beside what resets it, its slider, and today's value *now* in words.

    *show*: a step in short, for the slider. *field*: an input in place of what it is set to. *called*: the lever's name
    where *label* is not enough.
    """
    chosen = controls.offered(name, offered)
    with st.container(gap="xsmall"):
        draw.label(label)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if field:
                field()
            else:
                st.markdown(f"**{draw.plain(set_to(chosen))}**", width="content")
            _reset(name, called or label, words)
        controls.slide(name, called or label, offered, show)
        st.session_state.setdefault(SLID, {})[name] = chosen
        draw.note(now)


def _reset(name: str, lever_name: str, words: Words) -> None:
    """Draw the icon that takes a lever back to where it stands today."""
    default = url_state.PARAMS[name].default
    still = st.session_state[name] == default
    st.button(
        draw.symbol("still" if still else "reset", words.gettext("Reset: {lever}", lever=lever_name)),
        key=f"reset {name}",
        type="tertiary",
        disabled=still,
        on_click=controls.set_view,
        kwargs={name: default},
    )


def with_chosen(codes: Sequence[str], chosen: str) -> list[str]:
    """Return a slider's steps in order, with the value *chosen* in the URL among them if it lies between their ends."""
    figures = sorted(
        {*map(float, codes)}
        | ({float(chosen)} if chosen and float(codes[0]) <= float(chosen) <= float(codes[-1]) else set())
    )
    return [url_state.plain(at) for at in figures]


def stuck(label: str, start: Start, name: str, words: Words) -> None:
    """Explain in place of a slider why it cannot be moved."""
    draw.label(label)
    draw.note(words.sentence(start.stuck[name]))


def typed_cost(most: float, currency: str, words: Words) -> None:
    """Draw a text input for what mending costs a year, from 0 to *most*: the same URL parameter as its slider."""
    chosen = st.session_state["gap_cost"]
    if not _says(st.session_state.get(TYPED), chosen, words):
        st.session_state[TYPED] = words.number(float(chosen)) if chosen else ""
    st.text_input(
        words.gettext("What that costs a year, typed"),
        key=TYPED,
        placeholder=words.gettext("not stated"),
        width=WIDTH,
        on_change=_take,
        args=(most, currency, words),
        label_visibility="collapsed",
    )


def _says(typed: str | None, chosen: str, words: Words) -> bool:
    """Return whether a typed text is the amount *chosen*; an empty one is none."""
    text = "".join((typed or "").split())
    return typed is not None and (amount(text, words) if text else None) == (float(chosen) if chosen else None)


def show_refused() -> None:
    """Explain why a typed cost was refused."""
    notices.show(REFUSED)


def _take(most: float, currency: str, words: Words) -> None:
    """Set the cost as typed (an empty text: not stated), or explain what is wrong with it.

    While a slider moves, a browser that has not got the last text yet sends the one before: nobody has typed that.
    """
    slid = st.session_state.get(SLID, {}).items()
    if any(st.session_state.get(f"choose {name}", at) != at for name, at in slid):
        return
    text = "".join(st.session_state[TYPED].split())
    value = amount(text, words)
    if not text:
        controls.set_view(gap_cost="")
    elif value is None:
        example = words.number(4_000_000)
        notices.later(
            notices.REFUSED,
            words.gettext("“{text}” is no amount; write it as {example}.", text=text, example=example),
            place=REFUSED,
        )
    elif 0 <= value <= most:
        controls.set_view(gap_cost=url_state.plain(value))
    else:
        ends = {"low": money(0.0, currency, words), "high": money(most, currency, words)}
        name = words.gettext("What that costs a year")
        outside = words.gettext(
            "{lever} goes from {low} to {high}: beyond this your own figures say nothing.", lever=name, **ends
        )
        notices.later(notices.REFUSED, outside, place=REFUSED)


def amount(text: str, words: Words) -> float | None:
    """Return the amount of a text without spaces, as the language writes numbers, or None."""
    try:
        value = float(parse_decimal(text, locale=words.locale, strict=True))
    except NumberFormatError:
        return None
    return value if isfinite(value) else None
