"""The commands about those who answered: forget one, or all after a time, and give every one a pseudonym."""

import getpass

import click

from cxdash.cli import language as asked
from cxdash.cli.dates import today
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.data import history as presenter
from cxdash.settings.reading import current
from cxdash.store import copies, database
from cxdash.store.people import forgetting, hiding
from cxdash.store.people import retention as retaining

COPIES = gettext_noop("Copies that were made before still hold the name; delete those that are no longer needed:")
COPIES_OF_NAMES = gettext_noop(
    "Copies that were made before still hold the names; delete those that are no longer needed:"
)


@click.command()
@click.argument("respondent")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the words.", callback=asked.keep)
@click.pass_obj
def forget(store: str | None, respondent: str, yes: bool, language: str) -> None:
    """Forget RESPONDENT: comments go, answers stay counted and are nobody's; it cannot be undone."""
    words, engine = Words(language), database.open_store(store)
    if not yes:
        click.confirm(words.gettext("Forget this respondent? It cannot be undone."), abort=True)
    gone = forgetting.forget(engine, admin(getpass.getuser()), respondent)
    counted = presenter.with_it(gone._asdict(), words)
    click.echo(words.gettext("Nobody's from now on, and still counted: {answers}. Deleted: {comments}.", **counted))
    if found := copies.beside(engine):
        click.echo("\n".join([words.gettext(COPIES), *(str(copy.file) for copy in found)]))


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the words.", callback=asked.keep)
@click.pass_obj
def pseudonyms(store: str | None, yes: bool, language: str) -> None:
    """Give every respondent a pseudonym, those of later files, too; it cannot be undone."""
    words, engine = Words(language), database.open_store(store)
    if not yes:
        click.confirm(words.gettext("Give every respondent a pseudonym? It cannot be undone."), abort=True)
    hidden = hiding.hide(engine, admin(getpass.getuser()))
    click.echo(
        words.ngettext(
            "{count} respondent was given a pseudonym.", "{count} respondents were given a pseudonym.", hidden
        )
    )
    if hidden and (found := copies.beside(engine)):
        click.echo("\n".join([words.gettext(COPIES_OF_NAMES), *(str(copy.file) for copy in found)]))


@click.command()
@click.option(
    "--months", type=click.IntRange(min=1), metavar="NUMBER", help="Keep so many; default that of the settings."
)
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the words.", callback=asked.keep)
@click.pass_obj
def retention(store: str | None, months: int | None, language: str) -> None:
    """Forget who answered before the months that are kept; answers stay counted, comments go."""
    words, kept = Words(language), months or current().retention_months
    if not kept:
        raise ImportRefused(
            [Message(gettext_noop("Say for how many months: --months, or the setting retention_months."))]
        )
    before = retaining.first_day(today(), kept)
    gone = retaining.forget_older(database.open_store(store), admin(getpass.getuser()), before)
    click.echo(
        words.gettext(
            "From before {day}: {what}.", day=words.day(before), what=presenter.expired(gone._asdict(), words)
        )
    )
