"""Lists of paths, spending, scores and responsibilities loaded from the page: read, asked about, seen, taken in."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.exchange import isolated
from cxdash.exchange.company.validation import Checked
from cxdash.exchange.door import lists
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make, Read
from cxdash.exchange.lists.reading import Question
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal
from cxdash.services import customer_records
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.ui.components import draw, grid, notices
from cxdash.ui.data import making, questions, uploads
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

READ = "list as read"


def load(file: Any, kind: Kind, words: Words) -> None:
    """Show how a list is read, ask what it leaves open, show what it would change, and take it in."""
    place = f"{kind} {file.file_id}"
    try:
        answers, all_answered = questions.answer(lambda given: _open(file, kind, given), words, place)
        found = _read(file, kind, answers, Make())
        _columns(found, words)
        if not all_answered:
            draw.note(words.gettext("Answer the questions above, and you will see here what the file gives."))
            return
        if found.lacking:
            make = making.ask(found, place, words)
            if make is None:
                return
            found = _read(file, kind, answers, make)
        _take(found, words)
    except ImportRefused as refused:
        refuse(refused, words)


def refuse(refused: ImportRefused, words: Words) -> None:
    """Say everything that is wrong with a file."""
    said = [words.sentence(fault) for fault in refused.faults]
    notices.box(notices.REFUSED, [words.gettext("The file was not imported:"), *said])


def _open(file: Any, kind: Kind, answers: dict[str, str]) -> Sequence[Question]:
    return _read(file, kind, answers, Make()).found.questions


def _read(file: Any, kind: Kind, answers: Mapping[str, str], make: Make) -> Read:
    """Return a list as read, from an earlier run where neither it nor the store has changed since."""
    own = cache.own_store()
    with database.reading(own) as connection:
        about = (file.file_id, kind, str(own.url), tuple(database.versions(connection).items()))
        kept = st.session_state.get(READ)
        found: dict[object, Read] = kept[1] if kept is not None and kept[0] == about else {}
        st.session_state[READ] = (about, found)
        key = (tuple(sorted(answers.items())), make)
        if key not in found:
            known = store_tables.known(connection)
            given = (kind, known, controls.today(), dict(answers), make)
            found[key] = isolated.run(lists.read, file.getvalue(), file.name, *given)
    return found[key]


def _columns(read: Read, words: Words) -> None:
    """Show what each column is, and why."""
    rows = list_proposal.columns(read.found, words)
    heads = [words.gettext("Column"), words.gettext("What it is"), words.gettext("Why")]
    more = draw.more(words.gettext("How the columns are read"))
    if more.open and rows:
        with more:
            grid.show(pd.DataFrame(rows, columns=heads), words.gettext("How the columns are read"), words)


def _take(read: Read, words: Words) -> None:
    """Say what a list gives and would change, and take it in when that is wanted."""
    checked = Checked(read.found.tables, [])
    plan, _ = customer_records.take_in(cache.own_store(), checked, who=who.who(), dry_run=True)
    st.subheader(words.gettext("What it gives"), anchor=False)
    for one in read.found.summary:
        draw.strong(words.sentence(one))
    draw.notes([words.sentence(note) for note in read.found.notes])
    uploads.show_plan(plan, words)
    if plan and st.button(words.gettext("Import"), key="take list", type="primary"):
        own, actor = cache.own_store(), who.who()
        with uploads.writing(uploads.rows(checked.tables), words) as written:
            done, _ = customer_records.take_in(own, checked, who=actor, progress=written)
        uploads.taken_in(words.gettext("The file is in."), done, words)
        st.rerun()
    uploads.show_lists(plan, words)
