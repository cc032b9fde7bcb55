"""What is read of a list – of customers, spending, paths, scores or a RACI chart – in sentences and as a record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.door import making
from cxdash.exchange.door.lists import Read
from cxdash.exchange.door.making import Lacking
from cxdash.exchange.lists.reading import ListReading, Question
from cxdash.i18n.translator import Words

ROLES = {
    "customer": gettext_noop("the customer"),
    "started": gettext_noop("first day as a customer"),
    "ended": gettext_noop("last day as a customer"),
    "tenure_months": gettext_noop("months as a customer"),
    "tenure_years": gettext_noop("years as a customer"),
    "tenure_days": gettext_noop("days as a customer"),
    "churned": gettext_noop("whether he has left"),
    "monthly_revenue": gettext_noop("revenue a month"),
    "yearly_revenue": gettext_noop("revenue a year, of which a month is a twelfth"),
    "interval": gettext_noop("how often it is paid"),
    "segment": gettext_noop("segment"),
    "acquisition_cost": gettext_noop("cost of winning him"),
    "retention_cost": gettext_noop("cost of keeping him"),
    "path": gettext_noop("the path"),
    "conversions": gettext_noop("conversions"),
    "non_conversions": gettext_noop("paths without a conversion"),
    "value": gettext_noop("value"),
    "user": gettext_noop("who was met"),
    "time": gettext_noop("when"),
    "channel": gettext_noop("channel"),
    "converted": gettext_noop("whether he bought"),
    "month": gettext_noop("day or month"),
    "amount": gettext_noop("amount"),
    "purpose": gettext_noop("purpose"),
    "currency": gettext_noop("currency"),
    "count": gettext_noop("number of answers"),
    "answers": gettext_noop("answers in all"),
    "touchpoint": gettext_noop("touchpoint"),
    "date": gettext_noop("date"),
    "role": gettext_noop("role"),
    "not_used": gettext_noop("not used"),
}
"""What a column is, by its role."""

FIGURES = {
    "customers": gettext_noop("{value} customers"),
    "rows": gettext_noop("{value} rows"),
    "filled": gettext_noop("{value} cells filled"),
    "monthly_revenue": gettext_noop("{value} a month from each, on average"),
    "conversions": gettext_noop("{value} conversions"),
    "amount": gettext_noop("{value} in all"),
    "answers": gettext_noop("{value} answers"),
    "mean": gettext_noop("mean {value}"),
    "top": gettext_noop("{value} per cent at the top"),
    "roles": gettext_noop("{value} roles"),
    "months": gettext_noop("{value} months as a customer, on average"),
    "left": gettext_noop("left: {value}"),
    "first": gettext_noop("the first came {value}"),
    "last": gettext_noop("the last came {value}"),
    "contrary": gettext_noop("left before they came: {value}"),
}


def figures_in_words(figures: Mapping[str, object], words: Words) -> str:
    """Return the figures that a reading would give, on one line."""
    return ", ".join(
        words.gettext(FIGURES[name], value=_figure(value, words))
        for name, value in figures.items()
        if name in FIGURES and value is not None
    )


def _figure(value: object, words: Words) -> str:
    """Return a number, or a day that is written as 2026-05-31, in a reader's language."""
    if isinstance(value, int | float):
        return words.number(value, 0 if float(value).is_integer() else 2)
    return words.day(date.fromisoformat(str(value)))


def columns(found: ListReading, words: Words) -> list[tuple[str, str, str]]:
    """Return each column with what it is and what speaks for it."""
    return [
        (one.name, words.gettext(ROLES[one.role]), "; ".join(words.sentence(said) for said in one.evidence))
        for one in found.columns
    ]


def lacking(read: Read, words: Words) -> list[str]:
    """Return what the list refers to and the store lacks, in sentences."""
    return [words.sentence(one) for one in making.said(read.lacking)]


def questions(found: ListReading, words: Words) -> list[str]:
    """Return each open question with its readings, their figures and the option that answers it."""
    said = []
    for one in found.questions:
        said.append(f"? {words.sentence(one.text)}")
        said += [_option(one, reading.id, words) for reading in one.readings] or [f"    --answer {one.id}=…"]
    return said


def _option(question: Question, reading_id: str, words: Words) -> str:
    reading = next(one for one in question.readings if one.id == reading_id)
    figures = figures_in_words(reading.figures, words)
    option = f"{question.id}={reading.id}"
    quoted = f'"{option}"' if " " in option else option
    return f"    --answer {quoted}   {words.sentence(reading.words)}" + (f" ({figures})" if figures else "")


def open_points(read: Read, words: Words, *, made: bool) -> list[Message]:
    """Return why a list cannot be taken in yet: its open questions, and what would have to be made."""
    said: list[str] = []
    if read.found.questions:
        said += [words.gettext("Nothing was imported: answer these questions first, with --answer for each.")]
        said += questions(read.found, words)
    asked = [Message("{line}", {"line": line}) for line in said]
    return asked + lacking_points(read.lacking, words, stage=read.stage, asks_stage=read.asks_stage, made=made)


def lacking_points(
    lacks: Sequence[Lacking], words: Words, *, stage: str, asks_stage: bool, made: bool
) -> list[Message]:
    """Return what a file refers to and the store lacks, and how it is made, unless it is to be *made* already.

    *stage*: the one that new touchpoints would belong to; *asks_stage*: whether one has to be named for them.
    """
    said: list[str] = []
    if lacks and not made:
        said += [words.gettext("Nothing was imported: the file refers to what is not there yet.")]
        said += [words.sentence(one) for one in making.said(lacks)]
        if stage and any(one.sheet == "touchpoints" and not one.stage for one in lacks):
            template = gettext_noop("The touchpoints would belong to the stage {stage}; --stage names another.")
            said += [words.gettext(template, stage=stage)]
        said += [words.gettext("Add --make to make them with the file, or correct the names.")]
    if asks_stage:
        said += [words.gettext("New touchpoints need a stage: name one with --stage, or the name of a new one.")]
    return [Message("{line}", {"line": line}) for line in said]


def record(read: Read, words: Words) -> dict[str, Any]:
    """Return what is read of a list as a command prints it: columns, questions, what is lacking, and what it gives."""
    found = read.found
    return {
        "file": found.file,
        "kind": found.kind,
        "sheet": found.sheet,
        "rows": found.rows,
        "columns": [
            {
                "name": one.name,
                "role": one.role,
                "evidence": [words.sentence(said) for said in one.evidence],
                "alternatives": [{"role": other} for other in one.alternatives],
            }
            for one in found.columns
        ],
        "questions": [
            {
                "id": one.id,
                "column": one.column,
                "text": words.sentence(one.text),
                "readings": [
                    {"id": reading.id, "words": words.sentence(reading.words), "figures": dict(reading.figures)}
                    for reading in one.readings
                ],
            }
            for one in found.questions
        ],
        "lacking": [{"sheet": one.sheet, "name": one.name, "stage": one.stage} for one in read.lacking],
        "gives": [words.sentence(one) for one in found.summary],
        "notes": [words.sentence(one) for one in found.notes],
        "mapping": found.mapping,
    }


def lines(read: Read, words: Words) -> list[str]:
    """Return what is read of a list in plain words, a line each."""
    found = read.found
    said = [f"{found.file}: {words.ngettext('{count} row', '{count} rows', found.rows)}"]
    for name, role, why in columns(found, words):
        said.append(f"  {name}: {role}" + (f" – {why}" if why else ""))
    said += questions(found, words)
    if read.lacking:
        said += lacking(read, words)
        said += [
            words.gettext("The import makes them with --make; new touchpoints go to the stage that --stage names.")
        ]
    return [*said, *map(words.sentence, found.summary)]
