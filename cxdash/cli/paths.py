"""The command that prints what customers' paths show: credit by every rule, and where people are lost."""

import json
from datetime import datetime
from typing import Any

import click

from cxdash.cli.company import today
from cxdash.domain.paths import RULES
from cxdash.measures.ownership import credit as path_roles
from cxdash.measures.paths import figures as paths
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.read import paths as store


@click.command("paths")
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON: credit in customers, shares 0–1, null for what is not known."
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which roles are accountable; default today.",
)
@click.pass_obj
def figures_paths(address: str | None, as_json: bool, day: datetime | None) -> None:
    """Which touchpoints get credit for new customers, and how far that hangs on the rule."""
    with database.reading(database.open_store(address or demo_store.address())) as connection:
        tables = store.tables(connection)
    found = paths.compute(tables)
    roles = path_roles.credits(found.credits, tables, day.date() if day else today())
    record = paths.as_record(found, roles)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(record)))


def _lines(record: dict[str, Any]) -> list[str]:
    """Lay the figures out for reading in a terminal."""
    totals, rate = record["totals"], record["base_rate"]
    share = "–" if rate is None else f"{rate:.4f}"
    lines = [
        f"{totals['paths']} paths: {totals['conversions']:.0f} became customers, {totals['non_conversions']:.0f} did "
        f"not; base rate {share}",
        "Credit is a convention, not a cause.",
    ]
    for title, rows in (("touchpoint", record["touchpoints"]), ("role", record["roles"])):
        lines.append(f"{title:<24}" + "".join(f"{name:>11}" for name in (*RULES, "lowest", "highest")))
        for row in rows:
            credit = "".join(f"{row[name]:>11.1f}" for name in (*RULES, "low", "high"))
            lines.append(f"{row[title] or 'nobody':<24}{credit}")
    lines.append(f"{'touchpoint':<24}{'reached':>11}{'went on':>11}{'customers':>11}{'lost':>11}")
    for row in record["drop_off"]:
        counts = "".join(f"{row[name]:>11.0f}" for name in ("reached", "went_on", "converted", "lost"))
        lines.append(f"{row['touchpoint']:<24}{counts}")
    return lines
