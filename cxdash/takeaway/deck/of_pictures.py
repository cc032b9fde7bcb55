"""The tables of slides, from the tables that stand behind pages' pictures: the same figures and words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.i18n.translator import NOTHING, Words
from cxdash.presenters.marks import PHONE
from cxdash.takeaway.deck.one_picture import BROKEN
from cxdash.takeaway.deck.tables import Content

Row = Mapping[str, Any]

LEDGER, CHOICES = (0.0, 226.0, 420.0, 690.0, 856.0, 1052.0), (0.0, 420.0, 740.0, 1040.0)
"""Where the columns of the ledger of promises and of the ready choices begin, as they are drawn."""

LOWEST = 2.5
"""The median of leaders' answers below which a role may not do what a statement says."""

NO_OWNER = "blocked, no clear owner"
LEVELS = 5


def desk(texts: Sequence[Row]) -> list[Row]:
    """Return the texts of a picture that is drawn on a desk, from the top, and from the left."""
    return sorted((one for one in texts if one["where"] != PHONE), key=lambda one: (one["y"], one["x"]))


def stages(rows: Sequence[Row], words: Words) -> Content:
    """Return what customers expected and got at each stage, with its range, its gap and its answers."""
    names, broken = list(rows[0]), words.gettext(BROKEN)
    heads = [names[at] for at in (0, 1, 2, 5, 8, 9)]
    cells = []
    for row in rows:
        name, expected, mean, low, high, gap, _, _, n, meaning = list(row.values())[:10]
        ends = f"{words.number(low, 2)}–{words.number(high, 2)}"
        got = f"{words.number(mean, 1)} ({ends})"
        cells.append(
            (name.replace("\n", " "), words.number(expected, 1), got, words.signed(gap, 1), words.number(n), meaning)
        )
    wrong = [at for at, row in enumerate(cells) if row[-1] == broken]
    warm = {(at, place) for at in wrong for place in (3, 5)}
    return Content(heads, cells, (0.24, 0.12, 0.2, 0.1, 0.12, 0.22), warm, (), (1, 2, 3, 4))


def promises(texts: Sequence[Row]) -> Content:
    """Return the ledger of promises: where and whose, the promise, expected and got, the cause, the work, the end."""
    heads, *rows = _bands(texts, LEDGER, 50, 54)
    drawn = [list(map(_joined, row)) for row in rows]
    for row, marks in zip(drawn, rows, strict=True):
        row[2] = " → ".join(one["text"] for one in reversed(marks[2]))  # what was got stands left of what was expected
        row[5] = " ".join(row[5].split("\n"))
    named = [" ".join(one["text"].replace("\n", " ") for one in cell if one["style"] == "head") for cell in heads]
    warm = {(at, 2) for at in range(len(drawn))}
    return Content(named, drawn, (0.25, 0.17, 0.13, 0.15, 0.12, 0.18), warm)


def choices(texts: Sequence[Row]) -> Content:
    """Return the ready choices: what each is, and what it brings, with its range."""
    heads, *rows = _bands(texts, CHOICES, 56, 92)
    named = [_joined([one for one in cell if one["style"] == "head"]) for cell in heads]
    return Content(named, [list(map(_joined, row)) for row in rows], (0.43, 0.2, 0.2, 0.17))


def _bands(texts: Sequence[Row], starts: Sequence[float], head: float, high: float) -> list[list[list[Row]]]:
    """Return a picture's texts by row, that of the heads first, and by column."""
    bands: dict[int, list[list[Row]]] = {0: [[] for _ in starts]}
    for one in desk(texts):
        row = 0 if one["y"] < head else 1 + int((one["y"] - head) // high)
        column = max(at for at, start in enumerate(starts) if one["x"] >= start)
        bands.setdefault(row, [[] for _ in starts])[column].append(one)
    return [bands[row] for row in sorted(bands)]


def _joined(cell: Sequence[Row]) -> str:
    """Return the texts of a cell; a number or a sign stands in the line of what it belongs to."""
    said = [one["text"].replace("\n", " ") for one in sorted(cell, key=lambda one: (one["y"], one["x"]))]
    short = [one["text"] for one in cell if len(one["text"]) == 1 and one["style"] == "head"]
    rest = [one for one in said if one not in short]
    return "\n".join([" ".join([*short, *rest[:1]]), *rest[1:]])


def owners(rows: Sequence[Row], done_by: Sequence[str], statuses: Sequence[str], words: Words) -> Content:
    """Return who answers for each stage, who does it, whether the owner can act, and what customers meet there."""
    names = list(rows[0])
    broken = words.gettext(BROKEN)
    heads = [names[1], names[2], words.gettext("Does it"), names[6], names[7], names[10], names[15]]
    cells, warm = [], set()
    for at, row in enumerate(rows):
        values = list(row.values())
        who = "\n".join(part for part in (values[2], values[5]) if part)
        about = values[13] or NOTHING
        cells.append((values[1], who, done_by[at] or NOTHING, values[6], words.signed(values[7], 1), about, values[15]))
        warm |= {(at, 1)} if values[4] != statuses[0] else set()
        warm |= {(at, 4), (at, 6)} if values[14] == broken else set()
    return Content(heads, cells, (0.14, 0.2, 0.17, 0.13, 0.07, 0.12, 0.17), warm, (), (4, 5))


def who_does_it(letters: Sequence[Row], heads: Sequence[Row], row: int) -> str:
    """Return the roles that do the work of a row of the matrix."""
    roles = {round(one["x"], 4): one["head"] for one in heads}
    done = [one for one in letters if one["row"] == row and one["letter"] == "R"]
    return ", ".join(roles.get(round(one["x"], 4), "") for one in done)


def mandates(table: pd.DataFrame, rows: Sequence[Row], heads: Sequence[Row]) -> Content:
    """Return whether each role can act, by the median of what leaders answer to each statement."""
    called = [one["head"].replace("\n", " ") for one in sorted(heads, key=lambda one: one["x"])]
    cells, warm = [], set()
    for at, row in enumerate(rows):
        name = row["name"].replace("\n", " ")
        given = table[name].iloc[1:7].tolist() if name in table else [NOTHING] * 6
        cells.append((f"{name}\n{row['stages']}".strip(), *given, row["figure"], row["verdict"]))
        warm |= {(at, place) for place, value in enumerate(given, 1) if _below(value)}
        warm |= {(at, 8), (at, 7)} if row["can act"] == "cannot" else set()
    tinted = [at for at, row in enumerate(rows) if row["can act"] == "cannot"]
    widths = (0.18, *[0.107] * 6, 0.09, 0.1)
    return Content(["", *called, ""], cells, widths, warm, tinted, range(1, 8))


def _below(value: str) -> bool:
    number = value.replace(",", ".")
    return number.replace(".", "").isdigit() and float(number) < LOWEST


def room(table: pd.DataFrame, words: Words) -> Content:
    """Return who answers on paper, and whom leaders name."""
    rows = table.iloc[:, :4].astype(str).to_numpy().tolist()
    otherwise = [at for at, said in enumerate(table.iloc[:, 4]) if said == words.gettext("yes")]
    warm = {(at, 2) for at in otherwise}
    return Content(list(table.columns[:4]), rows, (0.18, 0.2, 0.14, 0.48), warm, otherwise)


def ranking(rows: Sequence[Row], words: Words) -> Content:
    """Return what to fix first: whom it hits, who can fix it, and how it stands."""
    names = list(rows[0])
    heads = [names[at] for at in (1, 7, 8, 9)]
    cells = [tuple(list(row.values())[at] for at in (1, 7, 8, 9)) for row in rows]
    wrong = {(at, 2) for at, row in enumerate(cells) if row[3] == words.gettext(NO_OWNER)}
    return Content(heads, cells, (0.24, 0.3, 0.31, 0.15), wrong)


def keys(rows: Sequence[Row], words: Words) -> Content:
    """Return the six keys: their median as a figure and as dots, from and to, answers, and what lifts one level."""
    names = list(rows[0])
    heads = [names[0], names[2], "", names[6], words.gettext("What lifts us one level")]
    cells = []
    for row in rows:
        key, _, median, _, _, _, answers = list(row.values())[:7]
        known = median == median and median is not None  # noqa: PLR0124 - nan differs from itself
        dots = "●" * int(median) + "○" * (LEVELS - int(median)) if known else ""
        lift = (row["lift"] or "").replace("\n", " ")
        cells.append((key, f"{row['figure']}   {dots}".strip(), row["subline"], words.number(answers), lift))
    return Content(heads, cells, (0.22, 0.12, 0.22, 0.08, 0.36), (), (), (3,))
