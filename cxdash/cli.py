"""The command line: what an analyst does every month, and what a script does every night.

Exit codes: 0 done, 1 refused with reasons on stderr, 2 wrong usage.
"""

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cxdash.exchange import survey as survey_files
from cxdash.exchange.mapping import read_mapping
from cxdash.faults import Refused
from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.store import answers, database
from cxdash.store import satisfaction as satisfaction_store
from cxdash.ui import address
from cxdash.vocabulary import View

LONG = 100_000
"""From this many answers on, writing shows a progress bar."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store", envvar="CXDASH_DATABASE_URL", help="A SQLite file or a database address; default data/cxdash.db."
)
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who owns the customer experience? Load a company's data and read its figures."""
    context.obj = store


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True,
              help="A TOML file that says what the survey's columns mean.")  # fmt: skip
@click.option("--replaces", default="", metavar="SURVEY", help="Correct this survey: what the file lacks goes, too.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def import_(store: str | None, file: Path, mapping: Path, replaces: str, dry_run: bool) -> None:
    """Load a survey export, or nothing of it."""
    described = read_mapping(mapping.read_bytes().decode("utf-8-sig", errors="replace"))
    survey = survey_files.read_survey(file.read_bytes(), file.name, described)
    for note in survey.notes:
        click.echo(str(note))
    click.echo(_questions(survey))
    wave = answers.Wave(
        survey.key, survey.name, survey.file, survey.mapping, survey.touchpoints, survey.answers, survey.comments
    )
    loaded = _load(store, wave, replaces=replaces, dry_run=dry_run)
    click.echo(_outcome(loaded, survey.key, dry_run=dry_run))


@main.group()
def figures() -> None:
    """Print the figures a page shows."""


@figures.command("satisfaction")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, NPS in points, null where hidden.")
@click.option("--all", "everything", is_flag=True, help="Also figures from fewer than 30 answers.")
@click.option("--segment", default="", help="Only this segment's answers.")
@click.option("--journey", default="", help="Only this journey's stages.")
@click.option("--from", "first", default="", metavar="YYYY-MM", help="First month.")
@click.option("--to", "last", default="", metavar="YYYY-MM", help="Last month.")
@click.pass_obj
def figures_satisfaction(
    store: str | None, as_json: bool, everything: bool, segment: str, journey: str, first: str, last: str
) -> None:
    """What customers expected and what they got."""
    with database.reading(database.open_store(store)) as connection:
        view = _view(satisfaction_store.choices(connection), journey, segment, first, last)
        tables = satisfaction_store.tables(connection, view)
    found = satisfaction_measures.figures(tables, view, everything=everything)
    record = satisfaction_measures.as_record(found)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _plain_table(record))


@main.command()
@click.pass_obj
def upgrade(store: str | None) -> None:
    """Bring the store's tables to this version of cxdash."""
    database.upgrade(database.connect(store))
    click.echo("The store is up to date.")


def run() -> None:
    """Run the command line, with every refusal as sentences on stderr and exit code 1."""
    try:
        main()
    except Refused as refused:
        for fault in refused.faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    except database.StoreError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _load(store: str | None, wave: answers.Wave, *, replaces: str, dry_run: bool) -> answers.Loaded:
    engine = database.open_store(store)
    total = len(wave.answers)
    with click.progressbar(length=total, label="Writing answers", file=sys.stderr, hidden=total < LONG) as bar:
        written: Callable[[int], None] = lambda done: bar.update(done - bar.pos)  # noqa: E731
        return answers.load(engine, wave, actor=getpass.getuser(), replaces=replaces, dry_run=dry_run, progress=written)


def _questions(survey: Any) -> str:
    """List what each question brought: answers, what was skipped as missing, blanks, mean."""
    head = f"{'question':<44} {'measure':<12} {'answers':>9} {'missing':>9} {'blank':>9} {'mean':>7}"
    lines = [
        f"{row['column'][:44]:<44} {row['measure']:<12} {row['answers']:>9} {row['missing']:>9} {row['blank']:>9}"
        f" {row['mean']:>7.2f}"
        for row in survey.questions.to_dict("records")
    ]
    return "\n".join([head, *lines])


def _outcome(loaded: answers.Loaded, key: str, *, dry_run: bool) -> str:
    if not loaded.changed:
        return f"Survey {key}: nothing to change, all {loaded.unchanged} answers are in the store already."
    done = "would be" if dry_run else "were"
    said = f"Survey {key}: {loaded.added} answers {done} added, {loaded.removed} removed, {loaded.unchanged} stay."
    if loaded.comments:
        said += f" Comments: {loaded.comments}."
    if loaded.new_touchpoints:
        said += f" New touchpoints: {', '.join(loaded.new_touchpoints)}."
    return said


def _view(choices: dict[str, Any], journey: str, segment: str, first: str, last: str) -> View:
    """Return the view asked for, or a usage error that names what there is."""
    for option, asked, known in [
        ("--segment", segment, choices["segments"]["segment"]),
        ("--journey", journey, choices["journeys"]["key"]),
    ]:
        if asked and asked not in set(known):
            raise click.BadParameter(
                f"{asked!r} is not in the store. There is: {', '.join(known) or 'none'}.", param_hint=option
            )
    months = list(choices["months"]["month"])
    if not (first or last) or not months:
        return View(journey, "", segment)
    try:
        period = address.period(f"{first or min(*months, last or months[0])}..{last or max(*months, first)}")
    except ValueError:
        raise click.BadParameter(
            "a period is two months as YYYY-MM, the first not after the last.", param_hint="--from/--to"
        ) from None
    return View(journey, period, segment)


def _plain_table(record: dict[str, Any]) -> str:
    """Lay the figures out for reading in a terminal."""
    span = record["view"]
    lines = [f"Period {span['from'] or '–'} to {span['to'] or '–'}, segment {span['segment'] or 'all'}"]
    for measure, row in record["relationship"].items():
        headline = row.get("value") if measure == "NPS" else row.get("top2")
        lines.append(f"Whole relationship, {measure}: {_figure(headline)} from {row['n']} answers")
    lines.append(
        f"{'touchpoint':<28} {'measure':<11} {'n':>8} {'mean':>7} {'from':>7} {'to':>7} {'top two':>8} {'gap':>7}"
    )
    for row in record["touchpoints"]:
        shown = [_figure(row[name]) for name in ("mean", "mean_low", "mean_high", "top2", "gap")]
        lines.append(
            f"{row['key'][:28]:<28} {row['measure']:<11} {row['n']:>8} {shown[0]:>7} {shown[1]:>7} {shown[2]:>7} {shown[3]:>8} {shown[4]:>7}"
        )
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
