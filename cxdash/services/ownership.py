"""Who answers for each stage, whether they can act, and other models of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.ownership import Cell, Cells, Limited
from cxdash.domain.periods import Period
from cxdash.domain.tables import OwnershipTables
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import changes as owner_changes
from cxdash.measures.ownership import figures as measures
from cxdash.measures.ownership import standing as standing_measures
from cxdash.measures.ownership.changes import Change
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.proposals import adoption
from cxdash.measures.ownership.proposals import set_ups as measured_set_ups
from cxdash.measures.ownership.proposals.set_ups import SetUps
from cxdash.measures.ownership.standing import Standing
from cxdash.services import satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS
from cxdash.store.read import ownership as store
from cxdash.store.read import proposals as proposal_store

PROPOSALS = ("journey", "ownership")


@reads(*OWNERS, most=50)
def tables(connection: Any, journey: str) -> OwnershipTables:
    """Return who answers for what over all days, with the names it needs."""
    return store.tables(connection, View(journey=journey))


@reads(*OWNERS, most=50)
def standing(connection: Any, journey: str, on: date) -> Standing:
    """Return what holds on a day whatever customers answered, for all views of a journey."""
    return standing_measures.compute(tables(connection, journey), on)


@reads(*OWNERS)
def figures(connection: Any, view: View, on: date) -> Ownership:
    """Return all figures of a view on a day."""
    answered = satisfaction.figures(connection, view)
    return measures.compute(standing(connection, view.journey, on), answered, view)


@reads(*OWNERS, most=200)
def changes(connection: Any, view: View) -> dict[str, Sequence[Change]]:
    """Return when the owner changed at each touchpoint, and of the whole journey (''), in the months of answers."""
    span = satisfaction.over_time(connection, view).view
    places = ["", *satisfaction.tables(connection, view.journey, view.segment).touchpoints.key]
    owners, period = tables(connection, view.journey), Period(span["from"], span["to"])
    return {place: owner_changes.changes(owners, place, period) for place in places}


@reads(*OWNERS)
def proposed(
    connection: Any, view: View, on: date, cells: tuple[Cell, ...], reports_to: tuple[tuple[str, str], ...]
) -> Ownership:
    """Return the figures of a day as they would be with other cells, and other bosses."""
    after = adoption.tables_after(tables(connection, view.journey), map(Cell._make, cells), dict(reports_to), on)
    answered = satisfaction.figures(connection, view)
    return measures.compute(standing_measures.compute(after, on), answered, view)


@reads(*OWNERS, most=50)
def set_ups(connection: Any, journey: str, on: date) -> SetUps:
    """Return three set-ups of a customer director beside today."""
    return measured_set_ups.compute(tables(connection, journey), on)


def as_arguments(cells: Cells, reports_to: Mapping[str, str]) -> tuple[tuple[Cell, ...], tuple[tuple[str, str], ...]]:
    """Return cells and bosses as arguments of `proposed`, in an order of their own."""
    return tuple(sorted(cells)), tuple(sorted(reports_to.items()))


@reads(*PROPOSALS, most=20)
def kept_proposals(connection: Any) -> pd.DataFrame:
    """Return the proposals that are kept."""
    return proposal_store.kept(connection)


@reads(*PROPOSALS, most=50)
def kept_cells(connection: Any, proposal: str) -> Limited:
    """Return the cells of a proposal that is kept, with their limits."""
    return proposal_store.cells(connection, proposal)


@reads(*PROPOSALS, most=20)
def adoptions(connection: Any) -> pd.DataFrame:
    """Return the proposals that were adopted, the earliest first."""
    return proposal_store.adoptions(connection)
