"""The commands about those who answered: forget one, and give every one a pseudonym."""

import getpass

import click

from cxdash.cli import language as asked
from cxdash.domain.messages import gettext_noop
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.data import history as presenter
from cxdash.store import copies, database
from cxdash.store.people import forgetting, hiding

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
