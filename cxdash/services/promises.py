"""How promises are kept, and what it costs where they are not."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import extra_work
from cxdash.measures.economics.extra_work import OverPromised
from cxdash.measures.satisfaction import promises as measures
from cxdash.measures.satisfaction.promises import Ledger
from cxdash.measures.stats.intervals import Estimate
from cxdash.services import economics, ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import PROMISES


@dataclass(frozen=True, eq=False)
class Promises:
    """The ledger, and money a year: *work* that let-downs cause by touchpoint, and what promising too much costs."""

    ledger: Ledger
    work: dict[str, Estimate]
    overpromised: OverPromised
    currency: str


@reads(*PROMISES)
def figures(connection: Any, view: View) -> Promises:
    """Return the promises of a view; those annoyed are not known by segment, so then promising too much has no cost."""
    answers = satisfaction.tables(connection, view.journey, view.segment)
    places = satisfaction.need_tables(connection, view.journey, view.segment).places
    counted = satisfaction.let_downs(connection, view)
    owned = ownership.tables(connection, view.journey)
    assumptions = economics.tables(connection, view.segment).assumptions
    annoyances = owned.annoyances.iloc[:0] if view.segment else owned.annoyances
    return Promises(
        ledger=measures.compute(answers, places, satisfaction.figures(connection, view), counted, annoyances),
        work=_work(counted.touchpoints, assumptions),
        overpromised=extra_work.overpromised(annoyances, assumptions),
        currency=str(next(iter(owned.company.currency), "") or ""),
    )


def _work(counted: pd.DataFrame, assumptions: pd.DataFrame) -> dict[str, Estimate]:
    costs = {
        row["key"]: extra_work.cost(
            Estimate(row["let_downs"], row["low"], row["high"], row["n"], row["n"]), assumptions
        )
        for row in rows_of(counted)
    }
    return {key: cost for key, cost in costs.items() if cost}
