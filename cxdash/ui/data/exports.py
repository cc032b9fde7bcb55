"""Downloads of the Data page: the empty workbook, and everything in the store."""

from functools import partial
from typing import Any

import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.exchange.company import export as export_files
from cxdash.exchange.company.template import template as make_template
from cxdash.i18n.translator import Words
from cxdash.store import database
from cxdash.store.read import tables as store_tables
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

WRITTEN = {"xlsx": export_files.workbook, "zip": export_files.packed}
MIME = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zip": "application/zip"}


def template(words: Words) -> None:
    """Draw the download of the empty workbook, in the reader's language."""
    st.download_button(
        words.gettext("Empty workbook"),
        partial(make_template, Words(words.tongue)),
        "cxdash-template.xlsx",
        MIME["xlsx"],
        key="download template",
        on_click="ignore",
    )


def everything(words: Words) -> None:
    """Draw the downloads of all tables, as a workbook and as CSV files."""
    if not who.allowed(Right.EXPORT, words):
        return
    draw.note(words.gettext("What is exported can be loaded again, here or elsewhere, and gives the same figures."))
    people = st.checkbox(
        words.gettext("With answers, comments, the customer list and leaders' ratings"),
        key="export with people",
        help=words.gettext("They are about single people: think of who will read the file."),
    )
    engine = cache.shown_store()
    with database.reading(engine) as connection:
        too_many = people and store_tables.answers_held(connection) > export_files.MOST_ANSWERS
    if too_many:
        draw.note(words.gettext("There are more answers than a workbook holds: take the CSV files."))
    names = {"xlsx": words.gettext("Workbook"), "zip": words.gettext("CSV files")}
    with st.container(horizontal=True):
        for kind, name in names.items():
            content = partial(_content, engine, kind, people=people)
            off = too_many and kind == "xlsx"
            place = f"download {kind}"
            st.download_button(
                name,
                content,
                f"cxdash-{controls.today()}.{kind}",
                MIME[kind],
                key=place,
                on_click="ignore",
                disabled=off,
            )


def _content(engine: Any, kind: str, *, people: bool) -> bytes:
    with database.reading(engine) as connection:
        return WRITTEN[kind](store_tables.tables(connection, with_people=people))
