"""Read the mapping file that says what the columns of an extract of customers mean."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.survey.mapping import parse
from cxdash.exchange.survey.mapping_keys import ONLY_THESE, names, read_table
from cxdash.exchange.survey.mapping_kinds import COLUMN, DAY, DELIMITER, ENCODING, ROWS, Kind

DUPLICATES = Kind(
    lambda value: value if value in ("join", "last") else None,
    gettext_noop("{key} must be one of {allowed}, not {value}."),
    '"join", "last"',
)
"""What several rows of a customer are: subscriptions, which are joined, or the same again, of which the last counts."""

DATE_ORDER = Kind(
    lambda value: value if value in ("day-first", "month-first") else None,
    gettext_noop("{key} must be one of {allowed}, not {value}."),
    '"day-first", "month-first"',
)
DECIMAL = Kind(
    lambda value: value if value in (".", ",") else None,
    gettext_noop("{key} must be one of {allowed}, not {value}."),
    '".", ","',
)
TENURES = {"tenure_months": 1.0, "tenure_years": 12.0, "tenure_days": 12 / 365.25}
"""How many months one is, by what a column of the time as a customer holds."""

AMOUNTS = ("monthly_revenue", "yearly_revenue", "total_revenue", "acquisition_cost", "retention_cost")


@dataclass(frozen=True, kw_only=True)
class CustomerKeys:
    """The keys of a mapping; '' is left out."""

    __pydantic_config__ = ONLY_THESE

    customer: Annotated[str, COLUMN]
    started: Annotated[str, COLUMN] = ""
    ended: Annotated[str, COLUMN] = ""
    tenure_months: Annotated[str, COLUMN] = ""
    tenure_years: Annotated[str, COLUMN] = ""
    tenure_days: Annotated[str, COLUMN] = ""
    churned: Annotated[str, COLUMN] = ""
    segment: Annotated[str, COLUMN] = ""
    monthly_revenue: Annotated[str, COLUMN] = ""
    yearly_revenue: Annotated[str, COLUMN] = ""
    interval: Annotated[str, COLUMN] = ""
    total_revenue: Annotated[str, COLUMN] = ""
    acquisition_cost: Annotated[str, COLUMN] = ""
    retention_cost: Annotated[str, COLUMN] = ""
    duplicates: Annotated[str, DUPLICATES] = ""
    as_of: Annotated[str, DAY] = ""
    date_order: Annotated[str, DATE_ORDER] = ""
    decimal: Annotated[str, DECIMAL] = ""
    encoding: Annotated[str, ENCODING] = ""
    delimiter: Annotated[str, DELIMITER] = ""
    skip_rows: Annotated[tuple[int, ...], ROWS] = ()


NO_COLUMNS = ("duplicates", "as_of", "date_order", "decimal", "encoding", "delimiter", "skip_rows")
COLUMNS = tuple(name for name in names(CustomerKeys) if name not in NO_COLUMNS)


@dataclass(frozen=True)
class CustomerMapping:
    """A mapping as read: by our names of the columns the file's, and the day up to which the extract tells.

    *total_revenue* is only looked at: what the customer has paid in all is not kept. *duplicates*: what several
    rows of a customer are, 'join' or 'last'; '' refuses them. *date_order*: 'day-first' or 'month-first', '' where the
    dates show it; *decimal*: the mark before decimals, '' where the numbers show it.
    """

    columns: dict[str, str]
    as_of: date | None = None
    encoding: str = ""
    delimiter: str = ""
    skip_rows: tuple[int, ...] = ()
    duplicates: str = ""
    date_order: str = ""
    decimal: str = ""


def read_customer_mapping(text: str) -> CustomerMapping:
    """Return a mapping; raises ImportRefused with a sentence for each of its mistakes."""
    faults: list[Message] = []
    raw = parse(text)
    keys = read_table(raw, CustomerKeys, "", faults)
    if keys is None:
        raise ImportRefused(faults)
    columns = {name: getattr(keys, name) for name in raw if name in COLUMNS}
    tenures = [name for name in TENURES if name in columns]
    if len(tenures) > 1:
        template = gettext_noop("The mapping may name one of {names}, not several.")
        faults.append(Message(template, {"names": ", ".join(TENURES)}))
    if "started" not in columns and not (tenures and "churned" in columns):
        template = gettext_noop(
            "The mapping must say which column is started, or else which are tenure_months and churned."
        )
        faults.append(Message(template))
    if {"monthly_revenue", "yearly_revenue"} <= set(columns):
        template = gettext_noop("The mapping may name monthly_revenue or yearly_revenue, not both.")
        faults.append(Message(template))
    if keys.duplicates == "join" and "started" not in columns:
        template = gettext_noop("The rows of a customer can be joined only where a column is started.")
        faults.append(Message(template))
    faults.extend(_twice(columns))
    if faults:
        raise ImportRefused(faults)
    as_of = date.fromisoformat(keys.as_of) if keys.as_of else None
    written = (keys.encoding, keys.delimiter, keys.skip_rows, keys.duplicates, keys.date_order, keys.decimal)
    return CustomerMapping(columns, as_of, *written)


def _twice(columns: dict[str, str]) -> list[Message]:
    """Return a fault for each column of the file with two meanings."""
    names = list(columns.values())
    doubled = dict.fromkeys(name for name in names if names.count(name) > 1)
    template = gettext_noop('The column "{column}" cannot be both {first} and {second}.')
    return [
        Message(template, {"column": name, **dict(zip(("first", "second"), _meanings(columns, name), strict=False))})
        for name in doubled
    ]


def _meanings(columns: dict[str, str], name: str) -> list[str]:
    return [ours for ours, theirs in columns.items() if theirs == name][:2]
