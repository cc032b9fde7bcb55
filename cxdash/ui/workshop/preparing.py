"""The one form of a new workshop, and what can be changed of one that is there."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from cxdash.domain.messages import gettext_noop
from cxdash.domain.people.roles import Right
from cxdash.domain.vocabulary import LANGUAGES, View
from cxdash.domain.workshop import agendas
from cxdash.domain.workshop.agendas import MOST_SEATS, Plan, Step
from cxdash.domain.workshop.questions import About
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.workshop import agenda as presenter
from cxdash.presenters.workshop import page
from cxdash.services import workshop
from cxdash.store.read.workshop import Workshop
from cxdash.store.write.workshop import preparing
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import acting

READY = {agendas.SHORT: gettext_noop("90 minutes"), agendas.HALF_DAY: gettext_noop("Half a day")}
"""The agendas to begin with, in words."""

SEATS = 12
"""How many take part, if nothing else is said."""


def new(view: View, words: Words) -> None:
    """Draw the form of a new workshop; nothing in it must be filled in."""
    if not who.allowed(Right.WORKSHOPS, words):
        return
    today = controls.today()
    with st.form("workshop new", border=False):
        ready = st.segmented_control(
            words.gettext("Agenda"),
            list(READY),
            default=agendas.SHORT,
            format_func=lambda code: words.gettext(READY[code]),
            required=True,
            key="workshop agenda",
        )
        usual = words.gettext("Workshop {day}", day=words.day(today))
        name = st.text_input(words.gettext("Name"), usual, max_chars=agendas.LONGEST_TITLE, key="workshop name")
        with st.container(horizontal=True):
            held_on = st.date_input(
                words.gettext("Date"), today, format=controls.day_form(words), key="workshop date", width=220
            )
            language = _language(words.tongue, "new", words)
            seats = _seats(SEATS, "new", words)
        submitted = st.form_submit_button(words.gettext("Prepare the workshop"), type="primary")
    if not cache.ask(page.askable, view).subjects[About.STAGE]:
        draw.note(words.gettext("There are no stages yet, so nobody can be asked who owns them."))
        link("data", words.gettext("Type in the stages"), part="edit", sheet="stages")
        link("data", words.gettext("Load a workbook"), part="load")
    if submitted:
        steps = _steps(str(ready), view, language)
        turn_to(words, preparing.prepare, Plan(name, language, steps, _day(held_on), seats))


def _steps(ready: str, view: View, language: str) -> tuple[Step, ...]:
    """Return the steps of a ready agenda, titled in the workshop's language."""
    own = Words(st.session_state[controls.SPOKEN].spoken(language))
    found = cache.ask(workshop.ready_agenda, ready, view, controls.today())
    return tuple(Step(own.gettext(step.title), step.minutes, step.question) for step in found)


def turn_to(words: Words, act: Callable[..., str], *given: object) -> None:
    """Make a workshop, and turn to it; where it is refused, say why."""
    key = acting.do(words, act, *given)
    if key:
        controls.set_view(workshop=key, part="")
    st.rerun()


def titles(there: Workshop, words: Words) -> None:
    """Draw a workshop's name, date, language and seats, to be changed."""
    with st.form(f"workshop titles {there.key} {there.version}", border=False):
        name = st.text_input(words.gettext("Name"), there.name, max_chars=agendas.LONGEST_TITLE)
        with st.container(horizontal=True):
            held_on = st.date_input(words.gettext("Date"), there.held_on, format=controls.day_form(words), width=220)
            language = _language(there.language, there.key, words)
            seats = _seats(there.seats, there.key, words)
        submitted = st.form_submit_button(words.gettext("Save"))
    if submitted:
        steps = presenter.plan(there).steps
        plan = Plan(name, language, steps, _day(held_on), seats)
        acting.do(words, preparing.edit, there.key, there.version, plan)
        st.rerun()


def _language(chosen: str, key: str, words: Words) -> str:
    names = languages()
    label = words.gettext("Language of the room")
    return st.selectbox(
        label, names, names.index(chosen), format_func=LANGUAGES.__getitem__, key=f"workshop language {key}", width=260
    )


def _seats(chosen: int, key: str, words: Words) -> int:
    label = words.gettext("How many vote")
    return int(st.number_input(label, 0, MOST_SEATS, chosen, key=f"workshop seats {key}", width=160))


def _day(given: object) -> date | None:
    return given if isinstance(given, date) else None
