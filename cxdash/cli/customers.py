"""The command that takes in an extract of customers, by a mapping of its columns or as it is proposed."""

import getpass
from pathlib import Path

import click

from cxdash.cli import lists
from cxdash.cli.dates import today
from cxdash.domain.people import admin
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import Make
from cxdash.exchange.files.opening import content_of
from cxdash.services import customer_records
from cxdash.store import database


@click.command("import-customers")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file that says what the columns mean, such as data/mappings/telco.toml; else they are proposed.",
)
@lists.ANSWER
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def import_customers(
    store: str | None, file: Path, mapping: Path | None, answers: tuple[str, ...], dry_run: bool
) -> None:
    """Load a list of customers from any system; all of it or nothing.

    Without a mapping it is read as `propose` proposes it, where no question about it is open.
    """
    if mapping is None:
        proposed = lists.read(store, file, Kind.CUSTOMERS, answers, Make())
        lists.load(store, file, Kind.CUSTOMERS, proposed, Make(), dry_run=dry_run)
        return
    text = content_of(mapping).decode("utf-8-sig", errors="replace")
    engine = database.open_store(store)
    found = customer_records.read(engine, content_of(file), file.name, text, today())
    plan, differing = customer_records.take_in(engine, found, who=admin(getpass.getuser()), dry_run=dry_run)
    click.echo("\n".join(map(str, found.notes)))
    lists.say_plan(plan, dry_run=dry_run, differing=differing)
