"""The periods to choose among: surveys where they are made now and then, half years, and the last months."""

from collections.abc import Mapping, Sequence
from typing import Any

from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import ALL_MONTHS, DEFAULT_PERIOD, LAST_YEAR, Period, Round, half_years, resolve_period
from cxdash.i18n.translator import Words

LAST = (12, 6, 3, 1)
"""The numbers of last months that are offered."""

MOST_HALVES = 4
"""The most half years that are offered, the latest first."""

HALVES = {"06": gettext_noop("First half of {year}"), "12": gettext_noop("Second half of {year}")}
"""By the last month."""


def offered(chosen: str, months: Sequence[str], rounds: Sequence[Round], words: Words) -> tuple[str, dict[str, str]]:
    """Return the code that stands for the *chosen* period, and the names of the periods offered by code.

    *months*: those with answers. A period that is not among them is offered, too.
    """
    surveys = {str(one.period): _names(one, words) for one in reversed(rounds)}
    latest = {DEFAULT_PERIOD: surveys.pop(str(rounds[-1].period))} if rounds else {}
    last = [] if rounds else [f"{count}m" for count in LAST if count < len(months)]
    halves = half_years(months)[:MOST_HALVES]
    counted = {code: _months(code, months, words) for code in (ALL_MONTHS, *last)}
    by_half = {str(one): _half(one, words) for one in halves} if len(half_years(months)) > 1 else {}
    names = {**latest, **surveys, **counted, **by_half}
    code = LAST_YEAR if chosen == DEFAULT_PERIOD and not rounds else chosen
    if code in names:
        return code, names
    same = next((one for one in names if _period(one, months, rounds) == _period(code, months, rounds)), None)
    return (same, names) if same else (code, {**names, code: _months(code, months, words)})


def _names(one: Round, words: Words) -> str:
    return words.list(words.name(survey) or survey["key"] for survey in one.surveys)


def _period(code: str, months: Sequence[str], rounds: Sequence[Round]) -> Period | None:
    latest = code == DEFAULT_PERIOD and bool(rounds)
    return rounds[-1].period if latest else resolve_period(code, months)


def _half(half: Period, words: Words) -> str:
    return words.gettext(HALVES[half.last[-2:]], year=half.last[:4])


def _months(code: str, months: Sequence[str], words: Words) -> str:
    """Return a short name of a period, so that the frame fits one row in every language."""
    period = resolve_period(code, months)
    if period is None:
        return ""
    if code == ALL_MONTHS:
        return words.gettext("All months from {month}", month=words.month(period.first))
    if code.endswith("m"):
        return last_months(int(code[:-1]), period.last, words)
    return words.period(period)


def of_answers(view: Mapping[str, Any], words: Words) -> str:
    """Return the period that a view's answers are of, '' where there are none; *view*: from and to, the months."""
    if not view["from"]:
        return ""
    period = Period(view["from"], view["to"])
    return last_months(LAST[0], period.last, words) if period.months == LAST[0] else words.period(period)


def last_months(count: int, last: str, words: Words) -> str:
    """Return the name of the last months up to one, the same on every page."""
    return words.ngettext("The month {month}", "{count} months to {month}", count, month=words.month(last))
