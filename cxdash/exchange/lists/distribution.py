"""Read numbers of answers by score: a column for each score, a row for each touchpoint, question or month."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import PurePath

import numpy as np

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, Number, gettext_noop
from cxdash.domain.scales import MEASURE_NAMES, PRESETS, SCALES, Measure, asking, by_words, stored_code
from cxdash.domain.scales import Question as Asks
from cxdash.domain.scales import Scale as ScaleOf
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells.cell_parsers import read as read_cells
from cxdash.exchange.cells.dates import latest_day
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known
from cxdash.exchange.company.validation import check
from cxdash.exchange.lists.counts import counts_of, is_count
from cxdash.exchange.lists.reading import Answers, ColumnReading, ListReading, Question, Reading, open_questions, summed
from cxdash.exchange.lists.scores import FEWEST, NUMBERS, Layout, score_columns
from cxdash.exchange.lists.table import ListTable, as_column, in_their_words, is_figure, open_table, without_totals
from cxdash.exchange.phrases import listed, quoted, refuse, shown
from cxdash.exchange.suggest.name_hints import readable

SHEET = BY_NAME["responses"]
MONTH = BY_NAME["spend"].columns[0]
GROUPS = r"\b(promoters?|passives?|detractors?|ambassadører|kritikere|ambassadörer|kritiker)\b"


def layout_of(table: ListTable) -> Layout | None:
    """Return the layout of a list of numbers of answers, or None where it is none."""
    named = score_columns(table)
    scores = named.scores
    if len(scores) < FEWEST or not all(table.holds(name, is_count) for name in scores if table.filled(name)):
        return None
    others = [name for name in table.header if name and name not in scores and table.filled(name)]
    total = next((name for name in others if re.search(NUMBERS, readable(name)) and table.holds(name, is_figure)), "")
    when = next((name for name in others if name != total and _are_months(table, name)), "")
    label = next((name for name in others if name not in {total, when} and not table.holds(name, is_figure)), "")
    if not label and not when and len(table.rows) > 1:
        return None
    return Layout(scores, named.ends, named.lowest_is_best, label, when, total)


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
    counts, said = counts_of(table, layout)
    scale = _scale(layout, down=layout.lowest_is_best and answers.get("direction") == "words")
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


def _scale(layout: Layout, *, down: bool) -> ScaleOf:
    """Return the scale that the scores of the columns are steps of; *down*: the lowest is the best."""
    values = sorted(layout.scores.values())
    whole = all(value.is_integer() for value in values)
    step = 1 if whole else min(second - first for first, second in pairwise(values))
    worst, best = reversed(layout.ends) if down else layout.ends
    return ScaleOf.parse(f"{worst:g}-{best:g}" + ("" if step == 1 else f"/{step:g}"))


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
    asked = _direction(layout, counts) if layout.lowest_is_best else []
    if None in measures:
        text = gettext_noop("Nothing says what was asked. What do the scores {lowest} to {highest} answer?")
        values = {"lowest": f"{scale.lowest:g}", "highest": f"{scale.highest:g}"}
        own = [one for one in SCALES if SCALES[one].code == scale.code]
        first = [asking(one)[0] for one in Asks if one not in {PRESETS[each].asks for each in own} | {Asks.RESOLVED}]
        fit = [*own, *first]
        readings = tuple(Reading(one.value, Message(MEASURE_NAMES[one]), figures) for one in fit)
        asked.append(Question("measure", "", Message(text, values), readings))
    if not layout.when:
        text = gettext_noop("On which day were the answers given? Write it as 2026-05-31.")
        asked.append(Question("date", "", Message(text)))
    return asked


def _direction(layout: Layout, counts: np.ndarray) -> list[Question]:
    """Ask whether the words or the numbers of the columns say which score is the best, where they run apart."""
    ordered = sorted(layout.scores, key=layout.scores.__getitem__)
    values = {"worst": shown(ordered[-1]), "best": shown(ordered[0])}
    text = gettext_noop('The numbers and the words run apart: "{worst}" … "{best}". Which of them counts?')
    words = {
        "words": gettext_noop('The words: "{best}" is the best answer'),
        "numbers": gettext_noop('The numbers: "{worst}" is the best answer'),
    }
    scores = np.array(list(layout.scores.values()))
    readings = []
    for one, said in words.items():
        top = _scale(layout, down=one == "words").is_top(scores)
        share = 100 * counts[:, top].sum() / max(1, counts.sum())
        readings.append(Reading(one, Message(said, values), {"top": round(float(share), 1)}))
    return [Question("direction", ordered[0], Message(text, values), tuple(readings))]


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
    columns = {name: as_column(name, values, rows) for name, values in texts.items()}
    raw = RawFile({SHEET.name: RawSheet(SHEET, columns, np.array(rows))})
    try:
        checked = check(raw, known)
    except ImportRefused as refused:
        named = {"touchpoint": layout.label, "date": layout.when}
        names = {column: name for column, name in named.items() if name}
        raise ImportRefused([in_their_words(one, SHEET.name, table.file, names) for one in refused.faults]) from None
    template = gettext_noop("{answers} answers in {rows} rows, survey {survey}.")
    said = Message(template, {"answers": summed(counts.sum()), "rows": Number(len(table.rows)), "survey": key})
    made = gettext_noop("Sheet {sheet}: there is no survey {key} yet; it is made.")
    notes = [note for note in checked.notes if note.template != made]
    return replace(found, tables=checked.tables, notes=(*found.notes, *notes), summary=(said,))


def _days(table: ListTable, layout: Layout, answers: Answers) -> list[str]:
    """Return the day of each row: the first of its month, or the day that was answered."""
    if layout.when:
        texts = table.texts(layout.when)
        months, _ = read_cells(MONTH, texts)
        _refuse_months_ahead(table, layout.when, [str(month or "") for month in months])
        return [f"{month}-01" if month else "" for month in months]
    try:
        day = date.fromisoformat(answers["date"].strip())
    except ValueError:
        refuse(gettext_noop('"{answer}" is no day; write it as 2026-05-31.'), answer=shown(answers["date"]))
    if day > latest_day():
        refuse(gettext_noop("{day} has not come yet; on which day were the answers given?"), day=day)
    return [day.isoformat()] * len(table.rows)


def _refuse_months_ahead(table: ListTable, when: str, months: Sequence[str]) -> None:
    ahead = [row for row, month in zip(table.rows, months, strict=True) if month > f"{latest_day():%Y-%m}"]
    if ahead:
        template = gettext_noop(
            'Column "{column}": {count} of {rows} rows are of months that have not come, the latest {month} (rows '
            "{listed}). Correct them, or leave them out."
        )
        values = {"count": len(ahead), "rows": len(months), "month": max(months), "listed": listed(ahead)}
        refuse(template, column=shown(when), **values)
