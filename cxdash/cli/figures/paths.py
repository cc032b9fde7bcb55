"""`figures paths`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.domain.paths import RULES
from cxdash.i18n.translator import Words
from cxdash.presenters.paths import record as presenter


@click.command("paths")
@options.as_json("credit in customers, shares 0–1, null for what is not known.")
@options.language
@dates.day("The day on which roles are accountable; default today.")
@click.pass_obj
def command(store: str | None, as_json: bool, language: str, on: date) -> None:
    """Which touchpoints get credit for new customers, and how far that hangs on the rule."""
    with options.opened(store) as connection:
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, spoken, on)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    if not record["totals"]["paths"]:
        return record["sentences"]
    totals, rate = record["totals"], record["base_rate"]
    counted = {name: words.number(totals[name]) for name in ("paths", "conversions", "non_conversions")}
    all_paths = words.gettext(
        "{paths} paths: {conversions} became customers, {non_conversions} did not; base rate {share}",
        **counted,
        share=words.number(rate, options.DECIMALS),
    )
    lines = [all_paths, words.gettext("Credit is a convention, not a cause."), *record["sentences"]]
    titles = {"touchpoint": words.gettext("touchpoint"), "role": words.gettext("role")}
    ends = (words.gettext("lowest"), words.gettext("highest"))
    rules = [words.gettext(name) for name in RULES.values()]
    for title, rows in (("touchpoint", record["touchpoints"]), ("role", record["roles"])):
        credit = [
            [row[title] or words.gettext("nobody"), *(words.number(row[name], 1) for name in (*RULES, "low", "high"))]
            for row in rows
        ]
        lines += options.table((titles[title], *rules, *ends), credit)
    heads = (words.gettext("reached"), words.gettext("went on"), words.gettext("customers"), words.gettext("lost"))
    counts = [
        [row["touchpoint"], *(words.number(row[name]) for name in ("reached", "went_on", "converted", "lost"))]
        for row in record["drop_off"]
    ]
    return [*lines, *options.table((titles["touchpoint"], *heads), counts)]
