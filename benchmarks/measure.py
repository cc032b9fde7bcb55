"""What every benchmark shares: two things timed in turns, and the ratio of their medians."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

Timed = Callable[[], float]
"""Does something once and returns the seconds it took."""


@dataclass(frozen=True)
class Result:
    """A ratio of two medians, what it should be (*target*, as "<= 2"), and what was compared.

    *besides* holds further figures that help to read the ratio.
    """

    name: str
    ratio: float
    target: str
    median_ms: dict[str, float]
    compared: str
    runs: int
    besides: dict[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether the ratio is what it should be."""
        sign, limit = self.target.split()
        return self.ratio <= float(limit) if sign == "<=" else self.ratio >= float(limit)


def clock(work: Callable[[], object]) -> Timed:
    """Make something timed by the clock on the wall, for what waits for a disk or another process."""
    return lambda: _taken(work, time.perf_counter)


def processor(work: Callable[[], object]) -> Timed:
    """Make something timed by the processor time of this process, which other work on the machine hardly moves."""
    return lambda: _taken(work, time.process_time)


def _taken(work: Callable[[], object], now: Callable[[], float]) -> float:
    start = now()
    work()
    return now() - start


def in_turns(runs: int, *works: Timed) -> list[list[float]]:
    """Do each in turn, *runs* times over, and return the seconds of each."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for taken, work in zip(seconds, works, strict=True):
            taken.append(work())
    return seconds


@contextmanager
def frozen() -> Iterator[None]:
    """Collect, then freeze what is left, as the server does after its warm-up."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def milliseconds(seconds: list[float]) -> float:
    """Return the median in milliseconds."""
    return round(median(seconds) * 1000, 3)


def result(
    name: str,
    target: str,
    upper: tuple[str, list[float]],
    lower: tuple[str, list[float]],
    compared: str,
    **besides: float,
) -> Result:
    """Return the ratio of the *upper* median to the *lower* one, each given as its name and its seconds."""
    medians = {label: milliseconds(seconds) for label, seconds in (upper, lower)}
    ratio = round(median(upper[1]) / median(lower[1]), 3)
    return Result(name, ratio, target, medians, compared, len(upper[1]), besides)
