"""Give each column of a file a unique name, and find columns of one name that are copies."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.grids import Column
from cxdash.exchange.phrases import quoted, shown


def unique_names(header: Sequence[str]) -> list[str]:
    """Return a name for each column that no other has: X, X (2), X (3), and column 7 for the seventh where it has none.

    A column that is really called so keeps that name.
    """
    given = set(header)
    names: dict[str, None] = {}
    next_number: dict[str, int] = {}
    for place, said in enumerate(header, start=1):
        name = own = said or f"column {place}"
        number = next_number.get(name, 2)
        while own in names or (own in given and own != said):
            own, number = f"{name} ({number})", number + 1
        next_number[name] = number
        names[own] = None
    return list(names)


def duplicate_groups(header: Sequence[str]) -> Iterator[list[str]]:
    """Give the own names of the columns that share one in the header, the first of which is that name."""
    groups: dict[str, list[str]] = {}
    for said, name in zip(header, unique_names(header), strict=True):
        groups.setdefault(said, []).append(name)
    return (names for said, names in groups.items() if said and len(names) > 1)


def copies(columns: Mapping[str, Column], labels: Mapping[str, str] | None = None) -> set[str]:
    """Return which of the columns of one name hold the same cells, and the same question in full, as an earlier one."""
    asked = labels or {}
    different: dict[str, Column] = {}
    for name, column in columns.items():
        if not any(asked.get(name) == asked.get(one) and _same_cells(column, different[one]) for one in different):
            different[name] = column
    return set(columns) - set(different)


def _same_cells(one: Column, other: Column) -> bool:
    return np.array_equal(one.spread(np.array(one.texts, object)), other.spread(np.array(other.texts, object)))


def duplicates_note(columns: Iterable[str], left_out: Collection[str]) -> Message:
    """Return the note about columns of one name, of which those *left_out* are copies."""
    columns = list(columns)
    used = [name for name in columns if name not in left_out]
    values = {"column": shown(columns[0]), "times": len(columns), "names": quoted(used)}
    if len(used) == 1:
        template = gettext_noop('The column "{column}" stands {times} times with the same cells; one is used.')
        return Message(template, values)
    return Message(gettext_noop('The column "{column}" stands {times} times; they are told apart as {names}.'), values)
