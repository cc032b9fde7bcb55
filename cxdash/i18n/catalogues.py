"""Update the catalogues with the code's sentences: `make words`. No translation of a sentence still in use is lost."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from cxdash.i18n.translator import LOCALES

ROOT = Path(__file__).parents[2]
KEYWORDS = {"gettext": None, "gettext_noop": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """Return every sentence marked in the code."""
    catalog = Catalog(project="cxdash", charset="utf-8")
    for folder in ("cxdash", "pages"):
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for file, line, message, _, context in found:
            catalog.add(message, locations=[(f"{folder}/{file}", line)], context=context)
    return catalog


def read(language: str) -> Catalog:
    """Return a language's catalogue."""
    with (LOCALES / f"{language}.po").open("rb") as lines:
        return read_po(lines, locale=language)


def refresh(language: str) -> None:
    """Add the code's new sentences to a catalogue, and drop those no longer in use."""
    catalog = read(language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    written = io.BytesIO()
    write_po(written, catalog, width=120, no_location=True, omit_header=True, sort_output=True)
    (LOCALES / f"{language}.po").write_bytes(written.getvalue())


if __name__ == "__main__":
    for file in sorted(LOCALES.glob("*.po")):
        refresh(file.stem)
