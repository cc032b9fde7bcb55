"""Ask which column counts a respondent, and what becomes of answers that one gives again on the same day."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from cxdash.domain.keys import key_of
from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.exchange.files.grids import Column
from cxdash.exchange.phrases import shown
from cxdash.exchange.suggest.questions.coding import Coding, marks_in, score_of
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, Reading

EACH_ROW = "each-row"

KEPT = {
    "last": gettext_noop("The last one counts"),
    "first": gettext_noop("The first one counts"),
    "all": gettext_noop("All count, as if other respondents had given them"),
}


class Named(Protocol):
    """A column by its name, with the distinct texts of its cells and its cells."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def texts(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def cells(self) -> Column | None: ...  # noqa: D102


def ask_respondent(candidates: Sequence[Named], rows: int) -> OpenQuestion | None:
    """Return the question which of several columns of ids counts a respondent, or None where it makes no difference."""
    counts = [len(one.texts) for one in candidates]
    repeated = len(candidates) == 1 and 2 * counts[0] < sum(candidates[0].texts.values())
    if len(set(counts)) < 2 and not repeated:
        return None
    readings, taken = [], [EACH_ROW]
    for one, count in zip(candidates, counts, strict=True):
        taken.append(key_of(one.name, taken))
        words = Message(
            gettext_noop('"{column}": then {count} have answered'), {"column": shown(one.name), "count": Number(count)}
        )
        readings.append(Reading(taken[-1], words, {"respondents": count}))
    words = Message(gettext_noop("None: each of {count} rows is a respondent"), {"count": Number(rows)})
    readings.append(Reading(EACH_ROW, words, {"respondents": rows}))
    text = Message(gettext_noop("Which column says who answered?"))
    return OpenQuestion("respondent", "respondent", tuple(one.name for one in candidates), text, tuple(readings))


def ask_duplicates(
    respondent: Named, day: Named | None, apart: Sequence[Named], asked: Sequence[tuple[Named, Coding | None]]
) -> OpenQuestion | None:
    """Return the question which answer counts where a respondent answers again on the same day, or None.

    *apart* are columns that make answers different ones, such as the touchpoint of a file with a row for each answer;
    *asked* are the columns of answers with their reading.
    """
    if respondent.cells is None:
        return None
    who = respondent.cells
    key = pd.DataFrame({"who": who.spread(who.texts)})
    if day is not None and day.cells is not None:
        key["day"] = day.cells.spread([text.replace("T", " ").split(" ")[0] for text in day.cells.texts])
    for place, one in enumerate(apart):
        if one.cells is not None:
            key[f"apart {place}"] = one.cells.spread([text.casefold() for text in one.cells.texts])
    named = (key["who"] != "").to_numpy()
    scores = {one.name: _scores(one, coding) for one, coding in asked if one.cells is not None}
    doubled = {
        name: values
        for name, values in scores.items()
        if key[(answered := named & ~np.isnan(values))].duplicated().any() and answered.any()
    }
    if not doubled:
        return None
    rows: set[int] = set()
    for values in doubled.values():
        some = key[named & ~np.isnan(values)]
        rows |= set(who.rows[some.index[some.duplicated(keep=False)]].tolist())
    readings = [Reading(keep, Message(words), _kept(key, named, scores, doubled, keep)) for keep, words in KEPT.items()]
    text = gettext_noop(
        '"{column}": {count} rows are answers of one respondent on the same day, such as rows {rows}. Which count?'
    )
    values_said = {
        "column": shown(respondent.name),
        "count": Number(len(rows)),
        "rows": ", ".join(map(str, sorted(rows)[:6])),
    }
    return OpenQuestion("duplicates", "duplicates", (respondent.name,), Message(text, values_said), tuple(readings))


def _scores(column: Named, coding: Coding | None) -> np.ndarray:
    """Return the score of each row, nan where there is none; without a reading, whether there is a text."""
    cells = column.cells
    if cells is None:
        return np.array([])
    if coding is None:
        return np.array([1.0 if text else np.nan for text in cells.texts])[cells.codes]
    marks = marks_in(column.texts)
    found = [score_of(text, coding, marks) if text else None for text in cells.texts]
    return np.array([np.nan if one is None else one for one in found], dtype=float)[cells.codes]


def _kept(
    key: pd.DataFrame,
    named: np.ndarray,
    scores: Mapping[str, np.ndarray],
    doubled: Mapping[str, np.ndarray],
    keep: str,
) -> dict[str, object]:
    """Return the number of answers that a reading keeps, and the mean of the first question that is answered twice."""
    total, means = 0, {}
    for name, values in scores.items():
        answered = ~np.isnan(values)
        kept = answered.copy()
        if keep != "all":
            some = key[named & answered]
            kept[some.index[some.duplicated(keep="first" if keep == "first" else "last")]] = False
        total += int(kept.sum())
        if kept.any():
            means[name] = round(float(values[kept].mean()), 4)
    name = next(iter(doubled))
    return {"n": total, "column": name, "mean": means.get(name)}
