"""How much an import takes above writing the same rows with nothing but the database's driver."""

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from sqlalchemy import Engine

from benchmarks import measure
from benchmarks.measure import Result
from cxdash.domain.people import admin
from cxdash.domain.surveys import Wave
from cxdash.exchange.survey.mapping import SurveyMapping, read_mapping
from cxdash.exchange.survey.reader import read_survey
from cxdash.store import database
from cxdash.store.write import answers

ROOT = Path(__file__).parents[1]
MAPPING = ROOT / "data" / "mappings" / "airline.toml"
AIRLINE = ROOT.parent / "shared" / "data" / "airline_passenger_satisfaction.zip"
COLUMNS = "survey_id, touchpoint_id, respondent, measure, date, score, segment, need, weight, count"


def to_executemany(quick: bool) -> list[Result]:
    """Compare an import with a raw sqlite3 executemany of the tuples it wrote.

    Fair to the driver: its tuples are ready, while ours are read from the file, checked, told from what is there and
    counted. Both write into a new store with the same tables, indexes, constraints and pragmas, in one transaction
    with its commit; making the store is not timed. Times are the processor's, reading and writing files included, but
    not the waiting for a disk, which is the same for both. The file is the airline survey where ../shared is, else one
    made of as many rows with the same columns. gc is frozen before each.
    """
    mapping = read_mapping(MAPPING.read_text(encoding="utf-8"))
    file, content = (AIRLINE.name, AIRLINE.read_bytes()) if AIRLINE.exists() else ("made.csv", made(mapping))
    if quick:
        file, content = "made.csv", made(mapping, 5_000)
    with tempfile.TemporaryDirectory() as folder:
        stores = _Stores(Path(folder), read_survey(content, file, mapping))
        rows = stores.rows()
        ours, raw = measure.in_turns(
            1 if quick else 3,
            lambda: stores.timed(
                lambda engine: answers.load(engine, read_survey(content, file, mapping), who=admin("benchmark"))
            ),
            lambda: stores.timed(lambda engine: _executemany(engine, rows)),
        )
    return [
        measure.result(
            "import.to_executemany",
            "<= 3",
            ("import", ours),
            ("executemany", raw),
            f"{file} ({len(rows):,} answers) read by its mapping, checked, written and counted, against sqlite3's"
            " executemany of the same tuples, ready made, into the same table.",
        )
    ]


class _Stores:
    """New stores that hold the survey and its touchpoints, but no answers yet."""

    def __init__(self, folder: Path, wave: Wave) -> None:
        self._folder, self._wave, self._made = folder, wave, 0

    def rows(self) -> list[tuple]:
        """Return the tuples an import writes."""
        engine = self._new()
        with sqlite3.connect(str(engine.url.database)) as connection:
            ids = dict(connection.execute("SELECT key, id FROM touchpoint"))
            survey = connection.execute("SELECT id FROM survey").fetchone()[0]
        self._delete(engine)
        given = self._wave.answers
        columns = [given[name].tolist() for name in COLUMNS.split(", ")[2:]]
        return list(zip([survey] * len(given), given["touchpoint"].map(ids).tolist(), *columns, strict=True))

    def timed(self, work: measure.Callable[[Engine], object]) -> float:
        """Make a store and time the work on it."""
        engine = self._new()
        with measure.frozen():
            seconds = measure.processor(lambda: work(engine))()
        self._delete(engine)
        return seconds

    def _new(self) -> Engine:
        self._made += 1
        engine = database.open_store(str(self._folder / f"{self._made}.db"))
        empty = replace(self._wave, answers=self._wave.answers.iloc[:0], comments=self._wave.comments.iloc[:0])
        answers.load(engine, empty, who=admin("benchmark"))
        return engine

    def _delete(self, engine: Engine) -> None:
        engine.dispose()
        for file in self._folder.glob(f"{self._made}.db*"):
            file.unlink()


def _executemany(engine: Engine, rows: list[tuple]) -> None:
    places = ", ".join("?" * len(rows[0]))
    with engine.connect() as connection:  # the store's own connection, and so its pragmas
        driver = connection.connection.driver_connection
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(f"INSERT INTO response ({COLUMNS}) VALUES ({places})", rows)
        driver.execute("COMMIT")


def write_survey(file: Path, answers: int) -> None:
    """Write a survey of at least so many answers, with the airline's columns."""
    mapping = read_mapping(MAPPING.read_text(encoding="utf-8"))
    file.write_bytes(made(mapping, -(-answers // len(mapping.questions))))


def made(mapping: SurveyMapping, rows: int = 129_880) -> bytes:
    """Make a file of the airline's size, with the columns its mapping names."""
    random = np.random.default_rng(2026)
    asked = [question.column for question in mapping.questions]
    codes = [[text for text, _ in question.codes] or list("012345") for question in mapping.questions]
    scores = np.column_stack([random.choice(texts, size=rows) for texts in codes])
    classes = random.choice(["Business", "Economy", "Economy Plus"], size=rows)
    lines = [",".join([mapping.respondent, *mapping.segment, *asked])]
    lines += [f"{row + 1},{classes[row]},{','.join(scores[row])}" for row in range(rows)]
    return "\n".join(lines).encode()
