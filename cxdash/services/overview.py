"""What a leadership team sees first, and every finding of the company."""

from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.vocabulary import View
from cxdash.measures.overview import figures as measures
from cxdash.measures.overview import findings as company_findings
from cxdash.measures.overview.figures import Overview
from cxdash.services import economics, ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OVERVIEW
from cxdash.store.read import overview as store


@reads(*OVERVIEW)
def tables(connection: Any, view: View) -> dict[str, pd.DataFrame]:
    """Return answers and owners of a view together, and the company's own words."""
    counted = satisfaction.tables(connection, view.journey, view.segment)
    own = store.tables(connection)
    return {**counted, **ownership.tables(connection, view.journey), "company": own["company"]}


@reads(*OVERVIEW)
def figures(connection: Any, view: View, on: date) -> Overview:
    """Return the situation of a view on a day, where to begin, and how satisfied customers are of late."""
    answered, owned = satisfaction.figures(connection, view), ownership.figures(connection, view, on)
    return measures.compute(tables(connection, view), answered, owned, store.tables(connection)["assumptions"])


@reads(*OVERVIEW)
def findings(connection: Any, view: View, on: date) -> tuple[Finding, ...]:
    """Return every finding of a view and day, as the pages and `check` say them."""
    answered, owned = satisfaction.figures(connection, view), ownership.figures(connection, view, on)
    earned = economics.figures(connection, view)
    return company_findings.of(tables(connection, view), answered, owned, earned.findings)
