"""Turn any page into its bare twin: note every Streamlit call of a run, and make the same calls again with constants.

What is left of a page then is what Streamlit itself takes for these widgets, texts and kept specs: no statement, no
cache, no figure, no sentence, no table is made. A page that changes needs no change here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import ismethod
from typing import Any, NamedTuple
from unittest.mock import patch

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

CALLBACKS = ("on_change", "on_click", "args", "kwargs")


class Call(NamedTuple):
    """A call of `st.name`."""

    name: str
    args: tuple
    kwargs: dict[str, Any]


class Block(NamedTuple):
    """The begin or the end of a `with` over what a call returned, or over one of the several it returned."""

    begins: bool
    call: int
    part: int


class Recording(NamedTuple):
    """The calls of a run in order, and the values its widgets had."""

    steps: list[Call | Block]
    widgets: dict[str, Any]


@contextmanager
def recording() -> Iterator[Recording]:
    """Note what is called as `st.…` meanwhile."""
    made = Recording([], {})
    places: dict[int, tuple[int, int]] = {}
    kept: list[Any] = []  # else ids could be those of other blocks

    def noting(name: str, draw: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **kwargs: Any) -> Any:
            drawn = draw(*args, **kwargs)
            calls = sum(isinstance(step, Call) for step in made.steps)
            made.steps.append(Call(name, args, _constant(name, args, kwargs)))
            if ("format_func" in kwargs and name != "menu_button") or (
                name in ("tabs", "text_input") and "key" in kwargs
            ):
                made.widgets[kwargs["key"]] = st.session_state[kwargs["key"]]
            parts = drawn if isinstance(drawn, list | tuple) else [drawn]
            places.update({id(part): (calls, place) for place, part in enumerate(parts)})
            kept.extend(parts)
            return drawn

        return called

    def block(begins: bool, original: Callable[..., Any]) -> Callable[..., Any]:
        def entered(dg: DeltaGenerator, *how: Any) -> Any:
            made.steps.append(Block(begins, *places[id(dg)]))
            return original(dg, *how)

        return entered

    drawing = {name: draw for name, draw in vars(st).items() if name[0] != "_" and ismethod(draw)}
    with (
        patch.multiple(st, **{name: noting(name, draw) for name, draw in drawing.items()}),
        patch.object(DeltaGenerator, "__enter__", block(True, DeltaGenerator.__enter__)),
        patch.object(DeltaGenerator, "__exit__", block(False, DeltaGenerator.__exit__)),
    ):
        yield made


def replay(recorded: Recording) -> None:
    """Make the same calls again; widgets start with the values they had and keep the reader's afterwards."""
    for key, value in recorded.widgets.items():
        st.session_state.setdefault(key, value)
    drawn: list[Any] = []
    for step in recorded.steps:
        if isinstance(step, Call):
            drawn.append(getattr(st, step.name)(*step.args, **step.kwargs))
            continue
        of_call = drawn[step.call]
        block = of_call[step.part] if isinstance(of_call, list | tuple) else of_call
        if step.begins:
            block.__enter__()
        else:
            block.__exit__(None, None, None)


def _constant(name: str, args: tuple, kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments without anything of ours in them: no callbacks, and labels looked up, not made."""
    plain = {option: value for option, value in kwargs.items() if option not in CALLBACKS}
    if kwargs.get("on_change") == "rerun" or (name == "tabs" and "on_change" in kwargs):
        plain["on_change"] = "rerun"
    if callable(kwargs.get("on_select")):
        plain["on_select"] = "rerun"
    if "format_func" in kwargs:
        plain["format_func"] = {option: kwargs["format_func"](option) for option in args[1]}.__getitem__
    return plain
