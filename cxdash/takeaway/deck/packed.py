"""A file of parts, packed so that the same parts give the same bytes."""

import io
import re
from zipfile import ZipFile

from cxdash.takeaway.pictures import archive

MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
"""The moments in a workbook's properties at which it was made."""


def packed(content: bytes) -> bytes:
    """Return a presentation with no moment in it at which it was made, nor in the workbooks behind its charts."""
    with ZipFile(io.BytesIO(content)) as given:
        return archive((name, _part(name, given.read(name))) for name in given.namelist())


def _part(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return packed(content)
    return MOMENTS.sub(rb"\g<1>2000-01-01T00:00:00Z", content) if name == "docProps/core.xml" else content
