"""All that is said of a company, gathered from the presenters: sentences, findings, and the picture."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple
from unittest.mock import patch

import pyarrow as pa

from cxdash.domain.findings import Finding
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.presenters.economics import page as economics_page
from cxdash.presenters.maturity import page as maturity_page
from cxdash.presenters.overview import page as overview_page
from cxdash.presenters.overview.screen import OverviewScreen
from cxdash.presenters.ownership import page as ownership_page
from cxdash.presenters.paths import page as paths_page
from cxdash.presenters.priorities import page as priorities_page
from cxdash.presenters.satisfaction import page as satisfaction_page
from cxdash.presenters.what_if import page as what_if_page
from cxdash.services import economics, overview, ownership, what_if

VIEW, ON = View(period="12m"), date(2026, 11, 1)
NAMED = re.compile(r"(?:Stage|Role) [A-Z][a-z]+")
"""The names of the stages and roles of a made company."""


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
    owned: Any
    overview: Any
    money: Any
    stages: dict[str, str]
    roles: dict[str, str]


def told(connection: Any, language: str = "en") -> Told:
    """Return all that the pages say of a company on a day."""
    with _listening() as sentences:
        screen = overview_page.show(connection, VIEW, language, ON, "")
        _others(connection, language)
        marks = _picture(connection, language, screen)
    tables = ownership.tables(connection, "")
    return Told(
        sentences=sentences,
        findings=overview.findings(connection, VIEW, ON),
        screen=screen,
        marks=marks,
        owned=ownership.figures(connection, VIEW, ON),
        overview=overview.figures(connection, VIEW, ON),
        money=economics.figures(connection, VIEW),
        stages=dict(zip(placed(tables.stages).key, placed(tables.stages).name, strict=True)),
        roles=dict(zip(tables.roles.key, tables.roles.name, strict=True)),
    )


def _others(connection: Any, language: str) -> None:
    """Ask every other page for what it says."""
    satisfaction_page.show(connection, VIEW, language, "", "")
    ownership_page.show(connection, VIEW, language, ON, "")
    economics_page.show(connection, VIEW, language)
    priorities_page.show(connection, VIEW, language, ON)
    maturity_page.show(connection, language, ON)
    paths_page.show(connection, language)
    if what_if.start(connection, VIEW).base is not None:
        what_if_page.show(connection, VIEW, language, as_text(Levers()), "")


def _picture(connection: Any, language: str, first: OverviewScreen) -> dict[str, dict[str, Any]]:
    """Return what the picture shows of each stage, by its key, from all its pages."""
    screens = [overview_page.show(connection, VIEW, language, ON, page) for page in first.pages] or [first]
    keys = list(satisfaction_page.names(connection, VIEW, "stages", language))
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
