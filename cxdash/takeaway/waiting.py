"""While files are made, whoever waits for them is asked whether he still does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OFTEN = 0.5
"""Seconds after which somebody who waits for one long step is asked again."""

_asked: ContextVar[Callable[[], object] | None] = ContextVar("asked", default=None)


@contextmanager
def asking(function: Callable[[], object]) -> Iterator[None]:
    """Call a function again and again while this thread makes files; it raises what is to end the making."""
    token = _asked.set(function)
    try:
        yield
    finally:
        _asked.reset(token)


def still_wanted() -> None:
    """Go on, unless whoever waits no longer does."""
    if function := _asked.get():
        function()
