"""The minutes of what was voted on: each question with the receipts of its votes."""

from typing import NamedTuple

from cxdash.i18n.translator import Words
from cxdash.presenters.workshop.now import said
from cxdash.services.workshop import Asked, Minute


class Entry(NamedTuple):
    """A question in the minutes: its words, the answers once they are shown, else why not, and receipts by round."""

    question: str
    shown: Asked | None
    state: str
    receipts: tuple[tuple[str, tuple[str, ...]], ...]


def present(minutes: tuple[Minute, ...], words: Words) -> list[Entry]:
    """Return the entries of the minutes, in the agenda's order."""
    return [
        Entry(
            said(one.question, words),
            one.shown,
            "" if one.shown else words.gettext("The answers have not been shown."),
            _receipts(one, words),
        )
        for one in minutes
    ]


def heading(entries: list[Entry], words: Words) -> str:
    """Return what the minutes hold, or when they begin."""
    if not entries:
        return words.gettext("The minutes begin with the first vote that is closed.")
    if not any(entry.receipts for entry in entries):
        return words.ngettext(
            "The minutes hold {count} question; raised hands and paper have no receipts.",
            "The minutes hold {count} questions; raised hands and paper have no receipts.",
            len(entries),
        )
    return words.ngettext(
        "The minutes hold {count} question, with a receipt for each vote.",
        "The minutes hold {count} questions, with a receipt for each vote.",
        len(entries),
    )


def _receipts(one: Minute, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    several = len(one.receipts) > 1
    return tuple(
        (words.gettext("Receipts, vote {number}", number=place) if several else words.gettext("Receipts"), given)
        for place, given in enumerate(one.receipts, 1)
        if given
    )
