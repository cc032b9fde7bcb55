"""Answers and comments of a workbook, survey by survey, taken in and counted as survey files are."""

import hashlib
from collections.abc import Callable, Mapping

import pandas as pd
from sqlalchemy import select

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import scale_of, stored_code
from cxdash.domain.sheets import BY_NAME
from cxdash.domain.surveys import Wave
from cxdash.store.schema import survey
from cxdash.store.write import answers
from cxdash.store.write.changes import Change
from cxdash.store.write.differences import AnswersDifference

ANSWER = {
    "respondent": "",
    "touchpoint": "",
    "measure": "",
    "scale": "",
    "score": 0.0,
    "date": "",
    "segment": "",
    "need": "",
    "weight": 1.0,
    "count": 1,
}
COMMENT = {"respondent": "", "touchpoint": "", "date": "", "text": ""}
"""The columns of a survey that is loaded, with the value of a blank."""

DECLARED = ["key", "name", "stage", "stage_name"]


def take(
    change: Change,
    tables: Mapping[str, pd.DataFrame],
    *,
    replaces: set[str],
    progress: Callable[[int], None] | None = None,
) -> list[AnswersDifference]:
    """Take in the answers and comments of each survey; surveys that are not there yet are made."""
    given = {name: tables[name] for name, sheet in BY_NAME.items() if sheet.by_survey and name in tables}
    keys = list(dict.fromkeys(key for table in given.values() for key in table["survey"]))
    done, before = [], 0
    for key in keys:
        own = {name: table[table["survey"] == key] for name, table in given.items()}
        wave = _wave(change, key, own.get("responses"), own.get("comments"))
        told = after(before, progress)
        loaded = answers.take(change, wave, replaces=key if key in replaces else "", progress=told)
        before += len(wave.answers)
        done.append(AnswersDifference(key, loaded.added, loaded.removed, loaded.unchanged, loaded.comments))
    return done


def after(before: int, progress: Callable[[int], None] | None) -> Callable[[int], None]:
    """Return what is to be told how many rows of a table are written, where so many of others were *before*."""
    return lambda done: progress(before + done) if progress else None


def _wave(change: Change, key: str, responses: pd.DataFrame | None, comments: pd.DataFrame | None) -> Wave:
    stored = change.connection.execute(select(survey).where(survey.c.key == key)).mappings().first()
    details = stored or {"name": key, "file": "", "mapping": ""}
    answered = _filled(responses, ANSWER).astype({"weight": "float64", "score": "float64", "count": "int64"})
    return Wave(
        key=key,
        name=details["name"],
        file=details["file"],
        mapping=details["mapping"],
        touchpoints=pd.DataFrame(columns=DECLARED),
        answers=answered.astype(
            dict.fromkeys(["touchpoint", "measure", "scale", "date", "segment", "need"], "category")
        ),
        comments=_filled(comments, COMMENT),
    )


def _filled(table: pd.DataFrame | None, columns: Mapping[str, object]) -> pd.DataFrame:
    """Return the columns of a survey, nothing blank; rows without a respondent are named by their content."""
    if table is None:
        table = pd.DataFrame(columns=list(columns))
    filled = {}
    for name, blank in columns.items():
        given = table[name].tolist() if name in table else [None] * len(table)
        filled[name] = [blank if value is None else value for value in given]
    if "scale" in filled:
        asked = [(str(one), str(code)) for one, code in zip(filled["measure"], filled["scale"], strict=True)]
        codes = {(one, code): stored_code(one, scale_of(one, code)) if code else "" for one, code in set(asked)}
        filled["scale"] = [codes[one] for one in asked]
    made = pd.DataFrame(filled, columns=list(columns), dtype=object)
    nameless = made["respondent"] == ""
    if nameless.any():
        made.loc[nameless, "respondent"] = _names(made[nameless])
    return made


def _names(rows: pd.DataFrame) -> list[str]:
    """Name rows without a respondent by the content of all: the same rows in any order get the same names."""
    texts = ["\x1f".join(_written(row)) for row in rows_of(rows)]
    file = hashlib.sha256("\x1e".join(sorted(texts)).encode()).hexdigest()[:12]
    places = {place: rank for rank, place in enumerate(sorted(range(len(texts)), key=lambda place: texts[place]), 1)}
    return [f"#{file}:{places[place]}" for place in range(len(texts))]


def _written(row: Mapping[str, object]) -> list[str]:
    """Write a row as it was when scores were whole numbers on one scale, so that its name stays the same."""
    given = {name: value for name, value in row.items() if (name, value) != ("scale", "")}
    return [f"{value:.15g}" if name == "score" else str(value) for name, value in given.items()]
