"""Choose the sheet of a workbook that holds the answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.phrases import closest, quoted, refuse, shown

ANSWERS = re.compile(
    r"\b(svar\w*|answers?|responses?|respons\w*|raw|rå ?data|data|export|eksport|results?|resultat\w*|form\w*)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(read ?me|les ?meg|läs ?mig|info\w*|om|about|codebook|kode?bok|kode?bog|variabl\w*|variabel\w*|innhold|"
    r"innehåll|contents?|forklaring\w*|förklaring\w*|help|hjelp|hjälp|lists?|lister?|listor|lookup|oppslag|notes?|notater|"
    r"metadata|forside|cover|summary|sammendrag|sammanfattning|oppsummering)\b",
    re.IGNORECASE,
)
"""Words in the names of sheets that hold answers, and of those that tell about them."""


@dataclass(frozen=True)
class Sheet:
    """A sheet that holds anything: its name, its first rows, and whether it is in view."""

    name: str
    top: Sequence[tuple[int, Sequence[str]]]
    visible: bool = True

    @property
    def is_table(self) -> bool:
        """Whether at least two rows hold two cells or more."""
        return sum(sum(map(bool, cells)) > 1 for _, cells in self.top) > 1


def choose(sheets: Sequence[Sheet], file: str, wanted: str = "") -> str:
    """Return the name of the *wanted* sheet, or of the one that looks like answers.

    Raises ImportRefused where there is none of that name, or nothing in any sheet.
    """
    if not sheets:
        refuse(gettext_noop("{file} is a workbook without anything in it."), file=shown(file))
    names = [one.name for one in sheets]
    if wanted:
        return wanted if wanted in names else _closest(wanted, names, file)
    return max(sheets, key=_likeliness).name


def _likeliness(sheet: Sheet) -> tuple[bool, bool, bool, bool]:
    words = sheet.name.replace("_", " ")
    return sheet.visible, sheet.is_table, not ABOUT.search(words), bool(ANSWERS.search(words))


def _closest(wanted: str, names: Sequence[str], file: str) -> str:
    """Return the sheet of this name in other letters, or the only one there is."""
    folded = {name.strip().casefold(): name for name in names}
    only = names[0] if len(names) == 1 else ""
    if name := folded.get(wanted.strip().casefold(), only):
        return name
    template = gettext_noop('{file} holds no sheet "{sheet}"; is "{closest}" meant? The sheets are {names}.')
    near = closest(wanted, names) or names[0]
    return refuse(template, file=shown(file), sheet=shown(wanted), closest=shown(near), names=quoted(names))
