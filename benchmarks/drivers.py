"""The time drivers of satisfaction take: 62,000 respondents × 14 touchpoints, read and explained."""

import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from benchmarks import measure
from benchmarks.measure import Result
from cxdash.domain.people import admin
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.surveys import Wave
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import drivers as measures
from cxdash.measures.satisfaction import penalty_reward
from cxdash.store import database
from cxdash.store.read.respondents import drivers as store
from cxdash.store.write import answers

BUDGET = 3.0
"""Seconds it may take on request; afterwards it is kept."""

RESPONDENTS, TOUCHPOINTS = 62_000, 14


def on_request(quick: bool) -> list[Result]:
    """Set the time from the request to the figures beside the three seconds it may take; *besides* tells its parts."""
    respondents = RESPONDENTS // 20 if quick else RESPONDENTS
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open_store(f"sqlite:///{Path(folder) / 'cxdash.db'}")
        answers.load(engine, wave(respondents), who=admin("benchmark"))
        taken = [_request(engine) for _ in range(2 if quick else 5)]
        engine.dispose()
    read, explained = (np.array(part) for part in zip(*taken, strict=True))
    return [
        measure.result(
            "drivers.on_request",
            "<= 1",
            ("request", (read + explained).tolist()),
            ("allowed", [BUDGET] * len(taken)),
            f"Drivers with ranges, penalties and rewards of {respondents:,} respondents × 14 touchpoints, against 3 s.",
            reading_ms=measure.milliseconds(read.tolist()),
            explaining_ms=measure.milliseconds(explained.tolist()),
        )
    ]


def _request(engine: Engine) -> tuple[float, float]:
    start = time.perf_counter()
    with database.reading(engine) as connection:
        given = store.answered(connection, View(), "CSAT", None)
    between = time.perf_counter()
    measures.drivers(given.matrix, given.outcome, given.weights, given.keys, "CSAT", given.asked)
    penalty_reward.effects(
        given.matrix, given.outcome, given.weights, given.keys, [SCALES[Measure.CSAT]] * len(given.keys)
    )
    return between - start, time.perf_counter() - between


def wave(respondents: int) -> Wave:
    """Return a survey in which all answer about each touchpoint and the whole."""
    rng = np.random.default_rng(1)
    mood = rng.normal(0, 0.7, (respondents, 1))
    scores = np.clip(np.round(3.3 + mood + rng.normal(0, 1, (respondents, TOUCHPOINTS + 1))), 1, 5).astype(int)
    keys = [*(f"t{at}" for at in range(TOUCHPOINTS)), ""]
    rows = pd.DataFrame(
        {
            "respondent": np.repeat([str(at) for at in range(respondents)], len(keys)),
            "touchpoint": keys * respondents,
            "measure": "CSAT",
            "scale": "",
            "score": scores.ravel(),
            "date": "2026-05-01",
            "segment": "",
            "need": "",
            "weight": 1.0,
            "count": 1,
        }
    )
    places = pd.DataFrame(
        [(key, key, "use", "Use") for key in keys if key], columns=["key", "name", "stage", "stage_name"]
    )
    return Wave(
        key="drivers",
        name="Drivers",
        file="drivers.csv",
        mapping="",
        touchpoints=places,
        answers=rows.astype(dict.fromkeys(["touchpoint", "measure", "date", "segment", "need"], "category")),
        comments=pd.DataFrame(columns=["respondent", "touchpoint", "text", "date"]),
    )
