"""Surveys made now and then: each a round of its own, compared with the one before that asked the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from cxdash.domain.periods import DEFAULT_PERIOD, Period, Round, in_months, month_name, month_number

MOST_ON_END = 6
"""The most months on end that surveys made now and then take; longer is measuring all the time."""

MOST_TOUCHING = 2
"""The most surveys that follow each other without a month between; more are measuring all the time."""

A_YEAR = 12

Question = tuple[str, str]


@dataclass(frozen=True)
class _Asked:
    """One or more surveys, the months of their answers, and the touchpoint and measure of what they asked."""

    period: Period
    surveys: tuple[dict[str, str], ...]
    questions: frozenset[Question]

    def __add__(self, later: "_Asked") -> "_Asked":
        period = Period(self.period.first, max(self.period.last, later.period.last))
        return _Asked(period, self.surveys + later.surveys, self.questions | later.questions)


def rounds(asked: pd.DataFrame, months: Sequence[str]) -> tuple[Round, ...]:
    """Return the rounds of surveys, the earliest first; none where answers come all the time, or in one round only.

    *asked*: survey (key), name, name_nb, name_sv, touchpoint ('' = the whole relationship), measure, and the first and
    last month of the answers. *months*: those with any answer. Surveys in the same months are one round, and so are
    surveys within a year that ask different things.
    """
    if all_the_time(months):
        return ()
    apart = _apart(asked)
    touching = [_follows(*two) for two in pairwise(apart)]
    if any(all(touching[at : at + MOST_TOUCHING]) for at in range(len(touching) - MOST_TOUCHING + 1)):
        return ()
    found = _by_question(apart)
    return tuple(Round(one.period, one.surveys) for one in found) if len(found) > 1 else ()


def all_the_time(months: Sequence[str]) -> bool:
    """Return whether answers come in so many months on end that no survey stands out."""
    numbers = {month_number(month) for month in months}
    return any(numbers.issuperset(range(first, first + MOST_ON_END + 1)) for first in numbers)


def _apart(asked: pd.DataFrame) -> list[_Asked]:
    """Return the surveys by their first month, those with a month in common as one."""
    apart: list[_Asked] = []
    for one in sorted(_surveys(asked), key=lambda survey: (survey.period.first, survey.period.last)):
        if apart and one.period.first <= apart[-1].period.last:
            apart[-1] += one
        else:
            apart.append(one)
    return apart


def _surveys(asked: pd.DataFrame) -> Iterator[_Asked]:
    for key, rows in asked.groupby("survey", sort=False):
        named = {name: rows[name].iloc[0] or "" for name in ("name", "name_nb", "name_sv")}
        questions = frozenset(zip(rows["touchpoint"], rows["measure"], strict=True))
        yield _Asked(Period(rows["first"].min(), rows["last"].max()), ({"key": str(key), **named},), questions)


def _follows(earlier: _Asked, later: _Asked) -> bool:
    return month_number(later.period.first) == month_number(earlier.period.last) + 1


def _by_question(apart: list[_Asked]) -> list[_Asked]:
    """Join surveys that ask different things within a year; the latest ones are joined first."""
    found: list[_Asked] = []
    for one in reversed(apart):
        within = found and month_number(found[0].period.last) - month_number(one.period.first) < A_YEAR
        if within and not _repeated(one.questions, found[0].questions):
            found[0] = one + found[0]
        else:
            found.insert(0, one)
    return found


def _repeated(earlier: frozenset[Question], later: frozenset[Question]) -> bool:
    """Return whether one survey repeats another: a question of the whole relationship, or half of the fewer ones."""
    again = earlier & later
    return any(not touchpoint for touchpoint, _ in again) or 2 * len(again) >= min(len(earlier), len(later))


def chosen(choice: str, found: Sequence[Round]) -> str:
    """Return a period's code with the months of the latest round in place of 'latest', if there are rounds."""
    return str(found[-1].period) if choice == DEFAULT_PERIOD and found else choice


def shown(period: Period | None, found: Sequence[Round]) -> Round | None:
    """Return the round that makes up a period; None if there is none, a part of one, or several."""
    if period is None:
        return None
    met = [one for one in found if one.period.first <= period.last and period.first <= one.period.last]
    whole = len(met) == 1 and period.first <= met[0].period.first and met[0].period.last <= period.last
    return met[0] if whole else None


def earlier(one: Round, found: Sequence[Round]) -> list[Round]:
    """Return the rounds before *one*, the latest first."""
    return [other for other in reversed(found) if other.period.last < one.period.first]


def before(period: Period | None, months: Sequence[str], earlier: Sequence[Round] | None) -> Period | None:
    """Return the period that another is compared with: the survey before, or as many months if there are answers."""
    if earlier is not None:
        return earlier[0].period if earlier else None
    ago = period and period.before()
    return ago if ago and in_months(ago, months) else None


def scores_before(scores: pd.DataFrame, period: Period | None, found: Sequence[Round]) -> pd.DataFrame:
    """Return the answers that those of a period are compared with, and in *since* their months.

    Of a survey made now and then it is, for each question, the last one before that asked it; else the equally long
    period before.
    """
    one = shown(period, found)
    spans = [other.period for other in earlier(one, found)] if one else [period.before()] if period else []
    months = scores.month.tolist()
    places = {month: place for place, span in enumerate(spans) for month in in_months(span, sorted(set(months)))}
    asked = list(zip(scores.touchpoint.tolist(), scores.measure.tolist(), strict=True)) if places else []
    latest: dict[Question, int] = {}
    for question, month in zip(asked, months, strict=False):
        if month in places:
            latest[question] = min(places[month], latest.get(question, len(spans)))
    kept = [
        row for row, question in enumerate(asked) if months[row] in places and latest[question] == places[months[row]]
    ]
    return scores.iloc[kept].assign(since=[str(spans[places[months[row]]]) for row in kept])


def silent_months(period: Period | None, months: Sequence[str], found: Sequence[Round]) -> list[str]:
    """Return the months without any answer between the first and the last of a period that have some.

    None where surveys are made now and then: nobody was asked between them.
    """
    answered = [] if found or period is None else in_months(period, sorted(months))
    numbers = {month_number(month): month for month in answered}
    between = range(min(numbers, default=0), max(numbers, default=0))
    return [month_name(number) for number in between if number not in numbers]
