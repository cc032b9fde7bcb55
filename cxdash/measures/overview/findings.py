"""The findings of the whole company, and those about satisfaction: pages, overview and commands use the same.

Of satisfaction: broken promises, touchpoints that fail where their stage does not, touchpoints that give more than
anybody asked for, and a relationship that scores below each of its touchpoints.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from cxdash.domain import findings
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Number, gettext_noop
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
    for row in owned.stages[owned.stages.broken.astype(bool)].to_dict("records"):
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
    rows = scores[(scores.measure == Measure.CSAT) & ((scores.mean_high < middle) | (scores.gap_high < -least))]
    direct = tables.touchpoints.key[tables.touchpoints.contact == Contact.DIRECT]
    whole = owned.stages[~owned.stages.broken.astype(bool)].set_index("key")["mean"]
    of_stage = rows.stage.map(whole).astype(float)
    matters = np.array([importance.get(key, MATTERS) >= MATTERS for key in rows.key], bool)
    rows = rows[rows.key.isin(direct) & (of_stage >= middle) & (rows.mean_high < of_stage) & matters]
    counted = owned.let_downs.touchpoints.set_index("key").let_downs
    rows = rows.assign(let_downs=rows.key.map(counted)).sort_values(["let_downs", "mean"], ascending=[False, True])
    touchpoints, stages = findings.names(tables.touchpoints), findings.names(tables.stages)
    for row in rows.drop_duplicates("stage").to_dict("records"):
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
    in_journey = scores.stage.isin(placed(tables.stages).key)
    least = UNASKED * (scale.highest - scale.lowest)
    for row in scores[(scores.measure == Measure.CSAT) & (scores.gap_low > least) & in_journey].to_dict("records"):
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


def _whole_below_parts(tables: JourneyTables, answered: Satisfaction) -> Iterator[Finding]:
    """Yield a finding if every touchpoint is above the middle and the relationship below them all: look between them.

    It compares scores on one scale, so there is none where the relationship was asked on another.
    """
    direct = tables.touchpoints.key[tables.touchpoints.contact == Contact.DIRECT]
    scores = answered.touchpoints[answered.touchpoints.measure == Measure.CSAT]
    parts = scores[scores.key.isin(direct) & scores["mean"].notna()]
    asked = answered.relationship
    whole = asked[(asked.measure == Measure.CSAT) & asked["mean"].notna()]
    one = answered.on[Measure.CSAT]
    whole = whole[(whole.scale == one.scale.code) & (whole.of_the_way == one.of_the_way)]
    middle = (one.scale.lowest + one.scale.highest) / 2
    if len(parts) < 2 or whole.empty or not parts.mean_low.min() > max(middle, whole.mean_high.iloc[0]):
        return
    least = parts.sort_values("mean").iloc[0]
    figures = {"whole": float(whole["mean"].iloc[0]), "least": float(least["mean"])}
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
        evidence={**figures, "touchpoint": least["key"], "n": int(whole.n.iloc[0])},
        subject=SUBJECT,
    )
