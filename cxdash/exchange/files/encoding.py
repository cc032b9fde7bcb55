"""Turn bytes into text: refuse what is no text, and guess the encoding where the mapping states none."""

import codecs
import re
from typing import NoReturn

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.kept import kept
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

CODE_PAGES = ["cp1252", "iso8859-15", "cp850", "cp865", "mac_roman"]
"""Encodings of a byte a letter that a text may be in, the most usual first."""

NORDIC = frozenset("æøåäöüßÆØÅÄÖÜéÉ")
"""Letters that words of these parts have."""

RICH_TEXT, OLD_OFFICE, WEB_PAGE = "RTF", "OLE", "HTML"
SIGNATURES = {
    b"\xd0\xcf\x11\xe0": OLD_OFFICE,
    b"{\\rtf": RICH_TEXT,
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"<!doctype html": WEB_PAGE,
    b"<html": WEB_PAGE,
    b"<table": WEB_PAGE,
    b"<meta": WEB_PAGE,
    b"<head": WEB_PAGE,
    b"mime-version:": WEB_PAGE,
    b"<?xml": "XML",
    b"[{": "JSON",
}
"""What files begin with that are no text tables."""

WHAT_TO_DO = {
    RICH_TEXT: gettext_noop(
        "{file} is rich text (RTF), as a text editor writes it; save it as plain text and try again."
    ),
    WEB_PAGE: gettext_noop(
        "{file} is a web page (HTML), whatever its name says; open it in a spreadsheet, save it as .xlsx and try again."
    ),
    "PDF": gettext_noop(
        "{file} is a PDF, made to be printed; export what it holds as CSV or .xlsx from where it was made."
    ),
    "XML": gettext_noop("{file} is XML; open it in a spreadsheet, save it as .xlsx and try again."),
}
"""What is said of kinds of files that people take for tables."""


@kept
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
    """Return what a file is by its first bytes, such as PDF or RTF, or ''."""
    start = content[:100].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next((kind for signature, kind in SIGNATURES.items() if start.startswith(signature.lower())), "")


def readable_kind(content: bytes, file: str) -> str:
    """Return what a file is, as kind_of does; refuse an empty file, an old document and a known other kind."""
    if not content:
        refuse(gettext_noop("{file} is empty: it holds 0 bytes."), file=file)
    kind = kind_of(content)
    if kind == OLD_OFFICE:
        template = gettext_noop(
            "{file} is protected by a password or in the old .xls form; save it as .xlsx without a password."
        )
        refuse(template, file=file)
    if kind in WHAT_TO_DO:
        refuse(WHAT_TO_DO[kind], file=file)
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
    """Guess how bytes are encoded: by their mark, else utf-8 where it fits, else by the letters of its words."""
    for bom, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(bom):
            return encoding
    if encoding := _wide_letters(content):
        return encoding
    if _is_utf8(content):
        return "utf-8"
    odd = b"\n".join([line for line in content.splitlines() if not line.isascii()][:500])[:50_000]
    readable = [encoding for encoding in CODE_PAGES if _can_be_read(content, encoding)]
    return max(readable, key=lambda encoding: _likeliness(odd.decode(encoding, "replace")), default="latin-1")


def _wide_letters(content: bytes) -> str:
    """Return the encoding of a text of two bytes a letter without a mark, as its zeros show it, or ''."""
    start = content[:2_000]
    low, high = start[0::2].count(0), start[1::2].count(0)
    if len(start) < 4 or len(content) % 2 or max(low, high) < len(start) // 4:
        return ""
    encoding = "utf-16-le" if high > low else "utf-16-be"
    return encoding if min(low, high) < len(start) // 20 and _can_be_read(content, encoding) else ""


def _likeliness(text: str) -> int:
    """Return how much like words a text is: the letters of these parts speak for it, signs inside a word against."""
    score = 0
    for before, sign, after in re.findall(r"(?=(.?)([^\x00-\x7f])(.?))", text, re.DOTALL):
        in_word = before.isalpha() or after.isalpha()
        if sign.isalpha() and sign.isupper() and before.islower():
            score -= 3
        elif sign in NORDIC:
            score += 3 if in_word else sign.islower()
        elif sign.isalpha():
            score += in_word
        elif before.isalpha() and after.isalpha() and sign != "’":
            score -= 3
        else:
            score += 1 if sign in "€–—“”„’‘…«»•™®°£§½ " else -1
    return score


def _can_be_read(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def damaged_line(content: bytes) -> int:
    """Return the first line that is not UTF-8 in a file most of whose lines with other letters than ASCII are, or 0."""
    if _is_utf8(content) or content.startswith(tuple(BYTE_ORDER_MARKS)):
        return 0
    odd = {number: line for number, line in enumerate(content.split(b"\n"), 1) if not line.isascii()}
    damaged = [number for number, line in odd.items() if not _is_utf8(line)]
    return damaged[0] if damaged and 2 * len(damaged) < len(odd) else 0


def _is_utf8(content: bytes) -> bool:
    return _can_be_read(content, "utf-8")
