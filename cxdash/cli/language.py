"""The language in which a command was asked to speak: that of --language, English where a command has none."""

import click

from cxdash.i18n.translator import Words

_KEPT = f"{__name__}.asked"


def keep(context: click.Context, _option: click.Parameter | None, asked: str) -> str:
    """Remember the language that was asked for, for all that is said in this run; return it."""
    context.meta[_KEPT] = asked
    return asked


def words() -> Words:
    """Return the words of the language that was asked for."""
    context = click.get_current_context(silent=True)
    return Words(context.meta.get(_KEPT, "en") if context else "en")
