"""A company's workbook loaded from the page: read and checked, shown as what it would change, then taken in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.exchange import isolated
from cxdash.exchange.door.lists import Make, Read, read_company
from cxdash.i18n.translator import Words
from cxdash.presenters.data import labels
from cxdash.presenters.data import plan as presenter
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.store.write import importing
from cxdash.store.write.differences import Plan
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.data import making
from cxdash.ui.shell import cache
from cxdash.ui.shell.signing import who

READ = "workbook as read"
TAKEN = "what was taken in"
"""The session's key for what the next run says was taken in."""

UNDER_WAY = "import under way"

LOADED = "files loaded"
"""How many files were taken in: the next one gets an uploader of its own."""


@dataclass(frozen=True)
class Upload:
    """A file as read, and what it would change; or why it is refused.

    *about*: the file, what it corrects, the store's content and what is made, all of which the plan depends on.
    *lacking*: the file as read, where it refers to what is not there yet.
    """

    about: tuple[Any, ...]
    tables: dict[str, pd.DataFrame]
    notes: list[str]
    plan: Plan | None
    faults: list[str]
    lacking: Read | None = None


def workbook(file: Any, words: Words) -> None:
    """Show what a workbook, or CSV files of its sheets, would change, and take it in."""
    with st.spinner(words.gettext("Reading …")):
        upload = _upload(file, Make(), words)
    if upload.lacking is not None:
        chosen = making.ask(upload.lacking, f"workbook {file.file_id}", words)
        if chosen is None:
            return
        upload = _upload(file, chosen, words)
    notices.box(notices.REFUSED, _headed(words.gettext("The file was not imported:"), upload.faults))
    notices.box(notices.WARNING, upload.notes)
    if upload.plan is None:
        return
    show_plan(upload.plan, words)
    if upload.plan and st.button(words.gettext("Import"), key="take workbook", type="primary"):
        _take(upload, words)
    show_lists(upload.plan, words)


def _upload(file: Any, make: Make, words: Words) -> Upload:
    """Return the file as read, from the last run where nothing has changed since."""
    kept: Upload | None = st.session_state.get(READ)
    with_answers = kept is not None and kept.about[0] == file.file_id and "responses" in kept.tables
    corrected = _corrected(words) if with_answers else ""
    own = cache.own_store()
    with database.reading(own) as connection:
        versions = tuple(database.versions(connection).items())
    about = (file.file_id, corrected, words.language, str(own.url), versions, make)
    if kept is None or kept.about != about:
        kept = _read(file.getvalue(), file.name, about, corrected, words)
        st.session_state[READ] = kept
        if "responses" in kept.tables and not with_answers:
            st.rerun()  # to ask which survey the file corrects
    return kept


def _corrected(words: Words) -> str:
    """Ask which survey the file corrects, where answers are already in."""
    with database.reading(cache.own_store()) as connection:
        held = store_tables.known(connection)["surveys"]
    names = {"": words.gettext("No earlier survey"), **{key: words.name(row) for key, row in held.items()}}
    if len(names) == 1:
        return ""
    return st.selectbox(
        words.gettext("Survey that the file corrects"),
        list(names),
        format_func=names.__getitem__,
        key="workbook corrects",
        width=340,
        help=words.gettext("Then answers that the file lacks go, and those that differ are taken over."),
    )


def _read(content: bytes, name: str, about: tuple[Any, ...], corrected: str, words: Words) -> Upload:
    tables: dict[str, pd.DataFrame] = {}
    try:
        with database.reading(cache.own_store()) as connection:
            known = store_tables.known(connection)
        read = isolated.run(read_company, content, name, known, about[-1])
        if not read.ready:
            return Upload(about, tables, [], None, [], read)
        tables, replaces = read.found.tables, [corrected] if corrected else []
        plan = importing.load(cache.own_store(), tables, who=who.who(), replaces=replaces, dry_run=True)
    except ImportRefused as refused:
        return Upload(about, tables, [], None, [words.sentence(fault) for fault in refused.faults])
    return Upload(about, tables, [words.sentence(note) for note in read.found.notes], plan, [])


def show_plan(plan: Plan, words: Words) -> None:
    """Show how much would be added, changed and removed in all; the button to do so stands under it."""
    if not plan:
        notices.box(notices.DONE, [words.sentence(sentence) for sentence in plan.sentences()])
        return
    st.subheader(words.gettext("What it would change"), anchor=False)
    draw.strong(presenter.counted(plan, words))


def show_lists(plan: Plan, words: Words) -> None:
    """Show what would be added, changed and removed list by list; each row behind its list."""
    for one in plan.differences:
        said = labels.on_screen(one.summary(), words)
        details = [labels.on_screen(sentence, words) for sentence in one.details()]
        if not details:
            draw.line(said)
            continue
        with st.expander(draw.plain(said)):
            draw.lines(details)


def _take(upload: Upload, words: Words) -> None:
    corrected = upload.about[1]
    replaces = [corrected] if corrected else []
    own, actor = cache.own_store(), who.who()
    try:
        with writing(rows(upload.tables), words) as written:
            plan = importing.load(own, upload.tables, who=actor, replaces=replaces, progress=written)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    taken_in(words.gettext("The workbook is in."), plan, words)
    st.rerun()


def rows(tables: Mapping[str, pd.DataFrame]) -> int:
    """Return how many rows there are to write."""
    return sum(map(len, tables.values()))


@dataclass
class UnderWay:
    """An import on a page: whether the store has all of it, so that it is too late to stop."""

    is_in: bool = False


@contextmanager
def writing(total: int, words: Words) -> Iterator[Callable[[int], None]]:
    """Draw a bar with a button that stops, and lend what is to be told how many of the rows in *total* are written.

    Like every click, that on the button ends the run of the page where it next draws, and the transaction with it.
    """
    under_way = st.session_state[UNDER_WAY] = UnderWay()
    bar = st.progress(0.0, words.gettext("Writing …"))
    if total:
        st.button(words.gettext("Stop"), key="stop import", on_click=_stop, args=(words,))

    def show_written(written: int) -> None:
        bar.progress(min(1.0, written / max(1, total)), words.gettext("Writing …"))

    yield show_written
    under_way.is_in = True


def _stop(words: Words) -> None:
    said = words.gettext("Stopped. Nothing was changed.")
    if st.session_state[UNDER_WAY].is_in:
        said = words.gettext("It was too late to stop: the file is in.")
    notices.later(notices.DONE, said)


def taken_in(said: str, plan: Plan | None, words: Words) -> None:
    """Say on the next run what was taken in and how much, and show the company's own data from then on."""
    counted = f"{said} {presenter.counted(plan, words)}." if plan else said
    st.session_state[TAKEN] = counted, plan
    st.session_state[LOADED] = st.session_state.get(LOADED, 0) + 1
    st.session_state["store"] = "" if demo_store.own_holds_anything() else demo_store.OWN


def show_taken(words: Words) -> None:
    """Draw what was taken in since the last run, list by list behind a click, and lead on from there."""
    said, plan = st.session_state.pop(TAKEN, ("", None))
    if not said:
        return
    notices.box(notices.DONE, [said])
    if plan:
        with st.expander(words.gettext("List by list")):
            draw.lines([labels.on_screen(one.summary(), words) for one in plan.differences])
    with st.container(horizontal=True):
        link("overview", words.gettext("See Overview"))
        link("workshop", words.gettext("Prepare a workshop"))


def _headed(head: str, sentences: list[str]) -> list[str]:
    return [head, *sentences] if sentences else []
