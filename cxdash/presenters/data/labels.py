"""Names of sheets, columns and codes where a table is edited on screen."""

from collections.abc import Iterable

from cxdash.domain.messages import Message
from cxdash.domain.sheets import BY_NAME, SHEETS, Column
from cxdash.i18n.translator import Words
from cxdash.presenters.data import fields

YES_NO = ("yes", "no")

COLUMNS = {column.name: column for sheet in SHEETS for column in sheet.columns}


def sheet(name: str, words: Words) -> str:
    """Return what a sheet is called."""
    return words.gettext(BY_NAME[name].title)


def sheets(names: Iterable[str], words: Words) -> dict[str, str]:
    """Return what sheets are called, by name."""
    return {name: sheet(name, words) for name in names}


def column(described: Column, words: Words) -> str:
    """Return what a column is called, as the head of a table."""
    return headed(fields.name(described, words))


def headed(name: str) -> str:
    """Return a name as the head of a column."""
    return name[:1].upper() + name[1:]


def codes(described: Column, words: Words) -> dict[str, str]:
    """Return the words of a column's codes, where it allows nothing else."""
    if described.kind == "yes_no":
        return {code: words.gettext(code) for code in YES_NO}
    return {code: words.gettext(described.codes[code]) for code in described.allowed}


def help_text(described: Column, words: Words) -> str:
    """Return what is to be written in a column, for whoever fills it in."""
    required = words.gettext("Must be filled in.") if described.asked else ""
    return " ".join(part for part in (words.gettext(described.note), required) if part)


def on_screen(sentence: Message, words: Words) -> str:
    """Return a sentence about a table with the names on screen in place of those of the workbook."""
    values = dict(sentence.values)
    if values.get("column") in COLUMNS:
        values["column"] = column(COLUMNS[str(values["column"])], words)
    for place in ("sheet", "other"):
        if values.get(place) in BY_NAME:
            values[place] = sheet(str(values[place]), words)
    return words.sentence(Message(sentence.template, values))
