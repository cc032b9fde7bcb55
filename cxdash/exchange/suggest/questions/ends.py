"""Find the ends of the scale of a column of numbers, and ask where the answers do not show them."""

from collections.abc import Iterable
from dataclasses import replace

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import PRESETS, Question
from cxdash.exchange.suggest.questions.asked import counts_down
from cxdash.exchange.suggest.questions.coding import Doubt, Interpretation, Option
from cxdash.exchange.suggest.questions.numeric import (
    Ends,
    Header,
    Values,
    ask_direction,
    ask_outside,
    ends_option,
    measure_for,
    numbers,
    on_said_scale,
    step_of,
    with_ends,
    without_codes,
)

USUAL: tuple[Ends, ...] = ((1, 5), (0, 10), (1, 7), (1, 10), (1, 4), (1, 6), (1, 3), (0, 4), (0, 5))
"""Ends of usual scales, the most usual first."""

CLEAR_HIGHEST = {5, 7, 10}
"""Highest scores of the usual scales, which show where a scale ends."""

MANY, SOME = 100, 20
"""Answers from which a long, and from which a short scale is taken to show its lowest score."""

GRADES = frozenset({1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6})


def read_numbers(
    values: Values, header: Header, found: Interpretation, ends: Ends | None = None, *, labelled: bool = False
) -> bool:
    """Decide the scale of the numbers of a column, and return whether they are answers on one.

    *ends* are those that labels of the answers, or the other questions of a table, show; where the answers are
    *labelled*, the labels say which end is the best.
    """
    values = without_codes(values, header, found)
    step, between = step_of(values)
    if not values.times or not step:
        return False
    found.coding = replace(found.coding, step=step)
    whole = values.only(set(values.times) - set(between))
    if header.said is not None:
        done = on_said_scale(header.said, whole, found)
    elif ends is not None:
        with_ends(found, *ends)
        ask_outside(sorted(one for one in whole.times if not ends[0] <= one <= ends[1]), values, found)
        done = True
    else:
        done = _by_values(whole, header, found)
    if done:
        ask_outside(between, values, found)
        if not labelled:
            ask_direction(header, found)
    return done


def _by_values(values: Values, header: Header, found: Interpretation) -> bool:
    """Decide the ends of a scale that nothing but the answers show."""
    if header.asks is Question.RECOMMENDATION:
        return _recommendation(values, found)
    if header.asks is Question.RESOLVED:
        return _solved(values, found)
    low, top = min(values.times), max(values.times)
    grades = counts_down(header.words) and set(values.times) <= GRADES
    if grades or low == -top < 0:
        with_ends(found, 1 if grades else low, 6 if grades else top)
        return True
    beyond = _beyond(values)
    if beyond:
        _by_values(values.only(set(values.times) - set(beyond)), header, found)
        beyond = [value for value in beyond if not found.coding.low <= value <= found.coding.high]
        others = [ends for ends in _wider(values) if ends != (found.coding.low, found.coding.high)]
        ask_outside(beyond, values, found, *others)
        return True
    if top > 10:
        return _hundred(values, found)
    return low >= 0 and (_from_zero(values, header, found) if low == 0 else _from_one(values, header, found))


def _beyond(values: Values) -> list[float]:
    """Return the few values above a gap, such as 9 among answers from 1 to 5, or one 11 among 0 to 10."""
    ordered = sorted(values.times)
    for place in range(len(ordered) - 1, 0, -1):
        above, below = ordered[place:], ordered[place - 1]
        share = sum(values.times[value] for value in above) / values.n
        if len(above) <= 2 and below <= 11 and share < 0.5 and (above[0] - below >= 3 or above == [11]) and below >= 3:
            return above
    return []


def _wider(values: Values) -> list[Ends]:
    """Return the usual scales that hold all values."""
    low, top = min(values.times), max(values.times)
    if (low >= 1 and top == 11) or top > 11:
        return []
    return [ends for ends in USUAL if ends[0] <= low and top <= ends[1]]


def _recommendation(values: Values, found: Interpretation) -> bool:
    low, top = min(values.times), max(values.times)
    with_ends(found, 0, 10)
    outside = sorted(one for one in values.times if not 0 <= one <= 10)
    if outside:
        if sum(values.times[one] for one in outside) * 2 > values.n:
            return False
        ask_outside(outside, values, found, *([(1, 11)] if outside == [11] and low >= 1 else []))
    elif top < 8:
        shorter: list[Ends] = [(1, 5), (1, 7), (1, 10), (0, 5)]
        _ask_ends([(0, 10), *shorter], values, found)
    else:
        text = gettext_noop("recommendation is asked from 0 to 10, and the answers go up to {top}")
        found.evidence.append(Message(text, numbers(top=top)))
    return True


def _solved(values: Values, found: Interpretation) -> bool:
    found.coding = replace(found.coding, low=0, high=1)
    found.evidence.append(Message(gettext_noop("the answers are 0 and 1")))
    return set(values.times) <= {0, 1}


def _hundred(values: Values, found: Interpretation) -> bool:
    low, top = min(values.times), max(values.times)
    if top > 100 or low < 0:
        return False
    if top > 90 and len(values.times) > 11:
        with_ends(found, 0, 100)
        found.evidence.append(Message(gettext_noop("the answers go up to {top}"), numbers(top=top)))
        return True
    _ask_ends([(0, 100), (0, 20)], values, found)
    return True


def _from_zero(values: Values, header: Header, found: Interpretation) -> bool:
    """Decide whether 0 is the lowest answer or none."""
    rest = values.only(set(values.times) - {0})
    if set(rest.times) <= {1}:
        return False
    low, top = min(rest.times), max(rest.times)
    highest = 10 if top > 7 else top
    at = numbers(low=low, top=top)
    text = Message(gettext_noop("0 stands beside {low} to {top}. Is 0 the lowest answer, or no answer?"), at)
    lowest = Option(
        "answer",
        Message(gettext_noop("0 is the lowest answer: the scale is 0–{top}"), numbers(top=highest)),
        lambda one: replace(one, low=0, high=highest, measure=measure_for(header.asks, 0, highest)),
    )
    none = Option(
        "no-answer",
        Message(gettext_noop("0 is no answer: the scale begins at 1")),
        lambda one: replace(one, low=1, high=max(2, highest), missing=(*one.missing, 0)),
    )
    settled = found.decide(Doubt("lowest-code", text, (lowest, none), (highest, header.asks)))
    if settled and 0 in found.coding.missing:
        return _from_one(rest, header, found)
    if settled and highest in {2, 3, 6, 7}:
        _ask_ends([(0, highest), *(ends for ends in USUAL if ends[0] == 0), (0, 7)], values, found)
    return True


def _from_one(values: Values, header: Header, found: Interpretation) -> bool:
    """Decide the ends of a scale from 1 by where its answers begin and end."""
    low, top = min(values.times), max(values.times)
    if top == 10:
        clear = low <= 2 and values.n >= MANY
    elif top in CLEAR_HIGHEST:
        clear = low == 1 and not (header.asks is Question.EASE and top == 5 and values.n < SOME)
    else:
        clear = False
    if clear:
        with_ends(found, 1, top)
        text = gettext_noop("the answers run from {low} to {top}")
        found.evidence.append(Message(text, numbers(low=low, top=top)))
        return True
    exact: list[Ends] = [(1, top)] if top >= 3 and float(top).is_integer() else []
    _ask_ends([*exact, *(ends for ends in USUAL if ends[1] >= top)], values, found)
    return True


def _ask_ends(options: Iterable[Ends], values: Values, found: Interpretation) -> None:
    low, top = min(values.times), max(values.times)
    possible = [ends for ends in dict.fromkeys(options) if ends[0] <= low and top <= ends[1]]
    text = gettext_noop("The answers go up to {top}, and nothing says where the scale ends. Which is it?")
    asks = PRESETS[found.coding.measure].asks
    choices = tuple(ends_option(*ends) for ends in possible)
    found.decide(Doubt("scale-ends", Message(text, numbers(top=top)), choices, (asks, top, tuple(possible))))
