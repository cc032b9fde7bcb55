"""What a service or a presenter's page reads, and who may keep its answers.

A function declared with `reads` is called with an open connection and plain arguments. While a keeper is at work
(the pages' cache, or `remembering` for a command), its answers are kept, and so are those of the services it asks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import update_wrapper
from typing import Any, Generic, Protocol, TypeVar

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Keeper(Protocol):
    """Answers for a service: with what was kept, or by asking it with a connection of its own."""

    def __call__(self, service: "Service[Answer]", arguments: tuple[Any, ...]) -> Answer:
        """Return the answer of *service* to these arguments."""
        ...


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


class Service(Generic[Answer_co]):
    """A function of a connection and hashable arguments, with the subjects it reads and how many answers to keep.

    Answers are handed out uncopied, so nobody may change them: whoever wants another makes one.
    """

    def __init__(self, function: Callable[..., Answer_co], subjects: tuple[str, ...], most: int) -> None:
        self.function, self.subjects, self.most = function, subjects, most
        update_wrapper(self, function)

    def __call__(self, connection: Any, *arguments: Any) -> Answer_co:
        """Return the answer, from the keeper at work if there is one."""
        keeper = _keeper.get()
        return keeper(self, arguments) if keeper else self.function(connection, *arguments)


def reads(*subjects: str, most: int = 100) -> Callable[[Callable[..., Answer]], Service[Answer]]:
    """Declare that a function reads these subjects of content; at most *most* of its answers are kept."""
    return lambda function: Service(function, subjects, most)


@contextmanager
def keeping(keeper: Keeper) -> Iterator[None]:
    """Let *keeper* answer for all services within the block."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)


@contextmanager
def remembering(connection: Any) -> Iterator[None]:
    """Ask each service at most once for the same thing within the block: for a command, or a test."""
    answers: dict[tuple[Any, ...], Any] = {}

    def answer(service: Service[Any], arguments: tuple[Any, ...]) -> Any:
        key = (service.function, *arguments)
        if key not in answers:
            answers[key] = service.function(connection, *arguments)
        return answers[key]

    with keeping(answer):
        yield
