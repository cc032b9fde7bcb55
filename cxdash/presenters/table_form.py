"""How every table is shown: columns at rest, figures in the language of the page, shares as bars, months as a line."""

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from statistics import mean
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts.satisfaction import needs as charts
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import NOTHING, Words

MOST_COLUMNS = 7
"""Columns a table shows at rest: its first ones, as far as a laptop has room. The others wait behind *All columns*."""

LAPTOP = 1120
"""Pixels that a table has on a laptop."""

PHONE_COLUMNS, PHONE_FIRST, PHONE_OTHER, PHONE_WIDTH = 3, 140, 106, 352
"""Columns a phone shows at rest, pixels of the first and of another at most, and those it has for all of them."""

MOST_DECIMALS = 2

SMALL = 1000
"""From this on the ends of a line are written without decimals."""

SHARES = (
    gettext_noop('"Don\'t know", %'),
    gettext_noop("Lost, %"),
    gettext_noop("Of 100 answers"),
    gettext_noop("Of 100 customers"),
    gettext_noop("Of those at the first, %"),
    gettext_noop("Share of let-downs, %"),
    gettext_noop("Share of the money, %"),
    gettext_noop("Share, %"),
    gettext_noop("Solved, of 100"),
    gettext_noop("Top marks, %"),
    gettext_noop("Top marks, all answers, %"),
)
"""The heads of columns that hold shares of a hundred, which are shown as bars."""

FIGURE = r"[+−]?\d(?:[\d\s.,]*\d)?(?:\s?%)?"
UNIT = r"(?:\s(?:mill\.|mn|mrd\.?|m|bn))?(?:\s(?:kr|[A-Z]{2,3})|\s?[^\w\s.,–])?"
WRITTEN = rf"{FIGURE}(?:(?:–| (?:to|til|till|of|av) ){FIGURE})?{UNIT}"
"""A figure in words: a number, a share, an amount, or two of them from which it goes to which."""

LONG, SENTENCE = 45, 330
"""In a table of sentences: characters from which a cell is one, and the pixels of its column."""

CHARACTER, HEAD_CHARACTER, PADDING, WIDEST, LINE = 7.5, 6.5, 24, 600, 20
"""Pixels of a character in a cell and in a head, of a cell's padding, of the widest cell, and of a line of a cell."""

SEEN, WIDEST_UNASKED = 9, 500
"""The first rows that the browser looks at to find how wide a column is, and the pixels it gives a column at most."""

MOSTLY = 0.5
"""The share of figures above which a column in words is one of figures, aligned to the right."""

LEAST_HEIGHT = 66
"""Pixels of the rows of a table of sentences: Streamlit breaks cells into lines only in rows higher than 64."""


class Kind(StrEnum):
    """What a column holds: words, numbers, figures written in words, shares of a hundred, or months as a line."""

    TEXT = "text"
    NUMBER = "number"
    WRITTEN = "written"
    SHARE = "share"
    LINE = "line"


class Column(NamedTuple):
    """A column as it is shown: its kind, how a cell of it is written, and its pixels where the browser would cut it."""

    kind: Kind
    written: Callable[[Any], str]
    width: int | None = None


FIGURES = (Kind.NUMBER, Kind.WRITTEN, Kind.SHARE)
"""Columns aligned to the right."""


class Form(NamedTuple):
    """A table as it is shown: its columns by head, and the pixels of a row where cells break into lines."""

    columns: dict[str, Column]
    row_height: int | None = None


def at_rest(rows: pd.DataFrame, *, phone: bool = False) -> pd.DataFrame:
    """Return a table with the columns that are shown before anybody asks for all.

    On a *phone* these are the first, the next words where it does not tell the rows apart, and the first figures, as
    far as there is room for their heads, which are one line.
    """
    if not phone:
        return rows.iloc[:, : _fitting(rows)]
    first, *others = rows.columns
    kinds = {name: _kind(rows[name], set()) for name in others}
    apart = [name for name in others if kinds[name] is Kind.TEXT][: int(rows[first].duplicated().any())]
    figures = [name for name in others if kinds[name] in (Kind.NUMBER, Kind.WRITTEN)]
    chosen = list(dict.fromkeys([*apart, *figures, *others]))[: PHONE_COLUMNS - 1]
    if PHONE_FIRST + sum(max(PHONE_OTHER, _of_head(name)) for name in chosen) > PHONE_WIDTH:
        chosen = chosen[:1]
    return rows[[first, *(name for name in others if name in chosen)]]


def written(rows: pd.DataFrame, form: Form) -> list[tuple[str, ...]]:
    """Return the rows of a table with every cell as a text."""
    columns = [
        [one.written(value) if known else NOTHING for value, known in zip(rows[name], rows[name].notna(), strict=True)]
        for name, one in form.columns.items()
    ]
    return list(zip(*columns, strict=True))


def of_a_phone(form: Form, rows: pd.DataFrame) -> Form:
    """Return a table's form with a first column that leaves room for figures on a phone; cells break into lines."""
    texts = {name: [one.written(value) for value in rows[name].dropna()] for name, one in form.columns.items()}
    needed = {name: _pixels(max(map(len, [name, *texts[name]]))) for name in texts}
    first, *others = texts
    widths = {name: form.columns[name].width for name in others}
    if len(texts) <= PHONE_COLUMNS:
        least = PHONE_OTHER if len(texts) == PHONE_COLUMNS else PHONE_WIDTH // 2
        widths = {name: min(needed[name], max(least, _of_head(name))) for name in others}
    room = PHONE_WIDTH - sum(width or needed[name] for name, width in widths.items())
    widths[first] = min(needed[first], max(PHONE_FIRST, room))
    lines = max((_lines(text, widths[name]) for name in texts for text in texts[name]), default=1)
    columns = {name: one._replace(width=widths[name]) for name, one in form.columns.items()}
    return Form(columns, max(LEAST_HEIGHT, PADDING + LINE * lines) if lines > 1 else None)


def of(rows: pd.DataFrame, words: Words, *, sentences: bool = False) -> Form:
    """Return how a table is shown; *sentences*: all long cells are broken into lines where the table is too wide."""
    longest = {str(name): _longest(rows[name]) for name in rows}
    wide = sum(_pixels(max(len(name), signs)) for name, signs in longest.items()) > LAPTOP
    broken = wide and (sentences or any(_pixels(signs) > WIDEST for signs in longest.values()))
    room = SENTENCE if sentences else WIDEST
    long = {name for name, signs in longest.items() if broken and signs >= LONG}
    shares = {words.gettext(head).casefold() for head in SHARES} | {part.casefold() for part in charts.parts(words)}
    columns = {}
    for at, name in enumerate(rows):
        kind = _kind(rows[name], shares) if at else Kind.TEXT
        width = room if name in long else _width(rows[name], str(name), longest[str(name)])
        columns[str(name)] = Column(kind, _writer(rows[name], kind, words), width)
    return Form(columns, _height([rows[name] for name in long], room) if broken else None)


def share_format(words: Words) -> str:
    """Return how a bar's share is written, as sprintf has it: "%.0f%%" where the language puts no space there."""
    return words.share(0).replace("%", "%%").replace("0", "%.0f")


def decimals(values: pd.Series) -> int:
    """Return the decimals that all numbers of a column are written with: those of the most exact one, two at most."""
    known = values.dropna().to_numpy(float)
    exact = (places for places in range(MOST_DECIMALS) if np.allclose(known, known.round(places), rtol=0, atol=1e-6))
    return next(exact, MOST_DECIMALS)


def _kind(values: pd.Series, shares: set[str]) -> Kind:
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        of_100 = str(values.name).casefold() in shares and values.dropna().between(0, 100).all()
        return Kind.SHARE if of_100 else Kind.NUMBER
    known = _known(values)
    if any(isinstance(value, list) for value in known):
        return Kind.LINE
    said = [text for text in map(str, known) if text not in ("", NOTHING)]
    figures = sum(bool(re.fullmatch(WRITTEN, text)) for text in said)
    return Kind.WRITTEN if figures > MOSTLY * len(said) else Kind.TEXT


def _writer(values: pd.Series, kind: Kind, words: Words) -> Callable[[Any], str]:
    """Return how a cell is written, also a number in the first column, and of a line on paper its ends."""
    if kind is Kind.LINE:
        return lambda months: _ends(months, words)
    if not pd.api.types.is_numeric_dtype(values):
        return lambda value: str(value) or NOTHING
    places = decimals(values)
    return lambda value: words.number(value + 0.0, places)


def _fitting(rows: pd.DataFrame) -> int:
    """Return how many first columns of a table a laptop shows side by side, two at least."""
    ends = np.cumsum([min(_whole(rows[name], str(name)), SENTENCE) for name in rows.iloc[:, :MOST_COLUMNS]])
    return max(2, int((ends <= LAPTOP).sum()))


def _whole(values: pd.Series, name: str) -> int:
    """Return the pixels of a column in which neither its head nor a cell is cut."""
    return _pixels(max(len(name), _longest(values)))


def _of_head(name: str) -> int:
    return PADDING + round(HEAD_CHARACTER * len(name))


def _pixels(signs: int) -> int:
    """Return the pixels of a column in which a text of so many signs is not cut."""
    return PADDING + round(CHARACTER * signs)


def _ends(months: Sequence[float], words: Words) -> str:
    """Return a line's ends, with a decimal where it is small enough to need one and not of whole numbers."""
    small = abs(months[0]) < SMALL > abs(months[-1])
    places = 1 if small and any(month != round(month) for month in months) else 0
    return f"{words.number(months[0], places)} → {words.number(months[-1], places)}"


def _longest(values: pd.Series) -> int:
    known = [] if pd.api.types.is_numeric_dtype(values) else _known(values)
    if any(isinstance(value, list) for value in known):
        return 0
    return max((len(str(value)) for value in known), default=0)


def _known(values: pd.Series) -> list[Any]:
    return [value for value in values.tolist() if isinstance(value, str | list) or not pd.isna(value)]


def _width(values: pd.Series, name: str, longest: int) -> int | None:
    """Return the pixels of a column whose longest cell the browser would cut.

    It makes a column as wide as what it sees of it, the first rows and the last, without what is twice as long as most.
    """
    if not longest:
        return None
    signs = [len(str(value)) for value in values.fillna(NOTHING).tolist()]
    seen = [*signs[:SEEN], signs[-1]]
    width = _pixels(max(len(name), longest))
    if longest <= max(len(name), *seen) and longest <= 2 * mean(seen) and width <= WIDEST_UNASKED:
        return None
    return min(width, LAPTOP)


def _height(columns: Iterable[pd.Series], room: int) -> int:
    """Return the pixels of rows in which the longest sentence of some columns is not cut."""
    lines = max((_lines(text, room) for values in columns for text in values.dropna().astype(str)), default=1)
    return max(LEAST_HEIGHT, PADDING + LINE * lines)


def _lines(text: str, width: int | None) -> int:
    """Return the lines of a cell in a column of a *width*; one where the browser makes the column as wide as it is."""
    return len(textwrap.wrap(text, int((width - PADDING) / CHARACTER))) if width else 1
