"""What the command line prints of satisfaction over time and of what matters most."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from cxdash.domain.periods import Period
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import drivers, importance, penalty_reward
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import control_chart
from cxdash.store.read import drivers as store


def matters(
    connection: Connection, tables: Mapping[str, pd.DataFrame], found: Satisfaction, view: View, *, driven: bool
) -> dict[str, Any]:
    """Return signals, importance–performance and, where asked for, drivers by measure; else None for these."""
    over_time = satisfaction.compute(tables, satisfaction.up_to_the_end(tables, view))
    return {
        "signals": control_chart.as_records(over_time.months),
        "ipa": importance.as_records(found, store.importance(connection, view)),
        "drivers": _drivers(connection, found, view) if driven else None,
    }


def _drivers(connection: Connection, found: Satisfaction, view: View) -> dict[str, Any]:
    """Return by measure what overall satisfaction goes with, and what low and high answers do."""
    period = Period(found.view["from"], found.view["to"]) if found.view["from"] else None
    told = {}
    for measure in dict.fromkeys(found.touchpoints.measure):
        given = store.answered(connection, view, Measure(measure), period)
        driving = drivers.drivers(given.matrix, given.outcome, given.weights, given.keys, measure, given.asked)
        hurting = penalty_reward.effects(given.matrix, given.outcome, given.weights, given.keys, measure)
        told[measure] = {**drivers.as_record(driving), "effects": penalty_reward.as_record(hurting)}
    return told
