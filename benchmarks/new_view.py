"""What a view costs that nobody has looked at, of every page: the whole rerun, with nothing kept of any other view."""

import tempfile
from pathlib import Path

from benchmarks import measure, readers
from benchmarks.measure import Result
from benchmarks.readers import DEMO_ROUNDS, OURS, Round
from benchmarks.rerun import DEMO
from cxdash.services import demo_store

MOST = 0.15
"""The seconds of processor time that a new view of a page may cost."""


def to_most(quick: bool) -> list[Result]:
    """Compare a new view of each page with the most it may cost.

    Hard, since what was computed for any view is forgotten before each, as after an edit: figures are read, computed
    and drawn anew. Imports, compiled pictures and the open store stay, as on a server.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        return [_of_page(what, store, quick) for what in DEMO_ROUNDS if not what.afresh]


def _of_page(what: Round, store: str, quick: bool) -> Result:
    with readers.reading(OURS, store, what) as reader:
        seconds = [reader.rerun_anew() for _ in range(2 if quick else 9)]
    return measure.result(
        f"new_view.{what.page}",
        "<= 1",
        ("new", seconds),
        ("most", [MOST]),
        f"A rerun of the {what.page.capitalize()} page, {DEMO}, with nothing kept of any view, against the most it may "
        "cost; gc.collect(2) after each run as in the server.",
        longest_ms=round(max(seconds) * 1000, 3),
    )
