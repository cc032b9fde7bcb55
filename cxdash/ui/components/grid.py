"""Draw tables, each as `presenters.table_form` has it: as a grid on the screen, and on paper as a plain table.

A grid is one picture, which sheets would cut through its rows, and shows a long table through a window.
"""

import itertools
import weakref
from collections.abc import Iterable
from html import escape
from typing import Any, Literal, NamedTuple

import pandas as pd
import streamlit as st

from cxdash.i18n.translator import NOTHING, Words
from cxdash.presenters import table_form
from cxdash.presenters.table_form import Column, Form, Kind
from cxdash.ui.components import pictures

MOST_WITHOUT_SCROLLING = 40
"""Rows a table shows without scrolling."""

GREY = "gray"
"""The colour of bars and lines in tables: no shade of them means anything."""

FORMED: dict[int, dict[tuple[str, bool, bool, bool], "Formed"]] = {}
"""How tables are shown, by the table's id: a table that is drawn again is not looked through again."""

DRAWN = 100
"""How many tables are kept as they were sent to browsers."""

_numbers = itertools.count()


class Formed(NamedTuple):
    """A table as it is shown: its columns, how, the same as HTML for paper, and a number that no other table has."""

    rows: pd.DataFrame
    form: Form
    printed: str
    number: int


def show(rows: pd.DataFrame, title: str, words: Words, *, sentences: bool = False) -> None:
    """Draw a table that can be sorted, searched and saved, with a switch to all its columns where they are many.

    *sentences*: break long cells into lines.
    """
    place, phone = st.container(), pictures.on_a_phone()
    shown = formed(rows, words, phone, False, sentences)
    if len(shown.rows.columns) < len(rows.columns) and st.toggle(
        words.gettext("All columns"), key=f"all columns {title}"
    ):
        shown = formed(rows, words, phone, True, sentences)
    with place:
        _draw(shown.number, title, pictures.projected(), shown, words)


@st.cache_resource(show_spinner=False, max_entries=DRAWN)
def _draw(number: int, title: str, projected: bool, _shown: Formed, _words: Words) -> None:  # noqa: ARG001
    """Draw a table; once it was drawn for anybody, Streamlit sends again what it sent then."""
    rows, form = _shown.rows, _shown.form
    written = rows.style.format({name: one.written for name, one in form.columns.items()}, na_rep=NOTHING)
    config = {name: _config(one, _words, pinned=not at) for at, (name, one) in enumerate(form.columns.items())}
    height: Literal["content", "auto"] = "content" if len(rows) <= MOST_WITHOUT_SCROLLING else "auto"
    st.dataframe(
        written,
        hide_index=True,
        alt=title,
        placeholder=NOTHING,
        column_config=config,
        height=height,
        row_height=form.row_height and pictures.pixels(form.row_height),
        width="content",
    )
    st.html(_shown.printed)


def formed(rows: pd.DataFrame, words: Words, phone: bool, whole: bool, sentences: bool) -> Formed:
    """Return how a table is shown, which is found out once, and kept for as long as the table is."""
    if id(rows) not in FORMED:
        FORMED[id(rows)] = {}
        weakref.finalize(rows, FORMED.pop, id(rows))
    of_rows, how = FORMED[id(rows)], (words.language, phone, whole, sentences)
    if how not in of_rows:
        shown = rows if whole else table_form.at_rest(rows, phone=phone)
        form = table_form.of(shown, words, sentences=sentences)
        form = table_form.of_a_phone(form, shown) if phone and len(shown) else form
        of_rows[how] = Formed(shown, form, on_paper(shown, form), next(_numbers))
    return of_rows[how]


def on_paper(rows: pd.DataFrame, form: Form) -> str:
    """Return a table as HTML, which the style sheet shows on paper only."""
    body = "".join(_line("td", cells, form) for cells in table_form.written(rows, form))
    return f'<table class="printed"><thead>{_line("th", form.columns, form)}</thead><tbody>{body}</tbody></table>'


def _line(tag: str, cells: Iterable[str], form: Form) -> str:
    sides = [' class="figure"' if one.kind in table_form.FIGURES else "" for one in form.columns.values()]
    return (
        f"<tr>{''.join(f'<{tag}{side}>{escape(cell)}</{tag}>' for side, cell in zip(sides, cells, strict=True))}</tr>"
    )


def _config(column: Column, words: Words, *, pinned: bool) -> Any:
    """Return a column for Streamlit, which writes numbers as the page's language does only where it has no format."""
    width = column.width and pictures.pixels(column.width)
    if column.kind is Kind.SHARE:
        form = table_form.share_format(words)
        return st.column_config.ProgressColumn(width=width, min_value=0, max_value=100, format=form, color=GREY)
    if column.kind is Kind.LINE:
        return st.column_config.LineChartColumn(width=width, color=GREY)
    if column.kind is Kind.NUMBER:
        return st.column_config.NumberColumn(width=width, alignment="right")
    right = column.kind is Kind.WRITTEN
    return st.column_config.Column(width=width, pinned=pinned, alignment="right" if right else None)
