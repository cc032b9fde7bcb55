"""The content of a store: rows and months of every sheet and survey, and the last changes."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Text, cast, func, literal, null, select, union_all

from cxdash.domain.sheets import SHEETS, Sheet
from cxdash.store.count_tables import score_count_all
from cxdash.store.database import frame, in_utc
from cxdash.store.lake import reading as lake
from cxdash.store.schema import audit, comment, metadata, response, survey

DATED = ("month", "date", "started")
"""Columns by which the months of a sheet are known."""

MONTHS = ["first", "last"]


def sheets(connection: Connection) -> pd.DataFrame:
    """Return one row per sheet, in their order: sheet, rows, first and last month ('' where it has none).

    Answers are counted from the counts, so that ten million cost what ten thousand do.
    """
    found = frame(connection, union_all(*map(_sheet, SHEETS)))
    order = {sheet.name: place for place, sheet in enumerate(SHEETS)}
    found = found.sort_values("sheet", key=lambda names: names.map(order), ignore_index=True)
    return found.astype({"rows": "int64"}).assign(**{name: found[name].fillna("") for name in MONTHS})


def surveys(connection: Connection) -> pd.DataFrame:
    """Return one row per survey, in the order they came: survey, name, name_nb, name_sv, file, answers, first and
    last month ('' without answers), comments, and *mapping*: whether it is kept how the file was read.

    *answers* are rows of answers: data that arrived counted has one for many. Costs a pass over an index.
    """
    answered = _by_survey(
        response, func.min(response.c.date).label("first"), func.max(response.c.date).label("last")
    ).subquery()
    commented = _by_survey(comment).subquery()
    names = [survey.c[name] for name in ["name", "name_nb", "name_sv", "file"]]
    columns = [
        survey.c.key.label("survey"),
        *names,
        func.coalesce(answered.c.n, 0).label("answers"),
        _month(answered.c.first).label("first"),
        _month(answered.c.last).label("last"),
        func.coalesce(commented.c.n, 0).label("comments"),
        (survey.c.mapping != "").label("mapping"),
    ]
    joined = survey.outerjoin(answered, answered.c.survey_id == survey.c.id)
    joined = joined.outerjoin(commented, commented.c.survey_id == survey.c.id)
    found = lake.frame(connection, select(*columns).select_from(joined).order_by(survey.c.id))
    return found.assign(mapping=found["mapping"].astype(bool), **{name: found[name].fillna("") for name in MONTHS})


def last_changes(
    connection: Connection, limit: int = 50, since: date | None = None, *, actor: str = "", action: str = ""
) -> pd.DataFrame:
    """Return what was changed last, the latest first: at (a time in UTC), actor, action, table, key, before, after.

    *before* and *after* are what was written down of the row, by column, or empty. *since*: a day, by UTC. *actor*,
    *action*: only what somebody did, or of one kind; '' = all.
    """
    names = ["at", "actor", "action", "table", "key", "before", "after"]
    asked = select(*(audit.c[name] for name in names)).order_by(audit.c.id.desc()).limit(limit)
    if since:
        asked = asked.where(audit.c.at >= datetime.combine(since, time.min, UTC))
    for name, wanted in (("actor", actor), ("action", action)):
        if wanted:
            asked = asked.where(audit.c[name] == wanted)
    found = connection.execute(asked)
    rows = [(in_utc(at), *named, _read(before), _read(after)) for at, *named, before, after in found]
    return pd.DataFrame(rows, columns=names).astype({"before": object, "after": object})


def noted(connection: Connection) -> tuple[list[str], list[str]]:
    """Return who has changed anything, and the kinds of changes there are, each in order."""
    who, what = (sorted(connection.scalars(select(audit.c[name]).distinct())) for name in ("actor", "action"))
    return who, what


def _sheet(sheet: Sheet) -> Select:
    if sheet.name == "responses":
        months = score_count_all.c.month
        return _row(sheet, func.coalesce(func.sum(score_count_all.c.n), 0), func.min(months), func.max(months))
    table = metadata.tables[sheet.table]
    dated = next((table.c[column.field] for column in sheet.columns if column.name in DATED), None)
    counted = func.count(table.c.id)
    if dated is None:
        return _row(sheet, counted, null(), null())
    return _row(sheet, counted, func.min(dated), func.max(dated))


def _row(sheet: Sheet, rows: ColumnElement, first: ColumnElement, last: ColumnElement) -> Select:
    months = [_month(first).label("first"), _month(last).label("last")]
    return select(literal(sheet.name).label("sheet"), rows.label("rows"), *months)


def _month(day: ColumnElement) -> ColumnElement:
    return func.substr(cast(day, Text), 1, 7)


def _by_survey(table: Any, *figures: ColumnElement) -> Select:
    return select(table.c.survey_id, func.count().label("n"), *figures).group_by(table.c.survey_id)


def _read(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}
