"""The overview as plain values, as `figures overview` prints it; None for what is not known."""

from dataclasses import asdict
from datetime import date
from typing import Any

from cxdash.domain import findings
from cxdash.domain.plain import plain
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.stats.intervals import Estimate
from cxdash.presenters.elements import finding_record
from cxdash.presenters.overview import page
from cxdash.services import economics, overview, ownership


def record(connection: Any, view: View, on: date, language: str) -> dict[str, Any]:
    """Return what a leadership team sees first: the title, the situation, the figures, the findings, what is late.

    Its sentences are in the *language*.
    """
    screen, words = page.show(connection, view, language, on, ""), Words(language)
    found, owned = overview.figures(connection, view, on), ownership.figures(connection, view, on)
    year = economics.figures(connection, view).year
    every = overview.findings(connection, view, on)
    hands = {card.statement: card.mandate or None for card in screen.findings}
    return {
        "subject": "overview",
        "view": asdict(view),
        "on": on.isoformat(),
        "title": screen.title,
        "situation": plain(asdict(found.situation)) | {"health": found.situation.health or None},
        "start_here": found.start_here or None,
        "satisfied": plain(asdict(found.satisfied)) if found.satisfied else None,
        "contacts": _ends(found.contacts),
        "cost": _ends(found.cost),
        "churn_rate": plain(year.churn_rate) if year else None,
        "acquisition_cost": plain(year.acquisition_cost) if year else None,
        "retention_cost": plain(year.retention_cost) if year else None,
        "clear_owners": {"clear": owned.clear, "of": len(owned.stages)},
        "let_downs": _ends(owned.let_downs.total),
        "cards": [{"name": one.name, "value": one.value, "notes": list(one.notes)} for one in screen.figures],
        "first": [one.code for one in findings.first(every, stage=found.situation.worst)],
        "findings": [
            {**one, "hands": hands.get(one["sentence"])} for one in (finding_record(each, words) for each in every)
        ],
        "overdue": screen.overdue or None,
        "reopened": screen.reopened,
        "decided": screen.decided or None,
    }


def _ends(estimate: Estimate | None) -> dict[str, Any] | None:
    return plain({name: getattr(estimate, name) for name in ("value", "low", "high")}) if estimate else None
