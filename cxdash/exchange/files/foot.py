"""Recognise the rows under a table that are no records: totals, averages, and what the program wrote of itself."""

import re
from collections.abc import Iterable, Sequence

LOOKED_AT = 12
"""Rows at the end of a file that may be such."""

TOTAL = re.compile(
    r"((grand |sub)?total(t|e|en|er|s|sum|summa)?|sum(me?n?|ma)?|delsum|i alt|ialt|i allt|samlet|sammanlagt|"
    r"(ins)?gesamt(summe)?|average|avg|mean|(gjennom)?snitt(lig)?|genomsnitt(lig)?|gennemsnit(lig)?|medel(värde|tal)?|"
    r"middelverdi|durchschnitt|mittelwert|median|std\.?( ?dev\w*)?|standardavvik\w*|standardavvikelse|minimum|"
    r"maximum|(number|count|antall|antal|anzahl)( of)?( (svar|responses?|answers|respondent\w*|antworten))?|counts?|"
    r"n\s*[=:]\s*\d+)( (total|totalt|alle|alla|all|score))?( (19|20)\d\d)?(\s*[:=]\s*[\d.,%]*)?",
    re.IGNORECASE,
)
"""What the first cell of a row of totals says."""

WRITTEN = re.compile(
    r"©|\(c\) |(generated|exported|created|printed|powered|downloaded|provided) (by|on|at|from|with)\b|"
    r"(generert|eksportert|laget|skrevet ut|lastet ned|opprettet|utskrevet) (av|den|fra|med)\b|"
    r"(genererad|exporterad|skapad|utskriven|nedladdad) (av|den|från|med)\b|"
    r"(erstellt|exportiert|gedruckt) (von|am|mit)\b|"
    r"page \d|side \d|sida \d|seite \d|end of (report|file|data)|(source|kilde|källa|quelle|note|merk|obs)\s*:|"
    r"confidential|konfidensielt|konfidentiellt|all rights reserved",
    re.IGNORECASE,
)
"""What a program or an author writes under a table."""

NUMBER = re.compile(r"[-+−]?(kr\.?\s*)?\d[\d\s.,]*(%|\s?kr\.?)?")
LONGEST = 60


def is_number(text: str) -> bool:
    """Return whether a text is written as a number, whichever, and no date."""
    return bool(NUMBER.fullmatch(text)) and text.count(".") + text.count("-") < 2


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row is a total: its first cell with anything in it says so, and the others are numbers."""
    first, *others = [*filter(None, (cell.strip() for cell in cells)), ""]
    others = [cell for cell in others if cell]
    counted = bool(re.search(r"\d", first))
    return (
        len(first) <= LONGEST
        and bool(TOTAL.fullmatch(first))
        and (bool(others) or counted)
        and all(is_number(cell) or TOTAL.fullmatch(cell[:LONGEST]) for cell in others)
    )


def foot_rows(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> set[int]:
    """Return which of the *rows* at the end of a table, *width* cells wide, are totals or notes under it, by number.

    The cells of rows are whole, those under each other of one column.
    """
    found: set[int] = set()
    for place in range(len(rows) - 1, -1, -1):
        number, cells = rows[place]
        if any(cells) and not is_total(cells) and not _is_note(cells, [above for _, above in rows[:place]], width):
            break
        found.add(number)
    return found - {number for number, cells in rows if not any(cells)}


def _is_note(cells: Sequence[str], above: Sequence[Sequence[str]], width: int) -> bool:
    """Return whether a row is no record but words in its first cell, where the rows above hold numbers or codes."""
    said = [cell for cell in dict.fromkeys(cells) if cell]
    if len(said) != 1 or width < 2:
        return False
    if WRITTEN.match(said[0]):
        return True
    first = [row[0] for row in above if row and row[0]]
    coded = sum(bool(re.search(r"\d", text)) for text in first)
    is_code = " " not in said[0] and bool(re.search(r"\d", said[0]))
    return cells[0] == said[0] and len(first) > 1 and coded >= 0.8 * len(first) and not is_code and width > 2


def sums_up(values: Sequence[float | None], columns: Sequence[Sequence[float]]) -> bool:
    """Return whether *values* are the means, the sums or the counts of these columns, None where a cell is blank."""
    pairs = [(value, column) for value, column in zip(values, columns, strict=True) if value is not None]
    if not pairs or any(len(column) < 5 for _, column in pairs):
        return False
    return any(
        all(abs(value - figure(column)) <= near * max(1.0, abs(value)) for value, column in pairs)
        for figure, near in ((_mean, 0.006), (sum, 1e-9), (len, 1e-9))
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def figure(text: str) -> float | None:
    """Return the number that a cell holds with either mark before its decimals, or None."""
    try:
        return float(re.sub(r"\s", "", text).replace(",", "."))
    except ValueError:
        return None


def figures(texts: Iterable[str]) -> list[float]:
    """Return the numbers among texts."""
    return [value for text in texts if (value := figure(text)) is not None]
