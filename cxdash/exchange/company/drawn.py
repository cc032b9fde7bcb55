"""Find a RACI chart in a sheet as people draw it: roles across the top or down the side, with sections and legends."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdash.domain.ownership import Letter
from cxdash.exchange.files.grids import Grid

LETTERS = frozenset(Letter)
NOBODY = {"", "-", "–", "—", "--", "n", "none", "n/a", "na", "nil", "no", "ingen", "inga", "nei", "nej", ".", "0"}
"""What stands in a cell where a role has no part, in small letters."""

WORDS = {
    "R": "responsible does utførende utfører ansvarig_för_utförande utförare udførende durchführung verantwortlich",
    "A": "accountable owner owns ansvarlig ansvarig ansvar rechenschaftspflichtig",
    "C": "consulted consult konsulteres konsulteras konsultert konsulteret konsultiert rådføres rådgivende",
    "I": "informed inform informeres informeras informert informeret informiert",
}
MEANT = {word.replace("_", " "): letter for letter, words in WORDS.items() for word in words.split()}

LONGEST_MARK = 40
"""Characters of a cell of letters at most; longer ones are no letters."""

BETWEEN = str.maketrans(dict.fromkeys("/,;+&|()[]{}*.\n\t·", " "))
ROLE = {"role", "roles", "rolle", "roller", "roll", "who", "hvem", "vem", "wer", "function", "funksjon", "funktion"}
ACTIVITY_WORDS = (
    "activity activities task tasks step process deliverable touchpoint stage what area aktivitet aktiviteter oppgave "
    "oppgaver uppgift uppgifter opgave steg prosess område kontaktpunkt fase aktivität aufgabe prozess schritt"
)
ACTIVITY = set(ACTIVITY_WORDS.split())
EXPLAINED = str.maketrans(dict.fromkeys("=:–-", " "))


def letters_of(text: str) -> str | None:
    """Return the letters in a cell, '' where it says that a role has no part; None where it holds something else."""
    if len(text) > LONGEST_MARK:
        return None
    if text.strip().casefold() in NOBODY:
        return ""
    found = ""
    for part in text.translate(BETWEEN).split():
        word = part.casefold()
        if word in MEANT:
            found += MEANT[word]
        elif set(part.upper()) <= LETTERS and len(part) <= len(LETTERS):
            found += part.upper()
        elif word not in {"and", "og", "och", "und"}:
            return None
    return "".join(dict.fromkeys(found)) or None


@dataclass(frozen=True)
class Mark:
    """A cell of a chart that says something: its row, what stands on top, the activity, its section, role and text."""

    row: int
    column: str
    section: str
    activity: str
    role: str
    text: str


@dataclass(frozen=True)
class Drawn:
    """A chart: what stands on top and at the side, the heading of the side, and its cells as if roles stood on top.

    *unused*: the first cell of each column beside it that holds no letters.
    """

    tops: list[str]
    sides: list[str]
    corner: str
    marks: list[Mark]
    unused: tuple[Mark, ...] = ()

    @property
    def roles(self) -> list[str]:
        """What stands on top."""
        return self.tops

    def turned(self) -> "Drawn":
        """Return the chart with its roles at the side."""
        marks = [Mark(one.row, one.column, "", one.role, one.activity, one.text) for one in self.marks]
        return Drawn(self.sides, self.tops, self.corner, marks, self.unused)

    def roles_at_the_side(self) -> bool | None:
        """Return whether roles stand at the side, by the heading or as each activity has one A; None if undecided."""
        if self.corner in ROLE | ACTIVITY:
            return self.corner in ROLE
        owned = [one for one in self.marks if "A" in (letters_of(one.text) or "")]
        by_row = _share_of_ones(Counter(one.activity for one in owned), self.sides)
        by_column = _share_of_ones(Counter(one.role for one in owned), self.tops)
        return by_column > by_row if by_column != by_row else None


def _share_of_ones(counts: Counter[str], names: Sequence[str]) -> float:
    return sum(counts[name] == 1 for name in names) / max(1, len(names))


def find(grid: Grid) -> Drawn | None:
    """Return the chart in a sheet, or None where its cells are no letters."""
    rows = [(row, cells) for row, cells in _above_legend(grid.rows)]
    places = [place for place in range(1, max((len(cells) for _, cells in rows), default=0)) if _lettered(rows, place)]
    if not places:
        return None
    first = next(at for at, (_, cells) in enumerate(rows) if any(_is_letters(_cell(cells, one)) for one in places))
    header = _header(rows[:first], places)
    if header is None:
        return None
    body = rows[first_below(rows, header) :]
    places = [place for place in places if _cell(header, place)]
    label, section = _labels(header, body, places)
    if not places or label is None:
        return None
    tops = [_cell(header, place) for place in places]
    marks, sides = _marks(body, places, tops, label, section)
    used = {*places, label, section}
    beside = [place for place in range(label + 1, len(header)) if header[place] and place not in used]
    firsts = [next(((row, text) for row, cells in body if (text := _cell(cells, place))), (0, "")) for place in beside]
    unused = tuple(
        Mark(row, header[place], "", "", header[place], text)
        for place, (row, text) in zip(beside, firsts, strict=True)
        if text
    )
    return Drawn(tops, sides, _cell(header, label).strip(" *:").casefold(), marks, unused) if marks else None


def first_below(rows: list[tuple[int, list[str]]], header: list[str]) -> int:
    """Return the place of the first row below a header."""
    return next(at for at, (_, cells) in enumerate(rows) if cells is header) + 1


def _above_legend(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the rows down to a legend, which explains the letters one by one: R | Responsible, or R = Responsible."""
    legend = [at for at, (_, cells) in enumerate(rows) if _explains(cells)]
    lettered = [at for at, (_, cells) in enumerate(rows) if any(map(_is_letters, cells[1:]))]
    chart = [at for at in lettered if at not in legend]
    end = max(chart, default=-1) + 1
    return [pair for at, pair in enumerate(rows[:end]) if at not in legend]


def _explains(cells: list[str]) -> bool:
    texts = [cell for cell in cells if cell]
    if not texts:
        return False
    head, *rest = texts[0][:200].translate(EXPLAINED).split()[:2] or [""]
    meaning = rest[:1] or (texts[1].split()[:1] if len(texts) == 2 else [])
    return head in LETTERS and bool(meaning) and len(meaning[0]) > 1 and not set(meaning[0].upper()) <= LETTERS


def _is_letters(text: str) -> bool:
    return bool(text and letters_of(text))


def _lettered(rows: list[tuple[int, list[str]]], place: int) -> bool:
    """Return whether at least half of a column's cells are letters, below the first that is."""
    given = [text for _, cells in rows if (text := _cell(cells, place))]
    at = next((at for at, text in enumerate(given) if _is_letters(text)), len(given))
    below = given[at:]
    return bool(below) and 2 * sum(letters_of(text) is not None for text in below) >= len(below)


def _header(above: list[tuple[int, list[str]]], places: list[int]) -> list[str] | None:
    """Return the row of headings nearest above the letters: the one with a text above most of their columns."""
    fits = [(sum(bool(_cell(cells, place)) for place in places), at) for at, (_, cells) in enumerate(above)]
    best = max(fits, default=(0, 0))
    return above[best[1]][1] if best[0] else None


def _labels(header: list[str], body: list[tuple[int, list[str]]], places: list[int]) -> tuple[int | None, int | None]:
    """Return the columns of the activities and of their sections; None where there is no such column."""
    lettered = [cells for _, cells in body if any(_cell(cells, place) for place in places)]
    texts = {
        place: [text for cells in lettered if _is_words(text := _cell(cells, place))] for place in range(min(places))
    }
    worded = {place: found for place, found in texts.items() if found}
    if not worded:
        return None, None
    named = [place for place in worded if _cell(header, place).strip(" *:").casefold() in ACTIVITY | ROLE]
    full = [place for place, found in worded.items() if len(set(found)) >= 0.8 * len(lettered)]
    label = (named[-1:] or full[:1] or [max(worded, key=lambda place: len(worded[place]))])[0]
    before = [place for place in worded if place < label and len(set(worded[place])) < len(lettered)]
    return label, before[-1] if before else None


def _is_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _marks(
    body: list[tuple[int, list[str]]], places: list[int], tops: list[str], label: int, section: int | None
) -> tuple[list[Mark], list[str]]:
    marks, sides, above = [], [], ""
    for row, cells in body:
        activity = without_number(_cell(cells, label))
        given = [(top, text) for top, place in zip(tops, places, strict=True) if (text := _cell(cells, place))]
        if section is not None:
            above = without_number(_cell(cells, section)) or above
        if not given:
            above = without_number(next(filter(None, cells), "")) if section is None else above
            continue
        if not activity:
            continue
        sides.append(activity)
        marks += [Mark(row, role, above, activity, role, text) for role, text in given if letters_of(text) != ""]
    return marks, sides


def without_number(text: str) -> str:
    """Return a heading without the number before it: 1.2 Take the order."""
    number, _, rest = text.partition(" ")
    return rest.strip() if rest.strip() and number and set(number) <= set("0123456789.)") else text


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def doubtful(marks: Iterable[Mark]) -> list[str]:
    """Return the texts of cells that are no letters, each once."""
    return list(dict.fromkeys(one.text for one in marks if letters_of(one.text) is None))
