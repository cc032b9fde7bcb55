"""The command that writes what is taken home into a folder."""

from datetime import date
from pathlib import Path

import click

from cxdash.cli import dates
from cxdash.cli import language as asked
from cxdash.cli.company import write
from cxdash.cli.figures import options
from cxdash.domain.messages import gettext_noop
from cxdash.services import demo_store, satisfaction
from cxdash.takeaway import files, record
from cxdash.takeaway.elements import Asked


def _only(_context: click.Context, _option: click.Parameter, given: str) -> tuple[str, ...]:
    """Return the kinds of files asked for; raises click.BadParameter naming what there is."""
    kinds = tuple(dict.fromkeys(one.strip() for one in given.split(",") if one.strip()))
    for unknown in (one for one in kinds if one not in files.FORMATS):
        template = gettext_noop("'{kind}' is no kind of file. There is: {there}.")
        raise click.BadParameter(asked.words().gettext(template, kind=unknown, there=", ".join(files.FORMATS)))
    return kinds or tuple(files.FORMATS)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@options.language
@options.journey("Only this journey.")
@options.segment("Only this segment.")
@options.months()
@dates.day()
@dates.since("The brief: what has happened since; default the first of the month before.")
@click.option("--only", default="", callback=_only, metavar="KIND,…", help=f"Of {', '.join(files.FORMATS)}.")
@click.option(
    "--page", "pages", multiple=True, type=click.Choice(list(record.PARTS)), help="Only this page; repeatable."
)
@click.option("--workshop", default="", metavar="KEY", help="Of this workshop; default the newest.")
@click.option("--comments", is_flag=True, help="With what customers wrote.")
@click.pass_obj
def takeaway(
    store: str | None,
    folder: Path,
    language: str,
    journey: str,
    segment: str,
    first: str,
    last: str,
    on: date,
    since: date | None,
    only: tuple[str, ...],
    pages: tuple[str, ...],
    workshop: str,
    comments: bool,
) -> None:
    """Write slides and what else is taken home into FOLDER; without a change the same files, byte for byte."""
    if store is None:
        demo_store.build_where_needed()
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        wanted = Asked(
            view,
            options.spoken(connection, language),
            on,
            pages or tuple(record.PARTS),
            workshop=workshop,
            comments=comments,
            made_up=store is None and demo_store.is_open(),
            since=since,
        )
        found = record.gather(connection, wanted)
    for name, content in files.made(found, only):
        write(folder / name, content)
        click.echo(asked.words().gettext("Written: {file}", file=str(folder / name)))
