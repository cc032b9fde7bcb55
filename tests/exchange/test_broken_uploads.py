"""Broken and hostile uploads, whatever they are called: a sentence each or a sound reading, and the store as it was.

What reading one may take is limited in the child that reads it; here is seen that all is read in one, what it took
with all around it, and that all that comes back is a sentence.
"""

import os
import resource
import sqlite3
import sys
import time
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
PROCESSOR, CLOCK, MEMORY = 2.0, 60.0, 300 * 2**20
"""What one may take: processor time of reader and child, seconds on the clock of a busy machine, more bytes."""

PLACES = ("row", "sheet", "column", "file", "folder", "question")


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, COUNT, TOGETHER))
def test_a_broken_upload_is_a_sentence_and_changes_nothing(first, sqlite_address, tmp_path, typed):
    take(database.open_store(sqlite_address), COMPANY)
    earlier = memory_of(resource.RUSAGE_CHILDREN)  # what other tests' children held cannot be taken from it
    wrong = [
        fault
        for number in range(first, first + TOGETHER)
        if (fault := what_is_wrong(number, sqlite_address, tmp_path, typed))
    ]

    most = max(memory_of(resource.RUSAGE_SELF) + MEMORY, earlier)

    assert wrong == []
    assert memory_of(resource.RUSAGE_CHILDREN) <= most


def what_is_wrong(number, address, folder, typed):
    """Return what was not as it should be when the upload of a number was imported, or ''."""
    name, content = broken.upload(number)
    file = folder / name
    file.write_bytes(content)
    before, used, begun = contents(address), processor_time(), time.monotonic()
    try:
        code, said, refusal = typed(address, "import", file)
    except Exception as problem:
        return f"{number}, {broken.kind_of(number)}, {name}: {problem!r}"
    finally:
        file.unlink()
    used, taken = processor_time() - used, time.monotonic() - begun
    if used > PROCESSOR or taken > CLOCK:
        return f"{number}, {broken.kind_of(number)}, {name}: {used:.2f} s of processor time, {taken:.1f} s"
    changed = contents(address) != before
    named = name in refusal or any(place in refusal.casefold() for place in PLACES)
    if code not in {0, 1} or "Traceback" in said + refusal or (code == 1 and (changed or not named)):
        return f"{number}, {broken.kind_of(number)}, {name}: {code}, changed: {changed}, {refusal[:300]}"
    return ""


def processor_time():
    """Return the seconds that this process and its children have computed."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def memory_of(whose):
    """Return the most bytes that this process, or one of its children, has held; a child begins with its parent's."""
    return resource.getrusage(whose).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def contents(address):
    """Return all that a store holds."""
    with closing(sqlite3.connect(Path(address.removeprefix("sqlite:///")))) as connection:
        return list(connection.iterdump())
