"""The one form for a decision, opened from any finding, which is then its reason; and from an annoyance."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import streamlit as st

from cxdash.domain.assumptions import LET_DOWNS, Expected
from cxdash.domain.messages import ImportRefused
from cxdash.domain.people.roles import Right
from cxdash.exchange.company.edited import check_edited
from cxdash.i18n.translator import Words
from cxdash.presenters.data import labels
from cxdash.services import content as content_service
from cxdash.services import priorities, workshop
from cxdash.store.write import changes, importing
from cxdash.ui.components import notices
from cxdash.ui.decide import edits, inputs
from cxdash.ui.decide.edits import DecisionInput
from cxdash.ui.decide.inputs import Fields
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who

FORM, TURN, WRONG, NOTED = "decision form", "decision forms opened", "decision refused", "decision noted"
"""Where a session keeps the form that is open, how many were opened before it, why it is refused, what was saved."""

SHEETS = ("annoyances", "decisions")


@dataclass(frozen=True)
class About:
    """What a form is opened about: the reason it begins with; the annoyance, the figure that the decision is to move,
    the saved proposal, and the decision that is taken up *again*, each where it is about one.
    """

    reason: str
    annoyance: str = ""
    expected: Expected | None = None
    proposal: str = ""
    again: str = ""


@dataclass
class FormState:
    """An open form; *page*, *store*: where it was opened; *seen*: the tables as they were then.

    *turn* tells forms of a session apart, so that a new one starts without the input of the last. *asked*: whether it
    was asked who is responsible, or by when, since nothing was said of it.
    """

    about: About
    turn: int
    asked: bool = False
    page: str = ""
    store: str = ""
    seen: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def button(
    reason: str,
    words: Words,
    *,
    key: str,
    label: str = "",
    annoyance: str = "",
    expected: Expected | None = None,
    proposal: str = "",
    again: str = "",
) -> None:
    """Draw the button that opens the form with a finding as its reason; *key*: apart from others on the page."""
    may = who.who().may(Right.DECISIONS)
    st.button(
        label or words.pgettext("button", "Decide"),
        key=f"decide {key}",
        disabled=not may,
        help=None if may else words.sentence(who.who().refusal(Right.DECISIONS)),
        on_click=_ask,
        args=(About(reason, annoyance, expected, proposal, again),),
    )


def about_one_of(titles: Mapping[str, str], words: Words) -> None:
    """Draw the choice of an annoyance, by key with their *titles*, and the button that decides about it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(
            words.gettext("Annoyance"), list(titles), format_func=titles.__getitem__, key="decide about", width=420
        )
        reason = words.gettext("To fix “{title}”.", title=titles[key])
        button(reason, words, key="annoyance", annoyance=key)


def let_downs(stage: str) -> Expected | None:
    """Return that a decision is to move the let-downs at a stage; None where the finding is about none ('')."""
    return Expected(LET_DOWNS, stage) if stage else None


def _ask(about: About) -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[FORM] = FormState(about, st.session_state[TURN])


def _close() -> None:
    st.session_state.pop(FORM, None)
    st.session_state.pop(WRONG, None)


def show(page: str, words: Words) -> None:
    """Draw the form over the page by the name *page* while it is open, or what it has saved.

    It closes when the reader leaves the page.
    """
    notices.show(NOTED)
    state: FormState | None = st.session_state.get(FORM)
    if state is None:
        return
    if not state.seen:
        state.page, state.store = page, cache.shown()
        state.seen = {sheet: cache.ask(content_service.sheet, sheet) for sheet in SHEETS}
        state.about = replace(state.about, expected=_frozen(state.about, state.seen["annoyances"]))
    gone = state.about.annoyance and state.about.annoyance not in set(state.seen["annoyances"].key)
    if gone or (state.page, state.store) != (page, cache.shown()):
        _close()
        return
    st.dialog(words.gettext("Record a decision"), width="medium", on_dismiss=_close)(_dialog)(state, words)


def _frozen(about: About, annoyances: pd.DataFrame) -> Expected | None:
    """Return the figure that the decision is to move with its value of now; for an annoyance, where it is felt."""
    felt = list(annoyances.touchpoint[annoyances.key == about.annoyance])
    expected = about.expected or (Expected(LET_DOWNS, felt[0]) if felt else None)
    if expected is None or expected.then is not None:
        return expected
    return cache.ask(priorities.frozen, expected.figure, expected.of)


def _dialog(state: FormState, words: Words) -> None:
    given, submitted = _form(state, words)
    if submitted:
        _save(state, given, controls.today(), words)
    notices.show(WRONG)


def _form(state: FormState, words: Words) -> tuple[DecisionInput, bool]:
    """Draw the form; return its input, and whether it was submitted."""
    about, fields = state.about, Fields(state.turn, words)
    with st.form(f"decide {state.turn}", border=False):
        status, owner = "", ""
        if about.annoyance:
            row = state.seen["annoyances"].set_index("key").loc[about.annoyance].to_dict()
            status, owner = inputs.annoyance(fields, row)
        going_on = cache.ask(workshop.going_on)
        given = inputs.decision(fields, about.reason, owner, about.expected, about.proposal, going_on)
        submitted = st.form_submit_button(words.gettext("Save"), type="primary")
    return replace(given, status=status, owner=owner), submitted


def _lacking(given: DecisionInput, words: Words) -> str:
    """Return that a decision has nobody responsible or no date, and what to do; '' where nothing is missing."""
    owner, due = given.said.get("owner"), given.due
    if not given.decision or (owner and due):
        return ""
    if owner:
        return words.gettext("By when? Set a date, or press Save once more to leave it open.")
    if due:
        return words.gettext("Who is responsible? Choose a role, or press Save once more to leave it open.")
    return words.gettext("Who is responsible, and by when? Fill it in, or press Save once more to leave it open.")


def _save(state: FormState, given: DecisionInput, on: date, words: Words) -> None:
    """Write the input in one change; say in the form why it is refused, such as that the tables have changed."""
    about = state.about
    if not given.decision and not about.annoyance:
        notices.later(notices.REFUSED, words.gettext("Say what was decided."), place=WRONG)
        return
    lacking = _lacking(given, words)
    if lacking and not state.asked:
        state.asked = True
        notices.later(notices.WARNING, lacking, place=WRONG)
        return
    edited = {}
    if about.annoyance:
        edited["annoyances"] = edits.annoyances(state.seen["annoyances"], about.annoyance, given)
    if given.decision:
        reason = " ".join([given.reason, words.gettext("Decided on {day}.", day=words.day(on))]).strip()
        edited["decisions"] = edits.decisions(state.seen["decisions"], given, reason, about.expected, about.again)
    try:
        tables = {
            name: check_edited(name, table, cache.ask(content_service.known)).tables[name]
            for name, table in edited.items()
        }
        with changes.writing(cache.shown_store(), who.who()) as change:
            plan = importing.apply(change, tables, whole=True, seen={name: state.seen[name] for name in tables})
    except ImportRefused as refused:
        state.seen = {sheet: cache.newest_sheet(sheet) for sheet in SHEETS}
        faults = (labels.on_screen(fault, words) for fault in refused.faults)
        notices.later(notices.REFUSED, *faults, place=WRONG)
        return
    done = any(one.details() for one in plan.differences)
    _close()
    said = words.gettext("Saved.") if done else words.gettext("Nothing was changed.")
    notices.later(notices.DONE, said, place=NOTED)
    st.rerun()
