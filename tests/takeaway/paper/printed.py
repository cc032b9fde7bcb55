"""What a printed file holds, as a reader of PDF finds it."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw


class Printed(NamedTuple):
    """A file's pages as texts, its title, whether it is tagged and how, its language, and its pictures in words."""

    pages: list[str]
    title: str
    tagged: bool
    accessible: bool
    language: str
    pictures: list[str]

    @property
    def text(self) -> str:
        """All pages in one line."""
        return " ".join(" ".join(self.pages).split())


def read(made: bytes) -> Printed:
    """Return what a file holds."""
    file = pypdfium2.PdfDocument(made)
    return Printed(
        [page.get_textpage().get_text_range() for page in file],
        file.get_metadata_value("Title"),
        bool(raw.FPDFCatalog_IsTagged(file)),
        b"pdfuaid:part" in made,
        _language(file),
        [said for page in file for said in _pictures(page)],
    )


def _language(file: pypdfium2.PdfDocument) -> str:
    return _text(lambda buffer, size: raw.FPDFCatalog_GetLanguage(file, buffer, size), ctypes.c_ushort)


def _pictures(page: pypdfium2.PdfPage) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    for one in roots:
        yield from _said(one)


def _said(element) -> Iterator[str]:
    if not element:
        return
    if said := _text(lambda buffer, size: raw.FPDF_StructElement_GetAltText(element, buffer, size), None):
        yield said
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _said(raw.FPDF_StructElement_GetChildAtIndex(element, at))


def _text(asked, kind) -> str:
    size = asked(None, 0)
    buffer = ctypes.create_string_buffer(size)
    asked(ctypes.cast(buffer, ctypes.POINTER(kind)) if kind else buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")
