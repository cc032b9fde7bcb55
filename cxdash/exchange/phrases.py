"""Phrases of faults in files: quoted values, lists of names and of rows, and the refusal itself."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

import numpy as np

from cxdash.domain.messages import ImportRefused, Message, gettext_noop


def shown(value: object) -> str:
    """Return a value as it is quoted in a sentence: on one line, cut where it is long."""
    whole = str(value)
    text = " ".join(whole[:200].split())
    return text if len(text) <= 60 and len(whole) <= 200 else text[:59] + "…"


def quoted(names: Iterable[str], most: int = 40) -> str:
    """List names in quotes, the first *most* of them."""
    names = list(names)
    return ", ".join(f'"{shown(name)}"' for name in names[:most]) + (", …" if len(names) > most else "")


def closest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the one of *words* that *word* was probably meant to be, whatever its case, or ''; *cutoff* is 0 to 1."""
    folded = {known[:100].casefold(): known for known in words}
    return folded.get(next(iter(get_close_matches(word[:100].casefold(), folded, n=1, cutoff=cutoff)), ""), "")


def listed(rows: Iterable[int], most: int = 10) -> str | Message:
    """List row numbers, runs of them as 5–9; past *most* of those it says how many more rows there are."""
    numbers = np.unique(np.fromiter(rows, dtype=np.int64))
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1)
    spans = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:most])
    more = sum(map(len, runs[most:]))
    return Message(gettext_noop("{rows} and {more} more"), {"rows": spans, "more": more}) if more else spans


def also(rows: np.ndarray, most: int = 10) -> str | Message:
    """Name the rows after the first that have the same fault, as an aside at the end of a sentence."""
    if len(rows) < 2:
        return ""
    if len(rows) == 2:
        return Message(gettext_noop(" (also row {row})"), {"row": int(rows[1])})
    return Message(gettext_noop(" (also rows {rows})"), {"rows": listed(rows[1:], most)})


def at_rows(rows: np.ndarray, column: str = "", value: str = "", most: int = 10) -> dict[str, object]:
    """Return the values that say where a fault is: row, column, value and the other rows."""
    return {"row": int(rows[0]), "column": shown(column), "value": shown(value), "also": also(rows, most)}


def refuse(template: str, **values: object) -> NoReturn:
    """Refuse the file for one fault that leaves nothing to read."""
    raise ImportRefused([Message(template, values)])
