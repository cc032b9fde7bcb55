"""What `import` and `propose` do with files that are neither a survey nor a workbook, and how a file is recognised."""

import getpass
from collections.abc import Iterable
from pathlib import Path

import click

from cxdash.cli.as_json import written
from cxdash.cli.dates import today
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import admin
from cxdash.exchange import isolated
from cxdash.exchange.company.validation import Checked
from cxdash.exchange.door import lists
from cxdash.exchange.door.kinds import NAMES, Kind
from cxdash.exchange.door.lists import Make, Read
from cxdash.exchange.door.recognition import Recognised, recognise
from cxdash.exchange.files.opening import content_of
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal
from cxdash.services import customer_records
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write.differences import Plan

AS = click.option(
    "--as", "kind", type=click.Choice([kind.value for kind in Kind]), help="What FILE is, where that is not recognised."
)
MAKE = click.option(
    "--make", is_flag=True, help="Make the touchpoints, stages and roles that FILE refers to and the store lacks."
)
ANSWER = click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=READING",
    help="Answer a question about FILE that is open without it; may be given several times.",
)
STAGE = click.option(
    "--stage", default="", metavar="STAGE", help="With --make: the stage of new touchpoints, by key or by name."
)
WORDS = Words("en")


def kind_of(file: Path, kind: str | None) -> Kind:
    """Return what a file is: as it was said, or as it is recognised; raises ImportRefused where two kinds fit."""
    if kind or file.is_dir():
        return Kind(kind) if kind else Kind.WORKBOOK
    found = isolated.run(recognise, content_of(file), file.name)
    refuse_several(found)
    return found.kind


def refuse_several(found: Recognised) -> None:
    """Raise ImportRefused where a file may be of several kinds, with the options that say which."""
    if not found.others:
        return
    template = gettext_noop("{why} It may also be {others}. Say what it is with --as {kinds}.")
    others = ", ".join(WORDS.gettext(NAMES[one]) for one in found.others)
    kinds = " | ".join(one.value for one in (found.kind, *found.others))
    raise ImportRefused([Message(template, {"why": WORDS.sentence(found.why), "others": others, "kinds": kinds})])


def read(store: str | None, file: Path, kind: Kind, answers: Iterable[str], make: Make, separator: str = "") -> Read:
    """Return a list as it is read, with what is open; raises ImportRefused for all that is wrong with it."""
    with database.reading(database.open_store(store)) as connection:
        known = tables.known(connection)
    given = dict(map(pair, answers))
    return isolated.run(lists.read, content_of(file), file.name, kind, known, today(), given, make, separator)


def load(store: str | None, file: Path, kind: Kind, found: Read, make: Make, *, dry_run: bool) -> None:
    """Take a list in, with what it refers to and the store lacks where that is to be made; print what that changes."""
    refuse_open(found, made=make.wanted)
    say = [*found.found.notes, *found.found.summary]
    click.echo("\n".join([f"{file.name}: {WORDS.gettext(NAMES[kind])}", *map(WORDS.sentence, say)]))
    plan, differing = customer_records.take_in(
        database.open_store(store), Checked(found.found.tables, []), who=admin(getpass.getuser()), dry_run=dry_run
    )
    say_plan(plan, dry_run=dry_run, differing=differing)


def refuse_open(found: Read, *, made: bool = False) -> None:
    """Raise ImportRefused with what is open and what is lacking, where a list cannot be taken in yet."""
    if not found.ready:
        raise ImportRefused(list_proposal.open_points(found, WORDS, made=made))


def say_plan(plan: Plan, *, dry_run: bool, differing: Iterable[Message] = ()) -> None:
    """Print what an import changed, or would change."""
    summary = plan.sentences() if dry_run or not plan else [one.summary() for one in plan.differences]
    click.echo("\n".join(map(str, [*differing, *summary])))
    if dry_run and plan:
        click.echo("This was a dry run: nothing was changed.")


def show(found: Read, *, as_json: bool) -> None:
    """Print what is read of a list: its columns, what is open, and what it gives."""
    if as_json:
        click.echo(written(list_proposal.record(found, WORDS)))
    else:
        click.echo("\n".join(list_proposal.lines(found, WORDS)))
        if found.found.mapping and not found.found.questions:
            click.echo("\n" + found.found.mapping)


def not_a_survey(file: Path, kind: Kind) -> Message:
    """Return the sentence that a file is of a kind that has no mapping to propose."""
    template = gettext_noop("{file} is taken for {kind}, which needs no mapping; import it, or say --as survey.")
    return Message(template, {"file": file.name, "kind": Message(NAMES[kind])})


def pair(answer: str) -> tuple[str, str]:
    """Return the question and the reading of an answer, QUESTION=READING."""
    question, equals, reading = answer.rpartition("=") if answer.startswith("purpose.") else answer.partition("=")
    if not equals or not question.strip() or not reading.strip():
        raise click.BadParameter(f'"{answer}" is not QUESTION=READING.', param_hint="--answer")
    return question.strip(), reading.strip()
