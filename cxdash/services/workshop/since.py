"""What has come of the last workshop, when the next one is held."""

from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.periods import DEFAULT_PERIOD, Period, month_name, month_number
from cxdash.domain.vocabulary import USERS, View
from cxdash.measures.workshop import since as measures
from cxdash.measures.workshop.since import Figure, Since, Turned
from cxdash.services import economics, ownership, priorities, satisfaction, workshop
from cxdash.services.reads import reads
from cxdash.services.subjects import OVERVIEW
from cxdash.services.workshop import VOTES


@reads(*VOTES, *OVERVIEW, most=20)
def since(connection: Any, key: str, view: View, on: date) -> Since | None:
    """Return what has come of the workshop before this one by a day; None where this is the first."""
    last = measures.last_before(workshop.kept(connection), key)
    if last is None:
        return None
    held_on, everywhere = last["held_on"], replace(view, period=DEFAULT_PERIOD)
    decisions = ownership.tables(connection, "").decisions
    reopened = {one.key for one in priorities.reopened(connection)}
    then, now = (ownership.figures(connection, everywhere, day).stages for day in (held_on, on))
    asked = [
        [(one.question, result) for one, result in workshop.last_rounds(connection, which)]
        for which in (last["key"], key)
    ]
    return Since(
        str(last["name"]),
        held_on,
        measures.came_of(decisions, last["key"], reopened, on),
        measures.owners(then, now),
        _turned(connection, view, f"{held_on:%Y-%m}"),
        _figures(connection, view, f"{held_on:%Y-%m}"),
        measures.opinions(*asked),
        economics.figures(connection, everywhere).currency,
    )


def _turned(connection: Any, view: View, month: str) -> tuple[Turned, ...] | None:
    """Return the stages whose satisfaction clearly changed after a month; None where nobody has answered since."""
    after = _after(connection, month)
    return measures.turned(satisfaction.figures(connection, replace(view, period=str(after)))) if after else None


def _figures(connection: Any, view: View, month: str) -> tuple[Figure, ...]:
    """Return what moved of what customers cost and do since a month, that month included in what was before."""
    after, found = _after(connection, month), economics.figures(connection, replace(view, period=DEFAULT_PERIOD))
    moved: tuple[Figure, ...] = ()
    if found.audience != USERS:
        moved = measures.money(found.year, economics.figures(connection, replace(view, period=f"..{month}")).year)
    if after is None:
        return moved
    now, then = (
        satisfaction.let_downs(connection, replace(view, period=str(period))) for period in (after, after.before())
    )
    return (*moved, *measures.let_down(now, then, after.last, after.before().last))


def _after(connection: Any, month: str) -> Period | None:
    """Return the months with answers after a month; None where nobody has answered since."""
    first, last = month_name(month_number(month) + 1), max(satisfaction.choices(connection)["months"], default="")
    return Period(first, last) if first <= last else None
