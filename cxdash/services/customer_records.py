"""A list with a row per customer taken into a store, from the command line and from the page alike."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cxdash.domain.messages import Message
from cxdash.domain.people import Who
from cxdash.domain.sheets import SHEETS
from cxdash.exchange import isolated
from cxdash.exchange.company import rules
from cxdash.exchange.company.validation import Checked
from cxdash.exchange.customers.mapping import read_customer_mapping
from cxdash.exchange.customers.reader import RECORDS, read_customers
from cxdash.exchange.lists.currencies import own_currency
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import importing
from cxdash.store.write.differences import Plan

MONTHS = next(sheet for sheet in SHEETS if sheet.name == "customers")


def read(engine: Any, content: bytes, file: str, mapping: str, today: date) -> Checked:
    """Read a list by the text of its mapping, in a child process, in the currency of the store's company.

    Raises ImportRefused with every fault of either.
    """
    described = read_customer_mapping(mapping)
    with database.reading(engine) as connection:
        currency = own_currency(tables.known(connection))
    return isolated.run(read_customers, content, file, described, today, currency)


def take_in(
    engine: Any,
    found: Checked,
    *,
    who: Who,
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> tuple[Plan, list[Message]]:
    """Take a list in, all of it or nothing; in a dry run nothing is kept.

    Return what that changes, and in which months the records then differ from the customers by month. *progress* is
    called with the number of rows written.
    """
    plan = importing.load(engine, found.tables, who=who, dry_run=dry_run, progress=progress)
    return plan, [] if dry_run else _differing(engine)


def _differing(engine: Any) -> list[Message]:
    """Say where the customers' months and the records, as they now are, do not agree."""
    with database.reading(engine) as connection:
        if not tables.has_records(connection):
            return []
        months, records = (tables.table(connection, sheet) for sheet in (MONTHS, RECORDS))
    return list(rules.records_disagree(months, records))
