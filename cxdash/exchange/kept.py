"""Keep what was read of a file: whoever recognises, proposes and reads it in one process reads it once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from cxdash.domain.messages import ImportRefused

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

MOST = 4
"""Readings of a kind that are kept."""


def kept(function: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """Return the function with its last few answers kept, and its last few refusals; nobody may change an answer.

    What it takes must be hashable, such as the bytes of a file. It runs in a child process, with which all this goes.
    """

    @lru_cache(maxsize=MOST)
    def outcome(*values: Parameters.args, **named: Parameters.kwargs) -> tuple[Answer, None] | tuple[None, list]:
        try:
            return function(*values, **named), None
        except ImportRefused as refused:
            return None, refused.faults

    @wraps(function)
    def once(*values: Parameters.args, **named: Parameters.kwargs) -> Answer:
        answer, faults = outcome(*values, **named)  # type: ignore[arg-type]
        if faults is not None:
            raise ImportRefused(faults)
        return answer  # type: ignore[return-value]

    return once
