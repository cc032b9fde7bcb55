"""The commands about a company's own data: the empty workbook, what is in the store, and what is wrong with it."""

import getpass
import sys
from pathlib import Path

import click

from cxdash.cli import language as asked
from cxdash.cli.dates import today
from cxdash.domain.findings import LEVEL_NAMES, Level
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import admin
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.exchange.cells import words
from cxdash.exchange.company import export as export_files
from cxdash.exchange.company.references import Names
from cxdash.exchange.company.template import template as make_template
from cxdash.i18n.translator import Words, languages
from cxdash.services import company, content, demo_store, overview
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import changes, renaming

WRITTEN = {".xlsx": export_files.workbook, ".zip": export_files.packed}


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(languages()), default="en", help="The language it is written in.")
def template(file: Path, language: str) -> None:
    """Write an empty workbook with notes, lists to choose from and an example in each sheet."""
    if file.suffix.lower() != ".xlsx":
        raise click.BadParameter("the file's name must end with .xlsx.", param_hint="FILE")
    write(file, make_template(Words(language)))
    click.echo(f"Written: {file}")


@click.command()
@click.argument("target", metavar="FILE_OR_FOLDER", type=click.Path(path_type=Path))
@click.option("--with-people", is_flag=True, help="Also answers, comments, the customer list and raters.")
@click.pass_obj
def export(store: str | None, target: Path, with_people: bool) -> None:
    """Write everything in the store: to FILE.xlsx, to FILE.zip, or as CSV files to a folder."""
    ending = target.suffix.lower()
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        held = tables.answers_held(connection)
        if with_people and ending == ".xlsx" and held > export_files.MOST_ANSWERS:
            template = gettext_noop(
                "The store holds {count} answers, more than a workbook holds; export to a folder, which "
                "gives CSV files."
            )
            raise ImportRefused([Message(template, {"count": held})])
        found = tables.tables(connection, with_people=with_people)
    if ending in WRITTEN:
        write(target, WRITTEN[ending](found))
    else:
        for name, content in export_files.csv_files(found).items():
            write(target / name, content)
    click.echo(f"Written: {target}")
    if not with_people:
        click.echo("Left out: answers, comments, the customer list and raters (--with-people includes them).")


@click.command()
@click.option(
    "--strict", is_flag=True, help="Exit with 1 if anything is wrong or missing; questions alone are no reason."
)
@click.option("--language", type=click.Choice(languages()), default="en", help="Of the sentences.", callback=asked.keep)
@click.pass_obj
def check(store: str | None, strict: bool, language: str) -> None:
    """Say what is wrong or missing in the store's content, and what its figures ask."""
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        found = content.problems(connection)
        with remembering(connection):
            findings = overview.findings(connection, View(period=DEFAULT_PERIOD), today())
            words = Words(company.company(connection).spoken(language))
    said = words.sentence
    lines = [
        *map(said, found),
        *(f"{words.gettext(LEVEL_NAMES[one.level])}: {said(one.sentence)} {said(one.ask)}" for one in findings),
    ]
    click.echo("\n".join(lines) or words.gettext("Nothing is wrong or missing."))
    if strict and (found or any(one.level is Level.ERROR for one in findings)):
        sys.exit(1)


@click.command()
@click.argument("sheet")
@click.argument("key")
@click.argument("new")
@click.pass_obj
def rename(store: str | None, sheet: str, key: str, new: str) -> None:
    """Give a row of SHEET, by its KEY or its name, another key; everything that refers to it follows."""
    engine = database.open_store(store)
    sheet = next(iter(words.sheets(sheet)), sheet)
    with database.reading(engine) as connection:
        names = Names(tables.known(connection), {})
    key = (names.find(sheet, key) if sheet in names.rows else None) or key
    with changes.writing(engine, admin(getpass.getuser()), before="rename") as change:
        renaming.rename(change, sheet, key, new)
    click.echo(f"{sheet}: {key} is now {new}.")


@click.command()
@click.pass_obj
def demo(store: str | None) -> None:
    """Fill the demo's own store, or the one --store names, with the made-up company Havbris Fiber."""
    target = store or str(demo_store.STORE)
    demo_store.build(target)
    click.echo(f"Havbris Fiber is in {target}. It is shown as long as there is no data of your own.")


def write(file: Path, content: bytes) -> None:
    """Write a file and the folders it is in; refused with the reason where that fails."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as problem:
        template = gettext_noop("{file} cannot be written: {reason}.")
        raise ImportRefused([Message(template, {"file": str(file), "reason": problem.strerror})]) from None
