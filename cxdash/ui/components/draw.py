"""Put headings, findings, figures, tables and sentences on the page."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from cxdash.i18n.translator import NOTHING, Words
from cxdash.presenters.elements import Figure, PictureTables
from cxdash.ui.components import pictures
from cxdash.ui.components.pictures import Picture, projected
from cxdash.ui.shell.links import link

MOST_WITHOUT_SCROLLING = 40
"""Rows that a table shows at once; a longer one scrolls within itself."""

LONG, SENTENCE_WIDTH, SENTENCE_HEIGHT = 45, 330, 66
"""In a table of sentences: from how many signs a cell is one, and how wide and high it is, in pixels. Only above 64
are cells broken into lines.
"""

FIGURE_SIGN, NAME_SIGN, LEAST_FIGURE, AROUND_FIGURE, MOST_ABREAST = 15.0, 8.0, 150, 64, 3
"""How wide a sign of a figure and of its name is, how wide both are at least, and what stands around them, in pixels;
more figures than these stand in a row that breaks where it is full.
"""

SIGN, AROUND, WIDEST = 7, 20, 600
"""How wide a sign in a table is, what stands around a cell's text, and the widest cell, in pixels."""


def panels(drawn: Picture, words: Words, shown: Iterable[tuple[str, str, PictureTables]]) -> None:
    """Draw the same picture over several tables, one below the other, each under its title and what is said of it."""
    for title, said, table in shown:
        strong(title)
        if said:
            note(said)
        pictures.show(drawn, words, title, table)


def heading(question: str) -> None:
    """Head the page with the question it answers."""
    st.header(question, anchor=False)


def finding(sentence: str) -> None:
    """Say what the figures show, before anything is drawn."""
    st.markdown(f"{'##' if projected() else '####'} {plain(sentence)}")


def figures(shown: Sequence[Figure]) -> None:
    """Put three figures side by side, on the overview four, each with what it is compared with."""
    if not shown:
        return
    if len(shown) > MOST_ABREAST:
        with st.container(horizontal=True):
            for figure in shown:
                signs = max(FIGURE_SIGN * len(figure.value), NAME_SIGN * len(figure.name), LEAST_FIGURE)
                _figure(figure, st.container(border=True, height="stretch", width=round(AROUND_FIGURE + signs)))
        return
    widths = [max(FIGURE_SIGN * len(figure.value), NAME_SIGN * len(figure.name), LEAST_FIGURE) for figure in shown]
    widths += [sum(widths)] * (2 - len(shown))
    for column, figure in zip(st.columns(widths)[: len(shown)], shown, strict=True):
        with column:
            _figure(figure, st.container(border=True, height="stretch"))


def _figure(figure: Figure, place: Any) -> None:
    with place:
        st.metric(figure.name, figure.value, help=figure.definition)
        if figure.notes:
            note(*figure.notes)
        if figure.key:
            link("methods", figure.link_label, part=figure.key)


def table(rows: pd.DataFrame, alt: str, *, sentences: bool = False, **options: Any) -> None:
    """Draw a table that the reader can sort, search and save; where cells hold *sentences*, they are seen whole."""
    plain = st.column_config.NumberColumn(format="localized")  # with the reader's own decimal mark
    columns: dict[str, Any] = dict.fromkeys(rows.select_dtypes("number").columns, plain) | _uneven(rows)
    height: Literal["content", "auto"] = "content" if len(rows) <= MOST_WITHOUT_SCROLLING else "auto"
    if sentences:
        long = [name for name in rows if rows[name].astype(str).str.len().max() >= LONG]
        columns |= dict.fromkeys(long, st.column_config.TextColumn(width=SENTENCE_WIDTH))
        options["row_height"] = SENTENCE_HEIGHT
    st.dataframe(rows, hide_index=True, alt=alt, placeholder=NOTHING, column_config=columns, height=height, **options)


def _uneven(rows: pd.DataFrame) -> dict[str, Any]:
    """Give room to the longest cell in a column of short ones, which the browser would cut."""
    wide = {}
    for name in rows.select_dtypes(exclude="number"):
        signs = rows[name].dropna().astype(str).str.len()
        if len(signs) and signs.max() > 2 * signs.mean():
            width = AROUND + SIGN * max(len(str(name)), int(signs.max()))
            wide[name] = st.column_config.TextColumn(width=min(width, WIDEST))
    return wide


def beside() -> Sequence[Any]:
    """Return two columns: the picture, and what customers wrote beside it."""
    return st.columns([3, 2], gap="large")


def sliders_and_results() -> Sequence[Any]:
    """Return the places for sliders and, beside them, for what they bring."""
    return st.columns(2, gap="large")


def tight() -> Any:
    """Return a place where things stand close together."""
    return st.container(gap="xxsmall")


def aside(sentence: str) -> None:
    """Say something quietly, beside something else."""
    st.markdown(f":small[:gray[{plain(sentence)}]]", width="content")


def label(name: str) -> None:
    """Say what stands below, as Streamlit does over a control."""
    st.markdown(f":small[{plain(name)}]")


def group(title: str) -> Any:
    """Head a group of controls; return the line of the heading, for what belongs to all of them."""
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        st.markdown(f"**{plain(title)}**", width="content")
    return row


def results(found: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """Set results one below the other: the name with what it is in a few words, and under it what is said of it."""
    with st.container(border=True, gap="xsmall"):
        for name, value, notes in found:
            under = f":small[:gray[{plain(' · '.join(notes))}]]"
            st.markdown(f":gray[{plain(name)}]  **{plain(value)}**  \n{under}")


def door(title: str, sentence: str) -> None:
    """Head a way to begin."""
    st.subheader(title, anchor=False)
    line(sentence)


def more(title: str) -> Any:
    """Return a place that is closed at first; what is in it is computed only while it is open."""
    return st.expander(title, on_change="rerun", key=f"more {title}")


def quotes(title: str, sentences: Sequence[tuple[str, str]], empty: str) -> None:
    """Set what customers wrote, each with where and when."""
    st.subheader(title, anchor=False)
    if not sentences:
        note(empty)
    for text, source in sentences:
        with st.container(border=True, gap="xxsmall"):
            st.text(text)
            note(source)


def finding_to_discuss(said: str, badge: str, ask: str, evidence: str) -> None:
    """Set a finding: the statement, marked by a *badge* where there is one, the question for the room, the evidence."""
    st.markdown(f"**{plain(said)}**" + (f" :orange-badge[{plain(badge)}]" if badge else ""))
    line(ask)
    if evidence:
        note(evidence)


def parts(found: Iterable[tuple[str, pd.DataFrame]], *, sentences: bool = False) -> None:
    """Say several findings, each with the table behind it where there is one."""
    for sentence, rows in found:
        line(sentence)
        if len(rows):
            table(rows, sentence, sentences=sentences)


def told(found: Iterable[tuple[Sequence[str], str, pd.DataFrame]], *, sentences: bool = False) -> None:
    """Say what stands behind a tab: lines, and under them a table by its title where there is one; where cells hold
    *sentences*, they are seen whole.
    """
    for said, title, rows in found:
        lines(said)
        if title:
            table(rows, title, sentences=sentences)


def titled(found: Iterable[tuple[str, pd.DataFrame]]) -> None:
    """Draw tables one below the other, each under its title."""
    for title, rows in found:
        strong(title)
        table(rows, title)


def missing(sentences: Sequence[str], otherwise: str) -> None:
    """Say what is missing, a line each, or that nothing is."""
    finding(sentences[0] if sentences else otherwise)
    if sentences[1:]:
        note(*sentences[1:])


def strong(sentence: str) -> None:
    """Say a sentence in bold."""
    st.markdown(f"**{plain(sentence)}**")


def line(sentence: str) -> None:
    """Say a sentence as plain text."""
    st.markdown(plain(sentence))


def lines(sentences: Sequence[str]) -> None:
    """Say several sentences, a line each."""
    if sentences:
        st.markdown("  \n".join(map(plain, sentences)))


def note(*sentences: str) -> None:
    """Say something quietly, a line each, in the theme's grey: Streamlit's own captions are too faint to read."""
    quietly = ":gray[{}]" if projected() else ":small[:gray[{}]]"
    st.markdown("  \n".join(quietly.format(plain(sentence)) for sentence in sentences))


def notes(sentences: Sequence[str]) -> None:
    """Say quietly what there may be to say, a line each."""
    if sentences:
        note(*sentences)


def plain(sentence: str) -> str:
    """Keep names and comments from being read as Markdown."""
    for sign in "\\`*_[]<>$#~:":
        sentence = sentence.replace(sign, f"\\{sign}")
    return sentence
