"""Compiled pictures on disk, beside the bytecode, so that a start need not describe any.

A file's name is a digest of the picture and of all it is made of, so what is found is never of other code or words. A
folder that cannot be written, or a broken file, costs time and nothing else.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any
from uuid import uuid4

from cxdash.domain.scales import Scale

FOLDER = Path(cache_from_source(__file__)).with_name("pictures")
HOUSE = Path(__file__).parents[1]
MADE_OF = ("charts", "domain", "i18n")
"""The packages that describe pictures; no picture depends on any other."""

MADE_WITH = ("altair", "babel")
MOST = 1_200
"""Files in a folder; pictures that depend on the data are many."""

BEGUN = time.time()
PLAIN = (str, int, float, bool, type(None), Scale)
"""Types whose values are written with all they hold."""


def of(picture: Callable[..., Any], language: str, arguments: tuple[Any, ...]) -> Path | None:
    """Return the file for a picture; None where it could be taken for another, or its code is not what now runs."""
    if not picture.__module__.startswith("cxdash.charts.") or "<" in picture.__qualname__ or not _plain(arguments):
        return None
    return file(picture.__module__, picture.__qualname__, language, arguments)


def file(*asked: Any) -> Path | None:
    """Return the file for what is made of the pictures' code and of *asked*; None where other code now runs."""
    made_of = edition()
    return FOLDER / made_of / f"{hashlib.sha256(repr(asked).encode()).hexdigest()[:32]}.json" if made_of else None


def read(file: Path) -> dict[str, Any] | None:
    """Return what is kept in a file, or None where there is nothing that can be read."""
    with suppress(OSError, ValueError):
        made = json.loads(file.read_bytes())
        return made if isinstance(made, dict) else None
    return None


def write(file: Path, content: str) -> None:
    """Keep a content in a file, all or nothing, and let go of what is of other editions."""
    with suppress(OSError):
        if not file.parent.is_dir():
            shutil.rmtree(FOLDER, ignore_errors=True)
            file.parent.mkdir(parents=True, exist_ok=True)
        if sum(1 for _ in file.parent.iterdir()) >= MOST:
            return
        _put(file, content)


def _put(file: Path, content: str) -> None:
    new = file.with_name(f"{uuid4().hex}.new")
    try:
        new.write_text(content, encoding="utf-8")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


@cache
def edition() -> str:
    """Return a digest of all that pictures are made of; '' where it is not there, or newer than this process."""
    digest, newest, files = hashlib.sha256(repr([version(name) for name in MADE_WITH]).encode()), 0.0, 0
    for file in sources():
        digest.update(f"{file.relative_to(HOUSE).as_posix()}\n{file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
        newest, files = max(newest, file.stat().st_mtime), files + 1
    return digest.hexdigest()[:32] if files and newest < BEGUN else ""


def sources() -> Iterator[Path]:
    """Give the code and the words that pictures are made of, always in the same order."""
    for package in MADE_OF:
        yield from sorted([*(HOUSE / package).rglob("*.py"), *(HOUSE / package).rglob("*.po")])


def _plain(value: Any) -> bool:
    return all(map(_plain, value)) if type(value) is tuple else type(value) in PLAIN
