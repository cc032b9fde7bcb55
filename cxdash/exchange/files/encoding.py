"""Turn bytes into text: refuse what is no text, and guess the encoding where the mapping states none."""

import codecs
import re
from typing import NoReturn

import charset_normalizer

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.phrases import refuse, shown

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

SINGLE_BYTE = ["cp1252", "iso8859-1", "iso8859-15"]
"""Encodings in which nearly any bytes can be read, so that utf-8 taken for one of them has to be noticed."""

OLD_WORKBOOK = "XLS"
SIGNATURES = {
    b"\xd0\xcf\x11\xe0": OLD_WORKBOOK,
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
}


def decode(content: bytes, stated: str, file: str) -> tuple[str, str]:
    """Return the text and the encoding it was read in, which is guessed where none is *stated*.

    Raises ImportRefused where the file is no text, is not written as stated, or is UTF-8 with damaged lines.
    """
    if not stated and (line := damaged_line(content)):
        template = gettext_noop("{file}, line {row}: the text is not UTF-8; save it as CSV UTF-8.")
        refuse(template, file=shown(file), row=line)
    encoding = stated or guess_encoding(content)
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
        text.encode()
    except UnicodeError as error:
        _refuse_stated(content, stated, getattr(error, "start", 0))
    if stated and not _is_as_stated(content, codecs.lookup(stated).name):
        _refuse_stated(content, stated, 0)
    if text.count("\0") or len(re.findall("[\x01-\x08\x0e-\x1f]", text[:100_000])) > len(text[:100_000]) / 100:
        refuse(gettext_noop("{file} is not a text table: it holds bytes that are no text."), file=file)
    return text, encoding


def kind_of(content: bytes) -> str:
    """Return what a file is by its first bytes, such as PDF or an old workbook (XLS), or ''."""
    start = content[:100].lstrip().lower()
    return next((kind for signature, kind in SIGNATURES.items() if start.startswith(signature.lower())), "")


def readable_kind(content: bytes, file: str) -> str:
    """Return what a file is, as kind_of does; refuse an empty file and an old or protected workbook."""
    if not content:
        refuse(gettext_noop("{file} is empty: it holds 0 bytes."), file=file)
    kind = kind_of(content)
    if kind == OLD_WORKBOOK:
        template = gettext_noop(
            "{file} is protected by a password or in the old .xls form; save it as .xlsx without a password."
        )
        refuse(template, file=file)
    return kind


def refuse_other_kinds(content: bytes, file: str) -> None:
    """Refuse an empty file, and one that begins as a picture, a page or a workbook does."""
    if kind := readable_kind(content, file):
        refuse(gettext_noop("{file} is {kind}, not a text table; export the answers as CSV."), file=file, kind=kind)


def _is_as_stated(content: bytes, stated: str) -> bool:
    found = guess_encoding(content)
    marked = content.startswith(tuple(BYTE_ORDER_MARKS)) and not stated.startswith(found)
    return not marked and not (stated in SINGLE_BYTE and found == "utf-8" and not content.isascii())


def _refuse_stated(content: bytes, stated: str, at: int) -> NoReturn:
    if not stated:
        template = gettext_noop("The file begins as {encoding} text and cannot be read as that; export it again.")
        refuse(template, encoding=guess_encoding(content))
    refuse(
        gettext_noop(
            'The mapping says encoding = "{encoding}", but line {line} of the file is not written so; it looks like '
            "{found}. Correct the encoding, or leave it out to have it guessed."
        ),
        encoding=stated,
        line=content[:at].count(b"\n") + 1,
        found=guess_encoding(content),
    )


def guess_encoding(content: bytes) -> str:
    """Guess how bytes are encoded: by their mark, else utf-8 where it fits, else by the lines that are not ASCII."""
    for bom, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(bom):
            return encoding
    if _is_utf8(content):
        return "utf-8"
    odd = b"\n".join([line for line in content.splitlines() if not line.isascii()][:500])[:50_000]
    best = charset_normalizer.from_bytes(odd, cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    for encoding in ([best.encoding] if best else []) + ["cp1252"]:
        try:
            content.decode(encoding)
        except UnicodeError:
            continue
        return encoding
    return "latin-1"


def damaged_line(content: bytes) -> int:
    """Return the first line that is not UTF-8 in a file most of whose lines with other letters than ASCII are, or 0."""
    if _is_utf8(content) or content.startswith(tuple(BYTE_ORDER_MARKS)):
        return 0
    odd = {number: line for number, line in enumerate(content.split(b"\n"), 1) if not line.isascii()}
    damaged = [number for number, line in odd.items() if not _is_utf8(line)]
    return damaged[0] if damaged and 2 * len(damaged) < len(odd) else 0


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeError:
        return False
    return True
