"""Whole surveys in: answers, comments and the counts made of them, all in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, Text, cast, func, select

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.plain import rows_of
from cxdash.domain.surveys import Wave
from cxdash.store import database, moments
from cxdash.store.count_tables import pair_count
from cxdash.store.database import frame
from cxdash.store.lake import reading as lake
from cxdash.store.people import respondents
from cxdash.store.read.tables import ids as ids_by_key
from cxdash.store.schema import metadata as tables
from cxdash.store.schema import response, stage, survey, touchpoint
from cxdash.store.write import changes, comments, counting, question_tallies
from cxdash.store.write.bulk import digests, rows
from cxdash.store.write.changes import Change

MANY = 10_000
"""From how many new answers on PostgreSQL is told to look at what was written: else its plans are those of before."""

IDENTITY = ["respondent", "touchpoint_id", "measure", "date"]
CONTENT = ["scale", "score", "segment", "need", "weight", "count"]


@dataclass(frozen=True)
class Loaded:
    """What a survey brought: answers and comments by what became of them.

    *changed*: whether anything in the store has changed, if only the survey's name.
    """

    added: int
    removed: int
    unchanged: int
    comments: int
    new_touchpoints: tuple[str, ...]
    changed: bool


def load(
    engine: Engine,
    wave: Wave,
    *,
    who: Who,
    replaces: str = "",
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Take a survey in, or nothing of it. The same survey twice changes nothing.

    An answer that the store has with another score is refused, unless the survey *replaces* the one it was in:
    then what the new file lacks goes, too. *progress* is called with the number of answers written so far.
    """
    with changes.writing(engine, who, before="survey", dry_run=dry_run) as change:
        return take(change, wave, replaces=replaces, progress=progress)


def take(change: Change, wave: Wave, *, replaces: str = "", progress: Callable[[int], None] | None = None) -> Loaded:
    """Take a survey in as part of a change."""
    changes.wait_for_other_loads(change.connection)
    made = _make_touchpoints(change, wave.touchpoints)
    ids = _touchpoint_ids(change.connection, wave)
    survey_id = _survey(change, wave, replaces)
    new = _identified(respondents.known(change.connection, wave.answers, survey_id), ids)
    added, removed = _answers(change, wave, survey_id, new, ids, replacing=bool(replaces), progress=progress)
    written = _identified(respondents.known(change.connection, wave.comments, survey_id), ids)
    changed = comments.take(change.connection, survey_id, wave.key, written, replacing=bool(replaces))
    done = {"added": len(added), "removed": len(removed), "comments": changed}
    corrected = bool(replaces) and (any(done.values()) or len(wave.questions) > 0)
    asked = question_tallies.identified(wave.questions, ids)
    tallied = question_tallies.take(change.connection, survey_id, wave.file, asked, replacing=corrected)
    if any(done.values()) or tallied:
        change.note("load", "survey", wave.key, after={"file": wave.file, **done, "questions": tallied})
    return Loaded(**done, unchanged=len(new) - len(added), new_touchpoints=tuple(made), changed=change.noted)


def _answers(
    change: Change,
    wave: Wave,
    survey_id: int,
    new: pd.DataFrame,
    ids: dict[str, int],
    *,
    replacing: bool,
    progress: Callable[[int], None] | None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Write what differs between a survey and its file, and return the rows added and removed."""
    change.recorder.survey(survey_id)
    digest = digests.digest(new)
    if digests.is_known(change.connection, survey_id, digest):
        return new.iloc[:0], new.iloc[:0]
    old = stored(change.connection, survey_id)
    added, removed = _difference(old, new, wave.key, replacing=replacing)
    left = old[~old["id"].isin(removed["id"])] if len(old) else old
    _refuse(question_tallies.on_two_scales(left, added, ids, wave.key))
    if len(added) or len(removed):
        change.recorder.answers(survey_id, old, removed)
    write(change.connection, survey_id, old, added, removed, progress=progress)
    if len(added) > MANY:
        database.analyze(change.connection)
    if len(left) + len(added) == len(new):
        digests.keep(change.connection, survey_id, digest)
    return added, removed


def _make_touchpoints(change: Change, declared: pd.DataFrame) -> list[str]:
    connection = change.connection
    known = set(connection.scalars(select(touchpoint.c.key)))
    stages = ids_by_key(connection, stage)
    made = []
    for row in rows_of(declared):
        if row["key"] in known:
            continue
        if row["stage"] not in stages:
            stages[row["stage"]] = _make_stage(change, row)
        values = {name: _given(row.get(name)) for name in touchpoint.columns.keys() & row.keys()}
        values = {name: value for name, value in values.items() if value is not None}
        changes.add(change, "touchpoint", {**values, "stage_id": stages[row["stage"]]})
        made.append(row["key"])
    return made


def _make_stage(change: Change, row: dict) -> int:
    last = change.connection.execute(select(func.max(stage.c.position))).scalar_one()
    names = {f"name{suffix}": _given(row.get(f"stage_name{suffix}")) for suffix in ("", "_nb", "_sv")}
    names["name"] = names["name"] or row["stage"]
    return changes.add(change, "stage", {"key": row["stage"], "position": (last or 0) + 1, **names})


def _given(value: object) -> object:
    """Return a cell's value, or None where the cell is blank."""
    return None if value == "" or pd.isna(value) else value


def _touchpoint_ids(connection: Connection, wave: Wave) -> dict[str, int]:
    ids = ids_by_key(connection, touchpoint)
    ids[""] = 0
    asked = [*pd.unique(wave.answers["touchpoint"]), *pd.unique(wave.comments["touchpoint"])]
    template = gettext_noop(
        "The touchpoint {key} is neither in the store nor described by a [[touchpoint]] of the mapping."
    )
    unknown = [Message(template, {"key": key}) for key in dict.fromkeys(asked) if key not in ids]
    if unknown:
        raise ImportRefused(unknown)
    return ids


def _survey(change: Change, wave: Wave, replaces: str) -> int:
    """Return the survey's id: an existing one, the replaced one under its new key, or a new one."""
    known = ids_by_key(change.connection, survey)
    if replaces and replaces not in known:
        template = gettext_noop("There is no survey {key} to replace. The store holds: {known}.")
        raise ImportRefused([Message(template, {"key": replaces, "known": ", ".join(known) or "–"})])
    if replaces and replaces != wave.key:
        changes.rename(change, "survey", replaces, wave.key)
        known[wave.key] = known[replaces]
    details = {"name": wave.name, "file": wave.file, "mapping": wave.mapping}
    if wave.key in known:
        if replaces:
            version = select(survey.c.version).where(survey.c.id == known[wave.key])
            changes.edit(change, "survey", wave.key, change.connection.execute(version).scalar_one(), details)
        return known[wave.key]
    return changes.add(change, "survey", {"key": wave.key, **details})


def _identified(answers: pd.DataFrame, ids: dict[str, int]) -> pd.DataFrame:
    given = answers.drop(columns="touchpoint")
    return given.assign(touchpoint_id=answers["touchpoint"].astype("category").map(ids).astype("int64"))


def stored(connection: Connection, survey_id: int) -> pd.DataFrame:
    """Return a survey's answers with their ids; touchpoint_id 0 is the whole relationship."""
    columns = [response.c[name] for name in ["id", "respondent", "measure", *CONTENT]]
    place = func.coalesce(response.c.touchpoint_id, 0).label("touchpoint_id")
    day = cast(response.c.date, Text).label("date")
    statement = select(*columns, place, day).where(response.c.survey_id == survey_id)
    inside, outside = frame(connection, statement), lake.outside(connection, statement, survey_id)
    return inside if outside is None else pd.concat([inside, outside], ignore_index=True) if len(inside) else outside


def _difference(
    old: pd.DataFrame, new: pd.DataFrame, key: str, *, replacing: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of *new* to add and the rows of *old* to remove."""
    if old.empty:
        return new, old
    plain = new.astype(dict.fromkeys(["measure", "scale", "date", "segment", "need"], "object"))
    both = plain.merge(old, on=IDENTITY, how="left", suffixes=("", "_old"))
    found = both["id"].notna()
    same = found & _same(both)
    differing = both[found & ~same]
    if not replacing:
        _refuse(_clash(old, plain, differing, key))
        return new[~found.to_numpy()], old.iloc[:0]
    return new[~same.to_numpy()], old[~old["id"].isin(both.loc[same, "id"])]


def _same(both: pd.DataFrame) -> pd.Series:
    return pd.concat([both[name] == both[f"{name}_old"] for name in CONTENT], axis=1).all(axis=1)


def _clash(old: pd.DataFrame, new: pd.DataFrame, differing: pd.DataFrame, key: str) -> list[Message]:
    """Return why answers cannot be merged with those of the same survey in the store."""
    if not differing.empty:
        first = differing.iloc[0]
        column = next(name for name in CONTENT if first[name] != first[f"{name}_old"])
        template = gettext_noop(
            "{count} answers are already in the survey {survey} with other values; the first is respondent"
            " {respondent}, {measure}, with {column} {old} in the store and {new} in the file. To correct the"
            " survey, load the file with --replaces {survey}."
        )
        values = {name: first[name] for name in ("respondent", "measure")}
        values |= {"old": _shown(first[f"{column}_old"]), "new": _shown(first[column])}
        values |= {"count": len(differing), "survey": key, "column": column}
        return [Message(template, values)]
    if _files_of_nameless(old) and _files_of_nameless(new) - _files_of_nameless(old):
        template = gettext_noop(
            "The survey {survey} already holds answers without respondents from another file, so a corrected answer"
            " cannot be told from a new one. Give this file a survey of its own, or load it with --replaces {survey}."
        )
        return [Message(template, {"survey": key})]
    return []


def _shown(value: object) -> object:
    """Return a value for a sentence: a whole number without decimals, a dash for a blank."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "–" if value == "" else value


def _files_of_nameless(answers: pd.DataFrame) -> set[str]:
    """Return the files whose rows are used as respondents (#file:row)."""
    names = answers["respondent"].astype("str")
    nameless = names[names.str.match(r"#[0-9a-f]{12}:")]
    return set(nameless.str[:13])


def _refuse(faults: list[Message]) -> None:
    if faults:
        raise ImportRefused(faults)


def write(
    connection: Connection,
    survey_id: int,
    old: pd.DataFrame,
    added: pd.DataFrame,
    removed: pd.DataFrame,
    *,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write the difference to the *old* answers of a survey, and the difference it makes to every count.

    *added* answers that are put back have an id.
    """
    if len(added) or len(removed):
        digests.forget(connection, survey_id)
    touched = old
    if len(old):
        touched = old[old["respondent"].isin(added["respondent"]) | old["respondent"].isin(removed["respondent"])]
    kept = touched[~touched["id"].isin(removed["id"])] if len(removed) else touched
    rows.delete_all(connection, survey_id, removed)
    rows.insert(connection, survey_id, added, progress)
    for sign, part in ((-1, removed), (1, added)):
        for name, cells in counting.counts(part).items() if len(part) else ():
            counting.add_up(connection, tables.tables[name], cells, sign)
    counting.add_up(connection, pair_count, counting.pairs(touched), -1)
    after = pd.concat([kept, added], ignore_index=True) if len(kept) else added
    counting.add_up(connection, pair_count, counting.pairs(after), 1)
    moments.recount(connection, {*map(int, added["touchpoint_id"]), *map(int, removed["touchpoint_id"])})
