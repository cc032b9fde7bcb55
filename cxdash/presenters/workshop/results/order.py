"""What to discuss first: the questions with most disagreement, and what settling a belief is worth."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.questions import Question, Shape
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import WHOLE, Result
from cxdash.measures.workshop.worth import Priced
from cxdash.presenters.amounts import money
from cxdash.presenters.elements import Tab
from cxdash.presenters.what_if.screen import value_of
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Asked

SPREADS = {
    Shape.NUMBER: gettext_noop("guesses from {low} to {high}"),
    Shape.RATINGS: gettext_noop("furthest apart on “{item}”: from {low} to {high}"),
    Shape.POINTS: gettext_noop("furthest apart on {item}: from {low} to {high} points"),
}
"""How far apart the answers lie, by what they look like."""

WORTH = gettext_noop("Settling {belief} is worth up to {amount}.")


class Discussed(NamedTuple):
    """What to discuss: a finding, the questions in their order with how far apart the answers are, and their prices.

    Of fewer than two questions only their prices are there.
    """

    heading: str
    listed: list[tuple[str, str]]
    prices: Tab


def present(asked: Sequence[Asked], priced: Sequence[Priced], currency: str, words: Words) -> Discussed:
    """Return what to discuss first; *asked*: most disagreement first, each with a result to show in its last round."""
    shown = [(one.question, last) for one in asked if isinstance(last := one.rounds[-1], Result)]
    listed = [(shared.asked(question, words), apart(question, last, currency, words)) for question, last in shown]
    prices = [
        words.gettext(WORTH, belief=words.gettext(NAMES[one.assumption]), amount=money(one.amount, currency, words))
        for one in priced
        if one.amount >= 1
    ]
    worth = ["room_worth"] if prices else []
    if len(listed) < 2:
        return Discussed("", [], Tab(sentences=prices, definitions=worth))
    most = shown[0][1].disagreement
    heading = "" if math.isnan(most) else words.gettext("Nobody disagrees with anybody on what is revealed so far.")
    if most > 0:
        heading = words.gettext("The room disagrees most on “{question}”.", question=listed[0][0])
    return Discussed(heading, listed, Tab(sentences=prices, definitions=["room_disagreement", *worth]))


def apart(question: Question, last: Result, currency: str, words: Words) -> str:
    """Return how far apart the answers to a question are: the share of the most common answer, or from–to."""
    if question.shape is Shape.CHOICE:
        called = shared.called(question, words)
        if len(last.top) > 1:
            return words.gettext("most common answers: {answers}, {share} each", **_top(last, called, words))
        return words.gettext("most common answer: {answers}, {share}", **_top(last, called, words))
    if last.range is not None:
        low, _, high = (value_of(question.subject, value, currency, words) for value in last.range)
        return words.gettext("the room's range goes from {low} to {high}", low=low, high=high)
    if last.rounded:
        return words.gettext("shown by its middle only")
    return _spread(question, last, words)


def _top(last: Result, called: dict[str, str], words: Words) -> dict[str, str]:
    names = [called[code] for code in last.top]
    share = words.share(last.share)
    return {"answers": words.list(names), "share": share}


def _spread(question: Question, last: Result, words: Words) -> str:
    item, spread = max(last.spreads.items(), key=lambda one: one[1].high - one[1].low)
    decimals = 1 if item == WHOLE else 0
    low, high = (words.number(end, decimals) for end in (spread.low, spread.high))
    named = shared.called(question, words).get(item, "")
    return words.gettext(SPREADS[question.shape], item=named, low=low, high=high)
