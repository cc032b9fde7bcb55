"""Look at a list of customers that no mapping describes, propose what its columns are, and write that as a mapping."""

from collections.abc import Callable
from dataclasses import dataclass

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.cell_parsers import MARKED_NO, MARKED_YES, NO, YES
from cxdash.exchange.cells.numbers import is_number
from cxdash.exchange.customers.amounts import (
    settle_decimal,
    settle_revenue,
    settle_tenure,
)
from cxdash.exchange.customers.days import is_day, settle_order
from cxdash.exchange.customers.mapping import TENURES
from cxdash.exchange.customers.names import CURRENCY, IN_ALL, MADE_UP, NO_LIFE, NO_TENURE, YEAR, rank, says
from cxdash.exchange.customers.subscriptions import is_interval
from cxdash.exchange.lists.currencies import refuse_other_currencies
from cxdash.exchange.lists.reading import ColumnReading, Question, Reading, open_questions
from cxdash.exchange.lists.table import ListTable, is_figure, open_table
from cxdash.exchange.phrases import listed, quoted, shown
from cxdash.exchange.survey.mapping_text import toml_lines

YES_NO = {*YES, *NO, *MARKED_YES, *MARKED_NO}
NO_TIME = f"{MADE_UP}|{NO_LIFE}|{NO_TENURE}"
MOST_SEGMENTS = 60


@dataclass(frozen=True)
class CustomerList:
    """A list as it was looked at: its table, what is proposed for its columns and why, and the questions it asks.

    *proposed* says by our names the file's; *duplicates*: what several rows of a customer are, 'join' or 'last';
    *date_order* and *decimal*: how dates and numbers are written, '' where they show it themselves.
    """

    table: ListTable
    proposed: dict[str, str]
    duplicates: str = ""
    date_order: str = ""
    decimal: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def names(self) -> list[str]:
        """The columns of the file."""
        return [name for name in self.table.header if name]

    def mapping(self, columns: dict[str, str], as_of: str = "") -> str:
        """Write the mapping of the columns chosen, with the day up to which the list tells where it is known."""
        table = self.table
        written = {"encoding": table.encoding, "delimiter": table.delimiter, "skip_rows": table.skip_rows}
        forms = {"date_order": self.date_order, "decimal": self.decimal}
        again = {"duplicates": self.duplicates} if comes_again(table, columns.get("customer", "")) else {}
        return "\n".join(toml_lines({**written, **forms, **columns, **again, "as_of": as_of})) + "\n"

    def columns(self) -> tuple[ColumnReading, ...]:
        """Return each column of the file with its role and what speaks for it."""
        by_name = {theirs: ours for ours, theirs in self.proposed.items()}
        return tuple(
            ColumnReading(name, by_name[name], _evidence(self.table, name, by_name[name]))
            if name in by_name
            else ColumnReading(name)
            for name in self.names
        )


def look(content: bytes, file: str, answers: dict[str, str] | None = None, currency: str = "") -> CustomerList:
    """Return what is proposed for a list of customers; *currency* is the company's.

    Raises ImportRefused where nothing can be read, or amounts are in another currency.
    """
    looked = propose(open_table(content, file), answers or {})
    amounts = [theirs for ours, theirs in looked.proposed.items() if ours.endswith(("revenue", "cost"))]
    named = [name for name in looked.table.header if name and says(name, CURRENCY)] if amounts else []
    refuse_other_currencies(looked.table, amounts, named, currency)
    return looked


def propose(table: ListTable, answers: dict[str, str]) -> CustomerList:
    """Return the file's column for each of ours, as names and cells show it, with the questions they leave open."""
    found: dict[str, str] = {}
    asked: list[Question] = []
    for ours in ("started", "ended", *TENURES, "churned"):
        _take(table, ours, found, asked, answers)
    if "churned" in found and "ended" in found:
        found.pop("churned")
    if not {"churned", "ended"} & set(found) and (blank := _blank_last_day(table, set(found.values()))):
        found["ended"] = blank
    _take_customer(table, found, asked, answers)
    for ours in ("acquisition_cost", "retention_cost", "yearly_revenue", "monthly_revenue"):
        _take(table, ours, found, asked, answers)
    settle_revenue(table, found, asked, answers, lambda: _intervals(table, found))
    settle_tenure(table, found, asked, answers)
    _take(table, "segment", found, asked, answers)
    duplicates = _duplicates(table, found, asked, answers)
    date_order = settle_order(table, found, asked, answers)
    decimal = settle_decimal(table, found, asked, answers)
    order = list(_HOLDS)
    proposed = dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))
    return CustomerList(table, proposed, duplicates, date_order, decimal, open_questions(asked, answers))


def _intervals(table: ListTable, found: dict[str, str]) -> list[str]:
    ranked = _fitting(table, "interval", set(found.values()))
    return ranked[0] if ranked else []


def fits(table: ListTable) -> list[str]:
    """Return the columns that speak for a list of customers, or none where it is no such list."""
    found = propose(table, {}).proposed
    lives = "started" in found or ("churned" in found and set(TENURES) & set(found))
    sure = {"ended", *TENURES, "monthly_revenue", "yearly_revenue", "churned"} & set(found)
    return list(found.values()) if "customer" in found and lives and sure else []


def comes_again(table: ListTable, name: str) -> bool:
    """Return whether some customer stands in several rows."""
    filled = table.filled(name) if name in table.header else []
    return len(set(filled)) < len(filled)


def _duplicates(table: ListTable, found: dict[str, str], asked: list[Question], answers: dict[str, str]) -> str:
    """Return what several rows of a customer are; ask where those that begin on one day may be the same again."""
    if not comes_again(table, found.get("customer", "")):
        return ""
    if "started" not in found:
        return "last" if answers.get("duplicates") == "last" else _ask_duplicates(table, found, asked, answers, ())
    rows = list(zip(table.texts(found["customer"]), table.texts(found["started"]), strict=True))
    if len(set(rows)) == len(rows):
        return "join"
    return _ask_duplicates(table, found, asked, answers, ("join",))


def _ask_duplicates(
    table: ListTable,
    found: dict[str, str],
    asked: list[Question],
    answers: dict[str, str],
    also: tuple[str, ...],
) -> str:
    name = found["customer"]
    customers = table.texts(name)
    words = {
        "join": gettext_noop("subscriptions of one customer, which he pays together"),
        "last": gettext_noop("the same customer again, of which the last row counts"),
    }
    again = next(text for place, text in enumerate(customers) if text and text in customers[:place])
    rows = [row for row, text in zip(table.rows, customers, strict=True) if text == again]
    text = gettext_noop('Column "{column}": "{value}" and others stand in several rows ({rows}). What are these rows?')
    values = {"column": shown(name), "value": shown(again), "rows": listed(rows)}
    readings = tuple(
        Reading(one, Message(words[one]), {"customers": len(set(customers)), "rows": len(customers)})
        for one in (*also, "last")
    )
    asked.append(Question("duplicates", name, Message(text, values), readings))
    return answers.get("duplicates", "last")


def _is_day_column(table: ListTable, name: str) -> bool:
    return table.holds(name, is_day) and not says(name, NO_LIFE)


def _blank_last_day(table: ListTable, taken: set[str]) -> str:
    """Return the one column that is called as a last day is and blank in every row, so that nobody has left, or ''."""
    named = [name for name in table.header if name and name not in taken and rank(name, "ended") is not None]
    blank = [name for name in named if not table.filled(name) and not says(name, NO_LIFE)]
    return blank[0] if len(blank) == 1 else ""


def _is_yes_no(table: ListTable, name: str) -> bool:
    texts = {text.casefold() for text in table.filled(name)}
    return bool(texts) and texts <= YES_NO and not says(name, MADE_UP)


def _is_money(table: ListTable, name: str) -> bool:
    return table.holds(name, is_figure) and not says(name, IN_ALL) and not says(name, MADE_UP)


def _is_identity(table: ListTable, name: str) -> bool:
    filled = table.filled(name)
    return len(filled) >= 0.75 * len(table.rows) and not table.holds(name, is_day) and len(set(filled)) > 1


def _is_group(table: ListTable, name: str) -> bool:
    filled = table.filled(name)
    words = [text for text in filled if not is_number(text) and not is_day(text)]
    few = len(set(filled)) <= MOST_SEGMENTS and (2 * len(set(filled)) <= len(filled) or len(filled) <= 10)
    return bool(filled) and 2 * len(words) >= len(filled) and few


_HOLDS: dict[str, Callable[[ListTable, str], bool]] = {
    "customer": _is_identity,
    "started": _is_day_column,
    "ended": _is_day_column,
    **dict.fromkeys(TENURES, lambda table, name: table.holds(name, is_figure) and not says(name, NO_TIME)),
    "churned": _is_yes_no,
    "monthly_revenue": _is_money,
    "yearly_revenue": _is_money,
    "interval": lambda table, name: table.holds(name, is_interval),
    "segment": _is_group,
    "acquisition_cost": _is_money,
    "retention_cost": _is_money,
}
"""What the cells of a column must hold, whatever its name says."""


def _fitting(table: ListTable, ours: str, taken: set[str], hint: str = "") -> list[list[str]]:
    """Return the columns that may be one of ours, those whose names speak for it most strongly first."""
    ranks: dict[int, list[str]] = {}
    for name in table.header:
        place = rank(name, hint or ours) if name and name not in taken else None
        if place is not None and _HOLDS[ours](table, name):
            ranks.setdefault(place, []).append(name)
    return [ranks[place] for place in sorted(ranks)]


def _take(table: ListTable, ours: str, found: dict[str, str], asked: list[Question], answers: dict[str, str]) -> None:
    ranked = _fitting(table, ours, set(found.values()))
    if not ranked:
        return
    best = ranked[0]
    if ours == "ended":
        best = [name for name in best if name not in found.values()] or best
    if len(best) > 1 and (ours in {"started", "ended"} or ours.endswith("revenue")) and not _alike(table, best):
        best = [_ask_which(table, ours, best, asked, answers)]
    if best[0]:
        found[ours] = best[0]


def _alike(table: ListTable, names: list[str]) -> bool:
    return all(table.texts(name) == table.texts(names[0]) for name in names)


def _ask_which(table: ListTable, ours: str, names: list[str], asked: list[Question], answers: dict[str, str]) -> str:
    """Ask which of several columns is meant, and return the one answered, '' for none, else the first."""
    templates = {
        "started": gettext_noop("Which column is a customer's first day: {columns}?"),
        "ended": gettext_noop("Which column is a customer's last day: {columns}?"),
    }
    other = gettext_noop("Which column is what a customer pays: {columns}?")
    readings = tuple(
        Reading(name, Message(gettext_noop('"{name}"'), {"name": shown(name)}), {"filled": len(table.filled(name))})
        for name in names
    )
    text = Message(templates.get(ours, other), {"columns": quoted(names)})
    asked.append(Question(ours, names[0], text, readings))
    answer = answers.get(ours, names[0])
    return answer if answer in names else names[0]


def _take_customer(table: ListTable, found: dict[str, str], asked: list[Question], answers: dict[str, str]) -> None:
    """Find the column that counts a customer; ask where several fit that count differently."""
    taken = set(found.values())
    ranked = _fitting(table, "customer", taken)
    if not ranked:
        ranked = _fitting(table, "customer", taken, "contract")
    if not ranked:
        return
    best = ranked[0]
    counts: dict[int, str] = {}
    for name in best:
        counts.setdefault(len(set(table.filled(name))), name)
    if len(counts) < 2:
        found["customer"] = best[0]
        return
    readings = tuple(
        Reading(name, Message(gettext_noop('"{name}"'), {"name": shown(name)}), {"customers": count})
        for count, name in counts.items()
    )
    text = Message(gettext_noop("Which column counts a customer: {columns}?"), {"columns": quoted(counts.values())})
    asked.append(Question("customer", best[0], text, readings))
    found["customer"] = answers.get("customer", "") if answers.get("customer") in best else best[0]


def _evidence(table: ListTable, name: str, ours: str) -> tuple[Message, ...]:
    """Return what speaks for a column: its name, and what stands in it."""
    said = [Message(gettext_noop('its name, "{name}"'), {"name": shown(name)})]
    example = shown(next(iter(table.filled(name)), ""))
    values = {"value": example, "filled": len(table.filled(name)), "rows": len(table.rows)}
    if ours in {"started", "ended"} and values["filled"]:
        said.append(Message(gettext_noop("{filled} of {rows} cells hold days, such as {value}"), values))
    elif ours.endswith(("revenue", "cost")):
        said.append(Message(gettext_noop("{filled} of {rows} cells hold amounts, such as {value}"), values))
    elif ours == "customer":
        values["different"] = len(set(table.filled(name)))
        said.append(Message(gettext_noop("{different} different ones in {rows} rows"), values))
    elif ours in TENURES:
        said.append(Message(gettext_noop("{filled} of {rows} cells hold numbers, such as {value}"), values))
    elif ours == "churned":
        said.append(Message(gettext_noop("its cells say yes or no, such as {value}"), values))
    if ours == "yearly_revenue" and says(name, rf"\b{YEAR}\b"):
        said.append(Message(gettext_noop("a year's amount, so a twelfth of it is taken for a month")))
    return tuple(said)
