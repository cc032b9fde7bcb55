"""How many answers each cell of a distribution stands for: counts, or per cents of the number of answers."""

import numpy as np

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.cells.numbers import STATED, Marks, number
from cxdash.exchange.lists.scores import Layout
from cxdash.exchange.lists.table import ListTable, is_figure, table_marks
from cxdash.exchange.phrases import at_rows, refuse, shown

WHOLE, SLACK = 100, 1.5
"""What per cents of a row add up to, and how much rounding may take from it."""


def is_count(text: str) -> bool:
    """Return whether a cell is a number of answers, or a dash for none."""
    return is_figure(text) or text.strip("-–—") == ""


def counts_of(table: ListTable, layout: Layout) -> tuple[np.ndarray, list[Message]]:
    """Return the number of answers of each row and score; per cents become numbers by how many answered."""
    names = list(layout.scores)
    marks = table_marks(table, names)
    values = np.array([[_value(text, marks) for text in table.texts(name)] for name in names], dtype=float).T
    signed = any(text.endswith("%") for name in names for text in table.filled(name))
    values = values * WHOLE if signed else values
    sums = values.sum(axis=1)
    marks = table_marks(table, [layout.total]) if layout.total else marks
    totals = [_value(text, marks) for text in table.texts(layout.total)] if layout.total else list(sums)
    hundred = bool((np.abs(sums - WHOLE) <= SLACK).all())
    per_cent = signed or (hundred and (len(sums) > 1 or bool(np.abs(sums - totals).max() > SLACK)))
    if not per_cent:
        return _whole(table, names, values), _other_totals(table, layout, sums)
    if not layout.total:
        refuse(
            gettext_noop(
                "{file} gives per cents: every row adds up to 100. Add a column n with the number of answers of each "
                "row, or give the numbers themselves."
            ),
            file=shown(table.file),
        )
    template = gettext_noop('Per cents became numbers of answers by the column "{column}".')
    counts = np.array([_shared_out(row, total) for row, total in zip(values, totals, strict=True)])
    return counts, [Message(template, {"column": shown(layout.total)})]


def _value(text: str, marks: Marks) -> float:
    """Return a number, 0 of a blank cell; of two readings the one that is a whole number, NaN where there is none."""
    if text.strip("-–—") == "":
        return 0.0
    value = number(text, marks)
    whole = {one for stated in STATED.values() if (one := number(text, stated)) is not None and one % 1 == 0}
    return value if value is not None else whole.pop() if len(whole) == 1 else float("nan")


def _whole(table: ListTable, names: list[str], values: np.ndarray) -> np.ndarray:
    faults = [
        Message(
            gettext_noop('Row {row}, column {column}: "{value}" is not a whole number of answers{also}.'),
            at_rows(np.array([table.rows[row]]), names[column], table.texts(names[column])[row]),
        )
        for row, column in np.argwhere((values < 0) | (values != np.floor(values)))
    ]
    if faults:
        raise ImportRefused(faults[:100])
    return values


def _other_totals(table: ListTable, layout: Layout, sums: np.ndarray) -> list[Message]:
    """Say in which rows the file gives another number of answers than its scores add up to."""
    if not layout.total:
        return []
    marks = table_marks(table, [layout.total])
    said = [number(text, marks) for text in table.texts(layout.total)]
    template = gettext_noop('Row {row}: the scores add up to {sum}, but "{column}" says {said}; the scores count.')
    return [
        Message(template, {"row": row, "sum": f"{total:g}", "column": shown(layout.total), "said": f"{other:g}"})
        for row, total, other in zip(table.rows, sums, said, strict=True)
        if other is not None and other != total
    ]


def _shared_out(per_cents: np.ndarray, total: float) -> np.ndarray:
    """Return whole numbers that add up to a total, as near to their per cents as can be."""
    exact = per_cents / max(per_cents.sum(), 1e-9) * total
    counts = np.floor(exact)
    missing = round(total - counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:missing]] += 1
    return counts
