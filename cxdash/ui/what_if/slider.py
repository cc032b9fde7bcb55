"""One slider of the what-if page: today's value in words under it, and a button that takes it back there."""

from collections.abc import Callable, Sequence

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.start import Start
from cxdash.ui.components import draw
from cxdash.ui.shell import controls, url_state


def slider(
    name: str,
    label: str,
    offered: Sequence[str],
    show: Callable[[str], str],
    now: str,
    say: Words,
    beside: Callable[[], None] | None = None,
) -> None:
    """Draw a slider, what is *beside* it, and under it today's value in words with a button that takes it back there."""
    with st.container(horizontal=beside is not None, vertical_alignment="bottom", gap="small"):
        chosen = controls.slide(name, label or now, offered, show, hidden=not label)
        if beside:
            beside()
    default = url_state.PARAMS[name].default
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw.aside(now)
        st.button(
            say.gettext("Reset"),
            key=f"reset {name}",
            type="tertiary",
            disabled=chosen == default,
            on_click=st.session_state.update,
            kwargs={name: default},
        )


def with_chosen(codes: Sequence[str], chosen: str) -> list[str]:
    """Put what the link says among the steps of a slider, if it lies between their ends."""
    figures = sorted(
        {*map(float, codes)}
        | ({float(chosen)} if chosen and float(codes[0]) <= float(chosen) <= float(codes[-1]) else set())
    )
    return [url_state.plain(at) for at in figures]


def stuck(label: str, start: Start, name: str, say: Words) -> None:
    """Say in place of a slider why it cannot be moved."""
    draw.label(label)
    draw.note(say.sentence(start.stuck[name]))
