"""Read an extract of customers by its mapping, or refuse it with everything that is wrong with it."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.periods import YEARS, month_name, month_number
from cxdash.domain.sheets import SHEETS, Column
from cxdash.exchange.cells.numbers import STATED
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.customers import subscriptions
from cxdash.exchange.customers.days import readable_days
from cxdash.exchange.customers.mapping import AMOUNTS, TENURES, CustomerMapping
from cxdash.exchange.customers.names import CURRENCY, says
from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.duplicate_headers import unique_names
from cxdash.exchange.files.grids import Column as Texts
from cxdash.exchange.files.grids import distinct
from cxdash.exchange.files.header import guess_delimiter, read_header
from cxdash.exchange.files.opening import Export, open_export
from cxdash.exchange.lists.currencies import refuse_other
from cxdash.exchange.lists.table import as_column, plain_numbers
from cxdash.exchange.phrases import at_rows, refuse
from cxdash.exchange.suggest.questions.days import EITHER

RECORDS = next(sheet for sheet in SHEETS if sheet.name == "subscriptions")
ONLY_READ = (
    Column("total_revenue", kind="number"),
    Column("yearly_revenue", kind="number"),
    Column("tenure_years", kind="number", low=0),
    Column("tenure_days", kind="number", low=0),
    Column("interval"),
    Column("row"),
)
"""What is read but not kept: what is paid in all and in a year, how often, years and days as a customer, and the row.
"""

DATES = ("started", "ended")


def read_customers(content: bytes, file: str, mapping: CustomerMapping, today: date, currency: str = "") -> Checked:
    """Return an extract as the sheet of customer records; raises ImportRefused with every fault at once.

    With a day up to which the extract tells, months as a customer become dates. *today* is the last day a date may be.
    *currency* is the company's: amounts in another are refused.
    """
    if mapping.as_of and mapping.as_of > today:
        refuse(gettext_noop("{day} has not come yet; up to which day does the list tell?"), day=mapping.as_of)
    export = open_export(content, file, mapping.encoding, mapping.delimiter)
    wanted = list(mapping.columns.values())
    named = _columns_of_currency(export, wanted, mapping.skip_rows) if set(AMOUNTS) & set(mapping.columns) else []
    table = read_text_table(export, [*wanted, *named], mapping.skip_rows)
    columns = {
        name: distinct(name, column.texts, column.codes, column.rows)
        for name, theirs in mapping.columns.items()
        if (column := table.columns.get(theirs))
    }
    amounts = [text for name in AMOUNTS if name in columns for text in columns[name].compact().texts]
    refuse_other(amounts, [text for name in named for text in table.columns[name].compact().texts], currency)
    columns = _as_written(columns, mapping)
    columns["row"] = as_column("row", [str(row) for row in table.rows], list(table.rows))
    identity = ("customer", "row") if mapping.duplicates else RECORDS.identity
    sheet = replace(RECORDS, columns=(*RECORDS.columns, *ONLY_READ), identity=identity)
    faults = [*table.faults, *_off_order(columns, mapping)]
    raw = RawFile({sheet.name: RawSheet(sheet, columns, table.rows)}, faults=faults)
    found, faults = _checked(raw)
    if found is not None:
        records, counted = subscriptions.in_months(found.tables[sheet.name].set_axis(table.rows), mapping.columns)
        last = mapping.as_of or today
        faults = [
            *_blank(records),
            *_contradicting(records),
            *_too_late(records, last),
            *_too_early(records, last),
            *subscriptions.unknown_intervals(records),
        ]
    if faults or found is None:
        raise ImportRefused([_in_their_words(fault, file, mapping) for fault in faults])
    said = [*export.notes, *table.notes, *found.notes, *counted, *_worth_saying(records)]
    records, more = subscriptions.by_month(records, mapping.columns)
    if mapping.duplicates:
        records, joined = subscriptions.joined(records, mapping.duplicates)
        more += joined
    said += more
    notes = [_in_their_words(note, file, mapping) for note in said]
    records = _dated(records, mapping.as_of) if mapping.as_of else records
    dropped = [column.name for column in ONLY_READ]
    return Checked({sheet.name: records.drop(columns=dropped, errors="ignore").reset_index(drop=True)}, notes)


def _columns_of_currency(export: Export, wanted: Sequence[str], skip: Sequence[int]) -> list[str]:
    """Return the columns, beside the *wanted* ones, that are called as a currency is."""
    separator = export.delimiter or guess_delimiter(export.source, wanted, skip)
    names = unique_names(read_header(export.source, separator, skip))
    return [name for name in names if name not in wanted and says(name, CURRENCY)]


def _as_written(columns: dict[str, Texts], mapping: CustomerMapping) -> dict[str, Texts]:
    """Return the columns with days and numbers in one form, where the mapping or the file says how they are written."""
    days = [name for name in DATES if name in columns]
    texts = dict(zip(days, readable_days([columns[name].texts for name in days], mapping.date_order), strict=True))
    if mapping.decimal:
        numbers = [column.name for column in (*RECORDS.columns, *ONLY_READ) if column.kind == "number"]
        marks = STATED[mapping.decimal]
        texts |= {name: plain_numbers(columns[name].texts, marks) for name in numbers if name in columns}
    return {
        name: distinct(name, texts[name], column.codes, column.rows) if name in texts else column
        for name, column in columns.items()
    }


def _off_order(columns: dict[str, Texts], mapping: CustomerMapping) -> Iterator[Message]:
    """Give a fault for days that are none in the order that was chosen, though they are days in the other."""
    template = gettext_noop(
        'Sheet {sheet}, row {row}, column {column}: "{value}" does not fit the order of day and month that was '
        "chosen{also}."
    )
    for name in DATES if mapping.date_order else ():
        texts = columns[name].texts if name in columns else []
        wrong = {place: Message(template) for place, text in enumerate(texts) if EITHER.match(text)}
        for fault in columns[name].place(wrong) if wrong else ():
            yield replace(fault, values={**fault.values, "sheet": RECORDS.name})


def _checked(raw: RawFile) -> tuple[Checked | None, list[Message]]:
    try:
        return check(raw), []
    except ImportRefused as refused:
        return None, refused.faults


def _in_their_words(fault: Message, file: str, mapping: CustomerMapping) -> Message:
    """Return a message with the names of the file and its columns in place of ours."""
    values = dict(fault.values)
    if "sheet" in values:
        values["sheet"] = file
    tenure = next((mapping.columns[one] for one in TENURES if one in mapping.columns), "")
    theirs = {"tenure_months": tenure, **mapping.columns}
    for name in ("column", "first"):
        if values.get(name) in theirs:
            values[name] = theirs[str(values[name])]
    return replace(fault, values=values)


def _blank(records: pd.DataFrame) -> Iterator[Message]:
    """Give a fault for customers without a first day, or without their months and whether they left."""
    template = gettext_noop("Sheet {sheet}, row {row}, column {column}: the cell is blank, and must not be{also}.")
    for name in ("started",) if "started" in records else ("tenure_months", "churned"):
        yield from _at(records.index[records[name].isna()], name, template)


def _contradicting(records: pd.DataFrame) -> Iterator[Message]:
    """Give a fault where a customer has left without a last day, or has a last day without having left."""
    if not {"ended", "churned"} <= set(records):
        return
    gone, over = records.churned == True, records.ended.notna()  # noqa: E712 - blank is neither
    left = gettext_noop("Sheet {sheet}, row {row}, column {column}: the customer has left, but has no last day{also}.")
    there = gettext_noop(
        "Sheet {sheet}, row {row}, column {column}: the customer has a last day, but has not left{also}."
    )
    yield from _at(records.index[gone & ~over], "ended", left)
    yield from _at(records.index[over & (records.churned == False)], "churned", there)  # noqa: E712


def _too_late(records: pd.DataFrame, last: date) -> Iterator[Message]:
    template = gettext_noop(
        "Sheet {sheet}, row {row}, column {column}: {value} is later than {last}, the last day that is allowed{also}."
    )
    for name in DATES:
        days = records[name] if name in records else pd.Series(dtype=object)
        late = days[days.notna() & (days > last.isoformat())]
        for fault in _at(late.index, name, template):
            yield replace(fault, values={**fault.values, "value": late.iloc[0], "last": last})


def _too_early(records: pd.DataFrame, last: date) -> Iterator[Message]:
    """Give a fault for customers who would have come before the first day that any table may hold."""
    if "tenure_months" not in records:
        return
    most = month_number(f"{last:%Y-%m}") - month_number(f"{YEARS.start}-01")
    template = gettext_noop(
        "Sheet {sheet}, row {row}, column {column}: {value} months before {last} is earlier than {first}, the first "
        "year that is allowed{also}."
    )
    months = pd.to_numeric(records.tenure_months)
    for fault in _at(records.index[months > most], "tenure_months", template):
        value = f"{months[months > most].iloc[0]:,.0f}"
        yield replace(fault, values={**fault.values, "value": value, "last": last, "first": YEARS.start})


def _worth_saying(records: pd.DataFrame) -> Iterator[Message]:
    """Name the amounts that are blank, and the customers who have only just come."""
    blank = gettext_noop("Row {row}, column {column}: the amount is blank, so it counts as not known{also}.")
    for name in AMOUNTS:
        if name in records and records[name].notna().any():
            yield from _at(records.index[records[name].isna()], name, blank)
    if "tenure_months" in records:
        new = gettext_noop(
            "Row {row}, column {column}: 0 months, so the customer counts as one who has only just come{also}."
        )
        yield from _at(records.index[records.tenure_months == 0], "tenure_months", new)


def _at(rows: Sequence[int], column: str, template: str) -> Iterator[Message]:
    """Give a message about rows, where there are any."""
    if len(rows):
        yield Message(template, {**at_rows(np.array(rows)), "sheet": RECORDS.name, "column": column})


def _dated(records: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Turn months as a customer into the day it came and, where it has left, the day the extract was made."""
    if "started" in records:
        return records
    dated = records.drop(columns=["tenure_months", "churned"]).astype(object)
    came = [_earlier(as_of, months) for months in records.tenure_months]
    left = pd.Series([as_of.isoformat() if gone else None for gone in records.churned], dated.index, dtype=object)
    order = [column.name for column in RECORDS.columns]
    return dated.assign(started=came, ended=left).pipe(lambda table: table[[name for name in order if name in table]])


def _earlier(day: date, months: float) -> str:
    """Return the same day so many months earlier, or the last of that month where it has no such day."""
    month = month_name(month_number(f"{day:%Y-%m}") - int(months))
    return f"{month}-{min(day.day, monthrange(int(month[:4]), int(month[5:]))[1]):02d}"
