"""What to mend first, for the command line: as JSON, or laid out for reading."""

import json
from datetime import date
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import figures as ownership_measures
from cxdash.measures.priorities import figures as priorities
from cxdash.measures.priorities import record as priorities_record
from cxdash.measures.satisfaction import figures as satisfaction_measures
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import priorities as store
from cxdash.store.read import satisfaction as satisfaction_store


def record(connection: Any, view: View, on: date) -> dict[str, Any]:
    """Return the record of a view and day; who answers is looked up in all journeys."""
    everywhere = View("", view.period, view.segment)
    owners = ownership_store.tables(connection, everywhere)
    answered = satisfaction_measures.compute(satisfaction_store.tables(connection, everywhere), everywhere)
    owned = ownership_measures.compute(owners, answered, everywhere, on)
    noted = store.tables(connection, view)
    return priorities_record.as_record(priorities.compute(noted, owners["roles"], owned, answered, view))


def written(told: dict[str, Any], as_json: bool) -> str:
    """Return a record as JSON, or laid out for reading in a terminal."""
    if as_json:
        return json.dumps(told, ensure_ascii=False, indent=2)
    lines = [f"On {told['on']}; hurts most: {told['worst'] or '–'}; first to mend: {told['first_to_mend'] or '–'}"]
    lines.append(f"{'annoyance':<20}{'group':<10}{'pain':>9}{'from':>9}{'to':>9}  {'blocked':<12}{'status':<9}standing")
    for row in told["annoyances"]:
        figures = "".join(f"{row[name]:>9.0f}" for name in ("pain", "pain_low", "pain_high"))
        words = (row["blocked"] or "–", row["status"], row["standing"] or "–")
        lines.append(f"{row['key'][:19]:<20}{row['group']:<10}{figures}  {words[0]:<12}{words[1]:<9}{words[2]}")
    return "\n".join(lines)
