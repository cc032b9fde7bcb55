"""The elements of a page, ready to draw: figures, pictures with their tables, and tabs made of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from cxdash.definitions import DEFINITIONS
from cxdash.domain.findings import Finding
from cxdash.i18n.translator import Words

AXIS_HEIGHT = 44
"""Pixels that the axis under a picture takes."""


class Figure(NamedTuple):
    """A figure card: name, value in words, notes under it, definition, and the definition's key with its link text."""

    name: str
    value: str
    notes: Sequence[str]
    definition: str
    key: str = ""
    link_label: str = ""


class Question(NamedTuple):
    """A finding for the room: the statement, the open question, its evidence, its stage, and whether it is an error."""

    statement: str
    question: str
    evidence: str = ""
    stage: str = ""
    error: bool = False


class PictureTables(NamedTuple):
    """The named tables of a picture as Arrow, and the number of rows in the table "rows"."""

    tables: dict[str, bytes]
    rows: int


class Drawing(NamedTuple):
    """A picture over its tables.

    *picture*: the function that builds it from the words and from *arguments*. *alt*: the picture in one sentence.
    *row_height*, *above*: pixels of a row and above the rows, where the picture grows with its rows. *key*: a key for
    the browser, where the page draws several.
    """

    picture: Callable[..., Any]
    alt: str
    tables: PictureTables
    row_height: int = 0
    above: int = AXIS_HEIGHT
    arguments: tuple[Any, ...] = ()
    key: str | None = None


class Table(NamedTuple):
    """A table with its columns in words; *titled*: its title is shown; *sentences*: its cells hold sentences.

    *behind*: it waits behind *All figures*, since a picture shows what it holds.
    """

    title: str
    rows: pd.DataFrame
    titled: bool = False
    sentences: bool = False
    behind: bool = False


class Tab(NamedTuple):
    """The content of a tab, or a section of it, in the order it is drawn.

    *definitions*: keys to link to. *listed*: what a phone has in place of picture and notes, each with what is said of
    it. *phone_notes*: what a phone has in place of the notes, whose picture has fewer marks.
    *more*: the title of what waits behind a click, and its quiet sentences.
    """

    heading: str = ""
    sentences: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    drawing: Drawing | None = None
    notes: Sequence[str] = ()
    tables: Sequence[Table] = ()
    definitions: Sequence[str] = ()
    listed: Sequence[tuple[str, str]] = ()
    phone_notes: Sequence[str] | None = None
    more: tuple[str, Sequence[str]] = ("", ())


def figure(key: str, value: str, notes: Sequence[str], words: Words, *, name: str = "") -> Figure:
    """Return the figure card of definition *key*; *name* replaces the definition's own name."""
    one = DEFINITIONS[key]
    definition = f"{words.gettext(one.meaning)}\n\n{words.gettext(one.counted)}"
    return Figure(name or words.gettext(one.name), value, notes, definition, key, words.gettext("How it is counted"))


def finding_record(finding: Finding, words: Words) -> dict[str, Any]:
    """Return a finding as plain values, its sentences in a language."""
    return {
        **finding.as_record(),
        "sentence": words.sentence(finding.sentence),
        "ask": words.sentence(finding.ask),
    }


def with_rows(*tables: Table) -> list[Table]:
    """Return the tables that have rows."""
    return [table for table in tables if len(table.rows)]


def picture_tables(tables: Mapping[str, pd.DataFrame], *, rows: int | None = None) -> PictureTables:
    """Return a picture's tables as they are sent to the browser: converted once, and safe from changes.

    *rows*: the number of rows that the picture is drawn high, if not that of the table "rows".
    """
    arrow = {name: _arrow(table) for name, table in tables.items()}
    return PictureTables(arrow, len(tables["rows"]) if rows is None else rows)


def _arrow(table: pd.DataFrame) -> bytes:
    converted = pa.Table.from_pandas(table)
    sink = pa.BufferOutputStream()
    with pa.RecordBatchStreamWriter(sink, converted.schema) as writer:
        writer.write_table(converted)
    return sink.getvalue().to_pybytes()
