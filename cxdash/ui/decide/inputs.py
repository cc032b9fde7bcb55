"""The fields of the form for a decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from cxdash.domain.assumptions import PER_CENT, Expected
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.presenters import cells
from cxdash.presenters.data import labels
from cxdash.presenters.priorities import expected as in_words
from cxdash.services import content as content_service
from cxdash.services import ownership, what_if
from cxdash.ui.components import draw
from cxdash.ui.data.editing import EDITED
from cxdash.ui.decide.edits import DecisionInput
from cxdash.ui.shell import cache, controls

STATUS = next(column for column in EDITED["annoyances"].columns if column.name == "status")


class Fields:
    """The fields of one form: their keys in the session, which no other form has, and their words."""

    def __init__(self, turn: int, words: Words) -> None:
        self.turn, self.words = turn, words

    def key(self, name: str) -> str:
        """Return the key of a field."""
        return f"decide {name} {self.turn}"

    def text(self, name: str, label: str, value: str = "", *, long: bool = False) -> str:
        """Draw a field for a text, of several lines where it is *long*; return what it says."""
        if long:
            return st.text_area(label, value, key=self.key(name), height="content").strip()
        return st.text_input(label, value, key=self.key(name)).strip()

    def day(self, name: str, label: str, value: date | None = None) -> date | None:
        """Draw a field for a day; return it."""
        given = st.date_input(label, value, format=controls.day_form(self.words), key=self.key(name), width=220)
        return given if isinstance(given, date) else None

    def number(self, name: str, label: str, value: float | None) -> float | None:
        """Draw a field for a number; return it."""
        return st.number_input(label, value=value, step=1.0, format="%g", key=self.key(name), width=180)

    def one_of(self, name: str, label: str, chosen: str, offered: Mapping[str, str], width: int = 280) -> str:
        """Draw the choice of one of those offered by key; return its key."""
        options = list(offered)
        at = options.index(chosen) if chosen in options else 0
        return st.selectbox(label, options, at, format_func=offered.__getitem__, key=self.key(name), width=width)


def decision(
    fields: Fields,
    reason: str,
    owner: str,
    expected: Expected | None,
    proposal: str,
    workshop: tuple[str, str],
) -> DecisionInput:
    """Draw the fields of a decision; return what they say.

    *owner*: who is responsible unless changed. *workshop*: the key and name of the one that goes on, ('', '') if none.
    """
    words = fields.words
    title = fields.text("decision", words.gettext("What was decided"))
    why = fields.text("reason", words.gettext("Why"), reason, long=True)
    with st.container(horizontal=True):
        decides = fields.one_of("decides", words.gettext("Responsible"), owner, roles(words))
        due = fields.day("due", words.gettext("Due"))
        review = fields.day("review", words.gettext("Look at it again"), expected.review if expected else None)
    partners = fields.text("with", words.gettext("Together with"))
    effect = fields.text("effect", words.gettext("Expected effect"))
    low, high, unit = _range(fields, expected)
    said = {"owner": decides, "with": partners, "expected_effect": effect, "workshop": workshop[0]}
    said |= {"expected_unit": unit if low is not None or high is not None else ""}
    with st.expander(words.gettext("Wording, vote and what it builds on"), expanded=bool(workshop[0])):
        said |= _voted(fields) | _goes_back_to(fields, expected, proposal)
        if workshop[1]:
            draw.note(words.gettext("Decided in the workshop “{name}”.", name=workshop[1]))
    return DecisionInput(title, why, said, due, review, low, high)


def _range(fields: Fields, expected: Expected | None) -> tuple[float | None, float | None, str]:
    """Draw the range that is expected, of a figure as it is now where there is one; return its ends and unit."""
    words = fields.words
    known = expected is not None and expected.then is not None
    if expected and known:
        draw.note(in_words.now(expected, in_words.called(cache.ask(ownership.tables, ""), words), words))
    per_cent = not expected or not known or expected.unit == PER_CENT
    labels = (
        (words.gettext("Change, from (%)"), words.gettext("Change, to (%)"))
        if per_cent
        else (words.gettext("Expected, from"), words.gettext("Expected, to"))
    )
    with st.container(horizontal=True):
        low, high = (
            fields.number(name, label, value)
            for name, label, value in zip(("low", "high"), labels, _ends(expected), strict=True)
        )
    return low, high, expected.unit if expected and known else PER_CENT


def _ends(expected: Expected | None) -> Sequence[float | None]:
    if expected is None:
        return None, None
    return [None if end is None else float(end) for end in (expected.low, expected.high)]


def _voted(fields: Fields) -> dict[str, str]:
    words = fields.words
    return {
        "wording": fields.text("wording", words.gettext("Word for word"), long=True),
        "vote": fields.text("vote", words.gettext("How the vote went")),
        "minority": fields.text("minority", words.gettext("Minority view")),
    }


def _goes_back_to(fields: Fields, expected: Expected | None, proposal: str) -> dict[str, str]:
    """Draw the choice among saved choices and proposals, where there are any."""
    words = fields.words
    none = {"": words.gettext("none")}
    choices = {key: one.name for key, one in cache.ask(what_if.kept).items()}
    proposals = {row["key"]: row["name"] for row in rows_of(cache.ask(ownership.kept_proposals))}
    chosen = {"scenario": expected.scenario if expected else "", "proposal": proposal}
    offered = {
        "scenario": (words.gettext("Saved choice of What if"), choices),
        "proposal": (words.gettext("Proposal of who answers"), proposals),
    }
    return {
        name: fields.one_of(name, label, chosen[name], none | cells.distinct(kept))
        for name, (label, kept) in offered.items()
        if kept
    }


def annoyance(fields: Fields, row: Mapping[str, Any]) -> tuple[str, str]:
    """Draw how far the fixing of an annoyance is, and who does it; return both."""
    words = fields.words
    with st.container(horizontal=True):
        status = fields.one_of("status", words.gettext("Fixing"), row["status"], labels.codes(STATUS, words), 220)
        owner = fields.one_of("owner", words.gettext("Who fixes it"), row["owner"] or "", roles(words))
    draw.label(words.gettext("A decision, if one is made"))
    return status, owner


def roles(words: Words) -> dict[str, str]:
    """Return the names of the roles by key, after nobody."""
    rows = rows_of(cache.ask(content_service.sheet, "roles"))
    return {"": words.gettext("nobody"), **cells.distinct({one["key"]: words.title(one) for one in rows})}
