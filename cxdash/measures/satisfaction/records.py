"""The figures of satisfaction as plain values, None if unknown."""

from typing import Any

from cxdash.domain.plain import records
from cxdash.domain.scales import Measure, scale_of
from cxdash.measures.satisfaction.figures import ONLY_NPS, Row, Satisfaction
from cxdash.measures.stats.scales import One


def as_record(computed: Satisfaction) -> dict[str, Any]:
    """Return the figures as `figures satisfaction --json` prints them: plain values, None if unknown.

    Touchpoints and stages are on the scale of their own answers where it is one, and *way* is their mean in per cent of
    the way from worst to best; months are on the scale that all touchpoints share.
    """
    return {
        "subject": "satisfaction",
        "view": computed.view,
        "relationship": {row["measure"]: _of_measure(row) for row in records(computed.relationship)},
        "touchpoints": [{**row, "way": _way(row)} for row in records(computed.own)],
        "scales": {measure: _scale(one) for measure, one in computed.on.items() if computed.asked_on.get(measure)},
        "stages": [{**_of_stage(row), "way": _way(row)} for row in records(computed.own_stages)],
        "months": records(computed.months),
        "surveys": records(computed.by_round.rename(columns={"month": "months"})),
        "hidden": list(computed.hidden),
    }


def _scale(one: One) -> Row:
    return {"scale": one.scale.code, "of_the_way": one.of_the_way}


def _way(row: Row) -> float | None:
    """Return how far a row's mean is on the way from the worst to the best score, in per cent."""
    if row["mean"] is None or row["of_the_way"]:
        return row["mean"]
    return 100 * float(scale_of(row["measure"], row["scale"]).share(row["mean"]))


def _of_measure(row: Row) -> Row:
    unused = {"measure"} if row["measure"] == Measure.NPS else {"measure", *ONLY_NPS}
    return {name: value for name, value in row.items() if name not in unused}


def _of_stage(row: Row) -> Row:
    """Nest the pooled figures, and leave out standard errors and degrees of freedom."""
    plain = {name: value for name, value in row.items() if not name.endswith(("_se", "_df")) and "pooled" not in name}
    return {**plain, "pooled": {name: row[f"pooled_{name}"] for name in ("n", "mean", "top2")}}
