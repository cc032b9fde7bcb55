"""The inputs of the what-if page: a slider with today's value under it, and the typed cost of mending."""

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
WIDTH = 116
"""Pixels of the typed cost."""


def slider(
    name: str,
    label: str,
    offered: Sequence[str],
    show: Callable[[str], str],
    now: str,
    words: Words,
    beside: Callable[[], None] | None = None,
) -> None:
    """Draw a slider, the input *beside* it, and under it today's value *now* in words with a reset button."""
    with st.container(horizontal=beside is not None, vertical_alignment="bottom", gap="small"):
        chosen = controls.slide(name, label or now, offered, show, hidden=not label)
        if beside:
            beside()
    default = url_state.PARAMS[name].default
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw.aside(now)
        st.button(
            words.gettext("Reset"),
            key=f"reset {name}",
            type="tertiary",
            disabled=chosen == default,
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


def show_refused() -> None:
    """Explain why a typed cost was refused."""
    notices.show(REFUSED)


def _take(most: float, currency: str, words: Words) -> None:
    """Set the cost as typed (an empty text: not stated), or explain what is wrong with it."""
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
        lever = words.gettext("What that costs a year")
        outside = words.gettext(
            "{lever} goes from {low} to {high}: beyond this your own figures say nothing.", lever=lever, **ends
        )
        notices.later(notices.REFUSED, outside, place=REFUSED)


def amount(text: str, words: Words) -> float | None:
    """Return the amount of a text without spaces, as the language writes numbers, or None."""
    try:
        value = float(parse_decimal(text, locale=words.locale, strict=True))
    except NumberFormatError:
        return None
    return value if isfinite(value) else None
