"""The overview as plain values, as `figures overview` prints it; None for what is not known."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np

from cxdash.domain import findings
from cxdash.domain.vocabulary import View
from cxdash.presenters.overview import page
from cxdash.services import economics, overview, ownership


def record(connection: Any, view: View, on: date) -> dict[str, Any]:
    """Return what a leadership team sees first: the title, the situation, the figures, the findings, what is late."""
    screen = page.show(connection, view, "en", on, "")
    found, owned = overview.figures(connection, view, on), ownership.figures(connection, view, on)
    year = economics.figures(connection, view).year
    every = overview.findings(connection, view, on)
    return {
        "subject": "overview",
        "view": asdict(view),
        "on": on.isoformat(),
        "title": screen.title,
        "situation": _plain(asdict(found.situation)),
        "start_here": found.start_here or None,
        "satisfied": _plain(asdict(found.satisfied)) if found.satisfied else None,
        "contacts": _ends(found.contacts),
        "churn_rate": _known(year.churn_rate) if year else None,
        "acquisition_cost": _known(year.acquisition_cost) if year else None,
        "retention_cost": _known(year.retention_cost) if year else None,
        "clear_owners": {"clear": owned.clear, "of": len(owned.stages)},
        "let_downs": _ends(owned.let_downs.total),
        "cards": [{"name": one.name, "value": one.value, "notes": list(one.notes)} for one in screen.figures],
        "first": [one.code for one in findings.first(every)],
        "findings": [one.as_record() for one in every],
        "overdue": screen.overdue or None,
    }


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _known(value) for name, value in values.items()}


def _ends(estimate: Any) -> dict[str, Any] | None:
    return None if estimate is None else _plain({name: getattr(estimate, name) for name in ("value", "low", "high")})


def _known(value: Any) -> Any:
    """Return a value as JSON holds it: None for '' and for what is not a number."""
    if isinstance(value, tuple | dict):
        return list(value) if isinstance(value, tuple) else _plain(value)
    if isinstance(value, np.generic):
        value = value.item()
    return None if value == "" or (isinstance(value, float) and not np.isfinite(value)) else value
