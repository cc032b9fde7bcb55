"""`figures satisfaction`."""

from collections.abc import Mapping
from typing import Any

import click

from cxdash.cli.figures import options
from cxdash.cli.figures.options import number
from cxdash.presenters.satisfaction import record
from cxdash.services import satisfaction


@click.command("satisfaction")
@options.as_json("shares 0–1, NPS in points, null where hidden.")
@click.option("--all", "everything", is_flag=True, help="Also figures from fewer than 30 answers.")
@options.segment("Only this segment's answers.")
@options.journey("Only this journey's stages.")
@options.language
@options.months("First month; default the last twelve.")
@click.option("--drivers", "driven", is_flag=True, help="Also what overall satisfaction goes with: reads every answer.")
@click.pass_obj
def command(
    store: str | None,
    as_json: bool,
    everything: bool,
    segment: str,
    journey: str,
    language: str,
    first: str,
    last: str,
    driven: bool,
) -> None:
    """What customers expected and what they got."""
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        spoken = options.spoken(connection, language)
        found = record.record(connection, view, spoken, everything=everything, driven=driven)
    options.show(found, as_json, _layout)


def _range(row: Mapping[str, Any]) -> str:
    """Return the interval of the relationship's headline; of a net promoter score that by the score method, too."""
    name = "" if row.get("value") is not None else "top2_"
    if row.get(f"{name}low") is None:
        return ""
    by_score = "" if name else f"; score method {number(row['score_low'])} to {number(row['score_high'])}"
    return f" ({number(row[f'{name}low'])} to {number(row[f'{name}high'])}{by_score})"


def _answers(row: Mapping[str, Any]) -> str:
    """Return the number of answers, and the effective one where weights make them count as fewer."""
    few = row["n_eff"] is not None and round(row["n_eff"]) < row["n"]
    return f"{row['n']} answers" + (f" (effective {row['n_eff']:.1f})" if few else "")


def _again(found: Mapping[str, Any] | None) -> list[str]:
    """Return how the whole relationship changed among those who answered twice."""
    if found is None:
        return []
    if found["numbered"]:
        return [f"Respondents are numbered 1, 2, 3 ... in {found['earlier']}, too: who answered both cannot be told"]
    return [
        f"Answered both {found['earlier']} and {found['later']}, {row['measure']}: {number(row['change'])} "
        f"({number(row['change_low'])} to {number(row['change_high'])}) among {row['n']}; {row['only_earlier']} "
        f"answered only the first, {row['only_later']} only the second"
        for row in found["rows"]
        if not row["touchpoint"]
    ]


def _layout(record: dict[str, Any]) -> list[str]:
    span = record["view"]
    lines = [f"Period {span['from'] or '–'} to {span['to'] or '–'}, segment {span['segment'] or 'all'}"]
    lines += record["compared"]
    for measure, row in record["relationship"].items():
        score = row.get("value")
        headline = row.get("top2") if score is None else score
        lines.append(
            f"Whole relationship, {measure}: {number(headline)}{_range(row)} from {_answers(row)}; {row['compared']}"
        )
    lines += _again(record["repeated"])
    compared = [measure for measure, one in record["scales"].items() if one["of_the_way"]]
    if compared:
        lines.append(f"Compared as per cent of the way from worst (0) to best (100): {', '.join(compared)}")
    lines.append(
        f"{'touchpoint':<28} {'measure':<11} {'scale':<8} {'n':>8} {'mean':>7} {'from':>7} {'to':>7}"
        f" {'top two':>8} {'gap':>7}"
    )
    for row in record["touchpoints"]:
        mean, low, high, top, gap = (number(row[name]) for name in ("mean", "mean_low", "mean_high", "top2", "gap"))
        lines.append(
            f"{row['key'][:28]:<28} {row['measure']:<11} {'% of way' if row['of_the_way'] else row['scale']:<8}"
            f" {row['n']:>8} {mean:>7} {low:>7} {high:>7} {top:>8} {gap:>7}"
        )
    return [*lines, *record["promises"]["sentences"]]
