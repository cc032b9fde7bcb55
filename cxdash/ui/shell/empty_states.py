"""What a page draws in place of its content where the store lacks the data for it, or has a problem of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple, NoReturn

import streamlit as st

from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.presenters.what_if.users import NO_LET_DOWNS, NO_LET_DOWNS_OF_A_SEGMENT
from cxdash.services import demo_store, satisfaction
from cxdash.services.company import NONE, Company
from cxdash.store import problems
from cxdash.ui.components import notices
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache


class EmptyState(NamedTuple):
    """What is missing in a sentence, and links to the Data page by their labels, with their URL parameters."""

    sentence: str = ""
    links: Mapping[str, dict[str, str]] = MappingProxyType({})


def _edit(sheet: str) -> dict[str, str]:
    return {"part": "edit", "sheet": sheet}


LOAD_A_WORKBOOK = {gettext_noop("Load a workbook"): {"part": "load"}}
STATES = {
    "answers": EmptyState(
        gettext_noop("There are no answers from customers yet. Load a survey to see what they expected and got."),
        {gettext_noop("Load a survey"): {"part": "load"}},
    ),
    "answers of this view": EmptyState(
        gettext_noop("No answers match this choice of journey, period and segment. Choose more of them above.")
    ),
    "stages": EmptyState(
        gettext_noop("There are no stages yet. Type them in, or load a workbook that has them."),
        {gettext_noop("Type in the stages"): _edit("stages"), **LOAD_A_WORKBOOK},
    ),
    "customers": EmptyState(
        gettext_noop(
            "There are no customers by month yet, so there is nothing to start from. Load a workbook that has them."
        ),
        LOAD_A_WORKBOOK,
    ),
    "let-downs": EmptyState(
        NO_LET_DOWNS,
        {
            gettext_noop("Load a survey"): {"part": "load"},
            gettext_noop("Type in the touchpoints"): _edit("touchpoints"),
        },
    ),
    "let-downs of this segment": EmptyState(NO_LET_DOWNS_OF_A_SEGMENT),
    "customers of this segment": EmptyState(
        gettext_noop("There are no customers by month for this segment. Choose all customers above.")
    ),
    "ratings": EmptyState(
        gettext_noop("Leaders have not rated the six keys yet. Each gives every key 1 to 5; type their ratings in."),
        {gettext_noop("Type in the ratings"): _edit("assessments")},
    ),
    "money": EmptyState(
        links={
            gettext_noop("Type in customers by month"): _edit("customers"),
            gettext_noop("Type in what is spent"): _edit("spend"),
            gettext_noop("Load a customer list"): {"part": "load"},
        }
    ),
    "assumptions": EmptyState(links={gettext_noop("Type in what you believe"): _edit("assumptions")}),
    "annoyances": EmptyState(links={gettext_noop("Type in annoyances"): _edit("annoyances")}),
    "nothing to ask for": EmptyState(),
    "paths": EmptyState(links={gettext_noop("Type in customers' paths"): _edit("paths"), **LOAD_A_WORKBOOK}),
}
"""Those without a sentence are explained by the page's presenter, which knows why its figures are missing."""


def empty_state(missing: str, words: Words, sentence: str = "") -> NoReturn:
    """Explain what is missing, link to where it is added, and stop the page.

    *missing*: a key of `STATES`. *sentence*: the explanation, where the page has one of its own.
    """
    explain(missing, words, sentence)
    st.stop()


def explain(missing: str, words: Words, sentence: str = "") -> None:
    """Explain what is missing as `empty_state` does, and go on with the page."""
    state = STATES[_narrowed(missing)]
    st.info(sentence or words.gettext(state.sentence))
    for label, values in state.links.items():
        link("data", words.gettext(label), **values)


def stop() -> NoReturn:
    """Stop the page: there is nothing more to draw."""
    st.stop()


def _narrowed(missing: str) -> str:
    """Return the state of a view that leaves out the data, where the store has some outside of the view."""
    if missing == "answers" and cache.ask(satisfaction.choices)["months"]:
        return "answers of this view"
    if missing in ("customers", "let-downs") and st.session_state["segment"]:
        return f"{missing} of this segment"
    return missing


def begun() -> tuple[Company, Exception | None]:
    """Begin the run; return the company shown, and the store's problem where it has one, for `store_problems`."""
    try:
        cache.begin()
        return cache.company(), None
    except Exception as problem:
        return NONE, problem


@contextmanager
def store_problems(words: Words) -> Iterator[None]:
    """Say what is wrong with the store (full, damaged, moved, not to be written) in place of what could not be done.

    Where nothing of it can be shown, the demo is offered.
    """
    try:
        with problems.explained():
            yield
    except problems.StoreError as problem:
        notices.box(notices.REFUSED, [words.sentence(problem.sentence)])
        if cache.VERSIONS not in st.session_state and not demo_store.is_open(st.session_state["store"]):
            link("overview", words.gettext("To the demo"), store=demo_store.DEMO)
        st.stop()
