"""`figures SUBJECT`: the figures each page shows, as JSON or laid out for a terminal; a module per subject.

options: what the commands share.
"""

import click

from cxdash.cli.figures import economics, maturity, overview, ownership, paths, priorities, satisfaction, what_if


@click.group()
def figures() -> None:
    """Print the figures a page shows."""


for subject in (overview, satisfaction, economics, ownership, what_if, priorities, maturity, paths):
    figures.add_command(subject.command)
