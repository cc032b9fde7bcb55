"""What the page of decisions asks for: the list of what to fix, its tab, and what was decided."""

from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.plain import rows_of
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.exchange.company import dates
from cxdash.i18n.translator import Words
from cxdash.presenters.cells import names
from cxdash.presenters.elements import Tab
from cxdash.presenters.priorities import decisions as decided
from cxdash.presenters.priorities import listed, merit, screen
from cxdash.presenters.priorities.decisions import Decided
from cxdash.presenters.priorities.screen import EMPLOYEES, Basis, PrioritiesScreen
from cxdash.services import ownership, priorities, what_if, workshop
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS

KEPT = ("what_if", "ballots")
"""What decisions go back to: saved choices, and workshops."""


@reads(*OWNERS, most=300)
def show(connection: Any, view: View, language: str, on: date, felt: str, only: str) -> PrioritiesScreen:
    """Return the page's screen; *felt*: the stage its list is narrowed to, or ''; *only*: what it is narrowed to.

    A stage where nothing is felt narrows nothing, and that is said.
    """
    words = Words(language)
    everything = _basis(connection, view, on, "", "", words)
    narrowed = _basis(connection, view, on, _stage(everything, felt), only, words)
    stages = names(placed(ownership.tables(connection, "").stages), words)
    without = "" if felt in everything.stages else stages.get(felt, "")
    return listed.present(everything, narrowed, _stage(everything, felt), only, without, words)


@reads(*OWNERS, most=300)
def need(connection: Any, view: View, language: str, on: date, felt: str, only: str) -> list[Tab]:
    """Return what is not done by need, value and how doable it is."""
    words = Words(language)
    everything = _basis(connection, view, on, "", "", words)
    return [merit.present(_basis(connection, view, on, _stage(everything, felt), only, words), words)]


@reads(*OWNERS, *KEPT, most=50)
def decisions(connection: Any, language: str, on: date) -> Decided:
    """Return what was decided, as it stands on a day."""
    return decided.present(decisions_basis(connection, on), Words(language))


@reads(*OWNERS, most=50)
def calendar(connection: Any, language: str, key: str = "") -> bytes:
    """Return the days of all decisions, or of one, as a calendar file."""
    tables, words = ownership.tables(connection, ""), Words(language)
    rows = tables.decisions[tables.decisions.key == key] if key else tables.decisions
    company = str(next(iter(tables.company["name"]), ""))
    return dates.calendar(rows, names(tables.roles, words), priorities.changed(connection), company, words)


def decisions_basis(connection: Any, on: date) -> decided.Basis:
    """Return the decisions as they stand on a day, with what they refer to and go back to."""
    workshops, adopted = workshop.kept(connection), ownership.adoptions(connection)
    in_force = adopted[~adopted.undone.astype(bool)].drop_duplicates("proposal")
    return decided.Basis(
        ownership.tables(connection, ""),
        on,
        {one.key: one for one in priorities.reopened(connection)},
        {row["key"]: row for row in rows_of(ownership.kept_proposals(connection))},
        {key: int(number) for key, number in zip(in_force.proposal, in_force.number, strict=True)},
        {key: one.name for key, one in what_if.kept(connection).items()},
        dict(zip(workshops["key"], workshops["name"], strict=True)),
    )


def _stage(basis: Basis, felt: str) -> str:
    return felt if felt in basis.stages else ""


def _basis(connection: Any, view: View, on: date, felt: str, only: str, words: Words) -> Basis:
    found_by = "employee" if only == EMPLOYEES else ""
    found = priorities.figures(connection, view, on, felt, found_by)
    if felt:
        found = replace(found, droppable=found.droppable[found.droppable.stage == felt])
    annoyances = priorities.tables(connection, view.journey).annoyances
    return screen.basis(found, annoyances, ownership.tables(connection, ""), words)
