"""Read a survey export by its mapping, or refuse it with everything that is wrong with it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from math import isfinite
from pathlib import Path

import numpy as np
import pandas as pd

from cxdash.exchange.mapping import YEARS, Fixed, Question, SurveyMapping, Touchpoint
from cxdash.exchange.text_table import Column, TextTable, distinct, listed, read_text_table, shown, unpack
from cxdash.faults import Refused, Sentence
from cxdash.vocabulary import SCALES, Measure, mark

MOST_FAULTS = 50
"""Sentences that a refusal holds at most; it says how many more there would be."""

PACKED = {".zip", ".gz", ".csv", ".tsv", ".tab", ".txt", ".dat"}

BLANK, MISSING, ANSWERED = 0, 1, 2
"""What a cell of answers holds."""

NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
POINT = re.compile(r"[+-]?[0-9]*\.[0-9]+")

CLOCK = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + CLOCK, re.IGNORECASE | re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + CLOCK, re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Survey:
    """A survey wave as read: what is declared, what was answered, and what there is to say about the file.

    *answers*: respondent, touchpoint ('' = the whole relationship), measure, score, date, segment, need, weight,
    count, in file order. *comments*: respondent, touchpoint, date, text. *questions*: column, touchpoint, measure,
    answers, missing, blank (numbers of answers) and their mean.
    """

    key: str
    name: str
    file: str
    mapping: str
    touchpoints: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    questions: pd.DataFrame
    notes: list[Sentence]


@dataclass(frozen=True)
class Asked:
    """The cells of answers: a row for each of the file's, a place for each question it can answer."""

    questions: list[Question]
    question: np.ndarray
    state: np.ndarray
    score: np.ndarray


@dataclass(frozen=True)
class Rows:
    """What each row says about all its answers."""

    respondent: np.ndarray
    date: Column
    segment: Column
    need: Column
    weight: np.ndarray
    count: np.ndarray


def read_survey(content: bytes, file: str, mapping: SurveyMapping) -> Survey:
    """Read a survey export, packed or not; raises Refused with every fault at once."""
    content, _ = unpack(content, file)
    table = read_text_table(content, file, mapping.columns, mapping.encoding, mapping.delimiter)
    if not len(table.rows):
        raise Refused(_at_most(table.faults))
    decimal = mapping.decimal or _guess_decimal(table, mapping)
    asked = _wide(table, mapping, decimal) if mapping.layout == "wide" else _long(table, mapping, decimal)
    rows = _rows(table, mapping, decimal, hashlib.sha256(content).hexdigest()[:12])
    row, place = np.nonzero(asked.state == ANSWERED)
    kept, respondent = _once(table, mapping, rows, row, asked.question[row, place])
    if table.faults:
        raise Refused(_at_most(table.faults))
    answered = replace(rows, respondent=respondent)
    left_out = np.bincount(row, minlength=len(table.rows)) > 0
    left_out[row[kept]] = False
    return Survey(
        key=mapping.survey or _stem(file),
        name=mapping.name or mapping.survey or _stem(file),
        file=file,
        mapping=mapping.text,
        touchpoints=_declared(mapping),
        answers=_answers(asked, answered, row[kept], place[kept]),
        comments=_comments(table, mapping, answered, left_out),
        questions=_questions(table, asked, rows, row[kept], place[kept]),
        notes=table.notes,
    )


def _declared(mapping: SurveyMapping) -> pd.DataFrame:
    names = [one.name for one in fields(Touchpoint)]
    frame = pd.DataFrame([asdict(one) for one in mapping.touchpoints], columns=names)
    return frame.astype(dict.fromkeys(names, "str") | {"customers_per_year": float})


def _stem(file: str) -> str:
    name = Path(file).name
    while Path(name).suffix.lower() in PACKED:
        name = Path(name).stem
    return name or "survey"


def _at_most(faults: list[Sentence]) -> list[Sentence]:
    more = len(faults) - MOST_FAULTS
    said = Sentence(mark("… and more faults: {more}."), {"more": more})
    return [*faults[:MOST_FAULTS], said] if more > 0 else faults


def number(text: str, decimal: str) -> float | None:
    """Return the number that a text says with this decimal mark, or None."""
    if decimal == ",":
        text = text.replace(".", "?").replace(",", ".")
    value = float(text) if NUMBER.fullmatch(text) else None
    return value if value is None or isfinite(value) else None


def _guess_decimal(table: TextTable, mapping: SurveyMapping) -> str:
    names = [mapping.weight, mapping.count, mapping.score, *(question.column for question in mapping.questions)]
    texts = [text for name in names if name in table.columns for text in table.column(name).texts]
    commas = [text for text in texts if COMMA.fullmatch(text)]
    points = [text for text in texts if POINT.fullmatch(text)]
    decimal = "," if commas and not points else "."
    if commas or points:
        template = mark('Numbers such as "{value}" were read with "{decimal}" as the decimal mark, a guess.')
        table.notes.append(Sentence(template, {"value": shown((points or commas)[0]), "decimal": decimal}))
    return decimal


def _wide(table: TextTable, mapping: SurveyMapping, decimal: str) -> Asked:
    questions = [question for question in mapping.questions if question.column in table.columns]
    read = [_scores(table, table.column(question.column), question, decimal) for question in questions]
    shape = (len(table.rows), len(questions))
    state = np.array([state for state, _ in read]).reshape(shape[::-1]).T
    score = np.array([score for _, score in read]).reshape(shape[::-1]).T
    return Asked(questions, np.broadcast_to(np.arange(len(questions)), shape), state, score)


def _long(table: TextTable, mapping: SurveyMapping, decimal: str) -> Asked:
    """Read one answer a row; each pair of touchpoint and measure is a question."""
    touchpoint, measure = _said(table, mapping.touchpoint), _said(table, mapping.measure)
    scores = table.column(mapping.score)
    of_row = measure.spread(_measures(table, measure))
    state, score = np.zeros(len(table.rows), dtype=np.int8), np.zeros(len(table.rows), dtype=np.int64)
    for place, one in enumerate(Measure):
        chosen = of_row == place
        question = Question(mapping.score, one, missing=mapping.missing, shift=mapping.shift)
        state[chosen], score[chosen] = _scores(table, scores.where(chosen), question, decimal)
    pairs, unique = pd.factorize(touchpoint.codes * len(Measure) + of_row)
    questions = [
        Question(mapping.score, list(Measure)[pair % len(Measure)], touchpoint.texts[pair // len(Measure)])
        for pair in unique.tolist()
    ]
    return Asked(questions, pairs[:, None], state[:, None], score[:, None])


def _said(table: TextTable, name: str | Fixed) -> Column:
    return table.column("", name.value) if isinstance(name, Fixed) else table.column(name)


def _measures(table: TextTable, column: Column) -> list[int]:
    """Return the place of each text's measure in Measure, or -1 where there is none such."""
    places = {measure.value: place for place, measure in enumerate(Measure)}
    found = [places.get(text.upper(), -1) for text in column.texts]
    template = mark('Row {row}, column "{column}": "{value}" is not a measure; use one of {allowed}{also}.')
    wrong = {code: Sentence(template, {"allowed": ", ".join(Measure)}) for code, at in enumerate(found) if at < 0}
    if column.name in table.columns:
        table.faults.extend(column.place(wrong))
    return found


def _scores(table: TextTable, column: Column, question: Question, decimal: str) -> tuple[np.ndarray, np.ndarray]:
    """Return what each row holds, and its score where it holds an answer."""
    read = [_score(text, question, decimal) for text in column.texts]
    table.faults.extend(column.place({code: said for code, (_, _, said) in enumerate(read) if said}))
    states = np.array([state for state, _, _ in read], dtype=np.int8)
    scores = np.array([score for _, score, _ in read], dtype=np.int64)
    return column.spread(states), column.spread(scores)


def _score(text: str, question: Question, decimal: str) -> tuple[int, int, Sentence | None]:
    """Return what a text says: its state, its score, and what is wrong with it."""
    value = number(text, decimal)
    if not text:
        return BLANK, 0, None
    if any(text == str(code) or (value is not None and value == _code(code, decimal)) for code in question.missing):
        return MISSING, 0, None
    if value is not None and SCALES[question.measure].has(value + question.shift):
        return ANSWERED, int(value + question.shift), None
    said = {"measure": question.measure.value, "scale": str(SCALES[question.measure]), "shift": question.shift}
    if value is None:
        template = mark(
            'Row {row}, column "{column}": "{value}" is not a number; {measure} has the scale {scale}{also}.'
        )
    elif question.shift:
        template = mark(
            'Row {row}, column "{column}": "{value}" with {shift} added is not on the {measure} scale {scale}{also}.'
        )
    else:
        template = mark('Row {row}, column "{column}": "{value}" is not on the {measure} scale {scale}{also}.')
    return BLANK, 0, Sentence(template, said)


def _code(code: float | str, decimal: str) -> float | None:
    return number(code, decimal) if isinstance(code, str) else code


def _rows(table: TextTable, mapping: SurveyMapping, decimal: str, content_hash: str) -> Rows:
    return Rows(
        respondent=_respondents(table, mapping.respondent, content_hash),
        date=_dates(table, mapping),
        segment=_joined(table, mapping.segment),
        need=table.column(mapping.need),
        weight=_weights(table, table.column(mapping.weight, "1"), decimal),
        count=_counts(table, table.column(mapping.count, "1"), decimal),
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


def _weights(table: TextTable, column: Column, decimal: str) -> np.ndarray:
    values = [number(text, decimal) for text in column.texts]
    wrong = {}
    for code, value in enumerate(values):
        if not column.texts[code]:
            template = mark('Row {row}, column "{column}": the weight is blank; it must be a number above 0{also}.')
            wrong[code] = Sentence(template)
        elif value is None or value <= 0:
            template = mark('Row {row}, column "{column}": the weight "{value}" is not a number above 0{also}.')
            wrong[code] = Sentence(template)
    table.faults.extend(column.place(wrong))
    return column.spread(np.array([value or 1.0 for value in values], dtype=float))


def _counts(table: TextTable, column: Column, decimal: str) -> np.ndarray:
    values = [number(text, decimal) for text in column.texts]
    template = mark('Row {row}, column "{column}": the count "{value}" is not a whole number from 1 up{also}.')
    right = [value is not None and 1 <= value <= 10**12 and value == int(value) for value in values]
    table.faults.extend(column.place({code: Sentence(template) for code, one in enumerate(right) if not one}))
    return column.spread(
        np.array([int(value) if value and one else 1 for value, one in zip(values, right, strict=True)])
    )


def _dates(table: TextTable, mapping: SurveyMapping) -> Column:
    """Return the column of dates with each text as YYYY-MM-DD; what cannot be read stays as it is."""
    if isinstance(mapping.date, Fixed):
        return table.column("", mapping.date.value)
    column = table.column(mapping.date, otherwise="2000-01-01")
    day_first = _day_comes_first(table, column) if not mapping.date_format else None
    read = [_date(text, mapping.date_format, day_first) for text in column.texts]
    table.faults.extend(column.place({code: said for code, said in enumerate(read) if isinstance(said, Sentence)}))
    days = [text if isinstance(day, Sentence) else day for day, text in zip(read, column.texts, strict=True)]
    return distinct(column.name, days, column.codes, column.rows)


def _day_comes_first(table: TextTable, column: Column) -> bool | None:
    """Tell from all dates with slashes or dashes which part is the day; None if that cannot be told, which is said."""
    found = {text: match for text in column.texts if (match := YEAR_LAST.fullmatch(text)) and match[2] != "."}
    day = [text for text, match in found.items() if int(match[1]) > 12]
    month = [text for text, match in found.items() if int(match[3]) > 12]
    if not found:
        return None
    values = {"column": shown(column.name), "value": (day or month or list(found))[0], "other": (month or [""])[0]}
    if bool(day) != bool(month):
        template = mark('Column "{column}": the day was read as the first part of a date, as "{value}" shows.')
        other = mark('Column "{column}": the month was read as the first part of a date, as "{value}" shows.')
        table.notes.append(Sentence(template if day else other, values))
        return bool(day)
    template = mark(
        'Column "{column}": dates such as "{value}" do not show whether the day or the month comes first; say date_format = "%d/%m/%Y" or "%m/%d/%Y" in the mapping, as they are written.'
    )
    other = mark(
        'Column "{column}": the day comes first in "{value}" and the month in "{other}"; write all dates in one way.'
    )
    table.faults.append(Sentence(other if day else template, values))
    return None


def _date(text: str, date_format: str, day_first: bool | None) -> str | Sentence:
    if not text:
        return Sentence(mark('Row {row}, column "{column}": the date is blank; every answer needs one{also}.'))
    try:
        found = _as_written(text, date_format) if date_format else _as_recognised(text, day_first)
    except (ValueError, OverflowError):
        return _no_date(date_format)
    if found is None:
        return text
    if found.year in YEARS:
        return found.isoformat()
    template = mark('Row {row}, column "{column}": the date "{value}" is not in the years {first}–{last}{also}.')
    return Sentence(template, {"first": YEARS[0], "last": YEARS[-1]})


def _no_date(date_format: str) -> Sentence:
    if date_format:
        template = mark('Row {row}, column "{column}": "{value}" is not a date written as {date_format}{also}.')
        return Sentence(template, {"date_format": date_format})
    return Sentence(
        mark('Row {row}, column "{column}": "{value}" is not a date such as 2026-05-31 or 31.05.2026{also}.')
    )


def _as_written(text: str, date_format: str) -> date:
    return datetime.strptime(text, date_format).date()  # noqa: DTZ007 - the day as the file says it


def _as_recognised(text: str, day_first: bool | None) -> date | None:
    """Return the day; None where day and month cannot be told apart, which is said once for the column."""
    if first := YEAR_FIRST.fullmatch(text):
        return date(int(first[1]), int(first[3]), int(first[4]))
    last = YEAR_LAST.fullmatch(text)
    if not last:
        raise ValueError(text)
    if last[2] == "." or day_first:
        return date(int(last[4]), int(last[3]), int(last[1]))
    return None if day_first is None else date(int(last[4]), int(last[1]), int(last[3]))


def _once(
    table: TextTable, mapping: SurveyMapping, rows: Rows, row: np.ndarray, question: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return which answers are kept and each row's respondent, where a respondent answers a question twice a day."""
    people, _ = pd.factorize(rows.respondent)
    visit = people * len(rows.date.texts) + rows.date.codes
    answer = pd.Series(visit[row] * (question.max(initial=0) + 1) + question)
    doubled = answer.duplicated(keep=False).to_numpy()
    every = np.ones(len(answer), dtype=bool)
    if not doubled.any():
        return every, rows.respondent
    if not mapping.duplicates:
        template = mark(
            'Rows {rows}: the same respondent answers the same question more than once on the same day; say duplicates = "first", "last" or "all" in the mapping to keep the first, the last or every answer.'
        )
        table.faults.append(Sentence(template, {"rows": listed(table.rows[row[doubled]], 50)}))
        return every, rows.respondent
    if mapping.duplicates != "all":
        kept = ~answer.duplicated(keep="first" if mapping.duplicates == "first" else "last").to_numpy()
        template = mark(
            "Answers left out: {count}, where the same respondent answers a question again on the same day, in rows {rows}."
        )
        values = {"count": int((~kept).sum()), "rows": listed(table.rows[row[~kept]])}
        table.notes.append(Sentence(template, values))
        return kept, rows.respondent
    again = np.unique(row[answer.duplicated().to_numpy()])
    template = mark(
        "Kept as answers of another respondent: {count}, where the same one answers a question again on the same day, in rows {rows}."
    )
    table.notes.append(Sentence(template, {"count": len(again), "rows": listed(table.rows[again])}))
    turn = pd.Series(visit).groupby(visit).cumcount() if mapping.layout == "wide" else _turns(answer, row, len(visit))
    return every, _renamed(rows.respondent, again, turn.to_numpy())


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


def _answers(asked: Asked, rows: Rows, row: np.ndarray, place: np.ndarray) -> pd.DataFrame:
    question = asked.question[row, place]
    touchpoints, measures = zip(*((one.touchpoint, one.measure.value) for one in asked.questions), strict=True)
    return pd.DataFrame(
        {
            "respondent": pd.Series(rows.respondent, dtype="str").take(row).reset_index(drop=True),
            "touchpoint": _category(touchpoints, question),
            "measure": _category(measures, question),
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


def _comments(table: TextTable, mapping: SurveyMapping, rows: Rows, left_out: np.ndarray) -> pd.DataFrame:
    """Return the comments of the rows that are kept, each about the touchpoint its row asks about."""
    text = table.column(mapping.comment)
    said = text.spread(np.array(text.texts, dtype=object))
    said[left_out] = ""
    row = np.flatnonzero(said != "")
    about = {question.touchpoint for question in mapping.questions}
    wide = table.column("", about.pop() if len(about) == 1 else "")
    touchpoint = wide if mapping.layout == "wide" else _said(table, mapping.touchpoint)
    return pd.DataFrame(
        {
            "respondent": pd.Series(rows.respondent[row], dtype="str"),
            "touchpoint": _category(touchpoint.texts, touchpoint.codes[row]),
            "date": _category(rows.date.texts, rows.date.codes[row]),
            "text": pd.Series(said[row], dtype="str"),
        }
    )


def _questions(table: TextTable, asked: Asked, rows: Rows, row: np.ndarray, place: np.ndarray) -> pd.DataFrame:
    """Count each question's answers, missing and blank ones, and take the mean of the answers; note empty ones."""
    question, count = asked.question[row, place], rows.count[row]
    names = [(one.column, one.touchpoint, one.measure.value) for one in asked.questions]
    frame = pd.DataFrame(names, columns=["column", "touchpoint", "measure"], dtype="str")
    frame["answers"] = _sums(question, count, len(names))
    for name, state in {"missing": MISSING, "blank": BLANK}.items():
        at, of = np.nonzero(asked.state == state)
        frame[name] = _sums(asked.question[at, of], rows.count[at], len(names))
    with np.errstate(invalid="ignore"):
        frame["mean"] = _sums(question, count * asked.score[row, place], len(names)) / frame["answers"]
    for column, answers in frame.groupby("column", sort=False)["answers"].sum().items():
        if not answers:
            table.notes.append(Sentence(mark('Column "{column}" holds no answers.'), {"column": shown(column)}))
    return frame


def _sums(group: np.ndarray, value: np.ndarray, groups: int) -> np.ndarray:
    return np.bincount(group, weights=value, minlength=groups).astype(np.int64)
