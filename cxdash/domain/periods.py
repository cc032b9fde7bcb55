"""Months and periods of months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

YEARS = range(1900, 2101)
"""Years of a day in any table, or to look at; a table may allow fewer."""


@dataclass(frozen=True)
class Period:
    """Months from *first* to *last*, both included, as YYYY-MM."""

    first: str
    last: str

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"The period starts in {self.first}, after it ends in {self.last}.")

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def months(self) -> int:
        """The number of months."""
        return month_number(self.last) - month_number(self.first) + 1

    def before(self) -> "Period":
        """Return the equally long period that ends the month before this one starts."""
        start = month_number(self.first)
        return Period(month_name(start - self.months), month_name(start - 1))


def month_number(month: str) -> int:
    """Turn YYYY-MM into a count of months, so that months can be added and subtracted."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_name(number: int) -> str:
    """Turn a count of months back into YYYY-MM."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


@dataclass(frozen=True)
class Round:
    """A survey whose answers came in months of their own, or several that asked different things one after another.

    *surveys*: key, name, name_nb and name_sv of each, the earliest first.
    """

    period: Period
    surveys: tuple[Mapping[str, str], ...]


ALL_MONTHS = "all"
"""The period of every month there is."""

LAST_YEAR = "12m"
"""The period of the last twelve months."""

DEFAULT_PERIOD = "latest"
"""The period of whoever chooses none, on every page and by every command.

It is the latest survey where surveys are made now and then, else the last twelve months.
"""


def resolve_period(choice: str, months: Sequence[str]) -> Period | None:
    """Turn a chosen period into months: '' and 'all' are all, '12m' the last twelve, '2026-01..2026-03' these months.

    *months* are those with answers, in any order; without any the result is None. 'latest' is the last twelve, too:
    where it is a survey, satisfaction's services have put that survey's months in its place.
    """
    if not months:
        return None
    choice = LAST_YEAR if choice == DEFAULT_PERIOD else choice
    first, last = min(months), max(months)
    if choice.endswith("m"):
        return Period(month_name(month_number(last) - int(choice[:-1]) + 1), last)
    if choice not in ("", ALL_MONTHS):
        start, _, end = choice.partition("..")
        return Period(start or first, end or (start if ".." not in choice else max(last, start)))
    return Period(first, last)


def in_months(period: Period, months: Sequence[str]) -> list[str]:
    """Return the *months* that lie in a period."""
    return [month for month in months if period.first <= month <= period.last]


def half_years(months: Sequence[str]) -> list[Period]:
    """Return the calendar half years that hold any of the *months*, the latest first."""
    halves = {(month[:4], int(month[5:7]) > 6) for month in months}
    ends = {False: ("01", "06"), True: ("07", "12")}
    return [Period(*(f"{year}-{month}" for month in ends[second])) for year, second in sorted(halves, reverse=True)]
