"""Whether a view costs more with a hundred times as many answers."""

import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import measure
from benchmarks.measure import Result, Timed, processor
from cxdash.domain.people import admin
from cxdash.domain.surveys import Wave
from cxdash.domain.tables import AnswerTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import figures as measures
from cxdash.store import database
from cxdash.store.read import satisfaction as store
from cxdash.store.write import answers

TOUCHPOINTS = [f"touchpoint{number:02d}" for number in range(30)]
MONTHS = [str(month) for month in pd.period_range("2024-11", "2026-10", freq="M")]
SEGMENTS = ["home", "coop", "business", "public"]
PAIRS = list(product(range(2, 6), repeat=2))
"""What someone got and expected; with four scores each, a hundred thousand answers are enough to fill every cell."""

CELLS = len(TOUCHPOINTS) * len(MONTHS) * len(SEGMENTS) * len(PAIRS)
WAVE = 2_000_000


def large_to_small(quick: bool) -> list[Result]:
    """Compare the tables and figures of a view over 10⁷ answers with those over 10⁵, on SQLite.

    Fair, since both stores are loaded with raw answers, survey wave by survey wave, through `answers.load`, on the same
    grid of 30 touchpoints × 2 measures × 24 months × 4 segments with every cell filled, which is checked: the same
    number of rows comes back from both. gc is frozen as in the server;
    times are the processor's.
    """
    many, few = (200_000, 100_000) if quick else (10**7, 10**5)
    with tempfile.TemporaryDirectory() as folder:
        stores = [_fill(Path(folder) / f"{size}.db", size) for size in (many, few)]
        with measure.frozen():
            results = [
                _compare(*stores, segment, quick, f"{many:,} answers against {few:,}") for segment in ("", "coop")
            ]
        for engine in stores:
            engine.dispose()
    return [one for of_view in results for one in of_view]


def _compare(many: database.Engine, few: database.Engine, segment: str, quick: bool, sizes: str) -> list[Result]:
    view = View(segment=segment)
    shapes = [{name: len(table) for name, table in vars(_tables(engine, view)).items()} for engine in (many, few)]
    if shapes[0] != shapes[1]:
        raise RuntimeError(f"The grids differ: {shapes}.")
    work: list[Timed] = [processor(lambda e=engine: _tables(e, view)) for engine in (many, few)]
    work += [processor(lambda e=engine: measures.compute(_tables(e, view), view)) for engine in (many, few)]
    for timed in work:
        timed()
    tables_many, tables_few, both_many, both_few = measure.in_turns(3 if quick else 40, *work)
    seen, ending = ("one of four segments", ".segment") if segment else ("all customers", "")
    return [
        measure.result(
            f"query.1e7_to_1e5{ending}",
            "<= 1.5",
            ("many", both_many),
            ("few", both_few),
            f"store.satisfaction.tables and measures.satisfaction.figures, {seen}, {sizes}, the same full grid.",
        ),
        measure.result(
            f"query.1e7_to_1e5.tables{ending}",
            "<= 1.5",
            ("many", tables_many),
            ("few", tables_few),
            f"store.satisfaction.tables alone, {seen}, {sizes}, the same full grid.",
        ),
    ]


def _tables(engine: database.Engine, view: View) -> AnswerTables:
    with database.reading(engine) as connection:
        return store.tables(connection, view)


def _fill(path: Path, size: int) -> database.Engine:
    engine = database.open_store(str(path))
    for number, given in enumerate(_waves(size)):
        none = pd.DataFrame(columns=["respondent", "touchpoint", "date", "text"])
        wave = Wave(f"wave{number}", f"Wave {number}", "", "", _declared(), given, none)
        answers.load(engine, wave, who=admin("benchmark"))
    return engine


def _declared() -> pd.DataFrame:
    rows = [{"key": key, "name": key, "stage": f"stage{place // 4}"} for place, key in enumerate(TOUCHPOINTS)]
    return pd.DataFrame(rows).assign(stage_name=lambda made: made["stage"], customers_per_year=10_000.0)


def _waves(size: int) -> Iterator[pd.DataFrame]:
    """Fill every cell once, then at random: two answers a person, what they got and what they had expected."""
    random = np.random.default_rng(2026)
    people = size // 2
    cells = np.concatenate([np.arange(CELLS), random.integers(CELLS, size=people - CELLS)])
    for start in range(0, people, WAVE // 2):
        yield _answers(cells[start : start + WAVE // 2], start)


def _answers(cells: np.ndarray, start: int) -> pd.DataFrame:
    touchpoint, month, segment, pair = np.unravel_index(
        cells, (len(TOUCHPOINTS), len(MONTHS), len(SEGMENTS), len(PAIRS))
    )
    people = pd.DataFrame(
        {
            "respondent": pd.Series(np.arange(start, start + len(cells))).astype(str).str.zfill(8),
            "touchpoint": pd.Categorical.from_codes(touchpoint, TOUCHPOINTS),
            "date": pd.Categorical.from_codes(month, [f"{month}-15" for month in MONTHS]),
            "segment": pd.Categorical.from_codes(segment, SEGMENTS),
            "need": pd.Categorical.from_codes(np.zeros(len(cells), int), [""]),
            "scale": pd.Categorical.from_codes(np.zeros(len(cells), int), [""]),
            "weight": 1.0,
            "count": 1,
        }
    )
    scores = np.array(PAIRS)[pair]
    both = [people.assign(measure=name, score=scores[:, place]) for place, name in enumerate(("CSAT", "EXPECTATION"))]
    return pd.concat(both).sort_index(kind="stable").reset_index(drop=True).astype({"measure": "category"})
