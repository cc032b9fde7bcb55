"""What the command line prints of satisfaction over time and of what matters most."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from cxdash.measures import drivers, importance, penalty_reward, satisfaction, signals
from cxdash.measures.satisfaction import Satisfaction
from cxdash.store import drivers as store
from cxdash.vocabulary import Measure, Period, View


def matters(
    connection: Connection, tables: Mapping[str, pd.DataFrame], found: Satisfaction, view: View, *, driven: bool
) -> dict[str, Any]:
    """Return signals, importance–performance and, where asked for, drivers by measure; else None for these."""
    over_time = satisfaction.figures(tables, satisfaction.up_to_the_end(tables, view))
    return {
        "signals": signals.as_records(over_time.months),
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
