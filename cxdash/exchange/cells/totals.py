"""Recognise the rows of totals and averages that people put under a table."""

import re
from collections.abc import Sequence

from cxdash.exchange.cells.numbers import is_number

TOTAL = re.compile(
    r"(grand |sub)?(total|totals|totalt|totalen|totalsum|totalsumma|sum|summen|summa|summe|i alt|ialt|i allt|samlet|"
    r"sammanlagt|gesamt|insgesamt|gesamtsumme|average|avg|mean|snitt|gjennomsnitt|gjennomsnittlig|genomsnitt|medel|"
    r"medelvärde|gennemsnit|durchschnitt|mittelwert)( (total|totalt|alle|alla|all))?( (19|20)\d\d)?\s?:?",
    re.IGNORECASE,
)
LONGEST = 40


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row is a total: its first cell with anything in it says so, and the others are numbers."""
    first, *others = [*filter(None, (cell.strip() for cell in cells)), ""]
    others = [cell for cell in others if cell]
    return len(first) <= LONGEST and bool(TOTAL.fullmatch(first)) and bool(others) and all(map(is_number, others))
