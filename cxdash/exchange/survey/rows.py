"""Read what each row says about all its answers: who gave them, when, in which segment, with which weight."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.exchange.cells.numbers import Marks
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.survey.dates import read_dates
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.numbers import counts, weights


@dataclass(frozen=True)
class Rows:
    """What each row says about all its answers."""

    respondent: np.ndarray
    date: Column
    segment: Column
    need: Column
    weight: np.ndarray
    count: np.ndarray


def read_rows(table: TextTable, mapping: SurveyMapping, marks: Marks, content_hash: str) -> Rows:
    """Read the rows; *content_hash* is what an unnamed respondent is known by."""
    return Rows(
        respondent=_respondents(table, mapping.respondent, content_hash),
        date=read_dates(table, mapping),
        segment=_joined(table, mapping.segment),
        need=table.column(mapping.need),
        weight=weights(table, table.column(mapping.weight, "1"), marks),
        count=counts(table, table.column(mapping.count, "1"), marks),
    )


def _respondents(table: TextTable, name: str, content_hash: str) -> np.ndarray:
    """Name each row's respondent; a blank one is known by the file and the row, so that it is the same next time."""
    column = table.column(name)
    named = column.spread(np.array(column.texts, dtype=object))
    own = f"#{content_hash}:" + pd.Series(table.rows).astype(str)
    return np.where(named == "", own.to_numpy(dtype=object), named)


def _joined(table: TextTable, names: Iterable[str]) -> Column:
    joined = table.column("")
    for column in map(table.column, names):
        pairs, unique = pd.factorize(joined.codes * len(column.texts) + column.codes)
        both = [(joined.texts[pair // len(column.texts)], column.texts[pair % len(column.texts)]) for pair in unique]
        joined = distinct("", [" / ".join(filter(None, pair)) for pair in both], pairs, table.rows)
    return joined
