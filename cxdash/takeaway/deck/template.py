"""Whose look the slides have: a neutral one, or that of the company's own template."""

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from pptx import Presentation
from pptx.util import Emu

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.settings.reading import current, variable

TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
CONTENT_TYPES = "[Content_Types].xml"
WIDTH, HEIGHT = 12192000, 6858000
"""Of a slide of 16 to 9, in the units of the format."""

FONT = "Inter"
PALETTE = {"dk1": "16202B", "lt1": "FFFFFF", "dk2": "5F6B79", "lt2": "F3F5F8", "accent1": "0B5CAD", "accent2": "C2410C"}
PALETTE |= {"accent3": "7B8896", "hlink": "0B5CAD", "folHlink": "5F6B79"}
"""The neutral look's colours by their names in a theme: the light ones of the pages."""


def opened() -> Any:
    """Return an empty presentation in the company's look, in a neutral one where none is set; raises ImportRefused."""
    named = current().deck_template
    if named:
        return _own(Path(named))
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDTH), Emu(HEIGHT)
    _neutral(made)
    return made


def _own(file: Path) -> Any:
    try:
        made = Presentation(_as_presentation(file.read_bytes()))
    except (OSError, BadZipFile, KeyError, ValueError) as problem:
        template = gettext_noop(
            "The template of the slides, {file}, cannot be read. Name a .potx or .pptx in {setting}."
        )
        raise ImportRefused([Message(template, {"file": str(file), "setting": variable("deck_template")})]) from problem
    for held in list(made.slides._sldIdLst):
        made.part.drop_rel(held.rId)
        made.slides._sldIdLst.remove(held)
    return made


def _as_presentation(template: bytes) -> io.BytesIO:
    """Return a template as a presentation, as which the library opens it."""
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(template)) as given, ZipFile(changed, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(
                name, content.replace(TEMPLATE.encode(), PRESENTATION.encode()) if name == CONTENT_TYPES else content
            )
    changed.seek(0)
    return changed


def _neutral(made: Any) -> None:
    """Give the library's own template our colours and type."""
    for part in made.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            theme = part.blob.decode()
            for name, colour in PALETTE.items():
                theme = re.sub(
                    rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', theme, flags=re.S
                )
            theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
            part._blob = theme.encode()
