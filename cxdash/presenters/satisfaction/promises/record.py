"""The ledger of promises as plain values, and what is said of it."""

from typing import Any

from cxdash.domain.plain import records
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import promises as measures
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction.promises import ledger as presenter
from cxdash.services import promises


def record(connection: Any, view: View, language: str) -> dict[str, Any]:
    """Return the ledger with each touchpoint's extra work a year, what promising too much costs, and the sentences."""
    found = promises.figures(connection, view)
    stages, touchpoints = (page.names(connection, view, table, language) for table in ("stages", "touchpoints"))
    ledger = measures.as_record(found.ledger)
    for row in ledger["rows"]:
        cost = found.work.get(row["touchpoint"])
        row["extra_work"] = {"mode": cost.value, "low": cost.low, "high": cost.high} if cost else None
    return {
        **ledger,
        "overpromised": {
            "stages": records(found.overpromised.stages),
            "needs": list(found.overpromised.needs),
            "currency": found.currency,
        },
        "sentences": presenter.sentences(found, stages, touchpoints, Words(language)),
    }
