"""The command that takes files in: a survey export by its mapping, a list of customers' paths, or a company's workbook
or folder of CSV files.
"""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import click

from cxdash.cli import lists, surveys
from cxdash.cli.dates import today
from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.domain.plain import rows_of
from cxdash.domain.surveys import Wave
from cxdash.exchange import isolated
from cxdash.exchange.door.any_file import read_any
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import LISTS, Make, Read
from cxdash.exchange.door.recognition import Recognised
from cxdash.exchange.files.opening import content_of
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.survey import reader as survey_files
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.presenters.data import list_proposal
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import answers, importing

LONG = 100_000
"""From this many answers or rows on, writing shows a progress bar."""


@click.command("import")
@click.argument("file", metavar="FILE_OR_FOLDER", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file that says what a survey's columns mean; without it FILE is a company's workbook.",
)
@click.option("--replaces", default="", metavar="SURVEY", help="Correct this survey: what the file lacks goes, too.")
@click.option("--paths", is_flag=True, help="FILE is a list of customers' paths: path, conversions, value, null.")
@click.option(
    "--separator",
    default="",
    metavar="SIGN",
    help="With --paths: what stands between touchpoints, such as '>'; else guessed.",
)
@lists.AS
@lists.ANSWER
@lists.MAKE
@lists.STAGE
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def import_(
    store: str | None,
    file: Path,
    mapping: Path | None,
    replaces: str,
    paths: bool,
    separator: str,
    kind: str | None,
    answers: tuple[str, ...],
    make: bool,
    stage: str,
    dry_run: bool,
) -> None:
    """Load a file of any kind, which is recognised; all of it or nothing.

    A workbook, a folder of CSV files, a survey, a list of customers, of paths or of spending, numbers of answers by
    score, or a RACI chart. What is not clear is asked, and answered with --answer.
    """
    if separator and not paths:
        raise click.BadParameter("this goes with --paths.", param_hint="--separator")
    makes = Make(make or bool(stage), stage)
    if paths:
        _refuse_beside_paths(file, mapping, replaces)
        listed = lists.read(store, file, Kind.PATHS, answers, makes, separator.strip() or separator)
        lists.load(store, file, Kind.PATHS, listed, makes, dry_run=dry_run)
    elif mapping is not None and file.is_dir():
        raise click.BadParameter("a survey is one file, not a folder.", param_hint="FILE_OR_FOLDER")
    elif mapping is not None:
        _import_survey(store, file, mapping, replaces, makes, dry_run=dry_run)
    else:
        said = Kind(kind) if kind else Kind.WORKBOOK if file.is_dir() else None
        _import_any(store, file, said, dict(map(lists.pair, answers)), makes, replaces, dry_run=dry_run)


def _import_any(
    store: str | None,
    file: Path,
    kind: Kind | None,
    answers: dict[str, str],
    make: Make,
    replaces: str,
    *,
    dry_run: bool,
) -> None:
    """Recognise a file, read it and take it in; one child process reads it, so that its limits hold for all of that."""
    with database.reading(database.open_store(store)) as connection:
        known = tables.known(connection)
    content = file if file.is_dir() else content_of(file)
    found, reading = isolated.run(read_any, content, file.name, kind, known, today(), answers, make)
    if isinstance(reading, Recognised):
        lists.refuse_several(reading)
    elif isinstance(reading, MappingProposal):
        surveys.refuse_open(reading)
    elif isinstance(reading, Wave):
        _load_survey(store, reading, replaces, dry_run=dry_run)
    elif found in LISTS:
        lists.load(store, file, found, reading, make, dry_run=dry_run)
    else:
        _load_company(store, reading, replaces, make, dry_run=dry_run)


def _load_company(store: str | None, found: Read, replaces: str, make: Make, *, dry_run: bool) -> None:
    engine = database.open_store(store)
    if found.lacking and not found.ready:
        raise ImportRefused(list_proposal.open_points(found, lists.WORDS, made=make.wanted))
    for note in found.found.notes:
        click.echo(str(note))
    held = found.found.tables
    total = sum(map(len, held.values()))
    corrected = [replaces] if replaces else []
    with click.progressbar(length=total, label="Writing rows", file=sys.stderr, hidden=total < LONG) as bar:
        written: Callable[[int], None] = lambda done: bar.update(done - bar.pos)  # noqa: E731
        plan = importing.load(
            engine, held, who=admin(getpass.getuser()), replaces=corrected, dry_run=dry_run, progress=written
        )
    lists.say_plan(plan, dry_run=dry_run)


def _refuse_beside_paths(file: Path, mapping: Path | None, replaces: str) -> None:
    """Refuse what has no meaning for a list of paths."""
    for given, option in ((mapping, "--mapping"), (replaces, "--replaces")):
        if given:
            raise click.BadParameter("this is for surveys and does not go with --paths.", param_hint=option)
    if file.is_dir():
        raise click.BadParameter("a list of paths is one file, not a folder.", param_hint="FILE_OR_FOLDER")


def _import_survey(store: str | None, file: Path, mapping: Path, replaces: str, make: Make, *, dry_run: bool) -> None:
    described = read_mapping(content_of(mapping).decode("utf-8-sig", errors="replace"))
    survey = isolated.run(survey_files.read_survey, content_of(file), file.name, described)
    _load_survey(store, surveys.with_made(store, survey, make), replaces, dry_run=dry_run)


def _load_survey(store: str | None, survey: Wave, replaces: str, *, dry_run: bool) -> None:
    for note in survey.notes:
        click.echo(str(note))
    click.echo(_questions(survey))
    loaded = _load(store, survey, replaces=replaces, dry_run=dry_run)
    click.echo(_outcome(loaded, survey.key, dry_run=dry_run))


def _load(store: str | None, wave: Wave, *, replaces: str, dry_run: bool) -> answers.Loaded:
    engine = database.open_store(store)
    total = len(wave.answers)
    with click.progressbar(length=total, label="Writing answers", file=sys.stderr, hidden=total < LONG) as bar:
        written: Callable[[int], None] = lambda done: bar.update(done - bar.pos)  # noqa: E731
        return answers.load(
            engine, wave, who=admin(getpass.getuser()), replaces=replaces, dry_run=dry_run, progress=written
        )


def _questions(survey: Wave) -> str:
    """List what each question brought: answers, what was skipped as missing, blanks, mean."""
    head = f"{'question':<44} {'measure':<12} {'answers':>9} {'missing':>9} {'blank':>9} {'mean':>7}"
    lines = [
        f"{row['column'][:44]:<44} {row['measure']:<12} {row['answers']:>9} {row['missing']:>9} {row['blank']:>9}"
        f" {row['mean']:>7.2f}"
        for row in rows_of(survey.questions)
    ]
    return "\n".join([head, *lines])


def _outcome(loaded: answers.Loaded, key: str, *, dry_run: bool) -> str:
    if not loaded.changed:
        return f"Survey {key}: nothing to change, all {loaded.unchanged} answers are in the store already."
    done = "would be" if dry_run else "were"
    summary = f"Survey {key}: {loaded.added} answers {done} added, {loaded.removed} removed, {loaded.unchanged} stay."
    if loaded.comments:
        summary += f" Comments: {loaded.comments}."
    if loaded.new_touchpoints:
        summary += f" New touchpoints: {', '.join(loaded.new_touchpoints)}."
    return summary
