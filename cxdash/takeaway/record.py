"""The one frozen record that every format is made of, so that they agree to the digit."""

from collections.abc import Callable
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters import periods
from cxdash.presenters.overview import since
from cxdash.presenters.pages import OF_CUSTOMERS, TITLES
from cxdash.presenters.priorities import page as decided
from cxdash.services import company, satisfaction
from cxdash.services.subjects import OVERVIEW
from cxdash.store import database
from cxdash.takeaway import of_customers, of_money, of_owners, of_the_room
from cxdash.takeaway import what_if as inputs
from cxdash.takeaway.book import figures
from cxdash.takeaway.elements import Asked, Colophon, Part, Record
from cxdash.takeaway.waiting import still_wanted

PARTS: dict[str, Callable[[Any, Asked], Part | None]] = {
    "overview": of_customers.overview,
    "satisfaction": of_customers.satisfaction,
    "economics": of_money.economics,
    "ownership": of_owners.ownership,
    "what_if": of_money.what_if,
    "decide": of_owners.decide,
    "workshop": of_the_room.workshop,
    "maturity": of_owners.maturity,
    "paths": of_money.paths,
}
"""What is taken home of each page, in the order of the conversation; None where it has nothing to show."""


def gather(connection: Any, asked: Asked) -> Record:
    """Return the record of what is asked for; pages without content are left out, and named in *left_out*."""
    words = Words(asked.language)
    wanted = [page for page in PARTS if page in asked.pages and not (words.public and page in OF_CUSTOMERS)]
    parts = {}
    for page in wanted:
        still_wanted()
        parts[page] = PARTS[page](connection, asked)
    return Record(
        asked,
        colophon(connection, asked),
        tuple(part for part in parts.values() if part),
        decided.decisions(connection, asked.language, asked.on),
        tuple(words.gettext(TITLES[page]) for page, part in parts.items() if part is None),
        inputs.gather(connection, asked.view, asked.language) if "what_if" in asked.pages else None,
        tuple(figures.gather(connection, asked)),
        since.present(connection, asked.view, asked.language, asked.on, asked.since or since.default(asked.on)),
    )


def colophon(connection: Any, asked: Asked) -> Colophon:
    """Return what every part carries: whose figures these are, of when, of whom, and which version of the data."""
    words, view = Words(asked.language), asked.view
    choices, rounds = satisfaction.choices(connection), satisfaction.rounds(connection)
    chosen, offered = periods.offered(view.period, choices["months"], rounds, words)
    journeys = {row["key"]: words.name(row) for row in choices["journeys"]}
    versions = database.versions(connection)
    filters = [journeys[view.journey]] if view.journey in journeys else []
    return Colophon(
        company=words.name(company.company(connection).row) or "cxdash",
        made_up=words.gettext("made-up company") if asked.made_up else "",
        period=offered.get(chosen, ""),
        filters=" · ".join([*filters, view.segment or words.gettext("All customers")]),
        day=words.day(asked.on),
        version=words.gettext("data version {number}", number=sum(versions[subject] for subject in OVERVIEW)),
    )
