"""A store like a real company's, always the same: 8 stages, 32 touchpoints, 24 months, 3 segments, 60,000 answers."""

from pathlib import Path

import numpy as np
import pandas as pd

from cxdash.domain.people import admin
from cxdash.domain.surveys import Wave
from cxdash.store import database
from cxdash.store.write import answers

STAGES = {
    "discover": "Discover",
    "compare": "Compare",
    "order": "Order",
    "connect": "Get connected",
    "use": "Use",
    "help": "Get help",
    "renew": "Renew",
    "recommend": "Recommend",
}
CHANNELS = ["website", "shop", "phone", "letter"]
EASE_ASKED = ["help_website", "help_shop", "help_phone", "order_website"]
SEGMENTS = {"home": 0.74, "coop": 0.18, "business": 0.08}
MONTHS = [str(month) for month in pd.period_range("2024-11", "2026-10", freq="M")]
ASKED, ASKED_OF_THE_WHOLE, COMMENTS = 1000, 2400, 400
TEXTS = [
    "Three appointments, and nobody came.",
    "Five days became fifteen.",
    "I had to chase you myself.",
    "Quick and kind.",
]


def fill(path: Path | str) -> str:
    """Make the store, a file's or by its address, and return its address."""
    random = np.random.default_rng(2026)
    touchpoints = _touchpoints(random)
    parts = [_of_touchpoint(key, place, random) for place, key in enumerate(touchpoints["key"])]
    given = pd.concat([*parts, _of_relationship(random)], ignore_index=True)
    given = given.assign(need="", weight=1.0, count=1, scale="")
    said = given[(given["measure"] == "CSAT") & (given["touchpoint"] != "")].sample(COMMENTS, random_state=7)
    comments = said[["respondent", "touchpoint", "date"]].assign(text=[TEXTS[i % len(TEXTS)] for i in range(COMMENTS)])
    wave = Wave("company", "A company", "company.csv", "", touchpoints, given, comments)
    engine = database.open_store(str(path))
    answers.load(engine, wave, who=admin("benchmark"))
    engine.dispose()
    return str(path)


def _touchpoints(random: np.random.Generator) -> pd.DataFrame:
    rows = [
        {
            "key": f"{stage}_{channel}",
            "name": f"{name}, {channel}",
            "stage": stage,
            "stage_name": name,
            "channel": channel,
            "contact": "indirect" if stage == "discover" and channel == "letter" else "direct",
            "customers_per_year": float(random.integers(2_000, 90_000)),
        }
        for stage, name in STAGES.items()
        for channel in CHANNELS
    ]
    return pd.DataFrame(rows)


def _of_touchpoint(key: str, place: int, random: np.random.Generator) -> pd.DataFrame:
    """Ask all for satisfaction, three in five for what they expected, and at some touchpoints for ease."""
    people = _people(key, ASKED, random)
    got = 3.9 - 0.8 * (key.startswith("connect")) - 0.02 * place
    some = people.iloc[: ASKED * 3 // 5]
    parts = [_answer(people, "CSAT", got, 1.05, (1, 5), random), _answer(some, "EXPECTATION", 4.0, 0.8, (1, 5), random)]
    if key in EASE_ASKED:
        parts.append(_answer(people, "CES", 4.6, 1.5, (1, 7), random))
    return pd.concat(parts).assign(touchpoint=key)


def _of_relationship(random: np.random.Generator) -> pd.DataFrame:
    people = _people("whole", ASKED_OF_THE_WHOLE, random)
    parts = [_answer(people, "CSAT", 3.8, 1.0, (1, 5), random), _answer(people, "NPS", 7.6, 2.2, (0, 10), random)]
    return pd.concat(parts).assign(touchpoint="")


def _people(name: str, number: int, random: np.random.Generator) -> pd.DataFrame:
    months, days = random.integers(len(MONTHS), size=number), random.integers(1, 29, size=number)
    return pd.DataFrame(
        {
            "respondent": [f"{name}-{i}" for i in range(number)],
            "date": [f"{MONTHS[month]}-{day:02d}" for month, day in zip(months, days, strict=True)],
            "segment": random.choice(list(SEGMENTS), size=number, p=list(SEGMENTS.values())),
        }
    )


def _answer(
    people: pd.DataFrame, measure: str, mean: float, spread: float, scale: tuple[int, int], random: np.random.Generator
) -> pd.DataFrame:
    scores = np.clip(random.normal(mean, spread, size=len(people)).round(), *scale).astype(int)
    return people.assign(measure=measure, score=scores)
