"""What has happened since a day: which touchpoints moved beyond chance, and which stages changed hands."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import changes as owner_changes
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import control_chart
from cxdash.measures.stats.control_chart import SHORT, USUAL, Signal
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab
from cxdash.presenters.ownership.history import changes
from cxdash.presenters.satisfaction.over_time.panels import shortly
from cxdash.presenters.satisfaction.screen import measures
from cxdash.services import ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS

NO_ANSWERS = gettext_noop("Nobody has answered since {day}.")
NOTHING = gettext_noop("Since {day} nothing has moved beyond chance, and no stage has changed hands.")
FEW = gettext_noop("Since {day} no stage has changed hands; too few months have answers to say what is beyond chance.")
MOVED = gettext_noop("Since {day} this has moved beyond chance or changed hands.")
BACK = gettext_noop("back at its usual level")


def default(on: date) -> date:
    """Return the day since which a brief of a day tells: the first of the month before, whose answers are new in it."""
    return (on.replace(day=1) - timedelta(days=1)).replace(day=1)


@reads(*OWNERS, most=50)
def present(connection: Any, view: View, language: str, on: date, start: date) -> Tab:
    """Return what has happened from *start* until *on*: touchpoints whose state became another, and owners."""
    words = Words(language)
    day, found = words.day(start), satisfaction.over_time(connection, view)
    months, month = found.months[found.months.month <= f"{on:%Y-%m}"], f"{start:%Y-%m}"
    now = {key: one for key, one in _signals(found, months).items() if one.months[-1] >= month}
    before = _signals(found, months[months.month < month])
    called = names(satisfaction.tables(connection, view.journey, view.segment).touchpoints, words)
    moved = [
        (called.get(key, words.gettext("The whole relationship")), said)
        for key, one in now.items()
        if key in before and (said := _moved(before[key], one, words))
    ]
    listed = [*moved, *_owners(connection, view, words, on, start)]
    return Tab(heading=words.gettext(MOVED if listed else _calm(now), day=day), listed=listed)


def _calm(now: Mapping[str, Signal]) -> str:
    """Return what is to be said where nothing has happened, as far as that is known."""
    if not now:
        return NO_ANSWERS
    return FEW if all(one.state == SHORT for one in now.values()) else NOTHING


def _signals(found: Satisfaction, months: pd.DataFrame) -> dict[str, Signal]:
    """Return the states of touchpoints in the last of these months, on the measure that is shown first."""
    asked = next(iter(measures(found)), "")
    return control_chart.signals(months, asked) if asked else {}


def _moved(before: Signal, now: Signal, words: Words) -> str:
    """Return the state of a touchpoint where it is another than before, '' where it is not or was not known."""
    if SHORT in (before.state, now.state) or (before.state, before.side) == (now.state, now.side):
        return ""
    return words.gettext(BACK) if now.state == USUAL else shortly(now, words)


def _owners(connection: Any, view: View, words: Words, on: date, start: date) -> list[tuple[str, str]]:
    """Return the stages that changed hands from *start* until *on*: what became of them, the day and who until then."""
    tables, found = ownership.tables(connection, view.journey), ownership.figures(connection, view, on)
    span = (start - timedelta(days=1), on + timedelta(days=1))
    held = {stage: owner_changes.held(tables, stage, *span) for stage in placed(tables.stages).key}
    return changes.listed(held, tables, found, words)
