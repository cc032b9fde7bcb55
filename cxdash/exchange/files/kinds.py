"""Tell documents apart by what they hold: workbooks of each kind, SPSS files, and what is no table."""

import io
import zipfile
from enum import Enum, auto
from typing import NoReturn

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.phrases import refuse, shown


class Kind(Enum):
    """What a file is; OTHER is a text, or something that is refused elsewhere."""

    XLSX = auto()
    XLS = auto()
    XLSB = auto()
    ODS = auto()
    SPSS = auto()
    OTHER = auto()


OLE = b"\xd0\xcf\x11\xe0"
"""What documents of Office before 2007 begin with, and protected ones of any year."""

SPSS = (b"$FL2", b"$FL3")


def kind_of_document(content: bytes, file: str) -> Kind:
    """Return what a file is; raises ImportRefused for a document that holds no table, or a protected one."""
    if content.startswith(SPSS):
        return Kind.SPSS
    if content.startswith(OLE):
        return _kind_of_old(content, file)
    return _kind_of_packed(content, file) if content.startswith(b"PK") else Kind.OTHER


def _kind_of_old(content: bytes, file: str) -> Kind:
    """Tell old documents apart by the names in their directory."""
    holds = {name for name in ("Workbook", "Book", "WordDocument", "EncryptedPackage") if _named(name) in content}
    if "EncryptedPackage" in holds:
        refuse_protected(file)
    if "WordDocument" in holds:
        _refuse_word(file)
    if not holds:
        refuse(gettext_noop("{file} is an old Office document, but no workbook; save it as .xlsx."), file=shown(file))
    return Kind.XLS


def _named(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _kind_of_packed(content: bytes, file: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            mime = packed.open("mimetype").read(100) if "mimetype" in names else b""
    except Exception:  # the library answers damaged archives with a dozen kinds of error
        return Kind.OTHER
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        refuse(
            gettext_noop("{file} is a Numbers, Pages or Keynote document; export it from there as .xlsx or CSV."),
            file=shown(file),
        )
    if any(name.startswith("word/") for name in names):
        _refuse_word(file)
    if b"opendocument.spreadsheet" in mime:
        return Kind.ODS
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    return Kind.XLSX if names & {"[Content_Types].xml", "mimetype"} else Kind.OTHER


def _refuse_word(file: str) -> NoReturn:
    template = gettext_noop("{file} is a Word document; copy its table into a spreadsheet and save that as .xlsx.")
    refuse(template, file=shown(file))


def refuse_protected(file: str) -> NoReturn:
    """Refuse a workbook that opens with a password only."""
    refuse(gettext_noop("{file} is protected by a password; save it without and try again."), file=shown(file))
