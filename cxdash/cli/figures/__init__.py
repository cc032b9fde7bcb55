"""`figures SUBJECT`: the figures each page shows, as JSON or laid out for a terminal; a module per subject.

options: what the commands share.
"""

import click

from cxdash.cli.commands import Commands

SUBJECTS = ("overview", "satisfaction", "economics", "ownership", "what_if", "priorities", "maturity", "paths")


@click.group(cls=Commands, places={name: f"{__name__}.{name}:command" for name in SUBJECTS})
def figures() -> None:
    """Print the figures a page shows."""
