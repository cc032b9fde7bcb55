"""Unpack a .zip or a .gz."""

import gzip
import io
import zipfile
from pathlib import PurePath

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.phrases import quoted, refuse

LARGEST, SUSPECT_SIZE, SUSPECT_RATIO = 2**30, 50 * 2**20, 200
"""Bytes that a packed file may hold; above the second number at most so many times its own size, or it is a trap."""

WORKBOOK = {"[Content_Types].xml", "mimetype"}
"""Files that only documents hold, which are packed themselves."""


def is_workbook(content: bytes) -> bool:
    """Return whether a file is a workbook, or another document that is packed as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return content.startswith(b"PK") and bool(WORKBOOK & set(packed.namelist()))
    except Exception:  # the library answers damaged archives with a dozen kinds of error
        return False


def is_packed(content: bytes) -> bool:
    """Return whether a file begins as a .zip or a .gz does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"))


def unpack(content: bytes, file: str) -> tuple[bytes, str]:
    """Return the one file in a .zip or .gz and its name; anything else, a workbook too, comes back as it is.

    Raises ImportRefused where a .zip holds several files, cannot be unpacked, or holds too much.
    """
    files = files_in(content, file)
    if len(files) != 1:
        template = gettext_noop("{file} holds {count} files; it must hold exactly one: {names}.")
        refuse(template, file=file, count=len(files), names=quoted(files, 10))
    return next((content, name) for name, content in files.items())


def files_in(content: bytes, file: str, suffix: str = "") -> dict[str, bytes]:
    """Return the files in a .zip or .gz whose names end with *suffix*, by name, by path where two have one name.

    Anything that is not packed, and a workbook, is the only file of itself. Raises ImportRefused where the file cannot
    be unpacked, or holds too much.
    """
    most = max(SUSPECT_SIZE, min(LARGEST, SUSPECT_RATIO * len(content)))
    try:
        if content.startswith(b"\x1f\x8b"):
            with gzip.open(io.BytesIO(content)) as packed:
                files = {file.removesuffix(".gz"): packed.read(most + 1)}
        elif is_packed(content) and not is_workbook(content):
            files = _unzip(content, suffix, most)
        else:
            return {file: content}
    except Exception:  # the libraries answer damaged archives with a dozen kinds of error
        refuse(gettext_noop("{file} is packed and cannot be unpacked: it is damaged or locked."), file=file)
    if sum(map(len, files.values())) > most:
        refuse(gettext_noop("{file} unpacks to more than it may; it was not opened."), file=file)
    return files


def _unzip(content: bytes, suffix: str, most: int) -> dict[str, bytes]:
    """Return the files of a .zip, reading at most one byte more than *most* of all of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        paths = [path for path in packed.namelist() if not path.endswith("/") and not path.startswith("__MACOSX/")]
        paths = [path for path in paths if path.lower().endswith(suffix)]
        names = [PurePath(path).name for path in paths]
        files, left = {}, most + 1
        for path, name in zip(paths, names, strict=True):
            with packed.open(path) as inner:
                read = inner.read(left)
            files[name if names.count(name) == 1 else path] = read
            left -= len(read)
        return files
