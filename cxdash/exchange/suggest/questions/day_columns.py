"""Ask which column holds the day of the answers, where several could or the only one tells of something else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.cells.dates import day_comes_first, read_day
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.date_forms import form_of
from cxdash.exchange.suggest.questions.days import doubtful_orders, read_as
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading

NONE = "none"
"""The reading by which no column holds the day of the answers."""

OTHER, PLAIN, ANSWERED = 0, 1, 2
"""What the name of a column of days says: another day, as of an order; only that it is a day; that of the answer."""


class Days(Protocol):
    """A column of days with its name, how often each text stands in it, and the number of rows of the file."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def texts(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def filled(self) -> int: ...  # noqa: D102
    @property
    def rows(self) -> int: ...  # noqa: D102


def ask_day_column(candidates: Sequence[tuple[Days, int]]) -> OpenQuestion | None:
    """Return the question which column holds the day of the answers, or None where one clearly does.

    *candidates* are columns of days, each with what its name says: OTHER, PLAIN or ANSWERED.
    """
    best = max((said for _, said in candidates), default=OTHER)
    likely = [one for one, said in candidates if said == best]
    whole = any(one.filled == one.rows for one in likely) or all(one.filled < one.rows for one, _ in candidates)
    if not candidates or (best > OTHER and whole and _are_one([one for one in likely if one.filled == one.rows], best)):
        return None
    readings, taken = [], [NONE]
    for one, _ in candidates:
        taken.append(key_of(one.name, taken))
        readings.append(_reading(taken[-1], one))
    readings.append(Reading(NONE, Message(gettext_noop("None of them: one day counts for all answers"))))
    names = tuple(one.name for one, _ in candidates)
    if len(names) == 1:
        text = Message(
            gettext_noop('Is "{column}" the day on which the answers were given?'), {"column": shown(*names)}
        )
    else:
        text = Message(gettext_noop("Which column says on which day the answers were given?"))
    return OpenQuestion("day-column", "day-column", names, text, tuple(readings))


def _are_one(columns: Sequence[Days], said: int) -> bool:
    """Return whether columns give the same days; of those called answered, as many in each month are enough."""
    counted: list[Counter[Any]] = []
    for one in columns:
        days: Counter[Any] = Counter()
        for text, day in days_of(one.texts).items():
            days[(day.year, day.month) if said == ANSWERED else day] += one.texts[text]
        counted.append(days)
    return all(one == counted[0] and one for one in counted[1:])


def _reading(id_: str, column: Days) -> Reading:
    days, name = [*days_of(column.texts).values()], {"column": shown(column.name)}
    if not days:
        return Reading(id_, Message(gettext_noop('"{column}"'), name))
    first, last, months = min(days), max(days), len({(day.year, day.month) for day in days})
    template = gettext_noop('"{column}": {first} to {last}, with answers in {months} months')
    if months == 1:
        template = gettext_noop('"{column}": {first} to {last}, with answers in one month')
    figures = {"first": first.isoformat(), "last": last.isoformat(), "months": months}
    words = Message(template, {**name, "first": first, "last": last, "months": Number(months)})
    return Reading(id_, words, figures)


def days_of(texts: Mapping[str, int], form: str = "") -> dict[str, date]:
    """Return the day of each text in a *form*; without one, nothing where they can be read in two orders."""
    if not form and doubtful_orders(texts):
        return {}
    if form := form or form_of(texts) or "":
        return dict(zip(texts, read_as(texts, form), strict=False))
    order = day_comes_first(texts)
    try:
        return {text: read_day(text, order) for text in texts}
    except (ValueError, OverflowError):
        return {}
