"""The findings of the whole company, and those about satisfaction: pages, overview and commands use the same.

Of satisfaction: broken promises, touchpoints that give more than anybody asked for, and a relationship that scores
below each of its touchpoints.
"""

from collections.abc import Iterable, Iterator

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

SUBJECT = "satisfaction"


def of(
    tables: JourneyTables, answered: Satisfaction, owned: Ownership, of_money: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return all findings of a view and day in order.

    *of_money*: the findings of measures.economics.
    """
    return findings.in_order([*owned.findings, *of_satisfaction(tables, answered, owned), *of_money])


def of_satisfaction(tables: JourneyTables, answered: Satisfaction, owned: Ownership) -> tuple[Finding, ...]:
    """Return the findings about satisfaction; *owned* gives each stage's gap and let-downs."""
    return (*_broken(tables, owned), *_unasked(tables, answered), *_whole_below_parts(tables, answered))


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
