"""Positions of answers that carry numbers: stars, and scales of which only some numbers have words."""

from collections.abc import Mapping

from cxdash.exchange.suggest.scale_words.labels import NUMBER, Label

MOST_STEPS = 101
STARS_AT_MOST = (5, 10)


def rated(labels: Mapping[str, Label]) -> tuple[dict[str, float], int]:
    """Return the positions and steps of ratings that name their scale, as ★★★☆☆ or 4 of 5; empty for others."""
    stated = {text: label for text, label in labels.items() if label.number is not None and not NUMBER.fullmatch(text)}
    stated = {text: label for text, label in stated.items() if not label.words and label.smiley is None}
    tops = {label.of for label in stated.values() if label.of}
    numbers = {text: label.number or 0.0 for text, label in stated.items()}
    if not numbers or len(tops) > 1:
        return {}, 0
    highest = max(numbers.values())
    top = next(iter(tops), next((float(most) for most in STARS_AT_MOST if highest <= most), highest))
    lowest = min(1.0, *numbers.values())
    if not lowest < top or highest > top:
        return {}, 0
    return _on_line(numbers, lowest, top, up=True), int(top - lowest) + 1


def between_labels(positions: Mapping[str, float], numbers: Mapping[str, float]) -> tuple[dict[str, float], int]:
    """Return the positions of all numbers between the two that have words at their ends, and the steps; else nothing.

    The highest number alone is enough where its words are good; the scale then begins at 0 where it ends at 10 or
    more, and at 1 otherwise.
    """
    worded = {text: numbers[text] for text in positions if text in numbers}
    bare = [number for text, number in numbers.items() if text not in positions]
    if not worded or not bare:
        return {}, 0
    first, last = min(worded, key=worded.__getitem__), max(worded, key=worded.__getitem__)
    lowest, highest = worded[first], worded[last]
    up = positions[last] > positions[first]
    if positions[first] == positions[last]:
        if positions[last] <= 0 or max(bare) > highest:
            return {}, 0
        lowest, up = (0.0 if 0 in bare or highest >= STARS_AT_MOST[1] else 1.0), True
    if not 1 < highest - lowest < MOST_STEPS:
        return {}, 0
    inside = {text: number for text, number in numbers.items() if lowest <= number <= highest}
    return _on_line(inside, lowest, highest, up=up), int(highest - lowest) + 1


def counted_off(positions: Mapping[str, float], numbers: Mapping[str, float]) -> tuple[dict[str, float], int]:
    """Return positions at equal distances where numbers from 0 or 1 count the words off one by one, from end to end."""
    by_number = sorted((numbers[text], positions[text], text) for text in positions if text in numbers)
    counted = [number for number, _, _ in by_number]
    places = [position for _, position, _ in by_number]
    ends = {-1.0, 1.0} == {places[0], places[-1]} if places else False
    if len(by_number) < 3 or len(by_number) != len(positions) or not ends or counted[0] not in {0.0, 1.0}:
        return {}, 0
    whole = counted == [counted[0] + step for step in range(len(counted))]
    if not whole or places not in (sorted(set(places)), sorted(set(places), reverse=True)):
        return {}, 0
    on_line = {text: number for number, _, text in by_number}
    return _on_line(on_line, counted[0], counted[-1], up=places[-1] > places[0]), len(counted)


def disagreeing(positions: Mapping[str, float], numbers: Mapping[str, float]) -> tuple[str, ...]:
    """Return the labelled texts whose number runs against the words of at least half of the others."""
    worded = [text for text in positions if text in numbers]

    def against(one: str) -> bool:
        turns = [(numbers[one] - numbers[other]) * (positions[one] - positions[other]) for other in worded]
        return sum(turn < 0 for turn in turns) > sum(turn > 0 for turn in turns)

    return tuple(text for text in worded if against(text))


def _on_line(numbers: Mapping[str, float], lowest: float, highest: float, *, up: bool) -> dict[str, float]:
    sign = 1 if up else -1
    return {text: sign * (2 * (number - lowest) / (highest - lowest) - 1) + 0.0 for text, number in numbers.items()}
