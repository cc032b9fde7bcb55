"""What the what-if page asks for: the stages with let-downs, its screen, and its tabs."""

from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import ready as ready_choices
from cxdash.measures.what_if import start
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import as_text, of_text
from cxdash.measures.what_if.relief import Relief
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab
from cxdash.presenters.what_if import screen, sources, tabs, users
from cxdash.presenters.what_if.ready import screen as ready_screen
from cxdash.presenters.what_if.ready.screen import ReadyScreen
from cxdash.presenters.what_if.screen import WhatIfScreen
from cxdash.services import satisfaction, what_if
from cxdash.services.reads import reads
from cxdash.services.subjects import CHOICES


@reads(*CHOICES, most=50)
def stages(connection: Any, view: View, language: str) -> dict[str, str]:
    """Return the names of the stages with let-downs, in their order."""
    base = what_if.start(connection, view).base
    known = {stage for stage, _ in base.let_downs} if base else set()
    called = names(satisfaction.tables(connection, view.journey, view.segment).stages, Words(language))
    return {stage: name for stage, name in called.items() if stage in known}


@reads(*CHOICES, most=500)
def show(connection: Any, view: View, language: str, levers: str, choice: str) -> WhatIfScreen:
    """Return what a choice brings, in words; *levers* as a text, *choice* the kept one whose assumptions hold."""
    started, named = what_if.start(connection, view, choice), stages(connection, view, language)
    if started.public:
        return users.present(_relieved(connection, view, levers, choice), started.currency, named, Words(language))
    shown = screen.present(_compared(connection, view, levers, choice), started.currency, named, Words(language))
    at_rest = of_text(levers).at_rest and ready(connection, view, language, levers, choice).finding
    return shown._replace(finding=at_rest or shown.finding)


@reads(*CHOICES, most=50)
def ready(connection: Any, view: View, language: str, levers: str, choice: str) -> ReadyScreen:
    """Return the ready choices to start from beside carrying on; *levers*: what is set now."""
    started, chosen = what_if.start(connection, view, choice), of_text(levers)
    found = [
        (one, what_if.compared(connection, view, as_text(one.levers), choice) if one.levers else None)
        for one in ready_choices.choices(started, chosen.years)
    ]
    return ready_screen.present(started, found, chosen, stages(connection, view, language), Words(language))


@reads(*CHOICES, most=200)
def tab(connection: Any, view: View, language: str, levers: str, choice: str, name: str) -> list[Tab]:
    """Return the sections of a tab."""
    started = what_if.start(connection, view, choice)
    if started.public:
        found = _relieved(connection, view, levers, choice)
        sections = users.believed(found, started.currency, Words(language))
    else:
        compared, named = _compared(connection, view, levers, choice), stages(connection, view, language)
        sections = tabs.present_tab(name, compared, started, named, Words(language))
    if name != "beliefs" or choice:
        return sections
    noted = sources.sentences(what_if.notes(connection), Words(language))
    return [sections[0]._replace(notes=[*noted, *sections[0].notes]), *sections[1:]]


def _compared(connection: Any, view: View, levers: str, choice: str) -> Comparison:
    """Return a choice against carrying on, without the levers whose sliders cannot be moved."""
    return what_if.compared(connection, view, _possible(connection, view, levers, choice), choice)


def _relieved(connection: Any, view: View, levers: str, choice: str) -> Relief:
    """Return what a choice of a public body saves."""
    return what_if.relieved(connection, view, _possible(connection, view, levers, choice), choice)


def _possible(connection: Any, view: View, levers: str, choice: str) -> str:
    return as_text(start.possible(of_text(levers), what_if.start(connection, view, choice)))
