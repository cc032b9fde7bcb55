"""Find the layout of an export: its delimiter, its header row, and question texts below it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

import numpy as np

from cxdash.exchange.cells.dates import is_day
from cxdash.exchange.cells.numbers import is_number
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.files.header import (
    DEEPEST_HEADER,
    DELIMITERS,
    NOT_SAID,
    SAMPLE,
    Source,
    evenness,
    first_rows,
    folded,
    joined,
)
from cxdash.exchange.suggest.answer_texts import is_missing, whole_number
from cxdash.exchange.suggest.name_hints import is_code
from cxdash.exchange.suggest.over_columns import Over, asked_over, only_scales
from cxdash.exchange.suggest.questions.said_scale import scale_in
from cxdash.exchange.survey.extra_headers import MOST_ROWS

TITLE = 0.7
"""A row with a smaller share of the cells that rows have otherwise is a title, not the header."""

STATED = 12
"""Characters from which a text that begins with a number may say what the numbers of a scale mean."""


@dataclass(frozen=True)
class Layout:
    """Where a table begins: the rows that are neither names nor answers, and the rows of names where they are several.

    *labels* are those of the rows to skip that hold the questions in full.
    """

    skip_rows: tuple[int, ...] = ()
    header_rows: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()


def likely_delimiter(source: Source) -> str:
    """Return the delimiter that splits most rows as it splits the header; a sheet has none: ''."""
    if isinstance(source, Grid):
        return ""
    return max(DELIMITERS, key=lambda delimiter: evenness(source, delimiter, rows_above(source, delimiter)))


def layout_of(source: Source, delimiter: str) -> Layout:
    """Return the layout that the first rows of a table show: titles, names in one row or more, questions in full.

    Rows under the names are names themselves where they fill gaps or repeat the same under several questions.
    """
    rows = [(row, cells) for row, cells in islice(first_rows(source, delimiter), SAMPLE) if any(cells)]
    above = rows_above(source, delimiter)
    table = [(row, cells) for row, cells in rows if row > max(above, default=0)]
    words = _word_rows(table)
    if not words:
        return Layout(above)
    header = joined([table[0][1]])
    lower = joined([cells for _, cells in words])
    heads = tuple(row for row, _ in [table[0], *words])
    if _belongs_to(header, lower):
        return Layout(above if len(above) == heads[0] - 1 else (), heads)
    return Layout((*above, *heads[1:]), (), heads[1:])


def _belongs_to(upper: list[str], lower: list[str]) -> bool:
    """Return whether the names in a row are whole only with those below: it has gaps, or one name for several columns.

    What tools write under every question (Response) also belongs to it.
    """
    width = max(len(upper), len(lower))
    pairs = list(zip(upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower)), strict=True))
    gaps = sum(bool(below) and not name for name, below in pairs)
    same = sum(bool(below) and name == before[0] and not is_code(name) for before, (name, below) in pairwise(pairs))
    said = [below for _, below in pairs if below]
    return gaps + same > 0 or all(folded(text) in NOT_SAID for text in said)


def _word_rows(table: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the rows right under the first that hold words where the rows below hold numbers or dates, or nothing."""
    at_most = min(MOST_ROWS, len(table) - 2)
    width = max((len(cells) for _, cells in table), default=0)
    body = [cells for _, cells in table[1 + max(at_most, 0) :]]
    typed = [place for place in range(width) if _are_typed([row[place] for row in body if len(row) > place])]
    found = []
    for place, (row, cells) in enumerate(table[1 : 1 + max(at_most, 0)], start=2):
        below = [one for _, one in table[place:]]
        told = [cells[at] for at in typed if at < len(cells)]
        if any(map(is_typed, told)) or not _is_heading(cells, told, table[0][1], below):
            break
        found.append((row, cells))
    return found


def _is_heading(cells: list[str], told: list[str], header: list[str], body: list[list[str]]) -> bool:
    """Return whether a row that holds no number where numbers stand below is one of names or questions."""
    if any(text and not is_missing(text) for text in told):
        return True
    said = [text for text in cells if text]
    if said and all(folded(text) in NOT_SAID for text in said):
        return True
    named = [place for place, name in enumerate(header) if name]
    gaps = [place for place, text in enumerate(cells) if text and (place >= len(header) or not header[place])]
    always = [place for place in named if body and all(len(row) > place and row[place] for row in body)]
    blank = [place for place in always if place >= len(cells) or not cells[place]]
    below = [Counter(row[place] for row in body if len(row) > place and row[place]) for place in gaps]
    never_below = all(cells[place] not in texts for place, texts in zip(gaps, below, strict=True))
    come_again = all(len(texts) < texts.total() for texts in below)
    return bool(gaps) and not any(map(is_typed, said)) and (bool(blank) or (never_below and come_again))


def rows_above(source: Source, delimiter: str) -> tuple[int, ...]:
    """Return the rows above the header: those that hold far fewer cells than rows do otherwise."""
    filled = {row: cells for row, cells in islice(first_rows(source, delimiter), SAMPLE) if any(cells)}
    usual = float(np.median([sum(map(bool, cells)) for cells in filled.values()] or [0]))
    header = next((row for row, cells in filled.items() if sum(map(bool, cells)) >= TITLE * usual), 1)
    for row in reversed([row for row in filled if row < header]):
        if _names_more(filled[row], filled[header]):
            header = row
    return tuple(range(1, header)) if header <= DEEPEST_HEADER else ()


def _names_more(above: list[str], below: list[str]) -> bool:
    """Return whether a row with gaps is the header, and the one below it holds answers or what its gaps ask about."""
    if sum(map(bool, above)) < 2 or any(map(is_typed, above)):
        return False
    if not any(map(is_typed, below)) and _groups(above, below):
        return True
    only_above = sum(bool(upper) and not lower for upper, lower in zip(above, below, strict=False))
    return only_above > 1 or any(map(is_typed, below))


def _groups(above: list[str], below: list[str]) -> bool:
    """Return whether a row names groups of the columns below: gaps between its cells, and below names that come again.

    Names that come again, or stand under nothing, need the row above to be told apart.
    """
    named = [place for place, name in enumerate(above) if name]
    between = any(after - before > 1 for before, after in pairwise([*named, len(below)]))
    under = [text for text in below if text]
    again = len(set(under)) < len(under)
    alone = any(name and not (place < len(below) and below[place]) for place, name in enumerate(above))
    apart = any(after - before > 1 for before, after in pairwise(named))
    alike = apart and named == [place for place, text in enumerate(below) if text]
    return between and (again or alone or alike or named[-1] - named[0] > len(named))


@lru_cache(maxsize=10_000)
def is_typed(text: str) -> bool:
    """Return whether a text is a number or begins as a date does; what the ends of a scale mean is none."""
    if len(text) > STATED and scale_in(text):
        return False
    if is_number(text) or whole_number(text) is not None:
        return True
    return bool(re.match(r"\d{1,4}[-/.]\d{1,2}[-/.]\d", text)) or is_day(text)


def _are_typed(cells: list[str]) -> bool:
    """Return whether nearly all of a column's cells that say anything are numbers or dates."""
    said = Counter(filter(None, cells))
    typed = sum(times for text, times in said.items() if is_typed(text))
    silent = sum(times for text, times in said.items() if not is_typed(text) and is_missing(text)) if typed else 0
    return typed > 0 and typed >= 0.9 * (said.total() - silent)


def question_texts(source: Source, delimiter: str, layout: Layout, names: list[str]) -> dict[str, str]:
    """Return the question in full of each column, by name, that has one in the rows of labels; else ''."""
    rows = [cells for row, cells in islice(first_rows(source, delimiter), SAMPLE) if row in layout.labels]
    found = {}
    for place, name in enumerate(names):
        texts = [cells[place] for cells in rows if place < len(cells)]
        found[name] = max((text for text in texts if text and "ImportId" not in text), key=len, default="")
    return found


def questions_over(source: Source, delimiter: str, layout: Layout, names: list[str]) -> dict[str, Over]:
    """Return what the rows beside the names say of several columns at once, by the name of the column.

    Rows of names belong to it where they only say what the numbers of a scale mean.
    """
    beside = {*layout.skip_rows, *layout.header_rows}
    rows = {row: cells for row, cells in islice(first_rows(source, delimiter), SAMPLE) if row in beside}
    return asked_over([cells for row, cells in rows.items() if row in layout.skip_rows or only_scales(cells)], names)
