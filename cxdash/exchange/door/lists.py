"""Read a list of the kind it is: what it holds, what it asks, and what it refers to and the store lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, Number, gettext_noop
from cxdash.exchange.company import folder
from cxdash.exchange.company.references import Known
from cxdash.exchange.customers import columns as customers
from cxdash.exchange.customers.mapping import TENURES, read_customer_mapping
from cxdash.exchange.customers.reader import read_customers
from cxdash.exchange.door import likeness, making, responsibilities, unnamed
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.lists import distribution, paths, spend
from cxdash.exchange.lists.currencies import own_currency
from cxdash.exchange.lists.reading import Answers, ListReading, Question
from cxdash.exchange.phrases import quoted, refuse

LISTS = (Kind.CUSTOMERS, Kind.SPEND, Kind.PATHS, Kind.DISTRIBUTION, Kind.RACI)
"""The kinds whose reading is a ListReading; surveys and workbooks have their own."""


@dataclass(frozen=True)
class Make:
    """Whether what the store lacks is made, and the stage that new touchpoints without one belong to.

    *stages* has other stages for touchpoints by name; *leave* are names that are not made.
    """

    wanted: bool = False
    stage: str = ""
    stages: tuple[tuple[str, str], ...] = ()
    leave: frozenset[str] = frozenset()

    def of(self, lacks: list[making.Lacking]) -> list[making.Lacking]:
        """Return what is made of what is lacking, with the stages chosen."""
        chosen = dict(self.stages)
        kept = [one for one in lacks if one.name not in self.leave]
        return [replace(one, stage=chosen.get(one.name, one.stage)) for one in kept]


@dataclass(frozen=True)
class Read:
    """A list as read. *lacking*: what it refers to and the store lacks; its tables hold those rows if they are made.

    *asks_stage*: new touchpoints need a stage to be chosen first; *stage*: the only one there is, which they belong to.
    """

    found: ListReading
    lacking: list[making.Lacking] = field(default_factory=list)
    asks_stage: bool = False
    stage: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing is open, so that its tables can be taken in."""
        return bool(self.found.tables) and not self.found.questions


def read(
    content: bytes,
    file: str,
    kind: Kind,
    known: Known,
    today: date,
    answers: Answers,
    make: Make = Make(),
    separator: str = "",
) -> Read:
    """Read a list of a kind; raises ImportRefused with every fault at once, and for an answer that nothing asks.

    What it refers to and the store lacks is made where *make* wants it; otherwise it is listed and no table is given.
    *separator*: what stands between the touchpoints of a path, where that was said.
    """
    about_names, answers = likeness.apart(answers)
    beside = partial(_read, content, file, kind, today=today, answers=answers, separator=separator)
    try:
        found = beside(known)
    except ImportRefused as refused:
        lacks = making.lacking(refused.faults, known)
        if not lacks:
            raise
        settled = likeness.settle(lacks, known, about_names)
        if not settled.lacking:
            return Read(beside(settled.known))
        made = _with_rows_made(beside, settled.known, make, settled.lacking)
        return _with_questions(made, settled.questions)
    likeness.settle([], known, about_names)
    return Read(found)


def _with_questions(read: Read, questions: tuple[Question, ...]) -> Read:
    """Return a reading with further questions, and without tables as long as these are open."""
    if not questions:
        return read
    return replace(read, found=replace(read.found, questions=(*questions, *read.found.questions), tables={}))


def _with_rows_made(
    beside: Callable[[Known], ListReading], known: Known, make: Make, lacks: list[making.Lacking]
) -> Read:
    """Return a list as it is read *beside* what is known once what is lacking is made."""
    made = making.made(make.of(lacks), known, make.stage)
    if made is None:
        anywhere = making.made(lacks, known, "?")
        assert anywhere is not None
        return Read(_without_tables(beside(anywhere[1])), lacks, asks_stage=True)
    sheets, wider = made
    found = beside(wider)
    stage = "" if make.stage else making.only_stage(known)
    if not make.wanted:
        return Read(_without_tables(found), lacks, stage=stage)
    return Read(replace(found, tables={**sheets, **found.tables}) if found.tables else found, lacks, stage=stage)


def _without_tables(found: ListReading) -> ListReading:
    return replace(found, tables={})


def _read(
    content: bytes, file: str, kind: Kind, known: Known, *, today: date, answers: Answers, separator: str
) -> ListReading:
    if kind is Kind.CUSTOMERS:
        return _customers(content, file, today, answers, own_currency(known))
    if kind is Kind.SPEND:
        return spend.propose_spend(content, file, known, answers)
    if kind is Kind.PATHS:
        return paths.propose_paths(content, file, known, answers, separator)
    if kind is Kind.DISTRIBUTION:
        return distribution.propose_distribution(content, file, known, answers)
    return responsibilities.propose_raci(content, file, known, answers)


def _customers(content: bytes, file: str, today: date, answers: Answers, currency: str) -> ListReading:
    looked = customers.look(content, file, dict(answers), currency)
    table, columns = looked.table, looked.columns()
    if missing := _missing(looked.proposed):
        template = gettext_noop(
            "{file}: no column says {missing}. Choose the columns on the page Data, or name them in a mapping; the "
            "columns are {columns}."
        )
        refuse(template, file=file, missing=missing, columns=quoted(looked.names))
    mapping = looked.mapping(looked.proposed)
    found = ListReading("customers", file, table.sheet, len(table.rows), columns, looked.questions, mapping=mapping)
    if looked.questions:
        return replace(found, notes=tuple(table.notes))
    checked = read_customers(content, file, read_customer_mapping(mapping), today, currency)
    records = checked.tables["subscriptions"]
    return replace(found, tables=checked.tables, notes=(*table.notes, *checked.notes), summary=(_summary(records),))


def _missing(proposed: Mapping[str, str]) -> Message | None:
    if "customer" not in proposed:
        return Message(gettext_noop("which customer a row is of"))
    if "started" not in proposed and not ("churned" in proposed and set(TENURES) & set(proposed)):
        return Message(gettext_noop("when customers came, or for how many months each has been there and who has left"))
    if not {"ended", "churned"} & set(proposed):
        return Message(gettext_noop("who has left, and when"))
    return None


def _summary(records: pd.DataFrame) -> Message:
    left = int((records["ended"].notna() if "ended" in records else records["churned"] == True).sum())  # noqa: E712
    template = gettext_noop("{customers} customers, {left} of whom have left.")
    return Message(template, {"customers": Number(len(records)), "left": Number(left)})


def read_company(content: bytes | Path, file: str, known: Known, make: Make = Make()) -> Read:
    """Return the tables of a workbook or folder, with what the store lacks made where *make* wants it.

    What the file itself should hold, as it has the sheet, is refused and not made.
    """
    content, file = unnamed.as_sheet(content, file)
    try:
        checked = folder.read_checked(content, file, known)
    except ImportRefused as refused:
        lacks = making.lacking(refused.faults, known)
        made = making.made(make.of(lacks), known, make.stage) if lacks else None
        if not lacks:
            raise
        checked = folder.read_checked(content, file, made[1] if made else making.made(lacks, known, "?")[1])  # type: ignore[index]
        if any(name in checked.tables for name in making.MAKEABLE):
            raise
        tables = {**made[0], **checked.tables} if made and make.wanted else {}
        return Read(_company(file, tables, checked.notes), lacks, asks_stage=made is None)
    return Read(_company(file, checked.tables, checked.notes))


def _company(file: str, tables: dict[str, pd.DataFrame], notes: list[Message]) -> ListReading:
    return ListReading("workbook", file, "", sum(map(len, tables.values())), (), tables=tables, notes=tuple(notes))
