"""`figures satisfaction`."""

from collections.abc import Mapping
from typing import Any

import click

from cxdash.cli.figures import options
from cxdash.cli.figures.options import DECIMALS
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
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
    options.show(found, as_json, lambda one: _layout(one, Words(spoken)))


def _range(row: Mapping[str, Any], words: Words) -> str:
    """Return the interval of the relationship's headline; of a net promoter score that by the score method, too."""
    name = "" if row.get("value") is not None else "top2_"
    if row.get(f"{name}low") is None:
        return ""
    ends = {"low": words.number(row[f"{name}low"], DECIMALS), "high": words.number(row[f"{name}high"], DECIMALS)}
    if name:
        said = words.gettext("{low} to {high}", **ends)
        return f" ({said})"
    by_score = {
        "score_low": words.number(row["score_low"], DECIMALS),
        "score_high": words.number(row["score_high"], DECIMALS),
    }
    said = words.gettext("{low} to {high}; score method {score_low} to {score_high}", **ends, **by_score)
    return f" ({said})"


def _answers(row: Mapping[str, Any], words: Words) -> str:
    """Return the number of answers, and the effective one where weights make them count as fewer."""
    few = row["n_eff"] is not None and round(row["n_eff"]) < row["n"]
    if few:
        return words.gettext(
            "{n} answers (effective {effective})", n=words.number(row["n"]), effective=words.number(row["n_eff"], 1)
        )
    return words.gettext("{n} answers", n=words.number(row["n"]))


def _again(found: Mapping[str, Any] | None, words: Words) -> list[str]:
    """Return how the whole relationship changed among those who answered twice."""
    if found is None:
        return []
    if found["numbered"]:
        numbered = gettext_noop(
            "Respondents are numbered 1, 2, 3 ... in {earlier}, too: who answered both cannot be told"
        )
        return [words.gettext(numbered, earlier=found["earlier"])]
    both = gettext_noop(
        "Answered both {earlier} and {later}, {measure}: {change} ({low} to {high}) among {n}; {only_earlier} answered "
        "only the first, {only_later} only the second"
    )
    surveys = {"earlier": found["earlier"], "later": found["later"]}
    counted = ("n", "only_earlier", "only_later")
    return [
        words.gettext(
            both,
            measure=row["measure"],
            **surveys,
            **{name: words.number(row[name]) for name in counted},
            **_change(row, words),
        )
        for row in found["rows"]
        if not row["touchpoint"]
    ]


def _change(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    return {
        name: words.number(row[column], DECIMALS)
        for name, column in (("change", "change"), ("low", "change_low"), ("high", "change_high"))
    }


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    span = record["view"]
    period = {"first": span["from"] or "–", "last": span["to"] or "–"}
    segment = span["segment"] or words.gettext("all")
    lines = [words.gettext("Period {first} to {last}, segment {segment}", **period, segment=segment)]
    lines += record["compared"]
    for measure, row in record["relationship"].items():
        score = row.get("value")
        headline = row.get("top2") if score is None else score
        whole = words.gettext("Whole relationship, {measure}", measure=measure)
        written = words.number(headline, DECIMALS)
        lines.append(f"{whole}: {written}{_range(row, words)}, {_answers(row, words)}; {row['compared']}")
    lines += _again(record["repeated"], words)
    compared = [measure for measure, one in record["scales"].items() if one["of_the_way"]]
    if compared:
        names = ", ".join(compared)
        lines.append(
            words.gettext("Compared as per cent of the way from worst (0) to best (100): {measures}", measures=names)
        )
    heads = (
        *(words.gettext("touchpoint"), words.gettext("measure"), words.gettext("scale"), "n", words.gettext("mean")),
        *(words.gettext("from"), words.gettext("to"), words.gettext("top two"), words.gettext("gap")),
    )
    rows = [
        [
            *(row["key"], row["measure"], "0–100" if row["of_the_way"] else row["scale"], words.number(row["n"])),
            *(words.number(row[name], DECIMALS) for name in ("mean", "mean_low", "mean_high", "top2", "gap")),
        ]
        for row in record["touchpoints"]
    ]
    lines += options.table(heads, rows, left=3)
    return [*lines, *record["promises"]["sentences"]]
