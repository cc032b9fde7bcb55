"""Decide what becomes of a respondent who answers the same question more than once on the same day."""

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.phrases import listed
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.rows import Rows


def once(
    table: TextTable, mapping: SurveyMapping, rows: Rows, row: np.ndarray, question: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return which answers are kept and each row's respondent, where a respondent answers a question twice a day.

    *row* and *question* say where each answer stands and what it answers.
    """
    people, _ = pd.factorize(rows.respondent)
    visit = people * len(rows.date.texts) + rows.date.codes
    answer = pd.Series(visit[row] * (question.max(initial=0) + 1) + question)
    every = np.ones(len(answer), dtype=bool)
    if not answer.duplicated().any():
        return every, rows.respondent
    if mapping.duplicates == "all":
        turn = pd.Series(visit).groupby(visit).cumcount()
        turn = turn if mapping.layout == "wide" else _turns(answer, row, len(visit))
        return every, _as_others(table, rows.respondent, answer, row, turn.to_numpy())
    if mapping.duplicates:
        return _one_of_each(table, answer, row, mapping.duplicates), rows.respondent
    template = gettext_noop(
        "Rows {rows}: the same respondent answers the same question more than once on the same day; say duplicates = "
        '"first", "last" or "all" in the mapping to keep the first, the last or every answer.'
    )
    doubled = answer.duplicated(keep=False).to_numpy()
    table.faults.append(Message(template, {"rows": listed(table.rows[row[doubled]], 50)}))
    return every, rows.respondent


def _one_of_each(table: TextTable, answer: pd.Series, row: np.ndarray, keep: str) -> np.ndarray:
    kept = ~answer.duplicated(keep="first" if keep == "first" else "last").to_numpy()
    template = gettext_noop(
        "Answers left out: {count}, where the same respondent answers a question again on the same day, in rows {rows}."
    )
    values = {"count": int((~kept).sum()), "rows": listed(table.rows[row[~kept]])}
    table.notes.append(Message(template, values))
    return kept


def _as_others(
    table: TextTable, respondent: np.ndarray, answer: pd.Series, row: np.ndarray, turn: np.ndarray
) -> np.ndarray:
    again = np.unique(row[answer.duplicated().to_numpy()])
    template = gettext_noop(
        "Kept as answers of another respondent: {count}, where the same one answers a question again on the same day, "
        "in rows {rows}."
    )
    table.notes.append(Message(template, {"count": len(again), "rows": listed(table.rows[again])}))
    return _renamed(respondent, again, turn)


def _turns(answer: pd.Series, row: np.ndarray, rows: int) -> pd.Series:
    turn = pd.Series(0, index=range(rows))
    turn.iloc[row] = answer.groupby(answer).cumcount().to_numpy()
    return turn


def _renamed(respondent: np.ndarray, again: np.ndarray, turn: np.ndarray) -> np.ndarray:
    """Name those who answer *again* by their turn, 7 (2), in a way that no respondent of the file is named."""
    renamed, taken, form = respondent.copy(), set(respondent), "({})"
    while not taken.isdisjoint(names := [f"{respondent[at]} {form.format(turn[at] + 1)}" for at in again]):
        form = f"({form})"
    renamed[again] = names
    return renamed
