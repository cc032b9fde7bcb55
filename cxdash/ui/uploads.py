"""A company's workbook loaded from the page: read and checked, shown as what it would change, then taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from cxdash import demo_store
from cxdash.exchange.checked import check
from cxdash.exchange.folder import read_upload
from cxdash.faults import Refused
from cxdash.store import database, importing
from cxdash.store import tables as store_tables
from cxdash.store.differences import Plan
from cxdash.ui import draw, exports, labels, loaders, notices
from cxdash.ui.words import Words

KINDS = ["xlsx", "xlsm", "zip", "csv"]
READ = "workbook as read"


@dataclass(frozen=True)
class Upload:
    """A file as read, and what it would change; or why it is refused.

    *about*: the file, what it corrects and the store's content, all of which the plan depends on.
    """

    about: tuple[Any, ...]
    tables: dict[str, pd.DataFrame]
    notes: list[str]
    plan: Plan | None
    faults: list[str]


def workbook(words: Words) -> None:
    """Let the reader choose a workbook, see what it would change, and take it in."""
    draw.note(
        words.say("Download the empty workbook, fill in what you have, and load it here."),
        words.say("The least that is useful: stages, roles, and who answers for what."),
    )
    exports.template(words)
    st.session_state.setdefault("workbooks loaded", 0)
    place = f"workbook {st.session_state['workbooks loaded']}"
    file = st.file_uploader(words.say("A workbook, or CSV files packed in one .zip"), KINDS, key=place)
    if file is None:
        return
    with st.spinner(words.say("Reading …")):
        upload = _upload(file, words)
    notices.box(notices.REFUSED, _headed(words.say("The file was not taken in:"), upload.faults))
    notices.box(notices.WARNING, upload.notes)
    if upload.plan is None:
        return
    tell(upload.plan, words)
    if upload.plan and st.button(words.say("Take it in"), key="take workbook", type="primary"):
        _take(upload, words)


def _upload(file: Any, words: Words) -> Upload:
    """Return the file as read, from the last run where nothing has changed since."""
    kept: Upload | None = st.session_state.get(READ)
    with_answers = kept is not None and kept.about[0] == file.file_id and "responses" in kept.tables
    corrected = _corrected(words) if with_answers else ""
    own = loaders.own_store()
    with database.reading(own) as connection:
        about = (file.file_id, corrected, words.language, str(own.url), tuple(database.versions(connection).items()))
    if kept is None or kept.about != about:
        kept = _read(file.getvalue(), file.name, about, corrected, words)
        st.session_state[READ] = kept
        if "responses" in kept.tables and not with_answers:
            st.rerun()  # to ask which survey the file corrects
    return kept


def _corrected(words: Words) -> str:
    """Ask which survey the file corrects, where answers are already in."""
    with database.reading(loaders.own_store()) as connection:
        held = store_tables.known(connection)["surveys"]
    names = {"": words.say("No earlier survey"), **{key: words.name(row) for key, row in held.items()}}
    if len(names) == 1:
        return ""
    return st.selectbox(
        words.say("Survey that the file corrects"),
        list(names),
        format_func=names.__getitem__,
        key="workbook corrects",
        width=340,
        help=words.say("Then answers that the file lacks go, and those that differ are taken over."),
    )


def _read(content: bytes, name: str, about: tuple[Any, ...], corrected: str, words: Words) -> Upload:
    tables: dict[str, pd.DataFrame] = {}
    try:
        raw = read_upload(content, name)
        with database.reading(loaders.own_store()) as connection:
            checked = check(raw, store_tables.known(connection))
        tables, replaces = checked.tables, [corrected] if corrected else []
        plan = importing.load(loaders.own_store(), tables, actor=loaders.actor(), replaces=replaces, dry_run=True)
    except Refused as refused:
        return Upload(about, tables, [], None, [words.sentence(fault) for fault in refused.faults])
    return Upload(about, tables, [words.sentence(note) for note in checked.notes], plan, [])


def tell(plan: Plan, words: Words) -> None:
    """Show what would be added, changed and removed, sheet by sheet; each row behind its sheet."""
    if not plan:
        notices.box(notices.DONE, [words.sentence(sentence) for sentence in plan.sentences()])
        return
    st.subheader(words.say("What it would change"), anchor=False)
    for one in plan.differences:
        said = labels.on_screen(one.said(), words)
        details = [labels.on_screen(sentence, words) for sentence in one.details()]
        if not details:
            draw.line(said)
            continue
        with st.expander(draw.plain(said)):
            draw.lines(details)


def _take(upload: Upload, words: Words) -> None:
    corrected = upload.about[1]
    replaces = [corrected] if corrected else []
    written = progress(len(upload.tables.get("responses", ())), words)
    try:
        plan = importing.load(
            loaders.own_store(), upload.tables, actor=loaders.actor(), replaces=replaces, progress=written
        )
    except Refused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    done = [labels.on_screen(one.said(), words) for one in plan.differences]
    taken_in([words.say("The workbook is in."), *done])
    st.session_state["workbooks loaded"] += 1
    st.rerun()


def progress(total: int, words: Words) -> Callable[[int], None]:
    """Draw a bar, and return what is to be told how many answers are written."""
    bar = st.progress(0.0, words.say("Writing …"))

    def tell(written: int) -> None:
        bar.progress(min(1.0, written / max(1, total)), words.say("Writing …"))

    return tell


def taken_in(sentences: list[str]) -> None:
    """Say on the next run what was taken in, and show the company's own data from then on."""
    notices.later(notices.DONE, *sentences)
    st.session_state["store"] = "" if demo_store.own_holds_anything() else demo_store.OWN


def _headed(head: str, sentences: list[str]) -> list[str]:
    return [head, *sentences] if sentences else []
