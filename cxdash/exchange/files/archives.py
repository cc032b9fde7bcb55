"""Unpack a .zip or a .gz."""

import gzip
import io
import zipfile
from pathlib import PurePath

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.exchange.files.budgets import holds_more, most_unpacked, unpacked_size
from cxdash.exchange.kept import kept
from cxdash.exchange.phrases import refuse, shown

WORKBOOK = {"[Content_Types].xml", "mimetype"}
"""Files that only documents hold, which are packed themselves."""


MOST_FILES = 500
"""Files that an archive may hold."""


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


@kept
def files_in(content: bytes, file: str, suffix: str = "") -> dict[str, bytes]:
    """Return the files in a .zip or .gz whose names end with *suffix*, by name, by path where two have one name.

    Anything that is not packed, and a workbook, is the only file of itself. Raises ImportRefused where the file cannot
    be unpacked, or holds too much.
    """
    most = most_unpacked(len(content))
    try:
        if content.startswith(b"\x1f\x8b"):
            files = _gunzip(content, file, most)
        elif is_packed(content) and not is_workbook(content):
            files = _unzip(content, file, suffix, most)
        else:
            return {file: content}
    except (ImportRefused, MemoryError):
        raise
    except Exception:  # the libraries answer damaged archives with a dozen kinds of error
        refuse(gettext_noop("{file} is packed and cannot be unpacked: it is damaged or locked."), file=file)
    if files is None:
        template = gettext_noop("{file} unpacks to more than it may, {most} MB; it was not opened.")
        refuse(template, file=file, most=most // 2**20)
    return files


def _gunzip(content: bytes, file: str, most: int) -> dict[str, bytes] | None:
    """Return the one file of a .gz, or None where it holds more than *most* bytes."""
    with gzip.open(io.BytesIO(content)) as counted:
        if holds_more(counted, most):
            return None
    return {file.removesuffix(".gz"): gzip.decompress(content)}


def _unzip(content: bytes, file: str, suffix: str, most: int) -> dict[str, bytes] | None:
    """Return the files of a .zip, or None where they hold more than *most* bytes in all; nothing is kept before."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        paths = [path for path in packed.namelist() if not path.endswith("/") and not path.startswith("__MACOSX/")]
        paths = [path for path in paths if path.lower().endswith(suffix)]
        if len(paths) > MOST_FILES:
            template = gettext_noop(
                "{file} holds {count} files; at most {most} are read. Pack only those with answers."
            )
            refuse(template, file=shown(file), count=len(paths), most=MOST_FILES)
        left = most
        for path in paths:
            left -= unpacked_size(packed, packed.getinfo(path), left)
            if left < 0:
                return None
        names = [PurePath(path).name for path in paths]
        alone = {path: name for path, name in zip(paths, names, strict=True) if names.count(name) == 1}
        return {alone.get(path, path): packed.read(path) for path in paths}
