"""The command line: what an analyst does every month, and what a script does every night.

Exit codes: 0 done, 1 refused with reasons on stderr, 2 wrong usage.
"""

import errno
from typing import Any

import click

from cxdash.cli import language
from cxdash.cli.commands import Commands
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.settings.reading import check
from cxdash.store import problems

PLACES = {
    "import": "imports:import_",
    "propose": "surveys:propose",
    "import-customers": "customers:import_customers",
    "demo": "company:demo",
    "template": "company:template",
    "export": "company:export",
    "check": "company:check",
    "decisions": "decisions:decisions",
    "takeaway": "takeaway:takeaway",
    "rename": "company:rename",
    "remove-survey": "history:remove_survey",
    "undo": "history:undo",
    "audit": "audit:audit",
    "forget": "forget:forget",
    "retention": "forget:retention",
    "pseudonyms": "forget:pseudonyms",
    "backup": "history:backup",
    "restore": "history:restore",
    "move": "history:move",
    "answers": "history:answers",
    "figures": "figures:figures",
    "upgrade": "history:upgrade",
    "settings": "settings:settings",
}


class Explained(Commands):
    """The commands, with every refusal and every trouble with a file as sentences on stderr and exit code 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; what it refuses is said in the language that was asked for."""
        try:
            with problems.explained():
                return super().invoke(context)
        except ImportRefused as refused:
            said = refused.faults
        except problems.StoreError as problem:
            said = [problem.sentence]
        except OSError as problem:
            if problem.errno == errno.EPIPE:  # whoever read the output has gone
                raise
            said = [_of_file(problem)]
        words = language.words()
        click.echo("\n".join(map(words.sentence, said)), err=True)
        raise click.exceptions.Exit(1)


def _of_file(problem: OSError) -> Message:
    reason = problem.strerror or str(problem)
    if not problem.filename:
        return Message(gettext_noop("A file cannot be used: {reason}."), {"reason": reason})
    template = gettext_noop("{file} cannot be used: {reason}.")
    return Message(template, {"file": problem.filename, "reason": reason})


@click.group(
    cls=Explained,
    places={name: f"cxdash.cli.{place}" for name, place in PLACES.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--store", help="A SQLite file or a database address; default that of the settings, or data/cxdash.db.")
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who owns the customer experience? Load a company's data and read its figures."""
    context.obj = store or check().database_url or None


def run() -> None:
    """Run the command line."""
    main()
