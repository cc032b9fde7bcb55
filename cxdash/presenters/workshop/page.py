"""What the workshop's pages ask for."""

from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.workshop import agenda
from cxdash.measures.workshop.agenda import Askable
from cxdash.presenters.priorities.page import decisions_basis
from cxdash.presenters.workshop import guess, now
from cxdash.presenters.workshop import minutes as minutes_presenter
from cxdash.presenters.workshop import readout as readout_presenter
from cxdash.presenters.workshop import room as room_presenter
from cxdash.presenters.workshop import since as since_presenter
from cxdash.presenters.workshop.minutes import Entry
from cxdash.presenters.workshop.now import Now
from cxdash.presenters.workshop.readout import ReadCard
from cxdash.presenters.workshop.room import RoomScreen
from cxdash.presenters.workshop.since import SinceScreen
from cxdash.services import ownership, satisfaction, workshop
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, OVERVIEW, OWNERS
from cxdash.services.workshop import VOTES, Host
from cxdash.services.workshop import since as since_service


class HostScreen(NamedTuple):
    """What the host's page shows: the workshops by name, the one chosen ('' where there is none), and what goes on."""

    names: dict[str, str]
    key: str
    host: Host | None
    now: Now


@reads(*VOTES, most=20)
def show(connection: Any, language: str, asked: str) -> HostScreen:
    """Return the host's screen of the workshop *asked* for, of the newest where there is none with this key."""
    words = Words(language)
    kept = workshop.kept(connection)
    names = _numbered({row["key"]: _name(row, words) for row in rows_of(kept)})
    key = asked if asked in names else next(iter(names), "")
    host = workshop.host(connection, key) if key else None
    nothing = Now(words.gettext("No workshop is prepared yet: a name is all it takes."))
    return HostScreen(names, key, host, now.present(host, words) if host else nothing)


@reads(*VOTES, most=20)
def room(connection: Any, language: str, asked: str) -> RoomScreen:
    """Return the room's screen of the workshop *asked* for, of the newest where there is none with this key."""
    words = Words(language)
    keys = list(workshop.kept(connection).key)
    key = asked if asked in keys else next(iter(keys), "")
    screen = workshop.screen(connection, key) if key else None
    if screen is None:
        return RoomScreen(title=words.gettext("There is no workshop to show yet."))
    return room_presenter.present(key, screen, words)


@reads(*VOTES, most=20)
def minutes(connection: Any, language: str, key: str) -> list[Entry]:
    """Return the minutes of the workshop by this key."""
    return minutes_presenter.present(workshop.minutes(connection, key), Words(language))


@reads(*VOTES, *OVERVIEW, most=20)
def readout(connection: Any, language: str, key: str, on: date) -> list[ReadCard]:
    """Return what was decided in the workshop by this key, to be read out."""
    return readout_presenter.present(decisions_basis(connection, on), key, Words(language))


@reads(*VOTES, *OVERVIEW, most=20)
def since(connection: Any, key: str, view: View, language: str, on: date) -> SinceScreen | None:
    """Return what has come of the workshop before the one by this key; None where this is the first."""
    found = since_service.since(connection, key, view, on)
    if found is None:
        return None
    return since_presenter.present(found, ownership.tables(connection, view.journey), Words(language))


@reads(*OWNERS, most=20)
def askable(connection: Any, view: View) -> Askable:
    """Return what the room can be asked about in a journey."""
    tables = ownership.tables(connection, view.journey)
    return agenda.askable(tables, satisfaction.figures(connection, view))


@reads(*ANSWERS)
def guessed_first(connection: Any, view: View, measure: str) -> str:
    """Return the stage to guess at first, which Satisfaction's heading does not tell of; '' if there is none."""
    return guess.first(satisfaction.figures(connection, view), measure)


def _name(row: dict[Any, Any], words: Words) -> str:
    day = row["held_on"]
    said = "" if pd.isna(day) else words.day(day)
    return str(row["name"]) if said in row["name"] else f"{row['name']} · {said}"


def _numbered(names: dict[str, str]) -> dict[str, str]:
    """Return names of workshops, the newest first, with a number where several have the same; the first has 1."""
    given = list(names.values())
    return {
        key: f"{name} ({given[place:].count(name)})" if given.count(name) > 1 else name
        for place, (key, name) in enumerate(names.items())
    }
