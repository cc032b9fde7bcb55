"""What is taken home of Win and keep, What if, and Paths and credit."""

from typing import Any

from cxdash.domain.money import TIMING_NAMES
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, as_text, of_text
from cxdash.presenters.economics import page as economics_page
from cxdash.presenters.elements import Figure, Tab
from cxdash.presenters.ownership import page as owners
from cxdash.presenters.pages import tabs
from cxdash.presenters.paths import page as paths_page
from cxdash.presenters.what_if import page as what_if_page
from cxdash.services import what_if as service
from cxdash.takeaway.elements import Asked, Part, Section, part, section


def economics(connection: Any, asked: Asked) -> Part | None:
    """Return Win and keep, or of a public body what let-downs cost."""
    words, of = Words(asked.language), (connection, asked.view, asked.language)
    screen = economics_page.show(*of)
    if not screen.known:
        return None
    opened = Tab(figures=screen.headlines, notes=screen.notes)
    sections = [Section("", screen.sentence, (*screen.panels, opened))]
    if not screen.public:
        called = tabs("economics", words)
        sections += [
            section(called[name], economics_page.tab(*of, name, next(iter(TIMING_NAMES))), name) for name in called
        ]
        if "ownership" not in asked.pages:  # its targets begin with the same
            sections.append(section(called["spend"], owners.effect(*of, asked.on), "effect"))
    return part("economics", sections, words, tuple(screen.findings))._replace(question=screen.question)


def what_if(connection: Any, asked: Asked) -> Part | None:
    """Return What if: the ready choices at rest, else the choice that is set; with what it hangs on."""
    words, of = Words(asked.language), (connection, asked.view, asked.language)
    start = service.start(connection, asked.view, asked.choice)
    if start.base is None:
        return None
    chosen = (asked.levers or as_text(Levers()), asked.choice)
    screen, called = what_if_page.show(*of, *chosen), tabs("what_if", words)
    results = [Figure(one.name, one.value, one.notes, "") for one in screen.results]
    notes = [said for said in (screen.matters, *screen.notes, screen.foot) if said]
    at_rest = of_text(chosen[0]).at_rest
    untouched = words.gettext("Nothing is changed: this is how it goes on, with what we believe.")
    finding = untouched if start.public and at_rest else screen.finding
    drawing = screen.picture and screen.picture._replace(alt=screen.picture.alt.replace(screen.finding, finding))
    content = [Tab(figures=results, drawing=drawing, notes=notes)]
    if not start.public and at_rest:
        ready = what_if_page.ready(*of, *chosen)
        content = [*([Tab(drawing=ready.cards)] if ready.cards else []), *([ready.by_month] if ready.by_month else [])]
    sections = [Section("", finding, tuple(content))]
    if not start.public and not at_rest:  # at rest nothing hangs on a belief yet
        sections.append(section(called["rests"], what_if_page.tab(*of, *chosen, "matters"), "rests"))
    sections.append(section(called["beliefs"], what_if_page.tab(*of, *chosen, "beliefs"), "beliefs"))
    return part("what_if", sections, words)


def paths(connection: Any, asked: Asked) -> Part | None:
    """Return Paths and credit; None where nobody's path is known."""
    words = Words(asked.language)
    screen = paths_page.show(connection, asked.language)
    if screen.missing:
        return None
    opened = Tab(sentences=screen.more, figures=screen.headlines, notes=screen.notes)
    sections = [
        Section("", screen.sentence, (opened, *screen.credits)),
        *(
            section(name, paths_page.tab(connection, asked.language, asked.on, code), code)
            for code, name in tabs("paths", words).items()
        ),
    ]
    return part("paths", sections, words)
