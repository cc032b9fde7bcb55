"""Unpack what was exported as a .zip or a .gz."""

import gzip
import io
import zipfile
from pathlib import Path

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.exchange.phrases import quoted, refuse

LARGEST = 2**30
"""Bytes that a packed file may hold: more is a mistake or a trap, not a survey."""

WORKBOOK = {"[Content_Types].xml", "mimetype"}
"""Parts that only documents hold: a workbook is packed itself."""


def is_workbook(content: bytes) -> bool:
    """Tell whether an unpacked file is a workbook, or another document that is packed as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return content.startswith(b"PK") and bool(WORKBOOK & set(packed.namelist()))
    except Exception:  # the library answers damaged archives with a dozen kinds of error
        return False


def unpack(content: bytes, file: str) -> tuple[bytes, str]:
    """Return what a .zip of one file or a .gz holds, with its name; anything else, a workbook too, comes back as it is."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")):
        return content, file
    try:
        held, name = _unzip(content, file) if content.startswith(b"PK") else _ungzip(content, file)
    except ImportRefused:
        raise
    except Exception:  # the libraries answer damaged archives with a dozen kinds of error
        refuse(gettext_noop("{file} is packed and cannot be unpacked: it is damaged or locked."), file=file)
    if len(held) > LARGEST:
        refuse(gettext_noop("{file} holds more than {most} bytes; split it."), file=file, most=LARGEST)
    return held, name


def _ungzip(content: bytes, file: str) -> tuple[bytes, str]:
    with gzip.open(io.BytesIO(content)) as packed:
        return packed.read(LARGEST + 1), file.removesuffix(".gz")


def _unzip(content: bytes, file: str) -> tuple[bytes, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
        if WORKBOOK & set(names):
            return content, file
        if len(names) != 1:
            template = gettext_noop("{file} holds {count} files; it must hold exactly one: {names}.")
            refuse(template, file=file, count=len(names), names=quoted(names, 10))
        with packed.open(names[0]) as inner:
            return inner.read(LARGEST + 1), Path(names[0]).name
