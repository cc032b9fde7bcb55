"""Broken and hostile uploads, whatever they are called: a sentence each or a sound reading, and the store as it was.

What reading one may take is limited in the child that reads it; here is seen that every reader runs in one, and that
all that comes back is a sentence.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cxdash.store import database
from tests.company import COMPANY, take
from tests.exchange import broken
from tests.soak import TIMES

GATE, SOAK = 100, 1_000
COUNT = GATE if TIMES == 1 else SOAK
TOGETHER = 20
PLACES = ("row", "sheet", "column", "file", "folder", "question")


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, COUNT, TOGETHER))
def test_a_broken_upload_is_a_sentence_and_changes_nothing(first, sqlite_address, tmp_path, typed):
    take(database.open_store(sqlite_address), COMPANY)
    wrong = [
        fault
        for number in range(first, first + TOGETHER)
        if (fault := what_is_wrong(number, sqlite_address, tmp_path, typed))
    ]

    assert wrong == []


def what_is_wrong(number, address, folder, typed):
    """Return what was not as it should be when the upload of a number was imported, or ''."""
    name, content = broken.upload(number)
    file = folder / name
    file.write_bytes(content)
    before = contents(address)
    try:
        code, said, refusal = typed(address, "import", file)
    except Exception as problem:
        return f"{number}, {broken.kind_of(number)}, {name}: {problem!r}"
    finally:
        file.unlink()
    changed = contents(address) != before
    named = name in refusal or any(place in refusal.casefold() for place in PLACES)
    if code not in {0, 1} or "Traceback" in said + refusal or (code == 1 and (changed or not named)):
        return f"{number}, {broken.kind_of(number)}, {name}: {code}, changed: {changed}, {refusal[:300]}"
    return ""


def contents(address):
    """Return all that a store holds."""
    with closing(sqlite3.connect(Path(address.removeprefix("sqlite:///")))) as connection:
        return list(connection.iterdump())
