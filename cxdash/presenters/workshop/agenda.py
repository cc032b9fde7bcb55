"""A workshop's agenda: each step with its time, what it asks, and whether it is done, under way, next or to come."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.agendas import Plan, Step
from cxdash.domain.workshop.states import QuestionState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop.now import current, following, said
from cxdash.store.read.workshop import StepRow, Workshop

DONE, NOW, NEXT, LATER = "done", "now", "next", "later"
STATES = {DONE: gettext_noop("done"), NOW: gettext_noop("now"), NEXT: gettext_noop("next"), LATER: ""}
"""How a step stands; of what comes later nothing is said."""

ASKED = {
    QuestionState.WAITING: gettext_noop("Vote: {question}"),
    QuestionState.OPEN: gettext_noop("Voting now: {question}"),
    QuestionState.CLOSED: gettext_noop("Voted, not shown yet: {question}"),
    QuestionState.REVEALED: gettext_noop("Voted and shown: {question}"),
}


class Line(NamedTuple):
    """A step as it stands in the agenda: when it begins, its title, how long it takes, its state, what it asks."""

    time: str
    title: str
    minutes: str
    state: str
    badge: str
    asks: str


def present(workshop: Workshop, now: datetime, zone: str | None, words: Words) -> list[Line]:
    """Return the agenda's lines; times are by the clock once the workshop has begun, and from its beginning before."""
    times = _clock(workshop, now, zone) if any(step.started_at for step in workshop.steps) else _spans(workshop.steps)
    states = _states(workshop)
    return [
        Line(
            time,
            step.title,
            words.ngettext("{count} minute", "{count} minutes", step.minutes),
            state,
            words.gettext(STATES[state]),
            words.gettext(ASKED[step.state], question=said(step.question, words)) if step.question else "",
        )
        for step, time, state in zip(workshop.steps, times, states, strict=True)
    ]


def plan(workshop: Workshop) -> Plan:
    """Return a workshop as a plan to be edited; its steps keep their numbers."""
    steps = tuple(Step(step.title, step.minutes, step.question, step.number) for step in workshop.steps)
    return Plan(workshop.name, workshop.language, steps, workshop.held_on, workshop.seats)


def end(workshop: Workshop, now: datetime, zone: str | None, words: Words) -> str:
    """Return when the workshop ends if all that is left takes the time it was given; '' while it does not go on."""
    step = current(workshop)
    if step is None or step.started_at is None:
        return ""
    after = workshop.steps[workshop.steps.index(step) + 1 :]
    at = max(now, step.started_at + timedelta(minutes=step.minutes)) + timedelta(
        minutes=sum(one.minutes for one in after)
    )
    return words.gettext("Ends about {time}.", time=_at(at, zone))


def _states(workshop: Workshop) -> Iterator[str]:
    to_come = following(workshop)
    for step in workshop.steps:
        if step == current(workshop):
            yield NOW
        elif step == to_come:
            yield NEXT
        else:
            yield DONE if step.ended_at else LATER


def _spans(steps: Sequence[StepRow]) -> Iterator[str]:
    passed = 0
    for step in steps:
        yield f"{passed // 60}:{passed % 60:02}"
        passed += step.minutes


def _clock(workshop: Workshop, now: datetime, zone: str | None) -> Iterator[str]:
    """Yield when each step began, or will at the earliest; '' for steps that were passed over."""
    step = current(workshop)
    at = now
    for one in workshop.steps:
        if one.started_at:
            yield _at(one.started_at, zone)
            at = max(now, one.started_at + timedelta(minutes=one.minutes)) if one == step else now
        elif step and workshop.steps.index(one) > workshop.steps.index(step):
            yield _at(at, zone)
            at += timedelta(minutes=one.minutes)
        else:
            yield ""


def _at(moment: datetime, zone: str | None) -> str:
    return f"{moment.astimezone(ZoneInfo(zone) if zone else UTC):%H:%M}"
