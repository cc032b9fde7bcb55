"""Every finding of a company, from one engine: the pages, the overview and the command line say the same."""

from collections.abc import Iterable, Mapping

import pandas as pd

from cxdash.measures import findings, satisfaction_findings
from cxdash.measures.findings import Finding
from cxdash.measures.ownership import Ownership
from cxdash.measures.satisfaction import Satisfaction


def of(
    tables: Mapping[str, pd.DataFrame], answered: Satisfaction, owned: Ownership, of_money: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return all findings of a view and day in order; *tables* are those of store.ownership and store.satisfaction,
    *of_money* the findings of measures.economics.
    """
    return findings.in_order([*owned.findings, *satisfaction_findings.of(tables, answered, owned), *of_money])
