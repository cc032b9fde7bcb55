"""All that is said of a company, gathered from the presenters: sentences, findings, and the picture."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple
from unittest.mock import patch

import pyarrow as pa

from cxdash.domain.findings import Finding
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.presenters.economics import page as economics_page
from cxdash.presenters.elements import Tab
from cxdash.presenters.maturity import page as maturity_page
from cxdash.presenters.overview import page as overview_page
from cxdash.presenters.overview.screen import OverviewScreen
from cxdash.presenters.ownership import page as ownership_page
from cxdash.presenters.paths import page as paths_page
from cxdash.presenters.priorities import page as priorities_page
from cxdash.presenters.satisfaction import page as satisfaction_page
from cxdash.presenters.what_if import page as what_if_page
from cxdash.services import economics, overview, ownership, satisfaction, what_if

VIEWS, ON = (View(period="12m"), View(period=DEFAULT_PERIOD)), date(2026, 11, 1)
"""A year, and what a page shows at first: the last survey where surveys are made now and then."""

NAMED = re.compile(r"(?:Stage|Role) [A-Z][a-z]+")
"""The names of the stages and roles of a made company."""

ANSWER_TABS = ("channels", "solved", "expected", "voices")
OWNER_TABS = ("stage", "handoffs", "mandate", "targets", "money")
MONEY_TABS = ("spend", "leaving", "value", "claim", "mix", "effect", "segments")
NARROWED = ("", "employees", "drop")
PATH_TABS = ("roles", "claims", "lost")


class Sentence(NamedTuple):
    """A sentence as it was asked for: its template in English, the texts of its placeholders, and how it reads."""

    template: str
    values: Mapping[str, str]
    text: str = ""

    @property
    def names(self) -> bool:
        """Whether it names a stage or a role."""
        return any(NAMED.search(value) for value in self.values.values())


class Told(NamedTuple):
    """All that is said of a company: sentences, findings, the overview with its picture, and the figures behind."""

    sentences: list[Sentence]
    findings: tuple[Finding, ...]
    screen: OverviewScreen
    marks: dict[str, dict[str, Any]]
    tabs: dict[str, list[Tab]]
    owned: Any
    overview: Any
    money: Any
    answered: Any
    stages: dict[str, str]
    roles: dict[str, str]


def told(connection: Any, view: View, language: str = "en") -> Told:
    """Return all that the pages say of a company on a day."""
    with _listening() as sentences:
        screen = overview_page.show(connection, view, language, ON, "")
        tabs = _others(connection, view, language)
        marks = _picture(connection, view, language, screen)
    tables = ownership.tables(connection, "")
    return Told(
        sentences=sentences,
        findings=overview.findings(connection, view, ON),
        screen=screen,
        marks=marks,
        tabs=tabs,
        owned=ownership.figures(connection, view, ON),
        overview=overview.figures(connection, view, ON),
        money=economics.figures(connection, view),
        answered=satisfaction.figures(connection, view),
        stages=dict(zip(placed(tables.stages).key, placed(tables.stages).name, strict=True)),
        roles=dict(zip(tables.roles.key, tables.roles.name, strict=True)),
    )


def _others(connection: Any, view: View, language: str) -> dict[str, list[Tab]]:
    """Ask every other page for what it says, and return the sections of its tabs."""
    fixes = {only: priorities_page.show(connection, view, language, ON, "", only) for only in NARROWED}
    priorities_page.decisions(connection, language, ON)
    if what_if.start(connection, view).base is not None:
        what_if_page.show(connection, view, language, as_text(Levers()), "")
    return {
        **_of_answers(connection, view, language),
        **_of_owners(connection, view, language),
        **_of_money(connection, view, language),
        **{f"fix {only}": screen.tables for only, screen in fixes.items()},
        "fix need": priorities_page.need(connection, view, language, ON, "", ""),
        **{f"keys {name}": tabs for name, tabs in maturity_page.show(connection, language, ON).tabs.items()},
        **_of_paths(connection, language),
    }


def _of_answers(connection: Any, view: View, language: str) -> dict[str, list[Tab]]:
    screen = satisfaction_page.show(connection, view, language, "", "")
    if not screen.answers:
        return {}
    asked = (connection, view, language)
    satisfaction_page.solved(*asked, screen.stage)
    time = satisfaction_page.months(*asked, screen.measure, "", "")
    for place in list(time.places)[1:][-1:]:
        satisfaction_page.months(*asked, screen.measure, place, "")
    return {
        **{f"answers {name}": satisfaction_page.tab(*asked, screen.stage, name) for name in ANSWER_TABS},
        "answers time": [*time.together, *time.tabs],
        "answers matters": satisfaction_page.importance_map(*asked, screen.measure),
        "answers drivers": satisfaction_page.drivers(*asked, screen.measure),
        "answers promises": satisfaction_page.promises(*asked, ON),
    }


def _of_owners(connection: Any, view: View, language: str) -> dict[str, list[Tab]]:
    stage = ownership_page.show(connection, view, language, ON, "").stage
    return {f"owners {name}": ownership_page.tab(connection, view, language, ON, stage, name) for name in OWNER_TABS}


def _of_money(connection: Any, view: View, language: str) -> dict[str, list[Tab]]:
    screen = economics_page.show(connection, view, language)
    if screen.public or not screen.known:
        return {}
    return {f"money {name}": economics_page.tab(connection, view, language, name, "at_once") for name in MONEY_TABS}


def _of_paths(connection: Any, language: str) -> dict[str, list[Tab]]:
    names = ["claims"] if paths_page.show(connection, language).missing else PATH_TABS
    told = {f"paths {name}": paths_page.tab(connection, language, ON, name) for name in names}
    return {**told, "paths rules": paths_page.ways(connection, language)}


def _picture(connection: Any, view: View, language: str, first: OverviewScreen) -> dict[str, dict[str, Any]]:
    """Return what the picture shows of each stage, by its key, from all its pages."""
    screens = [overview_page.show(connection, view, language, ON, page) for page in first.pages] or [first]
    keys = list(satisfaction_page.names(connection, view, "stages", language))
    marks = [row for screen in screens for row in table(screen, "marks")]
    return dict(zip(keys, marks, strict=True))


def table(screen: OverviewScreen, name: str) -> list[dict[str, Any]]:
    """Return a table of the overview's picture as its rows."""
    return pa.ipc.open_stream(screen.picture.tables[name]).read_all().to_pylist()


@contextmanager
def _listening() -> Iterator[list[Sentence]]:
    """Lend a list to which every sentence that is asked for within the block is added."""
    heard: list[Sentence] = []
    one, several = Words.gettext, Words.ngettext

    def gettext(self: Words, sentence: str, **values: object) -> str:
        text = one(self, sentence, **values)
        heard.append(Sentence(sentence, {name: str(value) for name, value in values.items()}, text))
        return text

    def ngettext(self: Words, single: str, more: str, count: int, **values: object) -> str:
        text = several(self, single, more, count, **values)
        named = {"count": str(count), **{name: str(value) for name, value in values.items()}}
        heard.append(Sentence(more, named, text))
        return text

    with patch.object(Words, "gettext", gettext), patch.object(Words, "ngettext", ngettext):
        yield heard
