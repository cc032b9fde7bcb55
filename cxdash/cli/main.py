"""The command line: what an analyst does every month, and what a script does every night.

Exit codes: 0 done, 1 refused with reasons on stderr, 2 wrong usage.
"""

import sys

import click

from cxdash.cli.commands import Commands
from cxdash.domain.messages import ImportRefused
from cxdash.store import problems

PLACES = {
    "import": "imports:import_",
    "propose": "surveys:propose",
    "import-customers": "customers:import_customers",
    "demo": "company:demo",
    "template": "company:template",
    "export": "company:export",
    "check": "company:check",
    "rename": "company:rename",
    "remove-survey": "history:remove_survey",
    "undo": "history:undo",
    "backup": "history:backup",
    "restore": "history:restore",
    "figures": "figures:figures",
    "upgrade": "history:upgrade",
}


@click.group(
    cls=Commands,
    places={name: f"cxdash.cli.{place}" for name, place in PLACES.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--store", envvar="CXDASH_DATABASE_URL", help="A SQLite file or a database address; default data/cxdash.db."
)
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who owns the customer experience? Load a company's data and read its figures."""
    context.obj = store


def run() -> None:
    """Run the command line, with every refusal as sentences on stderr and exit code 1."""
    try:
        with problems.explained():
            main()
    except ImportRefused as refused:
        for fault in refused.faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    except problems.StoreError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    except OSError as problem:
        click.echo(f"{problem.filename or 'A file'} cannot be used: {problem.strerror or problem}.", err=True)
        sys.exit(1)
