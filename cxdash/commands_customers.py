"""The command that takes in an extract of customers, by a mapping of its columns."""

import getpass
from pathlib import Path
from typing import Any

import click

from cxdash.commands_company import today
from cxdash.exchange import rules
from cxdash.exchange.columns import SHEETS
from cxdash.exchange.customer_file import RECORDS, read_customers
from cxdash.exchange.customer_mapping import read_customer_mapping
from cxdash.faults import Sentence
from cxdash.store import database, importing, tables

MONTHS = next(sheet for sheet in SHEETS if sheet.name == "customers")


@click.command("import-customers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A TOML file that says what the columns mean, such as data/mappings/telco.toml.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def import_customers(store: str | None, file: Path, mapping: Path, dry_run: bool) -> None:
    """Load a list of customers, one a row, from any system; all of it or nothing."""
    described = read_customer_mapping(mapping.read_bytes().decode("utf-8-sig", errors="replace"))
    found = read_customers(file.read_bytes(), file.name, described, today())
    engine = database.open_store(store)
    plan = importing.load(engine, found.tables, actor=getpass.getuser(), dry_run=dry_run)
    notes = [*found.notes, *(() if dry_run else _differing(engine))]
    said = plan.sentences() if dry_run or not plan else [one.said() for one in plan.differences]
    click.echo("\n".join(map(str, [*notes, *said])))
    if dry_run and plan:
        click.echo("This was a dry run: nothing was changed.")


def _differing(engine: Any) -> list[Sentence]:
    """Say where the customers' months and the records, as they now are, do not agree."""
    with database.reading(engine) as connection:
        if not tables.has_records(connection):
            return []
        months, records = (tables.table(connection, sheet) for sheet in (MONTHS, RECORDS))
    return list(rules.records_disagree(months, records))
