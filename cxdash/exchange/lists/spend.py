"""Read what was spent, by day or month and channel, as tools for advertising export it."""

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells.cell_parsers import read as read_cells
from cxdash.exchange.cells.dates import latest_day
from cxdash.exchange.cells.numbers import Marks
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known
from cxdash.exchange.company.validation import check
from cxdash.exchange.lists.currencies import own_currency, refuse_other_currencies
from cxdash.exchange.lists.marks import settle_marks, total
from cxdash.exchange.lists.reading import Answers, ListReading, Question, Reading, open_questions, roles, summed
from cxdash.exchange.lists.table import (
    ListTable,
    as_column,
    in_their_words,
    is_figure,
    open_table,
    plain_numbers,
    without_totals,
)
from cxdash.exchange.phrases import quoted, refuse, shown
from cxdash.exchange.suggest.name_hints import readable

SHEET = BY_NAME["spend"]
MONTH = SHEET.columns[0]
PURPOSES = next(column for column in SHEET.columns if column.name == "purpose").codes

WORDS = {
    "month": r"^(day|date|month|week|reporting (starts|start)|period|dag|dato|datum|måned|månad|tag|monat|uke|vecka|"
    r"start ?(date|dato|datum)|time|tid)\b",
    "amount": r"\b(cost|costs|spend|spent|spending|amount spent|media ?cost|kostnad(er)?|kost|forbruk|utgift(er)?|"
    r"omkostning(er)?|udgift(er)?|ausgaben|kosten|brukt|annonsekostnad|annonskostnad)\b",
    "channel": r"\b(channel|campaign( name)?|source|platform|medium|network|account( name)?|kanal|kampanje(navn)?|"
    r"kampanj(namn)?|kampagne|plattform|kilde|källa|quelle|supplier|leverandør|leverantör)\b",
    "purpose": r"^(purpose|formål|syfte|zweck)$",
    "currency": r"\b(currency( code)?|valuta|währung)\b",
}
ANY_AMOUNT = r"^(amount|sum|beløp|belopp|beløb|betrag|kroner|kronor|nok|sek|dkk|eur)\b"
"""What the amounts of a list are called that is said to be one of spending."""

NO_AMOUNT = r"\b(per|avg|average|cpc|cpm|cpa|cost ?/|gjennomsnitt\w*|snitt|genomsnitt\w*|pr)\b|/"
MEDIA = r"\b(impressions?|clicks?|reach|visninger|klikk|visningar|klick|klicks|impressionen)\b"
MOST_CHANNELS = 12
"""Channels that are asked about one by one; of more only the whole list is asked about."""


def spend_columns(table: ListTable, *, said: bool = False) -> dict[str, str]:
    """Return the columns of a list of spending by what they hold, or {} where it is none.

    *said*: the file is said to be such a list, so that any amount in it is one spent.
    """
    found: dict[str, str] = {}
    for ours, words in [*WORDS.items(), *([("amount", ANY_AMOUNT)] if said else [])]:
        if ours in found:
            continue
        names = [name for name in table.header if name not in found.values() and re.search(words, readable(name))]
        if right := [name for name in names if _holds(table, name, ours)]:
            found[ours] = right[0]
    named = {"month", "amount"} <= set(found) and ("channel" in found or "purpose" in found)
    return found if named else {}


def _holds(table: ListTable, name: str, ours: str) -> bool:
    texts = table.filled(name)
    if ours == "month":
        return bool(texts) and len(read_cells(MONTH, list(dict.fromkeys(texts)))[1]) <= 0.1 * len(set(texts)) + 1
    if ours == "amount":
        return table.holds(name, is_figure) and not re.search(NO_AMOUNT, readable(name))
    return bool(texts) and not table.holds(name, is_figure)


def propose_spend(content: bytes, file: str, known: Known, answers: Answers) -> ListReading:
    """Return a list of spending as months and purposes; what it is spent for is a question, for each channel or all.

    Raises ImportRefused with every fault at once.
    """
    table = open_table(content, file)
    columns = spend_columns(table, said=True)
    if not columns:
        template = gettext_noop(
            "{file}: a list of spending needs a column of days or months, one of amounts and one of channels; the "
            "columns are {columns}."
        )
        refuse(template, file=shown(file), columns=quoted(filter(None, table.header)))
    table, notes = without_totals(table, columns["month"], [columns["amount"]])
    if "channel" in columns:
        table, more = without_totals(table, columns["channel"], [columns["amount"]])
        notes += more
    named = [columns["currency"]] if "currency" in columns else []
    refuse_other_currencies(table, [columns["amount"]], named, own_currency(known))
    evidence = {
        ours: Message(gettext_noop('its name, "{name}"'), {"name": shown(theirs)}) for ours, theirs in columns.items()
    }
    read = roles(table.header, columns, evidence)
    found = ListReading("spend", file, table.sheet, len(table.rows), read, notes=(*table.notes, *notes))
    marks, asked = settle_marks(table, [columns["amount"]], answers)
    table = _without_months_ahead(table, columns, answers, marks, asked)
    purposes, questions = _purposes(table, columns, answers, marks, asked)
    if questions:
        return replace(found, questions=questions)
    spent = _by_month(table, columns, purposes, known, marks)
    template = gettext_noop("{amount} spent in {months} months, from {first} to {last}.")
    months = sorted(spent["month"])
    total = {"amount": summed(spent["amount"].sum()), "months": len(set(months))}
    said = Message(template, {**total, "first": months[0], "last": months[-1]})
    return replace(found, tables={SHEET.name: spent}, summary=(said,))


def _without_months_ahead(
    table: ListTable, columns: Mapping[str, str], answers: Answers, marks: Marks, asked: list[Question]
) -> ListTable:
    """Ask whether months that have not come count as spent, as those of a budget may not; return the rows that do."""
    months, _ = read_cells(MONTH, table.texts(columns["month"]))
    ahead = [bool(month) and str(month) > f"{latest_day():%Y-%m}" for month in months]
    if not any(ahead):
        return table
    rest = table.where([not one for one in ahead])
    latest = max(range(len(months)), key=lambda place: str(months[place] or ""))
    text = gettext_noop(
        '"{column}": {count} of {rows} rows are of months that have not come, the latest {month} (row {row}). Do they '
        "count as spent?"
    )
    values = {"count": sum(ahead), "rows": len(table.rows), "month": str(months[latest]), "row": table.rows[latest]}
    words = {"keep": gettext_noop("Yes, they count"), "leave-out": gettext_noop("No, leave these rows out")}
    readings = tuple(
        Reading(id_, Message(words[id_]), {"amount": total(some, columns["amount"], marks)})
        for id_, some in {"keep": table, "leave-out": rest}.items()
        if some.rows
    )
    values |= {"column": shown(columns["month"])}
    asked.append(Question("months-ahead", columns["month"], Message(text, values), readings))
    return rest if answers.get("months-ahead") == "leave-out" and rest.rows else table


def _purposes(
    table: ListTable, columns: Mapping[str, str], answers: Answers, marks: Marks, asked: list[Question]
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """Return the purpose of each channel, '' for all of a list without channels, or what is asked about them."""
    if "purpose" in columns:
        return {}, open_questions(asked, answers)
    channels = list(dict.fromkeys(table.texts(columns["channel"])))
    amounts = _amounts(table, columns, marks)
    readings = tuple(
        Reading(code, Message(words), {"amount": sum(amounts.values())}) for code, words in PURPOSES.items()
    )
    text = gettext_noop(
        "What was this spent for: winning customers, keeping them, or the experience itself? Answer for the whole list."
    )
    whole = Question("purpose", columns["channel"], Message(text), readings)
    ask = gettext_noop('What is spent on "{channel}" for: winning customers, keeping them, or the experience itself?')
    each = [
        Question(
            f"purpose.{channel}",
            columns["channel"],
            Message(ask, {"channel": shown(channel) or "–"}),
            tuple(replace(one, figures={"amount": amounts[channel]}) for one in readings),
        )
        for channel in channels
    ]
    open_ = {one.id for one in open_questions([*asked, whole, *each], answers)}
    chosen = {channel: answers.get(f"purpose.{channel}", answers.get("purpose", "")) for channel in channels}
    first = [one for one in asked if one.id in open_]
    if all(chosen.values()):
        return chosen, tuple(first)
    none_answered = len(open_) == len(each) + len(first) + 1
    offered = [whole] if len(each) > MOST_CHANNELS else [whole, *each] if none_answered and len(each) > 1 else each
    return {}, tuple(one for one in [*first, *offered] if one.id in open_)


def _amounts(table: ListTable, columns: Mapping[str, str], marks: Marks) -> dict[str, float]:
    sums: dict[str, float] = {}
    values = plain_numbers(table.texts(columns["amount"]), marks)
    for channel, value in zip(table.texts(columns["channel"]), values, strict=True):
        try:
            sums[channel] = sums.get(channel, 0) + float(value or 0)
        except ValueError:
            sums.setdefault(channel, 0)
    return sums


def _by_month(
    table: ListTable, columns: Mapping[str, str], purposes: dict[str, str], known: Known, marks: Marks
) -> pd.DataFrame:
    """Return the sums of each month and purpose as the sheet of that name, once every cell is read."""
    cells = {
        "month": table.column(columns["month"], "month"),
        "amount": as_column("amount", plain_numbers(table.texts(columns["amount"]), marks), table.rows),
    }
    if "purpose" in columns:
        cells["purpose"] = table.column(columns["purpose"], "purpose")
    else:
        channels = table.texts(columns["channel"])
        cells["purpose"] = as_column("purpose", [purposes[one] for one in channels], table.rows)
    category = "media" if any(re.search(MEDIA, readable(name)) for name in table.header) else "other"
    cells["category"] = as_column("category", [category] * len(table.rows), table.rows)
    cells["row"] = as_column("row", [str(row) for row in table.rows], table.rows)
    sheet = replace(
        SHEET,
        identity=("month", "row"),
        columns=(*SHEET.columns, replace(SHEET.columns[-1], name="row", label="", blank="null")),
    )
    raw = RawFile({SHEET.name: RawSheet(sheet, cells, np.array(table.rows))})
    try:
        rows = check(raw, known).tables[SHEET.name]
    except ImportRefused as refused:
        raise ImportRefused(
            [in_their_words(fault, SHEET.name, table.file, columns) for fault in refused.faults]
        ) from None
    sums = rows.groupby(["month", "purpose", "category"], sort=True)["amount"].sum().reset_index()
    return sums[["month", "purpose", "amount", "category"]].astype(object)
