"""Choices that are kept with their assumptions and results, so that later changes in the figures show."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.measures.what_if import baseline as what_if_baseline
from cxdash.measures.what_if import levers as levers_measures
from cxdash.measures.what_if import record as what_if_record
from cxdash.measures.what_if import relief
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.relief import Relief


@dataclass(frozen=True)
class Kept:
    """A kept choice; *outcome*: the median difference in customers and earned, None if unknown.

    Of a public body it is in contacts and money.
    """

    key: str
    name: str
    view: View
    levers: Levers
    assumptions: Mapping[str, Assumption]
    baseline: str
    outcome: Mapping[str, float | None]
    made_at: datetime

    def changed(self, base: Baseline | None) -> bool:
        """Return whether the figures it started from have changed since."""
        return base is None or what_if_baseline.fingerprint(base) != self.baseline


def texts(found: Comparison | Relief, assumptions: Mapping[str, Assumption]) -> dict[str, str]:
    """Return what is stored of a choice, as texts.

    *assumptions*: the company's, before the levers change them.
    """
    if isinstance(found, Relief):
        spreads = relief.as_record(found)["saved"]
    else:
        spreads = what_if_record.as_record(found, [])["difference"]
    outcome = {name: spread and spread["p50"] for name, spread in spreads.items()}
    return {
        "levers": levers_measures.as_text(found.levers),
        "beliefs": json.dumps({name: list(belief) for name, belief in assumptions.items()}),
        "baseline": what_if_baseline.fingerprint(found.base),
        "outcome": json.dumps(outcome),
    }


def of_row(row: Mapping[str, Any]) -> Kept:
    """Return the choice of a row of store.write.scenarios.kept."""
    return Kept(
        key=row["key"],
        name=row["name"],
        view=View(row["journey"], row["period"], row["segment"]),
        levers=levers_measures.of_text(row["levers"]),
        assumptions={name: Assumption(*ends) for name, ends in json.loads(row["beliefs"]).items()},
        baseline=row["baseline"],
        outcome=json.loads(row["outcome"]),
        made_at=row["made_at"],
    )
