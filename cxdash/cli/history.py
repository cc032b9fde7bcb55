"""The commands that take something back: changes, a survey, and the store as a whole; and its new tables."""

import getpass
from pathlib import Path

import click

from cxdash.cli import language as asked
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.data import history as presenter
from cxdash.store import copies, database, moving
from cxdash.store.lake import writing
from cxdash.store.read import history, tables
from cxdash.store.write import changes, removing, undoing
from cxdash.store.write.bulk import outside

WORDS = Words("en")


@click.command()
@click.option("--list", "listed", is_flag=True, help="Say what can be undone, the last first, and undo nothing.")
@click.option("--to", "number", type=int, metavar="NUMBER", help="Undo this change and all that came after it.")
@click.pass_obj
def undo(store: str | None, listed: bool, number: int | None) -> None:
    """Undo the last change: what it added goes, what it changed or removed comes back."""
    engine = database.open_store(store)
    with database.reading(engine) as connection:
        done = history.changes(connection)
    if listed:
        click.echo("\n".join(map(_line, done)) or "Nothing was changed that could be undone.")
        return
    for one in _chosen(done, number):
        undoing.undo(engine, admin(getpass.getuser()), one.number)
        click.echo(f"Undone: {presenter.change(one.noted, WORDS)}.")


def _line(one: history.Done) -> str:
    can = "" if one.can_be_undone else " (can no longer be undone)"
    return f"{one.number:>6}  {WORDS.moment(one.at, None)}  {one.actor}: {presenter.change(one.noted, WORDS)}{can}"


def _chosen(done: list[history.Done], number: int | None) -> list[history.Done]:
    """Return the changes to undo, the last first: only the last, or all down to *number*."""
    if not done:
        raise ImportRefused([Message(gettext_noop("Nothing was changed that could be undone."))])
    if number is None:
        return done[:1]
    if number not in [one.number for one in done if one.can_be_undone]:
        template = gettext_noop("There is no change {number} that could be undone; see: python -m cxdash undo --list")
        raise ImportRefused([Message(template, {"number": number})])
    return [one for one in done if one.number >= number]


@click.command("remove-survey")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove_survey(store: str | None, key: str, yes: bool) -> None:
    """Remove a survey with its answers and comments; touchpoints stay."""
    engine = database.open_store(store)
    with database.reading(engine) as connection:
        known = tables.known(connection)["surveys"]
        counted = presenter.with_it(removing.with_survey(connection, key)._asdict(), WORDS)
    if key not in known:
        template = gettext_noop("There is no survey {key}. The store holds: {known}.")
        raise ImportRefused([Message(template, {"key": key, "known": ", ".join(known) or "–"})])
    click.echo(f"With the survey {key} go {counted['answers']} and {counted['comments']}; touchpoints stay.")
    if not yes:
        click.confirm("Remove it?", abort=True)
    with changes.writing(engine, admin(getpass.getuser()), before="removal") as change:
        removing.remove_survey(change, key)
    click.echo("Removed. To get it back: python -m cxdash undo")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(store: str | None, file: Path) -> None:
    """Write a whole copy of the store to a new file, while others may go on using it."""
    engine = database.open_store(store)
    copies.write(engine, file)
    click.echo(f"Written: {file}")
    if copies.is_too_large(engine):
        click.echo("The store takes more than 1 GB, so no copies are kept of it: back it up before each import.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def restore(store: str | None, file: Path) -> None:
    """Make the store what a copy says, once the copy is checked; what the store was is kept as a copy, too."""
    kept = copies.restore_at(store, file, admin(getpass.getuser()))
    click.echo(f"Restored from {file}.")
    if kept:
        click.echo(f"What the store was is kept in: {kept}")


@click.command()
@click.option("--to", "address", required=True, metavar="FILE-OR-ADDRESS", help="An empty database, or a new file.")
@click.pass_obj
def move(store: str | None, address: str) -> None:
    """Copy the whole store to another database, and count the rows of both; the store stays as it is."""
    moved = moving.move(database.open_store(store), address, admin(getpass.getuser()))
    rows, tables = WORDS.number(sum(moved.values())), WORDS.number(len(moved))
    click.echo(f"Moved: {rows} rows of {tables} tables, counted there and here.")
    click.echo("From now on: CXDASH_DATABASE_URL, or --store, with that address.")


@click.command()
@click.pass_obj
def upgrade(store: str | None) -> None:
    """Bring the store's tables to this version of cxdash."""
    database.upgrade(database.connect(store))
    click.echo("The store is up to date.")


@click.command()
@click.option("--back", is_flag=True, help="Bring all answers into the database.")
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the words.", callback=asked.keep)
@click.pass_obj
def answers(store: str | None, back: bool, language: str) -> None:
    """Take the answers in the database to where answers_url says, and sweep what loads broken off have left."""
    words, engine = Words(language), database.open_store(store)
    carried = (outside.bring_back if back else outside.take_outside)(engine, admin(getpass.getuser()))
    for key, count in carried.items():
        counted = words.ngettext("{count} answer", "{count} answers", count)
        click.echo(words.gettext("{survey}: {answers}", survey=key, answers=counted))
    swept = writing.sweep(engine)
    click.echo(
        words.ngettext(
            "{count} answer that no survey has was swept.", "{count} answers that no survey has were swept.", swept
        )
    )
