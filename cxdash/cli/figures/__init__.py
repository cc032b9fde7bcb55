"""`figures SUBJECT`: the figures each page shows, as JSON or laid out for a terminal; a module per subject.

options: what the commands share.
"""

import click

from cxdash.cli.commands import Commands

SUBJECTS = ("overview", "satisfaction", "economics", "ownership", "what_if", "priorities", "maturity", "paths")


ALSO = {"decide": "priorities"}
"""Subjects by the names of their pages, where those differ."""

PLACES = {name: f"{__name__}.{ALSO.get(name, name)}:command" for name in (*SUBJECTS, *ALSO)}


@click.group(cls=Commands, places=PLACES)
def figures() -> None:
    """Print the figures a page shows."""
