"""Find the ends of a scale by labelled numbers, as 5 - Very satisfied, some of which nobody may have chosen."""

from collections.abc import Mapping, Sequence

from cxdash.exchange.suggest.questions.numeric import Ends

HIGHEST = 11
"""The highest number of a scale with labels."""


def ends_of_labels(at: Mapping[float, float]) -> tuple[float, float] | None:
    """Return the ends of a scale where its labels name the outermost answers."""
    low, high = min(at, default=0), max(at, default=0)
    outermost = low < high and abs(at[low]) == 1 and abs(at[high]) == 1 and at[low] == -at[high]
    return (low, high) if outermost and high <= HIGHEST else None


def ends_on_line(orders: Sequence[Mapping[float, float]]) -> Ends | None:
    """Return the ends of the scale on which the words of labels stand where their numbers do; None unless it is one."""
    found = {ends for order in orders if (ends := _on_line(order))}
    return found.pop() if len(found) == 1 else None


def _on_line(order: Mapping[float, float]) -> Ends | None:
    low, high = min(order, default=0), max(order, default=0)
    if low == high or order[low] == order[high]:
        return None
    each = (high - low) / (order[high] - order[low])
    middle = low - order[low] * each
    ends = middle - abs(each), middle + abs(each)
    fits = all(abs(middle + at * each - number) < 1e-6 for number, at in order.items())
    whole = all(abs(end - round(end)) < 1e-6 for end in ends)
    usual = round(ends[0]) in {0, 1} and ends[1] <= HIGHEST
    return (round(ends[0]), round(ends[1])) if fits and whole and usual else None
