"""The command that takes in an extract of customers, by a mapping of its columns."""

import getpass
from pathlib import Path

import click

from cxdash.cli.figures.options import today
from cxdash.exchange.files.opening import content_of
from cxdash.services import customer_records
from cxdash.store import database


@click.command("import-customers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file that says what the columns mean, such as data/mappings/telco.toml.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def import_customers(store: str | None, file: Path, mapping: Path, dry_run: bool) -> None:
    """Load a list of customers, one a row, from any system; all of it or nothing."""
    text = content_of(mapping).decode("utf-8-sig", errors="replace")
    found = customer_records.read(content_of(file), file.name, text, today())
    plan, differing = customer_records.take_in(
        database.open_store(store), found, actor=getpass.getuser(), dry_run=dry_run
    )
    summary = plan.sentences() if dry_run or not plan else [one.summary() for one in plan.differences]
    click.echo("\n".join(map(str, [*found.notes, *differing, *summary])))
    if dry_run and plan:
        click.echo("This was a dry run: nothing was changed.")
