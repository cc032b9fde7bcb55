"""Read customers' paths: a row per path, as tools for measuring advertising write it, or a row per touch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, Number, gettext_noop
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known, Names, unknown
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.files.header import plain
from cxdash.exchange.lists.marks import settle_marks
from cxdash.exchange.lists.reading import Answers, ListReading, open_questions, roles, summed
from cxdash.exchange.lists.table import (
    ListTable,
    as_column,
    in_their_words,
    open_table,
    plain_numbers,
    without_totals,
)
from cxdash.exchange.lists.touches import TOUCH, paths_of, touch_columns
from cxdash.exchange.phrases import quoted, refuse, shown

SHEET = BY_NAME["paths"]

WORDS = {
    "path": (
        "path paths journey touchpoints channels vei veier väg vägar kontaktpunkter pfad pfade kundevei sti stier "
        "conversion_path conversion_paths top_conversion_paths channel_path customer_journey kundereise kundresa "
        "channel_grouping_path mcf_channel_grouping_path default_channel_grouping_path touchpoint_path source_path "
        "default_channel_group_path source_medium_path medium_path campaign_path path_to_conversion marketing_path "
        "kanalsti default_channel_grouping primary_channel_group_path source_/_medium_path"
    ),
    "conversions": (
        "conversions conversion conv total_conversions total_conv converted customers konverteringer kunder orders "
        "konverteringar key_events conversions_count konversjoner konversionen konversioner all_conversions purchases "
        "kjøp köp transactions"
    ),
    "non_conversions": (
        "non_conversions null nulls total_null total_nulls var_null not_converted no_conversion no_conversions "
        "lost ikke_konvertert inte_konverterat ikke_konverteret nicht_konvertiert"
    ),
    "value": (
        "value total_conversion_value conversion_value var_value revenue verdi värde værdi wert purchase_revenue "
        "total_revenue konverteringsverdi konverteringsvärde omsetning omsättning"
    ),
}
HEADERS = {ours: words.split() for ours, words in WORDS.items()}
"""What the columns of the sheet may be called, in small letters with _ between the words."""

FIGURES = ("conversions", "non_conversions", "value")
SEPARATORS = (">", "→", "|", ";", ",")
"""What may stand between the touchpoints of a path, of two alike the first."""

MOST_REPEATS = 100
"""How often a touchpoint may be met in a row."""


def fits(table: ListTable) -> bool:
    """Return whether a list names paths and their conversions, or the touches of customers."""
    return {"path", "conversions"} <= set(path_columns(table.header)) or bool(touch_columns(table))


def propose_paths(content: bytes, file: str, known: Known, answers: Answers, separator: str = "") -> ListReading:
    """Read paths as the sheet of that name, their touchpoints by key or by name, or say which questions are open first.

    No *separator*: it is guessed. Raises ImportRefused with every fault at once; a touchpoint that is not *known* is
    named once, with its rows.
    """
    table = open_table(content, file)
    columns = path_columns(table.header)
    if not {"path", "conversions"} <= set(columns) and (touched := touch_columns(table)):
        return _of_touches(table, touched, known, answers)
    if missing := [name for name in ("path", "conversions") if name not in columns]:
        template = gettext_noop(
            "{file}: there is no column {missing}; the columns are {columns}. Needed are path and conversions; value "
            "and null may be there."
        )
        refuse(template, file=file, missing=quoted(missing), columns=quoted(filter(None, table.header)) or "–")
    figures = [columns[name] for name in FIGURES if name in columns]
    marks, asked = settle_marks(table, figures, answers)
    read = roles(table.header, columns, {ours: _named(theirs) for ours, theirs in columns.items()})
    if still_open := open_questions(asked, answers):
        return ListReading("paths", file, table.sheet, len(table.rows), read, still_open, notes=tuple(table.notes))
    table, notes = without_totals(table, columns["path"], figures)
    cells = {
        ours: as_column(
            ours,
            table.texts(theirs) if ours == "path" else plain_numbers(table.texts(theirs), marks),
            table.rows,
        )
        for ours, theirs in columns.items()
    }
    checked = _checked(cells, table, columns, known, separator)
    unused = [name for name in table.header if name and name not in columns.values()]
    if unused:
        notes.append(Message(gettext_noop("Not used: {columns}."), {"columns": quoted(unused)}))
    said = (*table.notes, *notes, *checked.notes)
    return ListReading(
        "paths", file, table.sheet, len(table.rows), read, (), checked.tables, said, _summary(checked.tables)
    )


def _named(name: str) -> Message:
    return Message(gettext_noop('its name, "{name}"'), {"name": shown(name)})


def path_columns(header: Sequence[str]) -> dict[str, str]:
    """Return the name in the file of each column of the sheet that is there, the first that may be meant."""
    by_word = {plain(name): name for name in reversed(header) if name}
    found = {column: next((word for word in words if word in by_word), "") for column, words in HEADERS.items()}
    return {column: by_word[word] for column, word in found.items() if word}


def _of_touches(table: ListTable, columns: dict[str, str], known: Known, answers: Answers) -> ListReading:
    """Make paths of a row per touch, and read those."""
    read = roles(table.header, columns, {ours: _named(theirs) for ours, theirs in columns.items()})
    steps, figures, notes, questions = paths_of(table, columns, answers)
    if questions:
        return ListReading("paths", table.file, table.sheet, len(table.rows), read, questions, notes=tuple(notes))
    rows = list(range(1, len(steps) + 1))
    cells = {"path": as_column("path", [TOUCH.join(path) for path in steps], rows)}
    cells |= {name: as_column(name, values, rows) for name, values in figures.items()}
    flat = replace(table, rows=rows, cells=[])
    checked = _checked(cells, flat, {"path": columns["channel"]}, known, TOUCH)
    said = (*table.notes, *notes, *checked.notes)
    return ListReading(
        "paths", table.file, table.sheet, len(table.rows), read, (), checked.tables, said, _summary(checked.tables)
    )


def _checked(
    cells: dict[str, Column], table: ListTable, columns: Mapping[str, str], known: Known, separator: str
) -> Checked:
    names = Names(known, {})
    faults: list[Message] = []
    notes: list[Message] = []
    paths = cells["path"]
    if not separator:
        separator = _guess_separator(paths.texts, names)
        notes.append(
            Message(gettext_noop('The paths were split at each "{separator}", a guess.'), {"separator": separator})
        )
    cells = {**cells, "path": _with_keys(paths, separator, names, faults)}
    plain_sheet = replace(
        SHEET,
        identity=("path", "row"),
        columns=(
            *(replace(one, kind="text") if one.name == "path" else one for one in SHEET.columns),
            replace(SHEET.columns[0], name="row", kind="text", required=False),
        ),
    )
    cells["row"] = as_column("row", [str(row) for row in table.rows], table.rows)
    raw = RawFile({SHEET.name: RawSheet(plain_sheet, cells, np.array(table.rows))}, faults=faults)
    try:
        found = check(raw, known)
    except ImportRefused as refused:
        raise ImportRefused(
            [in_their_words(fault, SHEET.name, table.file, columns) for fault in refused.faults]
        ) from None
    added, said = _added_up(found.tables[SHEET.name].drop(columns="row"))
    notes = [in_their_words(note, SHEET.name, table.file, columns) for note in [*notes, *said, *found.notes]]
    return Checked({SHEET.name: added}, notes)


def _added_up(paths: pd.DataFrame) -> tuple[pd.DataFrame, list[Message]]:
    """Return each path once with its conversions, others and value added up, and say how many rows that joined."""
    again = int(paths["path"].duplicated().sum())
    if not again:
        return paths, []
    figures = [name for name in FIGURES if name in paths]
    added = paths.groupby("path", sort=False)[figures].agg(lambda one: sum(one.dropna()) if one.notna().any() else None)
    template = gettext_noop("Rows of the same path were added up: {again} rows joined those above them.")
    added = added.reset_index().astype(object)
    return added.where(added.notna(), None), [Message(template, {"again": again})]


def _summary(tables: Mapping[str, pd.DataFrame]) -> tuple[Message, ...]:
    paths = tables[SHEET.name]
    values: dict[str, object] = {"paths": Number(len(paths)), "conversions": summed(paths["conversions"].sum())}
    if "value" in paths and paths["value"].notna().any():
        template = gettext_noop("{paths} paths, {conversions} conversions, worth {value} in all.")
        return (Message(template, {**values, "value": summed(paths["value"].dropna().sum())}),)
    return (Message(gettext_noop("{paths} paths, {conversions} conversions."), values),)


def _guess_separator(texts: Sequence[str], names: Names) -> str:
    """Return the separator that gives most known touchpoints, else the one in most paths."""
    sample = texts[:1000]

    def fit(separator: str) -> tuple[int, int]:
        steps = [step.strip() for text in sample for step in text.split(separator)]
        return sum(names.find("touchpoints", step) is not None for step in steps), sum(
            separator in text for text in sample
        )

    return max(SEPARATORS, key=fit)


def _with_keys(paths: Column, separator: str, names: Names, faults: list[Message]) -> Column:
    """Write each path as the keys of its touchpoints; an unknown one is one fault with all its rows."""
    split = [_steps(text, separator, names) for text in paths.texts]
    met = list(dict.fromkeys(step for steps in split for step in steps))
    keys = {step: names.find("touchpoints", step) for step in met}
    wrong = {place: _unknown(names, step) for place, step in enumerate(met) if keys[step] is None}
    if wrong:
        places = {step: place for place, step in enumerate(met)}
        codes = [places[step] for code in paths.codes for step in split[code]]
        rows = np.repeat(paths.rows, [len(split[code]) for code in paths.codes])
        steps = Column("path", met, np.array(codes, int), rows)
        faults.extend(replace(one, values={**one.values, "sheet": SHEET.name}) for one in steps.place(wrong))
    written = [" > ".join(keys[step] or step for step in steps) for steps in split]
    return distinct("path", written, paths.codes, paths.rows)


def _steps(text: str, separator: str, names: Names) -> list[str]:
    """Return the touchpoints of a path; "Direct x 3" is met three times, unless a touchpoint is called so."""
    steps = []
    for step in [step.strip() for step in text.split(separator)] if text else []:
        name, _, times = step.replace("×", "x").rpartition(" x ")
        repeated = name and times.strip().isascii() and times.strip().isdigit() and len(times.strip()) < 4
        if repeated and 1 <= int(times) <= MOST_REPEATS and names.find("touchpoints", step) is None:
            steps += [name.strip()] * int(times)
        else:
            steps.append(step)
    return steps


def _unknown(names: Names, step: str) -> Message:
    if step:
        return unknown(names, "touchpoints", step)
    return Message(
        gettext_noop(
            "Sheet {sheet}, row {row}, column {column}: a path begins or ends with a separator, or has two without a "
            "touchpoint between them{also}."
        )
    )
