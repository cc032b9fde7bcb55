"""The command that lists who changed what, and when."""

from datetime import date

import click

from cxdash.cli import as_json, dates
from cxdash.cli import language as asked
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.data import history as presenter
from cxdash.services import content
from cxdash.store import database


@click.command()
@dates.since("Only what was changed on this day or later.")
@click.option("--most", type=click.IntRange(min=1), default=50, metavar="NUMBER", help="At most so many; default 50.")
@click.option("--json", "as_record", is_flag=True, help="As JSON, with every value before and after.")
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the sentences.", callback=asked.keep)
@click.pass_obj
def audit(store: str | None, since: date | None, most: int, as_record: bool, language: str) -> None:
    """List who changed what and when, the last first: what it was before, and after."""
    with database.reading(database.open_store(store)) as connection:
        found = content.changes(connection, most=most, since=since)
    if as_record:
        click.echo(as_json.written({"changes": presenter.record(found)}))
        return
    for line in presenter.changes(found, Words(language)).itertuples(index=False):
        click.echo("  ".join(line))
