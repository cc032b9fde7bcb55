"""The months ahead in 256 of the tries, as formulas: the recursion of measures.what_if.projection, a try a column."""

from collections.abc import Mapping

from cxdash.domain.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    DISCOUNT,
    LEAVERS,
    STAY_AT_LEAST,
    STAY_AT_MOST,
    WINS_LOST,
    WON_AT_LEAST,
    WON_AT_MOST,
)
from cxdash.measures.what_if.assumptions import STEPS, UNITS, Assumption, places
from cxdash.measures.what_if.levers import YEARS
from cxdash.takeaway.book.formulas import Formulas
from cxdash.takeaway.book.sheets import Book

TRIES = 256
"""How many of the tries are in the workbook: the first of the sequence, which are even among themselves."""

MONTHS = 12 * max(YEARS)
FIRST = 2
"""The column of the first try."""


def cell(name: str) -> str:
    """Return what formulas call an assumption."""
    return name.replace(".", "_")


def above(expression: str) -> str:
    """Return an expression that is never below 0."""
    return f"(({expression}) + ABS({expression})) / 2"


class Tries:
    """The sheet of the tries, filled from the top; *count*: how many there are."""

    def __init__(self, book: Book, formulas: Formulas, name: str, count: int) -> None:
        self.count = count
        self._book, self._formulas, self._sheet, self._row = book, formulas, book.sheet(name), 0
        self._sheet.set_column(0, 0, 40)
        self._sheet.freeze_panes(0, FIRST)

    def title(self, text: str) -> None:
        """Write a line above what follows."""
        self._book.text(self._sheet, self._row, 0, text, "section")
        self._row += 1

    def _named(self, label: str, month: int | None = None) -> None:
        self._book.text(self._sheet, self._row, 0, label)
        if month is not None:
            self._sheet.write_number(self._row, 1, month, self._book.look("number"))

    def line(self, label: str, name: str, expression: str, month: int | None = None) -> None:
        """Write a formula in every try."""
        self._named(label, month)
        self._formulas.array(self._sheet, self._row, FIRST, name, expression, self.count)
        self._row += 1

    def places(self, label: str, key: str, assumption: Assumption) -> None:
        """Write where each try lies between the least and the most of an assumption."""
        self._named(label)
        values = places(key, assumption)[: self.count].astype(float)
        self._formulas.numbers(self._sheet, self._row, FIRST, f"{cell(key)}_place", values)
        self._row += 1


def believed(sheet: Tries, assumptions: Mapping[str, Assumption], names: Mapping[str, str]) -> None:
    """Write the places of the tries, and the value of each assumption of *names* (in words, by key) in them."""
    for key in names:
        if key in assumptions:
            sheet.places(names[key], key, assumptions[key])
    for key in names:
        name, unit = cell(key), UNITS[key]
        wide = f"({name}_most - {name}_least) * {name}_place / {STEPS}" if key in assumptions else "0"
        sheet.line(names[key], name, f"({above(f'{name}_least + {wide}')}) / {unit}")


def effects(sheet: Tries, label: Mapping[str, str]) -> None:
    """Write what the levers do in every try."""
    lost = f"1 - {cell(WINS_LOST)} * promise / 0.1"
    sheet.line(label["won"], "won_promising", f"base_won / 12 * IF(promise > 0, {above(lost)}, 1)")
    _curve(sheet, label["win_rate"], "win", cell(WON_AT_MOST), cell(WON_AT_LEAST), "acquisition")
    known = f"IF(ABS(acquisition) > 0, {cell(WON_AT_MOST)}_stated, 0)"
    sheet.line(label["won"], "won", f"won_promising * IF({known} > 0, win_rate_then / win_rate, 1)")
    _curve(sheet, label["stay"], "stay", cell(STAY_AT_MOST), cell(STAY_AT_LEAST), "retention")
    known = f"IF(ABS(retention) > 0, {cell(STAY_AT_MOST)}_stated, 0)"
    sheet.line(label["leaving"], "leave", f"IF({known} > 0, (1 - stay_rate_then) / (1 - stay_rate), 1)")
    sheet.line(label["more"], "more", "IF(base_won > 0, won / (base_won / 12), 1 + 0 * won)")
    least = f"IF({LEAVERS} < most_leavers, {LEAVERS}, most_leavers)"
    sheet.line(label["each"], "each", f"leave * {least}")
    sheet.line(label["work"], "work", f"{CONTACTS} * {cell(CONTACT_COST)}")
    sheet.line(label["fewer"], "fewer", "more * gone_early + gone_steady")


def _curve(sheet: Tries, label: str, name: str, ceiling: str, floor: str, lever: str) -> None:
    """Write a rate at the money spent: a curve that levels off, through today's point."""
    rate = f"{name}_rate"
    most = f"IF({ceiling} < 1, {ceiling}, 1)"
    sheet.line(label, f"{name}_top", f"IF({most} > {rate} * 1.000001, {most}, {rate} * 1.000001)")
    sheet.line(label, f"{name}_floor", f"IF({floor} < {rate} / 1.000001, {floor}, {rate} / 1.000001)")
    steepness = f"-LN(({name}_top - {rate}) / ({name}_top - {name}_floor))"
    sheet.line(label, f"{name}_steep", f"IF({rate} > 0, {steepness}, 0)")
    grown = f"(1 - EXP(-{name}_steep * (1 + {lever})))"
    sheet.line(label, f"{name}_rate_then", f"{name}_floor + ({name}_top - {name}_floor) * {grown}")


def months(sheet: Tries, customers: str, earned: str) -> None:
    """Write the customers at the end of each month, and what is earned more than by carrying on until then."""
    sheet.title(customers)
    for month in range(1, MONTHS + 1):
        now = f"now_{month - 1}" if month > 1 else "base_customers"
        bites = _bites(month)
        left = (
            f"leave * base_leaving * {now} + each * early * (more - 1) - each * ({bites}) * (gone_each * {now} + fewer)"
        )
        sheet.line("", f"now_{month}", above(f"{now} + won - {above(left)}"), month)
    sheet.title(earned)
    for month in range(1, MONTHS + 1):
        now, before = (f"now_{month - 1}", f"ahead_{month - 1}") if month > 1 else ("base_customers", "0")
        met = f"more * early + steady + late_each * {now} - (fewer + gone_each * {now}) * ({_bites(month)})"
        gained = f"base_margin * (now_{month} - today_{month}) - ({met} - met_{month}) * work - more_costs"
        worth = f"POWER(1 + {DISCOUNT}, -{month} / 12)"
        sheet.line("", f"ahead_{month}", f"{before} + ({gained}) * {worth}", month)


def _bites(month: int) -> str:
    """Return how far mending has taken effect in a month."""
    begun = f"{month} - {DELAY}"
    return f"IF({begun} > 1, 1, IF({begun} > 0, {begun}, 0))"
