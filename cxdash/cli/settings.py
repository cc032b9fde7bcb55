"""The command that lists the settings of the installation."""

import click

from cxdash.cli import language as asked
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import languages
from cxdash.settings.reading import Listed, listed

DEFAULT = gettext_noop("default")


@click.command()
@click.option(
    "--language", type=click.Choice(languages()), default="en", help="Of what settings mean.", callback=asked.keep
)
def settings(language: str) -> None:  # noqa: ARG001 - kept by its callback
    """List every setting: its value, where that comes from, and what it means; secrets and passwords are hidden."""
    click.echo("\n".join(map(_lines, listed())))


def _lines(one: Listed) -> str:
    words = asked.words()
    source = one.source or words.gettext(DEFAULT)
    return f"{one.name} = {one.value or '–'}  ({source})\n    {words.gettext(one.meaning)}"
