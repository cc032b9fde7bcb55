"""The agenda: its steps with times as they stand, and one step at a time to be edited."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.agendas import LONGEST_TITLE, MOST_MINUTES, Plan, Step
from cxdash.domain.workshop.questions import LONGEST_WORDING, Kind
from cxdash.domain.workshop.states import WorkshopState
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.agenda import Askable
from cxdash.presenters.workshop import agenda as presenter
from cxdash.presenters.workshop import asking, page
from cxdash.presenters.workshop.asking import Draft
from cxdash.presenters.workshop.page import HostScreen
from cxdash.store.read.workshop import Workshop
from cxdash.store.write.workshop import preparing, running
from cxdash.ui.components import draw, pictures
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import acting

COLOURS = {presenter.DONE: "gray", presenter.NOW: "primary", presenter.NEXT: "gray", presenter.LATER: "gray"}

PLACE = "workshop step"
"""The session's key for the place in the agenda of the step that is edited."""

TURN_TO = "workshop step to turn to"
"""Likewise for the place of the step that is edited next."""

MINUTES = 10
"""How long a new step takes."""


def show(screen: HostScreen, words: Words) -> None:
    """Draw each step with its time, what it asks, and how it stands."""
    if screen.host is None:
        return
    there, at = screen.host.workshop, datetime.now(UTC)
    with st.container(border=True, gap="xsmall"):
        for line in presenter.present(there, at, controls.zone(), words):
            _line(line)
        ends = presenter.end(there, at, controls.zone(), words)
        if ends:
            draw.note(ends)


def _line(line: presenter.Line) -> None:
    title = f"**{draw.plain(line.title)}**" if line.state == presenter.NOW else draw.plain(line.title)
    badge = f" :{COLOURS[line.state]}-badge[{draw.plain(line.badge)}]" if line.badge else ""
    on_a_phone = pictures.on_a_phone()
    first = line.time if on_a_phone else ""
    note = " · ".join(part for part in (first, line.minutes, line.asks) if part)
    said = f"{title}{badge}  \n:small[:gray[{draw.plain(note)}]]"
    if on_a_phone:
        st.markdown(said)
        return
    time, rest = st.columns([1, 7], gap="small")
    with time:
        draw.aside(line.time)
    with rest:
        st.markdown(said)


def edit(screen: HostScreen, view: View, words: Words) -> None:
    """Draw one step of the agenda to be changed, moved or removed, and the button that adds another."""
    if screen.host is None or not who.allowed(Right.WORKSHOPS, words):
        return
    there = screen.host.workshop
    if there.state is WorkshopState.PREPARED:
        _edit(there, view, words)
        return
    more = draw.more(words.gettext("Change the agenda"), "agenda")
    if more.open:
        with more:
            _edit(there, view, words)


def _edit(there: Workshop, view: View, words: Words) -> None:
    plan = presenter.plan(there)
    place = _choose(plan, there.key, words)
    _step(there, plan, place, cache.ask(page.askable, view), words)


def _choose(plan: Plan, key: str, words: Words) -> int:
    names = [words.gettext("{place}. {title}", place=place, title=one.title) for place, one in enumerate(plan.steps, 1)]
    widget = f"{PLACE} {key}"
    place = st.session_state.pop(TURN_TO, st.session_state.get(widget, 0))
    st.session_state[widget] = min(place, len(names) - 1)
    return st.selectbox(
        words.gettext("Step to change"), range(len(names)), format_func=names.__getitem__, key=widget, width=420
    )


def _step(there: Workshop, plan: Plan, place: int, askable: Askable, words: Words) -> None:
    step, stored = plan.steps[place], there.steps[place]
    key = f"{there.key} {there.version} {step.number}"
    with st.container(horizontal=True):
        title = st.text_input(
            words.gettext("Title"), step.title, max_chars=LONGEST_TITLE, key=f"step title {key}", width=420
        )
        minutes = st.number_input(
            words.gettext("Minutes"), 0, MOST_MINUTES, step.minutes, key=f"step minutes {key}", width=140
        )
    if stored.touched:
        draw.note(words.gettext("The room has begun to vote on this question, so it stays as it is."))
        asked = step.question
    else:
        asked = asking.question(_question(asking.draft(step.question), key, askable, words), askable)
    changed = Step(title, int(minutes), asked, step.number)
    with st.container(horizontal=True):
        if st.button(words.gettext("Save the step"), key="step save"):
            _keep(there, _put(plan, place, changed), words, place)
            st.rerun()
        _button(words.gettext("Add a step after it"), "add", there, _added(plan, place, words), place + 1, words)
        if place:
            _button(words.gettext("Move up"), "up", there, _moved(plan, place, -1), place - 1, words)
        if place < len(plan.steps) - 1:
            _button(words.gettext("Move down"), "down", there, _moved(plan, place, 1), place + 1, words)
        if len(plan.steps) > 1 and not (stored.touched or stored.started_at):
            _button(words.gettext("Remove the step"), "remove", there, _without(plan, place), max(0, place - 1), words)
        if not stored.started_at or stored.ended_at:
            st.button(
                words.gettext("Go to this step now"),
                key="step go",
                on_click=acting.do,
                args=(words, running.start_step, there.key, step.number),
            )


def _button(label: str, code: str, there: Workshop, plan: Plan, place: int, words: Words) -> None:
    st.button(label, key=f"step {code}", on_click=_keep, args=(there, plan, words, place))


def _keep(there: Workshop, plan: Plan, words: Words, place: int) -> None:
    """Make the workshop what the plan says, and turn to the step at a place."""
    if acting.do(words, preparing.edit, there.key, there.version, plan) is acting.DONE:
        st.session_state[TURN_TO] = place


def _question(there: Draft, key: str, askable: Askable, words: Words) -> Draft:
    """Draw what the step asks; return it as it is filled in."""
    kinds = asking.kinds(words)
    with st.container(horizontal=True):
        kind = st.selectbox(
            words.gettext("What the room votes on"),
            list(kinds),
            list(kinds).index(there.kind),
            format_func=kinds.__getitem__,
            key=f"step asks {key}",
            width=420,
        )
        if kind is None:
            return Draft()
        about = _about(kind, there, key, askable, words)
    given = Draft(kind, about)
    wording = st.text_input(
        words.gettext("In your own words, if you like"),
        there.wording,
        max_chars=LONGEST_WORDING,
        placeholder=asking.usual(given, askable, words),
        key=f"step wording {key} {kind}",
    )
    choices = there.choices
    if asking.has_lines(kind):
        choices = st.text_area(words.gettext("Answers to choose from, a line each"), choices, key=f"step choices {key}")
    strict = st.checkbox(
        words.gettext("Only with a printed slip, so that nobody votes twice"), there.strict, key=f"step strict {key}"
    )
    return given._replace(wording=wording, choices=choices, strict=strict)


def _about(kind: Kind, there: Draft, key: str, askable: Askable, words: Words) -> str:
    names = asking.subjects(kind, askable, words)
    if len(names) < 2:
        return next(iter(names), "")
    chosen = list(names).index(there.about) if there.about in names else 0
    label = words.gettext("About")
    return st.selectbox(
        label, list(names), chosen, format_func=names.__getitem__, key=f"step about {key} {kind}", width=300
    )


def _put(plan: Plan, place: int, step: Step) -> Plan:
    return replace(plan, steps=(*plan.steps[:place], step, *plan.steps[place + 1 :]))


def _added(plan: Plan, place: int, words: Words) -> Plan:
    new = Step(words.gettext("New step"), MINUTES)
    return replace(plan, steps=(*plan.steps[: place + 1], new, *plan.steps[place + 1 :]))


def _moved(plan: Plan, place: int, by: int) -> Plan:
    steps = list(plan.steps)
    steps[place], steps[place + by] = steps[place + by], steps[place]
    return replace(plan, steps=tuple(steps))


def _without(plan: Plan, place: int) -> Plan:
    return replace(plan, steps=(*plan.steps[:place], *plan.steps[place + 1 :]))
