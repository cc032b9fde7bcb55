"""What the store holds: its sheets, its surveys, what was changed last, and what cells may refer to."""

from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.messages import Message
from cxdash.domain.sheets import SHEETS
from cxdash.domain.vocabulary import USERS
from cxdash.exchange.company import rules
from cxdash.exchange.company.references import Known
from cxdash.services import economics
from cxdash.services.reads import reads
from cxdash.services.subjects import REFERENCES
from cxdash.store.read import checks, history
from cxdash.store.read import content as store
from cxdash.store.read import tables as sheet_store
from cxdash.store.schema import Subject

SHEET = {sheet.name: sheet for sheet in SHEETS}

EVERYTHING = tuple(subject.value for subject in Subject if subject != Subject.BALLOTS)
"""What sheets and the list of changes rest on; a vote is neither."""


class Content(NamedTuple):
    """How much there is of every sheet and survey, what was changed last, and the last changes that are not undone.

    *public*: whether the audience is users, who are neither won nor kept.
    """

    sheets: pd.DataFrame
    surveys: pd.DataFrame
    changes: pd.DataFrame
    undoable: list[history.Done]
    public: bool


@reads(*EVERYTHING, most=5)
def noted(connection: Any) -> tuple[list[str], list[str]]:
    """Return who has changed anything, and the kinds of changes there are."""
    return store.noted(connection)


@reads(*EVERYTHING, most=10)
def filtered(connection: Any, actor: str, action: str) -> pd.DataFrame:
    """Return what somebody changed last, or what was changed of one kind; '' = all."""
    return store.last_changes(connection, actor=actor, action=action)


@reads(*EVERYTHING, most=5)
def content(connection: Any) -> Content:
    """Return how much of every sheet and survey there is, and what was changed last."""
    held = store.sheets(connection), store.surveys(connection)
    public = economics.tables(connection, "").company.audience.eq(USERS).any()
    return Content(*held, store.last_changes(connection), history.changes(connection), bool(public))


def changes(connection: Any, *, most: int, since: date | None = None) -> pd.DataFrame:
    """Return what was changed last, the latest first: at most so many rows, none from before the day *since*."""
    return store.last_changes(connection, most, since)


def problems(connection: Any) -> list[Message]:
    """Return what is wrong or missing in the store, and where customer records and customers by month disagree."""
    found = checks.faults(connection)
    if sheet_store.has_records(connection):
        months, records = (sheet_store.table(connection, SHEET[name]) for name in ("customers", "subscriptions"))
        found.extend(rules.records_disagree(months, records))
    return found


@reads(*REFERENCES, most=5)
def known(connection: Any) -> Known:
    """Return what cells may refer to: by sheet and key, the row."""
    return sheet_store.known(connection)


@reads(*EVERYTHING, most=50)
def sheet(connection: Any, name: str) -> pd.DataFrame:
    """Return a sheet of the company's tables, as it would stand in a workbook."""
    return sheet_store.table(connection, SHEET[name])
