"""Broken and hostile uploads, whatever they are called: a sentence each or a sound reading, and the store as it was.

What reading one may take is limited in the child that reads it; here is seen that all is read in one, what it took
with all around it, and that all that comes back is a sentence.
"""

import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from cxdash.exchange import isolated
from cxdash.store import database
from tests.company import COMPANY, take
from tests.exchange import broken
from tests.exchange.cost import Cost, Meter
from tests.soak import COSTS, TIMES

GATE, SOAK = 100, 1_000
COUNT = GATE if TIMES == 1 else SOAK
TOGETHER = 20
MOST = Cost(2.0, 60.0, 300 * 2**20)
"""What one may take: processor time of reader and child, seconds on the clock of a busy machine, more bytes."""

PLACES = ("row", "sheet", "column", "file", "folder", "question")


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, COUNT, TOGETHER))
def test_a_broken_upload_is_a_sentence_and_changes_nothing(
    first, sqlite_address, tmp_path, typed, monkeypatch, record_property
):
    take(database.open_store(sqlite_address), COMPANY)
    meter = Meter(monkeypatch)
    faults, costs = [], []
    for number in range(first, first + TOGETHER):
        fault, cost = what_is_wrong(number, sqlite_address, tmp_path, partial(meter.cost, partial(answered, typed)))
        faults.append(fault)
        costs.append((number, broken.kind_of(number), *cost))
    record_property(COSTS, costs)

    too_costly = [one for one in costs if any(taken > most for taken, most in zip(one[2:], MOST, strict=True))]

    assert list(filter(None, faults)) == []
    assert too_costly == []


def test_what_a_child_holds_and_computes_is_part_of_the_cost(monkeypatch):
    answer, cost = Meter(monkeypatch).cost(isolated.run, held_for_a_while, b"", "a.csv")

    assert answer == 200 * 2**20
    assert 0.3 <= cost.processor <= cost.clock + 0.1
    assert 200 * 2**20 <= cost.memory <= 300 * 2**20


def held_for_a_while(_content, _file):
    """Hold 200 MB and compute for a third of a second."""
    held = bytearray(b"x") * (200 * 2**20)
    begun = time.process_time()
    while time.process_time() < begun + 0.3:
        pass
    return len(held)


def answered(typed, address, file):
    """Return the exit code, what is printed and what is refused; None and the problem where it fails."""
    try:
        return typed(address, "import", file)
    except Exception as problem:
        return None, "", repr(problem)


def what_is_wrong(number, address, folder, measured):
    """Return what was not as it should be when the upload of a number was imported, or '', and what it cost."""
    name, content = broken.upload(number)
    file = folder / name
    file.write_bytes(content)
    before = contents(address)
    (code, said, refusal), cost = measured(address, file)
    file.unlink()
    changed = contents(address) != before
    named = name in refusal or any(place in refusal.casefold() for place in PLACES)
    if code not in {0, 1} or "Traceback" in said + refusal or (code == 1 and (changed or not named)):
        return f"{number}, {broken.kind_of(number)}, {name}: {code}, changed: {changed}, {refusal[:300]}", cost
    return "", cost


def contents(address):
    """Return all that a store holds."""
    with closing(sqlite3.connect(Path(address.removeprefix("sqlite:///")))) as connection:
        return list(connection.iterdump())
