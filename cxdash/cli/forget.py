"""The command that forgets somebody who answered."""

import getpass

import click

from cxdash.cli import language as asked
from cxdash.domain.messages import gettext_noop
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.data import history as presenter
from cxdash.store import copies, database
from cxdash.store.people import forgetting

COPIES = gettext_noop("Copies that were made before still hold the name; delete those that are no longer needed:")


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
