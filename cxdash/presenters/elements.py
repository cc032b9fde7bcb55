"""What a page is made of, ready to draw: figures with their definitions, and the tables of pictures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from cxdash.definitions import DEFINITIONS
from cxdash.i18n.translator import Words


class Figure(NamedTuple):
    """A figure card: name, value in words, notes under it, definition, and the definition's key with its link text."""

    name: str
    value: str
    notes: Sequence[str]
    definition: str
    key: str = ""
    link_label: str = ""


class PictureTables(NamedTuple):
    """The named tables of a picture as Arrow, and the number of rows in the table "rows"."""

    tables: dict[str, bytes]
    rows: int


def figure(key: str, value: str, notes: Sequence[str], words: Words, *, name: str = "") -> Figure:
    """Return the figure card of definition *key*; *name* replaces the definition's own name."""
    one = DEFINITIONS[key]
    definition = f"{words.gettext(one.meaning)}\n\n{words.gettext(one.counted)}"
    return Figure(name or words.gettext(one.name), value, notes, definition, key, words.gettext("How it is counted"))


def picture_tables(tables: Mapping[str, pd.DataFrame]) -> PictureTables:
    """Return a picture's tables as they are sent to the browser: converted once, and safe from changes."""
    return PictureTables({name: _arrow(table) for name, table in tables.items()}, len(tables["rows"]))


def _arrow(table: pd.DataFrame) -> bytes:
    converted = pa.Table.from_pandas(table)
    sink = pa.BufferOutputStream()
    with pa.RecordBatchStreamWriter(sink, converted.schema) as writer:
        writer.write_table(converted)
    return sink.getvalue().to_pybytes()
