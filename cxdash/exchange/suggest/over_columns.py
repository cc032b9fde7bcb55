"""Find what a row beside the names asks of several columns at once: a question over channels, or what numbers mean."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cxdash.exchange.cells.numbers import is_number
from cxdash.exchange.suggest.answer_texts import is_missing
from cxdash.exchange.suggest.name_hints import is_code, is_plain_fact, own_part, readable, speaks_for
from cxdash.exchange.suggest.questions.asked import asked_by
from cxdash.exchange.suggest.questions.said_scale import scale_in
from cxdash.exchange.survey.column_roles import ColumnRole

ASKS = re.compile(
    r"\?|^(please|bitte|vennligst|rate|how|vurder|hvor(dan)?|hur|hvorledes|bedöm|betygsätt|bedøm|wie|bewerten|beurteilen|"
    r"to what extent|in welchem|i hvilken grad|i vilken grad|på en skala|on a scale|auf einer skala)\b",
    re.I,
)
"""How a text begins, or what it holds, that asks something; titles name a subject only."""

OTHERWISE = (ColumnRole.RESPONDENT, ColumnRole.WEIGHT, ColumnRole.COUNT)
"""Roles of columns of numbers that no question over them makes answers of."""


class Over(NamedTuple):
    """What stands over several columns: a question, and a text that says what the numbers mean; '' for none."""

    question: str = ""
    scale: str = ""


def asked_over(rows: Sequence[Sequence[str]], names: Sequence[str]) -> dict[str, Over]:
    """Return what *rows* above or below the names say of several columns at once, by the name of the column."""
    found: dict[str, Over] = {}
    for cells in rows:
        for text, places in _spans([*cells, *[""] * (len(names) - len(cells))][: len(names)]):
            if len(places) < 2 or _is_about(text, names[places[0]]) or all(is_code(names[place]) for place in places):
                continue
            asks, states = _asks(text), scale_in(text) is not None
            for name in (names[place] for place in places):
                before = found.get(name, Over())
                question = " / ".join(filter(None, [before.question, text])) if asks else before.question
                found[name] = Over(question, text if states and not asks else before.scale)
    return {name: over for name, over in found.items() if any(over)}


def label_over(name: str, texts: Collection[str], over: Over) -> str:
    """Return the question of a column in full, with what stands over it; '' where that does not concern its cells.

    *texts* are those of its cells. A column that asks something itself is told what its numbers mean only.
    """
    words, own = readable(name), readable(own_part(name))
    numbers = [float(text.replace(",", ".")) for text in texts if is_number(text)]
    others = [text for text in texts if not is_number(text) and not is_missing(text)]
    if not numbers or others or is_plain_fact(own) or any(speaks_for(role, own) for role in OTHERWISE):
        return ""
    scale = "" if scale_in(name) else over.scale
    asks = [one for one in asked_by(words) if not one.weak]
    if not asks:
        question = " ".join(filter(None, [over.question, scale and f"({scale})"]))
        return f"{question} / {name}" if question else ""
    said = scale_in(scale)
    fits = said is not None and all((said.lowest or 0) <= one <= said.highest for one in numbers)
    means = {one.question for one in asked_by(readable(scale))}
    return f"{name} ({scale})" if fits and means <= {asks[0].question} else ""


def only_scales(cells: Sequence[str]) -> bool:
    """Return whether a row says what the numbers of a scale mean, and nothing else."""
    said = [text for text in cells if text]
    return bool(said) and all(scale_in(text) and not ASKS.search(text) for text in said)


def _spans(cells: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Give each text of a row with the places it holds for: its own, those that repeat it, and gaps to the right."""
    filled, last = [], ""
    for text in cells:
        last = text or last
        filled.append(last)
    for text, places in groupby(range(len(filled)), key=filled.__getitem__):
        if text:
            yield text, list(places)


def _asks(text: str) -> bool:
    return bool(ASKS.search(text)) and any(not one.weak for one in asked_by(readable(text)))


def _is_about(text: str, name: str) -> bool:
    """Return whether a question names the one column that it stands over."""
    return len(name) > 2 and readable(name) in readable(text)
