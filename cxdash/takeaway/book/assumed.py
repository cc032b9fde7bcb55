"""The sheet of what is believed: low, most likely and high of each assumption, and what the levers make of it."""

import math
from collections.abc import Iterable

from cxdash.domain.assumptions import CONTACT_COST, CONTACTS, LEAVERS, NAMES
from cxdash.domain.assumptions import UNITS as COUNTED_IN
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.assumptions import fitted
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if.verdict import upper
from cxdash.takeaway.book.lines import Lines
from cxdash.takeaway.book.tries import cell

SET = {LEAVERS: "leavers_set", CONTACT_COST: "work_set / contacts_mode"}
"""The assumptions that a lever sets, and to what."""


def write(page: Lines, start: Start, keys: Iterable[str], words: Words) -> None:
    """Write a line for each assumption of *keys*; the ends of its distribution move with its most likely value."""
    heads = [words.gettext("We believe"), words.gettext("Counted in")]
    ends = [words.gettext("Low"), words.gettext("Most likely"), words.gettext("High")]
    page.heads(*heads, *ends, words.gettext("Least"), words.gettext("Most"))
    for key in keys:
        _line(page, key, start, words)
    page.row += 1
    page.note(
        words.gettext(
            "1 in 10 tries falls below “low”, 1 in 10 above “high”; none below “least” or above “most”, which follow "
            "from the three."
        )
    )


def _line(page: Lines, key: str, start: Start, words: Words) -> None:
    name, one = cell(key), start.assumptions.get(key)
    page.label(upper(words.gettext(NAMES[key])))
    unit = words.gettext(COUNTED_IN[key], currency=words.currency(start.currency))
    page.book.text(page.sheet, page.row, 1, unit, "quiet")
    for column, end in enumerate(("low", "mode", "high"), 2):
        page.number(column, f"{name}_{end}_stated", getattr(one, end) if one else math.nan, "decimal")
    pert = fitted(one) if one else None
    for column, end in enumerate(("least", "most"), 5):
        page.formulas.constant(f"{name}_own", float(getattr(pert, end)) if pert else 0.0)
        page.formula(column, f"{name}_{end}", _moved(key, name, one is not None and one.mode > 0), "decimal")
    _stated(page, key, name, one is not None)
    page.next()


def _moved(key: str, name: str, scaled: bool) -> str:
    """Return an end of an assumption as the levers set it."""
    own = f"{name}_own"
    if key in SET:
        to = SET[key]
        moved = f"{own} * ({to}) / {name}_mode_stated" if scaled else to
        return f"IF(ISNUMBER({SET[key].split()[0]}), {moved}, {own})"
    return own if key != CONTACTS or scaled else f"IF(ISNUMBER(work_set), 1, {own})"


def _stated(page: Lines, key: str, name: str, stated: bool) -> None:
    """Name whether an assumption is stated, by the company or by a lever, and the most likely number of contacts."""
    lever = {LEAVERS: "leavers_set", CONTACT_COST: "work_set", CONTACTS: "work_set"}.get(key)
    if stated or lever is None:
        page.formulas.constant(f"{name}_stated", float(stated))
    else:
        page.formula(7, f"{name}_stated", f"IF(ISNUMBER({lever}), 1, 0)", "hidden")
    if key == CONTACTS:
        scaled = f"{CONTACTS}_mode_stated"
        page.formula(8, f"{CONTACTS}_mode", f"IF({scaled} > 0, {scaled}, 1)", "hidden")
