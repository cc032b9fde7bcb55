"""Lay a survey out as the tables it is stored from: touchpoints, answers, comments, a summary of each question."""

from collections.abc import Iterable
from dataclasses import asdict, fields

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.comments import read_comments
from cxdash.exchange.survey.mapping import SurveyMapping, Touchpoint
from cxdash.exchange.survey.questions import Asked
from cxdash.exchange.survey.rows import Rows
from cxdash.exchange.survey.scores import BLANK, MISSING


def declared(mapping: SurveyMapping) -> pd.DataFrame:
    """Return the touchpoints that the mapping declares, a column for each of their keys."""
    names = [one.name for one in fields(Touchpoint)]
    frame = pd.DataFrame([asdict(one) for one in mapping.touchpoints], columns=names)
    return frame.astype(dict.fromkeys(names, "str") | {"customers_per_year": float})


def answers(asked: Asked, rows: Rows, row: np.ndarray, place: np.ndarray) -> pd.DataFrame:
    """Return the answers that stand in these rows and places, in this order."""
    question = asked.question[row, place]
    about = ((one.touchpoint, one.measure.value, one.scale_code) for one in asked.questions)
    touchpoints, measures, scales = zip(*about, strict=True)
    return pd.DataFrame(
        {
            "respondent": pd.Series(rows.respondent, dtype="str").take(row).reset_index(drop=True),
            "touchpoint": _category(touchpoints, question),
            "measure": _category(measures, question),
            "scale": _category(scales, question),
            "score": asked.score[row, place],
            "date": _category(rows.date.texts, rows.date.codes[row]),
            "segment": _category(rows.segment.texts, rows.segment.codes[row]),
            "need": _category(rows.need.texts, rows.need.codes[row]),
            "weight": rows.weight[row],
            "count": rows.count[row],
        }
    )


def _category(texts: Iterable[str], codes: np.ndarray) -> pd.Categorical:
    """Return the texts that *codes* stand for as a categorical of those used, in alphabetical order."""
    texts = list(texts)
    used = sorted({texts[code] for code in np.flatnonzero(np.bincount(codes)).tolist()})
    order = {text: at for at, text in enumerate(used)}
    place = np.array([order.get(text, -1) for text in texts], dtype=np.int64)
    return pd.Categorical.from_codes(place[codes], categories=pd.Index(used, dtype="str"))


def comments(table: TextTable, mapping: SurveyMapping, rows: Rows, left_out: np.ndarray) -> pd.DataFrame:
    """Return the comments of the rows that are kept, each about the touchpoint its column or row asks about."""
    row, touchpoints, texts = read_comments(table, mapping, left_out)
    return pd.DataFrame(
        {
            "respondent": pd.Series(rows.respondent[row], dtype="str"),
            "touchpoint": pd.Categorical(touchpoints, categories=pd.Index(sorted({*touchpoints}), dtype="str")),
            "date": _category(rows.date.texts, rows.date.codes[row]),
            "text": pd.Series(texts, dtype="str"),
        }
    )


def questions(table: TextTable, asked: Asked, rows: Rows, row: np.ndarray, place: np.ndarray) -> pd.DataFrame:
    """Count each question's answers, missing and blank ones, and take the mean of the answers; note empty ones."""
    question, count = asked.question[row, place], rows.count[row]
    names = [(one.column, one.touchpoint, one.measure.value, one.scale_code) for one in asked.questions]
    frame = pd.DataFrame(names, columns=["column", "touchpoint", "measure", "scale"], dtype="str")
    frame["answers"] = _sums(question, count, len(names))
    for name, state in {"missing": MISSING, "blank": BLANK}.items():
        at, of = np.nonzero(asked.state == state)
        frame[name] = _sums(asked.question[at, of], rows.count[at], len(names))
    scores = np.bincount(question, weights=count * asked.score[row, place], minlength=len(names))
    with np.errstate(invalid="ignore"):
        frame["mean"] = scores / frame["answers"]
    for column, answers in frame.groupby("column", sort=False)["answers"].sum().items():
        if not answers:
            table.notes.append(Message(gettext_noop('Column "{column}" holds no answers.'), {"column": shown(column)}))
    return frame


def _sums(group: np.ndarray, value: np.ndarray, groups: int) -> np.ndarray:
    return np.bincount(group, weights=value, minlength=groups).astype(np.int64)
