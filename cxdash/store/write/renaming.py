"""Give a row another key; everything that refers to it follows."""

from sqlalchemy import select, update

from cxdash.domain.keys import LONGEST_KEY, is_key
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import SHEETS
from cxdash.store.count_tables import need_count
from cxdash.store.lake import reading as lake
from cxdash.store.schema import decision, path, response, stage, touchpoint
from cxdash.store.write import changes
from cxdash.store.write.bulk import digests, rows
from cxdash.store.write.changes import Change
from cxdash.store.write.workshop.following import FOLLOWED, follow


def rename(change: Change, sheet_name: str, key: str, new: str) -> None:
    """Rename a key of a sheet; what refers to it by id follows by itself, paths, answers and votes are rewritten."""
    keyed = {sheet.name: sheet for sheet in SHEETS if sheet.renamed}
    if sheet_name not in keyed:
        template = gettext_noop("The sheet {sheet} has no keys; those that have are {known}.")
        raise ImportRefused([Message(template, {"sheet": sheet_name, "known": ", ".join(keyed)})])
    new = new.strip()
    if not is_key(new):
        template = gettext_noop(
            '"{key}" cannot be a key; a key is one line of at most {most} characters, without < > / \\ % and not an '
            '"example:".'
        )
        raise ImportRefused([Message(template, {"key": new[:LONGEST_KEY], "most": LONGEST_KEY})])
    table = keyed[sheet_name].table
    changes.rename(change, table, key, new)
    if table in FOLLOWED and new != key:
        follow(change.connection, table, key, new)
    if table in MOVED and new != key:
        _rewrite_decisions(change, table, key, new)
    if sheet_name == "touchpoints" and new != key:
        _rewrite_paths(change, key, new)
    if sheet_name == "needs" and new != key:
        _rewrite_needs(change, key, new)


MOVED = {
    "stage": ("let_downs", "score"),
    "touchpoint": ("let_downs", "score"),
    "kpi": ("kpi",),
}
"""The figures of decisions that name a row of these tables by its key."""


def _rewrite_decisions(change: Change, table: str, key: str, new: str) -> None:
    """Let decisions follow whose figure is that of a place or key figure; a stage and a touchpoint may share a key."""
    other = {"stage": touchpoint, "touchpoint": stage}.get(table)
    if other is not None and change.connection.scalar(select(other.c.id).where(other.c.key == key)):
        return
    about = decision.c.figure.in_(MOVED[table]), decision.c.figure_of == key
    rows = change.connection.execute(select(decision.c.key, decision.c.version).where(*about)).all()
    for row in rows:
        changes.edit(change, "decision", row.key, row.version, {"figure_of": new})


def _rewrite_paths(change: Change, key: str, new: str) -> None:
    for row_id, steps in change.connection.execute(select(path.c.id, path.c.path)).all():
        keys = steps.split(" > ")
        if key in keys:
            rewritten = " > ".join(new if step == key else step for step in keys)
            change.connection.execute(update(path).where(path.c.id == row_id).values(path=rewritten))
            change.note("rename", "path", steps, after={"path": rewritten})


def _rewrite_needs(change: Change, key: str, new: str) -> None:
    if lake.scalar(change.connection, select(response.c.id).where(response.c.need == new).limit(1)):
        template = gettext_noop("Answers already name the need {key}; renaming would mix the two up.")
        raise ImportRefused([Message(template, {"key": new})])
    rewritten = rows.rename_need(change.connection, key, new)
    change.connection.execute(update(need_count).where(need_count.c.need == key).values(need=new))
    if rewritten:
        digests.forget_all(change.connection)
        change.recorder.need(key, new)
        change.note("rename", "survey", "", after={"need": new, "before": key, "answers": rewritten})
