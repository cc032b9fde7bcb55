"""The findings of the whole company, and those about satisfaction: pages, overview and commands use the same.

Of satisfaction: broken promises, touchpoints that fail where their stage does not, touchpoints that give more than
anybody asked for, and a relationship that scores below each of its touchpoints.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Number, gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.tables import JourneyTables, placed
from cxdash.domain.vocabulary import Contact
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.satisfaction.figures import Satisfaction

UNASKED = 0.125
"""The gap, as a share of the scale, above which, with its whole range, a touchpoint gives more than was asked for."""

MATTERS = 5
"""The importance, of 10, from which a touchpoint that fails is said; one whose importance is not stated is too."""

SUBJECT = "satisfaction"

NOT_STATED: Mapping[str, float] = MappingProxyType({})


def of(
    tables: JourneyTables,
    answered: Satisfaction,
    owned: Ownership,
    of_money: Iterable[Finding] = (),
    importance: Mapping[str, float] = NOT_STATED,
) -> tuple[Finding, ...]:
    """Return all findings of a view and day in order.

    *of_money*: the findings of measures.economics. *importance*: of touchpoints, 1–10, where it is stated.
    """
    found = of_satisfaction(tables, answered, owned, importance)
    return findings.in_order([*owned.findings, *found, *of_money])


def of_satisfaction(
    tables: JourneyTables, answered: Satisfaction, owned: Ownership, importance: Mapping[str, float] = NOT_STATED
) -> tuple[Finding, ...]:
    """Return the findings about satisfaction; *owned* gives each stage's gap and let-downs."""
    return (
        *_broken(tables, owned),
        *_failing(tables, answered, owned, importance),
        *_unasked(tables, answered),
        *_whole_below_parts(tables, answered),
    )


def _broken(tables: JourneyTables, owned: Ownership) -> Iterator[Finding]:
    named = findings.names(tables.stages)
    for row in rows_of(owned.stages[owned.stages.broken.astype(bool)]):
        values = {"stage": named[row["key"]], "mean": Number(row["mean"], 1), "expected": Number(row["expected"], 1)}
        yield Finding(
            "promise_broken",
            Level.QUESTION,
            Message(
                gettext_noop("Customers get less than they expected in the stage {stage}: {mean} against {expected}."),
                values,
            ),
            Message(gettext_noop("Should we deliver more there, or promise less?"), values),
            stage=row["key"],
            evidence={name: row[name] for name in ("mean", "expected", "gap", "gap_low", "gap_high", "n")},
            weight=0.0 if pd.isna(row["let_downs"]) else float(row["let_downs"]),
            subject=SUBJECT,
        )


def _failing(
    tables: JourneyTables, answered: Satisfaction, owned: Ownership, importance: Mapping[str, float]
) -> Iterator[Finding]:
    """Yield the touchpoint with most let-downs that clearly fails in each stage whose mean hides that.

    A direct touchpoint fails where its whole range is below the middle of the scale, or its gap below −UNASKED of it.
    The mean hides it where it is not itself below the middle, and the touchpoint's whole range is below the mean.
    """
    scale, scores = answered.on[Measure.CSAT].scale, answered.touchpoints
    middle, least = (scale.lowest + scale.highest) / 2, UNASKED * (scale.highest - scale.lowest)
    direct = _direct(tables)
    columns = (owned.stages[name].tolist() for name in ("key", "mean", "broken"))
    whole = {key: mean for key, mean, broken in zip(*columns, strict=True) if not broken}
    lost = owned.let_downs.touchpoints
    counted = dict(zip(lost.key.tolist(), lost.let_downs.tolist(), strict=True))
    rows = [
        {**row, "let_downs": counted.get(row["key"], np.nan)}
        for row in _asked(scores)
        if (row["mean_high"] < middle or row["gap_high"] < -least)
        and row["key"] in direct
        and whole.get(row["stage"], np.nan) >= middle
        and row["mean_high"] < whole[row["stage"]]
        and importance.get(row["key"], MATTERS) >= MATTERS
    ]
    rows.sort(key=lambda row: (np.isnan(row["let_downs"]), -np.nan_to_num(row["let_downs"]), row["mean"]))
    touchpoints, stages = findings.names(tables.touchpoints), findings.names(tables.stages)
    worst: dict[str, dict[Any, Any]] = {}
    for row in rows:
        worst.setdefault(row["stage"], row)
    for row in worst.values():
        values = {
            "touchpoint": touchpoints[row["key"]],
            "stage": stages[row["stage"]],
            "mean": Number(row["mean"], 1),
            "whole": Number(whole[row["stage"]], 1),
            "expected": Number(row["expected"], 1),
        }
        yield Finding(
            "touchpoint_fails",
            Level.QUESTION,
            Message(FAILS[bool(pd.isna(row["gap_high"]))], values),
            Message(gettext_noop("Who looks at {touchpoint} by itself, and what would make it better?"), values),
            stage=row["stage"],
            evidence={
                "touchpoint": row["key"],
                **{name: row[name] for name in ("mean", "expected", "gap", "gap_low", "gap_high", "n")},
            },
            weight=0.0 if pd.isna(row["let_downs"]) else float(row["let_downs"]),
            subject=SUBJECT,
        )


FAILS = {
    True: gettext_noop("{touchpoint} fails at {mean}, which the mean of the stage {stage}, {whole}, hides."),
    False: gettext_noop(
        "{touchpoint} fails at {mean} against {expected} expected, which the mean of the stage {stage}, {whole}, hides."
    ),
}
"""Of a touchpoint that fails, by whether it is unknown what was expected."""


def _unasked(tables: JourneyTables, answered: Satisfaction) -> Iterator[Finding]:
    named, scores = findings.names(tables.touchpoints), answered.touchpoints
    scale = answered.on[Measure.CSAT].scale
    in_journey = set(placed(tables.stages).key)
    least = UNASKED * (scale.highest - scale.lowest)
    for row in _asked(scores):
        if not row["gap_low"] > least or row["stage"] not in in_journey:
            continue
        values = {"touchpoint": named[row["key"]], "gap": Number(row["gap"], 1)}
        yield Finding(
            "more_than_asked",
            Level.QUESTION,
            Message(gettext_noop("{touchpoint} gives {gap} more than customers expect: lovely, and unasked."), values),
            Message(
                gettext_noop("Would customers miss {touchpoint}, or could what it costs do more elsewhere?"), values
            ),
            stage=row["stage"],
            evidence={"touchpoint": row["key"], **{name: row[name] for name in ("gap", "gap_low", "gap_high", "n")}},
            subject=SUBJECT,
        )


def _asked(scores: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the rows of touchpoints' satisfaction."""
    columns = {name: scores[name].tolist() for name in ("measure", *ROW)}
    rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return [row for row in rows if row["measure"] == Measure.CSAT]


ROW = ("key", "stage", "n", "mean", "mean_low", "mean_high", "expected", "gap", "gap_low", "gap_high")


def _direct(tables: JourneyTables) -> set[str]:
    """Return the touchpoints that meet customers directly."""
    places = zip(tables.touchpoints.key.tolist(), tables.touchpoints.contact.tolist(), strict=True)
    return {key for key, contact in places if contact == Contact.DIRECT}


def _whole_below_parts(tables: JourneyTables, answered: Satisfaction) -> Iterator[Finding]:
    """Yield a finding if every touchpoint is above the middle and the relationship below them all: look between them.

    It compares scores on one scale, so there is none where the relationship was asked on another.
    """
    direct, one = _direct(tables), answered.on[Measure.CSAT]
    parts = [row for row in _asked(answered.touchpoints) if row["key"] in direct and not np.isnan(row["mean"])]
    asked = [row for row in rows_of(answered.relationship) if row["measure"] == Measure.CSAT]
    alike = [row for row in asked if (row["scale"], row["of_the_way"]) == (one.scale.code, one.of_the_way)]
    whole = next((row for row in alike if not np.isnan(row["mean"])), None)
    middle = (one.scale.lowest + one.scale.highest) / 2
    if len(parts) < 2 or whole is None:
        return
    if not min(row["mean_low"] for row in parts) > max(middle, whole["mean_high"]):
        return
    least = min(parts, key=itemgetter("mean"))
    figures = {"whole": float(whole["mean"]), "least": float(least["mean"])}
    values = {name: Number(figure, 1) for name, figure in figures.items()}
    yield Finding(
        "whole_below_parts",
        Level.QUESTION,
        Message(
            gettext_noop(
                "Every touchpoint is fine, the whole is not: customers give the relationship {whole}, and no "
                "touchpoint less than {least}."
            ),
            values,
        ),
        Message(gettext_noop("What falls between the touchpoints, where one hands over to the next?"), values),
        evidence={**figures, "touchpoint": least["key"], "n": int(whole["n"])},
        subject=SUBJECT,
    )
