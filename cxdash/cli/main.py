"""The command line: what an analyst does every month, and what a script does every night.

Exit codes: 0 done, 1 refused with reasons on stderr, 2 wrong usage.
"""

import sys

import click

from cxdash.cli.company import check, demo, export, rename, template
from cxdash.cli.customers import import_customers
from cxdash.cli.figures import figures
from cxdash.cli.history import backup, remove_survey, restore, undo
from cxdash.cli.imports import import_
from cxdash.cli.surveys import propose
from cxdash.domain.messages import ImportRefused
from cxdash.store import database


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store", envvar="CXDASH_DATABASE_URL", help="A SQLite file or a database address; default data/cxdash.db."
)
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who owns the customer experience? Load a company's data and read its figures."""
    context.obj = store


COMMANDS = (
    import_,
    propose,
    import_customers,
    demo,
    template,
    export,
    check,
    rename,
    remove_survey,
    undo,
    backup,
    restore,
    figures,
)

for command in COMMANDS:
    main.add_command(command)


@main.command()
@click.pass_obj
def upgrade(store: str | None) -> None:
    """Bring the store's tables to this version of cxdash."""
    database.upgrade(database.connect(store))
    click.echo("The store is up to date.")


def run() -> None:
    """Run the command line, with every refusal as sentences on stderr and exit code 1."""
    try:
        with database.explained():
            main()
    except ImportRefused as refused:
        for fault in refused.faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    except database.StoreError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    except OSError as problem:
        click.echo(f"{problem.filename or 'A file'} cannot be used: {problem.strerror or problem}.", err=True)
        sys.exit(1)
