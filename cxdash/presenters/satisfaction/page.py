"""What the satisfaction page asks for: its screen, what customers wrote, and each of its tabs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters import cells, periods
from cxdash.presenters.elements import Tab, Table
from cxdash.presenters.satisfaction import (
    channels,
    gap_strip,
    headlines,
    matters,
    response_coverage,
    screen,
    tables,
)
from cxdash.presenters.satisfaction import quotes as quotes_presenter
from cxdash.presenters.satisfaction import solved as solved_tabs
from cxdash.presenters.satisfaction.over_time import by_month, by_survey
from cxdash.presenters.satisfaction.over_time.by_month import OverTimeScreen
from cxdash.presenters.satisfaction.promises import ledger
from cxdash.presenters.satisfaction.promises import picture as promise_picture
from cxdash.presenters.satisfaction.quotes import Quotes
from cxdash.presenters.satisfaction.screen import SatisfactionScreen
from cxdash.services import ownership, satisfaction
from cxdash.services import promises as services
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, NEEDS, OWNERS, PROMISES


@reads(*ANSWERS, most=500)
def show(connection: Any, view: View, language: str, measure: str, stage: str) -> SatisfactionScreen:
    """Return the page's screen; an unknown *measure* or *stage* is replaced."""
    counted = satisfaction.tables(connection, view.journey, view.segment)
    found = satisfaction.figures(connection, view)
    return screen.present(counted, found, measure, stage, Words(language))


@reads(*ANSWERS, most=500)
def quotes(connection: Any, view: View, language: str, stage: str, rows: int) -> Quotes:
    """Return what customers wrote about a stage, else about the whole, for beside a picture of so many *rows*."""
    words = Words(language)
    about_stage = satisfaction.comments(connection, view, stage)
    written = about_stage if len(about_stage) else satisfaction.comments(connection, view, "")
    places = names(connection, view, "touchpoints", language)
    return quotes_presenter.present(written, places, words, about_whole=not len(about_stage), rows=rows)


@reads(*ANSWERS)
def all_figures(connection: Any, view: View, language: str) -> list[Tab]:
    """Return how many touchpoints give less than expected, each one's gap, and all figures as tables."""
    counted, words = satisfaction.tables(connection, view.journey, view.segment), Words(language)
    found, months = satisfaction.figures(connection, view), satisfaction.over_time(connection, view).months
    asked = found.touchpoints[found.touchpoints.measure == Measure.CSAT]
    said = headlines.below_expected(asked, cells.names(counted.touchpoints, words), words)
    again = headlines.answered_twice(satisfaction.repeated(connection, view, True), words)
    drawing = gap_strip.drawing(counted, found, said, words)
    legend = words.gettext(
        "A mark for each touchpoint. Warm and square: customers clearly got less than they expected."
    )
    shown = [
        Table(
            words.gettext("Figures by touchpoint"),
            tables.touchpoint_table(counted, found, months, words),
            behind=drawing is not None,
        ),
        Table(words.gettext("Figures by stage"), tables.stage_table(counted, found, words), behind=drawing is not None),
    ]
    return [Tab(sentences=[said, *again], drawing=drawing, notes=[legend] if drawing else [], tables=shown)]


@reads(*OWNERS, most=200)
def months(connection: Any, view: View, language: str, measure: str, touchpoint: str, stage: str) -> OverTimeScreen:
    """Return the months of a touchpoint, or of the whole relationship, with the changes of its owner.

    Where no touchpoint is asked for, it is one of the *stage* in focus.
    """
    words = Words(language)
    roles = cells.names(ownership.tables(connection, view.journey).roles, words)
    found = satisfaction.over_time(connection, view)
    places, changes = names(connection, view, "touchpoints", language), ownership.changes(connection, view)
    stages, rows = names(connection, view, "stages", language), found.touchpoints
    of_stage = {key: stages.get(stage, "") for key, stage in zip(rows.key, rows.stage, strict=True)}
    focus = frozenset(rows.key[rows.stage == stage]) if stage else frozenset()
    basis = by_month.Basis(found.months, places, roles, changes, of_stage, focus)
    if found.rounds:
        last = replace(view, period=str(found.rounds[-1].period))
        return by_survey.present(basis, found, satisfaction.figures(connection, last), measure, touchpoint, words)
    return by_month.present(basis, measure, touchpoint, words)


@reads(*ANSWERS, most=200)
def importance_map(connection: Any, view: View, language: str, measure: str) -> list[Tab]:
    """Return what is important and weak."""
    words = Words(language)
    points = satisfaction.importance(connection, view, measure)
    places = names(connection, view, "touchpoints", language)
    return matters.present_map(points, places, words, _period(connection, view, words))


@reads(*ANSWERS, most=200)
def drivers(connection: Any, view: View, language: str, measure: str) -> list[Tab]:
    """Return what overall satisfaction goes with: on request, since it reads every answer of the view."""
    places, words = names(connection, view, "touchpoints", language), Words(language)
    found = satisfaction.drivers(connection, view, measure)
    return matters.present_drivers(*found, places, words, _period(connection, view, words))


@reads(*NEEDS, most=300)
def solved(connection: Any, view: View, language: str, stage: str) -> list[str]:
    """Return what to say of solved cases at a stage above its score; nothing where customers were not asked."""
    words = Words(language)
    stages = names(connection, view, "stages", language)
    sentence = solved_tabs.sentence(satisfaction.solved(connection, view), stage, stages, words)
    return [sentence] if sentence else []


@reads(*NEEDS)
def cases(connection: Any, view: View, language: str) -> dict[str, str]:
    """Return the names of the stages where customers were asked whether their case was solved, by key."""
    asked = set(satisfaction.solved(connection, view).stages["key"])
    return {key: name for key, name in names(connection, view, "stages", language).items() if key in asked}


@reads(*NEEDS, most=300)
def tab(connection: Any, view: View, language: str, stage: str, name: str) -> list[Tab]:
    """Return the sections of a tab: channels, solved, expected or voices."""
    words = Words(language)
    stages, touchpoints = (names(connection, view, table, language) for table in ("stages", "touchpoints"))
    period = _period(connection, view, words)
    tabs: dict[str, Callable[[], list[Tab]]] = {
        "channels": lambda: channels.present(
            satisfaction.needs(connection, view), view, _need_names(connection, view, words), stages, words, period
        ),
        "solved": lambda: solved_tabs.present(satisfaction.solved(connection, view), stage, stages, touchpoints, words),
        "expected": lambda: solved_tabs.expected(
            satisfaction.expectations(connection, view), stage, stages, touchpoints, words, period
        ),
        "voices": lambda: response_coverage.present(
            satisfaction.response_coverage(connection, view), view, touchpoints, words
        ),
    }
    return tabs[name]()


@reads(*PROMISES, most=200)
def promises(connection: Any, view: View, language: str, on: date) -> list[Tab]:
    """Return the ledger of promises: what is promised, expected and got, what stands behind it, and its extra work."""
    words = Words(language)
    stages, touchpoints = (names(connection, view, table, language) for table in ("stages", "touchpoints"))
    scale = satisfaction.figures(connection, view).on[Measure.CSAT].scale
    whose = promise_picture.owners(ownership.standing(connection, view.journey, on), words)
    return ledger.present(services.figures(connection, view), stages, touchpoints, whose, scale, words)


@reads(*ANSWERS, most=300)
def names(connection: Any, view: View, table: str, language: str) -> dict[str, str]:
    """Return what the stages or touchpoints of a view are called, by key."""
    counted = satisfaction.tables(connection, view.journey, view.segment)
    rows = {"stages": counted.stages, "touchpoints": counted.touchpoints}[table]
    return cells.names(rows, Words(language))


def _period(connection: Any, view: View, words: Words) -> str:
    return periods.of_answers(satisfaction.figures(connection, view).view, words)


def _need_names(connection: Any, view: View, words: Words) -> dict[str, str]:
    rows = rows_of(satisfaction.need_tables(connection, view.journey, view.segment).needs)
    return cells.distinct({row["key"]: words.name(row) for row in rows})
