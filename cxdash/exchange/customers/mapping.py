"""Read the mapping file that says what the columns of an extract of customers mean."""

from dataclasses import dataclass
from datetime import date

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.survey.mapping import parse
from cxdash.exchange.survey.mapping_keys import read_part
from cxdash.exchange.survey.mapping_kinds import COLUMN, DAY, DELIMITER, ENCODING, ROWS

AMOUNTS = ("monthly_revenue", "total_revenue", "acquisition_cost", "retention_cost")
COLUMNS = ("customer", "started", "ended", "tenure_months", "churned", "segment", *AMOUNTS)
KINDS = {
    **dict.fromkeys(COLUMNS, COLUMN),
    "as_of": DAY,
    "encoding": ENCODING,
    "delimiter": DELIMITER,
    "skip_rows": ROWS,
}


@dataclass(frozen=True)
class CustomerMapping:
    """A mapping as read: by our names of the columns the file's, and the day up to which the extract tells.

    *total_revenue* is only looked at: what the customer has paid in all is not kept.
    """

    columns: dict[str, str]
    as_of: date | None = None
    encoding: str = ""
    delimiter: str = ""
    skip_rows: tuple[int, ...] = ()


def read_customer_mapping(text: str) -> CustomerMapping:
    """Return a mapping; raises ImportRefused with a sentence for each of its mistakes."""
    faults: list[Message] = []
    values = read_part(parse(text), KINDS, ["customer"], "", faults)
    columns = {name: values.pop(name) for name in COLUMNS if name in values}
    if not faults and "started" not in columns and not {"tenure_months", "churned"} <= set(columns):
        template = gettext_noop(
            "The mapping must say which column is started, or else which are tenure_months and churned."
        )
        faults.append(Message(template))
    faults.extend(_twice(columns))
    if faults:
        raise ImportRefused(faults)
    as_of = values.pop("as_of", None)
    return CustomerMapping(columns, date.fromisoformat(as_of) if as_of else None, **values)


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
