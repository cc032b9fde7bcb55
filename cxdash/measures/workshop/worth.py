"""Disagreement priced: what it is worth to settle an assumption, from the room's own spread."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cxdash.measures.what_if import answers, comparison
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.start import Start


class Priced(NamedTuple):
    """The most that settling an *assumption* is worth, in money, and the place of the choice it matters to."""

    assumption: str
    amount: float
    choice: int


def price(start: Start, room: Mapping[str, Assumption], choices: Iterable[Levers]) -> list[Priced]:
    """Return what settling each of the room's assumptions is worth at most, over all *choices*, the largest first.

    *room*: by assumption, the room's range; what the room was not asked is what the company assumes. It is the value of
    perfect information, as What if gives it; nothing where no choice can be judged, and none that changes no choice.
    """
    found: dict[str, Priced] = {}
    for place, levers in enumerate(choices):
        if start.base is None or start.public:
            break
        compared = comparison.compare(start.base, {**start.assumptions, **room}, levers)
        worths = answers.finding_out(compared) if compared.judged else []
        for one in worths:
            if one.assumption in room and one.amount > found.get(one.assumption, Priced("", 0.0, 0)).amount:
                found[one.assumption] = Priced(one.assumption, one.amount, place)
    return sorted(found.values(), key=lambda one: -one.amount)
