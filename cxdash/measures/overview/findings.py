"""Every finding of a company, from one engine: the pages, the overview and the command line say the same."""

from collections.abc import Iterable, Mapping

import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding
from cxdash.measures.overview import broken_promises
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.satisfaction.figures import Satisfaction


def of(
    tables: Mapping[str, pd.DataFrame], answered: Satisfaction, owned: Ownership, of_money: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return all findings of a view and day in order; *tables* are those of store.ownership and store.satisfaction,
    *of_money* the findings of measures.economics.
    """
    return findings.in_order([*owned.findings, *broken_promises.of(tables, answered, owned), *of_money])
