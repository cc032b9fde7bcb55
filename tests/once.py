"""Make what takes long once, though tests run in several processes."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run of the tests that all its workers see."""
    return factory.getbasetemp().parent if "popen-gw" in factory.getbasetemp().name else factory.getbasetemp()


def once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that *make* has filled, in this process or in another; whoever comes later waits."""
    made = folder / name
    if made not in _made:
        _make_once(made, make)
        _made.add(made)
    return made


_made: set[Path] = set()
"""Folders that this process knows to be filled."""


def _make_once(made: Path, make: Callable[[Path], object]) -> None:
    with closing(sqlite3.connect(made.with_suffix(".lock"), timeout=600, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        if not made.exists():
            begun = made.with_suffix(".begun")
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(made)
