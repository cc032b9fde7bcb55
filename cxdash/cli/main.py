"""The command line: what an analyst does every month, and what a script does every night.

Exit codes: 0 done, 1 refused with reasons on stderr, 2 wrong usage.
"""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from cxdash.cli import priorities
from cxdash.cli import satisfaction as commands_satisfaction
from cxdash.cli.company import LAST_YEAR, check, demo, export, owners, rename, template, today
from cxdash.cli.customers import import_customers
from cxdash.cli.imports import import_
from cxdash.cli.paths import figures_paths
from cxdash.cli.what_if import figures_what_if
from cxdash.domain.messages import ImportRefused
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics_measures
from cxdash.measures.economics import record as economics_record
from cxdash.measures.maturity import checks as maturity_checks
from cxdash.measures.maturity import figures as maturity_measures
from cxdash.measures.maturity import steps as maturity_steps
from cxdash.measures.ownership import figures as ownership_measures
from cxdash.measures.satisfaction import figures as satisfaction_measures
from cxdash.measures.satisfaction import needs_record
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.read import economics as economics_store
from cxdash.store.read import maturity as maturity_store
from cxdash.store.read import needs as needs_store
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import quality as quality_store
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.ui.shell import url_state

MONEY_LINES = (
    *(("acquisition_cost", 0), ("retention_cost", 0), ("ratio", 1), ("payback_months", 1)),
    *(("customers_start", 0), ("customers_new", 0), ("customers_lost", 0), ("customers_end", 0)),
    *(("churn_rate", 4), ("revenue_churn", 4), ("ltv_cac", 2), ("break_even_retention", 4)),
)
"""What is printed of the money, with its decimals."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store", envvar="CXDASH_DATABASE_URL", help="A SQLite file or a database address; default data/cxdash.db."
)
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who owns the customer experience? Load a company's data and read its figures."""
    context.obj = store


for command in (import_, import_customers, demo, template, export, check, rename):
    main.add_command(command)


@main.group()
def figures() -> None:
    """Print the figures a page shows."""


for subject in (figures_what_if, figures_paths):
    figures.add_command(subject)


@figures.command("satisfaction")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, NPS in points, null where hidden.")
@click.option("--all", "everything", is_flag=True, help="Also figures from fewer than 30 answers.")
@click.option("--segment", default="", help="Only this segment's answers.")
@click.option("--journey", default="", help="Only this journey's stages.")
@click.option("--from", "first", default="", metavar="YYYY-MM", help="First month.")
@click.option("--to", "last", default="", metavar="YYYY-MM", help="Last month.")
@click.option("--drivers", "driven", is_flag=True, help="Also what overall satisfaction goes with: reads every answer.")
@click.pass_obj
def figures_satisfaction(
    store: str | None, as_json: bool, everything: bool, segment: str, journey: str, first: str, last: str, driven: bool
) -> None:
    """What customers expected and what they got."""
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        view = _view(satisfaction_store.choices(connection), journey, segment, first, last)
        tables = satisfaction_store.tables(connection, view)
        more = needs_store.tables(connection, view)
        heard = quality_store.tables(connection, View(view.journey))
        found = satisfaction_measures.compute(tables, view, everything=everything)
        matters = commands_satisfaction.matters(connection, tables, found, view, driven=driven)
    needs = needs_record.as_record({**tables, **more}, heard, found, view, everything=everything)
    record = satisfaction_measures.as_record(found) | matters | {"needs": needs}
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _plain_table(record))


@figures.command("ownership")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, null for what is not known.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; default today.")
@click.option("--segment", default="", help="Only this segment's answers.")
@click.option("--journey", default="", help="Only this journey's stages.")
@click.option("--from", "first", default="", metavar="YYYY-MM", help="First month; default the last twelve.")
@click.option("--to", "last", default="", metavar="YYYY-MM", help="Last month.")
@click.pass_obj
def figures_ownership(
    store: str | None, as_json: bool, day: datetime | None, segment: str, journey: str, first: str, last: str
) -> None:
    """Who answers for each stage, and can they act."""
    on = day.date() if day else today()
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        chosen = _view(satisfaction_store.choices(connection), journey, segment, first, last)
        view = View(journey, chosen.period or LAST_YEAR.period, segment)
        found = owners(connection, view, on)
    record = ownership_measures.as_record(found)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _owners_table(record))


@figures.command("economics")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, money in the company's currency.")
@click.option("--segment", default="", help="Only this segment's customers and money.")
@click.option("--from", "first", default="", metavar="YYYY-MM", help="First month.")
@click.option("--to", "last", default="", metavar="YYYY-MM", help="Last month; the year up to it is told.")
@click.pass_obj
def figures_economics(store: str | None, as_json: bool, segment: str, first: str, last: str) -> None:
    """What it costs to win a customer, and to keep one."""
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        view = _view(economics_store.choices(connection), "", segment, first, last)
        tables = economics_store.tables(connection, view)
    record = economics_record.as_record(economics_measures.compute(tables, view))
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _money_table(record))


@figures.command("priorities")
@click.option("--json", "as_json", is_flag=True, help="As JSON: shares 0–1, null for what is not known.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; default today.")
@click.option("--segment", default="", help="Only this segment's answers.")
@click.option("--journey", default="", help="Only what is felt in this journey's stages.")
@click.option("--from", "first", default="", metavar="YYYY-MM", help="First month; default the last twelve.")
@click.option("--to", "last", default="", metavar="YYYY-MM", help="Last month.")
@click.pass_obj
def figures_priorities(
    store: str | None, as_json: bool, day: datetime | None, segment: str, journey: str, first: str, last: str
) -> None:
    """What should be mended first, and who can."""
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        chosen = _view(satisfaction_store.choices(connection), journey, segment, first, last)
        view = View(journey, chosen.period or LAST_YEAR.period, segment)
        told = priorities.record(connection, view, day.date() if day else today())
    click.echo(priorities.written(told, as_json))


@figures.command("maturity")
@click.option("--json", "as_json", is_flag=True, help="As JSON: medians 1–5, null where nobody answered.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; default today.")
@click.pass_obj
def figures_maturity(store: str | None, as_json: bool, day: datetime | None) -> None:
    """How ready the company is, by the six keys."""
    on = day.date() if day else today()
    with database.reading(database.open_store(store or demo_store.address())) as connection:
        found = maturity_measures.compute(maturity_store.tables(connection), on)
        owned, facts = ownership_store.tables(connection, View()), maturity_store.facts(connection, on)
    steps = maturity_steps.next_steps(found, maturity_checks.checks(owned, facts, on))
    record = {**maturity_measures.as_record(found), "next": maturity_steps.as_records(steps)}
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _keys_table(record))


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
    except ImportRefused as refused:
        for fault in refused.faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    except database.StoreError as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _view(choices: dict[str, Any], journey: str, segment: str, first: str, last: str) -> View:
    """Return the view asked for, or a usage error that names what there is."""
    for option, asked, table, column in [
        ("--segment", segment, "segments", "segment"),
        ("--journey", journey, "journeys", "key"),
    ]:
        if asked and asked not in (known := list(choices[table][column])):
            raise click.BadParameter(
                f"{asked!r} is not in the store. There is: {', '.join(known) or 'none'}.", param_hint=option
            )
    months = list(choices["months"]["month"])
    if not (first or last) or not months:
        return View(journey, "", segment)
    try:
        period = url_state.period(f"{first or min(*months, last or months[0])}..{last or max(*months, first)}")
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
            f"{row['key'][:28]:<28} {row['measure']:<11} {row['n']:>8} {shown[0]:>7} {shown[1]:>7} {shown[2]:>7} "
            f"{shown[3]:>8} {shown[4]:>7}"
        )
    return "\n".join(lines)


def _owners_table(record: dict[str, Any]) -> str:
    """Lay out who answers for each stage, and the findings, for reading in a terminal."""
    columns = ("key", "health", "owner", "can_act", "diagnosis", "gap", "let_downs")
    titles = ("stage", "health", "owner", "can act", "diagnosis", "gap", "let-downs")
    answers = " and ".join(record["journey"]["accountable"]) or "nobody"
    lines = [f"On {record['on']}; answers for the whole journey: {answers}", _line(titles)]
    for stage in record["stages"]:
        rounded = {"gap": _figure(stage["gap"]), "let_downs": _figure(stage["let_downs"], 0)}
        lines.append(_line([{**stage, **rounded}[name] or "–" for name in columns]))
    return "\n".join([*lines, *(f"{one['level']}: {one['sentence']}" for one in record["findings"])])


def _money_table(record: dict[str, Any]) -> str:
    """Lay out what winning and keeping cost, and who leaves, for reading in a terminal."""
    span, before = record["period"] or {"from": "–", "to": "–"}, record["before"]
    lines = [f"Period {span['from']} to {span['to']}; basis: {record['basis'] or 'nothing'}; {record['currency']}"]
    lines.append(f"{'':<22}{'year':>12}{'before':>12}")
    for name, decimals in MONEY_LINES:
        lines.append(f"{name:<22}{_figure(record[name], decimals):>12}{_figure(before.get(name), decimals):>12}")
    said = [f"{one['level']}: {one['sentence']}" for one in record["findings"]]
    return "\n".join([*lines, *(f"{name}: {why}" for name, why in record["unknown"].items()), *said])


def _keys_table(record: dict[str, Any]) -> str:
    """Lay the six keys out for reading in a terminal."""
    lines = [f"On {record['on']}; weakest: {', '.join(record['weakest']) or '–'}"]
    lines.append(f"{'key':<15}{'median':>7}{'lowest':>8}{'highest':>8}{'n':>5}{'before':>8}")
    for row in record["keys"]:
        shown = [_figure(row[name], 1) for name in ("median", "low", "high")]
        lines.append(
            f"{row['key']:<15}{shown[0]:>7}{shown[1]:>8}{shown[2]:>8}{row['n']:>5}{_figure(row['before'], 1):>8}"
        )
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    widths = (-20, -11, -12, -10, -17, 9, 11)
    return "".join(f"{cell:<{-w}}" if w < 0 else f"{cell:>{w}}" for cell, w in zip(cells, widths, strict=True)).rstrip()


def _figure(value: float | None, decimals: int = 4) -> str:
    return "–" if value is None else f"{value:.{decimals}f}"
