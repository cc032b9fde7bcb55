"""The command about decisions: their days for a calendar."""

from pathlib import Path

import click

from cxdash.cli import language as asked
from cxdash.cli.company import write
from cxdash.i18n.translator import languages
from cxdash.presenters.priorities import page
from cxdash.services import company, demo_store
from cxdash.services.reads import remembering
from cxdash.store import database


@click.command()
@click.option(
    "--ics",
    "file",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Written here.",
)
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the entries.", callback=asked.keep)
@click.pass_obj
def decisions(store: str | None, file: Path, language: str) -> None:
    """Write when decisions are due and looked at again as a calendar file, which any calendar can open."""
    with (
        database.reading(database.open_store(store or demo_store.address())) as connection,
        remembering(connection),
    ):
        spoken = company.company(connection).spoken(language)
        write(file, page.calendar(connection, spoken))
    click.echo(f"Written: {file}")
