"""The screen of a public body: the promises that are broken, the let-downs and contacts that follow, and their cost."""

from collections.abc import Mapping
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.measures.economics.extra_work import ExtraWork
from cxdash.measures.stats.intervals import Estimate
from cxdash.presenters.amounts import money
from cxdash.presenters.economics.screen import EconomicsScreen
from cxdash.presenters.elements import Figure, figure


def present(found: ExtraWork, stages: Mapping[str, str], currency: str, words: Words) -> EconomicsScreen:
    """Return the screen of a view; *stages*: names by key."""
    missing = words.gettext(
        "What extra work costs is not known. It takes answers, users a year at each touchpoint, and what the room"
        " believes of how many contacts a let-down causes and what each of them costs."
    )
    known = found.cost is not None
    return EconomicsScreen(
        question=words.gettext("What does it cost when users are let down?"),
        known=known,
        missing="" if known else missing,
        public=True,
        sentence=sentence(found, currency, words),
        notes=kept(found, stages, words),
        panels=[],
        headlines=headlines(found, currency, words),
        findings=[],
    )


def sentence(found: ExtraWork, currency: str, words: Words) -> str:
    """Return how often users are let down, how many contacts that causes, and what those cost; '' if not known."""
    if found.contacts is None or found.cost is None:
        return ""
    return words.gettext(
        "Users are let down {times} times a year; that leads to {contacts} contacts, which cost about {amount}.",
        times=words.about(float(found.let_downs.value)),
        contacts=words.about(float(found.contacts.value)),
        amount=money(float(found.cost.value), currency, words),
    )


def kept(found: ExtraWork, stages: Mapping[str, str], words: Words) -> list[str]:
    """Return in which stages what users expect is not kept; nothing where no expectation is known."""
    if not found.compared:
        return []
    if not found.broken:
        return [words.gettext("In no stage do users clearly get less than they expected.")]
    return [
        words.gettext(
            "The promise is broken in {count} of {of} stages: {stages}.",
            count=words.number(len(found.broken)),
            of=words.number(found.compared),
            stages=words.list([stages[key] for key in found.broken]),
        )
    ]


def headlines(found: ExtraWork, currency: str, words: Words) -> list[Figure]:
    """Return let-downs, contacts and their cost, in the order in which one leads to the next, those that are known."""
    counts = {"let_downs": found.let_downs, "contacts": found.contacts}

    def about(value: Any) -> str:
        return words.about(float(value))

    figures = [
        figure(key, about(one.value), [_from(about(one.low), about(one.high), words)], words)
        for key, one in counts.items()
        if one is not None and one.value == one.value
    ]
    return [*figures, *([] if found.cost is None else [_extra_work(found.cost, currency, words)])]


def _extra_work(cost: Estimate, currency: str, words: Words) -> Figure:
    value, low, high = (money(float(at), currency, words) for at in (cost.value, cost.low, cost.high))
    return figure("extra_work", value, [_from(low, high, words)], words)


def _from(low: str, high: str, words: Words) -> str:
    return words.gettext("from {low} to {high}", low=low, high=high)
