"""Is this what we decided? The decisions of a workshop, to be read out one by one."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.decisions import text
from cxdash.presenters.priorities import expected
from cxdash.presenters.priorities.decisions import Basis
from cxdash.presenters.priorities.expected import Called


class ReadCard(NamedTuple):
    """A decision to be read out: its title, its wording ('' where the title is all), and what is said of it by name."""

    key: str
    title: str
    wording: str
    said: list[tuple[str, str]]


def present(basis: Basis, workshop: str, words: Words) -> list[ReadCard]:
    """Return the decisions of a workshop in the order they were made, but those that were dropped since."""
    called = expected.called(basis.tables, words)
    rows = rows_of(basis.tables.decisions)
    own = [row for row in rows if text(row["workshop"]) == workshop and row["status"] != "dropped"]
    return [
        ReadCard(row["key"], words.title(row), text(row["wording"]), _said(row, basis, called, words)) for row in own
    ]


def heading(cards: Collection[ReadCard], confirmed: int, words: Words) -> str:
    """Return whether what was decided has been read out, and how much of it is confirmed."""
    if not cards:
        return words.gettext("Nothing has been decided in this workshop yet.")
    if confirmed == len(cards):
        return words.gettext("This is what we decided: all is read out and confirmed.")
    values = {"count": words.number(confirmed), "of": words.number(len(cards))}
    return words.gettext("Is this what we decided? {count} of {of} confirmed.", **values)


def _said(row: Mapping[Any, Any], basis: Basis, called: Called, words: Words) -> list[tuple[str, str]]:
    """Return what is said of a decision; who is responsible and by when always is, since it must not be forgotten."""
    proposal = basis.proposals.get(text(row["proposal"]), {})
    within, figure = expected.expected_range(row, words), expected.figure(row, called, words)
    found = [
        (words.gettext("The proposal"), text(proposal.get("name"))),
        (words.gettext("The vote"), text(row["vote"])),
        (words.gettext("Minority view"), text(row["minority"])),
        (words.gettext("Responsible"), called.roles.get(row["owner"], words.gettext("nobody"))),
        (words.gettext("Together with"), text(row["with"])),
        (words.gettext("Due"), _day(row["due"], words) or words.gettext("no date set")),
        (words.gettext("Look at it again"), _day(row["review"], words)),
        (words.gettext("Expected effect"), text(row["expected_effect"])),
        (words.gettext("Expected range"), f"{within} ({figure})" if within and figure else within),
    ]
    return [(name, value) for name, value in found if value]


def _day(day: Any, words: Words) -> str:
    return "" if pd.isna(day) else words.day(day)
