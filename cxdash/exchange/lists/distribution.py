"""Read numbers of answers by score: a column for each score, a row for each touchpoint, question or month."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import PurePath

import numpy as np

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.scales import MEASURE_NAMES, SCALES, Measure, by_words, stored_code
from cxdash.domain.scales import Scale as ScaleOf
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells.cell_parsers import read as read_cells
from cxdash.exchange.cells.numbers import number
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known
from cxdash.exchange.company.validation import check
from cxdash.exchange.lists.reading import Answers, ColumnReading, ListReading, Question, Reading, open_questions
from cxdash.exchange.lists.scores import FEWEST, NUMBERS, score_columns
from cxdash.exchange.lists.table import ListTable, as_column, is_figure, open_table, table_marks, without_totals
from cxdash.exchange.phrases import at_rows, quoted, refuse, shown
from cxdash.exchange.suggest.name_hints import readable

SHEET = BY_NAME["responses"]
MONTH = BY_NAME["spend"].columns[0]
GROUPS = r"\b(promoters?|passives?|detractors?|ambassadører|kritikere|ambassadörer|kritiker)\b"
WHOLE, SLACK = 100, 1.5
"""What per cents of a row add up to, and how much rounding may take from it."""


@dataclass(frozen=True)
class Layout:
    """Which columns hold the scores, what the rows are about, when they were answered, and how many answered."""

    scores: dict[str, float]
    label: str = ""
    when: str = ""
    total: str = ""


def layout_of(table: ListTable) -> Layout | None:
    """Return the layout of a list of numbers of answers, or None where it is none."""
    scores = score_columns(table)
    if len(scores) < FEWEST or not all(table.holds(name, is_figure) for name in scores if table.filled(name)):
        return None
    others = [name for name in table.header if name and name not in scores and table.filled(name)]
    total = next((name for name in others if re.search(NUMBERS, readable(name)) and table.holds(name, is_figure)), "")
    when = next((name for name in others if name != total and _are_months(table, name)), "")
    label = next((name for name in others if name not in {total, when} and not table.holds(name, is_figure)), "")
    if not label and not when and len(table.rows) > 1:
        return None
    return Layout(scores, label, when, total)


def fits(table: ListTable) -> list[str]:
    """Return the columns that speak for numbers of answers by score, none where the list is of another kind."""
    layout = layout_of(table)
    return [*layout.scores, *filter(None, (layout.label, layout.when, layout.total))] if layout else []


def _are_months(table: ListTable, name: str) -> bool:
    texts = list(dict.fromkeys(table.filled(name)))
    return bool(texts) and not any(text.isdigit() for text in texts) and not read_cells(MONTH, texts)[1]


def propose_distribution(content: bytes, file: str, known: Known, answers: Answers) -> ListReading:
    """Return numbers of answers by score as counted answers; what is asked, and when, is a question if nothing says it.

    Raises ImportRefused with every fault at once.
    """
    table = open_table(content, file)
    layout = layout_of(table)
    if layout is None:
        _refuse_groups(table)
        template = gettext_noop(
            "{file}: numbers of answers by score need a column for each score, such as 1 to 5; the columns are "
            "{columns}."
        )
        refuse(template, file=shown(file), columns=quoted(filter(None, table.header)))
    notes = list(table.notes)
    if layout.label:
        table, left_out = without_totals(table, layout.label, list(layout.scores))
        notes += left_out
    counts, said = _counts(table, layout)
    scale = _scale(layout.scores)
    measures = [_measure(table, layout, place, scale) for place in range(len(table.rows))]
    asked = _questions(layout, measures, scale, counts)
    still_open = open_questions(asked, answers)
    found = ListReading(
        "distribution", file, table.sheet, len(table.rows), _columns(table, layout), still_open, notes=(*notes, *said)
    )
    if still_open:
        return found
    chosen = [one or Measure(answers["measure"]) for one in measures]
    return _read(found, table, layout, chosen, counts, scale, known, answers)


def _scale(scores: Mapping[str, float]) -> ScaleOf:
    """Return the scale that the scores of the columns are the steps of."""
    values = sorted(scores.values())
    step = min((second - first for first, second in pairwise(values)), default=1)
    return ScaleOf.parse(f"{values[0]:g}-{values[-1]:g}" + ("" if step >= 1 else f"/{step:g}"))


def _refuse_groups(table: ListTable) -> None:
    if sum(bool(re.search(GROUPS, readable(name))) for name in table.header) >= 2:
        refuse(
            gettext_noop(
                "{file} counts promoters, passives and detractors, which do not show the scores; export the number of "
                "answers for each score from 0 to 10."
            ),
            file=shown(table.file),
        )


def _columns(table: ListTable, layout: Layout) -> tuple[ColumnReading, ...]:
    roles = {**dict.fromkeys(layout.scores, "count"), layout.label: "touchpoint", layout.when: "date"}
    roles[layout.total] = "answers"
    template = gettext_noop("the number of answers with the score {score}")
    return tuple(
        ColumnReading(
            name,
            roles.get(name, "not_used"),
            (Message(template, {"score": f"{layout.scores[name]:g}"}),) if name in layout.scores else (),
        )
        for name in table.header
        if name
    )


def _counts(table: ListTable, layout: Layout) -> tuple[np.ndarray, list[Message]]:
    """Return the number of answers of each row and score; per cents become numbers by how many answered."""
    names = list(layout.scores)
    marks = table_marks(table, names)
    values = np.array([[number(text, marks) or 0.0 for text in table.texts(name)] for name in names], dtype=float).T
    signed = any(text.endswith("%") for name in names for text in table.filled(name))
    values = values * WHOLE if signed else values
    sums = values.sum(axis=1)
    per_cent = signed or bool(len(sums) > 1 and (np.abs(sums - WHOLE) <= SLACK).all())
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
    marks = table_marks(table, [layout.total])
    totals = [number(text, marks) or 0.0 for text in table.texts(layout.total)]
    template = gettext_noop('Per cents became numbers of answers by the column "{column}".')
    counts = np.array([_shared_out(row, total) for row, total in zip(values, totals, strict=True)])
    return counts, [Message(template, {"column": shown(layout.total)})]


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


def _measure(table: ListTable, layout: Layout, place: int, scale: ScaleOf) -> Measure | None:
    """Return what a row asks, by the words of its label, else of the file and its columns; None where none says it."""
    label = table.texts(layout.label)[place] if layout.label else ""
    for words in (label, f"{PurePath(table.file).stem} {table.sheet} {' '.join(table.header)}"):
        for pattern, measures in by_words().items():
            if re.search(pattern, readable(words[:2000])):
                own = [one for one in measures if SCALES[one].code == scale.code]
                return (own or measures)[0]
    return None


def _questions(
    layout: Layout, measures: Sequence[Measure | None], scale: ScaleOf, counts: np.ndarray
) -> list[Question]:
    scores = np.array(list(layout.scores.values()))
    figures = {
        "answers": int(counts.sum()),
        "mean": round(float(counts.sum(axis=0) @ scores / max(1, counts.sum())), 3),
    }
    asked = []
    if None in measures:
        text = gettext_noop("Nothing says what was asked. What do the scores {lowest} to {highest} answer?")
        values = {"lowest": f"{scale.lowest:g}", "highest": f"{scale.highest:g}"}
        fit = [one for one in SCALES if SCALES[one].code == scale.code or one in {Measure.CSAT, Measure.CES}]
        readings = tuple(Reading(one.value, Message(MEASURE_NAMES[one]), figures) for one in fit)
        asked.append(Question("measure", "", Message(text, values), readings))
    if not layout.when:
        text = gettext_noop("On which day were the answers given? Write it as 2026-05-31.")
        asked.append(Question("date", "", Message(text)))
    return asked


def _read(
    found: ListReading,
    table: ListTable,
    layout: Layout,
    measures: Sequence[Measure],
    counts: np.ndarray,
    scale: ScaleOf,
    known: Known,
    answers: Answers,
) -> ListReading:
    """Return the counted answers as the sheet of answers, once every cell is read."""
    scores = [f"{score:g}" for score in layout.scores.values()]
    cells: list[tuple[int, int]] = [(int(row), int(score)) for row, score in np.argwhere(counts > 0)]
    rows = [table.rows[row] for row, _ in cells]
    days = _days(table, layout, answers)
    key = key_of(PurePath(table.file).stem)
    labels = table.texts(layout.label) if layout.label else [""] * len(table.rows)
    texts = {
        "survey": [key] * len(cells),
        "touchpoint": [labels[row] for row, _ in cells],
        "measure": [measures[row].value for row, _ in cells],
        "scale": [stored_code(measures[row], scale) for row, _ in cells],
        "score": [scores[score] for _, score in cells],
        "date": [days[row] for row, _ in cells],
        "count": [f"{counts[row, score]:.0f}" for row, score in cells],
    }
    columns = {name: as_column(name, values, rows) for name, values in texts.items() if SHEET.column(name)}
    if "scale" not in columns and any(texts["scale"]):
        refuse(gettext_noop("The scores {scale} are on no scale that is known here."), scale=scale.code)
    raw = RawFile({SHEET.name: RawSheet(SHEET, columns, np.array(rows))})
    try:
        checked = check(raw, known)
    except ImportRefused as refused:
        raise ImportRefused([_in_their_words(one, table.file, layout) for one in refused.faults]) from None
    template = gettext_noop("{answers} answers in {rows} rows, survey {survey}.")
    said = Message(template, {"answers": f"{counts.sum():g}", "rows": len(table.rows), "survey": key})
    made = gettext_noop("Sheet {sheet}: there is no survey {key} yet; it is made.")
    notes = [note for note in checked.notes if note.template != made]
    return replace(found, tables=checked.tables, notes=(*found.notes, *notes), summary=(said,))


def _days(table: ListTable, layout: Layout, answers: Answers) -> list[str]:
    """Return the day of each row: the first of its month, or the day that was answered."""
    if layout.when:
        texts = table.texts(layout.when)
        months, _ = read_cells(MONTH, texts)
        return [f"{month}-01" if month else "" for month in months]
    try:
        day = date.fromisoformat(answers["date"].strip()).isoformat()
    except ValueError:
        refuse(gettext_noop('"{answer}" is no day; write it as 2026-05-31.'), answer=shown(answers["date"]))
    return [day] * len(table.rows)


def _in_their_words(fault: Message, file: str, layout: Layout) -> Message:
    names: Mapping[object, str] = {"touchpoint": layout.label, "date": layout.when}
    values = dict(fault.values)
    if values.get("sheet") == SHEET.name:
        values["sheet"] = file
    if names.get(values.get("column")):
        values["column"] = shown(names[values["column"]])
    return replace(fault, values=values)
