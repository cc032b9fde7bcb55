"""What mending costs a year, typed: the same value of the link as its slider's."""

from math import isfinite

import streamlit as st
from babel.numbers import NumberFormatError, parse_decimal

from cxdash.i18n.translator import Words
from cxdash.presenters.amounts import money
from cxdash.ui.components import notices
from cxdash.ui.shell import url_state

TYPED, REFUSED = "typed gap_cost", "gap_cost refused"
WIDTH = 116


def cost(most: float, currency: str, say: Words) -> None:
    """Let the reader type an amount from 0 to *most*."""
    chosen = st.session_state["gap_cost"]
    st.session_state[TYPED] = say.number(float(chosen)) if chosen else ""
    st.text_input(
        say.gettext("What that costs a year, typed"),
        key=TYPED,
        placeholder=say.gettext("not stated"),
        width=WIDTH,
        on_change=_take,
        args=(most, currency, say),
        label_visibility="collapsed",
    )


def refused() -> None:
    """Say why what was typed was not taken."""
    notices.show(REFUSED)


def _take(most: float, currency: str, say: Words) -> None:
    """Take what was typed, nothing being *not stated*; else say what is wrong with it."""
    text = "".join(st.session_state[TYPED].split())
    value = amount(text, say)
    if not text:
        st.session_state["gap_cost"] = ""
    elif value is None:
        example = say.number(4_000_000)
        notices.later(
            notices.REFUSED,
            say.gettext("“{text}” is no amount; write it as {example}.", text=text, example=example),
            place=REFUSED,
        )
    elif 0 <= value <= most:
        st.session_state["gap_cost"] = url_state.plain(value)
    else:
        ends = {"low": money(0.0, currency, say), "high": money(most, currency, say)}
        lever = say.gettext("What that costs a year")
        outside = say.gettext(
            "{lever} goes from {low} to {high}: beyond this your own figures say nothing.", lever=lever, **ends
        )
        notices.later(notices.REFUSED, outside, place=REFUSED)


def amount(text: str, say: Words) -> float | None:
    """Return the amount that a text without spaces says, as the language writes numbers, or None."""
    try:
        value = float(parse_decimal(text, locale=say.locale, strict=True))
    except NumberFormatError:
        return None
    return value if isfinite(value) else None
