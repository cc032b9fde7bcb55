"""Text from data is never Markdown or a link, on any page, tab or control."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from cxdash.domain.sheets import EVERY
from cxdash.services import demo_store
from cxdash.ui.components.draw import plain
from tests.pages.reader import PAGES, Reader
from tests.pages.test_every_page import PARTS

NASTY = "**bold** [x](http://e.example) www.x.example a@b.example <script> :red[x] $x$ :material/home: #h"
MARKUP = ("**bold**", "[x](", "http://e", "www.x", "a@b", "<script>", ":red[x]", "$x$", ":material/home:")
NOT_MARKDOWN = {
    "selectbox": ("options",),
    "multiselect": ("options",),
    "text": ("body",),
    "code": ("code_text",),
    "html": ("body",),
}
"""What Streamlit draws as it is; tables for paper are HTML, in which Markdown means nothing."""

FIELDS = ("label", "body", "help", "delta", "caption", "captions", "content", "content_help", "options", "text")
"""What it draws as Markdown."""


@pytest.fixture
def nasty_store(made, tmp_path, monkeypatch):
    """A store in which every text of the company's own is markup."""
    file = tmp_path / "nasty.db"
    shutil.copyfile(made("company").removeprefix("sqlite:///"), file)
    with closing(sqlite3.connect(file)) as connection:
        for table, column in texts(connection):
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? || rowid WHERE "{column}" <> \'\'', [NASTY])
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if "segment" in columns(connection, table):
                connection.execute(f"UPDATE \"{table}\" SET segment = segment || ' {NASTY}' WHERE segment <> ''")
        connection.commit()
    monkeypatch.setenv("CXDASH_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setattr(demo_store, "STORE", tmp_path / "demo.db")


def texts(connection):
    """Give the table and column of every text that a sheet describes, but for those with a form of their own."""
    formed = {
        "mapping",
        "scale",
        "currency",
        "segment",
        "levers",
        "beliefs",
        "baseline",
        "outcome",
        "model",
        "limit",
        "period",
        "journey",
    }
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for sheet in EVERY:
        table = next((name for name in tables if name in {sheet.name, sheet.name[:-1]}), "")
        held = columns(connection, table) if table else ()
        for column in sheet.columns:
            if (
                column.kind == "text"
                and not (column.codes or column.refers)
                and column.name in held
                and column.name not in {*formed, "respondent"}
            ):
                yield table, column.name


def columns(connection, table):
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def drawn(reader):
    """Give each text that the page draws as Markdown, with the kind of its element."""
    for element in reader.elements():
        yield from ((element.type, text) for text in fields(element.proto, NOT_MARKDOWN.get(element.type, ())))
    for block in reader.blocks():
        yield from ((block.type, text) for text in fields(block.proto, ()))


def fields(proto, left_out):
    for field, value in proto.ListFields() if hasattr(proto, "ListFields") else ():
        values = value if isinstance(value, (list, tuple)) or hasattr(value, "append") else [value]
        for one in values:
            if isinstance(one, str) and field.name in FIELDS and field.name not in left_out:
                yield one
            elif hasattr(one, "ListFields"):
                yield from fields(one, left_out)


def test_the_markup_is_defused():
    assert not any(mark in plain(NASTY) for mark in MARKUP)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("nasty_store")
def test_no_text_from_data_is_markup(page):
    wrong = set()
    for part in PARTS.get(page, ("",)):
        reader = Reader(page, lang="en", part=part)
        assert not reader.app.exception
        printed = [element.proto.body for element in reader.elements() if element.type == "html"]
        wrong |= {(part, "html", text[:160]) for text in printed if "<script>" in text}
        wrong |= {(part, kind, text[:160]) for kind, text in drawn(reader) if any(mark in text for mark in MARKUP)}

    assert wrong == set()
