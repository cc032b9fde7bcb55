"""The command that prints what to mend first, as the page shows it."""

import json
from datetime import date, datetime
from typing import Any

import click

from cxdash import demo_store
from cxdash.commands_company import LAST_YEAR, today
from cxdash.measures import ownership as ownership_measures
from cxdash.measures import priorities, priorities_record
from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.store import database
from cxdash.store import ownership as ownership_store
from cxdash.store import priorities as store_priorities
from cxdash.store import satisfaction as satisfaction_store
from cxdash.vocabulary import View


@click.command("priorities")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, null for what is not known.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; default today.")
@click.option("--segment", default="", help="Only this segment's answers.")
@click.option("--journey", default="", help="Only what is felt in this journey's stages.")
@click.option("--period", default=LAST_YEAR.period, help="12m, all, 2026-05 or 2026-01..2026-05.")
@click.pass_obj
def figures_priorities(
    store: str | None, as_json: bool, day: datetime | None, segment: str, journey: str, period: str
) -> None:
    """What should be mended first, and who can."""
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        record = _record(connection, View(journey, period, segment), day.date() if day else today())
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _lines(record))


def _record(connection: Any, view: View, on: date) -> dict[str, Any]:
    everywhere = View("", view.period, view.segment)
    owners = ownership_store.tables(connection, everywhere)
    answered = satisfaction_measures.figures(satisfaction_store.tables(connection, everywhere), everywhere)
    owned = ownership_measures.figures(owners, answered, everywhere, on)
    noted = store_priorities.tables(connection, view)
    return priorities_record.as_record(priorities.figures(noted, owners["roles"], owned, answered, view))


def _lines(record: dict[str, Any]) -> str:
    """Lay the list out for reading in a terminal."""
    lines = [
        f"On {record['on']}; hurts most: {record['worst'] or '–'}; first to mend: {record['first_to_mend'] or '–'}"
    ]
    lines.append(f"{'annoyance':<20}{'group':<10}{'pain':>9}{'from':>9}{'to':>9}  {'blocked':<12}{'status':<9}standing")
    for row in record["annoyances"]:
        figures = "".join(f"{row[name]:>9.0f}" for name in ("pain", "pain_low", "pain_high"))
        words = (row["blocked"] or "–", row["status"], row["standing"] or "–")
        lines.append(f"{row['key'][:19]:<20}{row['group']:<10}{figures}  {words[0]:<12}{words[1]:<9}{words[2]}")
    return "\n".join(lines)
